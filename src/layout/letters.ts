/** The n-th letter, from 1: A to Z, then AA, AB … */
export function letter(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return (rest > 0 ? letter(rest) : '') + String.fromCharCode(65 + ((n - 1) % 26));
}

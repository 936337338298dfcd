/** Numbers in content streams: a hundredth of a point is finer than any printer. */
export function n(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a coordinate is ${value}`);
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** `#1a2b3c` as three shares of one. */
export function rgb(color: string): readonly [string, string, string] {
  const part = (at: number): string => n(Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

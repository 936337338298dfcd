/** `1 – 10`, `≥ 1`, `≤ 10`; empty where there is no limit. */
export function rangeText(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `${min} – ${max}`;
  return min !== null ? `≥ ${min}` : max !== null ? `≤ ${max}` : '';
}

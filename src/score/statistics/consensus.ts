/** How far answers on an ordered scale agree. */

export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/**
 * Consensus from 0 (half at either end of the scale) to 1 (all the same), by Tastle & Wierman (2007):
 * 1 + Σ p · log2(1 − |x − μ| / width). `width` is the scale's highest value − lowest, chosen or not.
 * Null without answers, with a width of 0, and where answers lie further apart than the width.
 */
export function consensus(counts: readonly ValueCount[], width: number): number | null {
  // A value that nobody chose may lie a whole width from the mean, where the logarithm has no value.
  const chosen = counts.filter(({ count }) => count > 0);
  const n = chosen.reduce((sum, { count }) => sum + count, 0);
  const values = chosen.map(({ value }) => value);
  if (n === 0 || !(width > 0) || Math.max(...values) - Math.min(...values) > width * (1 + 1e-12)) return null;
  const centre = chosen.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  const agreement = chosen.reduce(
    (sum, { value, count }) => sum + (count / n) * Math.log2(1 - Math.abs(value - centre) / width),
    1,
  );
  // Only rounding leads out of 0 to 1.
  return Math.max(0, Math.min(1, agreement));
}

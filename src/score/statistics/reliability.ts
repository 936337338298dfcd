/** Internal consistency of a scale, from the moments of its complete cases. Reversed items come in reversed. */
import { type Interval, NO_VARIANCE } from './describe.js';
import { fQuantile } from './distributions.js';
import { covariances, type Moments, withoutValue } from './moments.js';

const FEWEST_CASES = 3;

/**
 * Raw alpha (Cronbach 1951), at most 1 and as negative as it comes; constant items stay in and count as items.
 * Null with fewer than two items, fewer than three cases, or sum scores that do not vary (variance under 1e-12).
 */
export function cronbachAlpha(m: Moments): number | null {
  const k = m.sums.length;
  const table = enough(m);
  if (table === null) return null;
  const whole = sum(table.map(sum));
  if (whole < NO_VARIANCE) return null;
  const parts = sum(table.map((line, i) => line[i]!));
  // Items that agree perfectly would else come out a last digit above 1.
  return Math.min(1, (k * (whole - parts)) / ((k - 1) * whole));
}

/**
 * The interval of an alpha found with n cases and k items (Feldt 1965; Feldt, Woodruff & Salih 1987).
 * An alpha of 1 gives [1, 1]. Null with fewer than two items or three cases, as alpha itself.
 */
export function feldtInterval(alpha: number, n: number, k: number, level = 0.95): Interval | null {
  if (n < FEWEST_CASES || k < 2) return null;
  const [between, within] = [n - 1, (n - 1) * (k - 1)];
  const upperF = fQuantile((1 + level) / 2, between, within);
  const lowerF = fQuantile((1 - level) / 2, between, within);
  return [1 - (1 - alpha) * upperF, 1 - (1 - alpha) * lowerF];
}

/**
 * The correlation (Pearson's) of item i with the sum of the other items, −1 to 1 (Nunnally 1978).
 * Null where the item or the rest does not vary, with fewer than two items or three cases, or without such an item.
 */
export function itemRest(m: Moments, i: number): number | null {
  const table = enough(m);
  const line = table?.[i];
  if (!table || !line) return null;
  const own = line[i]!;
  const withOthers = sum(line) - own;
  const rest = sum(table.map(sum)) - 2 * withOthers - own;
  if (own < NO_VARIANCE || rest < NO_VARIANCE) return null;
  return Math.max(-1, Math.min(1, withOthers / Math.sqrt(own * rest)));
}

/** The alpha that the scale has without item i; null where that is, which with two items it always is. */
export function alphaIfDropped(m: Moments, i: number): number | null {
  return i in m.sums ? cronbachAlpha(withoutValue(m, i)) : null;
}

function enough(m: Moments): number[][] | null {
  return m.sums.length < 2 || m.n < FEWEST_CASES ? null : covariances(m);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

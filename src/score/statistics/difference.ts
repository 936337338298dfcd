/** Change of a figure between two rounds, or from one mark or group to another. */
import { type Interval, mean, NO_VARIANCE, sd, variance } from './describe.js';
import { tQuantile } from './distributions.js';

export interface PairedDifference {
  readonly n: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly difference: number | null;
  readonly sd: number | null;
  readonly ci95: Interval | null;
  readonly dAv: number | null;
  readonly dZ: number | null;
  readonly improved: number;
  readonly unchanged: number;
  readonly declined: number;
}

export interface WelchDifference {
  readonly nFrom: number;
  readonly nTo: number;
  readonly difference: number | null;
  readonly ci95: Interval | null;
}

/** 3.4 − 3.2 and 0.2 differ in the last digit; nobody improved by that. */
const SAME = 1e-9;

/**
 * The same persons twice, value by value: means, `to` − `from`, and its Student t interval (1908), in the values' unit;
 * `dAv` is the difference over the mean of the two sds, `dZ` over the sd of the differences (Lakens 2013).
 * Without persons every figure is null; with one, `sd` and all that needs it. Differences that are all the same
 * (variance under 1e-12) have `sd` 0, an interval without width and no `dZ`; `dAv` is null where neither round varies.
 */
export function pairedDifference(from: readonly number[], to: readonly number[]): PairedDifference {
  if (from.length !== to.length)
    throw new RangeError(`${from.length} values cannot be paired with ${to.length}`);
  const differences = to.map((value, i) => value - from[i]!);
  const n = differences.length;
  const difference = mean(differences);
  const spread = steady(sd(differences));
  const average = averageSd(from, to);
  return {
    n,
    from: mean(from),
    to: mean(to),
    difference,
    sd: spread,
    ci95: spread === null ? null : around(difference, n - 1, spread / Math.sqrt(n)),
    dAv: over(difference, average),
    dZ: over(difference, spread),
    improved: differences.filter((d) => d > SAME).length,
    unchanged: differences.filter((d) => Math.abs(d) <= SAME).length,
    declined: differences.filter((d) => d < -SAME).length,
  };
}

/**
 * Two independent sets of values: mean(b) − mean(a), null where one is empty, with the t interval for unequal
 * variances (Welch 1947), null with fewer than two values on a side and where neither side varies (both variances
 * under 1e-12), because the degrees of freedom are then 0 / 0.
 */
export function welch(a: readonly number[], b: readonly number[]): WelchDifference {
  const [meanA, meanB] = [mean(a), mean(b)];
  const difference = meanA === null || meanB === null ? null : meanB - meanA;
  return { nFrom: a.length, nTo: b.length, difference, ci95: welchInterval(difference, a, b) };
}

function welchInterval(
  difference: number | null,
  a: readonly number[],
  b: readonly number[],
): Interval | null {
  const [varianceA, varianceB] = [variance(a), variance(b)];
  if (varianceA === null || varianceB === null) return null;
  if (varianceA < NO_VARIANCE && varianceB < NO_VARIANCE) return null;
  const [shareA, shareB] = [varianceA / a.length, varianceB / b.length];
  const df = (shareA + shareB) ** 2 / (shareA ** 2 / (a.length - 1) + shareB ** 2 / (b.length - 1));
  return around(difference, df, Math.sqrt(shareA + shareB));
}

function around(centre: number | null, df: number, standardError: number): Interval | null {
  if (centre === null) return null;
  const half = tQuantile(0.975, df) * standardError;
  return [centre - half, centre + half];
}

function averageSd(from: readonly number[], to: readonly number[]): number | null {
  const [first, second] = [steady(sd(from)), steady(sd(to))];
  return first === null || second === null ? null : (first + second) / 2;
}

/** Rounding alone is no spread: 0 in its place. */
function steady(spread: number | null): number | null {
  return spread !== null && spread ** 2 < NO_VARIANCE ? 0 : spread;
}

function over(difference: number | null, spread: number | null): number | null {
  return difference === null || spread === null || spread === 0 ? null : difference / spread;
}

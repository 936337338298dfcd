/** What a column of finite numbers looks like. */
import { tQuantile } from './distributions.js';

/** The lower and the upper end. */
export type Interval = readonly [number, number];

export interface Description {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** A variance below this is the rounding of equal values, and counts as none wherever one divides by it. */
export const NO_VARIANCE = 1e-12;

/** The arithmetic mean, in the values' unit; null without values. Equal values give exactly that value. */
export function mean(values: readonly number[]): number | null {
  const n = values.length;
  if (n === 0) return null;
  const first = total(values) / n;
  // A second pass takes out what the sum lost: ten times 0.1 has the mean 0.1.
  return first + total(values.map((value) => value - first)) / n;
}

/** The sample variance (n − 1 below), in squared units; null for fewer than two values. */
export function variance(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return total(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** The sample standard deviation (n − 1 below), in the values' unit; null for fewer than two values. */
export function sd(values: readonly number[]): number | null {
  const squared = variance(values);
  return squared === null ? null : Math.sqrt(squared);
}

/**
 * The quantile at p (0 to 1) of values sorted upwards, in their unit; null without values.
 * Type 7 of Hyndman & Fan (1996), as R, NumPy and spreadsheets have it.
 */
export function quantile7(sorted: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile's p must lie in 0 to 1, not ${p}`);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  // The minimum keeps rounding from stepping over the upper neighbour.
  return Math.min(high, low + (place - Math.floor(place)) * (high - low));
}

/** All figures of a column at once, in the values' unit: nulls without values, `sd` null for one. */
export function describe(values: readonly number[]): Description {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    n: values.length,
    mean: mean(values),
    sd: sd(values),
    median: quantile7(sorted, 0.5),
    q1: quantile7(sorted, 0.25),
    q3: quantile7(sorted, 0.75),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
  };
}

/**
 * Student's t interval of the mean (1908), in the values' unit; null for fewer than two values.
 * Equal values give an interval without width: that is what the formula says of them.
 */
export function meanInterval(values: readonly number[], level = 0.95): Interval | null {
  const centre = mean(values);
  const spread = sd(values);
  if (centre === null || spread === null) return null;
  const half = tQuantile((1 + level) / 2, values.length - 1) * (spread / Math.sqrt(values.length));
  return [centre - half, centre + half];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

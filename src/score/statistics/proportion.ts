/** Intervals of proportions and of the difference of two. */
import type { Interval } from './describe.js';
import { normalQuantile } from './distributions.js';

export interface ProportionChange {
  /** p2 − p1, −1 to 1. */
  readonly difference: number;
  readonly ci95: Interval;
}

/**
 * The score interval of count / n, as proportions from 0 to 1 (Wilson 1927, without continuity correction).
 * Null for n = 0; a count outside 0 to n is the caller's bug: RangeError.
 */
export function wilson(count: number, n: number, level = 0.95): Interval | null {
  if (!(count >= 0 && count <= n)) throw new RangeError(`${count} of ${n} is not a proportion`);
  if (n === 0) return null;
  const z = normalQuantile((1 + level) / 2);
  const p = count / n;
  const centre = p + z ** 2 / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  // None and all reach the ends exactly; rounding would leave 1e-18 or step over them.
  const low = count === 0 ? 0 : Math.max(0, (centre - half) / scale);
  const high = count === n ? 1 : Math.min(1, (centre + half) / scale);
  return [low, high];
}

/**
 * The change from count1 of n1 to count2 of n2, independent samples, as proportions: p2 − p1 with its 95% interval
 * (Newcombe 1998, method 10: the two Wilson intervals, squared and added). Null where n1 or n2 is 0.
 */
export function newcombe(count1: number, n1: number, count2: number, n2: number): ProportionChange | null {
  const first = wilson(count1, n1);
  const second = wilson(count2, n2);
  if (first === null || second === null) return null;
  const p1 = count1 / n1;
  const p2 = count2 / n2;
  const difference = p2 - p1;
  const down = Math.hypot(p2 - second[0], first[1] - p1);
  const up = Math.hypot(second[1] - p2, p1 - first[0]);
  return { difference, ci95: [Math.max(-1, difference - down), Math.min(1, difference + up)] };
}

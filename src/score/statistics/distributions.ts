/** Quantiles of the normal, Student's t and F distributions. A wrong argument is the caller's bug: RangeError. */
import { regularizedBeta } from './beta.js';
import { normalQuantile } from './normal.js';

export { normalQuantile };

/** From here on, an expansion in 1/df is exact in double precision and the beta fraction only slow. */
const LARGE_DF = 1e5;
const REMEMBERED = 64;

/**
 * The quantile of Student's t (1908) at probability p in (0, 1); df > 0 may be fractional (Welch) or infinite.
 * The relative error stays below 1e-11.
 */
export function tQuantile(p: number, df: number): number {
  requireProbability(p);
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be positive, not ${df}`);
  if (p === 0.5) return 0;
  return p < 0.5 ? -upperT(p, df) : upperT(1 - p, df);
}

/**
 * The quantile of Fisher's F (1924; Snedecor 1934) at probability p in (0, 1), for finite df1, df2 > 0.
 * The relative error is about 1e-14, and stays below 1e-10 up to a million degrees of freedom, where R only
 * approximates.
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  requireProbability(p);
  if (!(df1 > 0 && df2 > 0 && Number.isFinite(df1 + df2))) {
    throw new RangeError(`degrees of freedom must be positive, not ${df1}, ${df2}`);
  }
  return positiveF(p, df1, df2);
}

const upperT = remembering((tail: number, df: number): number => {
  if (df > LARGE_DF) return expandedT(tail, df);
  // Solved by the part that keeps its digits: near 0 the middle, far out the tail.
  return firstWhere((t) => {
    const square = (t / Math.sqrt(df)) ** 2;
    const [inside, outside] = [1 / (1 + 1 / square), 1 / (1 + square)];
    return tail > 0.25
      ? regularizedBeta(inside, 0.5, df / 2, outside) >= 1 - 2 * tail
      : regularizedBeta(outside, df / 2, 0.5, inside) <= 2 * tail;
  });
});

const positiveF = remembering((p: number, df1: number, df2: number): number =>
  firstWhere((f) => {
    const ratio = (df1 / df2) * f;
    const [below, above] = [1 / (1 + 1 / ratio), 1 / (1 + ratio)];
    return p <= 0.5
      ? regularizedBeta(below, df1 / 2, df2 / 2, above) >= p
      : regularizedBeta(above, df2 / 2, df1 / 2, below) <= 1 - p;
  }),
);

/** The expansion of t about the normal quantile (Fisher & Cornish 1960), to the second power of 1/df. */
function expandedT(tail: number, df: number): number {
  const z = -normalQuantile(tail);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / df + second / df ** 2;
}

/** The smallest positive number from which on `reached` holds, to the last digit, by halving the logarithm. */
function firstWhere(reached: (x: number) => boolean): number {
  let low = 1;
  let high = 1;
  for (let step = 2; !reached(high) && high < Number.MAX_VALUE; step *= step) {
    low = high;
    high = Math.min(high * step, Number.MAX_VALUE);
  }
  for (let step = 2; low > 0 && reached(low); step *= step) {
    high = low;
    low /= step;
  }
  for (;;) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (!(middle > low && middle < high)) return high;
    if (reached(middle)) high = middle;
    else low = middle;
  }
}

/** One table asks for the same few quantiles again and again. */
function remembering<Args extends readonly number[]>(compute: (...args: Args) => number) {
  const known = new Map<string, number>();
  return (...args: Args): number => {
    const key = args.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(...args);
    const oldest = known.size < REMEMBERED ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(key, value);
    return value;
  };
}

function requireProbability(p: number): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability must lie between 0 and 1, not ${p}`);
}

/** The incomplete beta function, on which the quantiles of Student's t and of F rest. */

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

const LANCZOS_G = 7;
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** A fraction that has not settled by then never will; 10^9 degrees of freedom need about 10^5 steps. */
const MOST_STEPS = 1_000_000;
const SMALLEST = 1e-300;

/**
 * The natural logarithm of the gamma function, for x > 0 (a RangeError else).
 * Lanczos (1964) with Godfrey's coefficients (2001), good to about 1e-14.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x > 0, not ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + LANCZOS_G + 0.5;
  const series = LANCZOS.reduce(
    (sum, coefficient, i) => (i === 0 ? coefficient : sum + coefficient / (z + i)),
    0,
  );
  return HALF_LOG_TWO_PI + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * The regularized incomplete beta function I_x(a, b), a probability, for 0 <= x <= 1 and a, b > 0 (RangeError else).
 * Pass `complement` (1 − x) where it is known better than the subtraction would give it.
 * The continued fraction of Abramowitz & Stegun (1964, 26.5.8), evaluated as by Lentz (1976).
 */
export function regularizedBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`regularizedBeta(${x}, ${a}, ${b})`);
  if (x === 0) return 0;
  if (complement === 0) return 1;
  // The fraction converges fast only left of the bulk; right of it, the other tail is computed.
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, complement, a, b) : 1 - lowerTail(complement, x, b, a);
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  return (powerTerm(x, y, a, b) / a) * lentzFraction(x, a, b);
}

/**
 * x^a · y^b / B(a, b), as Loader (2000) writes a binomial probability: by its distance from the mode.
 * The plain difference of three log-gammas would lose a digit for every tenfold number of answers.
 */
function powerTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(errors - deviance(a, n * x) - deviance(b, n * y));
}

/** How much Stirling's formula misses log Γ(x + 1) by. */
function stirlingError(x: number): number {
  if (x < 16) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const q = 1 / (x * x);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188) * q) * q) * q) * q) / x;
}

/** x·log(x/m) + m − x without cancellation where x is near m. */
function deviance(x: number, m: number): number {
  const v = (x - m) / (x + m);
  if (!(Math.abs(v) < 0.1)) return x * Math.log(x / m) + m - x;
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}

function lentzFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const twice = a + 2 * m;
    const even = (m * (b - m) * x) / ((twice - 1) * twice);
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / (twice * (twice + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return value;
  }
  throw new RangeError(`the beta fraction does not settle at x = ${x}, a = ${a}, b = ${b}`);
}

function awayFromZero(x: number): number {
  return Math.abs(x) < SMALLEST ? SMALLEST : x;
}

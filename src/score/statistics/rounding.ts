/** Rounding as people do it by hand: half away from zero, on the decimal digits that they see. */

/**
 * x to so many decimals, half away from zero; never −0.
 * It works on the shortest decimal that stands for x, as JSON prints it: 2.675 gives 2.68, though the double lies
 * below 2.675. NaN and infinities, and digits that are not a whole number from 0, are the caller's bug: RangeError.
 */
export function roundHalfAway(x: number, digits: number): number {
  const units = unitsOf(x, digits);
  return units === 0n ? 0 : Number(`${units}e-${digits}`);
}

/** The same as text with exactly so many decimals, ASCII hyphen-minus, no grouping; never "-0.00". */
export function formatFixed(x: number, digits: number): string {
  const units = unitsOf(x, digits);
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const split = text.length - digits;
  const fraction = digits === 0 ? '' : `.${text.slice(split)}`;
  return `${units < 0n ? '-' : ''}${text.slice(0, split)}${fraction}`;
}

/** The rounded x as a whole number of 10^-digits. */
function unitsOf(x: number, digits: number): bigint {
  if (!Number.isFinite(x)) throw new RangeError(`${x} cannot be rounded`);
  if (!Number.isInteger(digits) || digits < 0) throw new RangeError(`${digits} is no number of decimals`);
  const [mantissa = '', exponent = ''] = Math.abs(x).toExponential().split('e');
  const figures = mantissa.replace('.', '');
  const kept = Number(exponent) + 1 + digits;
  const size = BigInt(figures.slice(0, Math.max(0, kept)).padEnd(kept, '0') || '0');
  // The first figure left out decides alone; below the place before it, there is only zero.
  const up = kept >= 0 && (figures[kept] ?? '0') >= '5' ? 1n : 0n;
  return x < 0 ? -(size + up) : size + up;
}

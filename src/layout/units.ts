/** One millimetre in points. */
export const MM = 72 / 25.4;
/** The unit of the page in points: 8/3 mm. Everything vertical is a multiple of U or U/2. */
export const U = (8 / 3) * MM;
/** Lines for the pen are 3 units (8 mm) apart. */
export const PEN = 3 * U;
/** Where the baseline stands in a line, as a share of its lead; the same in every style, so that a label and its text share one. */
export const BASELINE = 0.733;

/** Rounds a height up to whole units. */
export function wholeUnits(points: number): number {
  return Math.ceil(points / U - 1e-6) * U;
}

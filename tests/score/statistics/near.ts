import { expect } from 'vitest';

/** Fails unless `actual` is a number within a relative 1e-10 (or what is given) of the reference. */
export function expectNear(actual: number | null | undefined, reference: number, within = 1e-10): void {
  const miss =
    typeof actual === 'number' ? Math.abs(actual - reference) / (Math.abs(reference) || 1) : Infinity;
  expect(miss, `${actual} instead of ${reference}`).toBeLessThanOrEqual(within);
}

/** The same for each number of a list or an interval. */
export function expectAllNear(
  actual: readonly (number | null)[] | null,
  references: readonly number[],
  within = 1e-10,
): void {
  expect(actual).toHaveLength(references.length);
  references.forEach((reference, i) => {
    expectNear(actual?.[i], reference, within);
  });
}

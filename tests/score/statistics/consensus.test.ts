import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consensus } from '../../../src/score/statistics/consensus.js';
import { expectNear } from './near.js';

/** Counts on the values 1, 2, 3 … */
function likert(...counts: number[]): number | null {
  return consensus(
    counts.map((count, i) => ({ value: i + 1, count })),
    counts.length - 1,
  );
}

describe('consensus', () => {
  it('agrees with the example of R’s agrmt', () => {
    // agrmt 1.42: consensus(c(30, 40, 210, 130, 530, 50, 10))
    expectNear(likert(30, 40, 210, 130, 530, 50, 10), 0.7256876, 1e-7);
  });

  // R 4.2.2: p <- c / sum(c); m <- sum(v * p); 1 + sum(p * log2(1 − abs(v − m) / w)), over p > 0
  it.each([
    [[1, 3, 6, 8, 4], 0.597337639715416],
    [[2, 2, 2, 2, 2], 0.43398500028846243],
    [[4, 4, 4, 4], 0.36848279708310305],
  ])('of %j is %d', (counts, reference) => {
    expectNear(likert(...counts), reference);
  });

  it('is 1 where everybody says the same, also at an end of the scale', () => {
    expect(likert(0, 0, 7, 0, 0)).toBe(1);
    expect(likert(7, 0, 0, 0, 0)).toBe(1);
    expect(likert(0, 0, 0, 0, 1)).toBe(1);
  });

  it('is 0 where half stand at either end', () => {
    expect(likert(5, 0, 0, 0, 5)).toBe(0);
    expect(likert(1, 1)).toBe(0);
  });

  it('measures by the whole scale, whether its ends were chosen or not', () => {
    // R 4.2.2, as above: 5 at 3 and 5 at 4 of 1 to 5; by their own width they would have none.
    expectNear(likert(0, 0, 5, 5, 0), 0.8073549220576042);
    expectNear(
      consensus(
        [
          { value: 3, count: 5 },
          { value: 4, count: 5 },
        ],
        4,
      ),
      0.8073549220576042,
    );
    expectNear(likert(9, 0, 0, 0, 1), 0.5310044064107188);
  });

  it('is null without answers, without a width and beyond it', () => {
    expect(consensus([], 4)).toBeNull();
    expect(likert(0, 0, 0)).toBeNull();
    expect(consensus([{ value: 1, count: 3 }], 0)).toBeNull();
    expect(
      consensus(
        [
          { value: 1, count: 3 },
          { value: 9, count: 3 },
        ],
        4,
      ),
    ).toBeNull();
  });

  it('lies in 0 to 1 and is the same for the mirrored scale', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 11 });
    fc.assert(
      fc.property(counts, (list) => {
        fc.pre(list.some((count) => count > 0));
        const found = likert(...list)!;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expectNear(likert(...[...list].reverse())! - found, 0, 1e-12);
      }),
    );
  });
});

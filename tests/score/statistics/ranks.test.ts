import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallW, midranks } from '../../../src/score/statistics/ranks.js';
import { expectNear } from './near.js';

describe('midranks', () => {
  it('share the mean of tied places', () => {
    // R 4.2.2: rank(c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5))
    expect(midranks([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])).toEqual([4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8]);
  });

  it('are the middle where all are tied, and nothing for nothing', () => {
    expect(midranks([7, 7, 7])).toEqual([2, 2, 2]);
    expect(midranks([7])).toEqual([1]);
    expect(midranks([])).toEqual([]);
  });

  it('always add up to the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
        const total = midranks(values).reduce((sum, rank) => sum + rank, 0);
        expect(total).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});

describe('kendallW', () => {
  it('is .16 for Siegel’s three executives and six applicants (1956)', () => {
    // R 4.2.2: friedman.test(M)$statistic / (m * (n − 1))
    const executives = [
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ];
    expectNear(kendallW(executives), 0.16190476190476188);
  });

  it('is .828 for Siegel’s three rankings with ties (1956)', () => {
    // R 4.2.2, as above, which corrects for ties
    const rankings = [
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ];
    expectNear(kendallW(rankings), 0.8277310924369748);
  });

  it('takes the ranks itself, one ranking tied throughout among them', () => {
    // R 4.2.2, as above
    expectNear(
      kendallW([
        [1, 2, 2, 4],
        [1, 1, 3, 4],
        [2, 1, 4, 4],
        [1, 1, 1, 1],
      ]),
      0.6203703703703703,
    );
  });

  it('is 1 for the same order, ties and all, and 0 for two opposite ones', () => {
    expect(
      kendallW([
        [3, 1, 2],
        [3, 1, 2],
        [30, 10, 20],
      ]),
    ).toBe(1);
    expect(
      kendallW([
        [1, 1, 2],
        [5, 5, 9],
      ]),
    ).toBe(1);
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBe(0);
  });

  it('is null for one ranking, one object, none', () => {
    expect(kendallW([[1, 2, 3]])).toBeNull();
    expect(kendallW([[1], [1]])).toBeNull();
    expect(kendallW([[], []])).toBeNull();
    expect(kendallW([])).toBeNull();
  });

  it('is null where nobody preferred anything', () => {
    expect(
      kendallW([
        [1, 1, 1],
        [2, 2, 2],
      ]),
    ).toBeNull();
  });

  it('refuses rankings of different length', () => {
    expect(() =>
      kendallW([
        [1, 2, 3],
        [1, 2],
      ]),
    ).toThrow(RangeError);
  });

  it('lies in 0 to 1', () => {
    const ranking = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 2, maxLength: 8 }), (rankings) => {
        const w = kendallW(rankings) ?? 0;
        expect(w).toBeGreaterThanOrEqual(0);
        expect(w).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

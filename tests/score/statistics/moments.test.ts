import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRow,
  covariances,
  emptyMoments,
  type Moments,
  mergeMoments,
  withoutValue,
} from '../../../src/score/statistics/moments.js';
import { expectAllNear } from './near.js';

function momentsOf(k: number, rows: readonly (readonly number[])[]): Moments {
  const moments = emptyMoments(k);
  for (const row of rows) addRow(moments, row);
  return moments;
}

const rows = fc.array(
  fc.tuple(fc.integer({ min: -9, max: 99 }), fc.integer({ min: 1, max: 5 }), fc.constant(3)),
);

describe('moments', () => {
  it('count, sum and multiply', () => {
    expect(
      momentsOf(2, [
        [1, 2],
        [3, 5],
      ]),
    ).toEqual({
      n: 2,
      sums: [4, 7],
      products: [
        [10, 17],
        [17, 29],
      ],
    });
  });

  it('start from nothing, each on its own', () => {
    const [one, other] = [emptyMoments(2), emptyMoments(2)];
    addRow(one, [1, 1]);
    expect(other).toEqual({
      n: 0,
      sums: [0, 0],
      products: [
        [0, 0],
        [0, 0],
      ],
    });
  });

  it('are the same added at once or merged in parts, in any order, to the last digit', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const together = momentsOf(3, [...first, ...second]);
        expect(mergeMoments(momentsOf(3, first), momentsOf(3, second))).toEqual(together);
        expect(momentsOf(3, [...first, ...second].reverse())).toEqual(together);
      }),
    );
  });

  it('merge without touching their parts', () => {
    const part = momentsOf(1, [[2]]);
    addRow(mergeMoments(part, momentsOf(1, [[3]])), [9]);
    expect(part).toEqual({ n: 1, sums: [2], products: [[4]] });
  });

  it('can leave one value out', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const expected = momentsOf(
          2,
          list.map(([a, , c]) => [a, c]),
        );
        expect(withoutValue(momentsOf(3, list), 1)).toEqual(expected);
      }),
    );
  });

  it('refuse a case of another length', () => {
    expect(() => addRow(emptyMoments(3), [1, 2])).toThrow(RangeError);
    expect(() => mergeMoments(emptyMoments(3), emptyMoments(2))).toThrow(RangeError);
  });
});

describe('covariances', () => {
  it('divide by n − 1', () => {
    // R 4.2.2: cov(cbind(c(4,3,5,2,4,1,3,5), c(4,2,5,3,4,2,3,4), c(3,3,4,2,5,1,4,5)))
    const table = covariances(
      momentsOf(3, [
        [4, 4, 3],
        [3, 2, 3],
        [5, 5, 4],
        [2, 3, 2],
        [4, 4, 5],
        [1, 2, 1],
        [3, 3, 4],
        [5, 4, 5],
      ]),
    );
    expectAllNear(table?.[0] ?? null, [1.9821428571428572, 1.2678571428571428, 1.6964285714285714]);
    expectAllNear(table?.[1] ?? null, [1.2678571428571428, 1.125, 0.9821428571428571]);
    expectAllNear(table?.[2] ?? null, [1.6964285714285714, 0.9821428571428571, 1.9821428571428572]);
  });

  it('are null for one case and for none', () => {
    expect(covariances(emptyMoments(2))).toBeNull();
    expect(covariances(momentsOf(2, [[1, 2]]))).toBeNull();
  });

  it('are exactly 0 for a constant whole number, and never a negative variance', () => {
    expect(
      covariances(
        momentsOf(2, [
          [3, 1],
          [3, 2],
          [3, 5],
        ]),
      )?.[0],
    ).toEqual([0, 0]);
    const noisy = covariances(momentsOf(1, new Array<number[]>(7).fill([0.1])));
    expect(noisy?.[0]?.[0]).toBeGreaterThanOrEqual(0);
  });
});

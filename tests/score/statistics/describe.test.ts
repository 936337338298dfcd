import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describe as figures,
  mean,
  meanInterval,
  quantile7,
  sd,
  variance,
} from '../../../src/score/statistics/describe.js';
import { expectAllNear, expectNear } from './near.js';

const scores = [3.2, 3.4, 2.8, 4, 3.6, 1.4, 2.2, 3.8];
const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('describe', () => {
  it('gives the figures of eight scores', () => {
    // R 4.2.2: mean(x); sd(x); quantile(x, type = 7)
    const found = figures(scores);
    expect(found.n).toBe(8);
    expectNear(found.mean, 3.05);
    expectNear(found.sd, 0.8799350625391139);
    expectNear(found.median, 3.3);
    expectNear(found.q1, 2.65);
    expectNear(found.q3, 3.65);
    expect([found.min, found.max]).toEqual([1.4, 4]);
  });

  it('leaves its input as it was', () => {
    const unsorted = [3, 1, 2];
    figures(unsorted);
    expect(unsorted).toEqual([3, 1, 2]);
  });

  it('has no figures without values', () => {
    const none = { mean: null, sd: null, median: null, q1: null, q3: null, min: null, max: null };
    expect(figures([])).toEqual({ n: 0, ...none });
  });

  it('has no sd for one value', () => {
    expect(figures([4])).toEqual({ n: 1, mean: 4, sd: null, median: 4, q1: 4, q3: 4, min: 4, max: 4 });
  });

  it('has an sd of 0 for equal values, also where they are no binary fractions', () => {
    expect(figures([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, sd: 0, median: 0.1, q1: 0.1 });
  });
});

describe('mean, variance and sd', () => {
  it('divide by n and by n − 1', () => {
    expect(mean([1, 2, 3, 4])).toBe(2.5);
    expectNear(variance([1, 2, 3, 4]), 5 / 3);
    expectNear(sd([1, 2, 3, 4]), Math.sqrt(5 / 3));
  });

  it('are null where there is nothing to divide', () => {
    expect([mean([]), variance([]), sd([])]).toEqual([null, null, null]);
    expect([variance([5]), sd([5])]).toEqual([null, null]);
  });

  it('keep a small spread on a large value', () => {
    expectNear(variance([1e9, 1e9 + 1, 1e9 + 2]), 1, 1e-14);
  });

  it('sum up without losing a digit', () => {
    expect(mean(new Array<number>(10).fill(0.1))).toBe(0.1);
  });
});

describe('quantile7', () => {
  it('interpolates between neighbours', () => {
    // R 4.2.2: quantile(c(1, 2, 3, 4), c(0, .1, .25, .5, 1), type = 7)
    expectAllNear(
      [0, 0.1, 0.25, 0.5, 1].map((p) => quantile7([1, 2, 3, 4], p)),
      [1, 1.3, 1.75, 2.5, 4],
    );
  });

  it('finds 1.96 one tenth up the eight scores', () => {
    // R 4.2.2: quantile(x, .1, type = 7)
    expectNear(
      quantile7(
        [...scores].sort((a, b) => a - b),
        0.1,
      ),
      1.96,
    );
  });

  it('is null without values and refuses what is no probability', () => {
    expect(quantile7([], 0.5)).toBeNull();
    expect(() => quantile7([1], 1.5)).toThrow(RangeError);
  });

  it('grows with p and stays between the ends', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, p, q) => {
        const sorted = [...list].sort((a, b) => a - b);
        const [low, high] = [quantile7(sorted, Math.min(p, q))!, quantile7(sorted, Math.max(p, q))!];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(sorted[0]!);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
      }),
    );
  });
});

describe('meanInterval', () => {
  it('is Student’s', () => {
    // R 4.2.2: t.test(x)$conf.int; t.test(x, conf.level = .9)$conf.int
    expectAllNear(meanInterval(scores), [2.314355878041752, 3.7856441219582475]);
    expectAllNear(meanInterval(scores, 0.9), [2.4605889705379136, 3.6394110294620865]);
  });

  it('is very wide for two values', () => {
    // qt(.975, 1) is 12.706…; the standard error of 2 and 3 is one half.
    expectAllNear(meanInterval([2, 3]), [2.5 - 12.706204736174694 / 2, 2.5 + 12.706204736174694 / 2]);
  });

  it('is null for one value and for none', () => {
    expect(meanInterval([3])).toBeNull();
    expect(meanInterval([])).toBeNull();
  });

  it('has no width for equal values', () => {
    expect(meanInterval([3, 3, 3])).toEqual([3, 3]);
  });
});

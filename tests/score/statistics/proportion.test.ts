import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, wilson } from '../../../src/score/statistics/proportion.js';
import { expectAllNear, expectNear } from './near.js';

const share = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((count) => [count, n] as const));

describe('wilson', () => {
  // The first four: Newcombe (1998a), table I, method 3. All: R 4.2.2, prop.test(count, n, correct = FALSE)$conf.int
  it.each([
    [81, 263, 0.2552885198782743, 0.36620957698280016],
    [15, 148, 0.06238639953073628, 0.160487241723308],
    [0, 20, 0, 0.1611251580528193],
    [1, 29, 0.006113214292762661, 0.17175521879320282],
    [20, 20, 0.8388748419471806, 1],
    [3, 5, 0.230724281276013, 0.882379225767352],
    [1, 1, 0.2065493143772375, 1],
    [18, 24, 0.55100555994846, 0.8800063377140499],
  ])('of %d in %d is %d to %d', (count, n, low, high) => {
    expectAllNear(wilson(count, n), [low, high]);
  });

  it('can be narrower than 95%', () => {
    // R 4.2.2: prop.test(3, 5, correct = FALSE, conf.level = .9)$conf.int
    expectAllNear(wilson(3, 5, 0.9), [0.2724831718661929, 0.8572935279807868]);
  });

  it('is null of none in none', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it('refuses more than all and less than none', () => {
    expect(() => wilson(6, 5)).toThrow(RangeError);
    expect(() => wilson(-1, 5)).toThrow(RangeError);
  });

  it('lies in 0 to 1, holds the share, reaches an end only with none or all', () => {
    fc.assert(
      fc.property(share, ([count, n]) => {
        const [low, high] = wilson(count, n)!;
        expect(low === 0).toBe(count === 0);
        expect(high === 1).toBe(count === n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / n);
        expect(high).toBeGreaterThanOrEqual(count / n);
      }),
    );
  });
});

describe('newcombe', () => {
  // Newcombe (1998b), table II, method 10, which prints p1 − p2 and four decimals: our second is his first.
  it.each([
    ['56/70 − 48/80', 48, 80, 56, 70, 0.0524, 0.3339],
    ['9/10 − 3/10', 3, 10, 9, 10, 0.1705, 0.809],
    ['6/7 − 2/7', 2, 7, 6, 7, 0.0582, 0.8062],
    ['5/56 − 0/29', 0, 29, 5, 56, -0.0381, 0.1926],
    ['0/10 − 0/20', 0, 20, 0, 10, -0.1611, 0.2775],
    ['0/10 − 0/10', 0, 10, 0, 10, -0.2775, 0.2775],
    ['10/10 − 0/20', 0, 20, 10, 10, 0.6791, 1],
    ['10/10 − 0/10', 0, 10, 10, 10, 0.6075, 1],
  ])('%s as published', (_, count1, n1, count2, n2, low, high) => {
    const found = newcombe(count1, n1, count2, n2)!;
    expect(found.ci95.map((end) => Math.round(end * 1e4) / 1e4)).toEqual([low, high]);
  });

  it('compares 21 of 25 with 24 of 26', () => {
    // R 4.2.2: the formula on the two prop.test(…, correct = FALSE)$conf.int
    const found = newcombe(21, 25, 24, 26)!;
    expectNear(found.difference, 24 / 26 - 21 / 25);
    expectAllNear(found.ci95, [-0.10736242173460331, 0.2777139217355782]);
  });

  it('is null where a round has no answers', () => {
    expect(newcombe(0, 0, 3, 5)).toBeNull();
    expect(newcombe(3, 5, 0, 0)).toBeNull();
  });

  it('turns over with its rounds, lies in −1 to 1 and holds the difference', () => {
    fc.assert(
      fc.property(share, share, ([count1, n1], [count2, n2]) => {
        const there = newcombe(count1, n1, count2, n2)!;
        const back = newcombe(count2, n2, count1, n1)!;
        expectNear(there.ci95[0] + back.ci95[1], 0, 1e-14);
        expect(there.ci95[0]).toBeGreaterThanOrEqual(-1);
        expect(there.ci95[1]).toBeLessThanOrEqual(1);
        expect(there.ci95[0]).toBeLessThanOrEqual(there.difference);
        expect(there.ci95[1]).toBeGreaterThanOrEqual(there.difference);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { pairedDifference, welch } from '../../../src/score/statistics/difference.js';
import { expectAllNear, expectNear } from './near.js';

/** Student's own example (1908), R's `sleep`: hours of sleep gained by ten patients on two drugs. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const withoutFigures = { from: null, to: null, difference: null, sd: null, ci95: null, dAv: null, dZ: null };

describe('pairedDifference', () => {
  it('compares Student’s two drugs', () => {
    // R 4.2.2: t.test(second, first, paired = TRUE); mean(d) / ((sd(first) + sd(second)) / 2); mean(d) / sd(d)
    const found = pairedDifference(first, second);
    expect(found.n).toBe(10);
    expectNear(found.from, 0.75);
    expectNear(found.to, 2.33);
    expectNear(found.difference, 1.58);
    expectNear(found.sd, 1.2299954832798732);
    expectAllNear(found.ci95, [0.7001142367230175, 2.4598857632769824]);
    expectNear(found.dAv, 0.8334963413127044);
    expectNear(found.dZ, 1.2845575625910546);
    expect([found.improved, found.unchanged, found.declined]).toEqual([9, 1, 0]);
  });

  it('turns over when the rounds change places', () => {
    const found = pairedDifference(second, first);
    expectNear(found.difference, -1.58);
    expectAllNear(found.ci95, [-2.4598857632769824, -0.7001142367230175]);
    expect([found.improved, found.unchanged, found.declined]).toEqual([0, 1, 9]);
  });

  it('has nulls and zero counts without persons', () => {
    const counts = { improved: 0, unchanged: 0, declined: 0 };
    expect(pairedDifference([], [])).toEqual({ n: 0, ...withoutFigures, ...counts });
  });

  it('has means for one person, and no spread', () => {
    const counts = { improved: 1, unchanged: 0, declined: 0 };
    expect(pairedDifference([2], [5])).toEqual({
      n: 1,
      ...withoutFigures,
      from: 2,
      to: 5,
      difference: 3,
      ...counts,
    });
  });

  it('has no d_z where everybody moved alike, though rounding differs', () => {
    const found = pairedDifference([3.2, 2.2, 1.1], [3.4, 2.4, 1.3]);
    expectNear(found.difference, 0.2);
    expect([found.sd, found.dZ]).toEqual([0, null]);
    expectAllNear(found.ci95, [0.2, 0.2]);
    // Both rounds have the variance 3.31 / 3.
    expectNear(found.dAv, 0.2 / Math.sqrt(3.31 / 3));
  });

  it('has no d at all where both rounds are constant', () => {
    expect(pairedDifference([2, 2, 2], [3, 3, 3])).toMatchObject({
      difference: 1,
      sd: 0,
      ci95: [1, 1],
      dAv: null,
      dZ: null,
    });
    expect(pairedDifference([0.1, 0.1], [0.1, 0.1])).toMatchObject({
      difference: 0,
      unchanged: 2,
      dAv: null,
    });
  });

  it('halves the sd where one round is constant', () => {
    const found = pairedDifference([2, 2, 2], [1, 3, 5]);
    expectNear(found.dAv, 1 / ((0 + 2) / 2));
    expectNear(found.dZ, 1 / 2);
  });

  it('takes differences within 1e-9 as unchanged', () => {
    const found = pairedDifference([0, 0, 0.3, 0], [1e-9, -1e-9, 0.1 + 0.2, 1.1e-9]);
    expect([found.improved, found.unchanged, found.declined]).toEqual([1, 3, 0]);
  });

  it('refuses values without a partner', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
  });
});

describe('welch', () => {
  it('compares Student’s two drugs as if on different patients', () => {
    // R 4.2.2: t.test(second, first), df = 17.776
    const found = welch(first, second);
    expect([found.nFrom, found.nTo]).toEqual([10, 10]);
    expectNear(found.difference, 1.58);
    expectAllNear(found.ci95, [-0.20548323071171018, 3.3654832307117104]);
  });

  it('compares two with four', () => {
    // R 4.2.2: t.test(c(2, 3), c(1, 2, 3, 4))
    expectAllNear(welch([1, 2, 3, 4], [2, 3]).ci95, [-2.3434409411342605, 2.3434409411342605]);
  });

  it('can do with one side that does not vary', () => {
    // R 4.2.2: t.test(c(5, 5, 5), c(1, 2, 3, 4))
    expectAllNear(welch([1, 2, 3, 4], [5, 5, 5]).ci95, [0.44573974323947924, 4.554260256760521]);
  });

  it('has no interval where neither side varies', () => {
    expect(welch([2, 2], [3, 3, 3])).toEqual({ nFrom: 2, nTo: 3, difference: 1, ci95: null });
    expect(welch([0.1, 0.1, 0.1], [0.7, 0.7, 0.7]).ci95).toBeNull();
  });

  it('has no interval with one value on a side, and no difference with none', () => {
    expect(welch([2], [1, 4])).toEqual({ nFrom: 1, nTo: 2, difference: 0.5, ci95: null });
    expect(welch([1, 4], [2]).ci95).toBeNull();
    expect(welch([], [1, 4])).toEqual({ nFrom: 0, nTo: 2, difference: null, ci95: null });
    expect(welch([1, 4], []).difference).toBeNull();
  });
});

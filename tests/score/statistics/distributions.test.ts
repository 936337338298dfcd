import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fQuantile, normalQuantile, tQuantile } from '../../../src/score/statistics/distributions.js';
import { expectNear } from './near.js';

/** Probabilities of which 1 − p is exact. */
const probability = fc.integer({ min: 1, max: 1023 }).map((step) => step / 1024);
const df = fc.double({ min: 0.5, max: 2000, noNaN: true });

describe('tQuantile', () => {
  // R 4.2.2: qt(p, df)
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 9, 2.262157162798205],
    [0.975, 17.776473516178495, 2.102817241569802],
    [0.975, 23, 2.068657610419048],
    [0.975, 99, 1.9842169515864172],
    [0.975, 1999, 1.9611514201705613],
    [0.9995, 1.5, 82.8474467036637],
    [0.6, 3, 0.27667066233268983],
    [0.5001, 9, 0.0002577087755342817],
    [0.995, 1e7, 2.575829795203748],
    [0.025, 9, -2.262157162798205],
  ])('at p = %d with %d degrees of freedom is %d', (p, freedom, reference) => {
    expectNear(tQuantile(p, freedom), reference, 1e-11);
  });

  it('is 0 in the middle and the normal quantile without end to the degrees of freedom', () => {
    expect(tQuantile(0.5, 7)).toBe(0);
    expectNear(tQuantile(0.975, Number.POSITIVE_INFINITY), 1.9599639845400536, 1e-14);
  });

  it('has no step where the expansion takes over', () => {
    expectNear(tQuantile(0.975, 1e5), tQuantile(0.975, 1e5 + 1e-6), 1e-11);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(probability, df, (p, freedom) => {
        expect(tQuantile(1 - p, freedom)).toBe(tQuantile(p, freedom) === 0 ? 0 : -tQuantile(p, freedom));
      }),
    );
  });

  it('grows with p', () => {
    fc.assert(
      fc.property(probability, probability, df, (p, q, freedom) => {
        fc.pre(p < q);
        expect(tQuantile(p, freedom)).toBeLessThan(tQuantile(q, freedom));
      }),
    );
  });

  it('answers alike however often and after whatever it is asked', () => {
    const first = tQuantile(0.975, 12);
    for (let freedom = 1; freedom <= 200; freedom++) tQuantile(0.9, freedom);
    expect(tQuantile(0.975, 12)).toBe(first);
    expect(tQuantile(0.975, 12)).toBe(first);
    expectNear(first, 2.1788128296672284); // R 4.2.2: qt(.975, 12)
  });

  it('refuses what is no probability and no degrees of freedom', () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => tQuantile(p, 3)).toThrow(RangeError);
    for (const freedom of [0, -1, Number.NaN]) expect(() => tQuantile(0.9, freedom)).toThrow(RangeError);
  });
});

describe('fQuantile', () => {
  // R 4.2.2: qf(p, df1, df2)
  it.each([
    [0.025, 2, 8, 0.025398101224109126],
    [0.975, 2, 8, 6.05946743746348],
    [0.025, 22, 88, 0.4758712897708488],
    [0.975, 22, 88, 1.833425232703017],
    [0.975, 4, 2, 39.24841765813147],
    [0.975, 2, 4, 10.649110640673511],
    [0.95, 1, 10, 4.96460274373071],
    [0.05, 10, 1, 0.2014259854452196],
    [0.995, 499, 24451, 1.1726690934932809],
    [0.5, 3, 7, 0.8709442531872852],
  ])('at p = %d with %d and %d degrees of freedom is %d', (p, df1, df2, reference) => {
    expectNear(fQuantile(p, df1, df2), reference, 1e-11);
  });

  it('is the square of t with one degree of freedom above', () => {
    fc.assert(
      fc.property(df, (freedom) => {
        expectNear(fQuantile(0.95, 1, freedom), tQuantile(0.975, freedom) ** 2, 1e-11);
      }),
    );
  });

  it('turns over with its degrees of freedom', () => {
    fc.assert(
      fc.property(probability, df, df, (p, df1, df2) => {
        expectNear(fQuantile(p, df1, df2), 1 / fQuantile(1 - p, df2, df1), 1e-11);
      }),
    );
  });

  it('grows with p', () => {
    fc.assert(
      fc.property(probability, probability, df, df, (p, q, df1, df2) => {
        fc.pre(p < q);
        expect(fQuantile(p, df1, df2)).toBeLessThan(fQuantile(q, df1, df2));
      }),
    );
  });

  it('refuses what is no probability and no degrees of freedom', () => {
    expect(() => fQuantile(1, 2, 3)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 0, 3)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 2, Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('normalQuantile', () => {
  // R 4.2.2: qnorm(p); one p for each of the three approximations and both sides
  it.each([
    [0.5, 0],
    [0.6, 0.2533471031357998],
    [0.9, 1.2815515655446008],
    [0.975, 1.9599639845400536],
    [0.0005, -3.2905267314918945],
    [1e-6, -4.753424308822899],
    [1e-300, -37.0470962993612],
  ])('at p = %d is %d', (p, reference) => {
    expectNear(normalQuantile(p), reference, 1e-14);
  });

  it('refuses the ends', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

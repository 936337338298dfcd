import { describe, expect, it } from 'vitest';
import { logGamma, regularizedBeta } from '../../../src/score/statistics/beta.js';
import { expectNear } from './near.js';

describe('logGamma', () => {
  // R 4.2.2: lgamma(x)
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1, 0],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [171.5, 709.1431630309283],
    [1e5, 1051287.7089736569],
  ])('log Γ(%d) is %d', (x, reference) => {
    expectNear(logGamma(x), reference, 1e-13);
  });

  it('is the logarithm of a factorial', () => {
    expectNear(logGamma(6), Math.log(120), 1e-14);
  });

  it('refuses 0 and below', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(-1.5)).toThrow(RangeError);
  });
});

describe('regularizedBeta', () => {
  // R 4.2.2: pbeta(x, a, b)
  it.each([
    [0.5, 2, 3, 0.6875],
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.999, 30, 0.5, 0.807237306159537],
    [1e-6, 3, 4, 1.999995500003597e-17],
    [0.42, 500, 700, 0.5937664454826149],
  ])('I at %d for a = %d, b = %d is %d', (x, a, b, reference) => {
    expectNear(regularizedBeta(x, a, b), reference, 1e-12);
  });

  it('begins at 0 and ends at 1', () => {
    expect(regularizedBeta(0, 2, 3)).toBe(0);
    expect(regularizedBeta(1, 2, 3)).toBe(1);
  });

  it('keeps a complement that 1 − x would lose', () => {
    // I_x(1, b) is 1 − (1 − x)^b, so with a = b = 1 the upper tail is the complement itself.
    expectNear(regularizedBeta(1e-30, 1, 1, 1), 1e-30, 1e-13);
    expect(1 - regularizedBeta(1, 0.5, 0.5, 1e-10)).toBeGreaterThan(0);
  });

  it('refuses what is no probability and no shape', () => {
    expect(() => regularizedBeta(1.1, 1, 1)).toThrow(RangeError);
    expect(() => regularizedBeta(0.5, 0, 1)).toThrow(RangeError);
    expect(() => regularizedBeta(Number.NaN, 1, 1)).toThrow(RangeError);
  });
});

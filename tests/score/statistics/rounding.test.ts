import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed, roundHalfAway } from '../../../src/score/statistics/rounding.js';

describe('formatFixed', () => {
  it.each([
    [2.675, 2, '2.68'], // the double lies below; toFixed gives 2.67
    [1.005, 2, '1.01'],
    [0.5, 0, '1'],
    [-0.5, 0, '-1'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [0.05, 1, '0.1'],
    [0.049, 1, '0.0'],
    [9.995, 2, '10.00'],
    [99.95, 1, '100.0'],
    [3, 2, '3.00'],
    [3.4, 2, '3.40'],
    [12.5, 1, '12.5'],
    [0, 2, '0.00'],
    [1e-7, 2, '0.00'],
    [5e-7, 6, '0.000001'],
    [4.9e-7, 6, '0.000000'],
    [1.5e-7, 9, '0.000000150'],
    [123456.789, 2, '123456.79'],
  ])('%d with %d decimals is %s', (x, digits, text) => {
    expect(formatFixed(x, digits)).toBe(text);
  });

  it('never prints a negative zero', () => {
    expect(formatFixed(-0.001, 2)).toBe('0.00');
    expect(formatFixed(-0, 2)).toBe('0.00');
    expect(formatFixed(-0.4, 0)).toBe('0');
    expect(formatFixed(-0.005, 2)).toBe('-0.01');
  });

  it('refuses what has no digits', () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => formatFixed(x, 2)).toThrow(RangeError);
    for (const digits of [-1, 1.5]) expect(() => formatFixed(1, digits)).toThrow(RangeError);
  });

  it('prints every decimal as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), (hundredths) => {
        const text = `${hundredths < 0 ? '-' : ''}${Math.floor(Math.abs(hundredths) / 100)}.${String(
          Math.abs(hundredths) % 100,
        ).padStart(2, '0')}`;
        expect(formatFixed(Number(text), 2)).toBe(text);
        expect(formatFixed(Number(`${text}5`), 2)).toBe(
          formatFixed((hundredths + (text.startsWith('-') ? -1 : 1)) / 100, 2),
        );
      }),
    );
  });
});

describe('roundHalfAway', () => {
  it('gives the number that formatFixed prints', () => {
    expect(roundHalfAway(2.675, 2)).toBe(2.68);
    expect(roundHalfAway(-0.5, 0)).toBe(-1);
    expect(roundHalfAway(84.615384, 1)).toBe(84.6);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 6 }), (x, d) => {
        expect(roundHalfAway(x, d)).toBe(Number(formatFixed(x, d)));
      }),
    );
  });

  it('has no negative zero', () => {
    expect(Object.is(roundHalfAway(-0.001, 2), 0)).toBe(true);
    expect(Object.is(roundHalfAway(-0, 2), 0)).toBe(true);
  });

  it('moves nothing by more than half a unit, and nothing twice', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        const rounded = roundHalfAway(x, 2);
        expect(Math.abs(rounded - x)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(roundHalfAway(rounded, 2)).toBe(rounded);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../../src/score/statistics/histogram.js';

const bounds = (values: readonly number[]): string[] =>
  histogram(values).map((b) => `${b.from}..${b.to}: ${b.count}`);

describe('bins of a histogram', () => {
  it('are as many as Sturges has it, of a width that people count in', () => {
    // 16 values: 5 bins wanted, 15 / 5 = 3 apart, so 5.
    expect(bounds([1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16])).toEqual([
      ...['0..4: 5', '5..9: 6', '10..14: 4', '15..19: 1'],
    ]);
  });

  it('are single numbers where few whole ones are given, with those that nobody gave', () => {
    expect(bounds([5, 7, 7, 8])).toEqual(['5..5: 1', '6..6: 0', '7..7: 2', '8..8: 1']);
  });

  it('may be parts of one where values are, and then end just under their upper bound', () => {
    expect(bounds([0.5, 1, 2, 4])).toEqual(['0..2: 2', '2..4: 1', '4..6: 1']);
    expect(bounds([0.1, 0.2, 0.3, 0.3])).toEqual(['0.1..0.2: 1', '0.2..0.3: 1', '0.3..0.4: 2']);
  });

  it('are one for one value, none for none, and go below nought', () => {
    expect(bounds([7])).toEqual(['7..7: 1']);
    expect(bounds([])).toEqual([]);
    expect(bounds([-3, -1, 2])).toEqual(['-4..-3: 1', '-2..-1: 1', '0..1: 0', '2..3: 1']);
  });

  it('are none where numbers are too near or too far for bounds', () => {
    for (const values of [
      [-1e-323, 0],
      [1e300, 1.0000000000000002e300],
      [-1e308, 1e308],
    ])
      expect(bounds(values)).toEqual([]);
  });

  it('count every value once, between bounds, whatever the values', () => {
    const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
        const bins = histogram(values);
        if (bins.length === 0) return;
        expect(bins.reduce((sum, b) => sum + b.count, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(Math.ceil(Math.log2(values.length)) + 3);
        for (const [i, b] of bins.entries()) if (i > 0) expect(b.from - bins[i - 1]!.to).toBeOneOf([0, 1]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DivergingData, drawFigure, type Speaking } from '../../src/charts/index.js';
import { bounds, outside, paths, setting, texts, words } from './support.js';

const LEGEND = [
  { label: 'Disagree strongly', speaks: -2 },
  { label: 'Disagree', speaks: -1 },
  { label: 'Agree', speaks: 1 },
  { label: 'Agree strongly', speaks: 2 },
];
const counts = (...n: readonly number[]): Speaking[] => LEGEND.map((l, i) => ({ ...l, count: n[i]! }));
const data = (
  rows: DivergingData['sections'][number]['rows'],
  aside: string | null = null,
): DivergingData => ({
  title: 'Trust',
  heads: { row: 'Item', against: 'against', for: 'for', aside, figure: '% for', hidden: 'too few' },
  legend: LEGEND,
  sections: [{ title: 'Openness', rows }],
});
const draw = (rows: DivergingData['sections'][number]['rows'], width = 500, aside: string | null = null) =>
  drawFigure({ kind: 'diverging', data: data(rows, aside) }, setting(width));

describe('bars on both sides of one line', () => {
  it('have what speaks against it left of the line and what speaks for it right, the strong at the ends', () => {
    const chart = draw([{ label: 'Bad news travels', answers: counts(2, 4, 6, 8), aside: 0, figure: '70' }]);
    // The label takes 38 % and a gap of 12; 40 are kept for the figure, 16 at both ends of the plot.
    const [low, high] = [500 * 0.38 + 12 + 16, 500 - 40 - 16];
    const unit = (high - low) / 20;
    const zero = low + 6 * unit;
    const [line] = paths(chart, 'zero');
    expect(bounds(line!).left).toBeCloseTo(zero, 6);
    // The first of each tone is the legend's swatch.
    const bar = (tone: string) => bounds(paths(chart, tone)[1]!);
    expect(bar('against tint')).toMatchObject({
      left: expect.closeTo(zero - 4 * unit),
      right: expect.closeTo(zero),
    });
    expect(bar('against full')).toMatchObject({
      left: expect.closeTo(low),
      right: expect.closeTo(zero - 4 * unit),
    });
    expect(bar('for tint')).toMatchObject({
      left: expect.closeTo(zero),
      right: expect.closeTo(zero + 6 * unit),
    });
    expect(bar('for full')).toMatchObject({
      left: expect.closeTo(zero + 6 * unit),
      right: expect.closeTo(high),
    });
  });

  it('stand half on either side where an answer speaks for neither', () => {
    const legend = [-1, 0, 1].map((speaks) => ({ label: String(speaks), speaks }));
    const answers = legend.map((l) => ({ ...l, count: 4 }));
    const rows = [{ label: 'x', answers, aside: 0, figure: '' }];
    const chart = drawFigure({ kind: 'diverging', data: { ...data(rows), legend } }, setting(500));
    const zero = bounds(paths(chart, 'zero')[0]!).left;
    const middle = bounds(paths(chart, 'middle open')[1]!);
    expect(zero - middle.left).toBeCloseTo(middle.right - zero, 6);
    expect(bounds(paths(chart, 'for full')[1]!).left).toBeCloseTo(middle.right, 6);
  });

  it('say a count beside a segment that is narrower than 3 mm', () => {
    const chart = draw([{ label: 'x', answers: counts(1, 30, 40, 29), aside: 0, figure: '69' }]);
    const one = texts(chart).find((t) => t.text === '1')!;
    expect(one.anchor).toBe('end');
    expect(bounds(one).right).toBeLessThan(bounds(paths(chart, 'against full')[1]!).left);
    expect(texts(chart).find((t) => t.text === '30')!.anchor).toBe('middle');
  });

  it('have answers that count for neither side apart, at the far right', () => {
    const chart = draw(
      [{ label: 'x', answers: counts(1, 1, 1, 1), aside: 3, figure: '29' }],
      500,
      'Not sure',
    );
    const [bar] = paths(chart, 'aside open');
    expect(bounds(bar!).left).toBeGreaterThan(
      Math.max(...paths(chart, 'for full').map((p) => bounds(p).right)),
    );
    expect(chart.table.head).toEqual(['Item', ...LEGEND.map((l) => l.label), 'Not sure', '% for']);
    expect(chart.table.rows).toEqual([['x', '1', '1', '1', '1', '3', '29']]);
  });

  it('are not drawn where too few answered; the chart and its words say so', () => {
    const chart = draw([{ label: 'x', answers: null, aside: 0, figure: '' }]);
    expect(words(chart)).toContain('too few');
    expect(paths(chart, 'for full')).toHaveLength(1);
    expect(chart.alternative).toBe('Trust. x: % for too few.');
  });

  it('say all their figures in words', () => {
    const chart = draw([{ label: 'Bad news travels.', answers: counts(2, 4, 6, 8), aside: 0, figure: '70' }]);
    expect(chart.alternative).toBe(
      'Trust. Bad news travels: Disagree strongly 2, Disagree 4, Agree 6, Agree strongly 8, % for 70.',
    );
  });

  it('add up to all who answered and stay inside the drawing, whatever the answers and the width', () => {
    const count = fc.nat({ max: 200 });
    const row = fc.tuple(count, count, count, count, count, fc.lorem({ maxCount: 14 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 220, max: 700 }),
        (rows, width) => {
          const chart = draw(
            rows.map(([a, b, c, d, aside, label]) => ({
              label,
              answers: counts(a, b, c, d),
              aside,
              figure: '50',
            })),
            width,
            'Not sure',
          );
          expect(outside(chart)).toEqual([]);
          const lengths = [...paths(chart, 'for full'), ...paths(chart, 'for tint')].map(
            (p) => bounds(p).right - bounds(p).left,
          );
          expect(lengths.every((l) => l > 0)).toBe(true);
          for (const [i, [a, b, c, d, aside]] of rows.entries())
            expect(chart.table.rows[i]!.slice(1, 6).map(Number)).toEqual([a, b, c, d, aside]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

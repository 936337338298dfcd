import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFigure, type Figure, stripsOf } from '../../src/charts/index.js';
import { setting } from './support.js';

const dumbbells = (n: number): Figure => ({
  kind: 'dumbbells',
  data: {
    title: 'Change',
    heads: { row: 'Item', from: 'before', to: 'after', note: 'Change' },
    axis: {
      from: 0,
      to: 100,
      ticks: [
        { at: 0, label: '0' },
        { at: 100, label: '100' },
      ],
    },
    show: (x) => String(x),
    hidden: 'too few',
    rows: Array.from({ length: n }, (_, i) => ({ label: `Item ${i}`, from: i, to: 100 - i, note: `+${i}` })),
  },
});
const words = (shapes: readonly { readonly kind: string }[]): string[] =>
  shapes.flatMap((s) => (s.kind === 'text' ? [(s as unknown as { text: string }).text] : []));

describe('a chart as strips', () => {
  it('has a head that repeats, and a strip for each row with its words and figures', () => {
    const { head, rows } = stripsOf(drawFigure(dumbbells(3), setting(480)));
    expect(words(head!.shapes)).toEqual(['before', 'after']);
    expect(rows).toHaveLength(3);
    expect(words(rows[1]!.shapes)).toEqual(expect.arrayContaining(['Item 1', '1', '99', '+1']));
    expect(words(rows[1]!.shapes)).not.toContain('Item 2');
    // The axis' figures stand at the foot of the last row.
    expect(words(rows[2]!.shapes)).toEqual(expect.arrayContaining(['0', '100']));
  });

  it('loses no word and no height', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 250, max: 500 }), (n, width) => {
        const chart = drawFigure(dumbbells(n), setting(width));
        const { head, rows } = stripsOf(chart);
        const strips = [...(head ? [head] : []), ...rows];
        expect(strips.reduce((sum, s) => sum + s.height, 0)).toBeCloseTo(chart.drawing.height, 6);
        expect(strips.flatMap((s) => words(s.shapes)).sort()).toEqual(words(chart.drawing.shapes).sort());
      }),
      { numRuns: 40 },
    );
  });

  it('is one strip where the chart is one thing', () => {
    const bins = [{ label: '1', count: 2 }];
    const heads = { row: 'Answer', count: 'n' };
    const chart = drawFigure({ kind: 'histogram', data: { title: 'H', heads, bins } }, setting(300));
    expect(stripsOf(chart)).toEqual({ head: null, rows: [chart.drawing] });
  });
});

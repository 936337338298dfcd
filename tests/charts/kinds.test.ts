import { describe, expect, it } from 'vitest';
import { drawFigure, type Figure, ticksOf, toSvg } from '../../src/charts/index.js';
import { bounds, outside, paths, setting, texts, words } from './support.js';

const show = (x: number): string => x.toFixed(2);
const axis = { from: 1, to: 4, ticks: ticksOf(1, 4, String) };

const FIGURES: Readonly<Record<string, Figure>> = {
  dumbbells: {
    kind: 'dumbbells',
    data: {
      title: 'Means',
      heads: { row: 'Score', from: 'before', to: 'after', note: 'Change' },
      ...{ axis, show, hidden: 'too few' },
      rows: [
        { label: 'Openness', from: 2, to: 3, note: '+1.00 rose' },
        { label: 'Follow-through', from: 3.5, to: 2.5, note: '−1.00 fell' },
        { label: 'Hidden', from: null, to: null, note: '' },
      ],
    },
  },
  intervals: {
    kind: 'intervals',
    data: {
      title: 'Means',
      heads: { row: 'Score', of: 'Round', n: 'n', mean: 'Mean', interval: '95% interval' },
      axis,
      bands: [
        { from: 1, label: 'Fragile' },
        { from: 2.5, label: 'Growing' },
      ],
      show,
      between: (a, b) => `${a} to ${b}`,
      hidden: 'too few',
      rows: [
        { label: 'Openness', of: 'before', n: 9, mean: 2.5, interval: [2, 3], full: false },
        { label: 'Openness', of: 'after', n: 3, mean: null, interval: null, full: true },
      ],
    },
  },
  heat: {
    kind: 'heat',
    data: {
      title: 'Groups',
      ...{
        heads: { row: 'Group', n: 'n' },
        columns: ['Overall', 'Openness'],
        from: 1,
        to: 4,
        show,
        few: 'too few',
      },
      rows: [
        { label: 'North', n: '11', cells: [2.5, null] },
        { label: 'South', n: '', hidden: 'hidden' },
      ],
    },
  },
  stairs: {
    kind: 'stairs',
    data: {
      title: 'Steps',
      heads: { row: 'Strand', now: 'Now', target: 'Target', note: 'Moves' },
      levels: ['Beginning', 'Developing', 'Embedding', 'Leading'],
      few: 'too few',
      rows: [
        { label: 'Looking back', now: [4, 3, 0, 0], target: [0, 2, 4, 1], note: '+1: 5' },
        { label: 'Roles', now: null, target: null, note: '' },
        { label: 'Time', now: [1, 1, 1, 1], target: [0, 0, 1, 3], note: '' },
      ],
    },
  },
  place: {
    kind: 'place',
    data: {
      title: 'Where it is',
      x: { title: 'How closely', labels: ['loose', 'tight'] },
      y: { title: 'How deeply', labels: ['shallow', 'deep'] },
      heads: { cell: 'Cell', moves: 'Moved to', few: 'too few' },
      marks: [
        {
          label: 'now',
          counts: [
            [3, 0],
            [0, 0],
          ],
        },
        {
          label: 'target',
          counts: [
            [0, 0],
            [1, 2],
          ],
        },
      ],
      moves: [
        { from: [0, 0], to: [1, 1], count: 2 },
        { from: [0, 0], to: [1, 0], count: 1 },
      ],
    },
  },
  bars: {
    kind: 'bars',
    data: {
      title: 'Choices',
      heads: { row: 'Option', value: 'Answers', note: '' },
      to: 10,
      rows: [
        { label: 'Time', value: 10, text: '10 (100%)', note: '' },
        { label: 'Trust', value: 5, text: '5 (50%)', note: '' },
        { label: 'Rest', value: null, text: 'too few', note: 'n 3' },
      ],
    },
  },
  mirror: {
    kind: 'mirror',
    data: {
      title: 'Picks',
      heads: { row: 'Quality', left: 'weakest', right: 'strongest', note: 'contested' },
      rows: [
        { label: 'Listening', left: 0, right: 8, note: '' },
        { label: 'Patience', left: 4, right: 2, note: 'contested' },
      ],
    },
  },
  histogram: {
    kind: 'histogram',
    data: {
      title: 'How sure',
      heads: { row: 'Answer', count: 'Answers' },
      bins: [1, 2, 3].map((n) => ({ label: String(n), count: n * 2 })),
    },
  },
};

describe.each(Object.entries(FIGURES))('%s', (_, figure) => {
  it.each([230, 250, 380, 500, 700])('stay inside the drawing at %i points', (width) => {
    expect(outside(drawFigure(figure, setting(width)))).toEqual([]);
  });

  it('say the figures of the table in words', () => {
    const chart = drawFigure(figure, setting(500));
    for (const row of chart.table.rows)
      for (const cell of row) expect(chart.alternative).toContain(cell.replace(/[.:]$/, ''));
    for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.head.length);
  });

  it('are ink on paper: black, white and one tint, figures of 10 points, notes of 8.5', () => {
    const { shapes } = drawFigure(figure, setting(500)).drawing;
    const inks = new Set(shapes.flatMap((s) => (s.kind === 'path' ? [s.fill, s.stroke] : [s.fill])));
    inks.delete(null);
    expect([...inks].every((i) => ['#000000', '#ffffff', '#dedede'].includes(i!))).toBe(true);
    expect(new Set(texts(drawFigure(figure, setting(500))).map((t) => t.size))).toSatisfy(
      (sizes: Set<number>) => [...sizes].every((s) => s === 10 || s === 8.5),
    );
  });
});

describe('a dumbbell', () => {
  const chart = drawFigure(FIGURES.dumbbells!, setting(500));
  // The label takes 34 % and a gap of 12, the change what it needs and 8; the plot keeps 22 and 28 for its figures.
  const notes = texts(chart).filter((t) => t.tone === 'note');
  const note = Math.max(...notes.map((t) => bounds(t).right - bounds(t).left)) + 8;
  const [left, right] = [500 * 0.34 + 12 + 22, 500 - note - 28];
  const x = (v: number): number => left + ((v - 1) / 3) * (right - left);
  const centre = (b: ReturnType<typeof bounds>): number => (b.left + b.right) / 2;

  it('is hollow before and full after, on the whole scale', () => {
    // The first of each is the legend's.
    const [, before] = paths(chart, 'before open').map(bounds);
    const [, after] = paths(chart, 'after full').map(bounds);
    expect(centre(before!)).toBeCloseTo(x(2), 6);
    expect(centre(after!)).toBeCloseTo(x(3), 6);
  });

  it('has its figures outside, so that they never cover the line between', () => {
    const at = (text: string) => bounds(texts(chart).find((t) => t.text === text)!);
    expect(at('2.00').right).toBeLessThan(x(2));
    expect(at('3.00').left).toBeGreaterThan(x(3));
    expect(at('3.50').left).toBeGreaterThan(x(3.5));
    expect(at('2.50').right).toBeLessThan(x(2.5));
  });

  it('is not drawn where nothing may be shown', () => {
    expect(paths(chart, 'after full')).toHaveLength(3);
    expect(words(chart)).toContain('too few');
  });
});

describe('means with their intervals', () => {
  it('have bands as dotted lines with names, none where the first begins', () => {
    const chart = drawFigure(FIGURES.intervals!, setting(500));
    expect(paths(chart, 'band')).toHaveLength(1);
    expect(paths(chart, 'band')[0]!.dash).not.toEqual([]);
    expect(words(chart)).toEqual(expect.arrayContaining(['Fragile', 'Growing']));
    expect(chart.table.rows).toEqual([
      ['Openness', 'before', '9', '2.50', '2.00 to 3.00'],
      ['Openness', 'after', '3', 'too few', ''],
    ]);
  });
});

describe('groups side by side', () => {
  it('hatch a group that is hidden, with the reason, and show no figure of it', () => {
    const chart = drawFigure(FIGURES.heat!, setting(500));
    expect(paths(chart, 'hidden hatch')).toHaveLength(1);
    expect(chart.table.rows).toEqual([
      ['North', '11', '2.50', 'too few'],
      ['South', '', 'hidden', ''],
    ]);
  });
});

describe('steps', () => {
  it('have as many people as were counted, now hollow and then full', () => {
    const chart = drawFigure(FIGURES.stairs!, setting(500));
    // One swatch each; zeros are not drawn.
    expect(paths(chart, 'before open')).toHaveLength(1 + 2 + 4);
    expect(paths(chart, 'after full')).toHaveLength(1 + 3 + 2);
    const bars = paths(chart, 'before open').slice(1, 3).map(bounds);
    const [four, three] = bars.map((b) => b.bottom - b.top);
    expect(four! / three!).toBeCloseTo(4 / 3, 6);
    // The second step is higher.
    expect(bars[1]!.bottom).toBeLessThan(bars[0]!.bottom);
  });
});

describe('picks', () => {
  it('are measured from one line by one scale', () => {
    const chart = drawFigure(FIGURES.mirror!, setting(500));
    const zero = bounds(paths(chart, 'zero')[0]!).left;
    const [eight, two] = paths(chart, 'for full').map(bounds);
    const [four] = paths(chart, 'against tint').map(bounds);
    const unit = (eight!.right - zero) / 8;
    expect(two!.right - zero).toBeCloseTo(2 * unit, 6);
    expect(zero - four!.left).toBeCloseTo(4 * unit, 6);
  });
});

describe('a grid with moves', () => {
  it('has an arrow for each way that was gone, and all of them in the table', () => {
    const chart = drawFigure(FIGURES.place!, setting(500));
    expect(paths(chart, 'move head')).toHaveLength(2);
    expect(chart.table.rows).toEqual([
      ['deep, tight', '0', '2', ''],
      ['shallow, loose', '3', '0', 'deep, tight 2; shallow, tight 1'],
      ['shallow, tight', '0', '1', ''],
    ]);
  });
});

describe('SVG', () => {
  it('has a title, a description, tones as classes; nothing in a text is markup', () => {
    const data = { title: '<b>', heads: { row: 'a', count: 'b' }, bins: [{ label: '"&<', count: 1 }] };
    const chart = drawFigure({ kind: 'histogram', data }, setting(300));
    const svg = toSvg(chart.drawing, { id: 'c1', title: '<b>', desc: chart.alternative, classes: 'chart' });
    expect(svg).toContain('<title id="c1-t">&#60;b&#62;</title>');
    expect(svg).toContain('aria-describedby="c1-d"');
    expect(svg).toContain('class="for full"');
    expect(svg).not.toMatch(/<b>|"&</);
  });
});

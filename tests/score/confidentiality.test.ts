import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemFigures, Scores } from '../../src/score/index.js';
import { items, type Row, scored } from './support.js';

const PLAN = `
plenary: 1
title: D
privacy: {minimum: 5}
instruments:
  trust:
    title: T
    anonymous: true
    scale: {from: 1, to: 4}
    bands: [{from: 1, label: Low}]
    items: [A, B]
`;

/** So many people in each group, who answer everything; null stands for rows without a group. */
const people = (sizes: Readonly<Record<string, number>>): Row[] =>
  Object.entries(sizes).flatMap(([group, n]) =>
    Array.from({ length: n }, (_, i) => ({
      ...(group === 'none' ? {} : { group }),
      answers: items('trust', (i % 4) + 1, ((i * 3) % 4) + 1),
    })),
  );
const grouped = (sizes: Readonly<Record<string, number>>): Scores =>
  scored(PLAN, people(sizes), { by: 'group' }).scores;
const hidden = (sizes: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(
    grouped(sizes).privacy.suppressed.flatMap((s) => (s.group === null ? [] : [[s.group, s.reason]])),
  );

describe('groups of an anonymous form', () => {
  it('are all shown where all have the minimum', () => {
    expect(hidden({ North: 5, South: 9 })).toEqual({});
  });

  it('are hidden below the minimum, and with them the smallest other, so that they cannot be subtracted', () => {
    expect(hidden({ North: 4, South: 9, East: 6, West: 7 })).toEqual({
      North: 'small-group',
      East: 'subtraction',
    });
  });

  it('are hidden until those hidden together have the minimum', () => {
    expect(hidden({ A: 1, B: 2, C: 8, D: 9 })).toEqual({
      A: 'small-group',
      B: 'small-group',
      C: 'subtraction',
    });
    expect(hidden({ A: 2, B: 3, C: 8 })).toEqual({ A: 'small-group', B: 'small-group' });
  });

  it('are hidden together where they are of one size', () => {
    expect(hidden({ A: 3, B: 7, C: 7, D: 9 })).toEqual({
      A: 'small-group',
      B: 'subtraction',
      C: 'subtraction',
    });
  });

  it('that are hidden keep their number alone', () => {
    const { groups } = grouped({ North: 4, South: 9, East: 6 }).instruments.trust!.rounds.all!;
    expect(groups!.North).toEqual({ n: 4 });
    expect(groups!.East).toEqual({ n: 6 });
    expect(Object.keys(groups!.South!)).toEqual(['n', 'scores', 'items']);
  });

  it('stand under `suppressed` with form, round and reason', () => {
    expect(grouped({ North: 4, South: 9 }).privacy).toEqual({
      minimum: 5,
      suppressed: [
        { instrument: 'trust', round: 'all', group: 'North', reason: 'small-group' },
        { instrument: 'trust', round: 'all', group: 'South', reason: 'subtraction' },
      ],
    });
  });

  it('of rows without a group start hiding only where they are few, and are never shown', () => {
    expect(hidden({ North: 6, South: 9, none: 5 })).toEqual({});
    expect(hidden({ North: 6, South: 9, none: 2 })).toEqual({ North: 'subtraction' });
    expect(Object.keys(grouped({ North: 6, none: 9 }).instruments.trust!.rounds.all!.groups!)).toEqual([
      'North',
    ]);
  });

  it('of a form with names are all shown', () => {
    const { scores } = scored(PLAN.replace('anonymous: true', ''), people({ North: 1, South: 2 }), {
      by: 'group',
    });
    expect(scores.privacy.suppressed).toEqual([]);
    expect(scores.instruments.trust!.rounds.all!.groups!.North!.items!.q1!).toMatchObject({ mean: 1 });
  });

  it('cannot be had by taking the shown from the whole', () => {
    const sizes = fc.dictionary(
      fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'none'),
      fc.integer({ min: 1, max: 12 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(sizes, (some) => {
        const all = grouped(some).instruments.trust!.rounds.all!;
        expect(all.items === undefined).toBe(all.n < 5);
        if (!all.items) return;
        const groups = Object.values(all.groups ?? {});
        const shown = groups.filter((g) => g.items);
        for (const g of shown) expect(g.n).toBeGreaterThanOrEqual(5);
        const left = all.n - shown.reduce((sum, g) => sum + g.n, 0);
        const parts = groups.length - shown.length + (some.none ? 1 : 0);
        if (groups.some((g) => !g.items) && shown.length > 0) expect(parts).toBeGreaterThanOrEqual(2);
        if (left > 0) expect(left).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('a whole of an anonymous form', () => {
  it('with fewer than the minimum keeps its number alone', () => {
    const scores = grouped({ North: 2, South: 2 });
    expect(scores.instruments.trust!.rounds.all).toEqual({ n: 4 });
    expect(scores.privacy.suppressed).toEqual([
      { instrument: 'trust', round: 'all', group: null, reason: 'small-group' },
    ]);
  });

  it('has no rows of persons', () => {
    expect(grouped({ North: 9 }).instruments.trust!.rounds.all).not.toHaveProperty('respondents');
  });

  it('obeys the plan’s own minimum', () => {
    const text = PLAN.replace('minimum: 5', 'minimum: 3');
    const { scores } = scored(text, people({ North: 3 }));
    expect(scores.instruments.trust!.rounds.all!.items!.q1!.n).toBe(3);
    expect(scores.privacy).toEqual({ minimum: 3, suppressed: [] });
  });
});

describe('few answers within what is shown', () => {
  const rows = [...people({ North: 6 }), ...people({ South: 6 })].map((row, i) =>
    i % 6 < 4 ? row : { ...row, answers: { 'trust.q1': 2 } },
  );
  const { scores } = scored(PLAN, rows, { by: 'group' });
  const { groups, items: whole } = scores.instruments.trust!.rounds.all!;

  it('leave the number alone', () => {
    expect(whole!.q2!.n).toBe(8);
    expect((whole!.q2 as ItemFigures).mean).not.toBeNull();
    const { n, ...figures } = groups!.North!.items!.q2 as ItemFigures;
    expect(n).toBe(4);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
    expect((groups!.North!.items!.q1 as ItemFigures).mean).not.toBeNull();
  });

  it('of a score likewise', () => {
    const { n, ...figures } = groups!.North!.scores!.overall!;
    expect(n).toBe(4);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });

  it('are listed with what they are about', () => {
    expect(scores.privacy.suppressed.filter((s) => s.group === 'North')).toEqual([
      { instrument: 'trust', round: 'all', group: 'North', about: 'overall', reason: 'few-answers' },
      { instrument: 'trust', round: 'all', group: 'North', about: 'q2', reason: 'few-answers' },
    ]);
  });
});

describe('an anonymous worksheet', () => {
  const text = `
plenary: 1
title: D
worksheets:
  reflect:
    title: R
    anonymous: true
    body:
      - write: {id: best, prompt: Best}
      - ask: {id: size, prompt: Size, type: number}
      - choose: {id: focus, prompt: Focus, options: [One, Two]}
      - grid: {id: plan, prompt: Plan, rows: [First, Then], columns: [Who]}
`;
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
  const sheets = (n: number): Row[] =>
    words.slice(0, n).map((word, i) => ({
      answers: {
        'reflect.best': word,
        ...(i < 3 ? { 'reflect.size': i } : {}),
        'reflect.focus': i % 2 ? 'one' : 'two',
        'reflect.plan.first.who': word,
        ...(i < 2 ? { 'reflect.plan.then.who': word } : {}),
      },
    }));

  it('with too few sheets keeps its number alone, under the key `worksheet`', () => {
    const { scores } = scored(text, sheets(4));
    expect(scores.worksheets.reflect!.rounds.all).toEqual({ n: 4 });
    expect(scores.privacy.suppressed).toEqual([
      { worksheet: 'reflect', round: 'all', group: null, reason: 'small-group' },
    ]);
  });

  it('keeps the number alone of a question or cell that few answered', () => {
    const { scores } = scored(text, sheets(8));
    const { questions } = scores.worksheets.reflect!.rounds.all!;
    expect(questions!.size).toEqual({
      n: 3,
      mean: null,
      sd: null,
      median: null,
      min: null,
      max: null,
      bins: null,
    });
    expect(questions!.plan).toMatchObject({ n: 8, cells: { 'then.who': { n: 2, texts: null } } });
    expect(questions!.focus).toMatchObject({ n: 8, other: [] });
    expect(scores.privacy.suppressed.map((s) => s.about)).toEqual(['size', 'plan.then.who']);
  });

  it('has its texts in an order that says nothing of who wrote them', () => {
    const textsOf = (rows: Row[]) => {
      const q = scored(text, rows).scores.worksheets.reflect!.rounds.all!.questions!.best!;
      return 'texts' in q ? q.texts : null;
    };
    const texts = textsOf(sheets(8));
    expect([...texts!].sort()).toEqual([...words].sort());
    expect(texts).not.toEqual(words);
    expect(textsOf(sheets(8).reverse())).toEqual(texts);
  });

  it('with names keeps texts in the order read', () => {
    const { scores } = scored(text.replace('anonymous: true', ''), sheets(3));
    expect(scores.worksheets.reflect!.rounds.all!.questions!.best).toEqual({
      n: 3,
      texts: words.slice(0, 3),
    });
  });
});

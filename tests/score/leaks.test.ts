import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figures, ItemFigures, RoundScores, TextFigures } from '../../src/score/index.js';
import { items, type Row, scored } from './support.js';

/** What an attacker who has one report can work out of it by adding and subtracting what is shown. */

const MINIMUM = 5;
const PLAN = `
plenary: 1
title: D
privacy: {minimum: ${MINIMUM}}
instruments:
  trust:
    title: T
    anonymous: true
    scale: {labels: [one, two, three, unsure], values: [1, 2, 3, null]}
    minAnswered: 0.5
    subscales: {a: {items: [A, B]}, b: {items: [C]}}
`;

type Answer = number | 'unsure' | null;
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constant('unsure' as const) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const person = fc.record({
  group: fc.constantFrom('North', 'North', 'South', 'West', 'East', null),
  answers: fc.tuple(answer, answer, answer),
});

const rowsOf = (people: readonly { group: string | null; answers: readonly Answer[] }[]): Row[] =>
  people.flatMap(({ group, answers }) =>
    answers.every((a) => a === null)
      ? []
      : [{ ...(group === null ? {} : { group }), answers: items('trust', ...answers) }],
  );

type Item = ItemFigures | TextFigures;
const isShown = (f: Item | undefined): f is ItemFigures =>
  f !== undefined && 'answers' in f && f.answers !== null;
const given = (f: ItemFigures): number => f.n + (f.unscored ?? 0);

/** Counts of an item or score where it is shown; null where it is not. */
function countsOf(f: Figures, key: string): readonly number[] | null {
  const score = f.scores?.[key];
  if (score) return score.items === null ? null : [score.n];
  const item = f.items?.[key];
  return isShown(item) ? [item.n, given(item)] : null;
}

function check(round: RoundScores): void {
  if (!round.items) return;
  const groups = Object.values(round.groups ?? {}).filter((g) => g.items);
  for (const key of [...Object.keys(round.scores ?? {}), ...Object.keys(round.items)]) {
    const whole = countsOf(round, key);
    if (!whole) continue;
    const sums = whole.map((_, i) => groups.reduce((sum, g) => sum + (countsOf(g, key)?.[i] ?? 0), 0));
    for (const [i, n] of whole.entries()) {
      const left = n - sums[i]!;
      expect(left === 0 || left >= MINIMUM, `${key}: ${left} left of ${n}`).toBe(true);
    }
  }
  for (const g of groups) {
    const n = (key: string): number => g.scores?.[key]?.n ?? g.items?.[key]?.n ?? 0;
    for (const keys of [
      ['q1', 'q2', 'a'],
      ['q3', 'b'],
      ['q1', 'q2', 'q3', 'overall'],
      ['a', 'b', 'overall'],
    ]) {
      const all = keys.every((k) => n(k) === n(keys[0]!) && n(k) > 0);
      const unknown = keys.filter((k) => countsOf(g, k) === null);
      if (all) expect(unknown.length, `${unknown} follows from ${keys}`).not.toBe(1);
    }
  }
}

describe('a figure that a group may not show', () => {
  it('is not had by taking the other groups from everybody', () => {
    const full = (group: string, n: number): Row[] =>
      Array.from({ length: n }, (_, i) => ({ group, answers: items('trust', 1 + (i % 3), 2, 3) }));
    const some = full('North', 6).map((r, i) => (i < 3 ? r : { ...r, answers: items('trust', 1, null, 2) }));
    const { scores } = scored(PLAN, [...some, ...full('South', 8), ...full('West', 9)], { by: 'group' });
    const { groups } = scores.instruments.trust!.rounds.all!;
    expect(groups!.North!.items!.q2).toMatchObject({ n: 3, answers: null });
    expect(groups!.South!.items!.q2).toMatchObject({ n: 8, answers: null });
    expect(isShown(groups!.West!.items!.q2)).toBe(true);
    expect(scores.privacy.suppressed).toContainEqual({
      ...{ instrument: 'trust', round: 'all', group: 'South', about: 'q2', reason: 'subtraction' },
    });
  });

  it('nor from a score and its other items, whoever left out whatever', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 5, maxLength: 60 }), (people) => {
        const rows = rowsOf(people);
        if (rows.length === 0) return;
        check(scored(PLAN, rows, { by: 'group' }).scores.instruments.trust!.rounds.all!);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('nor by two columns taken together', () => {
    const rows: Row[] = Array.from({ length: 24 }, (_, i) => ({
      group: i < 12 ? 'North' : 'South',
      columns: { role: i % 12 < 3 ? 'head' : 'teacher' },
      answers: items('trust', 1 + (i % 3), 2, 3),
    }));
    const { groups } = scored(PLAN, rows, { by: 'group,role' }).scores.instruments.trust!.rounds.all!;
    expect(Object.keys(groups!)).toEqual([
      'North / head',
      'North / teacher',
      'South / head',
      'South / teacher',
    ]);
    expect(groups!['North / head']).toEqual({ n: 3 });
    expect(isShown(groups!['North / teacher']!.items!.q1)).toBe(true);
  });
});

describe('a worksheet’s answers', () => {
  const text = `
plenary: 1
title: D
privacy: {minimum: ${MINIMUM}}
worksheets:
  w:
    title: W
    anonymous: true
    body:
      - write: {id: best, prompt: Best}
      - choose: {id: focus, prompt: Focus, options: [One, Two]}
      - grid: {id: plan, prompt: Plan, rows: [First], columns: [Who, What]}
      - share: {id: money, prompt: Money, options: [Books, Trips], total: 10}
`;
  const sheet = fc.record({
    group: fc.constantFrom('North', 'South', 'West'),
    has: fc.tuple(...Array.from({ length: 5 }, () => fc.boolean())),
  });

  it('of few are not had by taking the groups that are shown from everybody', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 5, maxLength: 45 }), (sheets) => {
        const rows = sheets.map(({ group, has }, i): Row => {
          const all = [
            { 'w.best': `text ${i}` },
            { 'w.focus': i % 2 ? 'one' : 'two' },
            { 'w.plan.first.who': `who ${i}` },
            { 'w.plan.first.what': `what ${i}` },
            { 'w.money.books': i % 10, 'w.money.trips': 10 - (i % 10) },
          ];
          return { group, answers: Object.assign({ 'w.best': 'x' }, ...all.filter((_, k) => has[k])) };
        });
        const { scores } = scored(text, rows, { by: 'group' });
        const whole = scores.worksheets.w!.rounds.all!;
        if (!whole.questions) return;
        const groups = Object.values(whole.groups ?? {}).filter((g) => g.questions);
        // Every list of texts, every count: what is left of it belongs to nobody, or to enough.
        const found = (set: typeof whole): Map<string, number> => {
          const out = new Map<string, number>();
          for (const [id, q] of Object.entries(set.questions ?? {})) {
            if ('texts' in q && q.texts) out.set(id, q.texts.length);
            if ('answers' in q && q.answers) out.set(id, q.n);
            if ('cells' in q && q.cells && !Array.isArray(q.cells))
              for (const [key, c] of Object.entries(q.cells))
                if ('texts' in c && c.texts) out.set(`${id}.${key}`, c.texts.length);
            if ('options' in q && q.options)
              for (const o of q.options) if ('mean' in o && o.mean !== null) out.set(`${id}.${o.id}`, o.n);
          }
          return out;
        };
        for (const [key, n] of found(whole)) {
          const left = n - groups.reduce((sum, g) => sum + (found(g).get(key) ?? 0), 0);
          expect(left === 0 || left >= MINIMUM, `${key}: ${left} of ${n}`).toBe(true);
        }
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});

describe('means of the people who are in two rounds', () => {
  const text = `
plenary: 1
title: D
privacy: {minimum: ${MINIMUM}}
instruments:
  trust: {title: T, anonymous: true, overall: false, scale: {from: 1, to: 4}, items: [A]}
`;
  /** For each person in which of three rounds they are. */
  const present = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());

  it('do not tell, put together, of fewer than the minimum', () => {
    const rounds = ['one', 'two', 'three'];
    fc.assert(
      fc.property(fc.array(present, { minLength: 6, maxLength: 26 }), (people) => {
        const rows = rounds.flatMap((round, k) =>
          people.flatMap((p, i): Row[] =>
            p[k] ? [{ respondent: `P${i}`, round, answers: items('trust', 1 + (i % 4)) }] : [],
          ),
        );
        if (rounds.some((_, k) => !people.some((p) => p[k]))) return;
        const { changes, rounds: told } = scored(text, rows, { rounds }).scores.instruments.trust!;
        for (const [k, round] of rounds.entries()) {
          const whole = people.map((p) => (p[k] ? 1 : 0));
          const sets = changes.flatMap((c) => {
            const [a, b] = [rounds.indexOf(c.from), rounds.indexOf(c.to)];
            if (!c.items.q1?.paired || (a !== k && b !== k)) return [];
            return [people.map((p) => (p[a] && p[b] ? 1 : 0))];
          });
          if (told[round]?.items) sets.push(whole);
          const [x = [], y = x.map(() => 0), z = x.map(() => 0)] = sets;
          for (const i of [-1, 0, 1])
            for (const j of [-1, 0, 1])
              for (const l of [-1, 0, 1]) {
                const left = x.filter((_, at) => i * x[at]! + j * y[at]! + l * z[at]! !== 0).length;
                expect(left === 0 || left >= MINIMUM, `${round}: ${left}`).toBe(true);
              }
        }
      }),
      { numRuns: 400, seed: 3 },
    );
  });

  it('nor with those of a group that is shown', () => {
    // All of North is in both rounds, and one of South.
    const at = (round: string, members: readonly string[], group: string): Row[] =>
      members.map((respondent, i) => ({ respondent, round, group, answers: items('trust', 1 + (i % 4)) }));
    const some = (name: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${name}${i}`);
    const rows = [
      ...[...at('one', some('N', 9), 'North'), ...at('one', some('S', 8), 'South')],
      ...[...at('two', some('N', 9), 'North'), ...at('two', ['S0', ...some('X', 7)], 'South')],
    ];
    const change = (by?: string) =>
      scored(text, rows, by === undefined ? {} : { by }).scores.instruments.trust!.changes[0]!.items.q1!;
    expect(change().paired).toMatchObject({ n: 10 });
    expect(change('group').paired).toBeNull();
  });
});

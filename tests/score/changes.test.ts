import { describe, expect, it } from 'vitest';
import { items, type Row, scored } from './support.js';

const plan = (keys = ''): string => `
plenary: 1
title: D
instruments:
  trust:
    title: T
    scale: {from: 1, to: 4}
    ${keys}
    items: [A, {text: B, reversed: true}]
`;

/** Two answers of each person in each round. */
const round = (name: string, people: Readonly<Record<string, readonly (number | null)[]>>): Row[] =>
  Object.entries(people).map(([respondent, values]) => ({
    respondent,
    round: name,
    answers: items('trust', ...values),
  }));
const before = round('before', { P1: [2, 3], P2: [2, 2], P3: [3, 2], P4: [1, 1] });
const after = round('after', { P1: [3, 2], P2: [2, 2], P3: [4, 1], P5: [4, 1], P6: [3, null] });
const changesOf = (rows: readonly Row[], text = plan()) =>
  scored(text, rows).scores.instruments.trust!.changes;

describe('changes between rounds', () => {
  it('are paired over the people who have the score in both, and over all', () => {
    // Overall, turned: before P1 2, P2 2.5, P3 3; after 3, 2.5, 4.
    const [change] = changesOf([...before, ...after]);
    expect(change).toMatchObject({ from: 'before', to: 'after' });
    const { paired, all } = change!.scores!.overall!;
    expect(paired).toMatchObject({ n: 3, from: 2.5, improved: 2, unchanged: 1, declined: 0 });
    expect(paired!.to).toBeCloseTo(19 / 6, 12);
    expect(paired!.difference).toBeCloseTo(2 / 3, 12);
    expect(paired!.sd).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(paired!.dZ).toBeCloseTo(2 / 3 / Math.sqrt(1 / 3), 12);
    // sds 0.5 and sqrt(7/12)
    expect(paired!.dAv).toBeCloseTo(2 / 3 / ((0.5 + Math.sqrt(7 / 12)) / 2), 12);
    // t(0.975; 2) = 4.302653
    expect(paired!.ci95![1] - paired!.difference!).toBeCloseTo(
      (4.302652729911275 * Math.sqrt(1 / 3)) / Math.sqrt(3),
      9,
    );
    // All: before 2, 2.5, 3, 2.5 (mean 2.5); after 3, 2.5, 4, 4 (P6 answered one of two, too few).
    expect(all).toMatchObject({ nFrom: 4, nTo: 4 });
    expect(all!.difference).toBeCloseTo(3.375 - 2.5, 12);
  });

  it('of an item use turned values, up is better, over those who answered it in both', () => {
    const { items: changed } = changesOf([...before, ...after])[0]!;
    expect(changed.q2!.paired).toMatchObject({ n: 3, improved: 2, unchanged: 1, declined: 0 });
    expect(changed.q2!.paired!.difference).toBeCloseTo(2 / 3, 12);
    expect(changed.q1!.all).toMatchObject({ nFrom: 4, nTo: 5 });
  });

  it('of favourable shares compare independent samples, in points (Newcombe 1998)', () => {
    const { favorable } = changesOf([...before, ...after])[0]!.items.q1!;
    expect(favorable).toMatchObject({ from: 25, to: 80 });
    expect(favorable!.difference).toBeCloseTo(55, 10);
    expect(favorable!.ci95![0]).toBeLessThan(55);
    expect(favorable!.ci95![1]).toBeGreaterThan(55);
  });

  it('are not paired where a round does not say who answered', () => {
    const nameless = after.map(({ respondent: _, ...row }) => row);
    const { scores } = scored(plan(), [...before, ...nameless]);
    const change = scores.instruments.trust!.changes[0]!;
    expect(change.scores!.overall!.paired).toBeNull();
    expect(change.scores!.overall!.all!.difference).toBeCloseTo(0.875, 12);
    expect(scores.cautions.find((c) => c.code === 'unpaired-rounds')).toMatchObject({
      instrument: 'trust',
      round: 'after',
      message: expect.stringContaining('"after" does not say who answered'),
    });
  });

  it('have nulls where nobody is in both rounds', () => {
    const others = round('after', { P7: [1, 1], P8: [2, 3] });
    expect(changesOf([...before, ...others])[0]!.scores!.overall!.paired).toEqual({
      ...{ n: 0, from: null, to: null, difference: null, sd: null, ci95: null, dAv: null, dZ: null },
      ...{ improved: 0, unchanged: 0, declined: 0 },
    });
  });

  it('go from each round to the next, and from the first to the last of more than two', () => {
    const later = round('later', { P1: [4, 1] });
    expect(changesOf([...before, ...after]).map((c) => [c.from, c.to])).toEqual([['before', 'after']]);
    expect(changesOf([...before, ...after, ...later]).map((c) => [c.from, c.to])).toEqual([
      ['before', 'after'],
      ['after', 'later'],
      ['before', 'later'],
    ]);
    expect(changesOf(before)).toEqual([]);
  });

  it('take the order of `--round`, not of the rows', () => {
    const { scores } = scored(plan(), [...after, ...before], { rounds: ['before', 'after'] });
    expect(Object.keys(scores.instruments.trust!.rounds)).toEqual(['before', 'after']);
    expect(scores.instruments.trust!.changes[0]).toMatchObject({ from: 'before', to: 'after' });
  });

  it('say of a difference within 1e-9 that it is none', () => {
    const text = plan('').replace('items: [A, {text: B, reversed: true}]', 'items: [A, B, C]');
    const rows = (name: string, values: number[]): Row[] => [
      { respondent: 'P1', round: name, answers: items('trust', ...values) },
    ];
    const paired = changesOf([...rows('a', [1, 2, 4]), ...rows('b', [4, 2, 1])], text)[0]!.scores!.overall!
      .paired;
    expect(paired).toMatchObject({ unchanged: 1, improved: 0, declined: 0 });
  });

  it('leave out what the mode leaves out', () => {
    expect(changesOf([...before, ...after], plan('score: counts'))[0]).not.toHaveProperty('scores');
    expect(Object.keys(changesOf([...before, ...after], plan('score: counts'))[0]!.items.q1!)).toEqual([
      'favorable',
    ]);
    expect(changesOf([...before, ...after], plan('score: none'))[0]!.items).toEqual({});
  });
});

describe('changes of an anonymous form', () => {
  const text = plan('anonymous: true');
  const people = (name: string, from: number, to: number): Row[] =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      respondent: `C${from + i}`,
      round: name,
      answers: items('trust', ((i * 7) % 4) + 1, (i % 4) + 1),
    }));
  const paired = (from: readonly [number, number], to: readonly [number, number]) =>
    changesOf([...people('a', ...from), ...people('b', ...to)], text)[0]!.scores!.overall!;

  it('are paired where enough are in both', () => {
    expect(paired([1, 12], [1, 12]).paired!.n).toBe(12);
  });

  it('are not paired below the minimum', () => {
    expect(paired([1, 10], [7, 20])).toMatchObject({ paired: null, all: { nFrom: 10, nTo: 14 } });
  });

  it('are not paired where taking the pairs from a round would leave a few', () => {
    expect(paired([1, 12], [1, 10]).paired).toBeNull();
    expect(paired([1, 15], [1, 10]).paired!.n).toBe(10);
  });

  it('are null where a side is hidden', () => {
    expect(paired([1, 4], [1, 12])).toEqual({ paired: null, all: null });
    const { items: changed } = changesOf([...people('a', 1, 4), ...people('b', 1, 12)], text)[0]!;
    expect(changed.q1).toEqual({ paired: null, all: null, favorable: null });
  });
});

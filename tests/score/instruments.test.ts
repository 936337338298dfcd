import { describe, expect, it } from 'vitest';
import { items, scored } from './support.js';

const PLAN = `
plenary: 1
title: "*Trust* day"
id: trust-day
scales:
  agree4: {labels: [Agree strongly, Agree, Disagree, Disagree strongly], values: [4, 3, 2, 1]}
instruments:
  trust:
    title: Trust
    scale: agree4
    bands: [{from: 2, label: Fragile}, {from: 2.5, label: Growing}, {from: 3.5, label: Strong}]
    subscales:
      openness: {title: Openness, items: [News travels., "{text: We blame., reversed: true}"]}
      reliability: {title: Reliability, items: [We keep promises.]}
  other:
    title: Not answered by anybody
    scale: agree4
    items: [A]
`
  .replace('"{text', '{text')
  .replace('true}"', 'true}');

const four = [
  { answers: items('trust', 4, 1, 4) },
  { answers: items('trust', 3, 2, 3) },
  { answers: items('trust', 3, 1, 2) },
  { answers: items('trust', 1, 3, null) },
];
const one = (text: string, rows = four) => scored(text, rows).scores.instruments.trust!.rounds.all!;

describe('an instrument', () => {
  it('has a score for each subscale and the whole; forms without data are left out', () => {
    const { scores } = scored(PLAN, four);
    expect(scores.session).toEqual({ id: 'trust-day', title: 'Trust day' });
    expect(scores.plenary).toBe(1);
    expect(Object.keys(scores.instruments)).toEqual(['trust']);
    expect(scores.instruments.trust!.changes).toEqual([]);
    expect(Object.keys(one(PLAN).scores!)).toEqual(['openness', 'reliability', 'overall']);
  });

  it('describes persons’ scores: 4, 3, 3.5 and 1.5 in openness', () => {
    const f = one(PLAN).scores!.openness!;
    expect(f).toMatchObject({
      items: 2,
      n: 4,
      mean: 3,
      median: 3.25,
      q1: 2.625,
      q3: 3.625,
      min: 1.5,
      max: 4,
    });
    expect(f.sd).toBeCloseTo(Math.sqrt((1 + 0 + 0.25 + 2.25) / 3), 12);
    // t(0.975; 3) = 3.182446
    expect(f.ci95![1] - 3).toBeCloseTo((3.182446305284263 * f.sd!) / 2, 9);
  });

  it('has α of the complete cases after turning, with their number', () => {
    // Complete in openness: (4,4) (3,3) (3,4) (1,2): variances 19/12 and 11/12, of the sums 56/12·…
    const f = one(PLAN).scores!.openness!;
    const rows = [
      [4, 4],
      [3, 3],
      [3, 4],
      [1, 2],
    ];
    const variance = (v: number[]): number => {
      const m = v.reduce((a, b) => a + b) / v.length;
      return v.reduce((s, x) => s + (x - m) ** 2, 0) / (v.length - 1);
    };
    const parts = variance(rows.map((r) => r[0]!)) + variance(rows.map((r) => r[1]!));
    const whole = variance(rows.map((r) => r[0]! + r[1]!));
    expect(f.alpha).toBeCloseTo(2 * (1 - parts / whole), 12);
    expect(f.alphaN).toBe(4);
    expect(one(PLAN).scores!.overall!.alphaN).toBe(3);
    expect(one(PLAN).scores!.reliability).toMatchObject({ alpha: null, alphaN: 3, alphaCi95: null });
  });

  it('counts people in bands by the mean; below the first is in the first', () => {
    expect(one(PLAN).scores!.openness!.bands).toEqual([
      { label: 'Fragile', count: 1 },
      { label: 'Growing', count: 1 },
      { label: 'Strong', count: 2 },
    ]);
  });

  it('reads bands on the mean’s scale where it shows sums', () => {
    const f = one(PLAN.replace('scale: agree4\n    bands', 'scale: agree4\n    score: sum\n    bands'))
      .scores!;
    expect(f.openness!.mean).toBe(6);
    expect(f.openness!.bands!.map((b) => b.count)).toEqual([1, 1, 2]);
  });

  it('has no `overall` where the plan says so, and no bands without bands', () => {
    const text = PLAN.replace(/bands: .*/, 'overall: false');
    expect(Object.keys(one(text).scores!)).toEqual(['openness', 'reliability']);
    expect(one(text).scores!.openness!.bands).toEqual([]);
  });

  it('with items alone has `overall` alone', () => {
    const text =
      'plenary: 1\ntitle: D\ninstruments: {trust: {title: T, scale: {from: 1, to: 3}, items: [A, B]}}';
    expect(Object.keys(one(text, [{ answers: items('trust', 1, 2) }]).scores!)).toEqual(['overall']);
  });

  it('`score: counts` leaves out means, scores and α; `none` also favourable, medians and consensus', () => {
    const withMode = (mode: string) => one(PLAN.replace(/bands: .*/, `score: ${mode}`));
    expect(withMode('counts').scores).toBeUndefined();
    expect(Object.keys(withMode('counts').items!.q1!)).toEqual([
      ...['n', 'missing', 'unscored', 'answers', 'median', 'q1', 'q3', 'favorable', 'consensus'],
    ]);
    expect(withMode('none').scores).toBeUndefined();
    expect(Object.keys(withMode('none').items!.q1!)).toEqual(['n', 'missing', 'unscored', 'answers']);
  });

  it('counts in `n` whoever answers at least one of its questions', () => {
    const text = `${PLAN}worksheets:\n  reflect:\n    title: R\n    body: [write: {id: best, prompt: Best}]\n`;
    const { scores } = scored(text, [...four, { answers: { 'reflect.best': 'The break' } }]);
    expect(scores.instruments.trust!.rounds.all!.n).toBe(4);
    expect(scores.worksheets.reflect!.rounds.all!.n).toBe(1);
    expect(scores.responses.respondents).toBe(5);
  });

  it('counts a person who answers twice once among the respondents', () => {
    const { scores } = scored(PLAN, [
      { respondent: 'P1', round: 'before', answers: items('trust', 3) },
      { respondent: 'P1', round: 'after', answers: items('trust', 4) },
    ]);
    expect(scores.responses).toMatchObject({ respondents: 1, rounds: ['before', 'after'] });
  });

  it('shows groups with `--by`, in the plan’s order and then as read; rows without one count in the whole', () => {
    const text = `${PLAN}identify: {group: {prompt: School, options: [South, North]}}`;
    const rows = ['West', 'North', 'South'].map((group, i) => ({ ...four[i]!, group }));
    const all = scored(text, [...rows, four[3]!], { by: 'group' }).scores.instruments.trust!.rounds.all!;
    expect(Object.keys(all.groups!)).toEqual(['South', 'North', 'West']);
    expect(all.groups!.South).toMatchObject({
      n: 1,
      scores: { openness: { mean: 3.5, sd: null, ci95: null } },
    });
    expect(all.n).toBe(4);
    expect(one(PLAN).groups).toBeUndefined();
  });

  it('takes any column for `--by`', () => {
    const rows = four.map((r, i) => ({ ...r, columns: { role: i < 2 ? 'Head' : 'Deputy' } }));
    const all = scored(PLAN, rows, { by: 'role' }).scores.instruments.trust!.rounds.all!;
    expect(Object.entries(all.groups!).map(([g, f]) => [g, f.n])).toEqual([
      ['Head', 2],
      ['Deputy', 2],
    ]);
  });
});

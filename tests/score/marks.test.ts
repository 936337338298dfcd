import { describe, expect, it } from 'vitest';
import type { ItemFigures } from '../../src/score/index.js';
import { scoredFiles } from '../helpers/scoring.js';

const PLAN = `plenary: 1
title: Marks
scales:
  four: {labels: [Never, Seldom, Often, Always]}
instruments:
  team:
    scale: four
    marks: [now, target, {id: proof, title: What shows it?, lines: 2}]
    evidence: true
    subscales:
      open: {title: Openness, items: [{id: jpd, text: We plan together}, {id: blame, text: We look for someone to blame, reversed: true}]}
`;

const one = (csv: string) => {
  const { scores, said } = scoredFiles(PLAN, { all: csv });
  expect(said.filter((s) => !s.includes('no column'))).toEqual([]);
  return scores.instruments.team!;
};

describe('several marks an item', () => {
  const csv = `team.jpd.now,team.jpd.target,team.jpd.proof,team.jpd.evidence,team.blame.now,team.blame.target,team.blame.proof,team.blame.evidence
2,3,a list,Mondays,Always,Often,,
1,3,,,3,1,,
4,4,,,1,,,a form
`;
  const { rounds, changes } = one(csv);
  const items = rounds.all!.items!;

  it('are items and scores of their own', () => {
    expect(Object.keys(items)).toEqual([
      ...['jpd.now', 'jpd.target', 'jpd.proof', 'jpd.evidence'],
      ...['blame.now', 'blame.target', 'blame.proof', 'blame.evidence'],
    ]);
    expect(Object.keys(rounds.all!.scores!)).toEqual([
      ...['open.now', 'overall.now', 'open.target', 'overall.target'],
    ]);
    expect((items['jpd.now'] as ItemFigures).mean).toBeCloseTo(7 / 3, 12);
    // 5 − 4, 5 − 3, 5 − 1
    expect((items['blame.now'] as ItemFigures).scored).toBeCloseTo((1 + 2 + 4) / 3, 12);
    expect(rounds.all!.scores!['open.now']!.mean).toBeCloseTo((1.5 + 1.5 + 4) / 3, 12);
  });

  it('have evidence and other words as texts', () => {
    expect(items['jpd.evidence']).toEqual({ n: 1, texts: ['Mondays'] });
    expect(items['blame.evidence']).toEqual({ n: 1, texts: ['a form'] });
    expect(items['jpd.proof']).toEqual({ n: 1, texts: ['a list'] });
  });

  it('are compared from one to the next, of those who gave both', () => {
    const [change, ...more] = changes;
    expect(more).toEqual([]);
    expect([change!.from, change!.to, 'round' in change!]).toEqual(['now', 'target', false]);
    expect(Object.keys(change!.scores!)).toEqual(['open', 'overall']);
    expect(change!.items.jpd!.moves).toEqual([
      { by: 0, count: 1 },
      { by: 1, count: 1 },
      { by: 2, count: 1 },
    ]);
    expect(change!.items.jpd!.paired).toMatchObject({
      n: 3,
      from: 7 / 3,
      to: 10 / 3,
      improved: 2,
      unchanged: 1,
    });
    // Reversed: from 1 to 2 and from 2 to 4.
    expect(change!.items.blame!.moves).toEqual([
      { by: 1, count: 1 },
      { by: 2, count: 1 },
    ]);
  });

  it('name the round where there are several', () => {
    const file = 'respondent,team.jpd.now,team.jpd.target\nA,1,2\nB,2,4\n';
    const { changes: both } = scoredFiles(PLAN, { before: file, after: file }).scores.instruments.team!;
    expect(both.map((c) => [c.from, c.to, c.round])).toEqual([
      ['before', 'after', undefined],
      ['now', 'target', 'before'],
      ['now', 'target', 'after'],
    ]);
    expect(Object.keys(both[0]!.items)).toContain('jpd.now');
  });

  it('with answers of their own are not compared', () => {
    const plan = PLAN.replace('target,', '{id: easy, scale: {labels: [easy, hard]}},');
    const { scores } = scoredFiles(plan, { all: 'team.jpd.now,team.jpd.easy\n1,2\n2,easy\n' });
    expect(scores.instruments.team!.changes).toEqual([]);
    expect(scores.instruments.team!.rounds.all!.items!['jpd.easy']).toMatchObject({ n: 2, mean: 1.5 });
  });

  it('tell of nobody where few gave both and nobody gave a name', () => {
    const anonymous = PLAN.replace('scale: four\n    marks', 'scale: four\n    anonymous: true\n    marks');
    const rows = [...Array(6).keys()].map((i) => `${(i % 4) + 1},${i < 4 ? 4 : ''},${i}`);
    const text = `team.jpd.now,team.jpd.target,team.jpd.evidence\n${rows.join('\n')}\n`;
    const { instruments } = scoredFiles(anonymous, { all: text }).scores;
    const { jpd } = instruments.team!.changes[0]!.items;
    expect(jpd).toEqual({ paired: null, all: null, favorable: null, moves: null });
    expect(instruments.team!.rounds.all!.items!['jpd.target']).toMatchObject({
      n: 4,
      mean: null,
      answers: null,
    });
  });
});

describe('a self-made code', () => {
  const plan = `plenary: 1
title: Codes
instruments:
  trust:
    anonymous: true
    scale: {from: 1, to: 5}
    code: {prompt: First letters of your street}
    items: [A]
`;
  const rows = (...cells: [string, number | ''][]) =>
    `trust.code,trust.q1\n${cells.map((c) => c.join(',')).join('\n')}\n`;
  const before = rows(['ab 1', 1], ['cd2', 2], ['ef3', 3], ['gh4', 2], ['ij5', 1], ['xx', 3]);
  const after = rows(['AB1', 3], ['CD2', 3], ['EF3', 3], ['GH4', 3], ['IJ5', 3], ['yy', '']);

  it('pairs rounds where nobody has a name, and is no answer', () => {
    const { scores, said } = scoredFiles(plan.replace('anonymous: true', 'anonymous: false'), {
      before,
      after,
    });
    const { rounds, changes } = scores.instruments.trust!;
    expect(rounds.after!.n).toBe(5);
    expect(said).toContainEqual(expect.stringContaining('1 row has no answer'));
    expect(changes[0]!.items.q1!.paired).toMatchObject({ n: 5, difference: 1.2 });
    expect(Object.keys(rounds.before!.items!)).toEqual(['q1']);
  });

  it('does not pair two people with one code', () => {
    const twice = rows(['ab1', 1], ['ab1', 5], ['cd2', 2]);
    const { scores } = scoredFiles(plan.replace('anonymous: true', 'anonymous: false'), {
      before: twice,
      after,
    });
    expect(scores.instruments.trust!.changes[0]!.items.q1!.paired!.n).toBe(1);
  });
});

describe('raters', () => {
  const plan = `plenary: 1
title: Raters
instruments:
  look:
    raters: [self, {id: adviser, text: Adviser}, {id: staff, minimum: 3}]
    scale: {from: 1, to: 5}
    items: [Asks, Thanks]
`;
  const csv = `respondent,about,rater,look.q1,look.q2
P1,,self,4,4
P2,P2,self,5,3
P3,P3,self,2,2
A1,P1,Adviser,3,3
A2,P1,adviser,1,1
A1,P2,adviser,5,5
S1,P1,staff,1,1
S2,P1,staff,1,2
S3,P2,staff,1,3
`;
  const { scores, said } = scoredFiles(plan, { all: csv });
  const round = scores.instruments.look!.rounds.all!;

  it('have figures of their own beside the whole', () => {
    expect(said).toEqual([]);
    expect(round.n).toBe(9);
    expect(Object.entries(round.raters!).map(([id, f]) => [id, f.n])).toEqual([
      ['self', 3],
      ['adviser', 3],
      ['staff', 3],
    ]);
    expect(round.raters!.self!.scores!.overall!.mean).toBe(10 / 3);
  });

  it('are compared about the same people, several of one kind by their mean', () => {
    const [adviser, staff] = round.gaps!;
    expect([adviser!.from, adviser!.to]).toEqual(['self', 'adviser']);
    // P1: 4 and (3 + 1) / 2; P2: 4 and 5
    expect(adviser!.scores.overall!.paired).toMatchObject({ n: 2, from: 4, to: 3.5, difference: -0.5 });
    // Nobody has three of the staff.
    expect(staff!.scores.overall!.paired).toMatchObject({ n: 0, difference: null });
  });

  it('who are fewer than their minimum are not shown, nor had by subtraction', () => {
    const few = scoredFiles(plan, { all: csv.replace(/S3.*\n/, '') }).scores;
    expect(few.instruments.look!.rounds.all!.raters!.staff).toEqual({ n: 2 });
    expect(few.privacy.suppressed.map((x) => `${x.about} ${x.reason}`)).toEqual([
      'self subtraction',
      'staff small-group',
    ]);
  });

  it('that no form has are told', () => {
    const { said: told } = scoredFiles(plan, { all: 'respondent,about,rater,look.q1\nP1,P2,boss,3\n' });
    expect(told[0]).toContain('rater is `boss`, which the plan does not name');
  });
});

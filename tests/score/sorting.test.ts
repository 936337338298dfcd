import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses } from '../../src/match/index.js';
import { PLAIN, readText } from '../../src/responses/index.js';
import { score } from '../../src/score/index.js';
import { planOf } from '../helpers/plan.js';

const PLAN = planOf(`plenary: 1
title: Sorting
worksheets:
  w:
    body:
      - slots: {id: next, lists: [{title: Stop, count: 2}, {id: go, title: Start, count: 1}]}
      - slots: {id: words, count: 2}
      - pick: {id: dims, options: [care, candour, time], sets: [{id: strong, title: Strongest, count: 1}, {id: weak, title: Weakest, max: 1}]}
      - rank: {id: order, options: [a, b, c]}
      - share: {id: money, options: [books, people], total: 10}
`);
const FORMS = formsOf(PLAN);

function matched(csv: string, skipInvalid = false) {
  const findings = new Findings();
  const table = readText('r.csv', csv, PLAIN, findings)!;
  const options = { form: null, map: null, roster: null, by: [], skipInvalid, duplicates: 'error' as const };
  const result = matchResponses([{ table, round: null }], FORMS, PLAN, options, findings);
  const errors = findings.list.filter((d) => d.severity === 'error').map((d) => d.message);
  return { result, errors };
}

function questions(csv: string) {
  const { result, errors } = matched(csv);
  expect(errors).toEqual([]);
  return score(result, FORMS, PLAN, { by: null }).worksheets.w!.rounds.all!.questions!;
}

describe('columns', () => {
  it('have a place for each slot, set and option', () => {
    expect(FORMS.list[0]!.questions.map((q) => q.id)).toEqual([
      'w.next.stop.1',
      'w.next.stop.2',
      'w.next.go.1',
      'w.words.1',
      'w.words.2',
      'w.dims.strong',
      'w.dims.weak',
      'w.order.a',
      'w.order.b',
      'w.order.c',
      'w.money.books',
      'w.money.people',
    ]);
  });
});

describe('slots', () => {
  it('give the texts of each list, and of a single list its texts alone', () => {
    const got = questions('w.next.stop.1,w.next.stop.2,w.next.go.1,w.words.2\nx,y,,calm\n,,z,\n');
    expect(got.next).toEqual({
      n: 2,
      lists: { stop: { n: 1, texts: ['x', 'y'] }, go: { n: 1, texts: ['z'] } },
    });
    expect(got.words).toEqual({ n: 1, texts: ['calm'] });
  });
});

describe('picks', () => {
  it('count each set, their difference, and what is contested', () => {
    const got = questions('w.dims.strong,w.dims.weak\ncare,time\ntime,candour\ncare,\n');
    expect(got.dims).toEqual({
      n: 3,
      options: [
        { id: 'care', label: 'care', counts: { strong: 2, weak: 0 }, net: 2, contested: false },
        { id: 'candour', label: 'candour', counts: { strong: 0, weak: 1 }, net: -1, contested: false },
        { id: 'time', label: 'time', counts: { strong: 1, weak: 1 }, net: 0, contested: true },
      ],
    });
  });

  it('hold an option once', () => {
    expect(matched('respondent,w.dims.strong,w.dims.weak\nP1,care,care\n').errors).toEqual([
      'w.dims has `care` in strong and in weak (P1); expected it in one of them',
    ]);
  });
});

describe('ranks', () => {
  it('come as a number for each option or as ids in order', () => {
    const numbers = questions('w.order.a,w.order.b,w.order.c\n1,2,3\n2,1,3\n');
    expect(questions('w.order\na;b;c\nb;a;c\n')).toEqual(numbers);
    expect(numbers.order).toMatchObject({
      n: 2,
      options: [
        { id: 'a', meanRank: 1.5, medianRank: 1.5, borda: 5 },
        { id: 'b', meanRank: 1.5, medianRank: 1.5, borda: 5 },
        { id: 'c', meanRank: 3, medianRank: 3, borda: 2 },
      ],
    });
    // W = 12 S / (m²(k³ − k)) with S = 4.5, m = 2, k = 3 (Kendall & Babington Smith 1939)
    expect((numbers.order as { kendallW: number }).kendallW).toBeCloseTo((12 * 4.5 * 1) / (4 * 24) / 0.75, 9);
  });

  it('are whole numbers up to the number of options', () => {
    expect(matched('w.order.a,w.order.b\n1.5,4\n').errors).toHaveLength(2);
    expect(matched('w.order\na;a\n').errors).toHaveLength(1);
  });

  it('that are tied share the middle of their places', () => {
    const got = questions('w.order.a,w.order.b,w.order.c\n1,1,2\n');
    expect(got.order).toMatchObject({ options: [{ meanRank: 1.5 }, { meanRank: 1.5 }, { meanRank: 3 }] });
  });
});

describe('shares', () => {
  it('are described option by option', () => {
    const got = questions('w.money.books,w.money.people\n4,6\n6,4\n');
    expect(got.money).toMatchObject({
      n: 2,
      options: [
        { id: 'books', n: 2, mean: 5, median: 5 },
        { id: 'people', mean: 5 },
      ],
    });
  });

  it('must add up', () => {
    const csv = 'respondent,w.money.books,w.money.people\nP1,4,5\n';
    expect(matched(csv).errors).toEqual(['the shares of w.money add up to 9 (P1); expected 10']);
    expect(matched(csv, true).errors).toEqual([]);
  });
});

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/report/index.js';
import { items, type Row, scored } from '../score/support.js';

const plan = (anonymous: boolean): string => `
plenary: 1
title: D
instruments:
  trust:
    title: T
    anonymous: ${anonymous}
    scale: {labels: [Disagree, Agree, "@home"], values: [1, 2, null]}
    subscales: {a: {title: A, items: [One, {text: Two, reversed: true}]}}
worksheets:
  reflect:
    title: R
    body:
      - write: {id: best, prompt: Best}
      - ask: {id: size, prompt: Size, type: number}
      - choose: {id: focus, prompt: Focus, options: [Time, Trust], max: 2}
`;
const rows: Row[] = [
  {
    respondent: 'P1',
    group: 'North, upper',
    columns: { '=role': '+Head' },
    answers: {
      ...items('trust', 2, 1),
      'reflect.best': '=SUM(A1)',
      'reflect.size': -5,
      'reflect.focus': 'time;trust',
    },
  },
  { answers: { ...items('trust', '@home', 2), 'reflect.best': '-1,5', 'reflect.focus': 'none' } },
  { answers: items('trust', 1, null) },
];
const csvOf = (text: string, list: readonly Row[] = rows, by?: string) => {
  const { scores, matched, forms } = scored(text, list, by === undefined ? {} : { by });
  const { csv, notes } = toCsv(scores, matched, forms);
  return { csv, notes, table: parse(csv, { columns: true }) as Record<string, string>[] };
};

describe('the table of persons', () => {
  it('has the person, further columns, scores, then each question', () => {
    const { csv, notes } = csvOf(plan(false));
    expect(csv.split('\n')[0]).toBe(
      "respondent,group,round,'=role,trust.a,trust.overall,trust.q1,trust.q2,reflect.best,reflect.size,reflect.focus",
    );
    expect(notes).toEqual([]);
  });

  it('has answers as given, scores after turning', () => {
    const [first] = csvOf(plan(false)).table;
    expect(first).toMatchObject({
      'trust.q1': '2',
      'trust.q2': '1',
      'trust.a': '2',
      'reflect.focus': 'time;trust',
    });
  });

  it('has the label of an answer without a value, `none` for none, nothing for a blank', () => {
    const [, second, third] = csvOf(plan(false)).table;
    expect(second).toMatchObject({
      respondent: '',
      'trust.q1': "'@home",
      'trust.a': '',
      'reflect.focus': 'none',
    });
    expect(third).toMatchObject({ 'trust.q2': '', 'reflect.best': '' });
  });

  it('keeps people without an id apart', () => {
    const list = [2, 1, 2].map((v) => ({ answers: items('trust', v, v === 1 ? 2 : 1) }));
    expect(csvOf(plan(false), list).table.map((r) => r['trust.a'])).toEqual(['2', '1', '2']);
  });

  it('lets no text be a formula; numbers stay numbers', () => {
    const [first, second] = csvOf(plan(false)).table;
    expect(first).toMatchObject({ 'reflect.best': "'=SUM(A1)", 'reflect.size': '-5', "'=role": "'+Head" });
    expect(second!['reflect.best']).toBe('-1,5');
    expect(first!.group).toBe('North, upper');
  });

  it('leaves anonymous forms out, and says so', () => {
    const { csv, notes, table } = csvOf(plan(true));
    expect(csv).not.toContain('trust.');
    expect(notes).toEqual(['left out, because they are anonymous: trust']);
    // The third person answered the anonymous form only.
    expect(table).toHaveLength(2);
  });
});

describe('the table of anonymous forms', () => {
  const people = (group: string, n: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({ group, answers: items('trust', 1 + (i % 2), 1) }));

  it('has one row for each figure, none for a person', () => {
    const { table, notes } = csvOf(plan(true), people('North', 6));
    expect(notes[0]).toContain('none for a person');
    expect(table.map((r) => [r.form, r.about, r.n, r.mean])).toEqual([
      ['trust', 'a', '6', '1.75'],
      ['trust', 'overall', '6', '1.75'],
      ['trust', 'q1', '6', '1.5'],
      ['trust', 'q2', '6', '1'],
    ]);
  });

  it('has no row of a group that is hidden', () => {
    const { csv } = csvOf(
      plan(true),
      [...people('North', 6), ...people('South', 2), ...people('West', 7)],
      'group',
    );
    expect(csv).toContain('West');
    expect(csv).not.toMatch(/North|South/);
  });
});

describe('a cell that a spreadsheet could take for a formula', () => {
  const cell = (text: string): string =>
    csvOf(plan(false), [{ answers: { ...items('trust', 1, 1), 'reflect.best': text } }]).table[0]![
      'reflect.best'
    ]!;

  it.each([
    ...['=1+1', '+1+1', '-x', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '\u200b=1', '"=1"'],
    ...['first\n=1', 'first\r\n @x', '＝1', '－x', '＠x', '＋x'],
  ])('%j gets a sign before it', (text) => {
    expect(cell(text)).toBe(`'${text}`);
  });

  it.each(['tea', '5 - 3', 'a=b', 'first\nsecond', '-1,5', '+3', ''])('%j stays as it is', (text) => {
    expect(cell(text)).toBe(text);
  });
});

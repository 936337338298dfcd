import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FORMS, written } from './support.js';

type Row = Record<string, string>;

async function rowsOf(id: string): Promise<Row[]> {
  const { text } = await written('limesurvey', id);
  return parse(text, { delimiter: '\t', columns: true }) as Row[];
}

describe('LimeSurvey', () => {
  it.each(FORMS)('%s keeps the rules of the structure', async (id) => {
    const rows = await rowsOf(id);
    // Settings, words, the group, then questions with their parts and answers.
    const order = rows.map((r) => r.class).join(' ');
    expect(order).toMatch(/^(S )+(SL )+G( Q( SQ)*( A)*)+$/);
    const questions = rows.filter((r) => r.class === 'Q');
    for (const q of questions) {
      expect(q.name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,19}$/);
      expect('FLMNKSTQDX*!').toContain(q['type/scale']);
    }
    expect(new Set(questions.map((q) => q.name)).size).toBe(questions.length);
    const ids = rows.filter((r) => r.class === 'Q' || r.class === 'SQ').map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    let within: string[] = [];
    for (const r of rows) {
      if (r.class === 'Q') within = [];
      if (r.class === 'SQ') expect(r.name).toMatch(/^[A-Za-z0-9]{1,20}$/);
      if (r.class === 'A') expect(r.name).toMatch(/^[A-Za-z0-9]{1,5}$/);
      if (r.class === 'SQ' || r.class === 'A') {
        expect(within).not.toContain(`${r.class}${r.name}`);
        within.push(`${r.class}${r.name}`);
      }
      for (const cell of Object.values(r)) if (r.name !== 'form') expect(cell).not.toMatch(/[{}]/);
    }
  });

  it('makes one array of an instrument, so that trust[q1] comes back', async () => {
    const rows = await rowsOf('trust');
    const at = rows.findIndex((r) => r.name === 'trust');
    expect(rows.slice(at, at + 8).map((r) => [r.class, r['type/scale'], r.name])).toEqual([
      ['Q', 'F', 'trust'],
      ['SQ', '0', 'q1'],
      ['SQ', '0', 'q2'],
      ['SQ', '0', 'q3'],
      ['A', '0', '4'],
      ['A', '0', '3'],
      ['A', '0', '2'],
      ['A', '0', '1'],
    ]);
    const { cannot } = await written('limesurvey', 'trust');
    expect(cannot).toEqual([
      'trust.q1: the heading “Openness” before it is left out, so that all statements are one table, `trust`',
      'trust.q3: the heading “Follow-through” before it is left out, so that all statements are one table, `trust`',
    ]);
  });

  it('names an answer without a value by its place', async () => {
    const answers = (await rowsOf('class')).filter((r) => r.class === 'A').slice(2);
    expect(answers.map((r) => [r.name, r.text])).toEqual([
      ['1', 'Yes'],
      ['AO02', 'Not sure'],
      ['0', 'No'],
    ]);
  });

  it('takes what it does not like out of a code, and shows the id', async () => {
    const rows = await rowsOf('reflect');
    const find = (name: string) => rows.find((r) => r.name === name);
    expect(find('reflectbest')).toMatchObject({ text: 'best. What was best?', 'type/scale': 'T' });
    expect(find('ananswer')?.text).toBe('an-answer. An answer');
    expect(find('reflecthelps')).toMatchObject({ 'type/scale': 'M', other: 'Y', max_answers: '2' });
    expect(find('reflectsize')).toMatchObject({ min_num_value_n: '1', max_num_value_n: '40' });
    const sort = await rowsOf('sort');
    expect(sort.find((r) => r.name === 'sortmoney')).toMatchObject({
      'type/scale': 'K',
      equals_num_value: '100',
    });
    expect(sort.find((r) => r.name === 'sortmeweak')?.array_filter_exclude).toBe('sortmestrong');
  });

  it('asks for words where its codes would be taken for names', async () => {
    const { cannot } = await written('limesurvey', 'look');
    expect(cannot[0]).toBe(
      'rater: LimeSurvey has codes of its own for its answers; download them as full answers',
    );
  });

  it('says when a code is cut', async () => {
    const plan = `
plenary: 1
title: Long
instruments: {a-very-long-name-for-an-instrument: {title: Long, scale: {from: 1, to: 5}, items: [One]}}
`;
    const { cannot } = await written('limesurvey', 'a-very-long-name-for-an-instrument', plan);
    expect(cannot[0]).toContain('its code is cut to `averylongnameforanin`');
  });
});

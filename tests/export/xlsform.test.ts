import { describe, expect, it } from 'vitest';
import { FORMS, sheetsOf, written } from './support.js';

/** A reference to another question. */
const ref = (id: string): string => `\${${id}}`;

const sheets = async (id: string) => sheetsOf((await written('xlsform', id)).bytes);

describe('XLSForm', () => {
  it.each(FORMS)('%s keeps the rules of the format', async (id) => {
    const { survey, choices, settings } = await sheets(id);
    const names = survey!.map((r) => r.name!);
    expect(new Set(names).size).toBe(names.length);
    // A name is a name of XML; it may have dots and hyphens.
    for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
    const lists = new Set(choices!.map((c) => c.list_name));
    const pairs = choices!.map((c) => `${c.list_name} ${c.name}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const c of choices!) expect(c.name).toMatch(/^\S+$/);
    for (const row of survey!) {
      const [type, list] = row.type!.split(' ');
      expect([
        'note',
        'text',
        'select_one',
        'select_multiple',
        'integer',
        'decimal',
        'date',
        'time',
        'calculate',
      ]).toContain(type);
      if (list !== undefined) expect(lists).toContain(list);
      if (type !== 'calculate') expect(row.label).not.toBe('');
      for (const cell of Object.values(row))
        for (const [, ref] of cell.matchAll(/\$\{([^}]*)\}/g)) expect(names).toContain(ref);
    }
    expect(settings![0]).toMatchObject({ form_id: id, default_language: 'en' });
  });

  it('names questions by their full ids and answers by their values', async () => {
    const { survey, choices } = await sheets('trust');
    expect(survey!.filter((r) => r.type!.startsWith('select_one')).map((r) => r.name)).toEqual([
      'group',
      'trust.q1',
      'trust.q2',
      'trust.q3',
    ]);
    expect(choices!.slice(2).map((c) => [c.name, c.label])).toEqual([
      ['4', 'Agree strongly'],
      ['3', 'Agree'],
      ['2', 'Disagree'],
      ['1', 'Disagree strongly'],
    ]);
  });

  it('gives an answer without a value a name that is read back', async () => {
    const { choices } = await sheets('class');
    expect(choices!.slice(2).map((c) => c.name)).toEqual(['1', 'not-sure', '0']);
  });

  it('asks for numbers, ticks, ranks and shares within their limits', async () => {
    const { survey } = await sheets('reflect');
    const row = (name: string) => survey!.find((r) => r.name === name);
    expect(row('reflect.size')).toMatchObject({ type: 'decimal', constraint: '. >= 1 and . <= 40' });
    expect(row('reflect.helps')?.constraint).toBe('count-selected(.) <= 2');
    expect(row('reflect.helps.other')?.relevant).toBe(`selected(${ref('reflect.helps')}, 'other')`);
    const sort = (await sheets('sort')).survey!;
    const constraint = (name: string) => sort.find((r) => r.name === name)?.constraint;
    expect(constraint('sort.order.peace')).toBe(`. >= 1 and . <= 2 and . != ${ref('sort.order.bread')}`);
    expect(constraint('sort.money.visits')).toContain(`coalesce(${ref('sort.money.books')}, 0) + . = 100`);
    expect(sort.find((r) => r.name === 'sort.me.weak')?.choice_filter).toBe(
      `not(selected(${ref('sort.me.strong')}, name))`,
    );
  });

  it('gives a rubric its descriptions, and the form its version', async () => {
    const { survey } = await sheets('maturity');
    expect(survey!.map((r) => r.label).join('\n')).toContain('Beginning: Late');
    expect(survey!.at(-1)).toMatchObject({ type: 'calculate', name: 'form' });
  });

  it('writes words that JavaScript knows as well', async () => {
    const words = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];
    const plan = `
plenary: 1
title: toString
worksheets:
  odd: {title: valueOf, body: [{choose: {id: word, prompt: constructor, options: [${words.join(', ')}]}}]}
`;
    const { survey, choices } = sheetsOf((await written('xlsform', 'odd', plan)).bytes);
    expect(survey!.find((r) => r.name === 'odd.word')?.label).toBe('constructor');
    expect(choices!.map((c) => c.label)).toEqual(words);
  });

  it('gives the same bytes again', async () => {
    const [a, b] = [await written('xlsform', 'trust'), await written('xlsform', 'trust')];
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
  });
});

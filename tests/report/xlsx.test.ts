import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toXlsx } from '../../src/report/index.js';
import { items, type Row, scored } from '../score/support.js';

const plan = (anonymous: boolean): string => `
plenary: 1
title: A day
instruments:
  trust:
    title: Trust
    anonymous: ${anonymous}
    scale: {labels: [Disagree, Agree, Not sure], values: [1, 2, null]}
    subscales: {a: {title: A, items: [One, {text: Two, reversed: true}]}}
worksheets:
  reflect:
    title: R
    anonymous: ${anonymous}
    body: [write: {id: best, prompt: Best}, choose: {id: focus, prompt: Focus, options: [Time, Trust], max: 2}]
`;
const rows: Row[] = Array.from({ length: 6 }, (_, i) => ({
  respondent: `P${i}`,
  group: i < 4 ? 'North' : 'South',
  answers: {
    ...items('trust', 1 + (i % 2), i === 5 ? 'Not sure' : 1),
    'reflect.best': i === 0 ? '=SUM(A1)\u0007' : 'tea',
    'reflect.focus': 'time',
  },
}));

interface Sheet {
  readonly xml: string;
  /** Cells as they are typed: a text, a number, or null. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

async function bookOf(anonymous: boolean, by?: string, given = rows): Promise<Map<string, Sheet>> {
  const { scores, forms, matched } = scored(plan(anonymous), given, by === undefined ? {} : { by });
  const files = unzipSync(await toXlsx(scores, forms, matched));
  const text = (name: string): string => strFromU8(files[name]!);
  const unescaped = (s: string): string =>
    s
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&');
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map((m) =>
    unescaped(m[1]!),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((m) => m[1]!);
  return new Map(
    names.map((name, i) => {
      const xml = text(`xl/worksheets/sheet${i + 1}.xml`);
      const read = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row]) => {
        const cells: (string | number | null)[] = [];
        for (const [, ref, type, value] of (row ?? '').matchAll(
          /<c r="([A-Z]+)\d+"[^>]*?(?: t="(\w+)")?>(?:<v>(.*?)<\/v>)?<\/c>/g,
        )) {
          const column = [...ref!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
          while (cells.length < column) cells.push(null);
          cells[column] = value === undefined ? null : type === 's' ? shared[Number(value)]! : Number(value);
        }
        return cells;
      });
      return [name, { xml, rows: read }];
    }),
  );
}

describe('the workbook', () => {
  it('has a sheet for each table that has rows, the overview first, the codebook last', async () => {
    expect([...(await bookOf(false, 'group')).keys()]).toEqual([
      ...[
        'Read me',
        'Scores',
        'Items',
        'Answers',
        'Groups',
        'Choices',
        'Texts',
        'Respondents',
        'Cautions',
        'Codebook',
      ],
    ]);
  });

  it('has numbers as numbers, with a format, and texts as texts', async () => {
    const { rows: found } = (await bookOf(false)).get('Items')!;
    const [head, first] = found;
    const cell = (name: string) => first![head!.indexOf(name)];
    expect([cell('item'), cell('n'), cell('mean'), cell('for %')]).toEqual(['q1', 6, 1.5, 50]);
    const { xml } = (await bookOf(false)).get('Items')!;
    expect(xml).toMatch(/<c r="K2" s="\d+"><v>1\.5<\/v>/);
  });

  it('never has a formula; what XML cannot hold is left out', async () => {
    const book = await bookOf(false);
    for (const { xml } of book.values()) expect(xml).not.toContain('<f>');
    expect(book.get('Texts')!.rows.map((r) => r.at(-1))).toContain('=SUM(A1)');
  });

  it('holds texts whose names JavaScript knows like any other', async () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '\ue000valueOf', 'tea'];
    const wrote = rows.map((r, i) => ({ ...r, answers: { ...r.answers, 'reflect.best': names[i]! } }));
    const texts = (await bookOf(false, undefined, wrote)).get('Texts')!.rows.slice(1);
    expect(texts.map((r) => r.at(-1))).toEqual(names);
  });

  it('keeps heads in sight, and columns wide enough', async () => {
    for (const { xml } of (await bookOf(false)).values()) {
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(xml).toMatch(/<col [^>]*width="\d+"[^>]*customWidth="1"/);
    }
  });

  it('is the same to the byte for the same scores', async () => {
    const { scores, forms, matched } = scored(plan(false), rows);
    const [one, two] = [await toXlsx(scores, forms, matched), await toXlsx(scores, forms, matched)];
    expect(Buffer.compare(one, two)).toBe(0);
  });

  it('has no row for a person of an anonymous form, and no figure of a group that is hidden', async () => {
    const book = await bookOf(true, 'group');
    expect([...book.keys()]).not.toContain('Respondents');
    expect(JSON.stringify([...book].map(([, s]) => s.rows))).not.toContain('P0');
    expect(
      book
        .get('Groups')!
        .rows.slice(1)
        .every((r) => r[3] === 'hidden' && r.length === 4),
    ).toBe(true);
    expect(book.get('Scores')!.rows.filter((r) => r[2] === 'North' || r[2] === 'South')).toEqual([]);
  });
});

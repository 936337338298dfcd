import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded } from '../../src/source/index.js';
import { drawn, places, read } from './support.js';

describe('a CSV file', () => {
  it('is parted by commas, semicolons or tabs, whichever fits its rows', () => {
    const table = [
      ['respondent', 'q1'],
      ['P01', '3'],
    ];
    for (const d of [',', ';', '\t']) {
      expect(drawn(read(`respondent${d}q1\nP01${d}3\n`).table)).toEqual(table);
    }
  });

  it('is not misled by commas in its questions', () => {
    const { table } = read('Who, when, where?;How, and why?\nall;3\nfew;4\n');
    expect(drawn(table)[0]).toEqual(['Who, when, where?', 'How, and why?']);
  });

  it('may say what parts it, as Excel does; the line is no row', () => {
    const { table } = read('sep=;\r\nrespondent;q1\r\nP01;3\r\n');
    expect(drawn(table)).toEqual([
      ['respondent', 'q1'],
      ['P01', '3'],
    ]);
    expect(table?.rows[0]?.row).toBe(2);
  });

  it('may begin with a byte order mark', () => {
    expect(drawn(read('\ufeffrespondent,q1\nP01,3').table)[0]).toEqual(['respondent', 'q1']);
  });

  it('may be UTF-16 with a mark', () => {
    const text = '\ufeffrespondent\tq1\r\nÉmile\t3\r\n';
    const little = new Uint8Array([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    const big = new Uint8Array([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]));
    for (const bytes of [little, big]) expect(drawn(read(bytes).table)[1]).toEqual(['Émile', '3']);
  });

  it('counts rows as a spreadsheet does, whatever stands in the cells', () => {
    const { table } = read('respondent,best\nP01,"two\nlines"\nP02,one\n');
    expect(table?.rows.map((r) => r.row)).toEqual([2, 3]);
  });

  it('may have rows that end early: what is missing is blank', () => {
    const { table, found } = read('respondent,q1,q2\nP01,3\n');
    expect(drawn(table)[1]).toEqual(['P01', '3', '']);
    expect(found).toEqual([]);
  });

  it('loses the quote that our own files put before what looks like a formula', () => {
    const { table } = read("respondent,best\nP01,'=1+1\nP02,'-3\nP03,'twas\nP04,-3\n");
    expect(drawn(table).map((r) => r[1])).toEqual(['best', '=1+1', '-3', "'twas", '-3']);
  });

  it('may have empty lines and an empty end; an empty row among others stays', () => {
    const { table } = read('respondent,q1\n\nP01,3\n,\nP02,4\n,\n,\n');
    expect(table?.rows.map((r) => r.row)).toEqual([3, 4, 5]);
  });

  it('may have headers that are names of JavaScript', () => {
    const { table } = read('__proto__,constructor\n1,2\n');
    expect(drawn(table)).toEqual([
      ['__proto__', 'constructor'],
      ['1', '2'],
    ]);
  });
});

describe('what is wrong with a CSV file is told at its row and column', () => {
  it('a row that is too long', () => {
    const { found } = read('respondent,q1\nP01,3\nP02,Well, yes\n');
    expect(places(found)).toEqual(['answers.csv:3:3 error bad-table']);
    expect(found[0]?.message).toBe('this row has 3 cells, the header has 2');
  });

  it('but not where the cells too many are empty', () => {
    expect(read('respondent,q1\nP01,3,,\n').found).toEqual([]);
  });

  it('a quote that is never closed', () => {
    const { table, found } = read('respondent,best\nP01,fine\nP02,"oh\nP03,good\n');
    expect(table).toBeNull();
    expect(places(found)).toEqual(['answers.csv:3:2 error bad-table']);
  });

  it('a quote in the middle of a cell', () => {
    expect(places(read('respondent,best\nP01,a "good" day\n').found)).toEqual([
      'answers.csv:2:2 error bad-table',
    ]);
  });

  it('a column without a name that holds something', () => {
    const { found } = read('respondent,q1,\nP01,3,\nP02,4,late\n');
    expect(places(found)).toEqual(['answers.csv:1:3 warning unmatched-column']);
    expect(found[0]?.message).toBe('column 3 has no name; 1 cell was not used');
  });

  it('an empty file', () => {
    for (const text of ['', '\ufeff', ' \r\n\n']) {
      expect(places(read(text).found)).toEqual(['answers.csv:1:1 error bad-table']);
    }
  });

  it('bytes of another encoding: read as Windows-1252, and told', () => {
    const latin = new Uint8Array([...'respondent,best\nP01,gut\nP02,schön\n'].map((c) => c.charCodeAt(0)));
    const { table, found } = read(latin);
    expect(found.map((d) => `${d.severity} ${d.code}`)).toEqual(['warning bad-encoding']);
    expect(drawn(table)[2]).toEqual(['P02', 'schön']);
  });

  it('but not UTF-16 without a mark: that is read', () => {
    const bytes = new Uint8Array([...'respondent,q1\nP01,3'].flatMap((c) => [c.charCodeAt(0), 0]));
    expect(drawn(read(bytes).table)[1]).toEqual(['P01', '3']);
  });

  it('too many columns', () => {
    expect(read(Array.from({ length: 2001 }, (_, i) => `q${i}`).join(',')).found[0]?.code).toBe('too-large');
  });
});

describe('for any cells', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', "'", '=', ',', ';', '\n', '\r', '\t', 'a', ' ') }),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('what was written is what is read', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (cells, d, eol) => {
        // NUL is no text, and an all-blank row at the end is no row.
        const clean = cells.map((r) => r.map((c) => c.replaceAll('\u0000', '')));
        const rows = clean.map((r) => ['P', ...r]);
        const head = ['respondent', ...rows[0]!.slice(1).map((_, i) => `q${i + 1}`)];
        const text = [head, ...rows].map((r) => r.map((c) => quoted(guarded(c))).join(d)).join(eol);
        const { table, found } = read(text);
        expect(found).toEqual([]);
        expect(drawn(table)).toEqual([head, ...rows]);
      }),
    );
  });

  it('random bytes are never more than a message', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 })),
        (x) => {
          const { table, found } = read(x);
          expect(table !== null || found.length > 0).toBe(true);
        },
      ),
    );
  });
});

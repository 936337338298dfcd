import { describe, expect, it } from 'vitest';
import { formatOfCode } from '../../../src/responses/xlsx/styles.js';
import { cell, read } from './support.js';

describe('a cell is text as a person sees it', () => {
  it.each([
    ['a number', '<c><v>3</v></c>', '3'],
    ['a whole number with a point', '<c><v>3.0</v></c>', '3'],
    ['what computing left behind', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['a power of ten', '<c><v>1.5E-3</v></c>', '0.0015'],
    ['a number below zero', '<c><v>-2.50</v></c>', '-2.5'],
    ['minus zero', '<c><v>-0.0</v></c>', '0'],
    ['a long id', '<c><v>12345678901234567890</v></c>', '12345678901234567890'],
    ['truth', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['untruth', '<c t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['the result of a formula', '<c><f>A1+1</f><v>4</v></c>', '4'],
    ['a text from a formula', '<c t="str"><f>A1</f><v>0042</v></c>', '0042'],
    ['a formula that gives nothing', '<c t="str"><f>""</f><v></v></c>', undefined],
    ['a text on the spot', '<c t="inlineStr"><is><t xml:space="preserve"> a b </t></is></c>', ' a b '],
    [
      'a text in several looks',
      '<c t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>',
      'ab',
    ],
    ['a text in CDATA', '<c t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
    [
      'escaped characters',
      '<c t="str"><v>a_x000D_&#10;b_x0009_c_x005F_x000D_ &amp; &lt;</v></c>',
      'a\nb\tc_x000D_ & <',
    ],
    ['nothing', '<c s="0"/>', undefined],
    ['a date that says so itself', '<c t="d"><v>2026-03-12T00:00:00Z</v></c>', '2026-03-12'],
    ['with its time', '<c t="d"><v>2026-03-12T14:30:00.000</v></c>', '2026-03-12T14:30:00'],
    ['a time that says so itself', '<c t="d"><v>14:30:00</v></c>', '14:30'],
  ])('%s', async (_, xml, text) => {
    expect(await cell(xml)).toBe(text);
  });

  it('shared texts keep what looks like a number, and lose how it is pronounced', async () => {
    const strings =
      '<si><t>0042</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t/></si>';
    expect(await cell('<c t="s"><v>0</v></c>', { strings })).toBe('0042');
    expect(await cell('<c t="s"><v>1</v></c>', { strings })).toBe('東京');
    expect(await cell('<c t="s"><v>2</v></c>', { strings })).toBeUndefined();
  });
});

describe('a number whose format is a date or a time', () => {
  const shown = (serial: string, format: string | number, date1904 = false): Promise<string | undefined> =>
    cell(`<c s="1"><v>${serial}</v></c>`, { formats: [format], date1904 });

  it.each([
    ['46093', 14, '2026-03-12'],
    ['46093', 'd. mmmm yyyy', '2026-03-12'],
    ['46093', '[$-409]mmm d;@', '2026-03-12'],
    ['46093.604166666664', 22, '2026-03-12T14:30:00'],
    ['46093', 'm/d/yy h:mm:ss', '2026-03-12T00:00:00'],
    ['46093.604166666664', 14, '2026-03-12T14:30:00'],
    ['46093.999999999', 22, '2026-03-13T00:00:00'],
    ['0.604166666666667', 20, '14:30'],
    ['0.604340277777778', 'h:mm:ss AM/PM', '14:30:15'],
    ['46093.5', 'h:mm', '2026-03-12T12:00:00'],
    ['1.10416666666667', 46, '26:30'],
    ['1.10416666666667', '[hh]:mm', '26:30'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['2958465', 14, '9999-12-31'],
  ])('%s as %s', async (serial, format, text) => {
    expect(await shown(serial, format)).toBe(text);
  });

  it.each([
    ['44631', 14, '2026-03-12'],
    ['0.5', 20, '12:00'],
    ['0', 14, '1904-01-01'],
    ['1.5', 22, '1904-01-02T12:00:00'],
  ])('%s as %s, counted from 1904', async (serial, format, text) => {
    expect(await shown(serial, format, true)).toBe(text);
  });

  it.each([
    ['-1', 14],
    ['0', 14],
    ['4000000', 14],
    ['3', '0.00E+00'],
    ['3', 'General'],
    ['3', '0 &quot;days&quot;'],
    ['3', '[Red]0;[Blue]-0'],
    ['3', 999],
  ])('%s as %s stays a number', async (serial, format) => {
    expect(await shown(serial, format)).toBe(serial);
  });

  it('is told by what the format shows, not by what it quotes or skips', () => {
    expect(
      ['yyyy\\-mm\\-dd', 'mmm', 'mm:ss', '_(h_)', '\\d0', '"h:mm', '[$€-407]0,00', '[m]'].map(formatOfCode),
    ).toEqual(['date', 'date', 'time', 'time', 'number', 'number', 'number', 'duration']);
  });
});

describe('what cannot be read in a cell', () => {
  it('formulas that were never computed are blank, with one warning for the sheet', async () => {
    const { grids, said, hints } = await read({
      sheets: [
        {
          rows: '<row r="4"><c r="B4"><f>A4+1</f></c><c r="C4"><f>A4</f><v/></c><c r="D4"><v>3</v></c></row>',
        },
      ],
    });
    expect(grids![0]!.rows).toEqual([{ row: 4, cells: ['', '', '', '3'] }]);
    expect(said).toEqual([
      'a.xlsx:4:2: warning[empty-cell]: sheet “Sheet1”: the formula in B4 and those in 1 more have no saved result; read as blank',
    ]);
    expect(hints[0]).toContain('save it');
  });

  it.each([
    [
      'a text that is not there',
      '<c r="B2" t="s"><v>7</v></c>',
      'cell B2 refers to text 7, which is not in the workbook',
    ],
    [
      'a text without a number',
      '<c r="B2" t="s"><v>-1</v></c>',
      'cell B2 refers to text -1, which is not in the workbook',
    ],
    ['no number', '<c r="B2"><v>three</v></c>', 'cell B2 holds “three”, which is no number'],
    [
      'a number without end',
      `<c r="B2"><v>${'1'.repeat(900_000)}x</v></c>`,
      `cell B2 holds “${'1'.repeat(40)}”, which is no number`,
    ],
    ['no number that there is', '<c r="B2"><v>1e999</v></c>', 'cell B2 holds “1e999”, which is no number'],
    ['no date', '<c r="B2" t="d"><v>soon</v></c>', 'cell B2 holds “soon”, which is no date'],
    ['an unknown type', '<c r="B2" t="x"><v>1</v></c>', 'cell B2 is of an unknown type “x”'],
    ['two values', '<c r="B2"><v>1</v><v>2</v></c>', 'cell B2 has two values'],
    ['a cell twice', '<c r="A2"/><c r="B2"/><c r="B2"/>', 'cell B2 is there twice or out of order'],
  ])('%s ends the reading at its place', async (_, xml, message) => {
    const { grids, said } = await read({ sheets: [{ rows: `<row r="2">${xml}</row>` }] });
    expect(grids).toBeNull();
    expect(said).toEqual([`a.xlsx:2:2: error[file-unreadable]: sheet “Sheet1”: ${message}`]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { workbookParts } from '../../helpers/workbook.js';
import { zip } from '../../helpers/zip.js';
import { drawn, read } from './support.js';

const n = (value: number): string => `<c><v>${value}</v></c>`;
const t = (words: string): string => `<c t="str"><v>${words}</v></c>`;

describe('a sheet', () => {
  it('keeps its rows and columns where they are, without the blank ones', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"/><row r="1048576"><c r="A1048576"><v>3</v></c></row>';
    expect(await drawn({ sheets: [{ rows }] })).toEqual([
      [2, '', '1', '', '2'],
      [1048576, '3'],
    ]);
  });

  it('may leave out where its rows and cells are', async () => {
    const rows = `<row>${n(1)}${n(2)}</row><row r="4">${n(3)}<c r="D4"><v>4</v></c>${n(5)}</row><row>${n(6)}</row>`;
    expect(await drawn({ sheets: [{ rows }] })).toEqual([
      [1, '1', '2'],
      [4, '3', '', '', '4', '5'],
      [5, '6'],
    ]);
  });

  it('repeats a value down the rows that are merged, where these hold anything', async () => {
    const rows = `<row>${t('School')}${t('q1')}</row><row>${t('Hill')}${n(3)}</row><row><c/>${n(4)}</row><row/><row>${t('own')}${n(5)}</row><row><c/>${n(1)}</row>`;
    const after = '<mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="B6"/></mergeCells>';
    expect(await drawn({ sheets: [{ rows, after }] })).toEqual([
      [1, 'School', 'q1'],
      [2, 'Hill', '3'],
      [3, 'Hill', '4'],
      [5, 'own', '5'],
      [6, '', '1'],
    ]);
  });

  it('leaves what is merged sideways in its first cell, and titles where they stand', async () => {
    const rows = `<row>${t('A day')}</row><row/><row>${t('Before')}<c/>${t('After')}</row>`;
    const after = '<mergeCells><mergeCell ref="A1:D2"/><mergeCell ref="A3:B3"/></mergeCells>';
    expect(await drawn({ sheets: [{ rows, after }] })).toEqual([
      [1, 'A day'],
      [3, 'Before', '', 'After'],
    ]);
  });

  it('says which cells lie too far to the right, and reads the others', async () => {
    const rows = `<row>${n(1)}<c r="XFD1"><v>2</v></c></row><row><c r="XFC2"><v>3</v></c></row>`;
    const { grids, said } = await read({ sheets: [{ rows }] });
    expect(grids![0]!.rows).toEqual([{ row: 1, cells: ['1'] }]);
    expect(said).toEqual([
      'a.xlsx:1:16384: warning[too-large]: sheet “Sheet1”: cell XFD1 and 1 more are beyond column 2000; not read',
    ]);
  });
});

describe('a workbook', () => {
  it('gives its sheets in order, hidden ones as such, blank ones too', async () => {
    const { grids } = await read({
      sheets: [
        { name: 'Mar &amp; Apr', rows: `<row>${n(1)}</row>` },
        { name: 'Old', state: 'veryHidden' },
      ],
    });
    expect(grids).toEqual([
      { sheet: 'Mar & Apr', hidden: false, rows: [{ row: 1, cells: ['1'] }] },
      { sheet: 'Old', hidden: true, rows: [] },
    ]);
  });

  it('may write a prefix before every name, absolute targets, names in another case', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const rels = `<p:Relationships xmlns:p="p"><p:Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/XL/worksheets/../Worksheets/sheet1.xml"/></p:Relationships>`;
    expect(await drawn({ sheets: [{ xml: sheet }], parts: { 'xl/_rels/workbook.xml.rels': rels } })).toEqual([
      [1, '3'],
    ]);
  });

  it('may have parts in UTF-16', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>Zoë</v></c></row></sheetData></worksheet>';
    const little = Buffer.from(`\ufeff${xml}`, 'utf16le');
    for (const part of [little, Buffer.from(little).swap16(), Buffer.from(xml, 'utf16le')]) {
      expect(await drawn({ sheets: [{ xml: part }] })).toEqual([[1, 'Zoë']]);
    }
  });

  it('may do without shared texts and styles', async () => {
    const parts = {
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    };
    expect(await drawn({ sheets: [{ rows: `<row>${n(1)}</row>` }], parts })).toEqual([[1, '1']]);
  });

  it('may have chart sheets, which have no cells', async () => {
    const rels = [...workbookParts({ sheets: [{}, {}] })].find(
      ([name]) => name === 'xl/_rels/workbook.xml.rels',
    )![1];
    const chart = String(rels).replace(
      'worksheet" Target="worksheets/sheet1.xml',
      'chartsheet" Target="chartsheets/sheet1.xml',
    );
    const { grids } = await read({
      sheets: [{ name: 'Chart' }, { name: 'Data' }],
      parts: { 'xl/_rels/workbook.xml.rels': chart },
    });
    expect(grids?.map((g) => g.sheet)).toEqual(['Data']);
  });

  it('may be stored without packing', async () => {
    const parts = workbookParts({ sheets: [{ rows: `<row>${n(1)}</row>` }] });
    const bytes = zip([...parts].map(([name, content]) => ({ name, content, stored: true })));
    expect(await drawn(bytes)).toEqual([[1, '1']]);
  });
});

describe('what another program writes', () => {
  it('comes back: texts, numbers, truths, dates', async () => {
    const bytes = await writeXlsxFile([
      [{ value: 'name' }, { value: 'q1' }, { value: 'when' }, { value: 'yes' }],
      [
        { value: 'Zoë, “0042”' },
        { value: 3.5, type: Number },
        { value: new Date(Date.UTC(2026, 2, 12)), type: Date, format: 'dd/mm/yyyy' },
        { value: true, type: Boolean },
      ],
    ]).toBuffer();
    expect(await drawn(bytes)).toEqual([
      [1, 'name', 'q1', 'when', 'yes'],
      [2, 'Zoë, “0042”', '3.5', '2026-03-12', 'TRUE'],
    ]);
  });

  it('comes back, whatever the texts are', async () => {
    // XML cannot hold most control characters, and reads every line end as `\n`.
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((w) => w.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '\n'))
      // The program that writes here mistakes the names of its language's own properties.
      .filter((w) => !/_x[0-9a-f]{4}_/i.test(w) && !(w in {}));
    const grid = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const cells = rows.map((r) => r.map((value) => ({ value, type: String })));
        const bytes = await writeXlsxFile(cells).toBuffer();
        expect(await drawn(bytes)).toEqual(rows.map((r, i) => [i + 1, ...r]));
      }),
      { numRuns: 30 },
    );
  });
});

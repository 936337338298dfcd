import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorkbookXml, workbook, workbookParts } from '../../helpers/workbook.js';
import { bytesOf, zip } from '../../helpers/zip.js';
import { read } from './support.js';

const rows = '<row r="1"><c r="A1"><v>3</v></c></row>';
const parts = (some: WorkbookXml['parts']): WorkbookXml => ({ sheets: [{ rows }], parts: some });
const sheet = (xml: string | Uint8Array): WorkbookXml => ({ sheets: [{ xml }] });
const data = (inside: string): WorkbookXml => ({ sheets: [{ rows: inside }] });
const merged = (refs: readonly string[]): string =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

/** A part among the honest ones, with lies about it. */
function withPart(name: string, lies: object): Uint8Array {
  const honest = [...workbookParts({ sheets: [{ rows }] })];
  return zip(honest.map(([n, content]) => ({ name: n, content, ...(n === name ? lies : {}) })));
}

describe('a workbook that is broken or meant ill ends with one line and what to do', () => {
  it.each<readonly [string, WorkbookXml | Uint8Array, string]>([
    ['a DOCTYPE', sheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), 'has a DOCTYPE'],
    ['an entity of its own', data('<row><c t="str"><v>&a;</v></c></row>'), 'not sound XML'],
    ['a sheet that breaks off', sheet('<worksheet><sheetData><row><c><v>3'), 'not sound XML'],
    ['a sheet of nothing', sheet(''), 'not sound XML'],
    ['bytes that are not UTF-8', sheet(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff)), 'not sound XML'],
    [
      'another encoding',
      sheet('<?xml version="1.0" encoding="windows-1252"?><worksheet/>'),
      'written in windows-1252',
    ],
    ['great depth', sheet('<a>'.repeat(100_000)), 'nested too deeply'],
    [
      'many attributes',
      sheet(`<a ${Array.from({ length: 999 }, (_, i) => `a${i}=""`).join(' ')}/>`),
      'too many attributes',
    ],
    [
      'a missing sheet',
      parts({ 'xl/worksheets/sheet1.xml': null }),
      'lacks its part “xl/worksheets/sheet1.xml”',
    ],
    [
      'missing shared texts',
      parts({ 'xl/sharedStrings.xml': null }),
      'lacks its part “xl/sharedStrings.xml”',
    ],
    [
      'no relationships',
      parts({ 'xl/_rels/workbook.xml.rels': null }),
      'the sheet “Sheet1” of this workbook is listed',
    ],
    ['no workbook', parts({ '_rels/.rels': null }), 'there is none inside'],
    [
      'a target without end',
      parts({
        '_rels/.rels': `<R><Relationship Id="a" Type="x/officeDocument" Target="${'x'.repeat(9_999)}"/></R>`,
      }),
      'xxx…',
    ],
    ['no sheets', { sheets: [] }, 'has no sheet with cells'],
    [
      'a sheet from elsewhere',
      parts({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://localhost/a.xml"/></Relationships>',
      }),
      'listed, but not inside',
    ],
    [
      'one part for two sheets',
      {
        sheets: [{}, {}],
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<R><Relationship Id="rId1" Type="worksheet" Target="a.xml"/><Relationship Id="rId2" Type="worksheet" Target="A.xml"/></R>',
        },
      },
      'share the part',
    ],
    ['a part twice', workbook({}, [{ name: 'XL/Workbook.xml', content: '<x/>' }]), 'twice inside'],
    ['a wrong checksum', withPart('xl/worksheets/sheet1.xml', { crc: 7 }), 'at “xl/worksheets/sheet1.xml”'],
    ['a wrong size', withPart('xl/sharedStrings.xml', { size: 10 }), 'at “xl/sharedStrings.xml”'],
    ['a password of ZIP', withPart('xl/workbook.xml', { flags: 1 }), 'protected by a password'],
    ['the middle missing', workbook({}).slice(0, 900), 'damaged or cut off'],
    ['a row twice', data('<row r="2"/><row r="2"/>'), 'the row after row 2 says that it is “2”'],
    ['a row beyond all', data('<row r="4294967296"/>'), 'says that it is “4294967296”'],
    ['a row of no number', data('<row r="-1"/>'), 'says that it is “-1”'],
    ['a cell beyond all', data('<row><c r="XFE1"/></row>'), 'a cell at “XFE1”'],
    ['a cell of no place', data('<row><c r="q1.x"/></row>'), 'a cell at “q1.x”'],
    ['a cell of another row', data('<row r="2"><c r="A3"/></row>'), 'out of order'],
    [
      'merged cells of no place',
      { sheets: [{ rows, after: merged(['A1:nowhere']) }] },
      'a cell at “nowhere”',
    ],
    ['merged cells upside down', { sheets: [{ rows, after: merged(['A9:A1']) }] }, 'merged cells at “A9:A1”'],
  ])('%s', async (_, book, message) => {
    const { grids, said, hints } = await read(book);
    expect(grids).toBeNull();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^a\.xlsx(:\d+:\d+)?: error\[file-unreadable\]: /);
    expect(said[0]).toContain(message);
    expect(hints[0]).toMatch(/\.xlsx/);
  });

  it.each<readonly [string, WorkbookXml | Uint8Array, string]>([
    ['a sheet of zeros', sheet(new Uint8Array(60_000_000)), '400-fold'],
    ['a sheet that claims gigabytes', withPart('xl/worksheets/sheet1.xml', { size: 0xfffffff0 }), '200 MB'],
    [
      'an endless text',
      data(`<row><c t="str"><v>${'x'.repeat(1_000_001)}</v></c></row>`),
      '1000000 characters',
    ],
    [
      'rows that are all blank up to a far column',
      data(Array.from({ length: 2_600 }, (_, i) => `<row><c r="BXX${i + 1}"><v>1</v></c></row>`).join('')),
      '5 million cells',
    ],
  ])('%s is too large', async (_, book, message) => {
    const { grids, said } = await read(book);
    expect(grids).toBeNull();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('error[too-large]');
    expect(said[0]).toContain(message);
  });

  it('merged cells over everything take no room', async () => {
    const { grids, said } = await read({
      sheets: [{ rows, after: merged(['A1:XFD1048576', 'A1:A1048576']) }],
    });
    expect(said).toEqual([]);
    expect(grids![0]!.rows).toEqual([{ row: 1, cells: ['3'] }]);
  });

  it('merged cells over one another are given up', async () => {
    const many = '<row><c><v>1</v></c></row>'.repeat(3_000);
    const { said } = await read({ sheets: [{ rows: many, after: merged(Array(2_000).fill('A1:A3000')) }] });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('merged cells');
  });
});

describe('what is no workbook', () => {
  it.each([
    [
      'an old workbook',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('Workbook', 'utf16le'),
      ]),
      'a workbook of old Excel (.xls)',
    ],
    [
      'an OpenDocument sheet',
      zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
      'an OpenDocument file',
    ],
    ['a web page', bytesOf('<html><table></table></html>'), 'a web page, even if its name says otherwise'],
    ['a CSV', bytesOf('a,b\n'), 'a text file, no workbook'],
    ['nothing', new Uint8Array(), 'a text file, no workbook'],
  ])('%s is called what it is', async (_, bytes, what) => {
    const { grids, said, hints } = await read(new Uint8Array(bytes));
    expect(grids).toBeNull();
    expect(said).toEqual([`a.xlsx: error[file-unreadable]: this is ${what}`]);
    expect(hints[0]).toContain('CSV');
  });
});

describe('for any bytes', () => {
  const good = workbook({
    sheets: [{ rows: '<row><c t="s"><v>0</v></c><c s="1"><v>46093</v></c></row>', after: merged(['A1:A2']) }],
    strings: '<si><t>Zoë</t></si>',
    formats: ['d.m.yyyy'],
  });

  it('a workbook that is cut off anywhere, or has a byte changed, is read or refused', async () => {
    const where = fc.nat(good.length - 1);
    await fc.assert(
      fc.asyncProperty(where, fc.nat(255), fc.option(where), async (at, byte, end) => {
        const bytes = good.map((b, i) => (i === at ? byte : b)).slice(0, end ?? good.length);
        const { grids, said } = await read(bytes);
        expect(grids !== null || said.length === 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a sheet of scrambled elements is read or refused', async () => {
    const scrap = fc.constantFrom(
      ...[
        '<row>',
        '</row>',
        '<row r="3">',
        '<c>',
        '</c>',
        '<c t="s">',
        '<c r="B2">',
        '<v>',
        '</v>',
        '<v/>',
        '1',
        'x',
      ],
      ...[
        '<is>',
        '</is>',
        '<t>',
        '</t>',
        '<rPh>',
        '</rPh>',
        '<f/>',
        '&amp;',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?a?>',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 12 }), async (scraps) => {
        const { grids, said } = await read(data(scraps.join('')));
        expect(grids !== null || said.length === 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

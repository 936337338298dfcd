import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../../src/diagnostics/index.js';
import { kindOf, refuseKind } from '../../../src/responses/files/index.js';
import { workbook } from '../../helpers/workbook.js';
import { bytesOf, zip } from '../../helpers/zip.js';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (stream: string): Uint8Array => Buffer.concat([Buffer.from(OLE), Buffer.from(stream, 'utf16le')]);
const named = (...names: string[]): Uint8Array => zip(names.map((name) => ({ name })));

describe('a file is known by its content', () => {
  it.each([
    ['xlsx', workbook({})],
    ['xlsx', workbook({}).slice(0, 400)],
    ['xlsx', named('docProps/app.xml', 'xl/worksheets/sheet1.xml').slice(0, 110)],
    ['xlsx', named('[Content_Types].xml', 'XL\\Workbook.xml')],
    ['xlsb', named('[Content_Types].xml', 'xl/workbook.bin')],
    ['docx', named('[Content_Types].xml', 'word/document.xml')],
    ['pptx', named('[Content_Types].xml', 'ppt/presentation.xml')],
    [
      'ods',
      zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
    ],
    ['numbers', named('Index/Document.iwa', 'Metadata/Properties.plist')],
    ['zip', named('march/a.csv', 'xl.csv')],
    ['zip', zip([{ name: 'forms.xlsx', content: workbook({}), stored: true }])],
    ['zip', zip([])],
    ['pdf', '\n%PDF-1.7\n'],
    ['ole', ole('Workbook')],
    ['html', '<!-- saved -->\n<!-- as -->\n<html xmlns:x="urn:schemas-microsoft-com:office:excel">'],
    ['html', '\ufeff<Table border=1><tr><td>q1</td></tr></table>'],
    ['html', Buffer.from('\ufeff<!DOCTYPE html>', 'utf16le')],
    ['html', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n'],
    ['xml', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'],
    ['rtf', '{\\rtf1 hello}'],
    ['picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['picture', '\0\0\0\u0018ftypheic\0\0\0\0mif1'],
    ['packed', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['plan', 'plenary: 1\ntitle: A day\n'],
    ['plan', '# My plan\n---\ntitle: A day\nplenary: 1\n'],
    ['own', '{"plenary":1,"session":{}}'],
    ['own', '[\n  {"document":"booklet.pdf","page":1}]'],
    ['text', 'respondent,reflect.best\nP1,"\nplenary: 1"\n'],
    ['text', 'respondent,<b>q1</b>\nP01,3\n'],
    ['text', '{"responses": []}'],
    ['text', ''],
    ['text', 'PK,respondent\n'],
  ] as const)('%s', (kind, content) => {
    expect(kindOf(bytesOf(content))).toBe(kind);
  });

  it('whatever the bytes are', () => {
    const start = fc.constantFrom('PK\u0003\u0004', 'PK\u0005\u0006', '<!--', '<?xml ', 'MIME-Version:');
    const rest = fc.string({
      unit: fc.constantFrom('PK\u0005\u0006', '<!--', '-->', ' ', '\0', 'x'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(start, rest, (a, b) => {
        expect(kindOf(bytesOf(a + b))).toBeTypeOf('string');
      }),
    );
  });
});

describe('a kind that cannot be read is said with what to do', () => {
  it.each([
    [ole('Workbook'), 'this is a workbook of old Excel (.xls)', '.xlsx'],
    [ole('EncryptedPackage'), 'this is protected by a password', 'take the password off'],
    [ole('WordDocument'), 'this is an old Word document (.doc)', 'table'],
    [bytesOf('<html>'), 'this is a web page, even if its name says otherwise', 'CSV'],
  ])('%#', (bytes, message, hint) => {
    const findings = new Findings();
    refuseKind({ path: 'a.xls', bytes }, kindOf(bytes), findings);
    expect(findings.list).toMatchObject([
      { severity: 'error', code: 'file-unreadable', at: { path: 'a.xls' }, message },
    ]);
    expect(findings.list[0]!.hint).toContain(hint);
  });
});

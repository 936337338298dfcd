import { type ZipEntry, zip } from './zip.js';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export interface SheetXml {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands inside `sheetData`. */
  readonly rows?: string;
  /** What follows `sheetData`. */
  readonly after?: string;
  /** The whole part, instead. */
  readonly xml?: string | Uint8Array;
}

export interface WorkbookXml {
  readonly sheets?: readonly SheetXml[];
  /** What stands inside `sst`. */
  readonly strings?: string;
  /** Format codes of cell styles 1, 2 …; style 0 is General. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Parts to put in, in place of those of the same name; null takes one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** The parts of a workbook, written by hand so that a test can bend them. */
export function workbookParts(book: WorkbookXml): Map<string, string | Uint8Array> {
  const sheets = book.sheets ?? [{}];
  const list = sheets.map(({ name, state }, i) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const relations = sheets.map((_, i) =>
    relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
  );
  relations.push(
    relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
    relation('rIdS', 'styles', 'styles.xml'),
  );
  const parts = new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      '_rels/.rels',
      `<Relationships ${PACKAGE}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${book.date1904 ?? false}"/><sheets>${list.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', `<Relationships ${PACKAGE}>${relations.join('')}</Relationships>`],
    ['xl/sharedStrings.xml', `<sst ${MAIN}>${book.strings ?? ''}</sst>`],
    ['xl/styles.xml', styles(book.formats ?? [])],
  ]);
  for (const [i, { rows, after, xml }] of sheets.entries()) {
    const whole = `<worksheet ${MAIN}><sheetData>${rows ?? ''}</sheetData>${after ?? ''}</worksheet>`;
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, xml ?? whole);
  }
  for (const [name, content] of Object.entries(book.parts ?? {})) {
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  }
  return parts;
}

function styles(formats: readonly (string | number)[]): string {
  const own = formats.flatMap((f, i) =>
    typeof f === 'string' ? [`<numFmt numFmtId="${200 + i}" formatCode="${f}"/>`] : [],
  );
  const cells = formats.map((f, i) => `<xf numFmtId="${typeof f === 'string' ? 200 + i : f}"/>`);
  return `<styleSheet ${MAIN}><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** The workbook as a file; `more` are entries that stand at its end. */
export function workbook(book: WorkbookXml, more: readonly ZipEntry[] = []): Uint8Array {
  return zip([...[...workbookParts(book)].map(([name, content]) => ({ name, content })), ...more]);
}

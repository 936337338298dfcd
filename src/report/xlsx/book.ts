import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { marked, SHARED_STRINGS, unmarked } from '../../source/index.js';
import type { CellValue } from '../cells.js';

/** A column: its head, its width in characters, how its numbers are shown. */
export interface Column {
  readonly head: string;
  readonly width: number;
  readonly format?: string;
}

export interface SheetTable {
  /** At most 31 characters, as spreadsheets have it. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** Formats of numbers. */
export const WHOLE = '0';
export const TWO = '0.00';

/** What a cell may hold at most. */
const LONGEST = 32_767;
/** The earliest day that a zip archive knows; the same scores give the same bytes wherever they are written. */
const DAY = new Date(1980, 0, 1);

/** Sheets → a workbook. Heads are frozen, numbers are numbers, and no text is ever a formula. */
export async function workbook(sheets: readonly SheetTable[]): Promise<Uint8Array> {
  const written = await writeExcelFile(
    sheets.map((s) => ({
      sheet: s.name,
      data: dataOf(s),
      columns: s.columns.map((c) => ({ width: c.width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    })),
  ).toBuffer();
  return again(written);
}

function dataOf({ columns, rows }: SheetTable): SheetData {
  const head = columns.map((c) => ({
    value: marked(textOf(c.head)),
    type: String,
    fontWeight: 'bold' as const,
  }));
  const body = rows.map((row) =>
    columns.map((c, i) => {
      const value = row[i] ?? null;
      if (value === null || value === '') return null;
      if (typeof value === 'number')
        return { value, type: Number, ...(c.format === undefined ? {} : { format: c.format }) };
      return { value: marked(textOf(value)), type: String };
    }),
  );
  return [head, ...body];
}

/** What XML and a cell can hold. */
function textOf(text: string): string {
  const clean = text.replace(
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST - 1)}…`;
}

/** The archive packed again: texts as they are meant, names in order, one date for all. */
function again(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const strings = files[SHARED_STRINGS];
  if (strings) files[SHARED_STRINGS] = strToU8(unmarked(strFromU8(strings)));
  const names = Object.keys(files).sort((a, b) =>
    a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
  );
  const entries: Zippable = Object.fromEntries(names.map((name) => [name, [files[name]!, { mtime: DAY }]]));
  return zipSync(entries, { level: 6, mtime: DAY });
}

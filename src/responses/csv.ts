import { type CsvError, parse } from 'csv-parse/sync';
import type { Findings } from '../diagnostics/index.js';
import { likelyDelimiter } from './delimiter.js';
import { type Column, MAX_COLUMNS, type Table, type TableRow } from './table.js';

const MAX_RECORD = 1e6;

/** Comma, semicolon or tab, whichever parts the rows best; a `sep=` line, which Excel hides, says so itself. */
export function readCsv(path: string, written: string, findings: Findings): Table | null {
  const declared = /^"?sep=([^\r\n])"?(\r\n|\n|\r)/i.exec(written);
  const text = declared ? written.slice(declared[0].length) : written;
  const delimiter = declared?.[1] ?? likelyDelimiter(text);
  const records = parseRecords(path, text, delimiter, findings);
  if (!records) return null;
  const top = records.findIndex((r) => !isBlank(r));
  const head = (records[top] ?? []).map((name) => unprotected(name).trim());
  if (head.length > MAX_COLUMNS) {
    findings.error('too-large', { path }, `${head.length} columns are more than ${MAX_COLUMNS}`);
    return null;
  }
  const numbered = records.map((record, i) => ({ row: i + 1, record })).slice(top + 1);
  const rows = withoutBlankLines(numbered).map((r) => rowOf(path, r, head.length, findings));
  sayNameless(path, head, rows, findings);
  const header = head.map((name, i): Column => ({ name, column: i + 1 })).filter((c) => c.name !== '');
  return { path, format: 'csv', header, rows };
}

const isBlank = (record: readonly string[]): boolean => record.every((value) => value.trim() === '');

interface Numbered {
  readonly row: number;
  readonly record: readonly string[];
}

/** Empty lines, and the empty rows that spreadsheets leave at the end; an empty row among others stays, to be told. */
function withoutBlankLines(records: readonly Numbered[]): readonly Numbered[] {
  const last = records.findLastIndex((r) => !isBlank(r.record));
  return records.slice(0, last + 1).filter((r) => r.record.length > 1 || !isBlank(r.record));
}

function rowOf(path: string, { row, record }: Numbered, width: number, findings: Findings): TableRow {
  const extra = record.findIndex((value, i) => i >= width && value.trim() !== '');
  if (extra >= 0) {
    findings.error(
      'bad-table',
      { path, row, column: extra + 1 },
      `this row has ${record.length} cells, the header has ${width}`,
      { hint: 'a text with a comma, a semicolon or a line break in it needs quotes around it' },
    );
  }
  return { row, cells: new Map(record.slice(0, width).map((value, i) => [i + 1, unprotected(value)])) };
}

/** A column without a name cannot be matched; where it holds something, that must be said. */
function sayNameless(path: string, head: readonly string[], rows: readonly TableRow[], findings: Findings) {
  for (const [i, name] of head.entries()) {
    if (name !== '') continue;
    const filled = rows.filter((r) => (r.cells.get(i + 1) ?? '').trim() !== '').length;
    if (filled === 0) continue;
    const cells = filled === 1 ? '1 cell was' : `${filled} cells were`;
    findings.warning(
      'unmatched-column',
      { path, row: 1, column: i + 1 },
      `column ${i + 1} has no name; ${cells} not used`,
      { hint: 'write a question’s id into its first row' },
    );
  }
}

/** Plenary puts a `'` before text that a spreadsheet would take for a formula; reading takes it off again. */
function unprotected(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}

function parseRecords(path: string, text: string, delimiter: string, findings: Findings): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_RECORD,
    });
  } catch (error) {
    sayUnreadable(path, error as CsvError, findings);
    return null;
  }
}

/** The reader counts finished records and cells, so the place is the cell after them. */
function sayUnreadable(path: string, error: CsvError, findings: Findings): void {
  const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const at = { path, row: count(error.records) + 1, column: count(error.column) + 1 };
  const hint = 'a quote inside a text is written twice, and the text stands in quotes: "She said ""yes"""';
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      findings.error('bad-table', at, 'the quote that opens this cell is never closed', { hint });
      return;
    case 'CSV_MAX_RECORD_SIZE':
      findings.error('bad-table', at, `this row is longer than ${MAX_RECORD} characters`, {
        hint: 'perhaps a quote in it is never closed',
      });
      return;
    default:
      findings.error('bad-table', at, 'a quote stands in the middle of this cell', { hint });
  }
}

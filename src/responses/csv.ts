import { type CsvError, parse } from 'csv-parse/sync';
import type { Findings } from '../diagnostics/index.js';
import { unguarded } from '../source/index.js';
import { blocksOf } from './blocks.js';
import { likelyDelimiter } from './delimiter.js';
import { type RawRow, type RawSheet, TOP } from './raw.js';

const MAX_RECORD = 1e6;

/** Comma, semicolon or tab, whichever parts the rows best; a `sep=` line, which Excel hides, says so itself. */
export function readCsv(
  path: string,
  written: string,
  knows: (name: string) => boolean,
  findings: Findings,
): RawSheet | null {
  const declared = /^"?sep=([^\r\n])"?(\r\n|\n|\r)/i.exec(written);
  const text = declared ? written.slice(declared[0].length) : written;
  const delimiter = declared?.[1] ?? likelyDelimiter(text, knows);
  const top = firstRows(path, text, delimiter, findings);
  if (!top) return null;
  return { path, sheet: null, format: 'csv', top, rows: rowsOf(path, text, delimiter, findings) };
}

function firstRows(path: string, text: string, delimiter: string, findings: Findings): RawRow[] | null {
  const top: RawRow[] = [];
  try {
    for (const row of parsed(text, delimiter)) {
      top.push(row);
      if (top.length === TOP) break;
    }
  } catch (error) {
    sayUnreadable(path, error as Broken, findings);
    return null;
  }
  return top;
}

/** Rows up to the first that cannot be read, which is told. */
function rowsOf(path: string, text: string, delimiter: string, findings: Findings): Iterable<RawRow> {
  return {
    *[Symbol.iterator]() {
      try {
        yield* parsed(text, delimiter);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        sayUnreadable(path, error, findings);
      }
    },
  };
}

/** A place where the text is no table. */
class Broken extends Error {
  constructor(
    readonly code: string,
    readonly row: number,
    readonly column: number,
  ) {
    super(code);
  }
}

/** @throws Broken */
function* parsed(text: string, delimiter: string): Iterable<RawRow> {
  let row = 0;
  for (const block of blocksOf(text)) {
    for (const cells of recordsIn(block, delimiter, row)) yield { row: ++row, cells: cells.map(unguarded) };
  }
}

function recordsIn(block: string, delimiter: string, before: number): string[][] {
  try {
    return parse(block, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_RECORD,
    });
  } catch (error) {
    // The reader counts finished records and cells, so the place is the cell after them.
    const { code, records, column } = error as CsvError;
    const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
    throw new Broken(code, before + count(records) + 1, count(column) + 1);
  }
}

function sayUnreadable(path: string, { code, row, column }: Broken, findings: Findings): void {
  const at = { path, row, column };
  const hint = 'a quote inside a text is written twice, and the text stands in quotes: "She said ""yes"""';
  switch (code) {
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

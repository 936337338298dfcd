import { parse } from 'csv-parse/sync';
import type { Findings } from '../diagnostics/index.js';
import type { Column, Table } from './table.js';

const MAX_COLUMNS = 2000;

/** Comma, semicolon or tab, whichever parts the header best; a `sep=` line says so itself. */
export function readCsv(path: string, written: string, findings: Findings): Table | null {
  const declared = /^sep=(.)\r?\n/i.exec(written);
  const text = declared ? written.slice(declared[0].length) : written;
  const delimiter = declared?.[1] ?? likelyDelimiter(text);
  const records = parseRecords(path, text, delimiter, findings);
  if (!records) return null;
  const shift = declared ? 1 : 0;
  const [head, ...body] = records;
  if (!head) {
    findings.error('bad-table', { path }, 'this file is empty', {
      hint: 'its first row names the columns: respondent, q1, q2 …',
    });
    return null;
  }
  const header = headerOf(path, head, findings);
  if (!header) return null;
  const rows = body.flatMap((record, i) => {
    const row = i + 2 + shift;
    const extra = record.findIndex((value, c) => c >= head.length && value.trim() !== '');
    if (extra >= 0) {
      findings.error(
        'bad-table',
        { path, row, column: extra + 1 },
        `this row has more cells than the header (${head.length})`,
        {
          hint: 'a text with a comma in it needs quotes',
        },
      );
    }
    const cells = new Map(
      record.slice(0, head.length).map((value, c) => [c + 1, unprotected(value)] as const),
    );
    return [...cells.values()].every((v) => v.trim() === '') ? [] : [{ row, cells }];
  });
  return { path, format: 'csv', header, rows };
}

function likelyDelimiter(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((d) => [d, bare.split(d).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function parseRecords(path: string, text: string, delimiter: string, findings: Findings): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      relax_quotes: false,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as string[][];
  } catch (error) {
    const { lines, column, code } = error as { lines?: number; column?: number; code?: string };
    const quote = code?.includes('QUOTE') ?? false;
    const at = { path, row: lines ?? 1, column: typeof column === 'number' ? column + 1 : 1 };
    findings.error(
      'bad-table',
      at,
      quote ? 'a quote here is never closed, or stands in the middle of a cell' : 'this is not a CSV table',
      {
        hint: quote
          ? 'quotes inside a text are written twice: "He said ""yes"""'
          : 'export it as CSV in UTF-8',
      },
    );
    return null;
  }
}

function headerOf(path: string, head: readonly string[], findings: Findings): readonly Column[] | null {
  if (head.length > MAX_COLUMNS) {
    findings.error('too-large', { path }, `${head.length} columns are more than ${MAX_COLUMNS}`);
    return null;
  }
  return head
    .map((name, i) => ({
      name: unprotected(name)
        .replace(/^\ufeff/, '')
        .trim(),
      column: i + 1,
    }))
    .filter((c) => c.name !== '');
}

/** Plenary puts a `'` before text that a spreadsheet would take for a formula; reading takes it off again. */
function unprotected(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}

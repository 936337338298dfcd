import type { Findings } from '../diagnostics/index.js';
import type { Header } from './header.js';
import { isBlank, type RawRow, type RawSheet } from './raw.js';
import { isSummary } from './summaries.js';
import { type Aside, MAX_COLUMNS, type Table, type TableRow } from './table.js';
import { plain } from './tools/index.js';

/** A sheet whose header is known → a table; what is odd about its rows is told while they are gone through. */
export function tableOfSheet(
  sheet: RawSheet,
  header: Header,
  path: string,
  findings: Findings,
  besides: readonly string[] = [],
): Table | null {
  const { columns, tool } = header;
  if (columns.length > MAX_COLUMNS) {
    findings.error('too-large', { path }, `${columns.length} columns are more than ${MAX_COLUMNS}`);
    return null;
  }
  const own = tool ? columns.filter((c) => tool.own(c)).map((c) => c.column) : [];
  const aside: Aside[] = [];
  const nameless = new Map<number, number>();
  return {
    path,
    sheet: sheet.sheet,
    format: sheet.format,
    tool: tool?.id ?? null,
    header: columns.filter((c) => c.name !== ''),
    own: new Set(own),
    rows: { [Symbol.iterator]: () => rowsOf(sheet, header, path, { aside, nameless }, findings) },
    aside,
    nameless,
    besides,
  };
}

function* rowsOf(
  sheet: RawSheet,
  header: Header,
  path: string,
  { aside, nameless: filled }: { readonly aside: Aside[]; readonly nameless: Map<number, number> },
  findings: Findings,
): Generator<TableRow> {
  aside.length = 0;
  const nameless = new Nameless(header, filled);
  const verdict = verdictsOf(header);
  const width = header.columns.length;
  for (const raw of withoutBlankEnd(sheet.rows)) {
    const text = raw.cells.find((c) => c.trim() !== '')?.trim() ?? '';
    if (raw.row < header.from) {
      if (text !== '') aside.push({ row: raw.row, why: 'head', text });
      continue;
    }
    if (raw.row < header.below) continue;
    const said = verdict(raw.cells);
    if (said === 'preview' || isSummary(raw.cells)) {
      aside.push({ row: raw.row, why: said === 'preview' ? 'preview' : 'summary', text });
      continue;
    }
    if (sheet.format === 'csv') sayTooLong(path, raw, width, findings);
    nameless.count(raw);
    const cells = raw.cells.length > width ? raw.cells.slice(0, width) : raw.cells;
    yield { row: raw.row, cells, partial: said === 'partial' };
  }
  nameless.say(path, header.below - 1, findings);
}

/** Empty lines, and the empty rows that spreadsheets leave at the end; an empty row among others stays, to be told. */
function* withoutBlankEnd(rows: Iterable<RawRow>): Iterable<RawRow> {
  let held: RawRow[] = [];
  for (const row of rows) {
    if (isBlank(row.cells)) {
      if (row.cells.length > 1) held.push(row);
      continue;
    }
    yield* held;
    held = [];
    yield row;
  }
}

function verdictsOf({ tool, columns }: Header): (cells: readonly string[]) => string {
  if (!tool) return () => 'answers';
  const place = new Map(columns.map((c) => [plain(c.name), c.column - 1] as const));
  return (cells) =>
    tool.verdict((name) => {
      const at = place.get(name);
      return at === undefined ? '' : (cells[at] ?? '').trim().toLowerCase();
    });
}

function sayTooLong(path: string, { row, cells }: RawRow, width: number, findings: Findings): void {
  const extra = cells.findIndex((value, i) => i >= width && value.trim() !== '');
  if (extra < 0) return;
  findings.error(
    'bad-table',
    { path, row, column: extra + 1 },
    `this row has ${cells.length} cells, the header has ${width}`,
    { hint: 'a text with a comma, a semicolon or a line break in it needs quotes around it' },
  );
}

/** Columns without a name cannot be matched; where one holds something, that must be said. */
class Nameless {
  constructor(
    { columns }: Header,
    private readonly filled: Map<number, number>,
  ) {
    filled.clear();
    for (const c of columns) if (c.name === '') filled.set(c.column, 0);
  }

  count({ cells }: RawRow): void {
    for (const [column, count] of this.filled)
      if ((cells[column - 1] ?? '').trim() !== '') this.filled.set(column, count + 1);
  }

  say(path: string, row: number, findings: Findings): void {
    for (const [column, count] of this.filled) {
      if (count === 0) continue;
      const cells = count === 1 ? '1 cell was' : `${count} cells were`;
      findings.warning(
        'unmatched-column',
        { path, row, column },
        `column ${column} has no name; ${cells} not used`,
        { hint: 'write a question’s id into its first row' },
      );
    }
  }
}

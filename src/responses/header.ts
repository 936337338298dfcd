import { isBlank, type RawRow, type RawSheet } from './raw.js';
import type { Column } from './table.js';
import { joinedHeads, recognise, type Tool, type ToolId, toolNamed } from './tools/index.js';

/** Where a sheet's header stands, and what its columns are called. */
export interface Header {
  readonly tool: Tool | null;
  readonly columns: readonly Column[];
  /** Row in which it begins, and the first row below it; from 1. */
  readonly from: number;
  readonly below: number;
  /** How many columns are known to the plan. */
  readonly known: number;
}

export interface HeaderOptions {
  /** What the user says the tool is; null: find out. */
  readonly from: ToolId | null;
  /** Whether a name is a question of the plan, or a blank that identifies people. */
  readonly knows: (name: string) => boolean;
}

/** By the signs of a tool; else the first row, or pair of rows, that has most names which the plan knows. */
export function headerOf(sheet: RawSheet, options: HeaderOptions): Header | null {
  const found = options.from === null ? recognise(sheet.top) : forced(sheet.top, options.from);
  if (found) return ofTool(sheet.top, found.tool, found.at, options);
  return likeliest(sheet.top, options);
}

/** The first row that begins as the tool's do, else the first with anything in it. */
function forced(top: readonly RawRow[], id: ToolId): { readonly tool: Tool; readonly at: number } | null {
  const tool = toolNamed(id);
  const own = top.findIndex((row, i) => tool.begins(row, top.slice(i + 1)));
  const at = own >= 0 ? own : top.findIndex((row) => !isBlank(row.cells));
  return at < 0 ? null : { tool, at };
}

function ofTool(top: readonly RawRow[], tool: Tool, at: number, options: HeaderOptions): Header {
  const rows = top.slice(at);
  const heads = rows.slice(0, tool.heads(rows));
  return header(tool, tool.columns(heads), heads, options);
}

function header(
  tool: Tool | null,
  columns: readonly Column[],
  heads: readonly RawRow[],
  { knows }: HeaderOptions,
): Header {
  const known = columns.filter((c) => [c.name, ...c.also].some((n) => n !== '' && knows(n))).length;
  return { tool, columns, from: heads[0]!.row, below: heads.at(-1)!.row + 1, known };
}

/** One row where that is enough; a pair only where it is known better. */
function likeliest(top: readonly RawRow[], options: HeaderOptions): Header | null {
  const filled = top.filter((row) => !isBlank(row.cells));
  const single = filled.map((row) => header(null, columnsOf(row), [row], options));
  const pairs = filled.slice(1).map((below, i) => {
    const above = filled[i]!;
    return header(null, joinedHeads(above.cells, below.cells), [above, below], options);
  });
  return [...single, ...pairs].reduce<Header | null>(
    (best, next) => (best === null || next.known > best.known ? next : best),
    null,
  );
}

function columnsOf(row: RawRow): Column[] {
  return row.cells.map((name, i) => ({ name: name.trim(), column: i + 1, also: [] }));
}

import type { RawRow } from '../raw.js';
import type { Column } from '../table.js';
import type { ToolId } from './ids.js';

/** What becomes of a row. */
export type Verdict = 'answers' | 'partial' | 'preview';

/** How a survey tool writes its exports. */
export interface Tool {
  readonly id: ToolId;
  /** As people call it. */
  readonly name: string;
  /** Whether a row is the first of this tool's header. */
  readonly begins: (row: RawRow, next: readonly RawRow[]) => boolean;
  /** Rows of the header; told by the rows themselves where versions differ. */
  readonly heads: (rows: readonly RawRow[]) => number;
  /** Columns of the header's rows. */
  readonly columns: (heads: readonly RawRow[]) => readonly Column[];
  /** Whether a column is one that the tool adds to every export. */
  readonly own: (column: Column) => boolean;
  /** What a row says of itself; cells by the column's name in lower case. */
  readonly verdict: (cell: (name: string) => string) => Verdict;
}

/** A name as the tools' own column names are compared. */
export const plain = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** One header row, every cell a column. */
function singleHead(heads: readonly RawRow[]): Column[] {
  return (heads[0]?.cells ?? []).map((name, i) => ({ name: name.trim(), column: i + 1, also: [] }));
}

export const hasAll = (row: RawRow, names: readonly string[]): boolean => {
  const present = new Set(row.cells.map(plain));
  return names.every((name) => present.has(name));
};

type Given = Pick<Tool, 'id' | 'name' | 'begins'> & Partial<Tool> & { readonly names: readonly string[] };

/** A tool with one header row, whose own columns have fixed names. */
export function toolOf({ names, ...given }: Given): Tool {
  const known = new Set(names);
  return {
    heads: () => 1,
    columns: singleHead,
    own: (column) => known.has(plain(column.name)),
    verdict: () => 'answers',
    ...given,
  };
}

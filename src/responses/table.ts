export interface Column {
  readonly name: string;
  /** From 1. */
  readonly column: number;
}

export interface TableRow {
  /** As a spreadsheet counts: row 1 is the header, so the first entry of a JSON or YAML file is row 2. */
  readonly row: number;
  /** What was written, by column number; what is missing was not there. */
  readonly cells: ReadonlyMap<number, string>;
}

/** A response file as rows and columns; with row and column every cell knows its place. */
export interface Table {
  readonly path: string;
  readonly format: 'csv' | 'json' | 'jsonl' | 'yaml';
  readonly header: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** More columns than this are not a form, and would make every later step slow. */
export const MAX_COLUMNS = 2000;

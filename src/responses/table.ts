/** A value as it was written, and where: row 1 is the header, columns count from 1. */
export interface Cell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface Column {
  readonly name: string;
  /** From 1. */
  readonly column: number;
}

/** A response file as rows and columns; every cell knows its place. */
export interface Table {
  readonly path: string;
  readonly format: 'csv' | 'json' | 'jsonl' | 'yaml';
  readonly header: readonly Column[];
  /** Cells by column number; what is missing was not there. */
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<number, string> }[];
}

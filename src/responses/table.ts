import type { ToolId } from './tools/ids.js';

export interface Column {
  readonly name: string;
  /** From 1. */
  readonly column: number;
  /** What else the file calls it: a code above the text, a question above its row. */
  readonly also: readonly string[];
}

export interface TableRow {
  /** As a spreadsheet counts: row 1 is the header, so the first entry of a JSON or YAML file is row 2. */
  readonly row: number;
  /** What was written, by column number less one; blank where nothing was. */
  readonly cells: readonly string[];
  /** The tool says that the form was not finished. */
  readonly partial: boolean;
  /** The row's own file, where a table gathers many: filled PDFs. */
  readonly path?: string;
}

/** A row that holds no answers of a respondent, and why. */
export interface Aside {
  readonly row: number;
  readonly why: 'preview' | 'summary' | 'head';
  /** What it begins with. */
  readonly text: string;
}

/** A response file as rows and columns; with row and column every cell knows its place. */
export interface Table {
  readonly path: string;
  readonly sheet: string | null;
  readonly format: 'csv' | 'xlsx' | 'json' | 'jsonl' | 'yaml' | 'pdf';
  /** What wrote it, by its own signs; null: no tool that is known. */
  readonly tool: ToolId | null;
  readonly header: readonly Column[];
  /** Columns that the tool adds to every export; they hold no answers. */
  readonly own: ReadonlySet<number>;
  /** To be gone through once: large files are read while they are asked for. */
  readonly rows: Iterable<TableRow>;
  /** Filled while the rows are gone through. */
  readonly aside: readonly Aside[];
  /** Columns without a name, with how many of their cells hold something; filled while the rows are gone through. */
  readonly nameless: ReadonlyMap<number, number>;
  /** Sheets of the same workbook that hold no question. */
  readonly besides: readonly string[];
}

/** More columns than this are not a form, and would make every later step slow. */
export const MAX_COLUMNS = 2000;

/** A row as it stands in a file, before anybody knows which one is the header. */
export interface RawRow {
  /** From 1, as the file counts. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A sheet of a workbook, or a whole text file. */
export interface RawSheet {
  readonly path: string;
  readonly sheet: string | null;
  readonly format: 'csv' | 'xlsx';
  /** The first rows, enough to find the header among them. */
  readonly top: readonly RawRow[];
  /** All rows; may be gone through once more. */
  readonly rows: Iterable<RawRow>;
}

/** Header rows stand among so many first rows. */
export const TOP = 40;

export const isBlank = (cells: readonly string[]): boolean => cells.every((value) => value.trim() === '');

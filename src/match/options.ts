import type { Table } from '../responses/index.js';
import type { Duplicates } from './merge.js';
import type { Roster } from './roster.js';

/** How response files are matched. */
export interface MatchOptions {
  readonly form: string | null;
  /** As `readMap` gives it. */
  readonly map: ReadonlyMap<string, string> | null;
  readonly roster: Roster | null;
  /** Columns of `--by`. */
  readonly by: readonly string[];
  /** Bad cells are warnings and count as missing. */
  readonly skipInvalid: boolean;
  readonly duplicates: Duplicates;
  /** Called now and then with the number of rows read so far. */
  readonly progress?: (rows: number) => void;
}

export interface RoundTable {
  readonly table: Table;
  /** Of `--round name=file`; wins over a column `round`. */
  readonly round: string | null;
}

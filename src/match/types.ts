/** Where a value came from: row 1 is the header, columns count from 1. */
export interface Origin {
  readonly path: string;
  readonly row: number;
  readonly column: number;
}

/** An answer that fits its question. */
export type AnswerValue =
  /** Index into the scale's answers. */
  | { readonly kind: 'scale'; readonly answer: number }
  /** Option ids in print order; empty with `none` for a deliberate none. `other`: words were written under "other" only. */
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly none: boolean }
  | { readonly kind: 'number'; readonly value: number }
  /** Cells of a grid by the ids of its axes. */
  | { readonly kind: 'place'; readonly cells: readonly { readonly x: string; readonly y: string }[] }
  | { readonly kind: 'text'; readonly text: string };

/** What one respondent (or sheet) answered in one round; rows of several files merged. */
export interface ResponseRecord {
  /** null where the data has no respondent. */
  readonly respondent: string | null;
  readonly round: string;
  readonly group: string | null;
  readonly about: string | null;
  readonly rater: string | null;
  /** Every other named column (identify keys, roster columns, `--by` columns), `group` included; blank ones left out. */
  readonly columns: ReadonlyMap<string, string>;
  /** By full question id. */
  readonly answers: ReadonlyMap<string, AnswerValue>;
  /** Row of the first file that it came from. */
  readonly origin: { readonly path: string; readonly row: number };
}

export interface MatchedFile {
  readonly path: string;
  /** Data rows without the header. */
  readonly rows: number;
  /** Different respondents in it; rows without a respondent count one each. */
  readonly respondents: number;
}

/** Something about the data that a reader of the scores should know; also told as a diagnostic. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
  readonly row: number | null;
  readonly column: number | null;
}

export interface Matched {
  readonly files: readonly MatchedFile[];
  /** In the order of `--round`, else of first appearance; `['all']` without rounds. */
  readonly rounds: readonly string[];
  readonly records: readonly ResponseRecord[];
  /** Full ids of questions that have a column (or key) in at least one file. */
  readonly matched: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

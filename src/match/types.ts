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

/** A map that may be made up only when it is asked: of a million rows few are ever looked at as a whole. */
export interface Lookup<T> extends Iterable<readonly [string, T]> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** What one respondent (or sheet) answered in one round; rows of several files merged. */
export interface ResponseRecord {
  /** null where the data has no respondent. */
  readonly respondent: string | null;
  readonly round: string;
  readonly group: string | null;
  readonly about: string | null;
  readonly rater: string | null;
  /** Every other named column (identify keys, roster columns, `--by` columns), `group` included; blank ones left out. */
  readonly columns: Lookup<string>;
  /** By full question id. */
  readonly answers: Lookup<AnswerValue>;
  /** Fingerprints of the forms that were filled in, where the data has them. */
  readonly prints: string | null;
  /** Row of the first file that it came from. */
  readonly origin: { readonly path: string; readonly row: number };
  /** The cell that an answer came from. */
  originOf(question: string): Origin;
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

/** What became of a column. */
export interface ColumnFate {
  readonly column: number;
  readonly name: string;
  readonly is: 'question' | 'option' | 'named' | 'submitted' | 'own' | 'ignored' | 'stray' | 'torn';
  /** Question, blank or column that it is; of a stray the nearest, of a torn one the first. */
  readonly target: string | null;
  /** Taken by its place in a complete run of numbers, not by a name. */
  readonly byPlace: boolean;
}

/** A file, or a sheet of one, as the receipt tells of it. */
export interface ReadTable {
  readonly path: string;
  readonly sheet: string | null;
  readonly format: string;
  readonly tool: string | null;
  readonly round: string | null;
  readonly rows: number;
  readonly columns: readonly ColumnFate[];
  readonly aside: readonly { readonly row: number; readonly why: string; readonly text: string }[];
  /** Sheets of the same workbook without any question. */
  readonly besides: readonly string[];
  /** Rows without any answer, and rows of forms that were not finished. */
  readonly blank: readonly RowPlace[];
  readonly partial: readonly RowPlace[];
}

/** A row of a file; a filled PDF is row 1 of itself. */
export interface RowPlace {
  readonly path: string;
  readonly row: number;
}

/** Two rows that answer one question of one person. */
export interface Twice {
  readonly who: string;
  readonly round: string;
  readonly at: readonly RowPlace[];
}

/** How self-made codes of one form pair two rounds. */
export interface CodePairs {
  readonly form: string;
  readonly from: string;
  readonly to: string;
  readonly exact: number;
  /** By one differing letter or digit, where only one code lies so near. */
  readonly near: readonly { readonly from: string; readonly to: string }[];
  /** Codes that have several partners, or that two people share. */
  readonly ambiguous: readonly string[];
  readonly unmatched: { readonly from: readonly string[]; readonly to: readonly string[] };
}

/** The roster against what came in. */
export interface Attendance {
  readonly expected: number;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

export interface Matched {
  readonly files: readonly MatchedFile[];
  readonly tables: readonly ReadTable[];
  readonly twice: readonly Twice[];
  readonly codes: readonly CodePairs[];
  readonly attendance: Attendance | null;
  /** In the order of `--round`, else of first appearance; `['all']` without rounds. */
  readonly rounds: readonly string[];
  readonly records: readonly ResponseRecord[];
  /** Different people; rows without a respondent count one each. */
  readonly respondents: number;
  /** Full ids of questions that have a column (or key) in at least one file. */
  readonly matched: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

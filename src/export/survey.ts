import type { Question } from '../form/index.js';
import type { AskType } from '../plan/index.js';
import type { Span } from '../source/index.js';

/** A form as a survey tool sees it: one column, plain text, every question of the plan in its printed order. */
export interface Survey {
  /** Id of the form. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs. */
  readonly instructions: readonly string[];
  /** BCP 47. */
  readonly language: string;
  readonly fingerprint: string;
  readonly anonymous: boolean;
  /** What "something else" is called among the answers. */
  readonly otherWord: string;
  readonly parts: readonly Part[];
}

/** An answer to choose from. */
export interface Choice {
  /** What comes back from tools that keep codes: a scale value, an option id, `x/y` of a grid. */
  readonly value: string;
  readonly label: string;
  /** The number that stands for it where a tool knows numbers only; null: there is none that could be read back. */
  readonly number: number | null;
}

/** A question in a table: the table's code, a dot and its key make the question's id. */
export interface Row {
  readonly question: Question;
  readonly key: string;
  readonly label: string;
}

interface Titled {
  readonly title: string;
  /** What stands small under the question; lines. */
  readonly help: readonly string[];
}

export interface Said {
  readonly kind: 'said';
  readonly lines: readonly string[];
  readonly heading: boolean;
}

/** Who answers, which group: a column of the response file rather than a question. */
export interface Blank extends Titled {
  readonly kind: 'blank';
  readonly key: string;
  readonly choices: readonly Choice[] | null;
  readonly span: Span;
}

/** Several questions with the same answers. */
export interface Rating extends Titled {
  readonly kind: 'rating';
  readonly code: string;
  readonly sections: readonly { readonly title: string | null; readonly rows: readonly Row[] }[];
  readonly choices: readonly Choice[];
}

export interface One extends Titled {
  readonly kind: 'one';
  readonly question: Question;
  readonly choices: readonly Choice[];
  /** Takes the words of "something else". */
  readonly other: Question | null;
  /** The cells of a grid on paper. */
  readonly cells: boolean;
}

export interface Several extends Titled {
  readonly kind: 'several';
  readonly question: Question;
  readonly choices: readonly Choice[];
  readonly other: Question | null;
  readonly min: number;
  readonly max: number;
  /** What is ticked in these questions may not be ticked here. */
  readonly notIn: readonly Question[];
  readonly cells: boolean;
}

export interface NumberPart extends Titled {
  readonly kind: 'number';
  readonly question: Question;
  readonly min: number | null;
  readonly max: number | null;
  readonly whole: boolean;
}

/** A number for each option: ranks, or shares of a total. */
export interface Numbers extends Titled {
  readonly kind: 'numbers';
  readonly code: string;
  readonly rows: readonly Row[];
  readonly max: number;
  readonly sort: { readonly is: 'rank'; readonly order: Question } | { readonly is: 'share' };
}

export interface Written extends Titled {
  readonly kind: 'written';
  readonly question: Question;
  readonly type: Exclude<AskType, 'number'>;
  readonly long: boolean;
}

/** Cells to write in, row by row: grids and lists to fill in. */
export interface Cells extends Titled {
  readonly kind: 'cells';
  readonly rows: readonly {
    /** With a dot and a cell's key it makes the question's id. */
    readonly code: string;
    readonly label: string;
    /** What is printed in the row already. */
    readonly help: readonly string[];
    readonly cells: readonly (Row & { readonly type: AskType })[];
  }[];
}

export type Part = Said | Blank | Rating | One | Several | NumberPart | Numbers | Written | Cells;

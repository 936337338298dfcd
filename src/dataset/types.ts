import type { Form, ScoredItem, Scoring } from '../form/index.js';

/** A value of a variable and what it means. */
export interface ValueLabel {
  readonly value: number;
  readonly label: string;
  /** Counted, not scored: user-missing in a statistics program. */
  readonly missing: boolean;
}

/** A column of the data. */
export interface Variable {
  /** Legal in R, SPSS and jamovi, unique whatever its case. */
  readonly name: string;
  /** Question id, or the column of the person: `trust.q1`, `group`. With an option behind a stroke: `market.offer/money`. */
  readonly id: string;
  readonly form: string | null;
  readonly label: string;
  readonly type: 'number' | 'text';
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  /** Empty where any number or text may stand. */
  readonly values: readonly ValueLabel[];
  /** Kind of question in a word: scale, choice, number … */
  readonly kind: string;
  readonly reversed: Reversal | null;
  readonly subscale: string | null;
  /** For each record, in the order of the rows; null is missing. */
  readonly cells: readonly (number | string | null)[];
}

/** The turned copy of an item: lowest + highest value of the scale − value. */
export interface Reversal {
  readonly name: string;
  readonly sum: number;
}

/** A score that the script computes from items. */
export interface ScoreVariable {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  /** Names of variables, turned ones where the item is reversed. */
  readonly items: readonly string[];
  /** Items that must be answered. */
  readonly needed: number;
  /** mean × factor + offset is the score. */
  readonly factor: number;
  readonly offset: number;
}

export interface Dataset {
  readonly plan: { readonly id: string; readonly title: string };
  readonly forms: readonly Form[];
  readonly rows: number;
  readonly anonymous: boolean;
  readonly minimum: number;
  readonly variables: readonly Variable[];
  readonly scores: readonly ScoreVariable[];
}

export interface ScoredIn {
  readonly scoring: Scoring;
  readonly item: ScoredItem;
  readonly subscale: string | null;
}

import type { AnswerValue } from './types.js';

/** Why a cell cannot be used, in the words of a message. */
export interface Refusal {
  readonly is: 'bad';
  readonly code: 'bad-cell' | 'too-many';
  /** Stands behind "expected". */
  readonly expected: string;
  readonly hint?: string;
}

/** What a cell says: an answer, nothing, or something that the question does not allow. */
export type Reading =
  /** `other`: words for the question that takes "something else". */
  | { readonly is: 'answer'; readonly value: AnswerValue; readonly other?: string }
  /** Several answers from one cell, by question id. */
  | { readonly is: 'answers'; readonly values: ReadonlyMap<string, AnswerValue> }
  | { readonly is: 'missing' }
  | Refusal;

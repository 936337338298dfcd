import type { Column } from '../responses/index.js';
import { readCell } from './cells.js';
import type { Meaning } from './columns.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Refusal } from './reading.js';
import type { AnswerValue, Origin } from './types.js';

/** Something with the cell that it came from. */
export interface From<T> {
  readonly value: T;
  readonly at: Origin;
}

export interface RowPlace {
  readonly path: string;
  readonly row: number;
  readonly respondent: string | null;
}

/** The answers of one row by question id; `bad` where a cell could not be used, which is told. */
export function answersOf(
  header: readonly Column[],
  cells: ReadonlyMap<number, string>,
  meanings: ReadonlyMap<number, Meaning>,
  { path, row, respondent }: RowPlace,
  skipInvalid: boolean,
  notes: Notes,
): { readonly answers: ReadonlyMap<string, From<AnswerValue>>; readonly bad: boolean } {
  const answers = new Map<string, From<AnswerValue>>();
  const words = new Map<string, From<AnswerValue>>();
  let bad = false;
  for (const { column, name } of header) {
    const meaning = meanings.get(column);
    if (meaning?.kind !== 'question') continue;
    const { id, answer } = meaning.question;
    const text = cells.get(column) ?? '';
    const at = { path, row, column };
    const reading = readCell(meaning.question, text);
    if (reading.is === 'bad') {
      bad = true;
      const said = `${shown(name)} is \`${shown(text)}\` (${shown(respondent ?? 'no respondent')})`;
      sayBad(at, said, reading, skipInvalid, notes);
    }
    if (reading.is === 'answers')
      for (const [question, value] of reading.values) answers.set(question, { value, at });
    if (reading.is !== 'answer') continue;
    answers.set(id, { value: reading.value, at });
    if (answer.kind !== 'choice' || answer.other === null || reading.other === undefined) continue;
    words.set(answer.other, { value: { kind: 'text', text: reading.other }, at });
  }
  // A column of its own for "something else" says it better than the cell with the choice.
  return { answers: new Map([...words, ...answers]), bad };
}

function sayBad(
  at: Origin,
  cell: string,
  { code, expected, hint }: Refusal,
  skip: boolean,
  notes: Notes,
): void {
  const message = `${cell}; expected ${expected}`;
  const more = hint === undefined ? {} : { hint };
  if (skip) notes.warn(code, at, `${message}; counted as missing`, more);
  else notes.findings.error(code, at, message, more);
}

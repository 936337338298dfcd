import type { Question } from '../form/index.js';
import type { AnswerValue } from '../match/index.js';
import { type CellValue, safeCell } from './cells.js';

/** An answer as Plenary's own tables hold it: a value of a scale (its label where it has none), ids of options, words. */
export function answerCell(question: Question, value: AnswerValue | undefined): CellValue {
  if (!value) return null;
  switch (value.kind) {
    case 'scale': {
      if (question.answer.kind !== 'scale') return null;
      const answer = question.answer.scale.answers[value.answer];
      return answer?.value === null ? answer.label : (answer?.value ?? null);
    }
    case 'choice':
      return value.none ? 'none' : value.options.join(';');
    case 'place':
      return value.cells.map(({ x, y }) => `${x}/${y}`).join(';');
    case 'number':
      return value.value;
    case 'text':
      return value.text;
  }
}

export function answerText(question: Question, value: AnswerValue | undefined): string {
  return safeCell(answerCell(question, value));
}

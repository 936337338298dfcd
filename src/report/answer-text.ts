import type { Question } from '../form/index.js';
import type { AnswerValue } from '../match/index.js';
import { number, safe } from './cells.js';

/** An answer as Plenary's own tables hold it: a value of a scale (its label where it has none), ids of options, words. */
export function answerText(question: Question, value: AnswerValue | undefined): string {
  if (!value) return '';
  switch (value.kind) {
    case 'scale': {
      if (question.answer.kind !== 'scale') return '';
      const answer = question.answer.scale.answers[value.answer];
      return answer?.value === null ? safe(answer.label) : number(answer?.value);
    }
    case 'choice':
      return value.none ? 'none' : value.options.join(';');
    case 'place':
      return safe(value.cells.map(({ x, y }) => `${x}/${y}`).join(';'));
    case 'number':
      return number(value.value);
    case 'text':
      return safe(value.text);
  }
}

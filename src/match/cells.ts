import type { Question } from '../form/index.js';
import { readChoice, readOrder } from './choice-cell.js';
import { folded } from './normalise.js';
import { readNumber } from './numbers.js';
import { readPlace } from './place-cell.js';
import type { Reading } from './reading.js';
import { readScale } from './scale-cell.js';

/** What people and tools write for "no answer" where there is a set of answers to choose from. */
const MISSING = new Set(['n/a', '-', '–', '—', '?']);

/** Reads a cell as its question allows. In open questions every word is an answer, even `-`. */
export function readCell({ answer }: Question, text: string): Reading {
  if (text.trim() === '') return { is: 'missing' };
  switch (answer.kind) {
    case 'scale':
      return unlessMissing(text, readScale(answer.scale, text));
    case 'choice':
      return choiceOrMissing(readChoice(answer, text), text);
    case 'number':
      return unlessMissing(text, readNumber(answer, text));
    case 'place':
      return unlessMissing(text, readPlace(answer, text));
    case 'order':
      return unlessMissing(text, readOrder(answer, text));
    case 'text':
    case 'code':
      return { is: 'answer', value: { kind: 'text', text: text.trim() } };
  }
}

/** A label of that name wins over "missing". */
function unlessMissing(text: string, reading: Reading): Reading {
  return reading.is === 'bad' && MISSING.has(folded(text)) ? { is: 'missing' } : reading;
}

/** Where "something else" is allowed, a lone `-` is still no answer rather than words. */
function choiceOrMissing(reading: Reading, text: string): Reading {
  const words = reading.is === 'answer' && reading.other !== undefined;
  return words && MISSING.has(folded(text)) ? { is: 'missing' } : unlessMissing(text, reading);
}

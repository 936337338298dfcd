import type { AnswerKind } from '../form/index.js';
import type { Option } from '../plan/index.js';
import { folded, normal } from './normalise.js';
import type { Refusal } from './reading.js';
import type { AnswerValue } from './types.js';

type ChoiceKind = Extract<AnswerKind, { kind: 'choice' }>;

const YES = new Set([
  '1',
  'y',
  'yes',
  'x',
  '✓',
  '✔',
  '☑',
  'true',
  'ja',
  'oui',
  'sí',
  'si',
  'selected',
  'checked',
  'on',
]);
const NO = new Set([
  '0',
  'n',
  'no',
  '✗',
  'false',
  'nein',
  'non',
  'not selected',
  'unchecked',
  'off',
  'n/a',
  '-',
  '–',
]);

/**
 * Whether the cell of one option's column is a tick: the option's own words or place, or what tools write for yes.
 * null where it is neither a tick nor its opposite: the words of "something else".
 */
export function isTicked(text: string, option: Option | 'other', options: readonly Option[]): boolean | null {
  const wanted = folded(text);
  if (option !== 'other') {
    if (normal(text) === normal(option.plain) || wanted === option.id) return true;
    if (wanted === String(options.indexOf(option) + 1)) return true;
  }
  if (YES.has(wanted)) return true;
  return NO.has(wanted) ? false : null;
}

/** Ticked options as one answer. A question of which nothing is ticked may have been passed over: that is no answer. */
export function ticksToChoice(
  answer: ChoiceKind,
  ticked: readonly string[],
  other: boolean,
): { readonly is: 'answer'; readonly value: AnswerValue } | Refusal {
  const options = answer.options.filter((o) => ticked.includes(o.id)).map((o) => o.id);
  const count = options.length + (other ? 1 : 0);
  const say = (n: number): string => (n === 1 ? 'one answer' : `${n} answers`);
  if (count > answer.max)
    return {
      is: 'bad',
      code: 'too-many',
      expected: answer.max === 1 ? 'one answer' : `${say(answer.max)} at most`,
    };
  if (count < answer.min) return { is: 'bad', code: 'bad-cell', expected: `${say(answer.min)} or more` };
  return { is: 'answer', value: { kind: 'choice', options, none: false } };
}

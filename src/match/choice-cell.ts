import { nearest } from '../diagnostics/index.js';
import type { AnswerKind } from '../form/index.js';
import type { Option } from '../plan/index.js';
import { folded, normal } from './normalise.js';
import { numberIn } from './numbers.js';
import type { Reading, Refusal } from './reading.js';

type ChoiceKind = Extract<AnswerKind, { kind: 'choice' }>;

/** Tools' own marks for "something else", whose words stand in a column of their own. */
const OTHER = ['other', '-oth-', 'other (please specify)'];

/** One option or several, joined by `;`. A comma never parts them: options have commas in them. */
export function readChoice(answer: ChoiceKind, text: string): Reading {
  const whole = optionOf(answer.options, text);
  if (whole) return checked(answer, [whole], []);
  if (folded(text) === 'none') return { is: 'answer', value: { kind: 'choice', options: [], none: true } };
  const parts = text.split(';').filter((p) => p.trim() !== '');
  if (parts.length === 0) return { is: 'missing' };
  const found = parts.map((part) => ({ part: part.trim(), option: optionOf(answer.options, part) }));
  const chosen = found.flatMap((f) => f.option ?? []);
  const words = found.flatMap((f) => (f.option ? [] : [f.part]));
  const stray = words.find((w) => answer.other === null || (parts.length > 1 && folded(w) === 'none'));
  return stray === undefined ? checked(answer, chosen, words) : strange(answer.options, stray, parts.length);
}

type OrderKind = Extract<AnswerKind, { kind: 'order' }>;

/** Options in the order of their ranks, joined by `;`: the first is rank 1. */
export function readOrder(answer: OrderKind, text: string): Reading {
  const parts = text
    .split(/[;>]/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const found = parts.map((part) => optionOf(answer.options, part));
  const stray = parts.find((_, i) => found[i] === undefined);
  if (stray !== undefined) return strange(answer.options, stray, parts.length);
  if (new Set(found).size < found.length)
    return { is: 'bad', code: 'too-many', expected: 'each option once' };
  const values = found.map((option, i) => {
    const question = answer.ranks[answer.options.indexOf(option!)]!;
    return [question, { kind: 'number', value: i + 1 }] as const;
  });
  return { is: 'answers', values: new Map(values) };
}

/** By id, by label, by its value, a tool's code, and where options have no values of their own, by position. */
function optionOf(options: readonly Option[], text: string): Option | undefined {
  const wanted = folded(text);
  const named =
    options.find((o) => o.id === wanted.replaceAll('_', '-')) ??
    options.find((o) => folded(o.plain) === wanted);
  if (named) return named;
  const code = /^ao(\d{1,4})$/.exec(wanted)?.[1];
  if (code !== undefined) return options[Number(code) - 1];
  const number = numberIn(text);
  if (number === null) return undefined;
  return options.some((o) => o.value !== null)
    ? options.find((o) => o.value === number)
    : options[number - 1];
}

function checked(answer: ChoiceKind, chosen: readonly Option[], words: readonly string[]): Reading {
  const options = answer.options.filter((o) => chosen.includes(o)).map((o) => o.id);
  const count = options.length + (words.length > 0 ? 1 : 0);
  const plural = (n: number): string => (n === 1 ? 'one answer' : `${n} answers`);
  if (count > answer.max) {
    const expected = answer.max === 1 ? 'one answer' : `${plural(answer.max)} at most`;
    return { is: 'bad', code: 'too-many', expected };
  }
  if (count < answer.min) return { is: 'bad', code: 'bad-cell', expected: `${plural(answer.min)} or more` };
  const other = words.filter((w) => !OTHER.includes(normal(w))).join('; ');
  const value = { kind: 'choice', options, none: false } as const;
  return other === '' ? { is: 'answer', value } : { is: 'answer', value, other };
}

function strange(options: readonly Option[], word: string, parts: number): Refusal {
  const labels = options.map((o) => o.plain);
  const near = nearest(word, [...labels, ...options.map((o) => o.id)]);
  const bad = { is: 'bad', code: 'bad-cell' } as const;
  const which = parts > 1 ? ` in place of \`${word}\`` : '';
  return near === undefined
    ? { ...bad, expected: `one of ${labels.join(', ')}${which}` }
    : { ...bad, expected: `an option${which}`, hint: `did you mean \`${near}\`?` };
}

import { nearest } from '../diagnostics/index.js';
import type { AnswerKind } from '../form/index.js';
import type { Option } from '../plan/index.js';
import { folded, normal } from './normalise.js';
import { numberIn } from './numbers.js';
import type { Reading, Refusal } from './reading.js';
import { ticksToChoice } from './ticks.js';

type ChoiceKind = Extract<AnswerKind, { kind: 'choice' }>;

/** Tools' own marks for "something else", whose words stand in a column of their own. */
export const OTHER_WORDS: readonly string[] = [
  ...['other', '-oth-', 'other (please specify)', 'other, please specify', 'other:', 'something else'],
  ...['sonstiges', 'andere', 'anderes', 'autre', 'autres', 'autre (veuillez préciser)'],
].map(normal);

/** One option or several, joined by `;`, or by whatever else where nothing but known options is left. */
export function readChoice(answer: ChoiceKind, text: string): Reading {
  const whole = optionOf(answer.options, text);
  if (whole) return checked(answer, [whole], []);
  if (folded(text) === 'none') return { is: 'answer', value: { kind: 'choice', options: [], none: true } };
  const bySemicolon = readParts(answer, text);
  if (bySemicolon.is === 'answer' && bySemicolon.other === undefined) return bySemicolon;
  const joined = joinedOptions(answer.options, text);
  if (!joined) return bySemicolon;
  const { chosen, left } = joined;
  if (left === '') return checked(answer, chosen, []);
  return answer.other !== null && answer.max > 1 ? checked(answer, chosen, [left]) : bySemicolon;
}

/**
 * Known options at the start of a cell, longest first, since a comma may part options or stand in one; `left` is what
 * follows them. null where the cell does not begin with options, or where only a blank parts them from other words.
 */
function joinedOptions(
  options: readonly Option[],
  text: string,
): { readonly chosen: readonly Option[]; readonly left: string } | null {
  const names = options
    .flatMap((option) => [option.plain, option.id].map((name) => ({ option, name: folded(name) })))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const chosen: Option[] = [];
  // Line ends part options too; folding would make them blanks.
  let rest = folded(text.replace(/[\r\n]+/g, ', '));
  let mark = '';
  while (rest !== '') {
    const found =
      names.find(
        ({ name }) =>
          rest === name || (rest.startsWith(name) && /^\s*[,;|]|^ /.test(rest.slice(name.length))),
      ) ?? positionIn(options, rest);
    if (!found) break;
    chosen.push(found.option);
    mark = /^[\s,;|]*/.exec(rest.slice(found.name.length))![0];
    rest = rest.slice(found.name.length + mark.length);
  }
  if (chosen.length === 0 || (rest !== '' && mark.trim() === '')) return null;
  return { chosen, left: rest === '' ? '' : endThatFolds(text, rest) };
}

/** The end of a text as it was written, by what it folds to. */
function endThatFolds(text: string, end: string): string {
  for (let i = 0; i < text.length; i++) if (folded(text.slice(i)) === end) return text.slice(i).trim();
  return end;
}

/** `1,4`: places in the list, where options have no values of their own. */
function positionIn(options: readonly Option[], rest: string): { option: Option; name: string } | undefined {
  const digits = /^\d{1,3}(?=\s*[,;|]|\s|$)/.exec(rest)?.[0];
  const option = digits === undefined ? undefined : optionOf(options, digits);
  return option && digits !== undefined ? { option, name: digits } : undefined;
}

function readParts(answer: ChoiceKind, text: string): Reading {
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
  const ids = chosen.map((o) => o.id);
  const reading = ticksToChoice(answer, ids, words.length > 0);
  if (reading.is !== 'answer') return reading;
  const other = words.filter((w) => !OTHER_WORDS.includes(normal(w))).join('; ');
  return other === '' ? reading : { ...reading, other };
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

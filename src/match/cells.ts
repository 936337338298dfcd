import { nearest } from '../diagnostics/index.js';
import type { AnswerKind, Question } from '../form/index.js';
import { inlineOf, inlineText } from '../markdown/index.js';
import type { Option, Scale } from '../plan/index.js';
import { folded } from './normalise.js';
import type { AnswerValue } from './types.js';

/** What a cell says: an answer, nothing, or something that the question does not allow. */
export type Reading =
  | { readonly is: 'answer'; readonly value: AnswerValue; readonly other?: string }
  | { readonly is: 'missing' }
  | {
      readonly is: 'bad';
      readonly code: 'bad-cell' | 'too-many';
      readonly expected: string;
      readonly hint?: string;
    };

const MISSING = new Set(['', 'n/a', '-', '–', '—', '?']);

/** Reads a cell as its question allows: whole as an id, a label, a value; only then split. */
export function readCell(question: Question, text: string): Reading {
  const { answer } = question;
  switch (answer.kind) {
    case 'scale':
      return scaleCell(answer.scale, text);
    case 'choice':
      return choiceCell(answer, text);
    case 'number':
      return numberCell(answer, text);
    case 'text':
      return text.trim() === ''
        ? { is: 'missing' }
        : { is: 'answer', value: { kind: 'text', text: text.trim() } };
  }
}

/** Whether a closed question takes this for no answer; a label of that name wins over it. */
function isMissing(text: string): boolean {
  return MISSING.has(folded(text));
}

function scaleCell(scale: Scale, text: string): Reading {
  const found = scaleAnswer(scale, text);
  if (found !== null) return { is: 'answer', value: { kind: 'scale', answer: found } };
  if (isMissing(text)) return { is: 'missing' };
  const parts = text
    .split(';')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  if (parts.length > 1 && parts.every((p) => scaleAnswer(scale, p) !== null))
    return { is: 'bad', code: 'too-many', expected: 'one answer' };
  return { is: 'bad', code: 'bad-cell', ...expectedOf(scale, text) };
}

/** Index of the answer that a text names: by label, by a word above its number, by its value, by initials or a tool's code. */
function scaleAnswer(scale: Scale, text: string): number | null {
  const wanted = folded(text);
  const by = (matches: (i: number) => boolean): number | null => {
    const found = scale.answers.flatMap((_, i) => (matches(i) ? [i] : []));
    return found.length === 1 ? found[0]! : null;
  };
  const label = by((i) => folded(scale.answers[i]!.label) === wanted);
  if (label !== null) return label;
  const mark = by((i) => wordsAbove(scale, i).includes(wanted));
  if (mark !== null) return mark;
  const number = plainNumber(text);
  if (number !== null)
    return by((i) => scale.answers[i]!.value !== null && Math.abs(scale.answers[i]!.value! - number) < 1e-9);
  const code = /^ao0*(\d+)$/i.exec(wanted);
  if (code)
    return Number(code[1]) >= 1 && Number(code[1]) <= scale.answers.length ? Number(code[1]) - 1 : null;
  return wanted.length > 0 ? by((i) => initials(scale.answers[i]!.label) === wanted) : null;
}

function wordsAbove(scale: Scale, i: number): string[] {
  const { value } = scale.answers[i]!;
  const mark = value === null ? undefined : scale.marks.get(value);
  const end = i === 0 ? scale.ends?.[0] : i === scale.answers.length - 1 ? scale.ends?.[1] : undefined;
  return [mark, end].flatMap((p) => (p ? [folded(inlineText(inlineOf(p)))] : []));
}

function initials(label: string): string {
  return label
    .split(/[\s-]+/)
    .map((w) => w.charAt(0).toLowerCase())
    .join('');
}

function expectedOf(scale: Scale, text: string): { expected: string; hint?: string } {
  const labels = scale.answers.map((a) => a.label);
  const values = scale.answers.flatMap((a) => (a.value === null ? [] : [a.value]));
  const near = /\d/.test(text) ? undefined : nearest(text, labels);
  const hint = near ? { hint: `did you mean \`${near}\`?` } : {};
  const range = values.length > 0 ? `${Math.min(...values)} to ${Math.max(...values)}` : '';
  if (/^[\s\d.,-]+$/.test(text) && range !== '') return { expected: range };
  if (scale.numeric) return { expected: range, ...hint };
  return { expected: near ? 'a label' : `one of ${labels.join(', ')}`, ...hint };
}

/** `3`, `3.0`, `3,5`; null for anything else. */
function plainNumber(text: string): number | null {
  const trimmed = text.trim().replace(/\u2212/g, '-');
  if (!/^[-+]?(\d+([.,]\d+)?|[.,]\d+)$/.test(trimmed)) return null;
  return Number(trimmed.replace(',', '.'));
}

function numberCell(answer: Extract<AnswerKind, { kind: 'number' }>, text: string): Reading {
  if (isMissing(text)) return { is: 'missing' };
  const unit = answer.unit ? folded(answer.unit) : '';
  const bare = unit !== '' && folded(text).endsWith(unit) ? folded(text).slice(0, -unit.length) : text;
  const value = plainNumber(bare);
  const { min, max } = answer;
  const range =
    min !== null && max !== null
      ? `${min} to ${max}`
      : min !== null
        ? `${min} or more`
        : max !== null
          ? `${max} or less`
          : 'a number';
  if (value === null) return { is: 'bad', code: 'bad-cell', expected: range };
  if ((min !== null && value < min) || (max !== null && value > max))
    return { is: 'bad', code: 'bad-cell', expected: range };
  return { is: 'answer', value: { kind: 'number', value } };
}

type Choice = Extract<AnswerKind, { kind: 'choice' }>;

function choiceCell(answer: Choice, text: string): Reading {
  if (text.trim() === '') return { is: 'missing' };
  const whole = optionOf(answer.options, text);
  if (whole) return chosen(answer, [whole.id], []);
  if (isMissing(text)) return { is: 'missing' };
  if (folded(text) === 'none') return { is: 'answer', value: { kind: 'choice', options: [], none: true } };
  const parts = text
    .split(';')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const ids: string[] = [];
  const words: string[] = [];
  for (const part of parts) {
    const option = optionOf(answer.options, part);
    if (option) ids.push(option.id);
    else words.push(part);
  }
  const strange = words.filter((w) => answer.other === null || folded(w) !== 'other');
  if (strange.length > 0 && answer.other === null) {
    const near = nearest(
      strange[0]!,
      answer.options.map((o) => o.plain),
    );
    const expected = `one of ${answer.options.map((o) => o.id).join(', ')}`;
    return { is: 'bad', code: 'bad-cell', expected, ...(near ? { hint: `did you mean \`${near}\`?` } : {}) };
  }
  return chosen(answer, ids, words);
}

/** By id, by label, and where options have no values of their own, by position. */
function optionOf(options: readonly Option[], text: string): Option | undefined {
  const wanted = folded(text);
  const byId = options.find((o) => o.id === text.trim());
  const byLabel = byId ?? options.find((o) => folded(o.plain) === wanted);
  if (byLabel) return byLabel;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : null;
  if (number === null) return undefined;
  return options.some((o) => o.value !== null)
    ? options.find((o) => o.value === number)
    : options[number - 1];
}

function chosen(answer: Choice, ids: readonly string[], words: readonly string[]): Reading {
  const unique = [...new Set(ids)];
  const count = unique.length + (words.length > 0 ? 1 : 0);
  if (count > answer.max)
    return {
      is: 'bad',
      code: 'too-many',
      expected: answer.max === 1 ? 'one answer' : `${answer.max} answers at most`,
    };
  if (count < answer.min) return { is: 'bad', code: 'bad-cell', expected: `${answer.min} answers or more` };
  const inOrder = answer.options.filter((o) => unique.includes(o.id)).map((o) => o.id);
  const other = words.filter((w) => folded(w) !== 'other').join('; ');
  return {
    is: 'answer',
    value: { kind: 'choice', options: inOrder, none: false },
    ...(words.length > 0 ? { other } : {}),
  };
}

import { nearest } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import { idFrom, type Scale } from '../plan/index.js';
import { folded } from './normalise.js';
import { numberIn } from './numbers.js';
import type { Reading, Refusal } from './reading.js';

/** One answer of a scale: as an id, by its label, by the words above its number, by value, a tool's code or initials. */
export function readScale(scale: Scale, text: string): Reading {
  const whole = answerOf(scale, text);
  if (whole !== null) return { is: 'answer', value: { kind: 'scale', answer: whole } };
  const parts = text.split(';').filter((p) => p.trim() !== '');
  const answers = parts.map((p) => answerOf(scale, p));
  if (parts.length === 0 || answers.includes(null)) return refusal(scale, text);
  return parts.length === 1
    ? { is: 'answer', value: { kind: 'scale', answer: answers[0]! } }
    : { is: 'bad', code: 'too-many', expected: 'one answer' };
}

/** Index of the answer that a text names; null where it names none, or more than one. */
function answerOf(scale: Scale, text: string): number | null {
  const wanted = folded(text);
  if (wanted === '') return null;
  return (
    byId(scale, wanted) ??
    only(scale, (i) => folded(scale.answers[i]!.label) === wanted) ??
    only(scale, (i) => wordsAbove(scale, i).includes(wanted)) ??
    byValue(scale, text) ??
    byToolCode(scale, wanted) ??
    byInitials(scale, wanted)
  );
}

function only(scale: Scale, fits: (index: number) => boolean): number | null {
  const found = scale.answers.flatMap((_, i) => (fits(i) ? [i] : []));
  return found.length === 1 ? found[0]! : null;
}

/** Survey tools that took over our ids give `agree-strongly` or `agree_strongly`. */
function byId(scale: Scale, wanted: string): number | null {
  if (!/^[a-z][a-z0-9_-]*$/.test(wanted)) return null;
  const id = wanted.replaceAll('_', '-');
  return only(scale, (i) => idFrom(scale.answers[i]!.label) === id);
}

function wordsAbove(scale: Scale, index: number): string[] {
  const { value } = scale.answers[index]!;
  const ends = new Map([
    [0, scale.ends?.[0]],
    [scale.answers.length - 1, scale.ends?.[1]],
  ]);
  const above = [value === null ? undefined : scale.marks.get(value), ends.get(index)];
  return above.flatMap((words) => (words ? [folded(plainText(words))] : []));
}

function byValue(scale: Scale, text: string): number | null {
  const number = numberIn(text);
  if (number === null) return null;
  return only(scale, (i) => {
    const { value } = scale.answers[i]!;
    return value !== null && Math.abs(value - number) < 1e-9;
  });
}

/** LimeSurvey's `AO03` is the third answer, whatever its value. */
function byToolCode(scale: Scale, wanted: string): number | null {
  const position = /^ao(\d{1,4})$/.exec(wanted)?.[1];
  const index = position === undefined ? -1 : Number(position) - 1;
  return index >= 0 && index < scale.answers.length ? index : null;
}

/** As people type from paper: SA, A, D, SD. "Agree strongly" is SA too, where nothing else has these letters. */
function byInitials(scale: Scale, wanted: string): number | null {
  if (!/^\p{L}{1,5}$/u.test(wanted)) return null;
  const letters = (s: string): string => [...s].sort().join('');
  return (
    only(scale, (i) => initialsOf(scale.answers[i]!.label) === wanted) ??
    only(scale, (i) => letters(initialsOf(scale.answers[i]!.label)) === letters(wanted))
  );
}

function initialsOf(label: string): string {
  return (folded(label).match(/[\p{L}\p{N}']+/gu) ?? []).map((word) => [...word][0]!).join('');
}

function refusal(scale: Scale, text: string): Refusal {
  const bad = { is: 'bad', code: 'bad-cell' } as const;
  const values = valuesOf(scale);
  if (values !== '' && (scale.numeric || /^[\s\d.,+-]+$/.test(text))) return { ...bad, expected: values };
  const labels = scale.answers.map((a) => a.label);
  const near = nearest(text.trim(), labels);
  return near === undefined
    ? { ...bad, expected: `one of ${labels.join(', ')}` }
    : { ...bad, expected: 'a label', hint: `did you mean \`${near}\`?` };
}

/** `1 to 4`, or each of them where the steps are uneven. */
function valuesOf(scale: Scale): string {
  const values = scale.answers.flatMap((a) => a.value ?? []).sort((a, b) => a - b);
  const even = values.every((v, i) => i === 0 || v - values[i - 1]! === 1);
  if (values.length < 2) return '';
  return even && values.length > 2
    ? `${values[0]} to ${values.at(-1)}`
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

import type { AnswerKind } from '../form/index.js';
import { folded } from './normalise.js';
import type { Reading } from './reading.js';

/**
 * `3`, `3.0`, `3,5`, `−2`; null for anything else. A comma before exactly three digits may be a thousands mark, so
 * `1,000` is refused; `0,125` can only be a fraction.
 */
export function numberIn(text: string): number | null {
  const trimmed = text
    .normalize('NFKC')
    .trim()
    .replace(/\u2212/g, '-');
  if (!/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d{1,3})?$/i.test(trimmed)) return null;
  if (/^[-+]?[1-9]\d*,\d{3}$/.test(trimmed)) return null;
  const value = Number(trimmed.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

type NumberKind = Extract<AnswerKind, { kind: 'number' }>;

/** A number, with the question's unit behind it or without. */
export function readNumber(answer: NumberKind, text: string): Reading {
  const { min, max, whole } = answer;
  const value = numberIn(withoutUnit(text, answer.unit));
  const fits =
    value !== null &&
    (min === null || value >= min) &&
    (max === null || value <= max) &&
    !(whole && !Number.isInteger(value));
  return fits
    ? { is: 'answer', value: { kind: 'number', value } }
    : { is: 'bad', code: 'bad-cell', expected: whole ? `a rank from ${min} to ${max}` : rangeOf(min, max) };
}

function withoutUnit(text: string, unit: string | null): string {
  const end = unit === null ? '' : folded(unit);
  const whole = folded(text);
  return end !== '' && whole.endsWith(end) ? whole.slice(0, -end.length) : text;
}

function rangeOf(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `a number from ${min} to ${max}`;
  if (min !== null) return `${min} or more`;
  return max === null ? 'a number' : `${max} or less`;
}

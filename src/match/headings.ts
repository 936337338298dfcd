import type { Question } from '../form/index.js';
import { normal } from './normalise.js';

/** `trust.q1` as survey tools write it that know our ids: `trust[q1]`, `trust/q1`. */
export function asId(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/\[([^[\]]+)\]/g, '.$1')
    .replaceAll('/', '.');
}

/** Everything that a question may be called in a header. */
export function wordingsOf(question: Question): readonly string[] {
  return [question.text, ...question.wordings].map(normal).filter((w) => w !== '');
}

/** The parts of a header that may be a question inside a tool's wrapping: `Form [Item]`, `Form - Item`, `1. Item`. */
export function unwrapped(header: string): readonly string[] {
  const inner = [header, bracketed(header), ...behindDashes(header)].filter((x) => x !== null);
  const all = inner.flatMap((x) => [x, withoutNumber(x)]).map(normal);
  return [...new Set(all)].filter((x) => x !== '');
}

function bracketed(header: string): string | null {
  return /\[([^[\]]+)\]\s*$/.exec(header)?.[1] ?? null;
}

/** `Points - Question` and `Feedback - Question` hold a quiz's marks, not the answer. */
function behindDashes(header: string): string[] {
  if (/^\s*(points|feedback) [-–—] /i.test(header)) return [];
  const parts = header.split(/ [-–—] /);
  return parts.slice(1).map((_, i) => parts.slice(i + 1).join(' - '));
}

/** `1. Item`, `q1: Item`, `a) Item`. */
function withoutNumber(text: string): string {
  return text.replace(/^\s*(q?\d{1,4}|[a-z])\s*[.:)]\s+/i, '');
}

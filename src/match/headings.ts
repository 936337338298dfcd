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
  const inner = [header, bracketed(header), ...behindDashes(header), ...behindMarks(header)].filter(
    (x) => x !== null,
  );
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

/** `Form >> Item` (Jotform), `group/item` (Kobo with labels). */
function behindMarks(header: string): string[] {
  return [' >> ', '/'].flatMap((mark) => {
    const at = header.lastIndexOf(mark);
    return at < 0 ? [] : [header.slice(at + mark.length)];
  });
}

/** Ids as they come back behind the groups of a form tool: `day/trust.q1`, `day-trust.q1`. */
export function idsIn(header: string): readonly string[] {
  const text = header.trim().toLowerCase();
  const behind = [...text].flatMap((c, i) => (c === '/' || c === '-' ? [text.slice(i + 1)] : []));
  return [asId(header), ...behind.map(asId)];
}

/** A header parted into a question and one of its options, in every way that survey tools write it. */
export function stemsOf(header: string): readonly { readonly stem: string; readonly part: string }[] {
  const bracket = /^(.*?)\s*\[([^[\]]+)\]\s*$/s.exec(header);
  const parted = [' - ', ' – ', ' >> ', '/', ': ', '.'].flatMap((mark) =>
    header
      .split(mark)
      .slice(1)
      .map((_, i, all) => {
        const pieces = header.split(mark);
        return {
          stem: pieces.slice(0, all.length - i).join(mark),
          part: pieces.slice(all.length - i).join(mark),
        };
      }),
  );
  const found = [...(bracket ? [{ stem: bracket[1]!, part: bracket[2]! }] : []), ...parted];
  return found.map(({ stem, part }) => ({ stem: stem.replace(/ [-–] selected choice$/i, ''), part }));
}

/** `1. Item`, `q1: Item`, `a) Item`. */
function withoutNumber(text: string): string {
  return text.replace(/^\s*(q?\d{1,4}|[a-z])\s*[.:)]\s+/i, '');
}

/** The id before a text, as forms show it that give back words only: `t3. I can ask`, `4. t3. I can ask`. */
export function behindId(text: string): { readonly id: string; readonly words: string } | null {
  const found = /^\s*(?:\d{1,4}[.)]\s+)?([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)\.\s+(\S.*)$/is.exec(text);
  return found ? { id: found[1]!.toLowerCase(), words: found[2]! } : null;
}

/** A code without all that LimeSurvey and Qualtrics take out of ids; null for what is no code. `reflectplan[what]`. */
export function squashed(code: string): string | null {
  if (!/^[A-Za-z][\w.\-[\]]*$/.test(code.trim())) return null;
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}

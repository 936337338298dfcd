import type { Findings, Place } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import type { Prose } from '../markdown/index.js';
import type { Plan } from '../plan/index.js';
import type { Metrics } from '../text/index.js';

/** Characters that are not drawn, so no font needs them. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: a set of single code points, joiners among them
export const UNSEEN = /[\s\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/;

/** Warns of characters that the fonts cannot draw, once each, at the first text that has one. */
export function checkGlyphs(plan: Plan, metrics: Metrics, findings: Findings): void {
  const missing = new Map<Prose, string[]>();
  const known = new Set<string>();
  for (const prose of textsOf(plan)) {
    for (const char of prose.source.normalize('NFC')) {
      if (UNSEEN.test(char) || known.has(char)) continue;
      known.add(char);
      if (!isMissing(char, metrics)) continue;
      missing.set(prose, [...(missing.get(prose) ?? []), char]);
    }
  }
  for (const [{ span }, chars] of missing) {
    const named = chars.slice(0, 4).map((c) => `\`${c}\` (${codeOf(c)})`);
    const more = chars.length > 4 ? ` and ${chars.length - 4} more characters` : '';
    findings.warning(
      'missing-glyph',
      span,
      `the fonts have no ${named.join(', ')}${more}; an empty box is printed`,
      {
        hint: 'write it in another way, or name fonts that have it in a theme of your own',
      },
    );
  }
}

/** Warns once of what a document made of answers tells in characters that the fonts cannot draw, with the first such text. */
export function checkTexts(told: unknown, metrics: Metrics, at: Place, findings: Findings): void {
  const chars = new Set<string>();
  let first = '';
  for (const text of stringsOf(told)) {
    for (const char of text.normalize('NFC')) {
      if (chars.has(char) || !isMissing(char, metrics)) continue;
      chars.add(char);
      first ||= text.replace(/\s+/g, ' ').trim();
    }
  }
  if (chars.size === 0) return;
  const named = [...chars].slice(0, 4).map((c) => `\`${c}\` (${codeOf(c)})`);
  const more = chars.size > 4 ? ` and ${chars.size - 4} more characters` : '';
  const where = first.length > 40 ? `${first.slice(0, 39)}…` : first;
  const message = `the fonts have no ${named.join(', ')}${more}, which stand in answers, first in “${where}”; empty boxes are printed`;
  findings.warning('missing-glyph', at, message, {
    hint: 'name fonts that have them in a theme of your own; `--format html` shows them with the reader’s fonts',
  });
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  // What the plan advises is checked with the plan.
  if ('format' in value && 'source' in value && 'span' in value) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** Letters that a word cannot do without. */
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * A person as the fonts can draw them: signs that they do not have (emoji) fall away, and so does a whole word with a
 * letter that they do not have; half a name would be worse than none. Where nothing is left of a name, the id stands
 * in for it. Line breaks and control characters become spaces.
 */
export function drawable(person: Person, metrics: Metrics): Person {
  const cells = [...person.columns].map(([key, text]) => [key, drawableText(text, metrics)] as const);
  const columns = new Map(cells.filter(([, text]) => text !== ''));
  const id = drawableText(person.respondent, metrics);
  // Somebody must be told apart by something, though it be a box.
  return { respondent: id === '' && !columns.has('name') ? person.respondent : id, columns };
}

function drawableText(text: string, metrics: Metrics): string {
  const words = text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .split(' ')
    .map((word) => wordOf(word, metrics));
  const left = words.filter((w) => w !== '').join(' ');
  return LETTER.test(left) || !LETTER.test(text) ? left : '';
}

function wordOf(word: string, metrics: Metrics): string {
  const gone = new Set([...word].filter((c) => isMissing(c, metrics)));
  if (gone.size === 0) return word;
  if ([...gone].some((c) => LETTER.test(c))) return '';
  const left = [...word].filter((c) => !gone.has(c) && !UNSEEN.test(c)).join('');
  return LETTER.test(left) ? left : '';
}

/** Whether a text needs a character that the fonts do not have. */
export const hasMissing = (text: string, metrics: Metrics): boolean =>
  [...text.normalize('NFC')].some((c) => isMissing(c, metrics));

function isMissing(char: string, metrics: Metrics): boolean {
  const c = char.codePointAt(0)!;
  return !UNSEEN.test(char) && !(metrics.has('serif', c) && metrics.has('sans', c));
}

function codeOf(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Every text of the plan. */
function textsOf(value: unknown, seen = new Set<unknown>()): Prose[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if ('format' in value && 'source' in value && 'span' in value) return [value as Prose];
  if (value instanceof Map) return [...value.values()].flatMap((v) => textsOf(v, seen));
  return Object.entries(value).flatMap(([key, v]) => (key === 'span' ? [] : textsOf(v, seen)));
}

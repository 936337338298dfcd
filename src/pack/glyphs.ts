import type { Findings } from '../diagnostics/index.js';
import type { Prose } from '../markdown/index.js';
import type { Plan } from '../plan/index.js';
import type { Metrics } from '../text/index.js';

/** Characters that are not drawn, so no font needs them. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: a set of single code points, joiners among them
const UNSEEN = /[\s\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/;

/** Characters of a text that no font can draw, each once: the plan's, or a name of the roster. */
export function missingIn(text: string, metrics: Metrics): string[] {
  return [...new Set(text.normalize('NFC'))].filter((char) => !isDrawn(char, metrics));
}

function isDrawn(char: string, metrics: Metrics): boolean {
  const c = char.codePointAt(0)!;
  return UNSEEN.test(char) || (metrics.has('serif', c) && metrics.has('sans', c));
}

/** Warns of characters that the fonts cannot draw, once each, at the first text that has one. */
export function checkGlyphs(plan: Plan, metrics: Metrics, findings: Findings): void {
  const missing = new Map<Prose, string[]>();
  const known = new Set<string>();
  for (const prose of textsOf(plan)) {
    const chars = [...new Set(prose.source.normalize('NFC'))].filter((char) => !known.has(char));
    for (const char of chars) known.add(char);
    const lacking = chars.filter((char) => !isDrawn(char, metrics));
    if (lacking.length > 0) missing.set(prose, lacking);
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

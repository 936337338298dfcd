import { escapeXml } from '../../charts/index.js';

/** HTML that is safe to put into a page; only `html` and `raw` make it. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | null | readonly Part[];

/** A template whose texts are escaped, so that nothing of plans or answers is markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((s, i) => s + (i < parts.length ? shown(parts[i]!) : '')).join('') };
}

/** Markup that was made elsewhere: charts, the style sheet. */
export const raw = (markup: string): Markup => ({ markup });

export const nothing: Markup = raw('');

function shown(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeXml(String(part));
  return 'markup' in part ? part.markup : part.map(shown).join('');
}

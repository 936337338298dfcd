import { type Diagnostic, nearest } from '../diagnostics/index.js';
import { type Prose, plainText } from '../markdown/index.js';
import type { Span } from '../source/index.js';
import { inline, type RawList, type Reading } from './reading.js';
import type { RawEntries, RawEntry } from './schema.js';
import type { Site } from './site.js';
import type { Entry, Option } from './types.js';

const MAX_ID = 40;

/**
 * An id made from a text: NFKD without marks, lower case, other runs a hyphen, cut at 40 characters at a
 * hyphen, `n` before a leading digit. Empty where the text has no letters or digits.
 */
export function idFrom(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = cutAtHyphen(folded);
  return /^\d/.test(cut) ? `n${cut}` : cut;
}

function cutAtHyphen(text: string): string {
  if (text.length <= MAX_ID) return text;
  if (text[MAX_ID] === '-') return text.slice(0, MAX_ID);
  const hyphen = text.lastIndexOf('-', MAX_ID - 1);
  return hyphen > 0 ? text.slice(0, hyphen) : text.slice(0, MAX_ID);
}

/** The id written, else one made from the text, else one from the position, with a warning. */
export function idOf(
  r: Reading,
  at: Span,
  given: string | undefined,
  text: Prose | null,
  position: string,
): string {
  if (given !== undefined) return given;
  const made = text ? idFrom(plainText(text)) : '';
  if (made !== '') return made;
  r.findings.warning(
    'unstable-id',
    at,
    `no id can be made from this text, so it is called \`${position}\` by its position`,
    {
      hint: `give it one, or its answers depend on the order: {id: ${position}, text: …}`,
    },
  );
  return position;
}

/** What `items`, `options`, `rows` hold: entries written in place, or a list of the plan by its name. */
export function resolveEntries(r: Reading, site: Site, raw: RawEntries): RawList | null {
  if (typeof raw !== 'string') return { entries: raw, site };
  const list = r.lists.get(raw);
  if (list) return list;
  if (r.brokenLists.has(raw)) return null;
  const near = nearest(raw, r.lists.keys());
  r.findings.error('unknown-id', site.span, `there is no list \`${raw}\``, {
    hint: near ? `did you mean \`${near}\`?` : 'lists are defined under `lists:` of the plan',
  });
  return null;
}

export interface RawFields {
  readonly id?: string | undefined;
  readonly text?: string | number | undefined;
  readonly hint?: string | number | undefined;
  readonly value?: number | null | undefined;
}

/** A text alone is the same as `{text}`. */
export function fields<T extends object>(raw: T | string | number): T | { text: string | number } {
  return typeof raw === 'object' ? raw : { text: raw };
}

export function textSite(site: Site, raw: unknown, key = 'text'): Site {
  return typeof raw === 'object' ? site.at(key) : site;
}

export function entry(r: Reading, site: Site, raw: RawEntry | RawFields, position: string): Entry {
  const f = fields(raw as RawFields | string | number) as RawFields;
  const text = inline(r, textSite(site, raw), f.text) ?? site.inline(f.id ?? position);
  const id = idOf(r, site.span, f.id, text, position);
  return { id, text, plain: plainText(text), span: site.span };
}

/** Options of a question, ids unique among them. */
export function options(r: Reading, site: Site, raw: RawEntries, ordered: boolean): readonly Option[] {
  const list = resolveEntries(r, site, raw);
  if (!list) return [];
  const out = list.entries.map((e, i): Option => {
    const at = list.site.at(i);
    const f = fields(e) as RawFields;
    const value = ordered ? (f.value ?? i + 1) : null;
    return { ...entry(r, at, e, `o${i + 1}`), hint: inline(r, at.at('hint'), f.hint), value };
  });
  uniqueIds(r, out, 'option');
  return out;
}

interface Named {
  readonly id: string;
  readonly span: Span;
}

/** A list in letters that ids have none of is told once, not entry by entry. */
function tellTogether(r: Reading, list: readonly Named[], what: string): void {
  const same = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;
  const told = r.findings.list.flatMap((finding) => {
    if (finding.code !== 'unstable-id') return [];
    const { at } = finding;
    const named = 'start' in at ? list.find(({ span }) => same(span, at)) : undefined;
    return named ? [{ finding, id: named.id }] : [];
  });
  const first = told[0];
  if (!first || told.length === 1) return;
  const ids = told.map(({ id }) => `\`${id}\``);
  const names = ids.length > 3 ? `${ids.slice(0, 2).join(', ')} … ${ids.at(-1)}` : ids.join(', ');
  const others = new Set(told.map(({ finding }) => finding));
  const at = r.findings.list.indexOf(first.finding);
  const rest = r.findings.list.filter((finding) => !others.has(finding));
  const one: Diagnostic = {
    ...first.finding,
    message: `no ids can be made from the texts of ${told.length} ${what}s, so they are called ${names} by their positions`,
    hint: `give them ids, or their answers depend on the order: {id: ${first.id}, text: …}`,
  };
  r.findings.list.splice(0, Number.POSITIVE_INFINITY, ...rest.slice(0, at), one, ...rest.slice(at));
}

/** Two equal ids in one place are an error that names both. */
export function uniqueIds(r: Reading, list: readonly Named[], what: string): void {
  tellTogether(r, list, what);
  const seen = new Map<string, Span>();
  for (const { id, span } of list) {
    const first = seen.get(id);
    if (first) sayDuplicate(r, id, first, span, `two ${what}s are called \`${id}\``);
    else seen.set(id, span);
  }
}

export function sayDuplicate(r: Reading, id: string, first: Span, again: Span, message: string): void {
  r.findings.error('duplicate-id', again, message, {
    label: 'and again here',
    related: [{ span: first, label: 'first here' }],
    hint: `answers are stored under this id; give one of them another, as in {id: ${id}-2, …}`,
  });
}

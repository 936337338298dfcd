import { type Prose, plainText } from '../markdown/index.js';

/** What templates can see: plain data, and texts of the plan with their Markdown. No functions, no classes. */
export type Value = string | number | boolean | null | Prose | readonly Value[] | ValueRecord;

/** What stands in a slot: data that is printed, never read as markup of the template. */
export type SlotValue = string | number | Prose;

export interface ValueRecord {
  readonly [key: string]: Value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isProse(value: unknown): value is Prose {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value && 'source' in value && 'span' in value)
  ) {
    return false;
  }
  const known = value.format === 'inline' || value.format === 'blocks';
  return known && typeof value.source === 'string' && typeof value.span === 'object';
}

export function isRecord(value: Value): value is ValueRecord {
  return typeof value === 'object' && value !== null && !isList(value) && !isProse(value);
}

/** The value as one line of words; null for lists and records, which have no words of their own. */
export function plainOf(value: Value): string | null {
  if (value === null) return '';
  if (isProse(value)) return wordsOf(value);
  return typeof value === 'object' ? null : String(value);
}

const words = new WeakMap<Prose, string>();

/** Words of a text without its markup, parsed once: a loop may compare one text many times. */
function wordsOf(prose: Prose): string {
  let known = words.get(prose);
  if (known === undefined) {
    known = plainText(prose);
    words.set(prose, known);
  }
  return known;
}

/** As Handlebars has it: nothing, no, 0, an empty text and an empty list are false. */
export function isTrue(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  return isProse(value) ? value.source !== '' : Boolean(value);
}

/** For messages: what a value is. */
export function kindOf(value: Value): string {
  if (value === null) return 'empty';
  if (isList(value)) return 'a list';
  if (isRecord(value)) return 'a record';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'yes or no' : 'a text';
}

/**
 * Any plain data as templates may see it: records without a prototype, maps as records, nothing undefined.
 * Spans are left out, because a template has no use for places in the plan's file.
 */
export function dataOf(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (isProse(value)) return value;
  if (Array.isArray(value)) return value.map(dataOf);
  if (value instanceof Map) return recordOf([...value].map(([key, v]) => [String(key), dataOf(v)]));
  if (typeof value !== 'object') return null;
  return recordOf(
    Object.entries(value).flatMap(([k, v]) => (k === 'span' && isSpan(v) ? [] : [[k, dataOf(v)]])),
  );
}

function isSpan(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'start' in value;
}

/** A record without a prototype: the last of two equal keys wins, and `__proto__` is a key like any other. */
export function recordOf(entries: readonly (readonly [string, Value])[]): ValueRecord {
  const out: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) out[key] = value;
  return out;
}

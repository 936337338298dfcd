import { nearest } from '../diagnostics/index.js';
import type { Path } from './tree.js';
import { isList, isRecord, kindOf, recordOf, type Value, type ValueRecord } from './values.js';

/** Where a name is looked up: what `this` is, what `../` reaches, `@index` and the names of `as |…|`. */
export interface Scope {
  readonly here: Value;
  readonly parent: Scope | null;
  readonly data: ValueRecord;
  readonly names: ValueRecord;
}

export interface Missing {
  readonly message: string;
  readonly hint?: string;
}

export type Found = { readonly value: Value } | { readonly missing: Missing };

const EMPTY = recordOf([]);

export function rootScope(context: ValueRecord): Scope {
  return { here: context, parent: null, data: EMPTY, names: EMPTY };
}

export function innerScope(
  parent: Scope,
  here: Value,
  data: ValueRecord,
  names: readonly (readonly [string, Value])[],
): Scope {
  return {
    here,
    parent,
    data,
    names: names.length === 0 ? parent.names : recordOf([...Object.entries(parent.names), ...names]),
  };
}

/** The value of a path. Only what the data itself holds counts; a part of nothing is nothing. */
export function find(path: Path, scope: Scope): Found {
  const start = path.data ? startOfData(path, scope) : startOfPath(path, scope);
  if ('missing' in start) return start;
  let value = start.value;
  for (const [i, part] of start.parts.entries()) {
    const next = step(value, part);
    if (next === undefined) return { missing: missingPart(path, start.parts, i, value, scope) };
    value = next;
  }
  return { value };
}

type Start = { readonly value: Value; readonly parts: readonly string[] } | { readonly missing: Missing };

function startOfPath(path: Path, scope: Scope): Start {
  const [first] = path.parts;
  if (!path.scoped && first !== undefined && Object.hasOwn(scope.names, first)) {
    return { value: scope.names[first] ?? null, parts: path.parts.slice(1) };
  }
  const at = climb(scope, path.depth);
  return at
    ? { value: at.here, parts: path.parts }
    : { missing: { message: `\`${path.text}\` climbs out of the template` } };
}

const DATA = ['root', 'index', 'key', 'first', 'last'];

function startOfData(path: Path, scope: Scope): Start {
  const [name = '', ...parts] = path.parts;
  if (name === 'root') return { value: root(scope).here, parts };
  for (let at = climb(scope, path.depth); at; at = at.parent) {
    if (Object.hasOwn(at.data, name)) return { value: at.data[name] ?? null, parts };
  }
  const message = `there is no \`${path.text}\`${DATA.includes(name) ? ' outside of `each`' : ''}`;
  const guess = nearest(name, DATA);
  return { missing: { message, hint: guess && guess !== name ? `did you mean \`@${guess}\`?` : undefined } };
}

function climb(scope: Scope, depth: number): Scope | null {
  let at: Scope | null = scope;
  for (let i = 0; i < depth && at; i++) at = at.parent;
  return at;
}

function root(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}

/** undefined: there is no such part. A place beyond the end of a list is nothing, for lists may be short. */
function step(value: Value, part: string): Value | undefined {
  if (value === null) return null;
  if (isList(value)) {
    if (part === 'length') return value.length;
    return /^\d{1,6}$/.test(part) ? (value[Number(part)] ?? null) : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, part) ? (value[part] ?? null) : undefined;
}

function missingPart(path: Path, parts: readonly string[], i: number, value: Value, scope: Scope): Missing {
  const part = parts[i]!;
  const before = parts.slice(0, i).join('.');
  if (!isRecord(value)) {
    const hint = isList(value) ? 'write `{{#each …}}`, `[0]` or `length`' : undefined;
    return { message: `there is no \`${part}\` in \`${before || 'this'}\`, which is ${kindOf(value)}`, hint };
  }
  const message = before ? `there is no \`${part}\` in \`${before}\`` : `there is no \`${part}\` here`;
  return { message, hint: outside(path, i, scope) ?? guessFrom(part, Object.keys(value)) };
}

/** A name that is known further out is more likely meant than one that is spelled alike. */
function outside(path: Path, i: number, scope: Scope): string | undefined {
  if (i > 0 || path.scoped || path.data) return undefined;
  let prefix = '../';
  for (let at = scope.parent; at; at = at.parent, prefix += '../') {
    if (step(at.here, path.parts[0]!) !== undefined && isRecord(at.here))
      return `write \`${prefix}${path.text}\``;
  }
  return undefined;
}

function guessFrom(part: string, names: readonly string[]): string | undefined {
  const guess = nearest(part, names);
  if (guess !== undefined) return `did you mean \`${guess}\`?`;
  if (names.length === 0) return undefined;
  return `there is ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}`;
}

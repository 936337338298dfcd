import type { Findings } from '../diagnostics/index.js';
import { MAX_COLUMNS, type Table, type TableRow } from './table.js';

/** A form, a grid, a row, a column: deeper than this no question lies. */
const MAX_DEPTH = 6;

/** How a value is written as text; YAML knows that `007` was not 7. */
export type WriteScalar = (value: string | number | boolean, keys: readonly (string | number)[]) => string;

/** JSON and YAML alike: a list of records, bare or under `responses`. */
export function recordsIn(value: unknown): unknown {
  return isMap(value) && Object.hasOwn(value, 'responses') ? value.responses : value;
}

/** Records → a table whose columns are all keys, in the order of first appearance. Entry 1 is row 2. */
export function tableOf(
  source: { readonly path: string; readonly format: Table['format'] },
  value: unknown,
  write: WriteScalar,
  findings: Findings,
): Table | null {
  const { path, format } = source;
  if (!Array.isArray(value)) {
    findings.error('bad-table', { path, row: 1, column: 1 }, 'this is not a list of responses', {
      hint: 'write a list of maps, one for each person: [{"respondent": "P01", "q1": 3}]',
    });
    return null;
  }
  const columns = new Columns();
  const rows = value.map((record: unknown, i) => rowOf(path, record, i, columns, write, findings));
  if (columns.all.size > MAX_COLUMNS) {
    findings.error('too-large', { path }, `${columns.all.size} columns are more than ${MAX_COLUMNS}`);
    return null;
  }
  const header = [...columns.all].map(([name, column]) => ({ name, column, also: [] }));
  const own = new Set<number>();
  return {
    path,
    sheet: null,
    format,
    tool: null,
    header,
    own,
    rows,
    aside: [],
    nameless: new Map(),
    besides: [],
  };
}

/** Numbers for names, in the order in which they come. */
class Columns {
  readonly all = new Map<string, number>();

  of(name: string): number {
    const known = this.all.get(name) ?? this.all.size + 1;
    this.all.set(name, known);
    return known;
  }
}

function rowOf(
  path: string,
  record: unknown,
  index: number,
  columns: Columns,
  write: WriteScalar,
  findings: Findings,
): TableRow {
  const row = index + 2;
  const cells: string[] = [];
  const given = new Set<number>();
  if (!isMap(record)) {
    findings.error('bad-table', { path, row, column: 1 }, 'this entry is not a map of answers', {
      hint: 'each entry names its answers: {"respondent": "P01", "q1": 3}',
    });
    return { row, cells, partial: false };
  }
  for (const { name, keys, value } of leaves(record, [])) {
    const column = columns.of(name);
    const text = cellText(value, [index, ...keys], write);
    if (text === null) {
      findings.error('bad-table', { path, row, column }, `\`${name}\` holds more than one answer can`, {
        hint: 'an answer is a text, a number, or a list of them',
      });
    } else if (given.has(column)) {
      findings.error('bad-table', { path, row, column }, `this entry gives \`${name}\` twice`, {
        hint: 'once in a map of its own and once with a dot; keep one of them',
      });
    } else {
      given.add(column);
      cells[column - 1] = text;
    }
  }
  return { row, cells: Array.from(cells, (cell) => cell ?? ''), partial: false };
}

interface Leaf {
  readonly name: string;
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** `{trust: {q1: 3}}` is `trust.q1`. */
function leaves(map: Readonly<Record<string, unknown>>, before: readonly string[]): Leaf[] {
  return Object.entries(map).flatMap(([key, value]): Leaf[] => {
    const keys = [...before, key];
    return isMap(value) && keys.length < MAX_DEPTH
      ? leaves(value, keys)
      : [{ name: keys.join('.').trim(), keys, value }];
  });
}

/** Several choices are joined as in a table; null for what cannot stand in a cell. */
function cellText(value: unknown, keys: readonly (string | number)[], write: WriteScalar): string | null {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const parts = value.map((v: unknown, i) => (Array.isArray(v) ? null : cellText(v, [...keys, i], write)));
    return parts.includes(null) ? null : parts.filter((p) => p !== '').join(';');
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? write(value, keys)
    : null;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

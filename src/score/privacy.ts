import type { ResponseRecord } from '../match/index.js';
import type { Cell } from './complement.js';
import { table } from './names.js';
import { isPlaced } from './place.js';
import type { Figures, OptionFigures, QuestionFigures, QuestionSet, Suppressed } from './types.js';

export type Reason = Suppressed['reason'];

/** Between the values of two columns in the name of a group. */
const BETWEEN = ' / ';

/** Records by the values of columns; those without one of them under null. */
export function byColumn(
  records: readonly ResponseRecord[],
  columns: readonly string[],
): Map<string | null, ResponseRecord[]> {
  const out = new Map<string | null, ResponseRecord[]>();
  for (const record of records) {
    const values = columns.flatMap((c) => record.columns.get(c) ?? []);
    const value = values.length === columns.length ? values.join(BETWEEN) : null;
    const known = out.get(value);
    if (known) known.push(record);
    else out.set(value, [record]);
  }
  return out;
}

/**
 * Groups of an anonymous form that may not be shown, and why: those that are too small; then, from the smallest
 * (equals together), as many more as it takes that at least two are hidden and together have the minimum, so that
 * whoever subtracts the shown from the whole finds no small group. Rows without a group are never shown.
 */
export function hiddenGroups(
  sizes: ReadonlyMap<string | null, number>,
  minimum: number,
): ReadonlyMap<string, Reason> {
  const hidden = new Map<string, Reason>();
  const nameless = sizes.get(null) ?? 0;
  const named = [...sizes].filter((e): e is [string, number] => e[0] !== null).sort((a, b) => a[1] - b[1]);
  for (const [group, n] of named) if (n < minimum) hidden.set(group, 'small-group');
  if (hidden.size === 0 && (nameless === 0 || nameless >= minimum)) return hidden;
  const enough = (): boolean => {
    const people = [...hidden.keys()].reduce((sum, g) => sum + sizes.get(g)!, nameless);
    return hidden.size + (nameless > 0 ? 1 : 0) >= 2 && people >= minimum;
  };
  while (!enough()) {
    const next = named.find(([group]) => !hidden.has(group));
    if (!next) break;
    for (const [group, n] of named) if (n === next[1] && !hidden.has(group)) hidden.set(group, 'subtraction');
  }
  return hidden;
}

/** Keys of figures in a table: scores and items may have one name. */
export const scoreKey = (id: string): string => `score ${id}`;
export const itemKey = (id: string): string => `item ${id}`;

/** How many people stand behind each figure of an instrument. */
export function figureCells(figures: Figures, minimum: number): ReadonlyMap<string, Cell> {
  const cell = (n: number, ...more: readonly number[]): Cell => ({
    counts: [n, ...more],
    shown: n >= minimum,
  });
  const scores = Object.entries(figures.scores ?? {}).map(([id, s]) => [scoreKey(id), cell(s.n)] as const);
  const items = Object.entries(figures.items ?? {}).map(
    ([id, i]) => [itemKey(id), 'answers' in i ? cell(i.n, i.n + (i.unscored ?? 0)) : cell(i.n)] as const,
  );
  return new Map([...scores, ...items]);
}

/** How many people stand behind each figure of a worksheet: a question, or each of its parts. */
export function questionCells(set: QuestionSet, minimum: number): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (key: string, ...counts: readonly number[]): void => {
    cells.set(key, { counts, shown: counts.every((n) => n === 0 || n >= minimum) });
  };
  const one = (id: string, q: QuestionFigures): void => {
    if ('marks' in q) {
      const sums = Object.values(q.marks ?? {}).map((m) => sumOf(m ?? []));
      add(id, q.n, ...sums, ...(q.moves ? [sumOf(q.moves)] : []));
    } else if ('cells' in q && q.cells && !isPlaced(q.cells)) {
      for (const [key, cell] of Object.entries(q.cells)) one(`${id}.${key}`, cell);
    } else if ('lists' in q && q.lists) {
      for (const [key, list] of Object.entries(q.lists)) add(`${id}.${key}`, list.n);
    } else if (isShared(q)) {
      for (const o of q.options) add(`${id}.${o.id}`, o.n);
    } else add(id, q.n);
  };
  for (const [id, q] of Object.entries(set.questions ?? {})) one(id, q);
  return cells;
}

type Shared = Extract<OptionFigures, { n: number }>;

const isShared = (q: QuestionFigures): q is { readonly n: number; readonly options: readonly Shared[] } =>
  'options' in q && q.options !== null && q.options.length > 0 && q.options.every((o) => 'n' in o);

const sumOf = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, c) => sum + c.count, 0);

/** What is not shown of figures: those of fewer than the minimum, and what would let such be had by subtraction. */
export interface Hiding {
  readonly minimum: number;
  /** Keys of figures that are left out for the sake of others. */
  readonly further: ReadonlySet<string>;
  readonly told: (about: string, reason: Reason) => void;
}

/** Why a figure is left out; null: it is shown. */
function reasonFor({ minimum, further }: Hiding, key: string, n: number): Reason | null {
  if (n < minimum) return 'few-answers';
  return further.has(key) ? 'subtraction' : null;
}

/** Items and scores of which fewer than the minimum answered keep their n alone. */
export function withoutFew(figures: Figures, hiding: Hiding): Figures {
  const kept = <T extends { readonly n: number }>(id: string, key: string, value: T): T => {
    const reason = reasonFor(hiding, key, value.n);
    if (reason === null) return value;
    hiding.told(id, reason);
    return nulled(value);
  };
  const scores =
    figures.scores &&
    table(Object.entries(figures.scores).map(([id, s]) => [id, kept(id, scoreKey(id), s)] as const));
  const items =
    figures.items &&
    table(Object.entries(figures.items).map(([id, i]) => [id, kept(id, itemKey(id), i)] as const));
  return { n: figures.n, ...(scores ? { scores } : {}), ...(items ? { items } : {}) };
}

export function questionsWithoutFew(set: QuestionSet, hiding: Hiding): QuestionSet {
  if (!set.questions) return set;
  return {
    n: set.n,
    questions: table(
      Object.entries(set.questions).map(([id, q]) => [id, questionWithoutFew(id, q, hiding)] as const),
    ),
  };
}

function questionWithoutFew(id: string, q: QuestionFigures, hiding: Hiding): QuestionFigures {
  const told = (about: string, reason: Reason): void => hiding.told(about, reason);
  if ('cells' in q && q.cells && !isPlaced(q.cells) && q.n >= hiding.minimum) {
    const cells = Object.entries(q.cells).map(
      ([key, cell]) => [key, questionWithoutFew(`${id}.${key}`, cell, hiding)] as const,
    );
    return { ...q, cells: table(cells) };
  }
  const reason = reasonFor(hiding, id, q.n);
  if (reason !== null) {
    told(id, reason);
    return nulled(q);
  }
  if ('marks' in q) return withoutFewMarks(id, q, hiding);
  if ('lists' in q && q.lists) {
    const lists = Object.entries(q.lists).map(([key, list]) => {
      const why = reasonFor(hiding, `${id}.${key}`, list.n);
      if (why !== null) told(`${id}.${key}`, why);
      return [key, why === null ? list : nulled(list)] as const;
    });
    return { ...q, lists: table(lists) };
  }
  if ('options' in q && q.options) {
    const options = q.options.map((o) => {
      const why = 'n' in o ? reasonFor(hiding, `${id}.${o.id}`, o.n) : null;
      if (why !== null) told(`${id}.${o.id}`, why);
      return why === null ? o : withoutFigures(o);
    });
    return { ...q, options };
  }
  return q;
}

/** Marks that fewer than the minimum put are not shown, nor who moved from them. */
function withoutFewMarks(
  id: string,
  q: Extract<QuestionFigures, { marks: unknown }>,
  { minimum, told }: Hiding,
): QuestionFigures {
  const marks = Object.entries(q.marks ?? {}).map(([key, cells]) => {
    const few = cells !== null && cells.length > 0 && sumOf(cells) < minimum;
    if (few) told(`${id}.${key}`, 'few-answers');
    return [key, few ? null : cells] as const;
  });
  const hides = marks.some(([, cells]) => cells === null) || sumOf(q.moves ?? []) < minimum;
  return { n: q.n, marks: table(marks), moves: hides ? null : q.moves };
}

/** An option that fewer than the minimum gave a share keeps its name and n. */
function withoutFigures(o: OptionFigures): OptionFigures {
  return 'n' in o ? { ...o, mean: null, sd: null, median: null } : o;
}

function nulled<T extends { readonly n: number }>(value: T): T {
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, key === 'n' ? value.n : null]),
  ) as unknown as T;
}

/**
 * Texts in an order that says nothing of who wrote them; the same every time. They are sorted first: a shuffle by a
 * fixed seed alone could be turned back, and would leave the texts of one person at the same place in every question.
 */
export function shuffled(list: readonly string[]): string[] {
  const out = [...list].sort();
  let state = 0x2545f491 ^ list.length;
  for (let i = out.length - 1; i > 0; i--) {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const j = (state >>> 0) % (i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import { isPlaced } from './place.js';
import type { CellCount, Figures, OptionFigures, QuestionFigures, QuestionSet, Suppressed } from './types.js';

export type Reason = Suppressed['reason'];

/** Records by the value of a column; those without one under null. */
export function byColumn(
  records: readonly ResponseRecord[],
  by: string,
): Map<string | null, ResponseRecord[]> {
  const out = new Map<string | null, ResponseRecord[]>();
  for (const record of records) {
    const value = record.columns.get(by) ?? null;
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

/** Items and scores of which fewer than the minimum answered keep their n alone; `told` learns of each. */
export function withoutFew(figures: Figures, minimum: number, told: (about: string) => void): Figures {
  const scores =
    figures.scores &&
    table(
      Object.entries(figures.scores).map(([id, s]) => [id, s.n < minimum ? silent(id, nulled(s), told) : s]),
    );
  const items =
    figures.items &&
    table(
      Object.entries(figures.items).map(([id, i]) => [id, i.n < minimum ? silent(id, nulled(i), told) : i]),
    );
  return { n: figures.n, ...(scores ? { scores } : {}), ...(items ? { items } : {}) };
}

export function questionsWithoutFew(
  set: QuestionSet,
  minimum: number,
  told: (about: string) => void,
): QuestionSet {
  if (!set.questions) return set;
  const one = (id: string, q: QuestionFigures): QuestionFigures => {
    if ('cells' in q && q.cells && !isPlaced(q.cells) && q.n >= minimum) {
      return {
        ...q,
        cells: table(Object.entries(q.cells).map(([key, cell]) => [key, one(`${id}.${key}`, cell)])),
      };
    }
    if (q.n < minimum) return silent(id, nulled(q), told);
    if ('marks' in q) return withoutFewMarks(id, q, minimum, told);
    if ('lists' in q && q.lists) {
      const lists = Object.entries(q.lists).map(
        ([key, list]) => [key, list.n < minimum ? silent(`${id}.${key}`, nulled(list), told) : list] as const,
      );
      return { ...q, lists: table(lists) };
    }
    if ('options' in q && q.options) {
      const few = (o: OptionFigures): boolean => 'n' in o && o.n < minimum;
      return {
        ...q,
        options: q.options.map((o) => (few(o) ? silent(`${id}.${o.id}`, withoutFigures(o), told) : o)),
      };
    }
    return q;
  };
  return { n: set.n, questions: table(Object.entries(set.questions).map(([id, q]) => [id, one(id, q)])) };
}

/** Marks that fewer than the minimum put are not shown, nor who moved from them. */
function withoutFewMarks(
  id: string,
  q: Extract<QuestionFigures, { marks: unknown }>,
  minimum: number,
  told: (about: string) => void,
): QuestionFigures {
  const few = (cells: readonly CellCount[] | null): boolean =>
    cells !== null && cells.length > 0 && cells.reduce((sum, c) => sum + c.count, 0) < minimum;
  const marks = Object.entries(q.marks ?? {}).map(
    ([key, cells]) => [key, few(cells) ? silent(`${id}.${key}`, null, told) : cells] as const,
  );
  const moved = (q.moves ?? []).reduce((sum, m) => sum + m.count, 0);
  const hides = marks.some(([, cells]) => cells === null) || moved < minimum;
  return { n: q.n, marks: table(marks), moves: hides ? null : q.moves };
}

/** An option that fewer than the minimum gave a share keeps its name and n. */
function withoutFigures(o: OptionFigures): OptionFigures {
  return 'n' in o ? { ...o, mean: null, sd: null, median: null } : o;
}

function silent<T>(id: string, value: T, told: (about: string) => void): T {
  told(id);
  return value;
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

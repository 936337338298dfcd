import type { ChartTable } from '../../charts/index.js';
import { textWidth } from '../../text/index.js';
import type { StyleName } from '../../theme/index.js';
import { lines, rule, stack } from '../flow.js';
import { textRun } from '../inline.js';
import { type Item, item, type Mark, moved } from '../items.js';
import { baselineOf, leadOf, type Place, type Setting } from '../setting.js';
import { type Node, node } from '../structure.js';
import { MM, U } from '../units.js';

const GAP = 3 * MM;
/** Share of the width for the words at the head of each row: as they need, between these. */
const LEAST = 0.18;
const MOST = 0.34;
/** No column of figures is wider; longer words are broken. */
const WIDEST = 44 * MM;
const NARROWEST = 12 * MM;
const CELL: StyleName = 'label';
const HEAD: StyleName = 'head';

interface Column {
  /** In the table as it came. */
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

/**
 * A table whose head repeats on each page. One with more columns than the page holds becomes several under each other,
 * each with the first column.
 */
export function tableItems(s: Setting, place: Place, table: ChartTable): Item[] {
  if (table.rows.length === 0) return [];
  const sets = columnSets(s, place, table);
  return sets.flatMap((columns, i) => {
    const made = oneTable(s, place, table, columns);
    return i === 0 ? made : made.map((it, k) => (k === 0 ? { ...it, before: 2 * U } : it));
  });
}

function oneTable(s: Setting, place: Place, table: ChartTable, columns: readonly Column[]): Item[] {
  const of = node('Table', place.node);
  const { frame, pen } = s.theme.rules;
  const [left, right] = [place.x, place.x + place.width];
  const headRow = row(s, of, table.head, columns, 'head');
  const head = item(headRow.height, [...headRow.marks, rule(headRow.height, left, right, frame)], {
    before: U,
    keep: true,
  });
  const last = table.rows.length - 1;
  const body = table.rows.map((cells, i) => {
    const made = row(s, of, cells, columns, 'body');
    const line = rule(made.height, left, right, i === last ? frame : pen);
    // The first two and the last two rows stay together.
    const keep = (i === 0 && last > 0) || i === last - 1;
    return item(made.height, [...made.marks, line], { repeat: head, keep, after: i === last ? U : 0 });
  });
  return [head, ...body];
}

function row(
  s: Setting,
  table: Node,
  cells: readonly string[],
  columns: readonly Column[],
  kind: 'head' | 'body',
): { readonly height: number; readonly marks: readonly Mark[] } {
  const tr = node('TR', table);
  const made = columns.map(({ index, x, width }, i): Item => {
    const text = cells[index] ?? '';
    const style = kind === 'head' ? HEAD : i === 0 ? 'dense' : CELL;
    const of = cellNode(tr, text, kind, i);
    if (text === '') return item(0, [{ kind: 'touch', node: of }]);
    const align = i === 0 ? 'left' : 'right';
    return stack(lines(s, [textRun(s, text, style)], { x, width }, { style, node: of, align }));
  });
  const least = leadOf(s, kind === 'head' ? HEAD : 'dense');
  const tallest = Math.max(least, ...made.map((m) => m.height));
  const height = Math.ceil((tallest + U / 2) / (U / 2) - 1e-6) * (U / 2);
  // Heads stand on their rule; figures stand on the first line of their row.
  // The row's own words have the smaller lead: all stand on one baseline.
  const name = baselineOf(s, CELL) - baselineOf(s, 'dense');
  const down = (m: Item, i: number): number =>
    kind === 'head' ? height - U / 4 - m.height : U / 4 + (i === 0 ? name : 0);
  return { height, marks: made.flatMap((m, i) => moved(m.marks, 0, down(m, i))) };
}

function cellNode(tr: Node, text: string, kind: 'head' | 'body', column: number): Node {
  if (kind === 'head') return text === '' ? node('TD', tr) : node('TH', tr, { scope: 'Column' });
  return column === 0 ? node('TH', tr, { scope: 'Row' }) : node('TD', tr);
}

/** Columns as wide as they need to be, in as many sets as the page makes necessary. */
function columnSets(s: Setting, place: Place, { head, rows }: ChartTable): readonly (readonly Column[])[] {
  const wide = (text: string, style: StyleName): number => textWidth(s.metrics, s.theme.styles[style], text);
  const words = (text: string): readonly string[] => text.split(/\s+/);
  const widths = head.map((h, i) => {
    const heads = words(h).map((w) => wide(w, HEAD));
    const cells = rows.map((r) => wide(r[i] ?? '', CELL));
    return Math.min(WIDEST, Math.max(NARROWEST, ...heads, ...cells)) + 0.5;
  });
  const names = Math.max(0, ...rows.map((r) => wide(r[0] ?? '', 'dense') + GAP));
  const keys = keysOf(rows);
  const first = Math.min(place.width * MOST, Math.max(place.width * LEAST, names));
  const repeated = keys.reduce((sum, k) => sum + widths[k]! + GAP, 0);
  const free = place.width - first - repeated;
  const sets: number[][] = [[]];
  let used = 0;
  const filled = (i: number): boolean => rows.some((r) => (r[i] ?? '') !== '');
  for (let i = 1 + keys.length; i < head.length; i++) {
    if (!filled(i)) continue;
    const w = widths[i]! + GAP;
    if (used + w > free && sets.at(-1)!.length > 0) {
      sets.push([]);
      used = 0;
    }
    sets.at(-1)!.push(i);
    used += w;
  }
  return balanced(sets, (set) => set.reduce((sum, k) => sum + widths[k]! + GAP, 0) <= free).map((set) =>
    placed(place, [...keys, ...set], widths),
  );
}

/** Columns after the first without which two rows would have one name: they stand in each set. */
function keysOf(rows: ChartTable['rows']): readonly number[] {
  const names = new Set(rows.map((r) => r[0]));
  return names.size < rows.length && new Set(rows.map((r) => `${r[0]}\n${r[1]}`)).size > names.size
    ? [1]
    : [];
}

/** Sets of about as many columns each, as far as they have room. */
function balanced(
  sets: readonly (readonly number[])[],
  fits: (set: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  const all = sets.flat();
  const each = Math.ceil(all.length / sets.length);
  const even = sets.map((_, i) => all.slice(i * each, (i + 1) * each)).filter((x) => x.length > 0);
  return even.every(fits) ? even : sets;
}

function placed(place: Place, set: readonly number[], widths: readonly number[]): readonly Column[] {
  let right = place.x + place.width;
  const columns = [...set].reverse().map((index): Column => {
    const width = Math.min(widths[index]!, place.width * 0.6);
    const column = { index, x: right - width, width };
    right -= width + GAP;
    return column;
  });
  const first = { index: 0, x: place.x, width: Math.max(place.width * 0.2, right - place.x) };
  return [first, ...columns.reverse()];
}

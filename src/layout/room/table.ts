import type { StyleName } from '../../theme/index.js';
import { label, lines, rule, stack } from '../flow.js';
import { type InlineRun, textRun } from '../inline.js';
import { type Item, item, type Mark, moved } from '../items.js';
import { baselineOf, leadOf, type Place, type Setting } from '../setting.js';
import { type Node, node } from '../structure.js';
import { MM, U } from '../units.js';

export interface Column {
  readonly head: string;
  /** Share of the width. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

/** Paragraphs of a cell; the makers get the cell's element. */
export type Cell = readonly CellText[];
export interface CellText {
  readonly style: StyleName;
  readonly text: string | ((of: Node) => readonly InlineRun[]);
}

export interface Row {
  readonly cells: readonly Cell[];
  /** What is drawn beside the words, from the row's upper left corner. */
  readonly marks?: readonly Mark[];
}

const GAP = 3 * MM;

/** A table over the whole width, with a head that stands again on each page. `least` is the height of a row in points. */
export function roomTable(
  s: Setting,
  place: Place,
  columns: readonly Column[],
  rows: readonly Row[],
  least: number,
): Item[] {
  const table = node('Table', place.node);
  const at = placed(place, columns);
  const head = headRow(s, place, columns, at, table);
  const body = rows.map((row, i) => {
    const made = bodyRow(s, columns, at, row, table, least);
    const weight = i === rows.length - 1 ? s.theme.rules.frame : s.theme.rules.pen;
    const line = rule(made.height, place.x, place.x + place.width, weight);
    return { ...made, marks: [...made.marks, line], repeat: head };
  });
  return [{ ...head, keep: true, before: 2 * U }, ...body];
}

interface At {
  readonly x: number;
  readonly w: number;
}

function placed(place: Place, columns: readonly Column[]): At[] {
  const all = columns.reduce((sum, c) => sum + c.share, 0);
  let x = place.x;
  return columns.map((c, i) => {
    const whole = (place.width * c.share) / all;
    const own = { x, w: whole - (i === columns.length - 1 ? 0 : GAP) };
    x += whole;
    return own;
  });
}

function headRow(s: Setting, place: Place, columns: readonly Column[], at: readonly At[], table: Node): Item {
  const tr = node('TR', table);
  const y = baselineOf(s, 'head');
  const marks = columns.map((c, i): Mark => {
    const of = node('TH', tr, { scope: 'Column' });
    const { x, w } = at[i]!;
    if (c.head === '') return { kind: 'touch', node: of };
    return label(s, c.head, 'head', c.align === 'right' ? x + w : x, y, of, c.align);
  });
  const height = leadOf(s, 'head') + U / 2;
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function bodyRow(
  s: Setting,
  columns: readonly Column[],
  at: readonly At[],
  row: Row,
  table: Node,
  least: number,
): Item {
  const tr = node('TR', table);
  const parts = row.cells.map((cell, i): Item => {
    const of = node('TD', tr);
    if (cell.length === 0) return item(0, [{ kind: 'touch', node: of }]);
    const place = { x: at[i]!.x, width: at[i]!.w };
    return stack(
      cell.flatMap(({ style, text }) =>
        lines(s, typeof text === 'string' ? [textRun(s, text, style)] : text(of), place, {
          ...{ style, node: of, align: columns[i]!.align },
        }),
      ),
    );
  });
  const tall = Math.max(...parts.map((p) => p.height)) + U;
  const height = Math.max(least, Math.ceil(tall / (U / 2) - 1e-6) * (U / 2));
  return item(height, [...(row.marks ?? []), ...parts.flatMap((p) => moved(p.marks, 0, U / 2))]);
}

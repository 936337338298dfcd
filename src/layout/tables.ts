import type { MarkdownBlock as Block, Inline } from '../markdown/index.js';
import type { StyleName } from '../theme/index.js';
import { longestWord, wide, widthsOf } from './columns.js';
import { lines, rule, stack } from './flow.js';
import type { InlineRun } from './inline.js';
import { type Item, item, moved } from './items.js';
import { leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM, U } from './units.js';

type Table = Extract<Block, { type: 'table' }>;

/** How the words of cells are resolved: as runs to be set, and as plain text to be measured. */
export interface CellWords {
  runs(cell: readonly Inline[], style: StyleName, of: Node): readonly InlineRun[];
  plain(cell: readonly Inline[]): string;
}

/** A Markdown table: a rule under each row, the head again on each page. */
export function tableItems(s: Setting, place: Place, block: Table, words: CellWords): Item[] {
  const of = node('Table', place.node);
  const columns = columnsOf(s, place, block, words);
  const row = (cells: readonly (readonly Inline[])[], head: boolean): Item => {
    const tr = node('TR', of);
    const made = cells.map((cell, i) => {
      const align = block.align[i] ?? 'start';
      const td = node(head ? 'TH' : 'TD', tr, head ? { scope: 'Column' } : {});
      const style: StyleName = head ? 'head' : 'dense';
      const { x, w } = columns[i]!;
      const at = { x, width: w - CELL_GAP };
      return stack(lines(s, words.runs(cell, style, td), at, { style, node: td, align }));
    });
    return tableRow(s, made, place, head ? s.theme.rules.frame : s.theme.rules.pen);
  };
  const head = row(block.head, true);
  const body = block.rows.map((cells) => ({ ...row(cells, false), repeat: head }));
  return [
    { ...head, keep: true, before: U },
    ...body.map((b, i) => ({ ...b, after: i === body.length - 1 ? U : 0 })),
  ];
}

/** Left edges and widths of a table's columns. */
function columnsOf(
  s: Setting,
  place: Place,
  block: Table,
  words: CellWords,
): readonly { readonly x: number; readonly w: number }[] {
  const texts = block.head.map((_, i) =>
    [block.head, ...block.rows].map((cells, r) => ({
      style: r === 0 ? ('head' as const) : ('dense' as const),
      text: words.plain(cells[i] ?? []),
    })),
  );
  const most = (one: (style: StyleName, text: string) => number) =>
    texts.map((column) => Math.max(4 * MM, ...column.map((c) => one(c.style, c.text))) + CELL_GAP);
  const widths = contentWidths(
    place.width,
    most((style, text) => wide(s, style, text)),
    most((style, text) => longestWord(s, style, [text])),
  );
  let x = place.x;
  return widths.map((w) => {
    const column = { x, w };
    x += w;
    return column;
  });
}

/** Between the words of two columns. */
const CELL_GAP = 3 * MM;

/**
 * Widths by what the columns hold: none under its longest word, what is short gets no more than it needs, and the long
 * ones share the rest as long as they are.
 */
function contentWidths(
  width: number,
  natural: readonly number[],
  least: readonly number[],
): readonly number[] {
  const all = natural.reduce((sum, w) => sum + w, 0);
  if (all <= width) return natural.map((w) => (w * width) / all);
  const long = new Set(natural.keys());
  let left = width;
  for (;;) {
    const fits = [...long].filter((i) => natural[i]! <= left / long.size);
    if (fits.length === 0) break;
    for (const i of fits) {
      long.delete(i);
      left -= natural[i]!;
    }
  }
  const indices = [...long];
  const shared = widthsOf(
    left,
    indices.map((i) => natural[i]!),
    indices.map((i) => least[i]!),
  );
  return natural.map((w, i) => (long.has(i) ? shared[indices.indexOf(i)]! : w));
}

/** Cells side by side with a rule under them. */
function tableRow(
  s: Setting,
  cells: readonly Item[],
  place: Pick<Place, 'x' | 'width'>,
  weight: number,
): Item {
  const tallest = Math.max(leadOf(s, 'dense'), ...cells.map((c) => c.height));
  const height = Math.ceil((tallest + U / 2) / (U / 2) - 1e-6) * (U / 2);
  const marks = cells.flatMap((c) => moved(c.marks, 0, U / 4));
  return item(height, [...marks, rule(height, place.x, place.x + place.width, weight)], {
    notes: cells.flatMap((c) => c.notes),
  });
}

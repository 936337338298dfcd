import { plainText } from '../markdown/index.js';
import type { GridBlock, GridRow } from '../plan/index.js';
import { writeField } from './answers.js';
import { longestWord, wide, widthsOf } from './columns.js';
import { first, gap, lines, rule, stack, together, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose } from './prose.js';
import { leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM, PEN, U, wholeUnits } from './units.js';
import { promptOf } from './write.js';

/** Cells are 16 mm high or more. */
const LEAST_ROW = 6 * U;
const PAD = 2 * MM;
/** Of the rows' names, without the space behind them. */
const LEAST_LABEL = 6 * MM;
const ROW_LABEL = 34 * MM;

interface Columns {
  /** Left edge and width of the rows' names; width 0 where they have none. */
  readonly label: number;
  /** Left edges and widths of the cells. */
  readonly cells: readonly { readonly x: number; readonly w: number }[];
}

/** A table to fill in: rules between rows and cells, open sides, the head again on each page. */
export function gridBlock(s: Setting, place: Place, form: string, b: GridBlock): Item[] {
  const table = node('Table', place.node);
  const columns = columnsOf(s, place, b);
  const head = headRow(s, place, b, columns, table);
  const rows = b.rows.flatMap((row, i) => {
    const made = bodyRow(s, place, form, b, row, columns, table, head);
    return made.map((it) => ({ ...it, repeat: head, keep: it.keep || i === b.rows.length - 2 }));
  });
  const prompt = first(promptOf(s, place, b), { before: units(2) });
  const whole = [...prompt, { ...head, keep: true, before: prompt.length > 0 ? U / 2 : units(2) }, ...rows];
  // A plan of a few rows is read as one thing; only what fills most of a page may go over.
  const height = whole.reduce((sum, it) => sum + it.height, 0);
  return height < s.frame.height * 0.6 ? together(whole) : whole;
}

function columnsOf(s: Setting, place: Place, b: GridBlock): Columns {
  const label = labelWidth(s, place, b);
  const free = place.width - label;
  const least = b.columns.map((c) => Math.min(free / 2, leastWidth(s, b, c) + PAD * 2));
  const shares = b.columns.map((c) => c.width ?? 1);
  let x = place.x + label;
  const cells = widthsOf(free, shares, least).map((w) => {
    const cell = { x, w };
    x += w;
    return cell;
  });
  return { label, cells };
}

/** The rows' names on one line where that leaves enough for the cells. */
function labelWidth(s: Setting, place: Place, b: GridBlock): number {
  const named = b.rows
    .filter((r) => r.text.source !== '' || isNumbered(b))
    .map((r) => wide(s, 'text', r.plain));
  const corner = b.corner ? [wide(s, 'head', plainText(b.corner))] : [];
  if (named.length + corner.length === 0) return 0;
  const most = Math.min(ROW_LABEL, place.width * 0.28);
  return Math.min(most, Math.max(LEAST_LABEL, ...named, ...corner) + PAD);
}

/** Rows that the plan only counts, under a name for them: then they are numbered. */
function isNumbered(b: GridBlock): boolean {
  return b.corner !== null && b.rows.every((r) => r.text.source === '');
}

/** Of the longest word in a column's head or in what is given in its cells. */
function leastWidth(s: Setting, b: GridBlock, column: GridBlock['columns'][number]): number {
  const given = b.rows.flatMap((r) => r.given.get(column.id) ?? []).map(plainText);
  return Math.max(longestWord(s, 'head', [column.plain]), longestWord(s, 'dense', given));
}

function headRow(s: Setting, place: Place, b: GridBlock, columns: Columns, table: Node): Item {
  const tr = node('TR', table);
  const cell = (runs: Parameters<typeof lines>[1], x: number, w: number, of: Node): Item =>
    stack(
      lines(s, runs, x === place.x ? { x, width: w - PAD } : { x: x + PAD, width: w - PAD * 2 }, {
        style: 'head',
        node: of,
        align: 'start',
      }),
    );
  const cells: Item[] = [];
  if (columns.label > 0) {
    const of = node('TH', tr, { scope: 'Column' });
    cells.push(
      b.corner
        ? cell(proseRuns(s, b.corner, 'head', of), place.x, columns.label, of)
        : item(0, [{ kind: 'touch', node: of }]),
    );
  }
  b.columns.forEach((c, i) => {
    const of = node('TH', tr, { scope: 'Column' });
    const { x, w } = columns.cells[i]!;
    cells.push(
      c.plain === ''
        ? item(0, [{ kind: 'touch', node: of }])
        : cell(proseRuns(s, c.text, 'head', of), x, w, of),
    );
  });
  const height = Math.max(leadOf(s, 'head'), ...cells.map((c) => c.height)) + U / 2;
  // Heads of one line stand on the foot of a row whose other heads take two.
  const marks = cells.flatMap((c) => moved(c.marks, 0, height - U / 2 - Math.max(c.height, 0)));
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

/** A row, in pieces where it is taller than a page. */
function bodyRow(
  s: Setting,
  place: Place,
  form: string,
  b: GridBlock,
  row: GridRow,
  columns: Columns,
  table: Node,
  head: Item,
): Item[] {
  const tr = node('TR', table);
  const name = node('TH', tr, { scope: 'Row' });
  const at = { x: place.x, width: columns.label - PAD };
  const style = { style: 'text', node: name } as const;
  const runs =
    row.text.source === ''
      ? [textRun(s, isNumbered(b) ? row.plain : '', 'text')]
      : proseRuns(s, row.text, 'text', name);
  const words = columns.label > 0 ? lines(s, runs, at, style) : [];
  const cells = b.columns.map((c, i) => cellOf(s, place, form, b, row, i, tr, columns.cells[i]!, c.plain));
  const printed = Math.max(stack(words).height, ...cells.map((c) => stack(c.given).height));
  const height = wholeUnits(Math.max(LEAST_ROW, (row.lines ?? b.lines) * PEN, printed + U));
  const pieces = piecesOf(height, Math.max(12 * U, s.frame.height - head.height - 6 * U));
  const again = continuedName(s, at, row, words);
  let from = 0;
  return pieces.map((h, p) => {
    const repeats = p > 0 && again.height <= h - U && words.length * leadOf(s, 'text') <= pieces[0]! - U;
    const own = repeats ? again.marks : slice(words, from, h);
    const marks: Mark[] = moved(own, 0, U / 2);
    if (p === 0 && columns.label > 0 && words.every((w) => w.marks.length === 0))
      marks.push({ kind: 'touch', node: name });
    for (const c of cells) {
      marks.push(...moved(slice(c.given, from, h), 0, U / 2));
      if (c.field) marks.push(c.field(h));
    }
    const sides = columns.cells
      .slice(columns.label > 0 ? 0 : 1)
      .map((c): Mark => ({ kind: 'rule', x1: c.x, x2: c.x, y1: 0, y2: h, weight: s.theme.rules.pen }));
    const end = p === pieces.length - 1 ? [rule(h, place.x, place.x + place.width, s.theme.rules.pen)] : [];
    from += h - U;
    return item(h, [...marks, ...sides, ...end]);
  });
}

/** The row's name again where its cells go on to the next page. */
function continuedName(
  s: Setting,
  at: { readonly x: number; readonly width: number },
  row: GridRow,
  words: readonly Item[],
): Item {
  if (words.every((w) => w.marks.length === 0)) return item(0, []);
  const runs = [...proseRuns(s, row.text, 'text'), textRun(s, `, ${s.labels.continued}`, 'aside')];
  return stack(lines(s, runs, at, { style: 'text', node: null }));
}

/** The lines that begin between two heights, as they stand in a piece of their row. */
function slice(items: readonly Item[], from: number, height: number): Mark[] {
  let y = 0;
  return items.flatMap((it, i) => {
    y += gap(items[i - 1], it);
    const top = y;
    y += it.height;
    return top >= from - 0.01 && top < from + height - U - 0.01 ? moved(it.marks, 0, top - from) : [];
  });
}

function piecesOf(height: number, most: number): number[] {
  if (height <= most) return [height];
  const pieces: number[] = [];
  for (let left = height; left > 0.01; left -= most) pieces.push(Math.min(left, most));
  return pieces;
}

interface Cell {
  readonly given: readonly Item[];
  readonly field: ((height: number) => Mark) | null;
}

function cellOf(
  s: Setting,
  place: Place,
  form: string,
  b: GridBlock,
  row: GridRow,
  index: number,
  tr: Node,
  at: { readonly x: number; readonly w: number },
  head: string,
): Cell {
  const column = b.columns[index]!;
  const td = node('TD', tr);
  const given = row.given.get(column.id);
  if (given) {
    const inner: Place = { ...place, x: at.x + PAD, width: at.w - PAD * 2, node: td };
    return { given: first(prose(s, inner, given, { style: 'dense' }), { before: 0 }), field: null };
  }
  const question = `${form}.${b.id}.${row.id}.${column.id}`;
  const description =
    [b.prompt ? plainText(b.prompt) : '', row.plain, head].filter((x) => x !== '').join(', ') || question;
  const of = node('Form', td, { field: { role: 'tv', description } });
  const ask = { question, option: null, description, parent: td };
  return { given: [], field: (h) => writeField(ask, { x: at.x, y: 0, w: at.w, h }, false, of) };
}

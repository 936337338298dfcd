import { plainText } from '../markdown/index.js';
import type { GridBlock, GridRow } from '../plan/index.js';
import { writeField } from './answers.js';
import { first, lines, rule, stack, together, units } from './flow.js';
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
  const columns = columnsOf(place, b);
  const head = headRow(s, place, b, columns, table);
  const rows = b.rows.flatMap((row, i) => {
    const made = bodyRow(s, place, form, b, row, columns, table);
    return made.map((it) => ({ ...it, repeat: head, keep: it.keep || i === b.rows.length - 2 }));
  });
  const prompt = first(promptOf(s, place, b), { before: units(2) });
  const whole = [...prompt, { ...head, keep: true, before: prompt.length > 0 ? U / 2 : units(2) }, ...rows];
  // A plan of a few rows is read as one thing; only what fills most of a page may go over.
  const height = whole.reduce((sum, it) => sum + it.height, 0);
  return height < s.frame.height * 0.6 ? together(whole) : whole;
}

function columnsOf(place: Place, b: GridBlock): Columns {
  const named = b.rows.some((r) => r.plain !== '' && !(r.text.source === ''));
  const label = named || b.corner ? Math.min(ROW_LABEL, place.width * 0.28) : 0;
  const shares = b.columns.map((c) => c.width ?? 1);
  const all = shares.reduce((sum, w) => sum + w, 0);
  let x = place.x + label;
  const cells = shares.map((share) => {
    const w = ((place.width - label) * share) / all;
    const cell = { x, w };
    x += w;
    return cell;
  });
  return { label, cells };
}

function headRow(s: Setting, place: Place, b: GridBlock, columns: Columns, table: Node): Item {
  const tr = node('TR', table);
  const cell = (runs: Parameters<typeof lines>[1], x: number, w: number, of: Node): Item =>
    stack(
      lines(s, runs, { x: x === place.x ? x : x + PAD, width: w - PAD * 2 }, { style: 'head', node: of }),
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
): Item[] {
  const tr = node('TR', table);
  const name = node('TH', tr, { scope: 'Row' });
  const words =
    columns.label > 0
      ? stack(
          lines(
            s,
            row.text.source === '' ? [textRun(s, '', 'text')] : proseRuns(s, row.text, 'text', name),
            { x: place.x, width: columns.label - PAD },
            { style: 'text', node: name },
          ),
        )
      : null;
  const cells = b.columns.map((c, i) => cellOf(s, place, form, b, row, i, tr, columns.cells[i]!, c.plain));
  const written = (row.lines ?? b.lines) * PEN;
  const height = wholeUnits(
    Math.max(LEAST_ROW, written, (words?.height ?? 0) + U, ...cells.map((c) => c.given.height + U)),
  );
  const pieces = piecesOf(height, s.frame.height - 12 * U);
  return pieces.map((h, p) => {
    const marks: Mark[] = [];
    if (p === 0)
      marks.push(
        ...(words
          ? words.marks.length > 0
            ? moved(words.marks, 0, U / 2)
            : [{ kind: 'touch' as const, node: name }]
          : []),
      );
    for (const c of cells) {
      if (p === 0) marks.push(...moved(c.given.marks, 0, U / 2));
      if (c.field) marks.push(c.field(h));
    }
    const sides = columns.cells
      .slice(columns.label > 0 ? 0 : 1)
      .map((c): Mark => ({ kind: 'rule', x1: c.x, x2: c.x, y1: 0, y2: h, weight: s.theme.rules.pen }));
    const end = p === pieces.length - 1 ? [rule(h, place.x, place.x + place.width, s.theme.rules.pen)] : [];
    return item(h, [...marks, ...sides, ...end]);
  });
}

function piecesOf(height: number, most: number): number[] {
  if (height <= most) return [height];
  const pieces: number[] = [];
  for (let left = height; left > 0.01; left -= most) pieces.push(Math.min(left, most));
  return pieces;
}

interface Cell {
  readonly given: Item;
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
    return { given: stack(prose(s, inner, given, { style: 'dense' })), field: null };
  }
  const question = `${form}.${b.id}.${row.id}.${column.id}`;
  const description =
    [b.prompt ? plainText(b.prompt) : '', row.plain, head].filter((x) => x !== '').join(', ') || question;
  const of = node('Form', td, { field: { role: 'tv', description } });
  const ask = { question, option: null, description, parent: td };
  return { given: item(0, []), field: (h) => writeField(ask, { x: at.x, y: 0, w: at.w, h }, false, of) };
}

import { axisScale, drawAxis, type X } from './axis.js';
import { legend } from './legend.js';
import { baseline, columnsOf, labelRow } from './rows.js';
import { PAPER, rectangle, Sheet, SMALL } from './sheet.js';
import type { AxisData, Chart, ChartTable, Setting } from './types.js';
import { inWords, wrap } from './words.js';

export interface DumbbellRow {
  readonly label: string;
  readonly from: number | null;
  readonly to: number | null;
  /** The change and what it says, at the row's end. */
  readonly note: string;
}

export interface DumbbellData {
  readonly title: string;
  readonly heads: { readonly row: string; readonly from: string; readonly to: string; readonly note: string };
  readonly axis: AxisData;
  readonly show: (value: number) => string;
  /** Stands where a value may not be shown. */
  readonly hidden: string;
  readonly rows: readonly DumbbellRow[];
}

const RADIUS = 4;
const INNER = 14;
const NOTE = 96;

/** Two points a row on one scale, joined: hollow before, full after. */
export function dumbbells(data: DumbbellData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const note = noteWidth(sheet, data.rows);
  const columns = columnsOf(sheet, note, 0.34);
  const x = axisScale(data.axis, columns.left + 22, columns.right - 28);
  const from = legend(sheet, [
    { label: data.heads.from, tone: 'before', pattern: 'open', shape: 'dot' },
    { label: data.heads.to, tone: 'after', pattern: 'full', shape: 'dot' },
  ]);
  const rows: { row: DumbbellRow; middle: number }[] = [];
  const cuts: number[] = [];
  const lines = new Sheet(setting);
  let y = from;
  for (const row of data.rows) {
    cuts.push(y);
    const placed = labelRow(lines, columns, y, row.label, INNER);
    rows.push({ row, middle: placed.middle });
    y = placed.bottom;
  }
  // The axis lies under what is drawn on it.
  const foot = drawAxis(sheet, data.axis, x, from, y);
  for (const shape of lines.drawing(y).shapes) sheet.add(shape);
  for (const { row, middle } of rows) drawRow(sheet, data, row, middle, x);
  const table = tableOf(data);
  return { drawing: sheet.drawing(foot), alternative: inWords(data.title, table), table, cuts };
}

/** As wide as the longest note, up to a point; longer ones have two lines. */
function noteWidth(sheet: Sheet, rows: readonly DumbbellRow[]): number {
  const longest = Math.max(0, ...rows.map((r) => sheet.widthOf(r.note, { size: SMALL })));
  if (longest === 0) return 0;
  return Math.min(longest + 8, sheet.setting.width < 350 ? 76 : NOTE);
}

function drawRow(sheet: Sheet, data: DumbbellData, row: DumbbellRow, middle: number, x: X): void {
  const { width } = sheet.setting;
  const note = wrap(sheet.setting, row.note, noteWidth(sheet, data.rows) - 7, { size: SMALL });
  sheet.texts(note, width, middle + 3 - (note.length - 1) * 5.5, 'end', { size: SMALL }, 'note');
  const { from, to } = row;
  if (from === null || to === null) {
    const only = from ?? to;
    if (only === null) sheet.text(data.hidden, x(data.axis.from) + 4, baseline(middle), 'start', {}, 'soft');
    else
      sheet.dot(x(only), middle, RADIUS, from === null ? 'full' : 'open', from === null ? 'after' : 'before');
    return;
  }
  const [a, b] = [x(from), x(to)];
  const rises = b >= a;
  const gap = RADIUS + 3;
  figureOn(sheet, data.show(from), rises ? a - gap : a + gap, middle, rises ? 'end' : 'start', false);
  figureOn(sheet, data.show(to), rises ? b + gap : b - gap, middle, rises ? 'start' : 'end', true);
  if (Math.abs(b - a) > 1) sheet.line(a, middle, b, middle, 'link', 1.2);
  sheet.dot(a, middle, RADIUS, 'open', 'before');
  sheet.dot(b, middle, RADIUS, 'full', 'after');
}

/** On paper of its own, so that no line of the axis goes through it. */
function figureOn(
  sheet: Sheet,
  text: string,
  at: number,
  middle: number,
  anchor: 'start' | 'end',
  bold: boolean,
): void {
  const wide = sheet.widthOf(text, { bold }) + 2;
  const left = anchor === 'end' ? at - wide + 1 : at - 1;
  sheet.path(rectangle(left, middle - 5, wide, 10), { tone: 'paper', fill: PAPER });
  sheet.text(text, at, baseline(middle), anchor, { bold }, 'halo');
}

function tableOf({ heads, rows, show, hidden }: DumbbellData): ChartTable {
  const shown = (value: number | null): string => (value === null ? hidden : show(value));
  return {
    head: [heads.row, heads.from, heads.to, heads.note],
    rows: rows.map((r) => [r.label, shown(r.from), shown(r.to), r.note]),
  };
}

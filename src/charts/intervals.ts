import { axisScale, drawAxis, type X } from './axis.js';
import { baseline, columnsOf, labelRow } from './rows.js';
import { type Sheet as Drawn, Sheet, SMALL } from './sheet.js';
import type { AxisData, Chart, ChartTable, Setting } from './types.js';
import { inWords } from './words.js';

export interface IntervalRow {
  readonly label: string;
  /** The round or the rater, in the table's second column; empty where there is one only. */
  readonly of: string;
  readonly n: number;
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  /** Hollow: earlier. */
  readonly full: boolean;
}

export interface IntervalData {
  readonly title: string;
  readonly heads: {
    readonly row: string;
    readonly of: string;
    readonly n: string;
    readonly mean: string;
    readonly interval: string;
  };
  readonly axis: AxisData;
  /** Dotted lines where a band begins; the first has none. */
  readonly bands: readonly { readonly from: number; readonly label: string }[];
  readonly show: (value: number) => string;
  readonly between: (from: string, to: string) => string;
  readonly hidden: string;
  readonly rows: readonly IntervalRow[];
}

const RADIUS = 4;
const INNER = 12;

/** A dot for each mean on the whole scale, with the interval in which it may well lie. */
export function intervals(data: IntervalData, setting: Setting): Chart {
  const under = new Sheet(setting);
  const over = new Sheet(setting);
  const columns = columnsOf(over, 40, 0.34);
  const x = axisScale(data.axis, columns.left + 8, columns.right - 8);
  const top = data.bands.length > 0 ? 16 : 2;
  let y = top;
  let last = '';
  const cuts = [top];
  for (const row of data.rows) {
    const first = row.label !== last;
    if (first && last !== '') {
      y += 3;
      cuts.push(y);
    }
    last = row.label;
    const named = row.of === '' ? row.label : first ? `${row.label}, ${row.of}` : row.of;
    const { middle, bottom } = labelRow(over, columns, y, named, INNER);
    drawRow(over, data, row, middle, x);
    y = bottom;
  }
  drawBands(under, data, x, top, y);
  const foot = drawAxis(under, data.axis, x, top, y);
  for (const shape of over.drawing(y).shapes) under.add(shape);
  const table = tableOf(data);
  return { drawing: under.drawing(foot), alternative: inWords(data.title, table), table, cuts };
}

function drawBands(sheet: Drawn, { bands, axis }: IntervalData, x: X, top: number, bottom: number): void {
  const starts = bands.map((b) => Math.max(axis.from, Math.min(axis.to, b.from)));
  let free = 0;
  for (const [i, band] of bands.entries()) {
    const from = i === 0 ? axis.from : starts[i]!;
    const to = starts[i + 1] ?? axis.to;
    if (i > 0) sheet.line(x(from), top - 4, x(from), bottom, 'band', 0.9, [1, 2.5]);
    const wide = sheet.widthOf(band.label, { size: SMALL });
    const middle = (x(from) + x(to)) / 2;
    if (middle - wide / 2 < free || middle + wide / 2 > sheet.setting.width) continue;
    sheet.text(band.label, middle, top - 6, 'middle', { size: SMALL }, 'axis');
    free = middle + wide / 2 + 4;
  }
}

function drawRow(sheet: Drawn, data: IntervalData, row: IntervalRow, middle: number, x: X): void {
  const { width } = sheet.setting;
  if (row.mean === null) {
    sheet.text(data.hidden, x(data.axis.from) + 4, baseline(middle), 'start', {}, 'soft');
    return;
  }
  const tone = row.full ? 'after' : 'before';
  if (row.interval) sheet.line(x(row.interval[0]), middle, x(row.interval[1]), middle, `link ${tone}`, 1.2);
  sheet.dot(x(row.mean), middle, RADIUS, row.full ? 'full' : 'open', tone);
  sheet.text(data.show(row.mean), width, baseline(middle), 'end', { bold: true }, 'figure');
}

function tableOf({ heads, rows, show, between, hidden }: IntervalData): ChartTable {
  const several = rows.some((r) => r.of !== '');
  const head = [heads.row, ...(several ? [heads.of] : []), heads.n, heads.mean, heads.interval];
  return {
    head,
    rows: rows.map((r) => [
      r.label,
      ...(several ? [r.of] : []),
      String(r.n),
      r.mean === null ? hidden : show(r.mean),
      r.interval ? between(show(r.interval[0]), show(r.interval[1])) : '',
    ]),
  };
}

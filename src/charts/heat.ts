import { scaleQuantize } from 'd3-scale';
import { baseline } from './rows.js';
import { INK, LEAD, PAPER, rectangle, Sheet, SIZE, SMALL, TINT } from './sheet.js';
import type { Chart, ChartTable, Setting } from './types.js';
import { inWords, wrap, wrapTo } from './words.js';

export type HeatRow =
  | { readonly label: string; readonly n: string; readonly cells: readonly (number | null)[] }
  /** A group of which nothing may be shown. */
  | { readonly label: string; readonly n: string; readonly hidden: string };

export interface HeatData {
  readonly title: string;
  readonly heads: { readonly row: string; readonly n: string };
  readonly columns: readonly string[];
  /** Ends of the scale: tone and the line at a cell's foot are read on it. */
  readonly from: number;
  readonly to: number;
  readonly show: (value: number) => string;
  /** In a cell with too few answers. */
  readonly few: string;
  readonly rows: readonly HeatRow[];
}

const CELL = 21;
const TONES = [1, 2, 3, 4, 5] as const;

/** Groups and scores: the figure in its cell, a line at the foot as long as it is high; tone only helps. */
export function heatMap(data: HeatData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const narrow = setting.width < 380;
  const counted = data.rows.some((row) => row.n !== '');
  // Items are sentences; groups are names with their n.
  const share = counted ? (narrow ? 0.26 : 0.24) : narrow ? 0.36 : 0.42;
  const label = setting.width * share;
  const nWide = counted ? 26 : 0;
  const left = label + nWide + 6;
  const w = (setting.width - left) / Math.max(1, data.columns.length);
  let y = heads(sheet, data, left, w, narrow ? 4 : 3);
  sheet.text(data.heads.n, label + nWide, y - 6, 'end', { size: SMALL, bold: true }, 'head');
  const tone = scaleQuantize<(typeof TONES)[number]>([data.from, data.to], TONES);
  const cuts: number[] = [];
  for (const row of data.rows) {
    cuts.push(y);
    const lines = wrapTo(setting, row.label, label, counted ? 2 : 4);
    const h = Math.max(CELL, lines.length * LEAD + 4);
    sheet.texts(lines, 0, y + h / 2 - (lines.length * LEAD) / 2 + SIZE * 0.98, 'start', {}, 'label');
    sheet.text(row.n, label + nWide, baseline(y + h / 2), 'end', {}, 'soft');
    if ('hidden' in row) hiddenRow(sheet, row.hidden, left, y, setting.width - left, h);
    else
      for (const [i, value] of row.cells.entries())
        drawCell(sheet, data, value, value === null ? 0 : tone(value), left + i * w, y, w, h);
    y += h + 3;
  }
  const table = tableOf(data);
  return { drawing: sheet.drawing(y), alternative: inWords(data.title, table), table, cuts };
}

function heads(sheet: Sheet, data: HeatData, left: number, w: number, most: number): number {
  const style = { size: SMALL, bold: true };
  const all = data.columns.map((c) => wrapTo(sheet.setting, c, w - 6, most, style));
  const lines = Math.max(1, ...all.map((l) => l.length));
  const lead = (SMALL / SIZE) * LEAD;
  for (const [i, own] of all.entries())
    sheet.texts(own, left + i * w + w / 2, SMALL + (lines - own.length) * lead, 'middle', style, 'head');
  return lines * lead + 6;
}

function drawCell(
  sheet: Sheet,
  data: HeatData,
  value: number | null,
  tone: number,
  x: number,
  y: number,
  w: number,
  h: number,
): void {
  const [left, wide] = [x + 1.5, w - 3];
  if (value === null) {
    sheet.box(left, y, wide, h, 'open', 'hidden');
    const [line] = wrapTo(sheet.setting, data.few, wide - 2, 1, { size: SMALL });
    sheet.text(line ?? '', x + w / 2, baseline(y + h / 2, SMALL), 'middle', { size: SMALL }, 'soft');
    return;
  }
  const fill = tone >= 4 ? TINT : PAPER;
  sheet.path(rectangle(left, y, wide, h), { tone: `heat-${tone}`, fill, stroke: INK, weight: 0.7 });
  sheet.text(data.show(value), x + w / 2, baseline(y + h / 2) - 1, 'middle', {}, `on-heat-${tone}`);
  const share = data.to === data.from ? 0 : (value - data.from) / (data.to - data.from);
  const long = Math.max(0, Math.min(1, share)) * (wide - 6);
  sheet.line(left + 3, y + h - 2.6, left + 3 + long, y + h - 2.6, `measure-${tone}`, 1.2);
}

/** Hatched, with the reason on paper. */
function hiddenRow(sheet: Sheet, why: string, x: number, y: number, w: number, h: number): void {
  sheet.box(x + 1.5, y, w - 3, h, 'hatch', 'hidden');
  const [line] = wrap(sheet.setting, why, w - 20, { size: SMALL });
  const wide = sheet.widthOf(line ?? '', { size: SMALL }) + 8;
  sheet.path(rectangle(x + 6, y + h / 2 - 6, wide, 12), { tone: 'hidden paper', fill: PAPER });
  sheet.text(line ?? '', x + 10, baseline(y + h / 2, SMALL), 'start', { size: SMALL }, 'ink');
}

function tableOf({ heads: names, columns, rows, show, few }: HeatData): ChartTable {
  return {
    head: [names.row, names.n, ...columns],
    rows: rows.map((r) => [
      r.label,
      r.n,
      ...('hidden' in r
        ? columns.map((_, i) => (i === 0 ? r.hidden : ''))
        : r.cells.map((v) => (v === null ? few : show(v)))),
    ]),
  };
}

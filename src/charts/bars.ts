import { scaleLinear } from 'd3-scale';
import { baseline, columnsOf, labelRow } from './rows.js';
import { Sheet, SMALL } from './sheet.js';
import type { Chart, Setting } from './types.js';
import { inWords, wrap } from './words.js';

export interface BarData {
  readonly title: string;
  readonly heads: { readonly row: string; readonly value: string; readonly note: string };
  /** Where the longest bar would end. */
  readonly to: number;
  /** A value, as it stands at its bar's end; null: too few to be shown. */
  readonly rows: readonly {
    readonly label: string;
    readonly value: number | null;
    readonly text: string;
    readonly note: string;
  }[];
}

const BAR = 11;
const TEXT = 54;

/** A bar a row from one line, with its figure behind it: choices, ranks, shares. */
export function bars(data: BarData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const noted = data.rows.some((r) => r.note !== '');
  const columns = columnsOf(sheet, TEXT + (noted ? 40 : 0), 0.44);
  const length = scaleLinear([0, Math.max(data.to, 1e-9)], [0, columns.right - columns.left]).clamp(true);
  let y = 0;
  const cuts: number[] = [];
  for (const row of data.rows) {
    cuts.push(y);
    const { middle, bottom } = labelRow(sheet, columns, y, row.label, BAR + 3);
    const w = row.value === null ? 0 : length(row.value);
    sheet.box(columns.left, middle - BAR / 2, w, BAR, 'full', 'for');
    sheet.text(
      row.text,
      columns.left + w + 4,
      baseline(middle),
      'start',
      { bold: row.value !== null },
      'figure',
    );
    sheet.text(row.note, setting.width, baseline(middle, SMALL), 'end', { size: SMALL }, 'soft');
    y = bottom;
  }
  sheet.line(columns.left, 0, columns.left, y, 'zero', 0.9);
  const table = {
    head: [data.heads.row, data.heads.value, ...(noted ? [data.heads.note] : [])],
    rows: data.rows.map((r) => [r.label, r.text, ...(noted ? [r.note] : [])]),
  };
  return { drawing: sheet.drawing(y + 2), alternative: inWords(data.title, table), table, cuts };
}

export interface MirrorData {
  readonly title: string;
  readonly heads: {
    readonly row: string;
    readonly left: string;
    readonly right: string;
    readonly note: string;
  };
  readonly rows: readonly {
    readonly label: string;
    readonly left: number;
    readonly right: number;
    readonly note: string;
  }[];
}

/** Picks of two kinds on both sides of one line, with one scale. */
export function mirrorBars(data: MirrorData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const noted = data.rows.some((r) => r.note !== '');
  const columns = columnsOf(sheet, noted ? 58 : 4, 0.34);
  const middleX = (columns.left + columns.right) / 2;
  const most = Math.max(1, ...data.rows.flatMap((r) => [r.left, r.right]));
  const length = scaleLinear([0, most], [0, (columns.right - columns.left) / 2 - 18]);
  const small = { size: SMALL, bold: true };
  const room = (columns.right - columns.left) / 2 - 8;
  const heads = [data.heads.left, data.heads.right].map((h) => wrap(setting, h, room, small));
  const lines = Math.max(...heads.map((h) => h.length));
  sheet.texts(heads[0]!, middleX - 5, 9, 'end', small, 'head');
  sheet.texts(heads[1]!, middleX + 5, 9, 'start', small, 'head');
  const top = lines * 11 + 4;
  let y = top;
  const cuts: number[] = [];
  for (const row of data.rows) {
    cuts.push(y);
    const { middle, bottom } = labelRow(sheet, columns, y, row.label, BAR + 3);
    const [l, r] = [length(row.left), length(row.right)];
    sheet.box(middleX - l, middle - BAR / 2, l, BAR, 'tint', 'against');
    sheet.box(middleX, middle - BAR / 2, r, BAR, 'full', 'for');
    sheet.text(String(row.left), middleX - l - 4, baseline(middle), 'end', {}, 'figure');
    sheet.text(String(row.right), middleX + r + 4, baseline(middle), 'start', {}, 'figure');
    sheet.text(row.note, setting.width, baseline(middle, SMALL), 'end', { size: SMALL }, 'soft');
    y = bottom;
  }
  sheet.line(middleX, top - 2, middleX, y, 'zero', 1.1);
  const { row, left, right, note } = data.heads;
  const table = {
    head: [row, left, right, ...(noted ? [note] : [])],
    rows: data.rows.map((r) => [r.label, String(r.left), String(r.right), ...(noted ? [r.note] : [])]),
  };
  return { drawing: sheet.drawing(y + 2), alternative: inWords(data.title, table), table, cuts };
}

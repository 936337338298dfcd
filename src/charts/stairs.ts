import { scaleLinear } from 'd3-scale';
import { legend } from './legend.js';
import { Sheet, SIZE, SMALL } from './sheet.js';
import type { Chart, ChartTable, Setting } from './types.js';
import { inWords, wrap, wrapTo } from './words.js';

export interface StairData {
  readonly title: string;
  readonly heads: {
    readonly row: string;
    readonly now: string;
    readonly target: string | null;
    readonly note: string;
  };
  readonly levels: readonly string[];
  readonly few: string;
  readonly rows: readonly {
    readonly label: string;
    /** How many stand on each level; null: too few to be shown. */
    readonly now: readonly number[] | null;
    readonly target: readonly number[] | null;
    /** Who moves how far. */
    readonly note: string;
  }[];
}

const RISE = 7;
const BARS = 40;
const GAP = 22;

/** A flight of steps for each row, the levels from left to right; on each step who stands there now and who wants to. */
export function staircase(data: StairData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const { now, target } = data.heads;
  let y = target
    ? legend(sheet, [
        { label: now, tone: 'before', pattern: 'open' },
        { label: target, tone: 'after', pattern: 'full' },
      ])
    : 0;
  const across = setting.width < 380 ? 1 : 2;
  const w = (setting.width - GAP * (across - 1)) / across;
  const most = Math.max(1, ...data.rows.flatMap((r) => [...(r.now ?? []), ...(r.target ?? [])]));
  const cuts: number[] = [];
  for (let i = 0; i < data.rows.length; i += across) {
    cuts.push(y);
    const pair = data.rows.slice(i, i + across);
    const heads = pair.map(
      (r) =>
        wrap(setting, r.label, w, { bold: true }).length + wrap(setting, r.note, w, { size: SMALL }).length,
    );
    const top = y + Math.max(...heads) * 12 + 4;
    const feet = pair.map((row, k) => drawStair(sheet, data, row, k * (w + GAP), y, top, w, most));
    y = Math.max(...feet) + 12;
  }
  const table = tableOf(data);
  return { drawing: sheet.drawing(y - 8), alternative: inWords(data.title, table), table, cuts };
}

function drawStair(
  sheet: Sheet,
  data: StairData,
  row: StairData['rows'][number],
  x: number,
  y: number,
  top: number,
  w: number,
  most: number,
): number {
  const lines = wrap(sheet.setting, row.label, w, { bold: true });
  const under = sheet.texts(lines, x, y + SIZE, 'start', { bold: true }, 'section');
  sheet.texts(wrap(sheet.setting, row.note, w, { size: SMALL }), x, under, 'start', { size: SMALL }, 'soft');
  const count = data.levels.length;
  const step = w / count;
  const foot = top + BARS + SIZE + 4 + count * RISE;
  const height = scaleLinear([0, most], [0, BARS]);
  if (row.now === null) sheet.text(data.few, x, top + BARS, 'start', {}, 'soft');
  for (let i = 0; i < count; i++) {
    const left = x + i * step;
    const floor = foot - (i + 1) * RISE;
    sheet.line(left, floor, left + step, floor, 'step', 1.1);
    sheet.line(left, floor, left, floor + RISE, 'step', 1.1);
    const sets = [row.now, row.target].flatMap((set, k) => (set ? [{ n: set[i] ?? 0, k }] : []));
    const wide = Math.min(16, (step - 8) / 2);
    for (const { n, k } of sets) {
      if (n === 0) continue;
      const at = left + step / 2 + (sets.length === 1 ? -wide / 2 : k === 0 ? -wide - 1 : 1);
      sheet.box(
        at,
        floor - height(n),
        wide,
        height(n),
        k === 0 ? 'open' : 'full',
        k === 0 ? 'before' : 'after',
      );
      sheet.text(String(n), at + wide / 2, floor - height(n) - 2.5, 'middle', {}, 'figure');
    }
    const words = wrapTo(sheet.setting, data.levels[i]!, step - 3, 2, { size: SMALL });
    sheet.texts(words, left + step / 2, foot + 9, 'middle', { size: SMALL }, 'axis');
  }
  sheet.line(x, foot, x + w, foot, 'step', 0.7);
  return foot + 22;
}

function tableOf({ heads, levels, rows, few }: StairData): ChartTable {
  const two = heads.target !== null;
  const named = (mark: string): string[] => levels.map((l) => (two ? `${mark}: ${l}` : l));
  const noted = rows.some((r) => r.note !== '');
  const counts = (set: readonly number[] | null): string[] =>
    levels.map((_, i) => (set ? String(set[i] ?? 0) : few));
  return {
    head: [
      heads.row,
      ...named(heads.now),
      ...(two ? named(heads.target!) : []),
      ...(noted ? [heads.note] : []),
    ],
    rows: rows.map((r) => [
      r.label,
      ...counts(r.now),
      ...(two ? counts(r.target) : []),
      ...(noted ? [r.note] : []),
    ]),
  };
}

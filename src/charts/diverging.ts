import { scaleLinear } from 'd3-scale';
import { stack, stackOffsetDiverging } from 'd3-shape';
import { legend } from './legend.js';
import { baseline, type Columns, columnsOf, labelRow } from './rows.js';
import { type Pattern, Sheet, SIZE, SMALL } from './sheet.js';
import type { Chart, ChartTable, Setting } from './types.js';
import { inWords, wrap } from './words.js';

/** Answers of one kind. `speaks`: for what is measured above nought, against it below; 0 the middle. */
export interface Speaking {
  readonly label: string;
  readonly speaks: number;
  readonly count: number;
}

export interface DivergingRow {
  readonly label: string;
  /** null: too few answered to be shown. */
  readonly answers: readonly Speaking[] | null;
  /** Answers that count for neither side. */
  readonly aside: number;
  /** Stands at the end of the row: the share that speaks for it. */
  readonly figure: string;
}

export interface DivergingData {
  readonly title: string;
  readonly heads: {
    readonly row: string;
    readonly against: string;
    readonly for: string;
    /** null: no answer is unscored. */
    readonly aside: string | null;
    readonly figure: string;
    readonly hidden: string;
  };
  /** Answers as the scale has them, with the same `speaks`. */
  readonly legend: readonly Omit<Speaking, 'count'>[];
  /** All rows that are drawn on one scale, where they stand in several charts. */
  readonly beside?: readonly DivergingRow[];
  readonly sections: readonly { readonly title: string; readonly rows: readonly DivergingRow[] }[];
}

const BAR = 14;
/** Room at both ends of the plot for figures beside short segments. */
const BESIDE = 16;
/** A figure stands in its segment from this width on: 3 mm. */
const WIDE = 8.5;

/** How strongly an answer speaks, as a pattern: the ends full, the middle open, between them tint and hatch. */
function patternOf(speaks: number, most: number): Pattern {
  const strength = Math.abs(speaks);
  if (strength === 0) return 'open';
  if (strength >= most) return 'full';
  if (strength === most - 1 && most >= 3) return 'hatch';
  return (most - strength) % 2 === (most >= 3 ? 0 : 1) ? 'tint' : 'open';
}

const sideOf = (speaks: number): string => (speaks > 0 ? 'for' : speaks < 0 ? 'against' : 'middle');

/** Bars on both sides of one line: what speaks for it right, what speaks against it left, the middle across. */
export function divergingBars(data: DivergingData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const rows = data.sections.flatMap((s) => s.rows);
  const most = Math.max(1, ...data.legend.map((a) => Math.abs(a.speaks)));
  const aside = data.heads.aside === null ? 0 : 44;
  const columns = columnsOf(sheet, 40 + aside);
  const x = scaleOf(data.beside ?? rows, columns);
  let y = legend(
    sheet,
    data.legend.map((a) => ({ label: a.label, pattern: patternOf(a.speaks, most), tone: sideOf(a.speaks) })),
  );
  const cuts = data.sections.length > 1 ? [y] : [];
  for (const section of data.sections) {
    y = headOf(sheet, data, section.title, columns, x(0), y);
    const from = y;
    const over = new Sheet(setting);
    for (const [i, row] of section.rows.entries()) {
      // The head of a section stays with its first row.
      if (i > 0 || data.sections.length === 1) cuts.push(y);
      const { middle, bottom } = labelRow(over, columns, y, row.label, BAR + 4);
      drawRow(over, row, x, middle, most, columns, data.heads.hidden);
      // Labels above their bars are not struck out either.
      if (columns.above) sheet.line(x(0), middle - BAR / 2 - 3, x(0), middle + BAR / 2 + 3, 'zero', 1.1);
      y = bottom;
    }
    // Under the bars, so that it does not strike out what stands across it.
    if (!columns.above) sheet.line(x(0), from - 2, x(0), y, 'zero', 1.1);
    for (const shape of over.drawing(y).shapes) sheet.add(shape);
    y += 12;
    if (section !== data.sections.at(-1)) cuts.push(y);
  }
  const table = tableOf(data);
  return { drawing: sheet.drawing(y - 8), alternative: inWords(data.title, table), table, cuts };
}

type X = (value: number) => number;

/** One scale for all rows; the longest bars of both sides together fill the plot. */
function scaleOf(rows: readonly DivergingRow[], { left, right }: Columns): X {
  const ends = rows.flatMap((r) => extents(r).map(({ from, to }) => [from, to] as const)).flat();
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const domain = low === high ? [0, 1] : [low, high];
  const x = scaleLinear(domain, [left + BESIDE, right - BESIDE]);
  return (value) => x(value);
}

interface Extent {
  readonly answer: Speaking;
  readonly from: number;
  readonly to: number;
}

/** Each answer's place in its bar, in people from the line; half of the middle stands on either side. */
function extents({ answers }: DivergingRow): readonly Extent[] {
  const given = (answers ?? []).filter((a) => a.count > 0);
  const half = given.filter((a) => a.speaks === 0).reduce((sum, a) => sum + a.count, 0) / 2;
  const sides = given.filter((a) => a.speaks !== 0).sort((a, b) => Math.abs(a.speaks) - Math.abs(b.speaks));
  const values = Object.fromEntries(sides.map((a, i) => [String(i), Math.sign(a.speaks) * a.count]));
  const layers = stack<Record<string, number>>()
    .keys(sides.map((_, i) => String(i)))
    .offset(stackOffsetDiverging)([values]);
  const placed = layers.map(([place], i): Extent => {
    const shift = Math.sign(sides[i]!.speaks) * half;
    return { answer: sides[i]!, from: place![0] + shift, to: place![1] + shift };
  });
  let at = -half;
  const middle = given
    .filter((a) => a.speaks === 0)
    .map((answer): Extent => {
      at += answer.count;
      return { answer, from: at - answer.count, to: at };
    });
  return [...middle, ...placed];
}

function drawRow(
  sheet: Sheet,
  row: DivergingRow,
  x: X,
  middle: number,
  most: number,
  columns: Columns,
  hidden: string,
): void {
  const { width } = sheet.setting;
  sheet.text(row.figure, width, baseline(middle), 'end', { bold: true }, 'figure');
  if (row.answers === null) {
    sheet.text(hidden, x(0) + 4, baseline(middle), 'start', {}, 'soft');
    return;
  }
  const placed = extents(row);
  const [low, high] = [Math.min(...placed.map((e) => e.from)), Math.max(...placed.map((e) => e.to))];
  for (const { answer, from, to } of placed) {
    const [left, right] = [x(from), x(to)];
    const pattern = patternOf(answer.speaks, most);
    const tone = sideOf(answer.speaks);
    sheet.box(left, middle - BAR / 2, right - left, BAR, pattern, tone);
    const count = String(answer.count);
    const inside = right - left >= Math.max(WIDE, sheet.widthOf(count) + 2);
    if (inside) {
      const centre = (left + right) / 2;
      if (pattern === 'hatch') knockOut(sheet, count, centre, middle, tone);
      sheet.text(count, centre, baseline(middle), 'middle', {}, `${tone} on ${pattern}`);
    } else if (from === low && to <= 0) sheet.text(count, left - 3, baseline(middle), 'end', {}, 'ink');
    else if (to === high) sheet.text(count, right + 3, baseline(middle), 'start', {}, 'ink');
    else sheet.text(count, (left + right) / 2, middle - BAR / 2 - 1.5, 'middle', { size: SMALL }, 'ink');
  }
  drawAside(sheet, row, middle, columns, Math.abs(x(1) - x(0)));
}

/** A figure among lines needs paper behind it. */
function knockOut(sheet: Sheet, text: string, x: number, middle: number, tone: string): void {
  const w = sheet.widthOf(text) + 3;
  sheet.box(x - w / 2, middle - SIZE / 2, w, SIZE, 'open', `${tone} paper`);
}

function drawAside(
  sheet: Sheet,
  { aside }: DivergingRow,
  middle: number,
  columns: Columns,
  unit: number,
): void {
  if (aside === 0) return;
  const left = columns.right + 6;
  const bar = Math.min(20, Math.max(1.5, aside * unit));
  sheet.box(left, middle - 4, bar, 8, 'open', 'aside');
  sheet.text(String(aside), left + bar + 3, baseline(middle), 'start', {}, 'ink');
}

function headOf(
  sheet: Sheet,
  data: DivergingData,
  title: string,
  columns: Columns,
  zero: number,
  y: number,
): number {
  const { heads } = data;
  const small = { size: SMALL, bold: true };
  const { width } = sheet.setting;
  const room = columns.above
    ? width
    : Math.min(columns.label, zero - sheet.widthOf(heads.against, small) - 16);
  const lines = wrap(sheet.setting, title, room, { serif: true, bold: true });
  const after = sheet.texts(lines, 0, y + SIZE, 'start', { serif: true, bold: true }, 'section');
  const foot = columns.above && lines.length > 0 ? after : Math.max(y + SIZE, after - 13);
  // Without room nobody spoke against it.
  if (sheet.widthOf(heads.against, small) <= zero - 6)
    sheet.text(heads.against, zero - 6, foot, 'end', small, 'head');
  sheet.text(heads.for, zero + 6, foot, 'start', small, 'head');
  if (heads.aside !== null) {
    const side = wrap(sheet.setting, heads.aside, 44, small);
    sheet.text(side[0] ?? '', columns.right + 6, foot, 'start', small, 'head');
  }
  sheet.text(heads.figure, width, foot, 'end', small, 'head');
  sheet.line(0, foot + 5, width, foot + 5, 'rule', 0.7);
  return foot + 9;
}

function tableOf({ heads, legend: answers, sections }: DivergingData): ChartTable {
  const head = [
    heads.row,
    ...answers.map((a) => a.label),
    ...(heads.aside ? [heads.aside] : []),
    heads.figure,
  ];
  const rows = sections.flatMap((s) =>
    s.rows.map((r) => [
      r.label,
      ...answers.map((a) => (r.answers ? String(countOf(r.answers, a.label)) : '')),
      ...(heads.aside ? [r.answers ? String(r.aside) : ''] : []),
      r.answers ? r.figure : heads.hidden,
    ]),
  );
  return { head, rows };
}

const countOf = (answers: readonly Speaking[], label: string): number =>
  answers.filter((a) => a.label === label).reduce((sum, a) => sum + a.count, 0);

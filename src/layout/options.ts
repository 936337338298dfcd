import { textWidth } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import { type Ask, TICK, tickBox } from './answers.js';
import { label, lines, stack } from './flow.js';
import { textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { baselineOf, leadOf, type Setting } from './setting.js';
import type { Node } from './structure.js';
import { MM, PEN, U } from './units.js';

const AFTER_TICK = 2 * MM;
const BETWEEN = 7 * MM;
const LEAST_BETWEEN = 5 * MM;

export interface InlineOption {
  readonly text: string;
  readonly ask: Ask;
}

/** Boxes with their words side by side, as many as fit in a row; words wider than the row are broken. */
export function optionLines(
  s: Setting,
  at: { readonly x: number; readonly width: number },
  options: readonly InlineOption[],
  shape: 'circle' | 'square',
  style: StyleName,
  of: Node,
): Item[] {
  const widths = options.map((o) => TICK + AFTER_TICK + textWidth(s.metrics, s.theme.styles[style], o.text));
  const between = spacing(widths, at.width);
  const starts = new Set(rowStarts(widths, evenWidth(widths, at.width, between), between));
  const rows: { height: number; marks: Mark[] }[] = [];
  const right = at.x + at.width;
  let x = at.x;
  options.forEach((option, i) => {
    const wide = widths[i]!;
    if (starts.has(i)) {
      rows.push({ height: PEN, marks: [] });
      x = at.x;
    }
    const row = rows.at(-1)!;
    const top = U / 2 + (leadOf(s, 'text') - leadOf(s, style)) / 2;
    const box = tickBox(option.ask, x + TICK / 2, U / 2 + leadOf(s, 'text') / 2, shape);
    const from = x + TICK + AFTER_TICK;
    if (x + wide <= right)
      row.marks.push(box, label(s, option.text, style, from, top + baselineOf(s, style), of));
    else {
      const words = stack(
        lines(
          s,
          [textRun(s, option.text, style)],
          { x: from, width: right - from },
          { style, node: of, align: 'left' },
        ),
      );
      row.marks.push(box, ...moved(words.marks, 0, top));
      row.height = Math.max(row.height, words.height + U);
    }
    x += wide + between;
  });
  return rows.map((r) => item(r.height, r.marks));
}

/** Indices of the options that begin a row so wide. */
function rowStarts(widths: readonly number[], width: number, between: number): number[] {
  let x = 0;
  return widths.flatMap((w, i) => {
    const starts = i === 0 || x + w > width + 0.001;
    x = (starts ? 0 : x) + w + between;
    return starts ? [i] : [];
  });
}

/** A little less space where that spares a row. */
function spacing(widths: readonly number[], width: number): number {
  const rows = (between: number): number => rowStarts(widths, width, between).length;
  return rows(LEAST_BETWEEN) < rows(BETWEEN) && rows(LEAST_BETWEEN) === 1 ? LEAST_BETWEEN : BETWEEN;
}

/** The narrowest width with as many rows, so that none is left with one option. */
function evenWidth(widths: readonly number[], width: number, between: number): number {
  const count = rowStarts(widths, width, between).length;
  let [low, high] = [Math.min(width, Math.max(0, ...widths)), width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (rowStarts(widths, middle, between).length > count) low = middle;
    else high = middle;
  }
  return high;
}

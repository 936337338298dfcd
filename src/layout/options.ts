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
  const rows: { height: number; marks: Mark[] }[] = [];
  const right = at.x + at.width;
  let x = at.x;
  for (const option of options) {
    const wide = TICK + AFTER_TICK + textWidth(s.metrics, s.theme.styles[style], option.text);
    if (rows.length === 0 || x + wide > right) {
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
        lines(s, [textRun(s, option.text, style)], { x: from, width: right - from }, { style, node: of }),
      );
      row.marks.push(box, ...moved(words.marks, 0, top));
      row.height = Math.max(row.height, words.height + U);
    }
    x += wide + BETWEEN;
  }
  return rows.map((r) => item(r.height, r.marks));
}

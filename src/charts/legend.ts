import { type Pattern, type Sheet, SMALL } from './sheet.js';

interface Entry {
  readonly label: string;
  readonly tone: string;
  readonly pattern: Pattern;
  readonly shape?: 'box' | 'dot';
}

const SWATCH = 13;
const LINE = 14;

/** Swatches with their words, as many to a line as fit; gives where the chart goes on. */
export function legend(sheet: Sheet, entries: readonly Entry[]): number {
  let [x, y] = [0, 0];
  for (const { label, tone, pattern, shape } of entries) {
    const wide = SWATCH + 4 + sheet.widthOf(label, { size: SMALL });
    if (x > 0 && x + wide > sheet.setting.width) [x, y] = [0, y + LINE];
    if (shape === 'dot') sheet.dot(x + SWATCH - 5, y + 5.5, 3.6, pattern === 'full' ? 'full' : 'open', tone);
    else sheet.box(x + 0.5, y + 1, SWATCH - 1, 9, pattern, tone);
    sheet.text(label, x + SWATCH + 4, y + 9, 'start', { size: SMALL }, 'legend');
    x += wide + 12;
  }
  return entries.length === 0 ? 0 : y + LINE + 4;
}

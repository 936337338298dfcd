import { LEAD, PAPER, rectangle, type Sheet, SIZE } from './sheet.js';
import { wrap } from './words.js';

/** Where a label stands: beside the plot, or above it where the chart is narrow. */
export interface Columns {
  /** Room for the label. */
  readonly label: number;
  readonly above: boolean;
  /** Left and right end of the plot. */
  readonly left: number;
  readonly right: number;
}

/** Under this the labels stand above their rows. */
const NARROW = 350;
const GAP = 12;

/** `side`: what the columns to the right of the plot take. */
export function columnsOf(sheet: Sheet, side: number, share = 0.38): Columns {
  const { width } = sheet.setting;
  const right = width - side;
  if (width < NARROW) return { label: width, above: true, left: 0, right };
  const label = width * share;
  return { label, above: false, left: label + GAP, right };
}

export interface Row {
  /** Upper edge of the row and of the next. */
  readonly top: number;
  readonly bottom: number;
  /** Middle of what is drawn in the plot. */
  readonly middle: number;
}

/** Draws the label and says where its row's plot lies. `inner`: least height of the plot. */
export function labelRow(
  sheet: Sheet,
  columns: Columns,
  top: number,
  label: string,
  inner: number,
  style = { serif: true, bold: false },
): Row {
  const lines = wrap(sheet.setting, label, columns.label, style);
  if (columns.above) {
    const under = top + 3 + lines.length * LEAD;
    // Lines of the axis pass behind it.
    const wide = Math.max(0, ...lines.map((l) => sheet.widthOf(l, style)));
    sheet.path(rectangle(0, top + 2, Math.min(wide + 3, sheet.setting.width), lines.length * LEAD), {
      tone: 'paper',
      fill: PAPER,
    });
    sheet.texts(lines, 0, top + 3 + SIZE * 0.9, 'start', style, 'label');
    return { top, bottom: under + inner + 6, middle: under + inner / 2 + 1 };
  }
  const height = Math.max(lines.length * LEAD, inner) + 6;
  const middle = top + height / 2;
  sheet.texts(lines, 0, middle - (lines.length * LEAD) / 2 + SIZE * 0.98, 'start', style, 'label');
  return { top, bottom: top + height, middle };
}

/** Baseline of a figure whose middle is there. */
export function baseline(middle: number, size = SIZE): number {
  return middle + size * 0.35;
}

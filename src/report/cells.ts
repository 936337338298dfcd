/** Cells and rows of CSV (RFC 4180, lines ended by a line feed). */

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export type CellValue = string | number | null;

/** What begins a formula for one spreadsheet or another, also in its full-width form. */
const STARTS = /^[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^[-+]?\d+([.,]\d+)?$/;

/**
 * Text that a spreadsheet would take for a formula gets a `'` before it; numbers do not. Blanks before it help nobody:
 * spreadsheets cut them off; and some split a cell at its line ends, so that each line is looked at.
 */
export function safe(text: string): string {
  if (NUMBER.test(text)) return text;
  const lines = text.split(/\r\n|\n|\r/);
  const risky = STARTS.test(text) || lines.some((line) => STARTS.test(trimmed(line)));
  return risky ? `'${text}` : text;
}

/** Without blanks of any width, invisible signs and quotes at the start. */
const trimmed = (line: string): string => line.replace(/^[\s\u00a0\u200b-\u200f\u2060\ufeff"]+/u, '');

export const safeCell = (value: CellValue): string =>
  typeof value === 'string' ? safe(value) : number(value);

export function csvText(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((r) => `${r.map(quote).join(',')}\n`).join('');
}

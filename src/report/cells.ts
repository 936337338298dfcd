import { guarded } from '../source/index.js';

/** Cells and rows of CSV (RFC 4180, lines ended by a line feed). */

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export type CellValue = string | number | null;

/** Text that a spreadsheet would take for a formula gets a `'` before it; numbers do not. */
export function safe(text: string): string {
  return guarded(text);
}

export const safeCell = (value: CellValue): string =>
  typeof value === 'string' ? safe(value) : number(value);

export function csvText(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((r) => `${r.map(quote).join(',')}\n`).join('');
}

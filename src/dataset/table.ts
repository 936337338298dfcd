import type { Dataset } from './types.js';

/** CSV with a row for each record, lines ended by a line feed; line breaks inside a text become ` / `. */
export function dataCsv({ variables, rows }: Dataset): string {
  const head = variables.map((v) => v.name);
  const lines = Array.from({ length: rows }, (_, row) =>
    variables.map((v) => cellText(v.cells[row] ?? null)),
  );
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

function cellText(cell: number | string | null): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : safe(cell.replace(/\s*[\r\n]+\s*/g, ' / '));
}

/** Text that a spreadsheet would take for a formula gets a `'` before it; numbers do not. */
const safe = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Bytes of the longest text of a column, as it is written. */
export function widthOf(cells: readonly (number | string | null)[]): number {
  return Math.max(1, ...cells.map((c) => new TextEncoder().encode(cellText(c)).length));
}

import { amiss } from './amiss.js';
import { reference } from './references.js';
import type { FilledRow } from './rows.js';

/** Cells of one column that are shown as one. */
export interface Merged {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

const MAX_MERGED = 200_000;
/** Steps and new cells together, whatever lies over what. */
const MAX_FILLED = 5_000_000;

/** `A2:A5` as a stretch of rows; null where it goes sideways only: then the first cell alone has the value. */
export function mergedDown(ref: string): Merged | null {
  const [from = '', to = from] = ref.split(':');
  const first = reference(from);
  const last = reference(to);
  if (last.row < first.row || last.column < first.column)
    throw amiss(`this workbook has merged cells at “${ref}”`);
  return last.row === first.row ? null : { column: first.column, first: first.row, last: last.row };
}

/**
 * A school written once beside five people stands for all five: the value of cells merged downwards is repeated
 * in their rows, where these hold anything else and not a value of their own there.
 */
export function fillDown(rows: readonly FilledRow[], merged: readonly Merged[]): void {
  if (merged.length > MAX_MERGED)
    throw amiss(`this workbook has more than ${MAX_MERGED} merged cells in a sheet`);
  let work = 0;
  for (const { column, first, last } of merged) {
    const start = indexOfRow(rows, first);
    const value = rows[start]?.row === first ? rows[start].cells[column - 1] : undefined;
    if (value === undefined || value === '') continue;
    for (let i = start + 1; i < rows.length && rows[i]!.row <= last; i++) {
      const { cells } = rows[i]!;
      work += 1 + Math.max(0, column - cells.length);
      if (work > MAX_FILLED) throw amiss('the merged cells of this workbook take up too much');
      fill(cells, column, value);
    }
  }
}

function fill(cells: string[], column: number, value: string): void {
  while (cells.length < column) cells.push('');
  if (cells[column - 1] === '') cells[column - 1] = value;
}

/** Index of the row, or of the first one below it. */
function indexOfRow(rows: readonly FilledRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

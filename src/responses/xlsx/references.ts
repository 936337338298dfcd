import { amiss } from './amiss.js';

export const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

export interface Reference {
  readonly row: number;
  readonly column: number;
}

/** `B3` → row 3, column 2; throws a refusal for what no sheet has. */
export function reference(text: string): Reference {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  const column = found ? columnNumber(found[1]!) : 0;
  const row = Number(found?.[2]);
  if (!found || row > MAX_ROW || column > MAX_COLUMN)
    throw amiss(`this workbook has a cell at “${text.slice(0, 40)}”`);
  return { row, column };
}

/** 1 → A, 28 → AB. */
export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

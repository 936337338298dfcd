import { Refusal } from '../files/index.js';

export const AGAIN = 'open it in Excel or LibreOffice and save it again as .xlsx, or as “CSV UTF-8”';

/** A refusal of the workbook: what is amiss with it, and in which cell, where that can be told. */
export function amiss(what: string, cell?: { readonly row: number; readonly column: number }): Refusal {
  return new Refusal('file-unreadable', what, AGAIN, cell);
}

import type { ResponseRecord } from '../match/index.js';

/** Columns that `--by` may name: `group,role` are two. */
export function columnsIn(by: string): readonly string[] {
  return by
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c !== '');
}

/** The same, unless the records have a column that is called so with its comma. */
export function columnsOf(by: string, records: readonly ResponseRecord[]): readonly string[] {
  return !by.includes(',') || records.some((r) => r.columns.has(by)) ? [by] : columnsIn(by);
}

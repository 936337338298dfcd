import type { Forms } from '../form/index.js';
import type { Table } from '../responses/index.js';
import { targetOf } from './columns.js';
import type { MatchedColumns } from './names.js';
import { nearestQuestion } from './strays.js';
import type { ColumnFate, ReadTable } from './types.js';

/** What became of each column of a table, for the receipt. */
export function fatesOf(
  table: Table,
  { meanings, torn }: MatchedColumns,
  round: string | null,
  forms: Forms,
): Omit<ReadTable, 'rows' | 'blank' | 'partial'> {
  const { path, sheet, format, tool, aside, besides } = table;
  const named = table.header.map((c): ColumnFate => {
    const { column, name } = c;
    const meaning = meanings.get(column);
    if (meaning) {
      const byPlace = meaning.kind === 'question' && meaning.byPlace === true;
      return { column, name, is: meaning.kind, target: targetOf(meaning), byPlace };
    }
    const between = torn.find((t) => t.column === c)?.between;
    if (between) return { column, name, is: 'torn', target: between[0]!, byPlace: false };
    return {
      column,
      name,
      is: 'stray',
      target: nearestQuestion(c, forms, null)?.id ?? null,
      byPlace: false,
    };
  });
  const nameless = [...table.nameless]
    .filter(([, cells]) => cells > 0)
    .map(([column]): ColumnFate => ({ column, name: '', is: 'stray', target: null, byPlace: false }));
  const columns = [...named, ...nameless].sort((a, b) => a.column - b.column);
  return { path, sheet, format, tool, round, columns, aside, besides };
}

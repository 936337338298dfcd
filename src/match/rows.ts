import type { Plan } from '../plan/index.js';
import type { Table, TableRow } from '../responses/index.js';
import { answersOf, type From } from './answers.js';
import { Blanks } from './blanks.js';
import type { Meaning } from './columns.js';
import { folded } from './normalise.js';
import type { Notes } from './notes.js';
import { submissionTimes } from './submitted.js';
import type { AnswerValue } from './types.js';

/** A row as it was read, before rows of one person are put together. */
export interface Row {
  readonly path: string;
  readonly row: number;
  /** Respondent, round, group … as written. */
  readonly named: ReadonlyMap<string, From<string>>;
  readonly answers: ReadonlyMap<string, From<AnswerValue>>;
  /** Whether a cell of it could not be used. */
  readonly bad: boolean;
  /** When it was sent; null where that cannot be told. */
  readonly time: number | null;
}

export interface RowOptions {
  readonly by: readonly string[];
  readonly skipInvalid: boolean;
}

/** All rows of a table, with every cell that cannot be used told. */
export function readRows(
  table: Table,
  meanings: ReadonlyMap<number, Meaning>,
  plan: Plan,
  options: RowOptions,
  notes: Notes,
): readonly Row[] {
  const names = namesByColumn(table, meanings, options.by);
  const blanks = new Blanks(plan, notes);
  const sent = [...meanings].find(([, m]) => m.kind === 'submitted')?.[0];
  const times = submissionTimes(table.rows.map((r) => cellOf(r, sent) || null));
  return table.rows.map((r, i) => {
    const named = new Map<string, From<string>>();
    for (const { column, name } of names) {
      const text = cellOf(r, column);
      const at = { path: table.path, row: r.row, column };
      if (text !== '') named.set(name, { value: blanks.label(name, text, at), at });
    }
    const place = { path: table.path, row: r.row, respondent: named.get('respondent')?.value ?? null };
    const { answers, bad } = answersOf(table.header, r.cells, meanings, place, options.skipInvalid, notes);
    return { path: table.path, row: r.row, named, answers, bad, time: times[i]! };
  });
}

function cellOf(row: TableRow, column: number | undefined): string {
  return column === undefined ? '' : (row.cells.get(column) ?? '').trim();
}

interface Named {
  readonly column: number;
  readonly name: string;
}

/** What each column is called in a record; one that `--by` names by its header has that name too, even a question. */
function namesByColumn(
  table: Table,
  meanings: ReadonlyMap<number, Meaning>,
  by: readonly string[],
): readonly Named[] {
  return table.header.flatMap(({ column, name }) => {
    const meaning = meanings.get(column);
    if (meaning?.kind !== 'named' && meaning?.kind !== 'question') return [];
    const own = meaning.kind === 'named' ? [meaning.name] : [];
    const asked = by.filter((b) => folded(b) === folded(name));
    return [...new Set([...own, ...asked])].map((n) => ({ column, name: n }));
  });
}

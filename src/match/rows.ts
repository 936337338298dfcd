import type { Plan } from '../plan/index.js';
import type { Table } from '../responses/index.js';
import { answerPlan, answersOf, type From } from './answers.js';
import { Blanks } from './blanks.js';
import type { Meaning } from './names.js';
import { folded } from './normalise.js';
import type { Notes } from './notes.js';
import { timesOf } from './submitted.js';
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
  /** The form was not finished. */
  readonly partial: boolean;
  /** When it was sent; null where that cannot be told. */
  readonly time: number | null;
}

export interface RowOptions {
  readonly by: readonly string[];
  readonly skipInvalid: boolean;
  /** Times are learnt from the whole column, which costs a second look. */
  readonly timed: boolean;
}

/** The rows of a table one by one, with every cell that cannot be used told. */
export function* readRows(
  table: Table,
  meanings: ReadonlyMap<number, Meaning>,
  plan: Plan,
  options: RowOptions,
  notes: Notes,
): Iterable<Row> {
  const names = namesByColumn(table, meanings, options.by);
  const blanks = new Blanks(plan, notes);
  const answers = answerPlan(table.header, meanings, plan);
  const sent = [...meanings].find(([, m]) => m.kind === 'submitted')?.[0];
  const rows = options.timed && sent !== undefined ? [...table.rows] : table.rows;
  const times = timesOf(rows, sent, options.timed);
  let index = 0;
  for (const { row, cells, partial, path = table.path } of rows) {
    const named = new Map<string, From<string>>();
    for (const { column, name } of names) {
      const text = (cells[column - 1] ?? '').trim();
      if (text === '') continue;
      const at = { path, row, column };
      named.set(name, { value: blanks.label(name, text, at), at });
    }
    const place = { path, row, respondent: named.get('respondent')?.value ?? null };
    const read = answersOf(answers, cells, place, options.skipInvalid, notes);
    yield { path, row, named, ...read, partial, time: times[index++] ?? null };
  }
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

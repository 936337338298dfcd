import type { Findings } from '../diagnostics/index.js';
import type { AnswerValue, Origin, ResponseRecord } from './types.js';

export interface Given {
  readonly value: AnswerValue;
  readonly at: Origin;
}

/** A row as it was read. */
export interface Row {
  readonly respondent: string | null;
  readonly round: string;
  readonly about: string | null;
  readonly rater: string | null;
  readonly columns: ReadonlyMap<string, string>;
  readonly given: ReadonlyMap<string, Given>;
  readonly submitted: string | null;
  readonly path: string;
  readonly row: number;
}

/** Rows of one person in one round become one record, question by question; two answers to one question are a duplicate. */
export function merge(
  rows: readonly Row[],
  duplicates: 'error' | 'first' | 'last',
  findings: Findings,
): readonly ResponseRecord[] {
  const groups = new Map<string, Row[]>();
  for (const [i, row] of rows.entries()) {
    if (row.given.size === 0) continue;
    const key =
      row.respondent === null
        ? `row ${i}`
        : JSON.stringify([row.respondent, row.round, row.about, row.rater]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => recordOf(group, duplicates, findings));
}

function recordOf(
  group: readonly Row[],
  duplicates: 'error' | 'first' | 'last',
  findings: Findings,
): ResponseRecord {
  const first = group[0]!;
  const answers = new Map<string, Given>();
  const columns = new Map<string, string>();
  for (const row of inTime(group)) {
    for (const [key, value] of row.columns) if (!columns.has(key)) columns.set(key, value);
    for (const [id, given] of row.given) {
      const known = answers.get(id);
      if (known && duplicates === 'error') sayDuplicate(first, id, known, given, findings);
      if (!known || duplicates === 'last') answers.set(id, given);
    }
  }
  return {
    respondent: first.respondent,
    round: first.round,
    about: first.about,
    rater: first.rater,
    group: columns.get('group') ?? null,
    columns,
    answers: new Map([...answers].map(([id, g]) => [id, g.value])),
    origin: { path: first.path, row: first.row },
  };
}

/** By submission time where every row has one that can be read, else in the order of the files. */
function inTime(group: readonly Row[]): readonly Row[] {
  const times = group.map((r) => (r.submitted === null ? Number.NaN : Date.parse(r.submitted)));
  if (times.some(Number.isNaN)) return group;
  return group
    .map((row, i) => ({ row, time: times[i]! }))
    .sort((a, b) => a.time - b.time)
    .map((x) => x.row);
}

function sayDuplicate(row: Row, id: string, known: Given, again: Given, findings: Findings): void {
  findings.error(
    'duplicate-answer',
    again.at,
    `${row.respondent} has answered ${id} already, at ${known.at.path}:${known.at.row}:${known.at.column}`,
    {
      hint: 'keep one row, or say which counts: --duplicates first or --duplicates last',
    },
  );
}

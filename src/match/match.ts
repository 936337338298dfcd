import type { Findings } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Table } from '../responses/index.js';
import { matchColumns } from './columns.js';
import * as coverage from './coverage.js';
import { type Duplicates, type Merged, mergeRows } from './merge.js';
import { Notes } from './notes.js';
import { type Roster, sayStrangers } from './roster.js';
import { Rounds, sayWithoutRound } from './rounds.js';
import { type Row, readRows } from './rows.js';
import { sayStrays } from './strays.js';
import type { Matched, MatchedFile, ResponseRecord } from './types.js';

export interface MatchOptions {
  readonly form: string | null;
  /** As `readMap` gives it. */
  readonly map: ReadonlyMap<string, string> | null;
  readonly roster: Roster | null;
  /** Columns of `--by`. */
  readonly by: readonly string[];
  /** Bad cells are warnings and count as missing. */
  readonly skipInvalid: boolean;
  readonly duplicates: Duplicates;
}

export interface RoundTable {
  readonly table: Table;
  /** Of `--round name=file`; wins over a column `round`. */
  readonly round: string | null;
}

/** Tables × forms → records: which column is which question, what each cell answers, which rows are one person's. */
export function matchResponses(
  tables: readonly RoundTable[],
  forms: Forms,
  plan: Plan,
  options: MatchOptions,
  findings: Findings,
): Matched {
  const notes = new Notes(findings);
  const read = readColumns(tables, forms, plan, options, notes);
  const rounds = new Rounds();
  for (const { round } of tables) if (round !== null) rounds.add(round);
  const files: MatchedFile[] = [];
  const rows: Row[] = [];
  const roundOf = new Map<Row, string>();
  for (const { table, columns, round } of read) {
    const all = readRows(table, columns.meanings, plan, options, notes);
    sayAboutRows(table, columns, all, round, forms, options.roster, notes);
    const answered = all.filter((r) => r.answers.size > 0);
    for (const row of answered) roundOf.set(row, rounds.of(row, round));
    rows.push(...answered);
    files.push({ path: table.path, rows: all.length, respondents: countPeople(answered) });
  }
  const matched = new Set(read.flatMap((r) => coverage.questionsIn(r.columns.meanings)));
  coverage.sayMissingColumns(forms, read, matched, notes);
  const merged = mergeRows(rows, (row) => keyOf(row, roundOf.get(row)!), options.duplicates, notes);
  const records = merged.map((m) => recordOf(m, roundOf.get(m.first)!, options));
  return { files, rounds: rounds.list, records, matched, problems: notes.problems };
}

type ReadRound = coverage.ReadTable & RoundTable;

function readColumns(
  tables: readonly RoundTable[],
  forms: Forms,
  plan: Plan,
  { form, map, roster, by }: MatchOptions,
  notes: Notes,
): readonly ReadRound[] {
  const known = [...by, ...(roster?.columns ?? [])];
  const read = tables.map(({ table, round }) => {
    const columns = matchColumns(table, forms, plan, { form, map, known }, notes.findings);
    return { table, round, columns };
  });
  const has = (r: ReadRound): boolean => coverage.questionsIn(r.columns.meanings).length > 0;
  const anywhere = read.some(has);
  for (const r of read) {
    if (has(r) || r.columns.torn.length > 0) sayStrays(r.table, r.columns, forms, form, notes);
    if (!has(r)) coverage.sayNoData(r, anywhere, notes);
    else if (r.table.rows.length === 0) coverage.sayNoRows(r, notes);
  }
  return read;
}

function sayAboutRows(
  table: Table,
  { meanings }: ReadRound['columns'],
  rows: readonly Row[],
  round: string | null,
  forms: Forms,
  roster: Roster | null,
  notes: Notes,
): void {
  const roundColumn = [...meanings].find(([, m]) => m.kind === 'named' && m.name === 'round')?.[0];
  if (coverage.questionsIn(meanings).length === 0) return;
  coverage.sayEmptyRows(table.path, rows, notes);
  const answered = rows.filter((r) => r.answers.size > 0);
  coverage.sayOtherVersions(answered, forms, notes);
  if (round === null && roundColumn !== undefined) sayWithoutRound(answered, roundColumn, notes);
  if (roster) sayStrangers(answered, roster, notes);
}

function countPeople(rows: readonly Row[]): number {
  const named = new Set(rows.flatMap((r) => r.named.get('respondent')?.value ?? []));
  return named.size + rows.filter((r) => !r.named.has('respondent')).length;
}

/** Same respondent, round, about and rater: one record. Nobody knows who a row without a respondent is. */
function keyOf(row: Row, round: string): string | null {
  const [respondent, about, rater] = ['respondent', 'about', 'rater'].map(
    (k) => row.named.get(k)?.value ?? null,
  );
  return respondent === null ? null : JSON.stringify([respondent, round, about, rater]);
}

/** Columns that have a place of their own in a record; among the others only where `--by` asks for them. */
const OWN = ['respondent', 'round', 'form', 'about', 'rater'];

/** What the data says of a person wins over the roster. */
function recordOf(
  { first, named, answers }: Merged,
  round: string,
  { roster, by }: MatchOptions,
): ResponseRecord {
  const text = (name: string): string | null => named.get(name)?.value ?? null;
  const respondent = text('respondent');
  const ofRoster = respondent === null ? undefined : roster?.people.get(respondent);
  const columns = new Map([...(ofRoster ?? []), ...[...named].map(([k, v]) => [k, v.value] as const)]);
  for (const name of OWN) if (!by.includes(name)) columns.delete(name);
  return {
    respondent,
    round,
    group: columns.get('group') ?? null,
    about: text('about'),
    rater: text('rater'),
    columns,
    answers: new Map([...answers].map(([id, a]) => [id, a.value])),
    origin: { path: first.path, row: first.row },
  };
}

import type { Findings } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Table } from '../responses/index.js';
import { blankLabel } from './blanks.js';
import { matchColumns } from './columns.js';
import * as coverage from './coverage.js';
import { type Duplicates, type Merged, mergeRows } from './merge.js';
import { Notes } from './notes.js';
import { type Roster, sayStrangers } from './roster.js';
import { Rounds, sayWithoutRound } from './rounds.js';
import { type Row, readRows } from './rows.js';
import { sayStrays } from './strays.js';
import { checkTogether } from './together.js';
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
  const tablesRead = readColumns(tables, forms, plan, options, notes);
  const rounds = new Rounds();
  for (const { round } of tables) if (round !== null) rounds.add(round);
  const files: MatchedFile[] = [];
  const rows: Row[] = [];
  const roundOf = new Map<Row, string>();
  for (const { table, columns, round } of tablesRead) {
    const read = readRows(table, columns.meanings, plan, options, notes);
    const all = checkTogether(read, forms, options.skipInvalid, notes);
    sayAboutRows(all, { table, columns, round }, forms, options, notes);
    const answered = all.filter((r) => answersAny(r, forms));
    for (const row of answered) roundOf.set(row, rounds.of(row, round));
    rows.push(...answered);
    files.push({ path: table.path, rows: all.length, respondents: countPeople(answered) });
  }
  const matched = new Set(tablesRead.flatMap((r) => coverage.questionsIn(r.columns.meanings)));
  coverage.sayMissingColumns(forms, tablesRead, matched, notes);
  const merged = mergeRows(rows, (row) => keyOf(row, roundOf.get(row)!), options.duplicates, notes);
  const records = merged.map((m) => recordOf(m, roundOf.get(m.first)!, plan, options));
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

/** What is odd about the rows of a file that has questions; one without any has been told of already. */
function sayAboutRows(
  rows: readonly Row[],
  { table, columns, round }: ReadRound,
  forms: Forms,
  { roster, skipInvalid }: MatchOptions,
  notes: Notes,
): void {
  if (coverage.questionsIn(columns.meanings).length === 0) return;
  const answered = rows.filter((r) => answersAny(r, forms));
  // A row that has nothing but bad cells is to be mended; only once they are skipped is it empty.
  const empty = rows.filter((r) => !answersAny(r, forms) && (skipInvalid || !r.bad));
  coverage.sayEmptyRows(table.path, empty, notes);
  coverage.sayOtherVersions(answered, forms, notes);
  const roundColumn = [...columns.meanings].find(([, m]) => m.kind === 'named' && m.name === 'round')?.[0];
  if (round === null && roundColumn !== undefined) sayWithoutRound(answered, roundColumn, notes);
  if (roster) sayStrangers(answered, roster, notes);
}

/** A code that pairs rounds is no answer. */
function answersAny(row: Row, forms: Forms): boolean {
  return [...row.answers.keys()].some((id) => forms.question.get(id)?.answer.kind !== 'code');
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

/** The rater that means the respondent. */
const SELF = 'self';
/** Not among a record's columns, unless `--by` asks for them. */
const OWN = ['respondent', 'round', 'form'];

/** What the data says of a person wins over the roster. */
function recordOf(
  { first, named, answers }: Merged,
  round: string,
  plan: Plan,
  { roster, by }: MatchOptions,
): ResponseRecord {
  const text = (name: string): string | null => named.get(name)?.value ?? null;
  const [respondent, rater] = [text('respondent'), text('rater')];
  const ofRoster = respondent === null ? undefined : roster?.people.get(respondent);
  const known = [...(ofRoster ?? [])].map(([k, v]) => [k, blankLabel(plan, k, v)] as const);
  const columns = new Map([...known, ...[...named].map(([k, v]) => [k, v.value] as const)]);
  for (const name of OWN) if (!by.includes(name)) columns.delete(name);
  return {
    respondent,
    round,
    group: columns.get('group') ?? null,
    // Who answers about themselves need not say so twice.
    about: text('about') ?? (rater === SELF ? respondent : null),
    rater,
    columns,
    answers: new Map([...answers].map(([id, a]) => [id, a.value])),
    origin: { path: first.path, row: first.row },
  };
}

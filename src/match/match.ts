import type { Findings } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import { attendanceOf } from './attendance.js';
import { pairCodes } from './codes.js';
import { matchColumns } from './columns.js';
import * as coverage from './coverage.js';
import { fatesOf } from './fates.js';
import { Ledger } from './ledger.js';
import { Names } from './names.js';
import { Notes } from './notes.js';
import type { MatchOptions, RoundTable } from './options.js';
import { Numbers } from './pool.js';
import { recordsOf } from './records.js';
import { Rounds } from './rounds.js';
import { RowNotes } from './row-notes.js';
import { type Row, readRows } from './rows.js';
import { sayStrays } from './strays.js';
import { Together } from './together.js';
import type { Matched, MatchedFile, ReadTable, RowPlace, Twice } from './types.js';

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
  const reader = new Reader(forms, plan, options, notes);
  for (const { round } of tables) if (round !== null) reader.rounds.add(round);
  for (const each of read) reader.table(each);
  reader.ledger.close();
  const matched = new Set(read.flatMap((r) => coverage.questionsIn(r.columns.meanings)));
  coverage.sayMissingColumns(forms, read, matched, notes);
  const twice: Twice[] = [];
  const records = recordsOf(reader.ledger, plan, options, notes, twice);
  const rounds = reader.rounds.list;
  return {
    files: reader.files,
    tables: reader.read,
    rounds,
    records,
    respondents: reader.respondents,
    matched,
    twice,
    codes: pairCodes(records, forms, rounds),
    attendance: options.roster && attendanceOf(records, options.roster),
    problems: notes.problems,
  };
}

/** A map's keys, the plan's questions and blanks: what makes a row a header. */
export function namesOf(forms: Forms, plan: Plan, options: Pick<MatchOptions, 'form' | 'map'>): Names {
  return new Names(forms, plan, { form: options.form, map: options.map, known: [] });
}

type ReadRound = coverage.TableColumns & RoundTable;

function readColumns(
  tables: readonly RoundTable[],
  forms: Forms,
  plan: Plan,
  { form, map, roster, by }: MatchOptions,
  notes: Notes,
): readonly ReadRound[] {
  const names = new Names(forms, plan, { form, map, known: [...by, ...(roster?.columns ?? [])] });
  const read = tables.map(({ table, round }) => ({
    table,
    round,
    columns: matchColumns(table, names, notes.findings),
  }));
  const has = (r: ReadRound): boolean => coverage.questionsIn(r.columns.meanings).length > 0;
  const anywhere = read.some(has);
  for (const r of read) {
    if (has(r) || r.columns.torn.length > 0) sayStrays(r.table, r.columns, forms, form, notes);
    if (!has(r)) coverage.sayNoData(r, anywhere, notes);
  }
  return read;
}

/** How often progress is told: rows between two calls. */
const STEP = 20_000;

/** Goes through the rows of one table after another. */
class Reader {
  readonly ledger = new Ledger();
  readonly rounds = new Rounds();
  readonly files: MatchedFile[] = [];
  readonly read: ReadTable[] = [];
  /** Different people in all tables; rows without a respondent count one each. */
  respondents = 0;
  private readonly everyone = new Numbers();
  private readonly together: Together;
  private rows = 0;

  constructor(
    private readonly forms: Forms,
    private readonly plan: Plan,
    private readonly options: MatchOptions,
    private readonly notes: Notes,
  ) {
    this.together = new Together(forms, options.skipInvalid, notes);
  }

  table({ table, columns, round }: ReadRound): void {
    const { skipInvalid, roster, by, duplicates } = this.options;
    const timed = duplicates === 'first' || duplicates === 'last';
    const seen = new RowNotes(table.path, this.forms, roster, this.notes);
    const people = new Numbers();
    const partial: RowPlace[] = [];
    let [count, persons] = [0, 0];
    this.ledger.begin();
    for (const raw of readRows(table, columns.meanings, this.plan, { by, skipInvalid, timed }, this.notes)) {
      count++;
      if (++this.rows % STEP === 0) this.options.progress?.(this.rows);
      const row = this.together.checked(raw);
      if (!this.answersAny(row)) {
        // A row that has nothing but bad cells is to be mended; only once they are skipped is it empty.
        if (skipInvalid || !row.bad) seen.sawEmpty(row);
        continue;
      }
      seen.sawAnswered(row);
      if (row.partial) partial.push({ path: row.path, row: row.row });
      const who = this.ledger.textNumber(this.ledger.add(row, this.rounds.of(row, round)), 'respondent');
      if (who === 0 || people.get(who) === 0) persons++;
      if (who === 0 || this.everyone.get(who) === 0) this.respondents++;
      people.set(who, 1);
      this.everyone.set(who, 1);
    }
    this.end({ table, columns, round }, seen, count);
    this.files.push({ path: table.path, rows: count, respondents: persons });
    this.read.push({
      ...fatesOf(table, columns, round, this.forms),
      rows: count,
      blank: seen.blank,
      partial,
    });
  }

  /** What is odd about the rows of a file that has questions; one without any has been told of already. */
  private end({ table, columns, round }: ReadRound, seen: RowNotes, count: number): void {
    if (coverage.questionsIn(columns.meanings).length === 0) return;
    if (count === 0) coverage.sayNoRows({ table, columns }, this.notes);
    const named = [...columns.meanings].find(([, m]) => m.kind === 'named' && m.name === 'round')?.[0];
    seen.say(round === null ? (named ?? null) : null);
  }

  /** A code that pairs rounds is no answer. */
  private answersAny(row: Row): boolean {
    for (const id of row.answers.keys()) if (this.forms.question.get(id)?.answer.kind !== 'code') return true;
    return false;
  }
}

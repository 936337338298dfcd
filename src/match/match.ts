import { type Findings, nearest } from '../diagnostics/index.js';
import type { Forms, Question } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Table } from '../responses/index.js';
import { readCell } from './cells.js';
import { type Meaning, matchColumns } from './columns.js';
import { type Given, merge, type Row } from './merge.js';
import { folded } from './normalise.js';
import type { Roster } from './roster.js';
import type { Matched, MatchedFile, Problem } from './types.js';

export interface MatchOptions {
  readonly form: string | null;
  readonly map: ReadonlyMap<string, string> | null;
  readonly roster: Roster | null;
  /** Columns of `--by`. */
  readonly by: readonly string[];
  readonly skipInvalid: boolean;
  readonly duplicates: 'error' | 'first' | 'last';
}

export interface RoundTable {
  readonly table: Table;
  /** Of `--round name=file`. */
  readonly round: string | null;
}

const ALL = 'all';

/** Tables × forms → records: which column is which question, what each cell answers, which rows are one person's. */
export function matchResponses(
  tables: readonly RoundTable[],
  forms: Forms,
  plan: Plan,
  options: MatchOptions,
  findings: Findings,
): Matched {
  const reader = new Reader(forms, plan, options, findings);
  for (const { table, round } of tables) reader.table(table, round);
  reader.missingColumns(tables);
  const records = merge(reader.rows, options.duplicates, findings);
  return {
    files: reader.files,
    rounds: reader.rounds.length > 0 ? reader.rounds : [ALL],
    records,
    matched: reader.matched,
    problems: reader.problems,
  };
}

class Reader {
  readonly rows: Row[] = [];
  readonly files: MatchedFile[] = [];
  readonly rounds: string[] = [];
  readonly matched = new Set<string>();
  readonly problems: Problem[] = [];
  private readonly unknownGroups = new Set<string>();
  private readonly strangers = new Set<string>();

  constructor(
    private readonly forms: Forms,
    private readonly plan: Plan,
    private readonly options: MatchOptions,
    private readonly findings: Findings,
  ) {}

  table(table: Table, round: string | null): void {
    const known = new Set([...this.options.by, ...(this.options.roster?.columns ?? [])]);
    const meanings = matchColumns(
      table,
      this.forms,
      this.plan,
      { form: this.options.form, map: this.options.map, known },
      this.findings,
    );
    const questions = [...meanings.values()].flatMap((m) => (m.kind === 'question' ? [m.question] : []));
    if (questions.length === 0) this.noData(table);
    for (const q of questions) this.matched.add(q.id);
    const before = this.rows.length;
    for (const row of table.rows) this.row(table, meanings, row, round);
    const made = this.rows.slice(before);
    const people = new Set(made.flatMap((r) => r.respondent ?? []));
    const nameless = made.filter((r) => r.respondent === null && r.given.size > 0).length;
    this.files.push({ path: table.path, rows: table.rows.length, respondents: people.size + nameless });
    this.versions(table, meanings, made, questions);
  }

  private noData(table: Table): void {
    const headers = table.header
      .slice(0, 5)
      .map((c) => `"${c.name}"`)
      .join(', ');
    this.findings.error(
      'no-data',
      { path: table.path, row: 1, column: 1 },
      `no column of this file is a question of the plan; it begins with ${headers}`,
      {
        hint: 'headers are question ids or the questions’ own words; plenary build writes a responses.csv with all of them',
      },
    );
  }

  private row(
    table: Table,
    meanings: ReadonlyMap<number, Meaning>,
    row: Table['rows'][number],
    round: string | null,
  ): void {
    const columns = new Map<string, string>();
    let submitted: string | null = null;
    for (const [column, meaning] of meanings) {
      const text = (row.cells.get(column) ?? '').trim();
      if (text === '') continue;
      if (meaning.kind === 'column')
        columns.set(meaning.name, this.columnValue(meaning.name, text, table, row.row, column));
      if (meaning.kind === 'submitted') submitted = text;
    }
    const respondent = columns.get('respondent') ?? null;
    this.fromRoster(table, row.row, respondent, columns);
    const name = round ?? columns.get('round') ?? ALL;
    if (!this.rounds.includes(name)) this.rounds.push(name);
    const given = this.answers(table, meanings, row, respondent);
    this.unanswered(table.path, row.row, meanings, given);
    this.rows.push({
      respondent,
      round: name,
      about: columns.get('about') ?? null,
      rater: columns.get('rater') ?? null,
      columns,
      given,
      submitted,
      path: table.path,
      row: row.row,
    });
  }

  /** A blank of the form whose answers the plan names: by id or label, kept as its label. */
  private columnValue(name: string, text: string, table: Table, row: number, column: number): string {
    const options = this.plan.identify.find((k) => k.key === name)?.options;
    if (!options) return text;
    const found = options.find((o) => o.id === text || folded(o.plain) === folded(text));
    if (found) return found.plain;
    if (!this.unknownGroups.has(`${name} ${text}`)) {
      this.unknownGroups.add(`${name} ${text}`);
      const near = nearest(
        text,
        options.map((o) => o.plain),
      );
      this.findings.warning(
        'bad-cell',
        { path: table.path, row, column },
        `${name} is \`${text}\`, which is none of ${options.map((o) => o.plain).join(', ')}`,
        {
          hint: near
            ? `did you mean \`${near}\`? It counts as a ${name} of its own now`
            : `it counts as a ${name} of its own now`,
        },
      );
    }
    return text;
  }

  private fromRoster(
    table: Table,
    row: number,
    respondent: string | null,
    columns: Map<string, string>,
  ): void {
    const { roster } = this.options;
    if (!roster || respondent === null) return;
    const person = roster.people.get(respondent);
    if (person) {
      for (const [key, value] of person) if (value !== '' && !columns.has(key)) columns.set(key, value);
    } else if (!this.strangers.has(respondent)) {
      this.strangers.add(respondent);
      this.findings.warning(
        'unknown-id',
        { path: table.path, row, column: 1 },
        `the roster has no \`${respondent}\``,
        { hint: 'the answers count all the same' },
      );
    }
  }

  private answers(
    table: Table,
    meanings: ReadonlyMap<number, Meaning>,
    row: Table['rows'][number],
    respondent: string | null,
  ): Map<string, Given> {
    const given = new Map<string, Given>();
    for (const [column, meaning] of meanings) {
      if (meaning.kind !== 'question') continue;
      const { question } = meaning;
      const text = row.cells.get(column) ?? '';
      const at = { path: table.path, row: row.row, column };
      const reading = readCell(question, text);
      if (reading.is === 'bad') this.bad(at, question, text, respondent, reading);
      if (reading.is !== 'answer') continue;
      given.set(question.id, { value: reading.value, at });
      const other = question.answer.kind === 'choice' ? question.answer.other : null;
      if (reading.other && other && !given.has(other))
        given.set(other, { value: { kind: 'text', text: reading.other }, at });
    }
    return given;
  }

  private bad(
    at: Given['at'],
    question: Question,
    text: string,
    respondent: string | null,
    reading: { readonly code: 'bad-cell' | 'too-many'; readonly expected: string; readonly hint?: string },
  ): void {
    const who = respondent === null ? 'no respondent' : respondent;
    const shown = text.trim().length > 60 ? `${text.trim().slice(0, 60)}…` : text.trim();
    const message = `${question.local} is \`${shown}\` (${who}); expected ${reading.expected}`;
    const more = reading.hint ? { hint: reading.hint } : {};
    if (!this.options.skipInvalid) {
      this.findings.error(reading.code, at, message, more);
      return;
    }
    this.findings.warning(reading.code, at, `${message}; counted as missing`, more);
    this.problems.push({ code: reading.code, message, file: at.path, row: at.row, column: at.column });
  }

  /** A row counts only for the forms that it answers; the others are named. */
  private unanswered(
    file: string,
    row: number,
    meanings: ReadonlyMap<number, Meaning>,
    given: ReadonlyMap<string, Given>,
  ): void {
    const questions = [...meanings.values()].flatMap((m) => (m.kind === 'question' ? [m.question] : []));
    const forms = [...new Set(questions.map((q) => q.form))];
    const empty = forms.filter((form) => !questions.some((q) => q.form === form && given.has(q.id)));
    if (empty.length === 0) return;
    const whole = empty.length === forms.length;
    const message = whole
      ? 'a row without any answer was not counted'
      : `a row without any answer to ${empty.join(', ')} was not counted there`;
    this.problems.push({ code: 'empty-row', message, file, row, column: null });
  }

  /** Answers that came from a form printed before the plan was changed. */
  private versions(
    table: Table,
    meanings: ReadonlyMap<number, Meaning>,
    rows: readonly Row[],
    questions: readonly Question[],
  ): void {
    if (![...meanings.values()].some((m) => m.kind === 'column' && m.name === 'form')) return;
    const prints = new Set(questions.flatMap((q) => this.forms.form.get(q.form)?.fingerprint ?? []));
    const strange = rows.filter((r) => {
      const form = r.columns.get('form');
      return form !== undefined && !form.split(/[;, ]+/).some((print) => prints.has(print));
    });
    if (strange.length === 0) return;
    const now = [...prints].join(', ');
    const message = `${strange.length} of ${rows.length} rows come from another version of the form (${strange[0]!.columns.get('form')}; now ${now})`;
    this.findings.warning('other-version', { path: table.path, row: strange[0]!.row, column: 1 }, message, {
      hint: 'compare the wording before you compare the scores',
    });
    this.problems.push({
      code: 'other-version',
      message,
      file: table.path,
      row: strange[0]!.row,
      column: null,
    });
  }

  /** Said only of forms of which the files hold something. */
  missingColumns(tables: readonly RoundTable[]): void {
    const path = tables[0]?.table.path;
    if (path === undefined) return;
    for (const form of this.forms.list) {
      const missing = form.questions.filter((q) => !this.matched.has(q.id) && !q.id.endsWith('.other'));
      if (missing.length === 0 || missing.length === form.questions.length) continue;
      const ids = missing
        .slice(0, 6)
        .map((q) => q.id)
        .join(', ');
      const more = missing.length > 6 ? ` and ${missing.length - 6} more` : '';
      this.findings.warning('missing-column', { path, row: 1, column: 1 }, `no column for ${ids}${more}`, {
        hint: 'they count as not answered',
      });
      this.problems.push({
        code: 'missing-column',
        message: `no column for ${ids}${more}`,
        file: path,
        row: null,
        column: null,
      });
    }
  }
}

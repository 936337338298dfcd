import { nearest } from '../diagnostics/index.js';
import type { Question } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Table, TableRow } from '../responses/index.js';
import { readCell } from './cells.js';
import type { Meaning } from './columns.js';
import { folded, shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Refusal } from './reading.js';
import { submissionTimes } from './submitted.js';
import type { AnswerValue, Origin } from './types.js';

/** Something with the cell that it came from. */
export interface From<T> {
  readonly value: T;
  readonly at: Origin;
}

/** A row as it was read, before rows of one person are put together. */
export interface Row {
  readonly path: string;
  readonly row: number;
  /** Respondent, round, group … as written. */
  readonly named: ReadonlyMap<string, From<string>>;
  readonly answers: ReadonlyMap<string, From<AnswerValue>>;
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
  const choices = new Choices(plan, notes);
  const sent = [...meanings].find(([, m]) => m.kind === 'submitted')?.[0];
  const times = submissionTimes(table.rows.map((r) => cellOf(r, sent) || null));
  return table.rows.map((r, i) => {
    const named = new Map<string, From<string>>();
    for (const { column, name } of names) {
      const text = cellOf(r, column);
      const at = { path: table.path, row: r.row, column };
      if (text !== '') named.set(name, { value: choices.label(name, text, at), at });
    }
    const answers = answersOf(table, r, meanings, named.get('respondent')?.value ?? null, options, notes);
    return { path: table.path, row: r.row, named, answers, time: times[i]! };
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

/** Blanks whose answers the plan lists: kept as their label; what is not listed is told once. */
class Choices {
  private readonly told = new Set<string>();

  constructor(
    private readonly plan: Plan,
    private readonly notes: Notes,
  ) {}

  label(name: string, text: string, at: Origin): string {
    const options = this.plan.identify.find((k) => k.key === name)?.options;
    if (!options) return text;
    const found = options.find((o) => o.id === text || folded(o.plain) === folded(text));
    if (found) return found.plain;
    const key = JSON.stringify([name, folded(text)]);
    if (!this.told.has(key))
      this.say(
        name,
        text,
        options.map((o) => o.plain),
        at,
      );
    this.told.add(key);
    return text;
  }

  private say(name: string, text: string, labels: readonly string[], at: Origin): void {
    const near = nearest(text, labels);
    const message = `${name} is \`${shown(text)}\`, which the plan does not name; it counts as a ${name} of its own`;
    const hint = near === undefined ? `the plan has ${labels.join(', ')}` : `did you mean \`${near}\`?`;
    this.notes.warn('bad-cell', at, message, { hint });
  }
}

function answersOf(
  table: Table,
  row: TableRow,
  meanings: ReadonlyMap<number, Meaning>,
  respondent: string | null,
  { skipInvalid }: RowOptions,
  notes: Notes,
): ReadonlyMap<string, From<AnswerValue>> {
  const answers = new Map<string, From<AnswerValue>>();
  const words = new Map<string, From<AnswerValue>>();
  for (const { column, name } of table.header) {
    const meaning = meanings.get(column);
    if (meaning?.kind !== 'question') continue;
    const { question } = meaning;
    const text = row.cells.get(column) ?? '';
    const at = { path: table.path, row: row.row, column };
    const reading = readCell(question, text);
    if (reading.is === 'bad')
      sayBad(
        at,
        `${shown(name)} is \`${shown(text)}\` (${respondent ?? 'no respondent'})`,
        reading,
        skipInvalid,
        notes,
      );
    if (reading.is !== 'answer') continue;
    answers.set(question.id, { value: reading.value, at });
    const other = otherOf(question);
    if (other !== null && reading.other !== undefined)
      words.set(other, { value: { kind: 'text', text: reading.other }, at });
  }
  // A column of its own for "something else" says it better than the cell with the choice.
  return new Map([...words, ...answers]);
}

function otherOf({ answer }: Question): string | null {
  return answer.kind === 'choice' ? answer.other : null;
}

function sayBad(
  at: Origin,
  cell: string,
  { code, expected, hint }: Refusal,
  skip: boolean,
  notes: Notes,
): void {
  const message = `${cell}; expected ${expected}`;
  const more = hint === undefined ? {} : { hint };
  if (skip) notes.warn(code, at, `${message}; counted as missing`, more);
  else notes.findings.error(code, at, message, more);
}

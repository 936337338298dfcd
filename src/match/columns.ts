import type { Findings } from '../diagnostics/index.js';
import type { Column, Table } from '../responses/index.js';
import type { MatchedColumns, Meaning, Names } from './names.js';
import { shown } from './normalise.js';
import { byRepetition, calledByMap } from './repeated.js';
import { byCompleteRun, byOptionsAlone } from './runs.js';

/** Meaning of each column of a file; nothing is guessed. */
export function matchColumns(table: Table, names: Names, findings: Findings): MatchedColumns {
  const near = names.among(table.header.map((c) => c.name));
  const meanings = new Map<number, Meaning>();
  let strays: Column[] = [];
  let torn: MatchedColumns['torn'][number][] = [];
  const called = calledByMap(table.header);
  for (const column of table.header) {
    const mapped = names.mappedAs(called.get(column.column));
    const found = mapped.length > 0 ? mapped : names.meaningsOf(column, near);
    const own = table.own.has(column.column);
    if (found.length === 1) meanings.set(column.column, found[0]!);
    else if (own) meanings.set(column.column, { kind: 'own' });
    else if (found.length === 0) strays.push(column);
    else torn.push({ column, between: found.map(nameOf) });
  }
  for (const [column, meaning] of byRepetition(torn, strays, names)) meanings.set(column, meaning);
  torn = torn.filter((t) => !meanings.has(t.column.column));
  strays = strays.filter((c) => !meanings.has(c.column));
  for (const [column, meaning] of byOptionsAlone(strays, names, near, meanings))
    meanings.set(column, meaning);
  strays = strays.filter((c) => !meanings.has(c.column));
  const run = byCompleteRun(strays, names, near, meanings);
  for (const [column, meaning] of run.meanings) meanings.set(column, meaning);
  torn = [...torn, ...run.torn];
  strays = strays.filter((c) => !meanings.has(c.column) && !run.torn.some((t) => t.column === c));
  withoutSummaries(meanings);
  refuseTwice(table, meanings, findings);
  return { meanings, strays, torn };
}

function nameOf(meaning: Meaning): string {
  if (meaning.kind === 'question') return meaning.question.id;
  if (meaning.kind === 'option') return optionKey(meaning);
  return meaning.kind === 'named' ? meaning.name : meaning.kind;
}

function optionKey({ question, option }: Extract<Meaning, { kind: 'option' }>): string {
  return `${question.id} = ${option === 'other' ? 'other' : option.id}`;
}

/** A tool that gives every option a column and all of them once more in one says the same twice: the columns count. */
function withoutSummaries(meanings: Map<number, Meaning>): void {
  const parted = new Set([...meanings.values()].flatMap((m) => (m.kind === 'option' ? [m.question] : [])));
  for (const [column, m] of meanings)
    if (m.kind === 'question' && parted.has(m.question)) meanings.set(column, { kind: 'own' });
}

/** Two columns for one thing: which of them counts is for the user to say. */
function refuseTwice(table: Table, meanings: ReadonlyMap<number, Meaning>, findings: Findings): void {
  const first = new Map<string, Column>();
  for (const column of table.header) {
    const meaning = meanings.get(column.column);
    if (!meaning || !['question', 'option', 'named'].includes(meaning.kind)) continue;
    const key = nameOf(meaning);
    const other = first.get(key);
    if (other === undefined) first.set(key, column);
    else {
      const message = `two columns hold \`${key}\`: column ${other.column} "${shown(other.name)}" and this one, "${shown(column.name)}"`;
      findings.error('ambiguous-column', { path: table.path, row: 1, column: column.column }, message, {
        hint: 'delete or rename one of them',
      });
    }
  }
}

/** The column or question that a meaning stands for; null for what holds no answer. */
export function targetOf(meaning: Meaning): string | null {
  if (meaning.kind === 'question' || meaning.kind === 'option') return meaning.question.id;
  return meaning.kind === 'named' ? meaning.name : null;
}

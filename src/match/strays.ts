import { nearest } from '../diagnostics/index.js';
import type { Forms, Question } from '../form/index.js';
import type { Column, Table } from '../responses/index.js';
import { targetOf } from './columns.js';
import { asId } from './headings.js';
import type { MatchedColumns } from './names.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import { calledByMap } from './repeated.js';

/** Columns that were not used, each with what it may have been and the line that would say so. */
export function sayStrays(
  table: Table,
  { meanings, strays, torn }: MatchedColumns,
  forms: Forms,
  form: string | null,
  notes: Notes,
): void {
  const called = calledByMap(table.header);
  const taken = new Set([...meanings.values()].flatMap((m) => targetOf(m) ?? []));
  const at = (column: Column) => ({ path: table.path, row: 1, column: column.column });
  for (const column of strays) {
    const other = form === null ? undefined : forms.question.get(asId(column.name))?.form;
    if (other !== undefined) {
      const message = `"${shown(column.name)}" is a question of ${other}; with --form ${form} it was not used`;
      notes.warn('unmatched-column', at(column), message, { hint: 'leave out --form to read all forms' });
    } else {
      const words = column.also.length === 0 ? '' : ` (${column.also.map(shown).join('; ')})`;
      const message = `"${shown(column.name)}"${words} fits no question; the column was not used`;
      notes.warn('unmatched-column', at(column), message, { hint: hintFor(column, forms, form, taken) });
    }
  }
  sayByPlace(table, meanings, notes);
  for (const { column, between } of torn) {
    const names = between.slice(0, 4).map((name) => `\`${name}\``);
    const said = shown(column.name);
    const message =
      names.length === 1
        ? `"${said}" could be ${names[0]}, and so could another column; it was not used`
        : `"${said}" could be ${names.join(' or ')}; the column was not used`;
    const shared = new Set(between.flatMap((id) => forms.question.get(id)?.form ?? []));
    const only =
      shared.size > 1 && form === null
        ? `; or --form ${[...shared][0]!}, where the files hold only this form`
        : '';
    const hint = `to say which, put this line in map.yaml and add --map map.yaml: ${mapLine(called.get(column.column) ?? column.name, between[0]!)}${only}`;
    notes.warn('ambiguous-column', at(column), message, { hint });
  }
}

/** Numbers say an order and no words; whoever reads the scores should know. */
function sayByPlace(table: Table, meanings: MatchedColumns['meanings'], notes: Notes): void {
  const placed = table.header.flatMap((column) => {
    const meaning = meanings.get(column.column);
    return meaning?.kind === 'question' && meaning.byPlace ? [{ column, id: meaning.question.id }] : [];
  });
  const [first] = placed;
  if (!first) return;
  const message = `${placed.length} columns were taken by their order: "${shown(first.column.name)}" as ${first.id}, … "${shown(placed.at(-1)!.column.name)}" as ${placed.at(-1)!.id}`;
  notes.warn('ambiguous-column', { path: table.path, row: 1, column: first.column.column }, message, {
    hint: 'check that it is the order of the plan; a map can say otherwise: --map map.yaml',
  });
}

/** A line that would give a question two columns mends nothing. */
function hintFor(column: Column, forms: Forms, form: string | null, taken: ReadonlySet<string>): string {
  const question = nearestQuestion(column, forms, form);
  if (question && taken.has(question.id))
    return `nearest: ${question.id} "${shown(question.text)}", which has a column; put what this one is into map.yaml and add --map map.yaml: ${mapLine(column.name, 'ignore')}`;
  return question
    ? `nearest: ${question.id} "${shown(question.text)}"; to use it, put this line in map.yaml and add --map map.yaml: ${mapLine(column.name, question.id)}`
    : `to leave it out without a warning, put this line in map.yaml and add --map map.yaml: ${mapLine(column.name, 'ignore')}`;
}

export function nearestQuestion(column: Column, forms: Forms, form: string | null): Question | undefined {
  const names = new Map<string, Question>();
  for (const q of forms.question.values()) {
    if (form !== null && q.form !== form) continue;
    for (const word of [q.id, q.local, q.text]) if (!names.has(word)) names.set(word, q);
  }
  for (const words of [...column.also, column.name]) {
    const found = nearest(words, names.keys());
    if (found !== undefined) return names.get(found);
  }
  return undefined;
}

/** A line of YAML; JSON's quotes are YAML's too. */
function mapLine(header: string, target: string): string {
  return `${JSON.stringify(header)}: ${target}`;
}

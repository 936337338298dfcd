import type { Form, Forms } from '../form/index.js';
import type { Table } from '../responses/index.js';
import type { MatchedColumns, Meaning } from './names.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';

/** A table with the meaning of its columns. */
export interface TableColumns {
  readonly table: Table;
  readonly columns: MatchedColumns;
}

export function questionsIn(meanings: ReadonlyMap<number, Meaning>): readonly string[] {
  return [...meanings.values()].flatMap((m) => {
    if (m.kind !== 'question' && m.kind !== 'option') return [];
    const { answer, id } = m.question;
    if (m.kind === 'option')
      return m.option === 'other' && answer.kind === 'choice' && answer.other !== null
        ? [id, answer.other]
        : [id];
    return answer.kind === 'order' ? answer.ranks : [id];
  });
}

/** A file without any question: an error where no file has one, for it is likely the wrong file or the wrong plan. */
export function sayNoData({ table }: TableColumns, anywhere: boolean, notes: Notes): void {
  const at = { path: table.path, row: 1, column: 1 };
  if (table.format === 'pdf' && table.header.every((c) => c.name === 'form')) {
    const say = 'nobody has filled in these forms: they hold no answer';
    const hint =
      'a form is saved after it has been filled in; some browsers print it instead, which keeps nothing';
    if (anywhere) notes.warn('no-data', at, say, { hint });
    else notes.findings.error('no-data', at, say, { hint });
    return;
  }
  const heads = table.header.slice(0, 5).map((c) => `"${shown(c.name)}"`);
  const more = table.header.length > 5 ? ` and ${table.header.length - 5} more` : '';
  const seen = heads.length === 0 ? 'it has no columns' : `it has ${heads.join(', ')}${more}`;
  const message = `no column of this file is a question of the plan; ${seen}`;
  const hint =
    'headers are question ids or the questions’ own words; plenary build writes a responses.csv with all of them, --map says what others are';
  if (anywhere) notes.warn('no-data', at, message, { hint });
  else notes.findings.error('no-data', at, message, { hint });
}

/** A file whose header fits and that nobody has filled in yet. */
export function sayNoRows({ table }: TableColumns, notes: Notes): void {
  notes.warn('no-data', { path: table.path, row: 1, column: 1 }, 'this file has a header and no rows yet');
}

/** Questions that no file has; of forms without any data nothing is missed. */
export function sayMissingColumns(
  forms: Forms,
  tables: readonly TableColumns[],
  matched: ReadonlySet<string>,
  notes: Notes,
): void {
  for (const form of forms.list) {
    const missing = form.questions.filter((q) => !matched.has(q.id) && !isOther(form, q.id));
    const home = tables.find((t) =>
      questionsIn(t.columns.meanings).some((id) => id.startsWith(`${form.id}.`)),
    );
    if (missing.length === 0 || !home) continue;
    const ids = missing.slice(0, 6).map((q) => q.id);
    const more = missing.length > 6 ? ` and ${missing.length - 6} more` : '';
    const message = `there is no column for ${ids.join(', ')}${more}; counted as not answered`;
    notes.warn('missing-column', { path: home.table.path, row: 1, column: 1 }, message, {
      hint: `a header is an id, ${ids[0]}, or the question’s own words`,
    });
  }
}

/** The words of "something else" may stand in the cell of the choice itself. */
function isOther(form: Form, id: string): boolean {
  return form.questions.some((q) => q.answer.kind === 'choice' && q.answer.other === id);
}

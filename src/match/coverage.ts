import type { Form, Forms } from '../form/index.js';
import type { Table } from '../responses/index.js';
import type { MatchedColumns, Meaning } from './columns.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Row } from './rows.js';

/** A table with the meaning of its columns. */
export interface ReadTable {
  readonly table: Table;
  readonly columns: MatchedColumns;
}

export function questionsIn(meanings: ReadonlyMap<number, Meaning>): readonly string[] {
  return [...meanings.values()].flatMap((m) => {
    if (m.kind !== 'question') return [];
    const { answer, id } = m.question;
    return answer.kind === 'order' ? answer.ranks : [id];
  });
}

/** A file without any question: an error where no file has one, for it is likely the wrong file or the wrong plan. */
export function sayNoData({ table }: ReadTable, anywhere: boolean, notes: Notes): void {
  const at = { path: table.path, row: 1, column: 1 };
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
export function sayNoRows({ table }: ReadTable, notes: Notes): void {
  notes.warn('no-data', { path: table.path, row: 1, column: 1 }, 'this file has a header and no rows yet');
}

/** Rows without an answer: one line a file to be read, one entry a row to be counted. */
export function sayEmptyRows(path: string, empty: readonly Row[], notes: Notes): void {
  if (empty.length === 0) return;
  const named = empty.slice(0, 6).map((r) => {
    const who = r.named.get('respondent')?.value;
    return who === undefined ? String(r.row) : `${r.row} (${shown(who)})`;
  });
  const more = empty.length > 6 ? ` and ${empty.length - 6} more` : '';
  const count = empty.length === 1 ? '1 row has' : `${empty.length} rows have`;
  const message = `${count} no answer and ${empty.length === 1 ? 'was' : 'were'} not counted: row ${named.join(', ')}${more}`;
  notes.findings.warning('empty-row', { path, row: empty[0]!.row, column: 1 }, message);
  for (const { row } of empty) {
    notes.keep('empty-row', { path, row, column: null }, 'a row without any answer was not counted');
  }
}

/** Questions that no file has; of forms without any data nothing is missed. */
export function sayMissingColumns(
  forms: Forms,
  tables: readonly ReadTable[],
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

/** Answers that came from a form printed before the plan was changed. */
export function sayOtherVersions(rows: readonly Row[], forms: Forms, notes: Notes): void {
  const known = new Set(forms.list.flatMap((f) => [f.fingerprint, f.id]));
  const strange = rows.filter((r) => {
    const prints = r.named.get('form')?.value.split(/[;,\s]+/) ?? [];
    return prints.some((print) => print !== '' && !known.has(print.toLowerCase()));
  });
  const first = strange[0]?.named.get('form');
  if (!first) return;
  const now = [
    ...new Set(rows.flatMap((r) => [...r.answers.keys()].map((id) => forms.question.get(id)!.form))),
  ];
  const prints = now.map((id) => `${id} ${forms.form.get(id)!.fingerprint}`);
  const count = `${strange.length} of ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const message = `${count} come from another version of the form, \`${shown(first.value)}\`; the plan now has ${prints.join(', ')}`;
  notes.warn('other-version', first.at, message, {
    hint: 'compare the wording before you compare the scores',
  });
}

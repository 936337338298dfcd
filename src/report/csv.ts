import type { Form, Forms } from '../form/index.js';
import type { Matched, ResponseRecord } from '../match/index.js';
import type { Scores } from '../score/index.js';
import { answerCell } from './answer-text.js';
import { type CellValue, csvText, safeCell } from './cells.js';
import { summaryCsv } from './summary.js';

export interface CsvReport {
  readonly csv: string;
  /** What the table leaves out, and why. */
  readonly notes: readonly string[];
}

/** Columns that stand first, and the form's fingerprint, which is not about the person. */
const OWN = new Set(['respondent', 'group', 'round', 'form']);

/**
 * One row a respondent and round, ready for R or a spreadsheet: columns of the person, scores, then each question's
 * value as given. Anonymous forms have no rows of persons: their columns are left out, and where there is nothing
 * else, the table has one row for each figure that may be shown.
 */
export function toCsv(scores: Scores, matched: Matched, forms: Forms): CsvReport {
  const { open, closed } = formsWithData(matched, forms);
  if (open.length === 0 && closed.length > 0) {
    const note = 'the forms are anonymous: one row for each figure, none for a person';
    return { csv: summaryCsv(scores), notes: [note] };
  }
  const left = `left out, because they are anonymous: ${closed.map((f) => f.id).join(', ')}`;
  return {
    csv: csvText(personRows(scores, matched, open).map((r) => r.map(safeCell))),
    notes: closed.length > 0 ? [left] : [],
  };
}

/** Forms that somebody answered: with names, and anonymous. */
export function formsWithData(
  matched: Matched,
  forms: Forms,
): { readonly open: Form[]; readonly closed: Form[] } {
  const known = forms.list.filter((f) => matched.records.some((r) => answers(r, f)));
  return { open: known.filter((f) => !f.anonymous), closed: known.filter((f) => f.anonymous) };
}

function answers(record: ResponseRecord, form: Form): boolean {
  return form.questions.some((q) => record.answers.has(q.id));
}

/** A head, then a row for each respondent and round of these forms, which must not be anonymous. */
export function personRows(scores: Scores, matched: Matched, forms: readonly Form[]): CellValue[][] {
  const records = matched.records.filter((r) => forms.some((f) => answers(r, f)));
  const further = [...new Set(records.flatMap((r) => [...r.columns.keys()]))].filter((c) => !OWN.has(c));
  const questions = forms.flatMap((f) => f.questions);
  const columns = forms.flatMap((f) => scoreColumns(scores, f, records));
  const ids = [...columns.map((c) => c.name), ...questions.map((q) => q.id)];
  const head = ['respondent', 'group', 'round', ...further, ...ids];
  const rows = records.map((r): CellValue[] => [
    ...[r.respondent, r.group, r.round, ...further.map((c) => r.columns.get(c) ?? null)],
    ...columns.map((c) => c.values.get(r) ?? null),
    ...questions.map((q) => answerCell(q, r.answers.get(q.id))),
  ]);
  return [head, ...rows];
}

interface ScoreColumn {
  readonly name: string;
  readonly values: ReadonlyMap<ResponseRecord, number | null>;
}

/** `trust.openness`, `trust.overall`: the scores have the persons of a round in the order of its records. */
function scoreColumns(scores: Scores, form: Form, records: readonly ResponseRecord[]): ScoreColumn[] {
  const people = new Map<ResponseRecord, Readonly<Record<string, number | null>>>();
  const rounds = Object.entries(scores.instruments[form.id]?.rounds ?? {});
  for (const [round, { respondents }] of rounds) {
    const own = records.filter((r) => r.round === round && answers(r, form));
    for (const [i, record] of own.entries()) people.set(record, respondents?.[i]?.scores ?? {});
  }
  const ids = [...new Set(rounds.flatMap(([, r]) => Object.keys(r.scores ?? {})))];
  return ids.map((id) => ({
    name: `${form.id}.${id}`,
    values: new Map([...people].map(([record, own]) => [record, own[id] ?? null])),
  }));
}

import type { Form, Forms, Question } from '../../form/index.js';
import type { Matched, ResponseRecord } from '../../match/index.js';
import { answerText } from '../answer-text.js';
import { csvText, safe } from '../cells.js';

/** A row of the canonical table and what it came from; of anonymous forms nobody is told. */
export interface CanonicalRow {
  readonly cells: readonly string[];
  readonly from: { readonly record: ResponseRecord; readonly questions: readonly Question[] } | null;
}

export interface Canonical {
  readonly header: readonly string[];
  readonly count: number;
  readonly rows: () => Iterable<CanonicalRow>;
}

/**
 * Records → the canonical table: `respondent`, what else identifies people, `about`, `rater`, `round`, `form`, then a
 * column for each question of the forms that have data. Answers to anonymous forms stand in rows of their own, without
 * names and in an order that says nothing.
 */
export function canonicalOf(matched: Matched, forms: Forms): Canonical {
  const known = formsWithData(matched, forms);
  const open = known.filter((f) => !f.anonymous);
  const closed = known.filter((f) => f.anonymous);
  const names = new Heads(matched.records, open.length > 0, closed);
  const questions = known.flatMap((f) => f.questions);
  const named = matched.records.filter((r) => open.some((f) => answersForm(r, f)));
  const hidden = closed.flatMap((f) => namelessRows(matched, f, names, questions));
  return {
    header: [...names.list, ...questions.map((q) => q.id)],
    count: named.length + hidden.length,
    *rows() {
      for (const record of named) yield namedRow(record, open, names, questions);
      for (const cells of hidden) yield { cells, from: null };
    },
  };
}

/** The whole table, some thousand rows at a time. */
export function* canonicalCsv(table: Canonical): Iterable<string> {
  yield csvText([table.header.map(safe)]);
  let block: (readonly string[])[] = [];
  for (const { cells } of table.rows()) {
    block.push(cells);
    if (block.length < 2000) continue;
    yield csvText(block);
    block = [];
  }
  if (block.length > 0) yield csvText(block);
}

/** Forms that somebody has answered; where nobody has yet, those that have a column. */
export function formsWithData({ records, matched }: Matched, forms: Forms): readonly Form[] {
  return forms.list.filter((f) =>
    records.length === 0
      ? f.questions.some((q) => matched.has(q.id))
      : records.some((r) => answersForm(r, f)),
  );
}

function answersForm(record: ResponseRecord, form: Form): boolean {
  return form.questions.some((q) => record.answers.has(q.id));
}

const FIRST = ['respondent', 'group'];
const OWN = new Set(['respondent', 'group', 'round', 'form', 'about', 'rater']);

/** Columns about the row rather than of a question; those that nobody has are left out. */
class Heads {
  readonly list: readonly string[];

  constructor(records: readonly ResponseRecord[], hasNamed: boolean, closed: readonly Form[]) {
    const further = new Set<string>();
    const used = new Set<string>();
    for (const r of records) {
      for (const key of r.columns.keys()) if (!OWN.has(key)) further.add(key);
      if (r.respondent !== null) used.add('respondent');
      if (r.group !== null) used.add('group');
      if (r.about !== null) used.add('about');
      if (r.rater !== null) used.add('rater');
      if (r.prints !== null) used.add('form');
      if (r.round !== 'all') used.add('round');
    }
    const kept = [...further].filter((key) => hasNamed || closed.some((f) => f.identify.includes(key)));
    if (!hasNamed) used.delete('respondent');
    this.list = [...FIRST, ...kept, 'about', 'rater', 'round', 'form'].filter(
      (key) => used.has(key) || further.has(key),
    );
  }

  of(record: ResponseRecord): string[] {
    return this.list.map((key) => safe(headValue(record, key) ?? ''));
  }

  /** Without whatever names a person; the group stays, for it is what is compared. */
  withoutNames(record: ResponseRecord, form: Form): string[] {
    const kept = new Set(['group', 'about', 'rater', 'round', 'form', ...form.identify]);
    kept.delete('respondent');
    return this.list.map((key) => (kept.has(key) ? safe(headValue(record, key) ?? '') : ''));
  }
}

function headValue(record: ResponseRecord, key: string): string | null {
  switch (key) {
    case 'respondent':
      return record.respondent;
    case 'group':
      return record.group;
    case 'about':
      return record.about;
    case 'rater':
      return record.rater;
    case 'round':
      return record.round === 'all' ? null : record.round;
    case 'form':
      return record.prints;
    default:
      return record.columns.get(key) ?? null;
  }
}

function namedRow(
  record: ResponseRecord,
  open: readonly Form[],
  names: Heads,
  questions: readonly Question[],
): CanonicalRow {
  const ids = new Set(open.map((f) => f.id));
  const answered = questions.filter((q) => ids.has(q.form));
  const cells = questions.map((q) => (ids.has(q.form) ? answerText(q, record.answers.get(q.id)) : ''));
  return { cells: [...names.of(record), ...cells], from: { record, questions: answered } };
}

function namelessRows(
  matched: Matched,
  form: Form,
  names: Heads,
  questions: readonly Question[],
): readonly (readonly string[])[] {
  const rows = matched.records
    .filter((r) => answersForm(r, form))
    .map((r) => {
      const cells = questions.map((q) => (q.form === form.id ? answerText(q, r.answers.get(q.id)) : ''));
      return { round: matched.rounds.indexOf(r.round), cells: [...names.withoutNames(r, form), ...cells] };
    });
  const key = (cells: readonly string[]): string => cells.join('\u0000');
  return rows
    .map((r) => ({ ...r, key: key(r.cells) }))
    .sort((a, b) => a.round - b.round || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map((r) => r.cells);
}

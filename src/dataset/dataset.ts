import type { Form, Forms } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { Matched, ResponseRecord } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { Names } from './names.js';
import { scoreVariables } from './scores.js';
import type { Dataset, Variable } from './types.js';
import { questionVariables } from './variables.js';

/** Columns of a row that are not the person's. */
const LEFT = new Set(['respondent', 'round', 'form', 'about', 'rater']);

/**
 * Records as labelled variables: one form, or all that have answers. Anonymous forms stand alone, without names
 * and in an order that tells nothing; beside forms with names they are left out, which `notes` say.
 */
export function datasetOf(
  matched: Matched,
  forms: Forms,
  plan: Plan,
  only: Form | null,
): { readonly dataset: Dataset; readonly notes: readonly string[] } {
  const answered = forms.list.filter((f) => matched.records.some((r) => answers(r, f)));
  const wanted = only ? answered.filter((f) => f.id === only.id) : answered;
  const open = wanted.filter((f) => !f.anonymous);
  const chosen = open.length > 0 ? open : wanted;
  const left = wanted.filter((f) => !chosen.includes(f));
  const anonymous = open.length === 0 && chosen.length > 0;
  const records = matched.records.filter((r) => chosen.some((f) => answers(r, f)));
  const names = new Names();
  const people = personVariables(records, chosen, plan, anonymous, names);
  const asked = chosen.flatMap((f) => f.questions.flatMap((q) => questionVariables(q, f, records, names)));
  const variables = anonymous ? sorted([...people, ...asked], records.length) : [...people, ...asked];
  const dataset: Dataset = {
    plan: { id: plan.id, title: plainText(plan.title) },
    forms: chosen,
    rows: records.length,
    anonymous,
    minimum: plan.privacyMinimum,
    variables,
    scores: chosen.flatMap((f) => scoreVariables(f, variables, names)),
  };
  const notes =
    left.length === 0
      ? []
      : [`left out, because they are anonymous: ${left.map((f) => f.id).join(', ')}; export each by its id`];
  return { dataset, notes };
}

function answers(record: ResponseRecord, form: Form): boolean {
  return form.questions.some((q) => q.answer.kind !== 'code' && record.answers.has(q.id));
}

/** Who, which group, which round; of an anonymous form only the blanks that it has. */
function personVariables(
  records: readonly ResponseRecord[],
  forms: readonly Form[],
  plan: Plan,
  anonymous: boolean,
  names: Names,
): readonly Variable[] {
  const own = new Set(forms.flatMap((f) => f.identify));
  const further = [...new Set(records.flatMap((r) => [...r.columns.keys()]))].filter(
    (c) => !LEFT.has(c) && (!anonymous || own.has(c)),
  );
  const columns = [...(anonymous ? [] : ['respondent']), ...further, 'about', 'rater', 'round'];
  return columns.flatMap((column) => {
    const cells = records.map((r) => columnOf(r, column));
    if (cells.every((c) => c === null)) return [];
    const label = plan.identify.find((k) => k.key === column)?.plain ?? column;
    const base = { form: null, label, type: 'text', measure: 'nominal', values: [], kind: 'column' } as const;
    return [{ name: names.of(column), id: column, ...base, reversed: null, subscale: null, cells }];
  });
}

function columnOf(record: ResponseRecord, column: string): string | null {
  if (column === 'respondent' || column === 'round' || column === 'about' || column === 'rater')
    return record[column];
  return record.columns.get(column) ?? null;
}

/** Rows in the order of what they hold, so that nobody is found by when they answered. */
function sorted(variables: readonly Variable[], rows: number): readonly Variable[] {
  const keys = Array.from({ length: rows }, (_, row) =>
    JSON.stringify(variables.map((v) => v.cells[row] ?? null)),
  );
  const order = keys
    .map((key, row) => ({ key, row }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return variables.map((v) => ({ ...v, cells: order.map(({ row }) => v.cells[row] ?? null) }));
}

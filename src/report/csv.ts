import type { Forms, Question } from '../form/index.js';
import type { AnswerValue, Matched, ResponseRecord } from '../match/index.js';
import type { Scores } from '../score/index.js';

export interface CsvReport {
  readonly csv: string;
  /** What the table leaves out, and why. */
  readonly notes: readonly string[];
}

/**
 * One row a respondent and round, ready for R or a spreadsheet: columns of the person, scores, then each question's
 * value as given. Anonymous forms have no rows of persons; what there is of them is one row a figure.
 */
export function toCsv(scores: Scores, matched: Matched, forms: Forms): CsvReport {
  const known = forms.list.filter((f) =>
    matched.records.some((r) => f.questions.some((q) => r.answers.has(q.id))),
  );
  const open = known.filter((f) => !f.anonymous);
  const closed = known.filter((f) => f.anonymous);
  if (open.length === 0 && closed.length > 0) {
    return {
      csv: summaryRows(scores),
      notes: ['the forms are anonymous: one row for each figure, none for a person'],
    };
  }
  const questions = open.flatMap((f) => f.questions);
  const records = matched.records.filter((r) => questions.some((q) => r.answers.has(q.id)));
  const further = [...new Set(records.flatMap((r) => [...r.columns.keys()]))].filter(
    (c) => !['respondent', 'group', 'round', 'form'].includes(c),
  );
  const scoreColumns = open.flatMap((f) => (f.kind === 'instrument' ? scoreColumnsOf(scores, f.id) : []));
  const head = [
    'respondent',
    'group',
    'round',
    ...further,
    ...scoreColumns.map((c) => c.name),
    ...questions.map((q) => q.id),
  ];
  const rows = records.map((r) => [
    safe(r.respondent ?? ''),
    safe(r.group ?? ''),
    safe(r.round),
    ...further.map((c) => safe(r.columns.get(c) ?? '')),
    ...scoreColumns.map((c) => number(c.of(r))),
    ...questions.map((q) => valueText(q, r.answers.get(q.id))),
  ]);
  const notes =
    closed.length > 0 ? [`left out, because they are anonymous: ${closed.map((f) => f.id).join(', ')}`] : [];
  return { csv: csvText([head, ...rows]), notes };
}

interface ScoreColumn {
  readonly name: string;
  readonly of: (record: ResponseRecord) => number | null;
}

function scoreColumnsOf(scores: Scores, form: string): ScoreColumn[] {
  const rounds = scores.instruments[form]?.rounds ?? {};
  const ids = [...new Set(Object.values(rounds).flatMap((r) => Object.keys(r.scores ?? {})))];
  const next = new Map<string, Map<string | null, number>>();
  return ids.map((id): ScoreColumn => {
    // Persons without an id are found by their order.
    next.set(id, new Map());
    return {
      name: `${form}.${id}`,
      of: (record) => {
        const people = rounds[record.round]?.respondents ?? [];
        const same = people.filter((p) => p.respondent === record.respondent && p.group === record.group);
        if (record.respondent !== null) return same[0]?.scores[id] ?? null;
        const key = `${record.round} ${record.group}`;
        const at = next.get(id)!.get(key) ?? 0;
        next.get(id)!.set(key, at + 1);
        return same[at]?.scores[id] ?? null;
      },
    };
  });
}

function summaryRows(scores: Scores): string {
  const head = ['instrument', 'round', 'group', 'about', 'n', 'mean', 'sd', 'favorable_percent'];
  const rows = Object.entries(scores.instruments).flatMap(([form, { rounds }]) =>
    Object.entries(rounds).flatMap(([round, r]) =>
      [[null, r] as const, ...Object.entries(r.groups ?? {})].flatMap(([group, figures]) => [
        ...Object.entries(figures.scores ?? {}).map(([id, s]) => [
          safe(form),
          safe(round),
          safe(group ?? ''),
          safe(id),
          String(s.n),
          number(s.mean),
          number(s.sd),
          '',
        ]),
        ...Object.entries(figures.items ?? {}).map(([id, i]) => [
          safe(form),
          safe(round),
          safe(group ?? ''),
          safe(id),
          String(i.n),
          number(i.mean),
          number(i.sd),
          number(i.favorable?.percent),
        ]),
      ]),
    ),
  );
  return csvText([head, ...rows]);
}

function valueText(question: Question, value: AnswerValue | undefined): string {
  if (!value) return '';
  switch (value.kind) {
    case 'scale': {
      const answer =
        question.answer.kind === 'scale' ? question.answer.scale.answers[value.answer] : undefined;
      return answer ? (answer.value === null ? safe(answer.label) : number(answer.value)) : '';
    }
    case 'choice':
      return value.none ? 'none' : value.options.join(';');
    case 'number':
      return number(value.value);
    case 'text':
      return safe(value.text);
  }
}

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Text that a spreadsheet would take for a formula gets a `'` before it. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
}

function csvText(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((r) => `${r.map(quote).join(',')}\n`).join('');
}

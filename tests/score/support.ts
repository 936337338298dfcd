import { type Forms, formsOf } from '../../src/form/index.js';
import type { AnswerValue, Matched, Problem, ResponseRecord } from '../../src/match/index.js';
import type { Plan } from '../../src/plan/index.js';
import { type Scores, score } from '../../src/score/index.js';
import { planOf } from '../helpers/plan.js';

/** A row as one would type it: question ids with a value, a label, option ids with `;` between, or words. */
export interface Row {
  readonly respondent?: string;
  readonly group?: string;
  readonly round?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string | number>>;
}

/** What matching would make of the rows; blank rows and blank cells are not given here. */
export function matchedOf(
  forms: Forms,
  rows: readonly Row[],
  more: { readonly rounds?: readonly string[]; readonly problems?: readonly Problem[] } = {},
): Matched {
  const records = rows.map((row, i) => recordOf(forms, row, i + 2));
  const rounds = more.rounds ?? [...new Set(records.map((r) => r.round))];
  return {
    files: [{ path: 'answers.csv', rows: rows.length, respondents: rows.length }],
    tables: [],
    twice: [],
    codes: [],
    attendance: null,
    rounds,
    records,
    respondents: records.length,
    matched: new Set(records.flatMap((r) => [...r.answers.keys()])),
    problems: more.problems ?? [],
  };
}

function recordOf(forms: Forms, row: Row, at: number): ResponseRecord {
  const columns = new Map(Object.entries(row.columns ?? {}));
  if (row.respondent !== undefined) columns.set('respondent', row.respondent);
  if (row.group !== undefined) columns.set('group', row.group);
  const answers = Object.entries(row.answers).map(([id, cell]) => [id, answerOf(forms, id, cell)] as const);
  return {
    respondent: row.respondent ?? null,
    round: row.round ?? 'all',
    group: row.group ?? null,
    about: null,
    rater: null,
    columns,
    answers: new Map(answers),
    prints: null,
    origin: { path: 'answers.csv', row: at },
    originOf: () => ({ path: 'answers.csv', row: at, column: 1 }),
  };
}

function answerOf(forms: Forms, id: string, cell: string | number): AnswerValue {
  const question = forms.question.get(id);
  if (!question) throw new Error(`no question ${id}`);
  const { answer } = question;
  switch (answer.kind) {
    case 'scale': {
      const index = answer.scale.answers.findIndex((a) => a.label === cell || a.value === cell);
      if (index < 0) throw new Error(`${cell} is no answer to ${id}`);
      return { kind: 'scale', answer: index };
    }
    case 'choice': {
      const options = cell === 'none' || cell === '' ? [] : String(cell).split(';');
      return { kind: 'choice', options, none: cell === 'none' };
    }
    case 'number':
      return { kind: 'number', value: Number(cell) };
    case 'text':
    case 'code':
      return { kind: 'text', text: String(cell) };
    case 'place':
    case 'order':
      throw new Error(`${id} is ordered: written over several cells`);
  }
}

export interface Scored {
  readonly plan: Plan;
  readonly forms: Forms;
  readonly matched: Matched;
  readonly scores: Scores;
}

export function scored(
  text: string,
  rows: readonly Row[],
  more: {
    readonly by?: string;
    readonly rounds?: readonly string[];
    readonly problems?: readonly Problem[];
  } = {},
): Scored {
  const plan = planOf(text);
  const forms = formsOf(plan);
  const matched = matchedOf(forms, rows, more);
  return { plan, forms, matched, scores: score(matched, forms, plan, { by: more.by ?? null }) };
}

/** Answers to q1, q2 … of a form in their order; null is a blank. */
export function items(
  form: string,
  ...values: readonly (string | number | null)[]
): Record<string, string | number> {
  const filled = values.flatMap((v, i) => (v === null ? [] : [[`${form}.q${i + 1}`, v] as const]));
  return Object.fromEntries(filled);
}

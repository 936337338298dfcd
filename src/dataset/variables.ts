import type { AnswerKind, Form, Question } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { AnswerValue, ResponseRecord } from '../match/index.js';
import type { Scale } from '../plan/index.js';
import type { Names } from './names.js';
import type { Reversal, ScoredIn, ValueLabel, Variable } from './types.js';

type Cell = number | string | null;

/** The variables of a question: one, and for several ticks one more for each option. */
export function questionVariables(
  question: Question,
  form: Form,
  records: readonly ResponseRecord[],
  names: Names,
): readonly Variable[] {
  const answers = records.map((r) => r.answers.get(question.id));
  const scored = scoredIn(form, question);
  const { answer } = question;
  const values = valuesOf(answer);
  const name = names.of(question.id);
  const cells = answers.map((a) => (a ? cellOf(answer, a, values) : null));
  const own: Variable = {
    name,
    id: question.id,
    form: form.id,
    label: question.text,
    ...measured(answer),
    values,
    kind: kindOf(answer),
    reversed: scored ? reversalOf(scored, name, names) : null,
    subscale: scored?.subscale ?? null,
    cells,
  };
  return answer.kind === 'choice' && answer.max > 1 ? [own, ...ticks(own, answer, answers, names)] : [own];
}

type ChoiceKind = Extract<AnswerKind, { kind: 'choice' }>;

/** 1 where an option is ticked, 0 where the question is answered without it. */
function ticks(
  own: Variable,
  answer: ChoiceKind,
  answers: readonly (AnswerValue | undefined)[],
  names: Names,
): readonly Variable[] {
  return answer.options.map(
    (o): Variable => ({
      ...own,
      name: names.of(`${own.id}.${o.id}`),
      id: `${own.id}/${o.id}`,
      label: `${own.label}: ${o.plain}`,
      type: 'number',
      measure: 'nominal',
      values: [
        { value: 0, label: 'not ticked', missing: false },
        { value: 1, label: 'ticked', missing: false },
      ],
      kind: 'tick',
      cells: answers.map((a) => (a?.kind === 'choice' ? Number(a.options.includes(o.id)) : null)),
    }),
  );
}

function measured(answer: AnswerKind): Pick<Variable, 'type' | 'measure'> {
  if (answer.kind === 'number') return { type: 'number', measure: 'scale' };
  if (answer.kind === 'scale')
    return { type: 'number', measure: answer.scale.lowest === null ? 'nominal' : 'ordinal' };
  if (answer.kind === 'choice' && answer.max === 1)
    return { type: 'number', measure: answer.ordered ? 'ordinal' : 'nominal' };
  return { type: 'text', measure: 'nominal' };
}

function kindOf(answer: AnswerKind): string {
  if (answer.kind === 'text') return answer.type;
  return answer.kind === 'choice' && answer.max > 1 ? 'choices' : answer.kind;
}

function valuesOf(answer: AnswerKind): readonly ValueLabel[] {
  if (answer.kind === 'scale') return scaleValues(answer.scale);
  return answer.kind === 'choice' && answer.max === 1 ? optionValues(answer) : [];
}

/** Answers without a value get negative numbers of their own, below all that the scale has. */
function scaleValues(scale: Scale): readonly ValueLabel[] {
  const lowest = Math.min(0, ...scale.answers.flatMap((a) => a.value ?? []));
  let next = Math.floor(lowest);
  return scale.answers.map((a, i) =>
    a.value === null
      ? { value: --next, label: a.label, missing: true }
      : { value: a.value, label: `${a.label}${wordsAbove(scale, i)}`, missing: false },
  );
}

/** ` (not at all)`, where words stand above a number or at an end of the scale. */
function wordsAbove({ answers, marks, ends }: Scale, index: number): string {
  const { value } = answers[index]!;
  const end = index === 0 ? ends?.[0] : index === answers.length - 1 ? ends?.[1] : undefined;
  const words = (value === null ? undefined : marks.get(value)) ?? end;
  return words ? ` (${plainText(words)})` : '';
}

/** An option's value where it has one, else its place; behind them a deliberate none and something else. */
function optionValues({ options, other }: ChoiceKind): readonly ValueLabel[] {
  const own = options.map((o, i) => ({ value: o.value ?? i + 1, label: o.plain, missing: false }));
  const free = Math.max(0, ...own.map((v) => v.value));
  return [
    ...own,
    { value: free + 1, label: NONE, missing: false },
    ...(other === null ? [] : [{ value: free + 2, label: OTHER, missing: false }]),
  ];
}

const NONE = '(none of them)';
const OTHER = '(something else)';

function cellOf(answer: AnswerKind, value: AnswerValue, values: readonly ValueLabel[]): Cell {
  switch (value.kind) {
    case 'scale':
      return values[value.answer]?.value ?? null;
    case 'number':
      return value.value;
    case 'text':
      return value.text;
    case 'place':
      return value.cells.map(({ x, y }) => `${x}/${y}`).join(';');
    case 'choice':
      return answer.kind === 'choice' ? choiceCell(answer, value, values) : null;
  }
}

function choiceCell(
  answer: ChoiceKind,
  { options, none }: Extract<AnswerValue, { kind: 'choice' }>,
  values: readonly ValueLabel[],
): Cell {
  if (answer.max > 1) return none ? 'none' : options.length > 0 ? options.join(';') : 'other';
  const at = answer.options.findIndex((o) => o.id === options[0]);
  if (at >= 0) return values[at]!.value;
  return values.find((v) => v.label === (none ? NONE : OTHER))?.value ?? null;
}

function scoredIn(form: Form, question: Question): ScoredIn | null {
  if (form.kind !== 'instrument') return null;
  for (const scoring of form.scorings) {
    const item = scoring.items.find((i) => i.question === question.id);
    const subscale = scoring.subscales.find((s) => s.items.some((i) => i.question === question.id));
    if (item) return { scoring, item, subscale: subscale?.id ?? null };
  }
  return null;
}

function reversalOf({ scoring, item }: ScoredIn, name: string, names: Names): Reversal | null {
  const { lowest, highest } = scoring.scale;
  if (!item.reversed || lowest === null || highest === null) return null;
  return { name: names.of(`${name}_r`), sum: lowest + highest };
}

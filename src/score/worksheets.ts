import type { Question, Task, WorksheetForm } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import { pickFigures, rankFigures, shareFigures, slotFigures } from './options.js';
import { countOf, couplesOf, pairsOfValues, tellsOfFew } from './pairing.js';
import { placeFigures } from './place.js';
import { shuffled } from './privacy.js';
import { describe, quantile7 } from './statistics/describe.js';
import { histogram } from './statistics/histogram.js';
import type { QuestionFigures, QuestionSet } from './types.js';

/** Counts, numbers and texts of a worksheet's questions over some records. */
export function questionsOf(form: WorksheetForm, records: readonly ResponseRecord[]): Required<QuestionSet> {
  const byId = new Map(form.questions.map((q) => [q.id, q]));
  const questions = form.tasks.map((task) => [task.id, taskFigures(form, task, byId, records)] as const);
  return { n: records.length, questions: table(questions) };
}

function taskFigures(
  form: WorksheetForm,
  task: Task,
  byId: ReadonlyMap<string, Question>,
  records: readonly ResponseRecord[],
): QuestionFigures {
  if (task.task === 'grid') {
    const cells = task.cells.map((c) => [c.key, plainFigures(form, byId.get(c.question)!, records)] as const);
    const n = records.filter((r) => task.cells.some((c) => r.answers.has(c.question))).length;
    return { n, cells: table(cells) };
  }
  if (task.task === 'slots') return slotFigures(form, task, records);
  if (task.task === 'pick') return pickFigures(task, records);
  if (task.task === 'rank') return rankFigures(task, records);
  if (task.task === 'share') return shareFigures(task, records);
  if (task.task === 'place') return placeFigures(task, records);
  const question = byId.get(task.question)!;
  return task.task === 'choose'
    ? choiceFigures(form, question, records)
    : plainFigures(form, question, records);
}

function plainFigures(
  form: WorksheetForm,
  question: Question,
  records: readonly ResponseRecord[],
): QuestionFigures {
  if (question.answer.kind === 'number') {
    const numbers = numbersOf(question, records);
    const { n, mean, sd, median, min, max } = describe(numbers);
    return { n, mean, sd, median, min, max, bins: histogram(numbers) };
  }
  const texts = textsOf(question.id, records);
  return { n: texts.length, texts: form.anonymous ? shuffled(texts) : texts };
}

function numbersOf(question: Question, records: readonly ResponseRecord[]): number[] {
  return records.flatMap((r) => {
    const answer = r.answers.get(question.id);
    return answer?.kind === 'number' ? [answer.value] : [];
  });
}

function textsOf(id: string, records: readonly ResponseRecord[]): string[] {
  return records.flatMap((r) => {
    const answer = r.answers.get(id);
    return answer?.kind === 'text' ? [answer.text] : [];
  });
}

function choiceFigures(
  form: WorksheetForm,
  question: Question,
  records: readonly ResponseRecord[],
): QuestionFigures {
  const { answer } = question;
  if (answer.kind !== 'choice') return { n: 0, texts: [] };
  const answered = records.filter(
    (r) => r.answers.has(question.id) || (answer.other !== null && r.answers.has(answer.other)),
  );
  const n = answered.length;
  const answers = answer.options.map((o) => {
    const count = answered.filter((r) => picks(r, question.id).includes(o.id)).length;
    return { id: o.id, label: o.plain, count, percent: n === 0 ? null : (count / n) * 100 };
  });
  const other = answer.other === null ? [] : textsOf(answer.other, records);
  const base = { n, answers, other: form.anonymous ? shuffled(other) : other };
  if (!answer.ordered) return base;
  const values = answered.flatMap((r) => orderedValue(question, r) ?? []).sort((a, b) => a - b);
  return {
    ...base,
    median: quantile7(values, 0.5),
    q1: quantile7(values, 0.25),
    q3: quantile7(values, 0.75),
  };
}

function picks(record: ResponseRecord, id: string): readonly string[] {
  const answer = record.answers.get(id);
  return answer?.kind === 'choice' ? answer.options : [];
}

/** Value of an ordered choice; null where nothing or several things were chosen. */
function orderedValue(question: Question, record: ResponseRecord): number | null {
  if (question.answer.kind !== 'choice' || !question.answer.ordered) return null;
  const [one, ...more] = picks(record, question.id);
  if (one === undefined || more.length > 0) return null;
  return question.answer.options.find((o) => o.id === one)?.value ?? null;
}

/**
 * How many moved up, stayed, moved down on an ordered choice, of those known by name in both rounds. Null where a round
 * knows nobody by name, and for an anonymous form where it would tell of fewer people than the minimum.
 */
export function orderedMoves(
  form: WorksheetForm,
  question: Question,
  from: readonly ResponseRecord[],
  to: readonly ResponseRecord[],
  minimum: number,
): { n: number; up: number; same: number; down: number } | null {
  const value = (record: ResponseRecord): number | null => orderedValue(question, record);
  const couples = couplesOf(from, to);
  const pairs = couples && pairsOfValues(couples, value);
  if (!pairs) return null;
  const wholes = [countOf(from, value), countOf(to, value)];
  if (form.anonymous && tellsOfFew(pairs.length, wholes, minimum)) return null;
  return {
    n: pairs.length,
    up: pairs.filter((p) => p.to > p.from).length,
    same: pairs.filter((p) => p.to === p.from).length,
    down: pairs.filter((p) => p.to < p.from).length,
  };
}

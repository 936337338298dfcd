import type { Task, WorksheetForm } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import { shuffled } from './privacy.js';
import { describe, mean, quantile7 } from './statistics/describe.js';
import { kendallW, midranks } from './statistics/ranks.js';
import type { OptionFigures, QuestionFigures } from './types.js';

type Of<K extends Task['task']> = Extract<Task, { task: K }>;

function numberOf(record: ResponseRecord, question: string): number | null {
  const answer = record.answers.get(question);
  return answer?.kind === 'number' ? answer.value : null;
}

function answeredAny(
  records: readonly ResponseRecord[],
  questions: readonly string[],
): readonly ResponseRecord[] {
  return records.filter((r) => questions.some((q) => r.answers.has(q)));
}

/** What was written into lists; a single list has its texts alone. */
export function slotFigures(
  form: WorksheetForm,
  task: Of<'slots'>,
  records: readonly ResponseRecord[],
): QuestionFigures {
  const lists = task.lists.map((list) => {
    const texts = records.flatMap((r) =>
      list.questions.flatMap((q) => {
        const answer = r.answers.get(q);
        return answer?.kind === 'text' ? [answer.text] : [];
      }),
    );
    const n = answeredAny(records, list.questions).length;
    return { id: list.id, figures: { n, texts: form.anonymous ? shuffled(texts.sort()) : texts } };
  });
  const only = lists[0];
  if (only && only.id === null) return only.figures;
  const n = answeredAny(
    records,
    task.lists.flatMap((l) => l.questions),
  ).length;
  return { n, lists: table(lists.map((l) => [l.id ?? '', l.figures] as const)) };
}

/** How often each option went into each set. Contested: into the first for one, into the last for another. */
export function pickFigures(task: Of<'pick'>, records: readonly ResponseRecord[]): QuestionFigures {
  const n = answeredAny(
    records,
    task.sets.map((s) => s.question),
  ).length;
  const [first, last] = [task.sets[0]!, task.sets.at(-1)!];
  const several = task.sets.length > 1;
  const options = task.options.map(({ id, label }): OptionFigures => {
    const count = (question: string): number =>
      records.filter((r) => {
        const answer = r.answers.get(question);
        return answer?.kind === 'choice' && answer.options.includes(id);
      }).length;
    const counts = table(task.sets.map((s) => [s.id, count(s.question)] as const));
    const [most, least] = [counts[first.id]!, counts[last.id]!];
    return {
      id,
      label,
      counts,
      net: several ? most - least : null,
      contested: several && most > 0 && least > 0,
    };
  });
  return { n, options };
}

/** Mean and median ranks, Borda's points (the first of k options gets k), Kendall's W over the complete rankings. */
export function rankFigures(task: Of<'rank'>, records: readonly ResponseRecord[]): QuestionFigures {
  const k = task.options.length;
  const answered = answeredAny(
    records,
    task.options.map((o) => o.question),
  );
  const rankings = answered.map((r) => ranksOf(task.options.map((o) => numberOf(r, o.question))));
  const options = task.options.map(({ id, label }, i): OptionFigures => {
    const ranks = rankings.flatMap((r) => r[i] ?? []).sort((a, b) => a - b);
    const borda = ranks.reduce((sum, rank) => sum + (k - rank + 1), 0);
    return { id, label, meanRank: mean(ranks), medianRank: quantile7(ranks, 0.5), borda };
  });
  const complete = rankings.flatMap((r) => (r.every((x) => x !== null) ? [r as number[]] : []));
  return { n: answered.length, options, kendallW: complete.length < 2 || k < 2 ? null : kendallW(complete) };
}

/** Ranks that are tied count as the middle of the places that they take together. */
function ranksOf(given: readonly (number | null)[]): readonly (number | null)[] {
  const values = given.flatMap((v) => v ?? []);
  const tied = new Set(values).size < values.length;
  if (!tied) return given;
  const middle = midranks(values);
  let at = 0;
  return given.map((v) => (v === null ? null : middle[at++]!));
}

/** What each option was given of the whole. */
export function shareFigures(task: Of<'share'>, records: readonly ResponseRecord[]): QuestionFigures {
  const options = task.options.map(({ id, label, question }): OptionFigures => {
    const { n, mean: average, sd, median } = describe(records.flatMap((r) => numberOf(r, question) ?? []));
    return { id, label, n, mean: average, sd, median };
  });
  return {
    n: answeredAny(
      records,
      task.options.map((o) => o.question),
    ).length,
    options,
  };
}

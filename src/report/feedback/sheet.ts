import type { ChartTable } from '../../charts/index.js';
import type { Question, Task, WorksheetForm } from '../../form/index.js';
import type { AnswerValue, ResponseRecord } from '../../match/index.js';
import { type CellCount, isPlaced, type QuestionFigures, type WorksheetScores } from '../../score/index.js';
import type { Words } from '../story/words.js';
import { joined, roundName } from '../words.js';
import type { FeedbackPart } from './types.js';

const NOTHING = '–';

/** One worksheet as one person has it: in the last round in which they answered it. */
interface OwnSheet {
  readonly form: WorksheetForm;
  readonly round: string;
  readonly record: ResponseRecord;
  readonly figures: Readonly<Record<string, QuestionFigures>>;
  readonly minimum: number;
}

/**
 * What one person is told of a worksheet: what they chose, picked, ranked, shared out, placed and counted, beside what
 * all did. Words are left out: they stand on the sheet that the person has. null: there is nothing else.
 */
export function sheetPart(
  w: Words,
  form: WorksheetForm,
  scores: WorksheetScores,
  records: readonly ResponseRecord[],
  who: string,
  minimum: number,
): FeedbackPart | null {
  const own = ownSheet(form, scores, records, who, minimum);
  if (!own) return null;
  const found = form.tasks.flatMap((task) => rowsOf(w, own, task));
  if (found.every((r) => r.mine === null)) return null;
  const others = (scores.rounds[own.round]?.n ?? 1) - 1;
  const told = others >= minimum;
  const rows = found.map(({ title, mine, all }) => [
    joined(title),
    mine ?? NOTHING,
    ...(told ? [all ?? NOTHING] : []),
  ]);
  const answers: ChartTable = {
    head: [w.labels.item, w.labels.you, ...(told ? [w.labels.everybody] : [])],
    rows,
  };
  return {
    ...{ id: form.id, title: form.title, lead: [lead(w, own.round, others, told, minimum)], answers },
    ...{ figure: null, scores: null, bands: [], steps: [], written: [] },
  };
}

function ownSheet(
  form: WorksheetForm,
  scores: WorksheetScores,
  records: readonly ResponseRecord[],
  who: string,
  minimum: number,
): OwnSheet | null {
  const mine = records.filter((r) => r.respondent === who && form.questions.some((q) => r.answers.has(q.id)));
  const round = Object.keys(scores.rounds)
    .filter((x) => mine.some((r) => r.round === x))
    .at(-1);
  const record = mine.find((r) => r.round === round);
  const figures = round === undefined ? undefined : scores.rounds[round]?.questions;
  return record && round !== undefined && figures ? { form, round, record, figures, minimum } : null;
}

function lead(w: Words, round: string, others: number, told: boolean, minimum: number): string {
  if (!told) return w.say('othersFew', { minimum });
  if (roundName(round) === '') return w.say('othersAnswered', { n: others });
  return w.say('othersAnsweredIn', { n: others, round: w.quote(round) });
}

/** null: not answered; of all: fewer others than the minimum answered it. */
interface Row {
  readonly title: string;
  readonly mine: string | null;
  readonly all: string | null;
}

function rowsOf(w: Words, own: OwnSheet, task: Task): readonly Row[] {
  const q = own.figures[task.id];
  if (!q) return [];
  const answer = (id: string): AnswerValue | undefined => own.record.answers.get(id);
  const number = (id: string): number | null => {
    const found = answer(id);
    return found?.kind === 'number' ? found.value : null;
  };
  const enough = (n: number, mine: boolean): boolean => n - (mine ? 1 : 0) >= own.minimum;
  switch (task.task) {
    case 'choose':
    case 'ask': {
      const question = own.form.questions.find((x) => x.id === task.question);
      return question ? questionRow(w, question, answer(question.id), q, enough) : [];
    }
    case 'pick':
      return task.sets.map(({ id, title, question }) => {
        const mine = answer(question);
        const options = mine?.kind === 'choice' ? mine.options : [];
        const counted = counts(q, id);
        const named = (x: string): string => task.options.find((o) => o.id === x)?.label ?? x;
        return {
          title: `${task.title}: ${title}`,
          mine: options.length > 0 ? options.map(named).join(', ') : null,
          all: enough(q.n, options.length > 0) ? most(w, counted, q.n) : null,
        };
      });
    case 'rank': {
      const mine = task.options
        .flatMap((o) =>
          (number(o.question) ?? 0) > 0 ? [{ label: o.label, rank: number(o.question)! }] : [],
        )
        .sort((a, b) => a.rank - b.rank);
      const all = 'options' in q ? (q.options ?? []).flatMap((o) => ('borda' in o ? [o] : [])) : [];
      const first = all.filter((o) => o.borda > 0).sort((a, b) => b.borda - a.borda);
      return [
        {
          title: task.title,
          mine: mine.length > 0 ? mine.map((o) => `${w.short(o.rank)} ${o.label}`).join(', ') : null,
          all: enough(q.n, mine.length > 0) ? first.map((o, i) => `${i + 1} ${o.label}`).join(', ') : null,
        },
      ];
    }
    case 'share': {
      const means = new Map(
        'options' in q ? (q.options ?? []).flatMap((o) => ('mean' in o ? [[o.id, o] as const] : [])) : [],
      );
      return task.options.map(({ id, label, question }) => {
        const [mine, all] = [number(question), means.get(id)];
        const shown = all && all.mean !== null && enough(all.n, mine !== null);
        return {
          title: `${task.title}: ${label}`,
          mine: mine === null ? null : w.short(mine),
          all: shown ? meanOf(w, all.mean) : null,
        };
      });
    }
    case 'place':
      return placeRows(w, task, q, answer, enough);
    default:
      return [];
  }
}

type Enough = (n: number, mine: boolean) => boolean;

const meanOf = (w: Words, mean: number | null): string => `${w.labels.mean} ${w.figure(mean, 1)}`;

function questionRow(
  w: Words,
  question: Question,
  mine: AnswerValue | undefined,
  q: QuestionFigures,
  enough: Enough,
): readonly Row[] {
  const { text: title, answer } = question;
  if (answer.kind === 'number' && 'mean' in q) {
    const value = mine?.kind === 'number' ? mine.value : null;
    const shown = q.mean !== null && enough(q.n, value !== null);
    return [{ title, mine: value === null ? null : w.short(value), all: shown ? meanOf(w, q.mean) : null }];
  }
  if (answer.kind !== 'choice' || !('answers' in q)) return [];
  const options = mine?.kind === 'choice' ? mine.options : [];
  const named = (x: string): string => answer.options.find((o) => o.id === x)?.plain ?? x;
  return [
    {
      title,
      mine: options.length > 0 ? options.map(named).join(', ') : null,
      all: q.answers && enough(q.n, options.length > 0) ? most(w, q.answers, q.n) : null,
    },
  ];
}

interface Counted {
  readonly label: string;
  readonly count: number;
}

function counts(q: QuestionFigures, set: string): readonly Counted[] {
  if (!('options' in q)) return [];
  return (q.options ?? []).flatMap((o) =>
    'counts' in o ? [{ label: o.label, count: o.counts[set] ?? 0 }] : [],
  );
}

/** So many answers of all are named. */
const MOST = 3;

/** What most of all chose, with how many of how many. */
function most(w: Words, counted: readonly Counted[], n: number): string | null {
  const first = counted.filter((c) => c.count > 0).sort((a, b) => b.count - a.count);
  const named = first
    .slice(0, MOST)
    .map((c) => `${c.label}\u00a0(${w.say('of', { part: c.count, whole: n }).replaceAll(' ', '\u00a0')})`);
  return named.length > 0 ? named.join(', ') : null;
}

function placeRows(
  w: Words,
  task: Extract<Task, { task: 'place' }>,
  q: QuestionFigures,
  answer: (id: string) => AnswerValue | undefined,
  enough: Enough,
): readonly Row[] {
  const point = (axis: typeof task.x, id: string): string =>
    axis.points.find((p) => p.id === id)?.plain ?? id;
  const named = ({ x, y }: { readonly x: string; readonly y: string }): string =>
    `${point(task.x, x)} / ${point(task.y, y)}`;
  return task.marks.map(({ id, title, question }) => {
    const mine = answer(question);
    const cells = mine?.kind === 'place' ? mine.cells : [];
    const all: readonly CellCount[] =
      'marks' in q ? (q.marks?.[id ?? ''] ?? []) : 'cells' in q && isPlaced(q.cells) ? q.cells : [];
    const put = all.reduce((sum, c) => sum + c.count, 0);
    const counted = all.map((c) => ({ label: named(c), count: c.count }));
    return {
      title: title === '' ? task.title : `${task.title}: ${title}`,
      mine: cells.length > 0 ? cells.map(named).join(', ') : null,
      all: enough(put, cells.length > 0) ? most(w, counted, put) : null,
    };
  });
}

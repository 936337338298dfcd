import type { Question, Task, WorksheetForm } from '../../form/index.js';
import { isPlaced, type QuestionFigures, type Scores, type WorksheetScores } from '../../score/index.js';
import { binLabel, hasBins } from '../bins.js';
import { isContact } from '../contacts.js';
import { figure, percent, plain, plural, roundName } from '../words.js';
import type { Cell, Page } from './page.js';

const BAR = 12;
const QUOTES = 3;
const LABEL = 40;

type Of<K extends string> = Extract<QuestionFigures, Readonly<Record<K, unknown>>>;

/** A worksheet's questions: choices with bars, figures of numbers, the first of what was written. */
export function tellWorksheet(page: Page, form: WorksheetForm, scores: Scores): void {
  const { rounds, changes } = scores.worksheets[form.id]!;
  for (const [round, set] of Object.entries(rounds)) {
    const title = roundName(round) === '' ? form.title : `${form.title}, ${round}`;
    page.titled(title, plural(set.n, 'sheet'));
    if (!set.questions) {
      page.note(hiddenWhole(scores.privacy.minimum));
      continue;
    }
    for (const task of form.tasks) {
      const figures = set.questions[task.id];
      if (figures && figures.n > 0) tellTask(page, form, task, figures);
    }
  }
  tellMoves(page, form, changes ?? []);
}

export function hiddenWhole(minimum: number): string {
  return `Hidden: fewer than ${minimum} people answered, and the form is anonymous.`;
}

function tellTask(page: Page, form: WorksheetForm, task: Task, figures: QuestionFigures): void {
  const first =
    task.task === 'grid' ? task.cells[0]?.question : 'question' in task ? task.question : undefined;
  const question = questionOf(form, first);
  // A cell's question is called `Prompt: row, column`.
  const words = 'title' in task ? task.title : (question?.text ?? task.id);
  const title = task.task === 'grid' ? words.slice(0, Math.max(0, words.lastIndexOf(': '))) : words;
  page.line();
  const aside = `n ${figures.n}`;
  page.line(`${page.cut(title, page.width - aside.length - 2)}  ${page.ink.dim(aside)}`);
  if ('answers' in figures) tellChoices(page, figures);
  else if ('texts' in figures) tellTexts(page, figures.texts, question);
  else if (task.task === 'place') tellPlace(page, task, figures);
  else if ('marks' in figures) return;
  else if ('cells' in figures) tellCells(page, form, task, figures);
  else if ('options' in figures) tellOptions(page, task, figures);
  else if ('lists' in figures) tellLists(page, task, figures);
  else tellNumber(page, figures);
}

function questionOf(form: WorksheetForm, id: string | undefined): Question | undefined {
  return form.questions.find((q) => q.id === id);
}

function tellNumber(page: Page, q: Of<'mean'>): void {
  if (q.mean === null) {
    tooFew(page);
    return;
  }
  const ends = [q.min, q.max].map((x) => short(x)).join(' to ');
  page.words(`mean ${figure(q.mean)}, median ${short(q.median)}, from ${ends}`, '  ');
  if (!hasBins(q.bins)) return;
  const rows = q.bins.map((b): Cell[] => [
    ...[binLabel(b, plain), String(b.count)],
    page.bar(b.count / q.n, BAR),
  ]);
  page.table(
    (['right', 'right', 'left'] as const).map((align) => ({ head: '', align })),
    rows,
    '  ',
  );
}

/** Whole numbers as such. */
function short(x: number | null): string {
  return figure(x, x !== null && Number.isInteger(x) ? 0 : 2);
}

function tooFew(page: Page): void {
  page.line(`  ${page.ink.dim('too few answers')}`);
}

function tellChoices(page: Page, q: Of<'answers'>): void {
  if (!q.answers) {
    tooFew(page);
    return;
  }
  const rows = q.answers.map((a): Cell[] => [
    ...[a.label, String(a.count), percent(a.percent)],
    page.bar((a.percent ?? 0) / 100, BAR),
  ]);
  const [left, right] = [
    { head: '', align: 'left' as const },
    { head: '', align: 'right' as const },
  ];
  page.table([{ ...left, max: Math.min(LABEL, page.width - 28) }, right, right, left], rows, '  ');
  if (q.median !== undefined && q.median !== null) page.words(`median ${short(q.median)}`, '  ');
  if (q.other && q.other.length > 0) page.words(`something else: ${q.other.join('; ')}`, '  ');
}

function tellTexts(page: Page, texts: readonly string[] | null, question: Question | undefined): void {
  if (!texts) {
    tooFew(page);
    return;
  }
  if (isContact(question)) {
    page.line(`  ${page.ink.dim('not printed here; the file has them')}`);
    return;
  }
  const counted = new Map<string, number>();
  for (const text of texts) counted.set(text, (counted.get(text) ?? 0) + 1);
  const named = ([text, n]: readonly [string, number]): string => (n > 1 ? `${text} (${n})` : text);
  if (question?.answer.kind === 'text' && question.answer.type !== 'text') {
    // Dates, times, addresses: all of them, sorted.
    page.words(
      [...counted]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(named)
        .join(', '),
      '  ',
    );
    return;
  }
  const common = [...counted].sort(([, m], [, n]) => n - m);
  for (const [text, n] of common.slice(0, QUOTES)) page.words(named([`“${text}”`, n]), '  ');
  const more = counted.size - QUOTES;
  if (more > 0) page.line(`  ${page.ink.dim(`and ${more} more`)}`);
}

/** Options with how often they went where, their mean rank, or their mean share; the strongest first. */
function tellOptions(page: Page, task: Task, q: Of<'options'>): void {
  if (!q.options) {
    tooFew(page);
    return;
  }
  const sets = task.task === 'pick' ? task.sets : [];
  const [left, right] = [
    { head: '', align: 'left' as const, max: Math.min(LABEL, page.width - 28) },
    { head: '', align: 'right' as const },
  ];
  const rows = [...q.options]
    .sort((a, b) => worth(b) - worth(a))
    .map((o): Cell[] => {
      if ('counts' in o)
        return [o.label, ...sets.map((s) => String(o.counts[s.id] ?? 0)), o.contested ? 'contested' : ''];
      if ('meanRank' in o) return [o.label, figure(o.meanRank), String(short(o.borda))];
      return [o.label, figure(o.mean), `n ${o.n}`];
    });
  const heads =
    task.task === 'pick'
      ? [...sets.map((s) => ({ ...right, head: s.title })), { ...left, max: 10 }]
      : task.task === 'rank'
        ? [
            { ...right, head: 'mean rank' },
            { ...right, head: 'points' },
          ]
        : [{ ...right, head: 'mean' }, right];
  page.table([left, ...heads], rows, '  ');
  if (q.kendallW !== undefined && q.kendallW !== null)
    page.words(`agreement W ${figure(q.kendallW)} of 1`, '  ');
}

function worth(o: NonNullable<Of<'options'>['options']>[number]): number {
  if ('counts' in o) return o.net ?? Math.max(0, ...Object.values(o.counts));
  return 'borda' in o ? o.borda : (o.mean ?? 0);
}

function tellLists(page: Page, task: Task, q: Of<'lists'>): void {
  const lists = task.task === 'slots' ? task.lists : [];
  for (const list of lists) {
    page.line(`  ${page.cut(list.title, page.width - 4)}`);
    tellTexts(page, q.lists?.[list.id ?? '']?.texts ?? null, undefined);
  }
}

function tellCells(page: Page, form: WorksheetForm, task: Task, q: Of<'cells'>): void {
  if (!q.cells || isPlaced(q.cells)) {
    tooFew(page);
    return;
  }
  const rows = Object.entries(q.cells).flatMap(([key, cell]): Cell[][] => {
    if (cell.n === 0) return [];
    const words = questionOf(form, `${form.id}.${task.id}.${key}`)?.text ?? key;
    const filled = 'mean' in cell && cell.mean !== null ? `mean ${figure(cell.mean)}` : '';
    return [[words.slice(words.lastIndexOf(': ') + 2), `${cell.n} filled in`, filled]];
  });
  const [left, right] = [
    { head: '', align: 'left' as const },
    { head: '', align: 'right' as const },
  ];
  page.table([{ ...left, max: page.width - 32 }, right, left], rows, '  ');
}

/** The grid as it was printed, with how often each cell was marked; then how many moved. */
function tellPlace(page: Page, task: Extract<Task, { task: 'place' }>, q: QuestionFigures): void {
  const sets =
    'marks' in q
      ? Object.entries(q.marks ?? {})
      : 'cells' in q && isPlaced(q.cells)
        ? [['', q.cells] as const]
        : [];
  if (sets.length === 0) tooFew(page);
  for (const [id, cells] of sets) {
    const title = task.marks.find((m) => m.id === id)?.title ?? '';
    if (!cells) {
      page.line(`  ${page.say(title)}: ${page.ink.dim('too few answers')}`);
      continue;
    }
    const rows = [...task.y.points]
      .reverse()
      .map((y): Cell[] => [
        y.plain,
        ...task.x.points.map((x) => String(cells.find((c) => c.x === x.id && c.y === y.id)?.count ?? '·')),
      ]);
    const max = Math.max(4, Math.floor((page.width - 30) / task.x.points.length) - 2);
    const heads = task.x.points.map((x) => ({ head: x.plain, align: 'right' as const, max }));
    page.table([{ head: title, align: 'left', max: 24 }, ...heads], rows, '  ');
  }
  if (!('moves' in q) || !q.moves || q.moves.length === 0) return;
  const all = q.moves.reduce((sum, m) => sum + m.count, 0);
  const stay = q.moves.filter((m) => m.from.join() === m.to.join()).reduce((sum, m) => sum + m.count, 0);
  page.words(`${all - stay} of ${all} move to another cell`, '  ');
}

function tellMoves(page: Page, form: WorksheetForm, changes: NonNullable<WorksheetScores['changes']>): void {
  for (const { from, to, questions } of changes) {
    for (const [id, moves] of Object.entries(questions)) {
      const words = questionOf(form, `${form.id}.${id}`)?.text ?? id;
      if (!moves) continue;
      page.line();
      page.words(
        `${words} From ${from} to ${to}: ${moves.up} up, ${moves.same} the same, ${moves.down} down.`,
      );
    }
  }
}

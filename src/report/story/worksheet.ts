import type { Figure } from '../../charts/index.js';
import type { Question, Task, WorksheetForm } from '../../form/index.js';
import {
  isPlaced,
  type OptionFigures,
  type QuestionFigures,
  type QuestionSet,
  type Scores,
} from '../../score/index.js';
import { areWhole, binLabel, hasBins } from '../bins.js';
import { isContact, questionAt } from '../contacts.js';
import { roundName } from '../words.js';
import { placeBlocks } from './place.js';
import type { Block, Part, Section } from './types.js';
import type { Words } from './words.js';
import { quotes } from './written.js';

type Of<K extends string> = Extract<QuestionFigures, Readonly<Record<K, unknown>>>;
type Counted = Extract<OptionFigures, { counts: unknown }>;

/** A worksheet's questions, each with its chart, its figures, or what was written. */
export function worksheetPart(w: Words, form: WorksheetForm, scores: Scores): Part {
  const { rounds, changes } = scores.worksheets[form.id]!;
  const named = Object.keys(rounds).length > 1;
  const sections = Object.entries(rounds).flatMap(([round, set], i) =>
    roundSections(w, form, set, named ? round : '', `${form.id}-${i + 1}`, scores.privacy.minimum),
  );
  const moves = (changes ?? []).flatMap(({ from, to, questions }) =>
    Object.entries(questions).flatMap(([id, m]): Block[] => {
      const text = form.questions.find((q) => q.local === id)?.text ?? id;
      return m ? [{ block: 'text', text: `${text} ${w.say('upDown', { from, to, ...m })}` }] : [];
    }),
  );
  const moved = { id: `${form.id}-changes`, title: w.labels.changed, intro: null, blocks: moves };
  const counts = Object.entries(rounds).map(([round, set]) => {
    const people = w.whom(set.n, form.answeredBy !== 'person');
    return roundName(round) === '' || !named
      ? people
      : w.say('roundPeople', { people, round: w.quote(round) });
  });
  const last = Object.values(rounds).at(-1);
  const lead = [`${w.list(counts)}.`, ...leadOf(w, form, last?.questions)].join(' ');
  return {
    ...{ kind: 'worksheet' as const, id: form.id, title: form.title, lead, first: null },
    sections: [...sections, ...(moves.length > 0 ? [moved] : [])],
  };
}

function roundSections(
  w: Words,
  form: WorksheetForm,
  set: QuestionSet & { readonly groups?: Readonly<Record<string, QuestionSet>> },
  round: string,
  id: string,
  minimum: number,
): readonly Section[] {
  if (!set.questions) {
    const text = w.say('hiddenWhole', { minimum });
    return [{ id, title: round === '' ? form.title : round, intro: null, blocks: [{ block: 'text', text }] }];
  }
  return form.tasks.flatMap((task, i): Section[] => {
    const figures = set.questions?.[task.id];
    if (!figures || figures.n === 0) return [];
    const title = taskTitle(form, task);
    const blocks = taskBlocks(w, form, task, figures, title);
    const groups = groupTable(w, set.groups, task, figures);
    const named = round === '' ? title : `${title} (${round})`;
    return [{ id: `${id}-${i + 1}`, title: named, intro: null, blocks: [...blocks, ...groups] }];
  });
}

function taskTitle(form: WorksheetForm, task: Task): string {
  const id = task.task === 'grid' ? task.cells[0]?.question : 'question' in task ? task.question : undefined;
  const question = questionOf(form, id);
  const words = 'title' in task ? task.title : (question?.text ?? task.id);
  // A cell's question is called `Prompt: row, column`.
  return task.task === 'grid' ? words.slice(0, Math.max(0, words.lastIndexOf(': '))) : words;
}

const questionOf = (form: WorksheetForm, id: string | undefined): Question | undefined =>
  form.questions.find((q) => q.id === id);

function taskBlocks(
  w: Words,
  form: WorksheetForm,
  task: Task,
  q: QuestionFigures,
  title: string,
): readonly Block[] {
  if (task.task === 'place') return placeBlocks(w, task, q, title);
  if ('answers' in q) return choiceBlocks(w, form, task, q, title);
  if ('texts' in q) return isContact(questionAt(form, task.id)) ? [] : [quotes(w, title, q, form.anonymous)];
  if ('options' in q) return optionBlocks(w, task, q, title);
  if ('lists' in q) return listBlocks(w, form, task, q);
  if ('cells' in q || 'marks' in q) return 'cells' in q ? gridBlocks(w, form, task, q) : [];
  return numberBlocks(w, q, title);
}

/** How often each number was given; in words where there is nothing to draw. */
function numberBlocks(w: Words, q: Of<'mean'>, title: string): readonly Block[] {
  const text = numberText(w, q);
  if (!hasBins(q.bins)) return [{ block: 'text', text }];
  const whole = areWhole(q.bins);
  const bins = q.bins.map((b) => ({ label: binLabel(b, (x) => w.plain(x)), count: b.count }));
  const data = { title, heads: { row: w.labels.answer, count: w.labels.count }, bins };
  const note = whole ? text : `${text} ${w.labels.binsHow}`;
  return [{ block: 'figure', title, note, figure: { kind: 'histogram', data } }];
}

function numberText(w: Words, q: Of<'mean'>): string {
  if (q.mean === null) return w.labels.fewAnswers;
  const ends = { min: w.short(q.min), max: w.short(q.max) };
  return w.say('numberHow', { mean: w.figure(q.mean), median: w.short(q.median), ...ends, n: q.n });
}

const few = (w: Words): Block => ({ block: 'text', text: w.labels.fewAnswers });

function choiceBlocks(
  w: Words,
  form: WorksheetForm,
  task: Task,
  q: Of<'answers'>,
  title: string,
): readonly Block[] {
  if (!q.answers) return [few(w)];
  const kind = questionOf(form, 'question' in task ? task.question : undefined)?.answer;
  const ordered = kind?.kind === 'choice' && kind.ordered;
  const answers = ordered ? q.answers : [...q.answers].sort((a, b) => b.count - a.count);
  const rows = answers.map((a) => ({
    ...{ label: a.label, value: a.count, text: `${a.count} (${w.percent(a.percent)})`, note: '' },
  }));
  const many = kind?.kind === 'choice' && kind.max > 1;
  const middle = ordered ? medianLabel(w, q, kind) : '';
  const note = [w.say(many ? 'choiceMany' : 'choiceN', { n: w.people(q.n) }), middle]
    .filter((t) => t !== '')
    .join(' ');
  const other: Block[] =
    q.other && q.other.length > 0
      ? [quotes(w, w.labels.other, { n: q.other.length, texts: q.other }, form.anonymous)]
      : [];
  return [barBlock(w, title, note, w.labels.count, q.n, rows), ...other];
}

function medianLabel(
  w: Words,
  q: Of<'answers'>,
  kind: Extract<Question['answer'], { kind: 'choice' }>,
): string {
  const found = kind.options.find((o) => o.value === q.median);
  return found ? w.say('choiceMedian', { label: w.quote(found.plain) }) : '';
}

type Rows = Extract<Figure, { kind: 'bars' }>['data']['rows'];

function barBlock(w: Words, title: string, note: string, value: string, to: number, rows: Rows): Block {
  const heads = { row: w.labels.option, value, note: '' };
  return { block: 'figure', title, note, figure: { kind: 'bars', data: { title, heads, to, rows } } };
}

/** Options picked into sets, ranked, or given points; the strongest first. */
function optionBlocks(w: Words, task: Task, q: Of<'options'>, title: string): readonly Block[] {
  if (!q.options) return [few(w)];
  if (task.task === 'pick') return pickBlocks(w, task, q, title);
  const k = q.options.length;
  if (task.task === 'rank') {
    const rows = q.options
      .flatMap((o) => ('borda' in o ? [o] : []))
      .sort((a, b) => b.borda - a.borda)
      .map((o) => {
        const note = o.meanRank === null ? '' : w.say('meanRank', { n: w.figure(o.meanRank, 1) });
        return { label: o.label, value: o.borda, text: w.short(o.borda), note };
      });
    const how =
      q.kendallW == null ? w.say('rankPlain', { k }) : w.say('rankHow', { k, w: w.figure(q.kendallW) });
    return [barBlock(w, title, how, w.labels.points, q.n * k, rows)];
  }
  const rows = q.options
    .flatMap((o) => ('mean' in o ? [o] : []))
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
    .map((o) => ({
      label: o.label,
      value: o.mean,
      text: o.mean === null ? w.labels.few : w.figure(o.mean, 1),
      note: `n ${o.n}`,
    }));
  const total = task.task === 'share' ? task.total : 100;
  const most = Math.max(...rows.map((row) => row.value ?? 0));
  return [barBlock(w, title, w.say('shareHow', { total }), w.labels.mean, most, rows)];
}

function pickBlocks(
  w: Words,
  task: Extract<Task, { task: 'pick' }>,
  q: Of<'options'>,
  title: string,
): readonly Block[] {
  const options = (q.options ?? []).filter((o): o is Counted => 'counts' in o);
  const [first, last] = [task.sets[0]!, task.sets.at(-1)!];
  if (first === last) {
    const rows = options
      .map((o) => ({
        label: o.label,
        value: o.counts[first.id] ?? 0,
        text: String(o.counts[first.id] ?? 0),
        note: '',
      }))
      .sort((a, b) => b.value - a.value);
    return [barBlock(w, title, w.say('choiceMany', { n: w.people(q.n) }), first.title, q.n, rows)];
  }
  const net = (o: Counted): number => o.net ?? (o.counts[first.id] ?? 0) - (o.counts[last.id] ?? 0);
  const rows = [...options]
    .sort((a, b) => net(b) - net(a))
    .map((o) => ({
      ...{ label: o.label, left: o.counts[last.id] ?? 0, right: o.counts[first.id] ?? 0 },
      note: o.contested ? w.labels.contested : '',
    }));
  const heads = { row: w.labels.option, left: last.title, right: first.title, note: w.labels.contested };
  const note = [
    w.say('choiceN', { n: w.people(q.n) }),
    ...(options.some((o) => o.contested) ? [w.labels.contestedHow] : []),
  ].join(' ');
  const chart: Block = {
    block: 'figure',
    title,
    note,
    figure: { kind: 'mirror', data: { title, heads, rows } },
  };
  if (task.sets.length < 3) return [chart];
  const head = [w.labels.option, ...task.sets.map((s) => s.title)];
  const counts = options.map((o) => [o.label, ...task.sets.map((s) => String(o.counts[s.id] ?? 0))]);
  return [chart, { block: 'table', title, table: { head, rows: counts } }];
}

function listBlocks(w: Words, form: WorksheetForm, task: Task, q: Of<'lists'>): readonly Block[] {
  const lists = task.task === 'slots' ? task.lists : [];
  return lists.flatMap((l) => {
    const f = q.lists?.[l.id ?? ''];
    return f && f.n > 0 ? [quotes(w, l.title, f, form.anonymous)] : [];
  });
}

/** Cells that were filled in, under their row and column. */
function gridBlocks(w: Words, form: WorksheetForm, task: Task, q: Of<'cells'>): readonly Block[] {
  if (!q.cells || isPlaced(q.cells)) return [few(w)];
  return Object.entries(q.cells).flatMap(([key, cell]): Block[] => {
    if (cell.n === 0) return [];
    const words = questionOf(form, `${form.id}.${task.id}.${key}`)?.text ?? key;
    const title = words.slice(words.lastIndexOf(': ') + 2);
    if ('texts' in cell)
      return isContact(questionAt(form, `${task.id}.${key}`)) ? [] : [quotes(w, title, cell, form.anonymous)];
    return 'mean' in cell ? [{ block: 'text', text: `${title}: ${numberText(w, cell)}` }] : [];
  });
}

/** Choices, picks, ranks, points and numbers of each group beside the others. */
function groupTable(
  w: Words,
  groups: Readonly<Record<string, QuestionSet>> | undefined,
  task: Task,
  whole: QuestionFigures,
): readonly Block[] {
  const entries = Object.entries(groups ?? {});
  const labels = rowLabels(w, whole);
  if (entries.length === 0 || labels.length === 0) return [];
  const columns = entries.map(([, set]) => {
    const q = set.questions?.[task.id];
    if (!set.questions) return labels.map((_, i) => (i === 0 ? w.labels.hidden : ''));
    return q ? cellsOf(w, task, q, labels.length) : labels.map(() => '');
  });
  const head = [
    w.labels.option,
    ...entries.map(([name, set]) => (set.questions ? `${name} (${w.labels.n}\u00a0${set.n})` : name)),
  ];
  const rows = labels.map((label, i) => [label, ...columns.map((c) => c[i] ?? '')]);
  return [{ block: 'table', title: w.labels.byGroup, table: { head, rows } }];
}

function rowLabels(w: Words, q: QuestionFigures): readonly string[] {
  if ('answers' in q) return (q.answers ?? []).map((a) => a.label);
  if ('options' in q) return (q.options ?? []).map((o) => o.label);
  return 'mean' in q ? [w.labels.mean] : [];
}

function cellsOf(w: Words, task: Task, q: QuestionFigures, count: number): readonly string[] {
  const none = Array.from({ length: count }, (_, i) => (i === 0 ? w.labels.few : ''));
  if ('answers' in q) return q.answers?.map((a) => String(a.count)) ?? none;
  if ('mean' in q) return [q.mean === null ? w.labels.few : w.figure(q.mean)];
  if (!('options' in q) || !q.options) return none;
  const sets = task.task === 'pick' ? task.sets : [];
  return q.options.map((o) => {
    if ('counts' in o) return sets.map((s) => String(o.counts[s.id] ?? 0)).join(' / ');
    return 'meanRank' in o ? w.figure(o.meanRank) : w.figure(o.mean);
  });
}

/** The first of its questions that can be told in a sentence. */
function leadOf(w: Words, form: WorksheetForm, questions: QuestionSet['questions']): readonly string[] {
  for (const task of form.tasks) {
    const q = questions?.[task.id];
    if (!q || q.n === 0) continue;
    if ('answers' in q && q.answers) {
      const [most, next] = [...q.answers].sort((a, b) => b.count - a.count);
      if (most && most.count > (next?.count ?? 0))
        return [w.say('leadMost', { label: w.quote(most.label), count: most.count, n: q.n })];
    }
    if ('options' in q && q.options && task.task === 'pick') {
      const set = task.sets[0]!;
      const count = (o: OptionFigures): number => ('counts' in o ? (o.counts[set.id] ?? 0) : 0);
      const [most, next] = [...q.options].sort((a, b) => count(b) - count(a));
      if (most && count(most) > (next ? count(next) : 0))
        return [
          w.say('leadPicked', { set: set.title, label: w.quote(most.label), count: count(most), n: q.n }),
        ];
    }
    if ('options' in q && q.options && task.task === 'rank') {
      const [most] = [...q.options].sort(
        (a, b) => ('borda' in b ? b.borda : 0) - ('borda' in a ? a.borda : 0),
      );
      if (most) return [w.say('leadFirst', { label: w.quote(most.label) })];
    }
    if ('mean' in q && q.median !== null && task.task === 'ask')
      return [w.say('leadNumber', { title: taskTitle(form, task), median: w.short(q.median) })];
  }
  return [];
}

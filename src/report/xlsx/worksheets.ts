import type { Form, Forms, WorksheetForm } from '../../form/index.js';
import { isPlaced, type QuestionFigures, type QuestionSet, type Scores } from '../../score/index.js';
import { binLabel, hasBins } from '../bins.js';
import type { CellValue } from '../cells.js';
import { joined } from '../words.js';
import { type Column, type SheetTable, TWO, WHOLE } from './book.js';

const text = (head: string, width = 14): Column => ({ head, width });
const PLACE = [text('form'), text('round', 10), text('group')];

interface Row {
  readonly about: string;
  readonly option?: string;
  readonly label?: string;
  readonly n: number;
  readonly count?: number;
  readonly percent?: number | null;
  readonly mean?: number | null;
  readonly sd?: number | null;
  readonly median?: number | null;
  readonly points?: number;
  readonly note?: string;
}

const worksheetsOf = (forms: Forms): readonly WorksheetForm[] =>
  forms.list.filter((f): f is WorksheetForm => f.kind !== 'instrument');

/** Choices, picks, ranks, shares, places and numbers: one row for each option. */
export function choiceSheet(scores: Scores, forms: Forms): SheetTable {
  const rows = worksheetsOf(forms).flatMap((form) =>
    Object.entries(scores.worksheets[form.id]?.rounds ?? {}).flatMap(([round, whole]) =>
      [['', whole as QuestionSet] as const, ...Object.entries(whole.groups ?? {})].flatMap(([group, set]) =>
        Object.entries(set.questions ?? {}).flatMap(([id, q]) =>
          rowsOf(id, q).map((r): CellValue[] => [
            ...[
              form.id,
              round,
              group,
              r.about,
              wordsOf(form, id),
              r.option ?? '',
              r.label ?? '',
              r.n,
              r.count ?? null,
            ],
            ...[
              r.percent ?? null,
              r.mean ?? null,
              r.sd ?? null,
              r.median ?? null,
              r.points ?? null,
              r.note ?? '',
            ],
          ]),
        ),
      ),
    ),
  );
  const decimals = ['percent', 'mean', 'sd', 'median', 'points'].map((head) => ({
    head,
    width: 10,
    format: TWO,
  }));
  const columns = [
    ...[...PLACE, text('question', 18), text('text', 40), text('option', 18), text('label', 32)],
    ...[
      { head: 'n', width: 8, format: WHOLE },
      { head: 'count', width: 8, format: WHOLE },
      ...decimals,
      text('note', 16),
    ],
  ];
  return { name: 'Choices', columns, rows };
}

function wordsOf(form: Form, local: string): string {
  const question = form.questions.find((q) => q.local === local);
  if (question) return joined(question.text);
  const task = 'tasks' in form ? form.tasks.find((t) => t.id === local) : undefined;
  return task && 'title' in task ? task.title : '';
}

function rowsOf(about: string, q: QuestionFigures): readonly Row[] {
  const { n } = q;
  if ('answers' in q)
    return (q.answers ?? []).map((a) => ({
      about,
      option: a.id,
      label: a.label,
      n,
      count: a.count,
      percent: a.percent,
    }));
  if ('marks' in q)
    return [
      ...Object.entries(q.marks ?? {}).flatMap(([mark, cells]) =>
        (cells ?? []).map((c) => ({ about: `${about}.${mark}`, option: `${c.x}/${c.y}`, n, count: c.count })),
      ),
      ...(q.moves ?? []).map((m) => ({
        about,
        option: `${m.from.join('/')} → ${m.to.join('/')}`,
        n,
        count: m.count,
        note: 'move',
      })),
    ];
  if ('cells' in q && isPlaced(q.cells))
    return q.cells.map((c) => ({ about, option: `${c.x}/${c.y}`, n, count: c.count }));
  if ('cells' in q)
    return Object.entries(q.cells ?? {}).flatMap(([key, cell]) => rowsOf(`${about}.${key}`, cell));
  if ('texts' in q || 'lists' in q) return [];
  if ('options' in q)
    return (q.options ?? []).flatMap((o): readonly Row[] => {
      const named = { about, option: o.id, label: o.label, n };
      if ('counts' in o) {
        const note = o.contested ? 'contested' : '';
        return Object.entries(o.counts).map(([set, count]) => ({
          ...named,
          about: `${about}.${set}`,
          count,
          note,
        }));
      }
      if ('meanRank' in o) return [{ ...named, mean: o.meanRank, median: o.medianRank, points: o.borda }];
      return [{ ...named, n: o.n, mean: o.mean, sd: o.sd, median: o.median }];
    });
  const bins = hasBins(q.bins) ? q.bins : [];
  return [
    {
      about,
      n,
      mean: q.mean,
      sd: q.sd,
      median: q.median,
      note: q.min === null ? '' : `${q.min} to ${q.max}`,
    },
    ...bins.map((b) => ({ about, option: binLabel(b, String), n, count: b.count, note: 'bin' })),
  ];
}

/** What was written: by question, never by group, so that nobody is known by it. */
export function textSheet(scores: Scores, forms: Forms): SheetTable {
  const written = worksheetsOf(forms).flatMap((form) =>
    Object.entries(scores.worksheets[form.id]?.rounds ?? {}).flatMap(([round, set]) =>
      Object.entries(set.questions ?? {}).flatMap(([id, q]) =>
        textsOf(id, q).map(([about, words]): CellValue[] => [
          form.id,
          round,
          about,
          wordsOf(form, about) || wordsOf(form, id),
          words,
        ]),
      ),
    ),
  );
  const beside = forms.list.flatMap((form) =>
    form.kind !== 'instrument'
      ? []
      : Object.entries(scores.instruments[form.id]?.rounds ?? {}).flatMap(([round, r]) =>
          form.written.flatMap((w) => {
            const f = r.items?.[w.id];
            return f && 'texts' in f
              ? (f.texts ?? []).map((words): CellValue[] => [form.id, round, w.id, joined(w.text), words])
              : [];
          }),
        ),
  );
  const columns = [
    text('form'),
    text('round', 10),
    text('question', 20),
    text('text', 44),
    text('answer', 80),
  ];
  return { name: 'Texts', columns, rows: [...beside, ...written] };
}

function textsOf(about: string, q: QuestionFigures): readonly (readonly [string, string])[] {
  if ('texts' in q) return (q.texts ?? []).map((t) => [about, t] as const);
  if ('answers' in q) return (q.other ?? []).map((t) => [`${about}.other`, t] as const);
  if ('lists' in q)
    return Object.entries(q.lists ?? {}).flatMap(([key, l]) =>
      (l.texts ?? []).map((t) => [key === '' ? about : `${about}.${key}`, t] as const),
    );
  if ('cells' in q && !isPlaced(q.cells))
    return Object.entries(q.cells ?? {}).flatMap(([key, cell]) => textsOf(`${about}.${key}`, cell));
  return [];
}

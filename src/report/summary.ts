import {
  type CellCount,
  type Figures,
  isPlaced,
  type QuestionFigures,
  type QuestionSet,
  type Scores,
} from '../score/index.js';
import { binLabel, hasBins } from './bins.js';
import { csvText, number, safe } from './cells.js';

const HEAD = ['form', 'round', 'group', 'about', 'option', 'n', 'count', 'percent', 'mean', 'sd', 'median'];

/** What a row holds; the rest of its cells is empty. */
interface Row {
  readonly about: string;
  readonly option?: string;
  readonly n: number;
  readonly count?: number;
  readonly percent?: number | null;
  readonly mean?: number | null;
  readonly sd?: number | null;
  readonly median?: number | null;
}

/**
 * One row for each round, group and figure: scores, items (`percent`: the favourable share), numbers, and each option
 * of a choice. Figures that may not be shown are empty beside their n; a group that is hidden has no rows.
 */
export function summaryCsv(scores: Scores): string {
  const forms = [
    ...Object.entries(scores.instruments).flatMap(([id, { rounds }]) => rowsOf(id, rounds, figureRows)),
    ...Object.entries(scores.worksheets).flatMap(([id, { rounds }]) => rowsOf(id, rounds, setRows)),
  ];
  return csvText([HEAD, ...forms]);
}

function rowsOf<T>(
  form: string,
  rounds: Readonly<Record<string, T & { readonly groups?: Readonly<Record<string, T>> }>>,
  rows: (figures: T) => readonly Row[],
): string[][] {
  return Object.entries(rounds).flatMap(([round, whole]) =>
    [['', whole] as const, ...Object.entries(whole.groups ?? {})].flatMap(([group, figures]) =>
      rows(figures).map((r) => [
        ...[form, round, group, r.about, r.option ?? ''].map(safe),
        ...[r.n, r.count, r.percent, r.mean, r.sd, r.median].map(number),
      ]),
    ),
  );
}

function figureRows(figures: Figures): readonly Row[] {
  const scores = Object.entries(figures.scores ?? {}).map(([about, s]): Row => {
    const { n, mean, sd, median } = s;
    return { about, n, mean, sd, median };
  });
  const items = Object.entries(figures.items ?? {}).map(([about, i]): Row => {
    if (!('answers' in i)) return { about, n: i.n };
    const { n, mean = null, sd = null, median = null, favorable } = i;
    return { about, n, mean, sd, median, percent: favorable?.percent ?? null };
  });
  return [...scores, ...items];
}

function setRows(set: QuestionSet): readonly Row[] {
  return Object.entries(set.questions ?? {}).flatMap(([about, q]) => questionRows(about, q));
}

function cellRows(about: string, n: number, cells: readonly CellCount[]): readonly Row[] {
  return cells.map(({ x, y, count }) => ({ about, option: `${x}/${y}`, n, count }));
}

function questionRows(about: string, q: QuestionFigures): readonly Row[] {
  if ('answers' in q)
    return (q.answers ?? []).map((a) => ({
      about,
      option: a.id,
      n: q.n,
      count: a.count,
      percent: a.percent,
    }));
  if ('marks' in q)
    return Object.entries(q.marks ?? {}).flatMap(([mark, cells]) =>
      cellRows(`${about}.${mark}`, q.n, cells ?? []),
    );
  if ('cells' in q && isPlaced(q.cells)) return cellRows(about, q.n, q.cells);
  if ('cells' in q)
    return Object.entries(q.cells ?? {}).flatMap(([key, cell]) => questionRows(`${about}.${key}`, cell));
  if ('texts' in q) return [{ about, n: q.n }];
  if ('lists' in q)
    return Object.entries(q.lists ?? {}).map(([key, l]) => ({ about: `${about}.${key}`, n: l.n }));
  if ('options' in q)
    return (q.options ?? []).flatMap((o): readonly Row[] => {
      if ('counts' in o)
        return Object.entries(o.counts).map(([set, count]) => ({
          about: `${about}.${set}`,
          option: o.id,
          n: q.n,
          count,
        }));
      if ('meanRank' in o) return [{ about, option: o.id, n: q.n, mean: o.meanRank, median: o.medianRank }];
      return [{ about, option: o.id, n: o.n, mean: o.mean, sd: o.sd, median: o.median }];
    });
  const bins = hasBins(q.bins) ? q.bins : [];
  return [
    { about, n: q.n, mean: q.mean, sd: q.sd, median: q.median },
    ...bins.map((b) => ({ about, option: binLabel(b, String), n: q.n, count: b.count })),
  ];
}

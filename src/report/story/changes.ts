import { type Figure, ticksOf } from '../../charts/index.js';
import type { RoundChange } from '../../score/index.js';
import { scoreEnds, scoringOf } from '../text/naming.js';
import { verdict } from '../words.js';
import {
  bareItem,
  bareTitle,
  itemText,
  markTitle,
  type Reading,
  scoreTitle,
  type Told,
  toldScores,
} from './reading.js';
import type { Block, Section } from './types.js';
import type { Words } from './words.js';

type FigureBlock = Extract<Block, { block: 'figure' }>;

/** Most rows of a chart on the first page. */
const FIRST = 6;

/** What an interval says of a change, in a word. */
function verdictWord(w: Words, { difference, ci }: Pick<Told, 'difference' | 'ci'>): string {
  if (difference === null) return w.labels.few;
  const said = verdict(ci);
  if (said === 'rose') return w.labels.rose;
  if (said === 'fell') return w.labels.fell;
  return said === 'within chance' ? w.labels.chance : w.labels.unclear;
}

/** `Openness rose from 2.55 to 3.01 (by +0.12 to +0.79).` */
export function changeSentence(w: Words, r: Reading, t: Told & { readonly id: string }): string | null {
  if (t.from === null || t.to === null || t.difference === null) return null;
  const said = verdict(t.ci);
  const range = w.say('range', { from: w.signed(t.ci?.[0]), to: w.signed(t.ci?.[1]) });
  const values = { name: scoreTitle(w, r.form, t.id), from: w.figure(t.from), to: w.figure(t.to), range };
  if (said === '') return w.say('unclearFromTo', values);
  return w.say(said === 'rose' ? 'roseFromTo' : said === 'fell' ? 'fellFromTo' : 'chanceFromTo', values);
}

/** What changed between two rounds: the scores, then every item's share. */
export function changeSections(w: Words, r: Reading): readonly Section[] {
  return r.changes.flatMap((change, i) => {
    // The first page has the scores of the whole way.
    const scores = change === r.whole ? null : scoreChange(w, r, change);
    const items = itemChange(w, r, change);
    const blocks = [...(scores ? [scores] : []), ...(items ? [items] : []), ...allFigures(w, r, change)];
    if (blocks.length === 0) return [];
    const title = w.say('changedFrom', { from: change.from, to: change.to });
    return [{ id: `${r.form.id}-change-${i + 1}`, title, intro: null, blocks }];
  });
}

/** Means before and after with what their change says; null where there are no scores. */
function scoreChange(w: Words, r: Reading, change: RoundChange): FigureBlock | null {
  const rows = toldScores(w, r, change);
  if (rows.length === 0) return null;
  const whose = rows.every((t) => t.paired)
    ? 'changePaired'
    : rows.some((t) => t.paired)
      ? 'changeMixed'
      : 'changeAll';
  const title = w.labels.changeScores;
  const figure: Figure = {
    kind: 'dumbbells',
    data: {
      title,
      heads: { row: w.labels.score, from: change.from, to: change.to, note: w.labels.change },
      axis: meanAxis(
        w,
        r,
        rows.map((t) => t.id),
      ),
      show: (x) => w.figure(x),
      hidden: w.labels.few,
      rows: rows.map((t) => ({
        label: scoreTitle(w, r.form, t.id),
        from: t.from,
        to: t.to,
        note: t.difference === null ? w.labels.few : `${w.signed(t.difference)} ${verdictWord(w, t)}`,
      })),
    },
  };
  return { block: 'figure', title, note: w.labels[whose], figure };
}

/** The whole scale of the scores, as far as they share one. */
export function meanAxis(w: Words, r: Reading, ids: readonly string[]) {
  const ends = ids.map((id) => scoreEnds(scoringOf(r.form, id), r.figures.scores?.[id]?.items ?? 1));
  const [from, to] = [Math.min(...ends.map((e) => e[0])), Math.max(...ends.map((e) => e[1]))];
  return { from, to, ticks: ticksOf(from, to, (x) => w.short(x)) };
}

const PERCENTS = [0, 25, 50, 75, 100];

/** Every item's favourable share before and after, the largest rise first. */
function itemChange(w: Words, r: Reading, change: RoundChange): FigureBlock | null {
  const rows = r.form.scorings
    .flatMap((s) => s.items)
    .flatMap((item) => {
      const f = change.items[item.id]?.favorable;
      if (!f || f.from === null || f.to === null) return [];
      const points = w.say('changePoints', { points: w.signed(f.difference, 0) });
      const said = verdictWord(w, { difference: f.difference, ci: f.ci95 });
      return [
        {
          by: f.difference ?? 0,
          label: itemText(w, item),
          from: f.from,
          to: f.to,
          note: `${points} ${said}`,
        },
      ];
    })
    .sort((a, b) => b.by - a.by);
  if (rows.length === 0) return null;
  const title = w.labels.changeItems;
  const figure: Figure = {
    kind: 'dumbbells',
    data: {
      title,
      heads: { row: w.labels.item, from: change.from, to: change.to, note: w.labels.change },
      axis: { from: 0, to: 100, ticks: PERCENTS.map((at) => ({ at, label: w.percent(at) })) },
      show: (x) => w.figure(x, 0),
      hidden: w.labels.few,
      rows,
    },
  };
  return { block: 'figure', title, note: w.labels.changePointsHow, figure };
}

/** Differences with their intervals, paired and over everybody. */
function allFigures(w: Words, r: Reading, change: RoundChange): readonly Block[] {
  const rows = toldScores(w, r, change).map((t) => {
    const range = w.between(t.ci, (x) => w.signed(x));
    const p = change.scores?.[t.id]?.paired;
    const size = p && p.n > 0 ? w.figure(p.dAv) : '';
    return [
      scoreTitle(w, r.form, t.id),
      t.n,
      w.figure(t.from),
      w.figure(t.to),
      w.signed(t.difference),
      range,
      size,
      verdictWord(w, t),
    ];
  });
  if (rows.length === 0) return [];
  const { score, n, interval } = w.labels;
  const head = [score, n, change.from, change.to, w.labels.change, interval, 'd', ''];
  return [{ block: 'table', title: w.labels.reliability, table: { head, rows } }];
}

/** From one mark to another: means of the items, the longest way first. */
export function markChange(w: Words, r: Reading, change: RoundChange, most = Infinity): FigureBlock | null {
  const rows = Object.entries(change.items)
    .flatMap(([id, c]) => {
      const item = bareItem(r.form, id);
      if (!item || !c.paired || c.paired.difference === null) return [];
      const { from, to, difference } = c.paired;
      return [{ by: difference, label: itemText(w, item), from, to, note: w.signed(difference) }];
    })
    .sort((a, b) => b.by - a.by)
    .slice(0, most);
  if (rows.length === 0) return null;
  const [from, to] = [markTitle(r.form, change.from), markTitle(r.form, change.to)];
  const title = w.say('marks', { from, to });
  const { lowest, highest } = r.form.scorings[0].scale;
  const ends = { from: lowest ?? 0, to: highest ?? 1 };
  const figure: Figure = {
    kind: 'dumbbells',
    data: {
      title,
      heads: { row: w.labels.item, from, to, note: w.labels.change },
      axis: { ...ends, ticks: ticksOf(ends.from, ends.to, (x) => w.short(x)) },
      show: (x) => w.figure(x),
      hidden: w.labels.few,
      rows,
    },
  };
  return { block: 'figure', title, note: null, figure };
}

/** Scores of the same people by two kinds of rater. */
export function gapBlocks(w: Words, r: Reading): readonly FigureBlock[] {
  return (r.figures.gaps ?? []).flatMap((gap): FigureBlock[] => {
    const rows = Object.entries(gap.scores).flatMap(([id, { paired }]) => {
      if (!paired || paired.difference === null) return [];
      const said = verdict(paired.ci95) === 'within chance' ? ` ${w.labels.chance}` : '';
      return [
        {
          ...{
            label:
              bareTitle(w, r.form, id) === w.labels.overall ? w.labels.overall : scoreTitle(w, r.form, id),
          },
          ...{ from: paired.from, to: paired.to, note: `${w.signed(paired.difference)}${said}` },
        },
      ];
    });
    if (rows.length === 0) return [];
    const [from, to] = [raterTitle(r, gap.from), raterTitle(r, gap.to)];
    const title = w.labels.gaps;
    const axis = meanAxis(w, r, Object.keys(gap.scores));
    const heads = { row: w.labels.score, from, to, note: w.labels.change };
    const data = { title, heads, axis, show: (x: number) => w.figure(x), hidden: w.labels.few, rows };
    return [{ block: 'figure', title, note: w.labels.gapsHow, figure: { kind: 'dumbbells', data } }];
  });
}

export function raterTitle(r: Reading, id: string): string {
  return r.form.raters.find((x) => x.id === id)?.plain ?? id;
}

/** The chart of the first page: what changed, by how much, and what that says. */
export function firstChange(w: Words, r: Reading): FigureBlock | null {
  if (r.whole) return scoreChange(w, r, r.whole) ?? itemChange(w, r, r.whole);
  const [marks] = r.marks;
  if (marks) return markChange(w, r, marks, FIRST);
  return gapBlocks(w, r)[0] ?? null;
}

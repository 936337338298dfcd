import type { Figure } from '../../charts/index.js';
import type { Scoring } from '../../form/index.js';
import type { Figures, Scores } from '../../score/index.js';
import { scoreEnds, scoringOf } from '../text/naming.js';
import { joined } from '../words.js';
import { bandsOn } from './bands.js';
import { firstChange, gapBlocks, markChange, meanAxis, raterTitle } from './changes.js';
import { histogramBlock } from './items.js';
import { bareItem, itemText, markTitle, type Reading, scoreTitle } from './reading.js';
import { isShared } from './share.js';
import { divided } from './talk.js';
import type { Block, Section } from './types.js';
import type { Words } from './words.js';
import { quotes } from './written.js';

const DIVIDED = 3;

/** Means with their intervals on the whole scale, round beside round; then all figures and who is in which band. */
export function scoreSections(w: Words, r: Reading): readonly Section[] {
  const ids = Object.keys(r.figures.scores ?? {});
  if (ids.length === 0) return [];
  const figure = isOnFirstPage(w, r) ? [] : [scoreFigure(w, r, ids)];
  const rounds = r.rounds.filter((round) => r.scores.rounds[round]!.scores);
  const table = { block: 'table' as const, title: w.labels.reliability, table: scoreTable(w, r, rounds) };
  const blocks: Block[] = [...figure, ...bandBlock(w, r), table];
  return [{ id: `${r.form.id}-scores`, title: w.labels.scores, intro: null, blocks }];
}

/** Where nothing can have changed, the first page shows the means, if there are several. */
export function firstScores(w: Words, r: Reading): FigureBlock | null {
  return isOnFirstPage(w, r) ? scoreFigure(w, r, Object.keys(r.figures.scores ?? {})) : null;
}

const isOnFirstPage = (w: Words, r: Reading): boolean =>
  firstChange(w, r) === null && Object.keys(r.figures.scores ?? {}).length > 1;

type FigureBlock = Extract<Block, { block: 'figure' }>;

function scoreFigure(w: Words, r: Reading, ids: readonly string[]): FigureBlock {
  const shown = r.rounds.filter((round) => r.scores.rounds[round]!.scores);
  const several = shown.length > 1;
  const [scoring] = r.form.scorings;
  const items = new Set(ids.map((id) => r.figures.scores?.[id]?.items ?? 1));
  // Sums of unlike lengths have their bands at different places.
  const bands = scoring.mode === 'sum' && items.size > 1 ? [] : bandsOn(scoring, [...items][0] ?? 1);
  const rows = ids.flatMap((id) =>
    shown.map((round) => {
      const s = r.scores.rounds[round]!.scores?.[id];
      return {
        ...{ label: scoreTitle(w, r.form, id), of: several ? round : '', n: s?.n ?? 0 },
        ...{ mean: s?.mean ?? null, interval: s?.ci95 ?? null, full: round === shown.at(-1) },
      };
    }),
  );
  const { score, round, n, mean, interval, few } = w.labels;
  const figure: Figure = {
    kind: 'intervals',
    data: {
      ...{
        title: w.labels.scores,
        heads: { row: score, of: round, n, mean, interval },
        axis: meanAxis(w, r, ids),
      },
      ...{ bands, show: (x: number) => w.figure(x), hidden: few, rows },
      between: (from: string, to: string) => w.say('between', { from, to }),
    },
  };
  const note = w.labels[bands.length > 0 ? 'scoresHow' : 'scoresPlain'];
  return { block: 'figure', title: w.labels.scores, note, figure };
}

function scoreTable(w: Words, r: Reading, rounds: readonly string[]) {
  const { score, round, n, mean, sd, median, interval, alpha, bands } = w.labels;
  const several = rounds.length > 1;
  const head = [
    score,
    ...(several ? [round] : []),
    n,
    mean,
    sd,
    median,
    interval,
    alpha,
    `${alpha}: ${interval}`,
    bands,
  ];
  const rows = Object.keys(r.figures.scores ?? {}).flatMap((id) =>
    rounds.flatMap((name) => {
      const s = r.scores.rounds[name]!.scores?.[id];
      if (!s) return [];
      const figures = [s.mean, s.sd, s.median].map((x) => w.figure(x));
      const counts = (s.bands ?? []).map((b) => `${b.label} ${b.count}`).join(' · ');
      const range = (ci: typeof s.ci95): string => w.between(ci, (x) => w.figure(x));
      const first = [scoreTitle(w, r.form, id), ...(several ? [name] : []), String(s.n)];
      return [
        [
          ...first,
          ...(s.items === null ? [w.labels.few, '', ''] : figures),
          range(s.ci95),
          w.figure(s.alpha),
          range(s.alphaCi95),
          counts,
        ],
      ];
    }),
  );
  return { head, rows };
}

/** How many people are in which band of each score. */
function bandBlock(w: Words, r: Reading): readonly Block[] {
  const found = Object.entries(r.figures.scores ?? {}).filter(([, s]) => (s.bands ?? []).length > 0);
  if (found.length === 0) return [];
  const lines = found.map(([id, s]) => {
    const counts = s.bands!.map((b) => `${b.label} ${b.count}`).join(' · ');
    return `${scoreTitle(w, r.form, id)}: ${counts}`;
  });
  return [{ block: 'text', text: `${w.labels.bands}. ${lines.join('; ')}.` }];
}

/** On which step people stand with each mark, and how far they moved; else the means of both marks. */
export function markSections(w: Words, r: Reading): readonly Section[] {
  return r.marks.flatMap((change) => {
    const [from, to] = [scoringFor(r, change.from), scoringFor(r, change.to)];
    const means = markChange(w, r, change);
    const blocks = [...(from && to ? stairBlocks(w, r, from, to) : []), ...(means ? [means] : [])];
    if (blocks.length === 0) return [];
    const title = w.say('marks', { from: markTitle(r.form, change.from), to: markTitle(r.form, change.to) });
    return [{ id: `${r.form.id}-${change.from}-${change.to}`, title, intro: w.labels.marksHow, blocks }];
  });
}

const scoringFor = (r: Reading, mark: string): Scoring | undefined =>
  r.form.scorings.find((s) => s.mark?.id === mark);

/** Steps for more levels than this would be too narrow for their words. */
const LEVELS = 6;

function stairBlocks(w: Words, r: Reading, from: Scoring, to: Scoring): readonly Block[] {
  const levels = [...from.scale.answers].filter((a) => a.value !== null).sort((a, b) => a.value! - b.value!);
  if (levels.length < 2 || levels.length > LEVELS) return [];
  const change = r.marks.find((c) => c.from === from.mark?.id && c.to === to.mark?.id);
  const rows = from.items.map((item, i) => {
    const bare = Object.keys(change?.items ?? {}).find((id) => bareItem(r.form, id)?.item === item.item);
    const c = bare === undefined ? undefined : change?.items[bare];
    const moves = (c?.moves ?? []).map((m) =>
      w.say('move', { by: w.signed(m.by, Number.isInteger(m.by) ? 0 : 2), n: m.count }),
    );
    return {
      label: itemText(w, item),
      now: counts(r.figures, item.id, levels),
      target: counts(r.figures, to.items[i]?.id ?? '', levels),
      note: moves.length > 0 ? `${w.labels.moves} ${moves.join(', ')}` : '',
    };
  });
  const heads = { row: w.labels.item, now: from.mark!.title, target: to.mark!.title, note: w.labels.moves };
  const title = r.form.title;
  const data = { title, heads, levels: levels.map((l) => l.label), few: w.labels.few, rows };
  return [{ block: 'figure', title, note: null, figure: { kind: 'stairs', data } }];
}

function counts(
  figures: Figures,
  item: string,
  levels: Scoring['scale']['answers'],
): readonly number[] | null {
  const found = figures.items?.[item];
  if (!found || !('answers' in found) || !found.answers) return null;
  return levels.map((l) => found.answers!.find((a) => a.label === l.label)?.count ?? 0);
}

/** Each kind of rater beside the others, and the same people seen by both. */
export function raterSections(w: Words, r: Reading): readonly Section[] {
  const raters = Object.entries(r.figures.raters ?? {});
  if (raters.length === 0) return [];
  const ids = Object.keys(r.figures.scores ?? {});
  const { score, rater, n, mean, interval, few } = w.labels;
  const rows = ids.flatMap((id) =>
    raters.map(([name, f], i) => {
      const s = f.scores?.[id];
      const said = { label: scoreTitle(w, r.form, id), of: raterTitle(r, name), n: s?.n ?? f.n };
      return { ...said, mean: s?.mean ?? null, interval: s?.ci95 ?? null, full: i > 0 };
    }),
  );
  const blocks: Block[] = [...gapBlocks(w, r)];
  if (ids.length > 0) {
    const data = {
      ...{
        title: w.labels.raters,
        heads: { row: score, of: rater, n, mean, interval },
        axis: meanAxis(w, r, ids),
      },
      ...{ bands: [], show: (x: number) => w.figure(x), hidden: few, rows },
      between: (from: string, to: string) => w.say('between', { from, to }),
    };
    blocks.push({
      block: 'figure',
      title: w.labels.raters,
      note: w.labels.ratersHow,
      figure: { kind: 'intervals', data },
    });
  }
  const who = raters.map(([name, f]) => `${raterTitle(r, name)}: ${w.whom(f.n, true)}`).join(' · ');
  return [{ id: `${r.form.id}-raters`, title: w.labels.raters, intro: who, blocks }];
}

export function dividedSections(w: Words, r: Reading): readonly Section[] {
  const blocks = divided(r)
    .slice(0, DIVIDED)
    .map(({ item, figures }): Block => {
      const note = `${w.labels.consensus} ${w.figure(figures.consensus)}`;
      return { ...histogramBlock(w, item, figures), note };
    });
  if (blocks.length === 0) return [];
  return [{ id: `${r.form.id}-divided`, title: w.labels.disagree, intro: w.labels.disagreeHow, blocks }];
}

export function writtenSections(w: Words, r: Reading): readonly Section[] {
  const blocks = r.form.written.flatMap((x): Block[] => {
    const f = r.figures.items?.[x.id];
    return f && 'texts' in f && f.n > 0 ? [quotes(w, joined(x.text), f, r.form.anonymous)] : [];
  });
  return blocks.length === 0
    ? []
    : [{ id: `${r.form.id}-written`, title: w.labels.written, intro: null, blocks }];
}

/** Groups side by side, the highest first; of those that are hidden the name and why nobody is shown alone. */
export function groupSections(w: Words, r: Reading, scores: Scores): readonly Section[] {
  const groups = Object.entries(r.figures.groups ?? {});
  if (groups.length === 0) return [];
  const [scoring] = r.form.scorings;
  const ids = Object.keys(r.figures.scores ?? {}).sort(
    (a, b) => Number(b === scoring.whole) - Number(a === scoring.whole),
  );
  const value = (f: Figures): number => f.scores?.[ids[0] ?? '']?.mean ?? -Infinity;
  const shown = groups.filter(([, f]) => f.items).sort((a, b) => value(b[1]) - value(a[1]));
  const hidden = groups.filter(([, f]) => !f.items).map(([name]) => name);
  const blocks = [...groupScores(w, r, ids, shown, hidden), ...groupItems(w, r, shown)];
  if (hidden.length > 0)
    blocks.push({
      block: 'text',
      text: w.say('groupsWhy', { list: w.list(hidden), minimum: scores.privacy.minimum }),
    });
  return [{ id: `${r.form.id}-groups`, title: w.labels.groups, intro: w.labels.groupsSmall, blocks }];
}

/** More columns of a heat map would be too narrow; a table is split into as many as the page makes necessary. */
const COLUMNS = 8;

type Named = readonly (readonly [string, Figures])[];

function groupScores(
  w: Words,
  r: Reading,
  ids: readonly string[],
  shown: Named,
  hidden: readonly string[],
): Block[] {
  // Sums have no scale in common.
  if (ids.length === 0 || new Set(ids.map((id) => scoreEnds(scoringOf(r.form, id), 1).join())).size > 1)
    return [];
  const axis = meanAxis(w, r, ids);
  const cells = (f: Figures) => ids.map((id) => f.scores?.[id]?.mean ?? null);
  const title = w.labels.groups;
  const data = {
    ...{
      title,
      heads: { row: w.labels.group, n: w.labels.n },
      columns: ids.map((id) => scoreTitle(w, r.form, id)),
    },
    ...{ from: axis.from, to: axis.to, show: (x: number) => w.figure(x), few: w.labels.few },
    rows: [
      { label: w.labels.everybody, n: String(r.figures.n), cells: cells(r.figures) },
      ...shown.map(([label, f]) => ({ label, n: String(f.n), cells: cells(f) })),
      ...hidden.map((label) => ({ label, n: '', hidden: w.labels.hidden })),
    ],
  };
  if (ids.length > COLUMNS) {
    const head = [w.labels.group, w.labels.n, ...data.columns];
    const rows = [...data.rows].map((r) => {
      if ('hidden' in r) return [r.label, '', w.labels.hidden];
      return [r.label, r.n, ...r.cells.map((c) => (c === null ? w.labels.few : w.figure(c)))];
    });
    return [{ block: 'table', title, table: { head, rows } }];
  }
  const note = w.say('groupsHow', { low: w.short(axis.from), high: w.short(axis.to) });
  return [{ block: 'figure', title, note, figure: { kind: 'heat', data } }];
}

function groupItems(w: Words, r: Reading, shown: Named): Block[] {
  const items = r.form.scorings[0].items;
  const shared = isShared(r);
  const share = (f: Figures, id: string): number | null => {
    const found = f.items?.[id];
    if (!found || !('answers' in found)) return null;
    return (shared ? found.favorable?.percent : found.scored) ?? null;
  };
  const rows = items.map((item) => ({
    label: itemText(w, item),
    n: '',
    cells: shown.map(([, f]) => share(f, item.id)),
  }));
  if (shown.length < 2 || rows.every((row) => row.cells.every((c) => c === null))) return [];
  const title = w.labels[shared ? 'groupsItems' : 'groupsMeans'];
  const { lowest, highest } = r.form.scorings[0].scale;
  const [from, to] = shared ? [0, 100] : [lowest ?? 0, highest ?? 1];
  const show = (x: number): string => (shared ? w.figure(x, 0) : w.figure(x));
  if (shown.length > COLUMNS) {
    const head = [w.labels.item, ...shown.map(([name]) => name)];
    const table = {
      head,
      rows: rows.map((row) => [row.label, ...row.cells.map((c) => (c === null ? w.labels.few : show(c)))]),
    };
    return [{ block: 'table', title, table }];
  }
  const data = {
    ...{
      title,
      heads: { row: w.labels.item, n: '' },
      columns: shown.map(([name]) => name),
      from,
      to,
    },
    ...{ show, few: w.labels.few, rows },
  };
  return [{ block: 'figure', title, note: null, figure: { kind: 'heat', data } }];
}

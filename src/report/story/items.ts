import type { DivergingRow } from '../../charts/index.js';
import type { ScoredItem, Scoring } from '../../form/index.js';
import type { ItemFigures } from '../../score/index.js';
import { itemText, type Reading, shownItems } from './reading.js';
import { shareIsRight, speaksOf } from './speaks.js';
import type { Block, Section } from './types.js';
import type { Words } from './words.js';

/** Histograms for this many items; for more, the table has to do. */
const HISTOGRAMS = 8;

/** Every item with all its answers: bars on both sides of a line, histograms of long scales, all figures as a table. */
export function itemSections(w: Words, r: Reading): readonly Section[] {
  const blocks = r.form.scorings.flatMap((scoring) => answerBlocks(w, r, scoring));
  const turned = r.form.scorings.some((s) => s.items.some((i) => i.reversed));
  const barred = r.form.scorings.some((s) => speaksOf(s).length > 0 && s.mode !== 'none');
  const intro = barred ? w.labels[turned ? 'everyItemHow' : 'everyItemPlain'] : null;
  if (blocks.length === 0) return [];
  return [{ id: `${r.form.id}-items`, title: w.inRound('everyItem', r.named), intro, blocks }];
}

function answerBlocks(w: Words, r: Reading, scoring: Scoring): readonly Block[] {
  const shown = shownItems(scoring, r.figures);
  if (shown.length === 0) return [];
  const title = scoring.mark?.title ?? r.form.title;
  const table: Block = { block: 'table', title: w.labels.hintItems, table: itemTable(w, scoring, r) };
  const speaks = speaksOf(scoring);
  if (speaks.length > 0 && scoring.mode !== 'none') return [...divergingBlocks(w, r, scoring, title), table];
  if (shown.length <= HISTOGRAMS) {
    const charts = shown.map(({ item, figures }) => histogramBlock(w, item, figures));
    return [...charts, table];
  }
  return [{ block: 'table', title, table: answerTable(w, scoring, shown) }, table];
}

type Sections = readonly { readonly title: string; readonly rows: readonly DivergingRow[] }[];

/** One chart, or charts on one scale: none is taller than a page. */
function divergingBlocks(w: Words, r: Reading, scoring: Scoring, title: string): readonly Block[] {
  const { subscales, items } = scoring;
  const unscored = scoring.scale.answers.filter((a) => a.value === null);
  const given = items.flatMap((i) => favourableLabels(r, i) ?? []);
  const share = shareIsRight(scoring, [...new Set(given)]);
  const sections: Sections = (subscales.length > 0 ? subscales : [{ title: '', items }]).map((s) => ({
    title: s.title,
    rows: s.items.map((item) => divergingRow(w, r, scoring, item, share)),
  }));
  const heads = {
    ...{ row: w.labels.item, against: w.labels.against, for: w.labels.for, hidden: w.labels.fewAnswers },
    aside: unscored.length === 0 ? null : unscored.length === 1 ? unscored[0]!.label : w.labels.unscored,
    figure: share ? w.labels.shareFor : w.labels.mean,
  };
  const legend = speaksOf(scoring);
  const beside = sections.flatMap((s) => s.rows);
  return inCharts(sections, title).map((chart): Block => {
    const data = { title: chart.title, heads, legend, beside, sections: chart.sections };
    return { block: 'figure', title: chart.title, note: null, figure: { kind: 'diverging', data } };
  });
}

/** So many rows fit on a page. */
const ROWS = 14;

function inCharts(
  sections: Sections,
  title: string,
): readonly { readonly title: string; readonly sections: Sections }[] {
  if (sections.reduce((sum, s) => sum + s.rows.length, 0) <= ROWS) return [{ title, sections }];
  return sections.flatMap((s) => {
    const count = Math.ceil(s.rows.length / ROWS);
    const each = Math.ceil(s.rows.length / count);
    return Array.from({ length: count }, (_, i) => ({
      title: [s.title || title, ...(count > 1 ? [`${i + 1}/${count}`] : [])].join(' '),
      sections: [{ title: '', rows: s.rows.slice(i * each, (i + 1) * each) }],
    }));
  });
}

/** Of an item that is not reversed: the labels of the scale's favourable answers. */
function favourableLabels(r: Reading, item: ScoredItem): readonly string[] | null {
  const found = r.figures.items?.[item.id];
  return !item.reversed && found && 'answers' in found ? (found.favorable?.labels ?? null) : null;
}

function divergingRow(
  w: Words,
  r: Reading,
  scoring: Scoring,
  item: ScoredItem,
  share: boolean,
): DivergingRow {
  const found = r.figures.items?.[item.id];
  const label = itemText(w, item);
  if (!found || !('answers' in found) || !found.answers)
    return { label, answers: null, aside: 0, figure: '' };
  const { answers, favorable, scored } = found;
  const speaks = new Map(speaksOf(scoring, item.reversed).map((s) => [s.label, s.speaks]));
  return {
    label,
    answers: answers.flatMap((a) => {
      const side = speaks.get(a.label);
      return side === undefined ? [] : [{ label: a.label, speaks: side, count: a.count }];
    }),
    aside: answers.filter((a) => a.value === null).reduce((sum, a) => sum + a.count, 0),
    figure: share ? w.figure(favorable?.percent, 0) : w.figure(scored),
  };
}

export function histogramBlock(
  w: Words,
  item: ScoredItem,
  figures: ItemFigures,
): Extract<Block, { block: 'figure' }> {
  const title = itemText(w, item);
  const bins = (figures.answers ?? []).map(({ label, count }) => ({ label, count }));
  const heads = { row: w.labels.answer, count: w.labels.count };
  return { block: 'figure', title, note: null, figure: { kind: 'histogram', data: { title, heads, bins } } };
}

function answerTable(
  w: Words,
  scoring: Scoring,
  shown: readonly { readonly item: ScoredItem; readonly figures: ItemFigures }[],
) {
  const labels = scoring.scale.answers.map((a) => a.label);
  return {
    head: [w.labels.item, ...labels],
    rows: shown.map(({ item, figures }) => [
      itemText(w, item),
      ...labels.map((l) => String(figures.answers?.find((a) => a.label === l)?.count ?? 0)),
    ]),
  };
}

/** What a statistician asks for, item by item. */
function itemTable(w: Words, scoring: Scoring, r: Reading) {
  const { labels } = w;
  const head = [
    labels.item,
    labels.n,
    labels.missing,
    labels.unscored,
    labels.mean,
    labels.sd,
    labels.median,
  ];
  const further = [labels.shareFor, labels.interval, labels.consensus, labels.itemRest, labels.dropped];
  const rows = scoring.items.flatMap((item) => {
    const f = r.figures.items?.[item.id];
    if (!f || !('answers' in f)) return [];
    const text = itemText(w, item);
    if (!f.answers) return [[text, String(f.n), labels.few, ...Array<string>(9).fill('')]];
    const counts = [String(f.n), String(f.missing ?? ''), String(f.unscored ?? '')];
    const figures = [f.mean, f.sd, f.median].map((x) => w.figure(x));
    const share = [w.percent(f.favorable?.percent), w.between(f.favorable?.ci95, (x) => w.percent(x))];
    const apart = [f.consensus, f.itemRest, f.alphaIfDropped].map((x) => w.figure(x));
    return [[text, ...counts, ...figures, ...share, ...apart]];
  });
  return { head: [...head, ...further], rows };
}

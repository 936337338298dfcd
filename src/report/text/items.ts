import { displayWidth } from '../../diagnostics/index.js';
import type { InstrumentForm, ScoredItem, Scoring } from '../../form/index.js';
import type { ItemFigures, RoundChange, RoundScores } from '../../score/index.js';
import { padEnd, padStart } from '../lines.js';
import { percent, signed } from '../words.js';
import { itemWords } from './naming.js';
import type { Page } from './page.js';

const BAR = 12;
/** Longer ids are cut. */
const ID = 12;
/** Columns of percent, bar and change, and of all blanks between. */
const FIGURES = 2 + 6 + BAR + 1 + 6;

/** Every item as it was asked, with a bar for its favourable share and the points that it moved. */
export function tellItems(
  page: Page,
  form: InstrumentForm,
  round: RoundScores,
  change: RoundChange | undefined,
): void {
  if (!round.items) return;
  page.head('Item by item: share of favourable answers');
  for (const scoring of form.scorings) tellMark(page, scoring, round, change);
  if (change) page.note(`Last column: percentage points since ${change.from}, over everybody.`);
}

/** The items once, or once for each mark. */
function tellMark(
  page: Page,
  { subscales, items, mark }: Scoring,
  round: RoundScores,
  change: RoundChange | undefined,
): void {
  if (mark && subscales.length === 0) page.line(page.ink.dim(page.cut(mark.title, page.width)));
  const ids = Math.min(ID, Math.max(...items.map((i) => displayWidth(i.id))));
  const tell = (item: ScoredItem): void => {
    const figures = round.items?.[item.id];
    if (figures && 'answers' in figures) page.line(itemLine(page, item, figures, change, ids));
  };
  for (const part of subscales) {
    page.line(page.ink.dim(page.cut(part.title, page.width)));
    part.items.forEach(tell);
  }
  if (subscales.length === 0) items.forEach(tell);
  if (items.some((i) => i.reversed))
    page.note(
      items.some((i) => i.item.poles)
        ? '(R) reversed: the first word is for it.'
        : '(R) reversed: “no” is for it.',
    );
}

function itemLine(
  page: Page,
  item: ScoredItem,
  figures: ItemFigures,
  change: RoundChange | undefined,
  ids: number,
): string {
  const room = page.width - ids - FIGURES;
  const words = `${padEnd(page.cut(item.id, ids), ids)}  ${padEnd(itemWords(page, item, room), room)}`;
  if (figures.answers === null) return `${words}  ${page.ink.dim('too few answers')}`;
  if (!figures.favorable) return `${words}  ${page.cut(mostGiven(figures), FIGURES - 4)}`;
  const share = figures.favorable.percent;
  const moved = page.say(signed(change?.items[item.id]?.favorable?.difference, 0));
  const shown = share === null ? ' '.repeat(BAR) : page.bar(share / 100, BAR);
  return `${words}  ${padStart(percent(share), 4)} ${shown} ${padStart(moved, 5)}`;
}

/** Where nothing is favourable, the answer that most people gave. */
function mostGiven(figures: ItemFigures): string {
  const [most] = [...(figures.answers ?? [])].sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? `${percent(most.percent)} ${most.label}` : '';
}

import { displayWidth } from '../../diagnostics/index.js';
import type { InstrumentForm, ScoredItem, Scoring } from '../../form/index.js';
import type { ItemFigures, RoundChange, RoundScores } from '../../score/index.js';
import { padEnd, padStart } from '../lines.js';
import { isSharedIn } from '../story/share.js';
import { figure, percent, signed } from '../words.js';
import { itemWords } from './naming.js';
import type { Page } from './page.js';

const BAR = 12;
/** Longer ids are cut. */
const ID = 12;
/** Columns of percent, bar and change, and of all blanks between. */
const FIGURES = 2 + 6 + BAR + 1 + 6;

/** Every item as it was asked, with a bar for its favourable share, or its mean on longer scales, and how far it moved. */
export function tellItems(
  page: Page,
  form: InstrumentForm,
  round: RoundScores,
  change: RoundChange | undefined,
): void {
  if (!round.items) return;
  const ways = new Set(form.scorings.map((s) => isSharedIn(s, round)));
  const shares = 'share of favourable answers';
  page.head(`Item by item: ${ways.size > 1 ? 'shares and means' : ways.has(true) ? shares : 'means'}`);
  for (const scoring of form.scorings) tellMark(page, scoring, round, change);
  const moved = ways.has(true) ? 'percentage points' : 'change';
  if (change) page.note(`Last column: ${moved} since ${change.from}, over everybody.`);
}

/** The items once, or once for each mark. */
function tellMark(page: Page, scoring: Scoring, round: RoundScores, change: RoundChange | undefined): void {
  const { subscales, items, mark } = scoring;
  if (mark && subscales.length === 0) page.line(page.ink.dim(page.cut(mark.title, page.width)));
  const ids = Math.min(ID, Math.max(...items.map((i) => displayWidth(i.id))));
  const tell = (item: ScoredItem): void => {
    const figures = round.items?.[item.id];
    if (figures && 'answers' in figures)
      page.line(itemLine(page, item, worthOf(scoring, round, item, figures, change), figures, ids));
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

/** What an item is told by: its figure, as a share of its scale, and how far it moved. */
interface Worth {
  readonly shown: string;
  readonly share: number | null;
  readonly moved: string;
}

function worthOf(
  scoring: Scoring,
  round: RoundScores,
  item: ScoredItem,
  figures: ItemFigures,
  change: RoundChange | undefined,
): Worth {
  const changed = change?.items[item.id];
  const { lowest, highest } = scoring.scale;
  if (isSharedIn(scoring, round) || lowest === null || highest === null || figures.scored == null) {
    const share = figures.favorable?.percent ?? null;
    return { shown: percent(share), share, moved: signed(changed?.favorable?.difference, 0) };
  }
  const share = ((figures.scored - lowest) / (highest - lowest)) * 100;
  return { shown: figure(figures.scored), share, moved: signed(changed?.all?.difference) };
}

function itemLine(page: Page, item: ScoredItem, worth: Worth, figures: ItemFigures, ids: number): string {
  const room = page.width - ids - FIGURES;
  const words = `${padEnd(page.cut(item.id, ids), ids)}  ${padEnd(itemWords(page, item, room), room)}`;
  if (figures.answers === null) return `${words}  ${page.ink.dim('too few answers')}`;
  if (!figures.favorable) return `${words}  ${page.cut(mostGiven(figures), FIGURES - 4)}`;
  const shown = worth.share === null ? ' '.repeat(BAR) : page.bar(worth.share / 100, BAR);
  return `${words}  ${padStart(worth.shown, 4)} ${shown} ${padStart(page.say(worth.moved), 5)}`;
}

/** Where nothing is favourable, the answer that most people gave. */
function mostGiven(figures: ItemFigures): string {
  const [most] = [...(figures.answers ?? [])].sort((a, b) => b.count - a.count);
  return most && most.count > 0 ? `${percent(most.percent)} ${most.label}` : '';
}

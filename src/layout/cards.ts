import type { Prose } from '../markdown/index.js';
import type { CardsBlock } from '../plan/index.js';
import { first, stack } from './flow.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose } from './prose.js';
import type { Place, Setting } from './setting.js';
import { node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

const PAD = 6 * MM;
/** Crop marks stand outside the cards and are this long. */
const CROP = 5 * MM;
const CROP_GAP = 2 * MM;

/**
 * Cards to cut out, as many to a page as columns and rows say, with crop marks. Backs follow on the next page with
 * their columns the other way round, so that printing on both sides puts each behind its own card.
 */
export function cardItems(s: Setting, place: Place, b: CardsBlock): Item[] {
  return cardPages(s, place, b, item(0, []));
}

/** Words over the cards take a quarter of the page at most; longer ones have a page of their own. */
const MOST_ABOVE = 1 / 4;
/** Between these words and the cards, so that the crop marks find room. */
const ABOVE_GAP = CROP_GAP + CROP + 3 * MM;

/**
 * The same below a title and what to do with the cards. These are then a little lower, all alike, and those of the first
 * sheet begin further down on both of its sides. Null where the words or the cards are too long for that.
 */
export function cardsUnder(s: Setting, place: Place, b: CardsBlock, words: readonly Item[]): Item[] | null {
  const above = stack(words);
  const taken = wholeUnits(above.height + ABOVE_GAP);
  if (taken > s.frame.height * MOST_ABOVE) return null;
  const height = cardHeight(s, b, taken);
  const width = place.width / b.columns;
  const short = (text: Prose): boolean => setCard(s, place, text, place.x, width).height <= height - U * 2;
  if (![...b.items, ...b.backs].every(short)) return null;
  return cardPages(s, place, b, { ...above, height: taken });
}

function cardPages(s: Setting, place: Place, b: CardsBlock, above: Item): Item[] {
  const perPage = b.columns * b.rows;
  const height = cardHeight(s, b, above.height);
  const pages: Item[] = [];
  for (let from = 0; from < b.items.length; from += perPage) {
    // A back begins as far down as its front.
    const top = from === 0 ? above.height : 0;
    const page = (texts: readonly Prose[], back: boolean, marks: readonly Mark[]): Item => {
      const cards = cardPage(s, place, b, { texts, back, height });
      return item(top + cards.height, [...marks, ...moved(cards.marks, 0, top)]);
    };
    pages.push(page(b.items.slice(from, from + perPage), false, from === 0 ? above.marks : []));
    if (b.backs.length > 0) pages.push(page(b.backs.slice(from, from + perPage), true, []));
  }
  const duplex = b.backs.length > 0;
  // A back belongs behind its front: the fronts begin on a right-hand page.
  return pages.map((p, i) => ({ ...p, start: duplex && i % 2 === 0 ? 'right' : 'page' }));
}

function cardHeight(s: Setting, b: CardsBlock, taken: number): number {
  return Math.floor((s.frame.height - taken) / b.rows / (U / 2)) * (U / 2);
}

function setCard(s: Setting, place: Place, text: Prose, x: number, width: number): Item {
  const inner = { ...place, x: x + PAD, width: width - PAD * 2 };
  return stack(first(prose(s, inner, text, { style: 'text' }), { before: 0 }));
}

interface CardSide {
  readonly texts: readonly Prose[];
  readonly back: boolean;
  /** Of a card, points. */
  readonly height: number;
}

function cardPage(s: Setting, place: Place, b: CardsBlock, { texts, back, height }: CardSide): Item {
  const width = place.width / b.columns;
  const left = place.x + (back ? backShift(s) : 0);
  const list = node('L', place.node, { numbering: 'None' });
  const cards = texts.flatMap((text, i): Mark[] => {
    const column = i % b.columns;
    const x = left + width * (back ? b.columns - 1 - column : column);
    const y = height * Math.floor(i / b.columns);
    const made = setCard(s, { ...place, node: node('LI', list) }, text, x, width);
    if (made.height > height - U * 2) sayTooLong(s, text, b);
    return moved(made.marks, 0, y + (height - made.height) / 2);
  });
  const rows = Math.ceil(texts.length / b.columns);
  return item(height * b.rows, [...cards, ...cropMarks(s, left, width, height, b.columns, rows)]);
}

/** Bound pages mirror their margins by themselves; on loose sheets the back is moved to lie behind its front. */
function backShift(s: Setting): number {
  const { paper, inner, width } = s.frame;
  return s.kind === 'sheet' ? paper.width - width - 2 * inner : 0;
}

function sayTooLong(s: Setting, text: Prose, b: CardsBlock): void {
  s.findings.warning(
    'does-not-fit',
    text.span,
    `this text is longer than a card of ${b.columns} × ${b.rows} a page`,
    {
      hint: 'shorten it, or ask for fewer rows',
    },
  );
}

/** At each cut, outside the cards; between them nothing is printed. */
export function cropMarks(
  s: Setting,
  left: number,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Mark[] {
  const weight = s.theme.rules.pen;
  const right = left + width * columns;
  const bottom = height * rows;
  const across = Array.from({ length: columns + 1 }, (_, i) => left + width * i).flatMap((x): Mark[] => [
    { kind: 'rule', x1: x, x2: x, y1: -CROP_GAP - CROP, y2: -CROP_GAP, weight },
    { kind: 'rule', x1: x, x2: x, y1: bottom + CROP_GAP, y2: bottom + CROP_GAP + CROP, weight },
  ]);
  const down = Array.from({ length: rows + 1 }, (_, i) => height * i).flatMap((y): Mark[] => [
    { kind: 'rule', x1: left - CROP_GAP - CROP, x2: left - CROP_GAP, y1: y, y2: y, weight },
    { kind: 'rule', x1: right + CROP_GAP, x2: right + CROP_GAP + CROP, y1: y, y2: y, weight },
  ]);
  return [...across, ...down];
}

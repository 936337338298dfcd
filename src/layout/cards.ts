import type { Prose } from '../markdown/index.js';
import type { CardsBlock } from '../plan/index.js';
import { first, stack } from './flow.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose } from './prose.js';
import type { Place, Setting } from './setting.js';
import { node } from './structure.js';
import { MM, U } from './units.js';

const PAD = 6 * MM;
/** Crop marks stand outside the cards and are this long. */
const CROP = 5 * MM;
const CROP_GAP = 2 * MM;

/**
 * Cards to cut out, as many to a page as columns and rows say, with crop marks. Backs follow on the next page with
 * their columns the other way round, so that printing on both sides puts each behind its own card.
 */
export function cardItems(s: Setting, place: Place, b: CardsBlock): Item[] {
  const perPage = b.columns * b.rows;
  const pages: Item[] = [];
  for (let from = 0; from < b.items.length; from += perPage) {
    const fronts = b.items.slice(from, from + perPage);
    pages.push(cardPage(s, place, b, fronts, false));
    if (b.backs.length > 0) pages.push(cardPage(s, place, b, b.backs.slice(from, from + perPage), true));
  }
  const duplex = b.backs.length > 0;
  // A back belongs behind its front: the fronts begin on a right-hand page.
  return pages.map((p, i) => ({ ...p, start: duplex && i % 2 === 0 ? 'right' : 'page' }));
}

function cardPage(s: Setting, place: Place, b: CardsBlock, texts: readonly Prose[], back: boolean): Item {
  const width = place.width / b.columns;
  const height = Math.floor(s.frame.height / b.rows / (U / 2)) * (U / 2);
  const left = place.x + (back ? backShift(s) : 0);
  const list = node('L', place.node, { numbering: 'None' });
  const cards = texts.flatMap((text, i): Mark[] => {
    const column = i % b.columns;
    const x = left + width * (back ? b.columns - 1 - column : column);
    const y = height * Math.floor(i / b.columns);
    const inner = { ...place, x: x + PAD, width: width - PAD * 2, node: node('LI', list) };
    const made = stack(first(prose(s, inner, text, { style: 'text' }), { before: 0 }));
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

import type { Directive, MarkdownBlock } from '../../markdown/index.js';
import { cropMarks } from '../cards.js';
import { first, stack } from '../flow.js';
import { type Item, item, type Mark, moved } from '../items.js';
import type { Place, Setting } from '../setting.js';
import { type Node, node } from '../structure.js';
import { MM, U } from '../units.js';
import { type Content, fitted, heightOf, type Sizes, smallest } from './fit.js';

const PAD = 5 * MM;

/** So many of the cards must fit; the rest get pages of their own, before all are made larger for their sake. */
const MOST = 0.9;

export interface CardSheet {
  readonly columns: number;
  /** At most; fewer where the texts need larger cards. */
  readonly rows: number;
  readonly sizes: Sizes;
}

interface Laid {
  readonly node: Node;
  readonly items: readonly Item[] | null;
  readonly blocks: readonly MarkdownBlock[];
}

/**
 * Cards to cut out, so many to a page, each with a heading as large as its card allows. What no size makes fit gets
 * pages of its own behind the others: nothing is cut off.
 */
export function roomCards(
  s: Setting,
  place: Place,
  cards: readonly Directive[],
  sheet: CardSheet,
  content: Content,
): Item[] {
  if (cards.length === 0) return [];
  const width = place.width / sheet.columns;
  const inner = {
    ...place,
    x: PAD,
    width: width - PAD * 2,
    node: node('L', place.node, { numbering: 'None' }),
  };
  let rows = sheet.rows;
  let laid = laidIn(s, inner, cards, heightOfCard(s, rows), content, sheet.sizes);
  while (rows > 1 && laid.filter((l) => l.items !== null).length < laid.length * MOST) {
    rows--;
    laid = laidIn(s, inner, cards, heightOfCard(s, rows), content, sheet.sizes);
  }
  const height = heightOfCard(s, rows);
  const small = laid.filter((l) => l.items !== null);
  const pages: Item[] = [];
  const perPage = sheet.columns * rows;
  for (let from = 0; from < small.length; from += perPage)
    pages.push(cardPage(s, place, small.slice(from, from + perPage), sheet, width, height));
  const tall = laid.filter((l) => l.items === null);
  return [...pages, ...tall.flatMap((l) => ownPages(s, place, l, content, sheet.sizes))];
}

function heightOfCard(s: Setting, rows: number): number {
  return Math.floor(s.frame.height / rows / (U / 2)) * (U / 2);
}

function laidIn(
  s: Setting,
  inner: Place,
  cards: readonly Directive[],
  height: number,
  content: Content,
  sizes: Sizes,
): Laid[] {
  return cards.map((card): Laid => {
    const li = node('LI', inner.node);
    const at = { ...inner, node: node('LBody', li) };
    const blocks = card.children ?? [];
    return { node: li, blocks, items: fitted(s, at, height - PAD * 2, blocks, content, sizes) };
  });
}

function cardPage(
  s: Setting,
  place: Place,
  cards: readonly Laid[],
  sheet: CardSheet,
  width: number,
  height: number,
): Item {
  const marks = cards.flatMap((card, i): Mark[] => {
    const x = place.x + width * (i % sheet.columns);
    const y = height * Math.floor(i / sheet.columns);
    return moved(stack(card.items ?? []).marks, x, y + PAD);
  });
  const rows = Math.ceil(cards.length / sheet.columns);
  const crops = cropMarks(s, place.x, width, height, sheet.columns, rows);
  return item(height * rows, [...marks, ...crops], { start: 'page', bare: true });
}

/** A page of the whole text area, or as many as it takes. */
function ownPages(s: Setting, place: Place, card: Laid, content: Content, sizes: Sizes): Item[] {
  const at = { ...place, node: node('LBody', card.node) };
  const whole = fitted(s, at, s.frame.height, card.blocks, content, sizes);
  if (whole) return [{ ...stack(whole), start: 'page', bare: true }];
  return first(smallest(s, at, card.blocks, content, sizes), { start: 'page' }).map((it) => ({
    ...it,
    bare: true,
  }));
}

/** One page for what is inside, from `above` millimetres below the text area's head. */
export function posterItems(
  s: Setting,
  place: Place,
  blocks: readonly MarkdownBlock[],
  above: number,
  content: Content,
  sizes: Sizes,
): Item[] {
  const of = { ...place, node: node('Sect', place.node) };
  const top = above * MM;
  const made = fitted(s, of, s.frame.height - top, blocks, content, sizes);
  if (!made)
    return first(smallest(s, of, blocks, content, sizes), { start: 'page' }).map((it) => ({
      ...it,
      bare: true,
    }));
  const marks = moved(stack(made).marks, 0, top);
  return [item(top + heightOf(made), marks, { start: 'page', bare: true })];
}

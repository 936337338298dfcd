import type { Directive } from '../../markdown/index.js';
import { stack } from '../flow.js';
import { type Item, item, type Mark, moved } from '../items.js';
import type { Place, Setting } from '../setting.js';
import { type Node, node } from '../structure.js';
import { MM } from '../units.js';
import { type Content, fitted, type Sizes, smallest } from './fit.js';

/** Of the name's box, to the sides and to fold and cut. */
const SIDE = 20 * MM;
const PAD = 10 * MM;
/** Marks begin so far from the paper's edge. */
const EDGE = 8 * MM;
const MARK = 5 * MM;
const DASH = 2 * MM;
const DASHES = 3;
const PER_PAGE = 2;

/**
 * Two tents to a sheet of the whole paper: cut across the middle, fold each at its dashes. The half above the fold
 * is the same once more, turned, for whoever sits opposite; readers by structure hear the name once.
 */
export function tentItems(
  s: Setting,
  place: Place,
  cards: readonly Directive[],
  content: Content,
  sizes: Sizes,
): Item[] {
  const { paper } = s.frame;
  const half = paper.height / PER_PAGE / 2;
  const list = node('L', place.node, { numbering: 'None' });
  const pages: Item[] = [];
  for (let from = 0; from < cards.length; from += PER_PAGE) {
    const marks = cards.slice(from, from + PER_PAGE).flatMap((card, i) => {
      const fold = half * (2 * i + 1);
      return tentMarks(s, place, card, node('LI', list), { fold, half }, content, sizes);
    });
    const onPage = [...marks, ...cutMarks(s, half * 2)];
    pages.push(
      item(s.frame.height, moved(onPage, -s.frame.inner, -s.frame.top), { start: 'page', bare: true }),
    );
  }
  return pages;
}

/** Marks of a tent on the paper, from its upper left corner. */
function tentMarks(
  s: Setting,
  place: Place,
  card: Directive,
  li: Node,
  { fold, half }: { readonly fold: number; readonly half: number },
  content: Content,
  sizes: Sizes,
): Mark[] {
  const at = { ...place, x: SIDE, width: s.frame.paper.width - SIDE * 2, node: node('LBody', li) };
  const height = half - PAD * 2;
  const blocks = card.children ?? [];
  const made = stack(
    fitted(s, at, height, blocks, content, sizes) ?? tooMuch(s, at, height, card, content, sizes),
  );
  const lower = moved(made.marks, 0, fold + PAD + Math.max(0, (height - made.height) / 2));
  return [...lower, ...turned(lower, s.frame.paper.width, fold), ...foldMarks(s, fold)];
}

/** More than any size makes fit: the heading alone, and a warning. */
function tooMuch(
  s: Setting,
  at: Place,
  height: number,
  card: Directive,
  content: Content,
  sizes: Sizes,
): Item[] {
  s.findings.warning('does-not-fit', card.span, 'a card has more text than half a tent can hold', {
    hint: 'only its heading is printed; shorten the cells of the roster that stand on it',
  });
  const heading = (card.children ?? []).slice(0, 1);
  return fitted(s, at, height, heading, content, sizes) ?? smallest(s, at, heading, content, sizes);
}

/** The same marks seen from the other side of the fold, as artifacts. */
function turned(marks: readonly Mark[], width: number, fold: number): Mark[] {
  return marks.flatMap((m): Mark[] =>
    m.kind === 'text' ? [{ ...m, x: width - m.x, y: 2 * fold - m.y, turned: true, node: null }] : [],
  );
}

function foldMarks(s: Setting, y: number): Mark[] {
  const { width } = s.frame.paper;
  const weight = s.theme.rules.pen;
  return Array.from({ length: DASHES }, (_, i) => EDGE + i * DASH * 2).flatMap((x): Mark[] => [
    { kind: 'rule', x1: x, x2: x + DASH, y1: y, y2: y, weight },
    { kind: 'rule', x1: width - x - DASH, x2: width - x, y1: y, y2: y, weight },
  ]);
}

function cutMarks(s: Setting, y: number): Mark[] {
  const { width } = s.frame.paper;
  const weight = s.theme.rules.pen;
  return [
    { kind: 'rule', x1: EDGE, x2: EDGE + MARK, y1: y, y2: y, weight },
    { kind: 'rule', x1: width - EDGE - MARK, x2: width - EDGE, y1: y, y2: y, weight },
  ];
}

import type { AskBlock, Block, BoxBlock, ColumnsBlock } from '../plan/index.js';
import { cardItems } from './cards.js';
import { chooseBlock } from './choose.js';
import { first, gap, lines, stack, units } from './flow.js';
import { gridBlock } from './grid.js';
import { proseRuns } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { placeBlock } from './place.js';
import { prose } from './prose.js';
import { resultsItems } from './results.js';
import type { Place, Setting } from './setting.js';
import { pickBlock, rankBlock, shareBlock, slotsBlock } from './sort.js';
import { node } from './structure.js';
import { MM, U } from './units.js';
import { askRows, promptLines, standsAbove, writeBlock } from './write.js';

/** How sheets inside a body are printed; given from above, because sheets have bodies themselves. */
export interface Inside {
  instrument(
    place: Place,
    id: string,
    show: { readonly title: boolean; readonly instructions: boolean },
  ): Item[];
  handout(place: Place, id: string, part: string | null): Item[];
}

const COLUMN_GAP = 8 * MM;
const PAD = 1.5 * U;

/** Blocks of a worksheet or activity, in their order. */
export function bodyItems(
  s: Setting,
  place: Place,
  form: string,
  body: readonly Block[],
  inside: Inside,
): Item[] {
  const out: Item[] = [];
  let breakNext = false;
  let asked = 0;
  for (let i = 0; i < body.length; i++) {
    const block = body[i]!;
    if (block.block === 'page-break') {
      breakNext = true;
      continue;
    }
    let made: Item[];
    if (block.block === 'ask') {
      const asks = following(body, i);
      const above = place.asksAbove?.slice(asked);
      made = askRows(s, above ? { ...place, asksAbove: above } : place, form, asks);
      asked += asks.length;
      i += asks.length - 1;
    } else {
      made = blockItems(s, place, form, block, inside);
      // Words that follow lines or boxes are not to be taken for a part of them.
      if (block.block === 'text' && i > 0 && body[i - 1]!.block !== 'text')
        made = first(made, { before: Math.max(made[0]?.before ?? 0, units(2)) });
    }
    out.push(...(breakNext ? first(made, { start: 'page' }) : made));
    breakNext = false;
  }
  return out;
}

/** One-line questions that stand after each other share their lines. */
function following(body: readonly Block[], from: number): AskBlock[] {
  const asks: AskBlock[] = [];
  for (let i = from; i < body.length; i++) {
    const block = body[i]!;
    if (block.block !== 'ask') break;
    asks.push(block);
  }
  return asks;
}

function blockItems(
  s: Setting,
  place: Place,
  form: string,
  block: Exclude<Block, { block: 'ask' | 'page-break' }>,
  inside: Inside,
): Item[] {
  switch (block.block) {
    case 'text':
      return prose(s, place, block.text, { style: 'text', before: U });
    case 'write':
      return writeBlock(s, place, form, block);
    case 'choose':
      return chooseBlock(s, place, form, block);
    case 'grid':
      return gridBlock(s, place, form, block);
    case 'slots':
      return slotsBlock(s, place, form, block);
    case 'pick':
      return pickBlock(s, place, form, block);
    case 'rank':
      return rankBlock(s, place, form, block);
    case 'share':
      return shareBlock(s, place, form, block);
    case 'place':
      return placeBlock(s, place, form, block);
    case 'cards':
      return cardItems(s, place, block);
    case 'results':
      return resultsItems(s, place, block);
    case 'instrument':
      return inside.instrument(place, block.id, block);
    case 'handout':
      return inside.handout(place, block.id, block.part);
    case 'columns':
      return columnItems(s, place, form, block, inside);
    case 'box':
      return boxItems(s, place, form, block, inside);
  }
}

/** Bodies side by side. They part where all of them can; where they nowhere can and are too tall, they stand below each other. */
function columnItems(s: Setting, place: Place, form: string, block: ColumnsBlock, inside: Inside): Item[] {
  const all = block.widths.reduce((sum, w) => sum + w, 0);
  const free = place.width - COLUMN_GAP * (block.columns.length - 1);
  let x = place.x;
  const places = block.widths.map((w): Place => {
    const width = (free * w) / all;
    const at = { ...place, x, width };
    x += width + COLUMN_GAP;
    return at;
  });
  const above = wordsAbove(s, block, places);
  const counted = s.notes.count;
  const bodies = block.columns.map((c, i) =>
    bodyItems(s, above ? { ...places[i]!, asksAbove: above } : places[i]!, form, c, inside),
  );
  const rows = sideBySide(bodies);
  if (rows.some((r) => r.height > s.frame.height)) {
    // Set again, their notes are the same ones.
    s.notes.count = counted;
    return block.columns.flatMap((c) => bodyItems(s, place, form, c, inside));
  }
  return first(rows, { before: units(2) });
}

/**
 * Lines to write on stand side by side: where one question has its words above, all have, and the first ones, the second
 * ones … of the columns have as many lines of words. Null where none needs that.
 */
function wordsAbove(s: Setting, block: ColumnsBlock, places: readonly Place[]): readonly number[] | null {
  const asks = block.columns.map((c) => c.filter((b) => b.block === 'ask'));
  if (!asks.some((c, i) => c.some((b) => standsAbove(s, b, places[i]!.width)))) return null;
  const counts = asks.map((c, i) => c.map((b) => promptLines(s, b, places[i]!)));
  const longest = Math.max(...counts.map((c) => c.length));
  return Array.from({ length: longest }, (_, n) => Math.max(...counts.map((c) => c[n] ?? 0)));
}

interface Placed {
  readonly item: Item;
  readonly y: number;
}

/** Items of several columns merged into strips, cut wherever all columns may end. */
export function sideBySide(bodies: readonly (readonly Item[])[]): Item[] {
  const columns = bodies.map((items) => {
    let y = 0;
    return items.map((it, i): Placed => {
      y += i === 0 ? 0 : gap(items[i - 1], it);
      const placed = { item: it, y };
      y += it.height;
      return placed;
    });
  });
  const bottom = (p: Placed): number => p.y + p.item.height;
  const height = Math.max(0, ...columns.flatMap((c) => c.map(bottom)));
  const cuts = columns.flatMap((c) => c.filter((p) => !p.item.keep).map(bottom)).sort((a, b) => a - b);
  const clean = (y: number): boolean =>
    columns.every((c) => {
      const below = c.findIndex((p) => bottom(p) > y + 0.01);
      return below < 0 || (c[below]!.y >= y - 0.01 && !(c[below - 1]?.item.keep ?? false));
    });
  const ends = [...new Set([...cuts.filter((y) => y < height - 0.01 && clean(y)), height])];
  let from = 0;
  return ends.map((end, i): Item => {
    const inside = columns.flatMap((c) => c.filter((p) => p.y >= from - 0.01 && bottom(p) <= end + 0.01));
    const strip = item(
      end - from,
      inside.flatMap((p) => moved(p.item.marks, 0, p.y - from)),
      {
        notes: inside.flatMap((p) => p.item.notes),
        keys: [...new Set(inside.flatMap((p) => p.item.keys))],
        // A column's writing space is not cut off from what stands beside it unless the page demands it.
        keep: i < ends.length - 1 && height < 60 * U,
      },
    );
    from = end;
    return strip;
  });
}

/** A frame round blocks, with the heading inside. A frame that goes over the page is open at the break. */
function boxItems(s: Setting, place: Place, form: string, block: BoxBlock, inside: Inside): Item[] {
  const of = node('Sect', place.node);
  const inner: Place = { ...place, x: place.x + PAD, width: place.width - PAD * 2, node: of };
  const title = block.title
    ? lines(s, proseRuns(s, block.title, 'prompt', of), inner, {
        style: 'prompt',
        node: node('P', of),
        keep: true,
      })
    : [];
  const body = bodyItems(s, inner, form, block.body, inside);
  const content = [...title, ...first(body, { before: title.length > 0 ? U / 2 : 0, start: null })];
  const whole = stack(content).height < 40 * U;
  const { frame } = s.theme.rules;
  const [left, right] = [place.x, place.x + place.width];
  const side = (h: number): Mark[] =>
    [left, right].map((x): Mark => ({ kind: 'rule', x1: x, x2: x, y1: 0, y2: h, weight: frame }));
  const edge = (y: number): Mark => ({ kind: 'rule', x1: left, x2: right, y1: y, y2: y, weight: frame });
  const strips = content.map((it, i): Item => {
    const above = i === 0 ? 0 : gap(content[i - 1], it);
    const height = it.height + above;
    const fill = it.fill ? (h: number) => [...moved(it.fill!(h - above), 0, above), ...side(h)] : null;
    return {
      ...it,
      height,
      before: 0,
      after: 0,
      fill,
      marks: [...moved(it.marks, 0, above), ...side(height)],
      keep: whole || it.keep,
    };
  });
  return [
    item(U, [edge(0), ...side(U)], { before: units(2), keep: true }),
    ...strips.map((it, i) => (i === strips.length - 1 ? { ...it, keep: true } : it)),
    item(U, [edge(U), ...side(U)], { after: units(1) }),
  ];
}

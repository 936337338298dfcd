import type { Instrument } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { tickBox } from './answers.js';
import { sideBySide } from './body.js';
import { first, hang, keepNext, label, lines, rule, stack, textBlock, together, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose } from './prose.js';
import {
  type AnswerSet,
  answerSets,
  type Block,
  continuedRuns,
  describeBox,
  itemRuns,
  otherSets,
  questionIn,
  totalRows,
  withWholeTotals,
  writtenRows,
} from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { MM, U } from './units.js';

const GAP = 4 * MM;
/** Descriptors under 30 mm are no longer read; levels then stand under each other. */
const LEAST_COLUMN = 30 * MM;
const LEVEL = 34 * MM;
/** Where levels stand under each other, a column for each mark. */
const STACKED_BOX = 16 * MM;

/** A rubric: each dimension a heading across, its levels side by side or under each other, a box for each. */
export function rubricItems(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const width = columnOf(place.width, i);
  const stacked = i.layout === 'stacked' || (i.layout === null && width < LEAST_COLUMN);
  const all = blocks.flatMap((block, n) => {
    const title = block.subscale.title
      ? textBlock(s, place, block.subscale.title, headingRole(place.depth), {
          style: 'section',
          before: units(n === 0 ? 2 : 3),
          after: U / 2,
          keep: true,
        })
      : [];
    const inner = { ...place, depth: place.depth + (title.length > 0 ? 1 : 0) };
    const head = stacked ? null : levelHead(s, place, i, width);
    const rows = block.items.flatMap((entry, r) => {
      const made = stacked ? stackedDimension(s, inner, i, entry) : tableDimension(s, inner, i, entry, width);
      const again = head && i.title ? continued(s, place, i, head) : head;
      const parted = !stacked && r > 0 && hasLines(i);
      const parts = parted ? [parting(s, place), ...first(made, { before: U / 2 })] : made;
      return first(
        parts.map((it) => ({ ...it, repeat: again })),
        { before: parted ? units(2.5) : r === 0 ? U / 2 : units(1) },
      );
    });
    const total = totalRows(s, place, i, block);
    return [
      ...title,
      ...(head ? [{ ...head, keep: true, before: title.length > 0 ? 0 : units(1) }] : []),
      ...(total.length > 0 ? keepNext(rows) : rows),
      ...total,
    ];
  });
  return withWholeTotals(s, place, i, blocks, all);
}

/** Whether anything is written or ticked under the levels. */
function hasLines(i: Instrument): boolean {
  return (
    i.evidence > 0 || i.marks.some((m) => m.scale === null) || answerSets(i).some((x) => x.scale !== i.scale)
  );
}

/**
 * Parts a dimension from the lines to write on above it, and far enough not to be taken for one more of them. At the
 * head of a page it lies on the rule of the levels' names.
 */
function parting(s: Setting, place: Place): Item {
  return item(0, [rule(0, place.x, place.x + place.width, s.theme.rules.frame)], { keep: true });
}

/** Width of a level's column. */
function columnOf(width: number, i: Instrument): number {
  return (width - GAP * (i.scale.answers.length - 1)) / i.scale.answers.length;
}

/** Whether the levels have room side by side. */
export function fitsLevels(width: number, i: Instrument): boolean {
  return columnOf(width, i) >= LEAST_COLUMN;
}

/** Marks that are ticked at the levels themselves. */
function levelSets(i: Instrument): readonly AnswerSet[] {
  return answerSets(i).filter((x) => x.scale === i.scale);
}

/** Title of the rubric and its levels again, on the pages that it goes on to. */
function continued(s: Setting, place: Place, i: Instrument, head: Item): Item {
  return stack([
    ...lines(s, continuedRuns(s, i.title), place, { style: 'section', node: null }),
    { ...head, before: U / 2 },
  ]);
}

function levelHead(s: Setting, place: Place, i: Instrument, width: number): Item {
  const cells = i.scale.answers.map((a, n) => {
    const of = node('P', place.node);
    const at = { x: place.x + n * (width + GAP), width };
    return stack(
      lines(s, [textRun(s, `${a.value}\u00a0 `, 'head'), ...proseRuns(s, a.text, 'head', of)], at, {
        style: 'head',
        node: of,
        align: 'start',
      }),
    );
  });
  const height = Math.max(...cells.map((c) => c.height)) + U / 2;
  return item(height, [
    ...cells.flatMap((c) => c.marks),
    rule(height, place.x, place.x + place.width, s.theme.rules.frame),
  ]);
}

function heading(s: Setting, place: Place, i: Instrument, entry: Block['items'][number]): Item[] {
  const of = node(headingRole(place.depth + 1), place.node);
  const number = entry.number === '' ? [] : [textRun(s, `${entry.number}\u00a0 `, 'prompt')];
  return lines(
    s,
    [...number, ...itemRuns(s, i, entry.item, of)].map((r) => ({
      ...r,
      style: { ...r.style, face: s.theme.styles.prompt.face },
    })),
    place,
    { style: 'prompt', node: of, keep: true },
  );
}

/** Descriptors side by side, their boxes on one line under the longest; only what fills most of a page may part. */
function tableDimension(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  width: number,
): Item[] {
  const list = node('L', place.node, { numbering: 'None' });
  const levels = i.scale.answers.map(() => node('LI', list));
  const columns = i.scale.answers.map((_, n): Item[] => {
    const descriptor = entry.item.descriptors[n];
    const at: Place = { ...place, x: place.x + n * (width + GAP), width, node: levels[n]! };
    return descriptor ? prose(s, at, descriptor, { style: 'dense' }) : [];
  });
  const text = sideBySide(columns.map((c) => first(c, { before: 0 })));
  const boxes = boxRows(s, place, i, entry, width, levels);
  const under = { x: place.x, name: width + GAP, right: place.x + place.width };
  const more = [...otherSets(s, under, i, entry, place.node), ...writtenRows(s, under, i, entry, place.node)];
  const end = item(U / 2, [rule(U / 2, place.x, place.x + place.width, s.theme.rules.pen)]);
  const all = [
    ...heading(s, place, i, entry),
    ...first(text, { before: U / 2 }),
    ...first(boxes, { before: U / 2 }),
    ...(more.length > 0 ? more : [end]),
  ];
  const height = all.reduce((sum, it) => sum + it.height, 0);
  const whole = height < s.frame.height * 0.8;
  return all.map((it, n) => ({
    ...it,
    keep: n < all.length - 1 && (whole || it.keep || n >= all.length - 3),
  }));
}

/** Boxes under each descriptor, with the marks' names beside them; a row for each mark where they have no room. */
function boxRows(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  width: number,
  levels: readonly Node[],
): Item[] {
  const sets = levelSets(i);
  const names = sets.map((x) => textWidth(s.metrics, s.theme.styles.label, x.mark?.plain ?? '0'));
  const step = names.map((w) => 4.5 * MM + 2 * MM + w + 4 * MM);
  const beside = step.reduce((sum, w) => sum + w, 0) - 4 * MM <= width;
  const rows = beside ? [sets] : sets.map((x) => [x]);
  // Rows of boxes are 8 mm apart; one alone needs less, since the lines below it begin with space of their own.
  const height = rows.length === 1 ? 2.5 * U : 3 * U;
  return rows.map((row) =>
    item(
      height,
      i.scale.answers.flatMap((a, n) => {
        let x = place.x + n * (width + GAP);
        return row.flatMap((of) => {
          const box = levelBox(
            s,
            i,
            entry,
            of,
            n,
            x,
            height / 2,
            levels[n]!,
            of.mark?.plain ?? String(a.value),
          );
          x += step[sets.indexOf(of)]!;
          return box;
        });
      }),
      { keep: true },
    ),
  );
}

/** Of the width, what descriptors get at least beside their levels' names. */
const LEAST_DESCRIPTOR = 0.6;

/** Each level a row: its box, its name, its descriptor; on narrow paper the name stands above the descriptor. */
function stackedDimension(s: Setting, place: Place, i: Instrument, entry: Block['items'][number]): Item[] {
  const list = node('L', place.node, { numbering: 'None' });
  const sets = levelSets(i);
  const step = sets.length > 1 ? STACKED_BOX : 8 * MM;
  const boxes = step * sets.length;
  const beside = Math.min(LEVEL, place.width * 0.3) + boxes - 8 * MM;
  const isAbove = place.width - beside < place.width * LEAST_DESCRIPTOR;
  const level = isAbove ? Math.max(boxes, place.width * 0.25) : beside;
  const rows = i.scale.answers.flatMap((a, n): Item[] => {
    const li = node('LI', list);
    const body = node('LBody', li);
    const descriptor = entry.item.descriptors[n];
    const inner = { ...place, x: place.x + level, width: place.width - level, node: body };
    const at = isAbove ? inner : { x: place.x + boxes, width: level - boxes - 2 * MM };
    const named = lines(s, proseRuns(s, a.text, 'head', body), at, {
      style: 'head',
      node: body,
      keep: isAbove,
      align: isAbove ? 'start' : 'left',
    });
    const name = isAbove ? item(0, []) : stack(named);
    const text = descriptor ? first(prose(s, inner, descriptor, { style: 'dense' }), { before: 0 }) : [];
    const y = leadOf(s, 'dense') / 2;
    const box = sets.flatMap((of, k) => levelBox(s, i, entry, of, n, place.x + step * k, y, li, ''));
    const side = { ...name, height: Math.max(name.height, 2 * U), marks: [...box, ...name.marks] };
    const made = hang([side], isAbove ? [...named, ...text] : text);
    const end = rule(U / 2, place.x, place.x + place.width, s.theme.rules.pen);
    // What is longer than half a page may part between its lines.
    const row =
      made.reduce((sum, it) => sum + it.height, 0) < s.frame.height / 2 ? keepNext(together(made)) : made;
    const last = n === i.scale.answers.length - 1;
    return [...first(row, { before: U / 2 }), item(U / 2, [end], { keep: !last && row !== made })];
  });
  const under = { x: place.x, name: level, right: place.x + place.width };
  const more = [...otherSets(s, under, i, entry, place.node), ...writtenRows(s, under, i, entry, place.node)];
  const names = sets.length > 1 ? [markNames(s, place, sets, step)] : [];
  const all = [...heading(s, place, i, entry), ...names, ...rows];
  return more.length === 0
    ? all
    : [...keepNext(all), ...more.slice(0, -1), { ...more.at(-1)!, after: units(2) }];
}

/** Names of the marks over their boxes. */
function markNames(s: Setting, place: Place, sets: readonly AnswerSet[], step: number): Item {
  const p = node('P', place.node);
  const names = sets.map(({ mark }, k) =>
    stack(
      lines(
        s,
        mark ? proseRuns(s, mark.text, 'label', p) : [],
        { x: place.x + step * k, width: step - 1 * MM },
        { style: 'label', node: p },
      ),
    ),
  );
  const height = Math.max(...names.map((n) => n.height));
  return item(
    height,
    names.flatMap((n) => moved(n.marks, 0, height - n.height)),
    { keep: true },
  );
}

function levelBox(
  s: Setting,
  i: Instrument,
  entry: Block['items'][number],
  of: AnswerSet,
  n: number,
  x: number,
  y: number,
  parent: Node,
  text: string,
): Mark[] {
  const answer = i.scale.answers[n]!;
  const ask = {
    question: questionIn(entry, of),
    option: String(answer.value),
    description: describeBox(entry, of, answer.label),
    parent,
  };
  const box = tickBox(ask, x + 2.25 * MM, y, i.style === 'circle' ? 'circle' : 'square');
  if (text === '') return [box];
  return [
    box,
    label(
      s,
      text,
      'label',
      x + 6.5 * MM,
      y + baselineOf(s, 'label') - leadOf(s, 'label') / 2,
      node('Lbl', parent),
    ),
  ];
}

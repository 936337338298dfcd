import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { Axis, PlaceBlock } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { writeField } from './answers.js';
import { longestWord, onTwoLines, wide } from './columns.js';
import { first, label, lines, stack, textBlock, together, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose } from './prose.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM, PEN, U, wholeUnits } from './units.js';
import { promptOf } from './write.js';

/** Cells are 18 mm high or more as long as the page holds them; under 12 mm no letter finds room. */
const USUAL_CELL = 7 * U;
const ROOMY_CELL = 12 * U;
const WIDEST_CELL = 30 * MM;
/** With words in them. */
const WIDEST_PRINTED = 60 * MM;
const SMALLEST_CELL = 4.5 * U;
const PAD = 2 * MM;
const GAP = 3 * MM;
const Y_LABEL = 34 * MM;
/** Letters of the marks and what they stand for, right of the grid: at most. */
const LEGEND = 30 * MM;
/** From a letter to its words. */
const SIGN = 8 * MM;

interface Columns {
  /** Left edge of the grid, width and height of a cell. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** A grid to write marks into: x from left to right, y from bottom to top, what the axes mean beside and below. */
export function placeBlock(s: Setting, place: Place, form: string, b: PlaceBlock): Item[] {
  const letters = lettersOf(b);
  const how = textBlock(s, place, howTo(s, b, letters), 'P', { style: 'text', keep: true });
  const prompt = [...promptOf(s, place, b), ...how];
  const room = s.frame.height - stack(prompt).height - 8 * U;
  const keyY = needsKey(s, b.y, Math.min(Y_LABEL, place.width * 0.2), 3);
  const left = leftSide(s, place, keyY ? numbered(b.y) : b.y);
  const columns = columnsOf(s, place, b, left.width, room);
  const table = node('Table', place.node);
  const rows = gridRows(s, place, form, b, columns, table, letters);
  const grid = stack(rows);
  const side = moved(left.draw(columns, grid.height), 0, 0);
  const keyX = needsKey(s, b.x, columns.width - 1 * MM, 3);
  const foot = footOf(s, keyX ? numbered(b.x) : b.x, columns);
  const legend = legendOf(s, place, b, letters, columns, grid.height);
  const whole = item(grid.height + foot.height, [
    ...side,
    ...grid.marks,
    ...moved(foot.marks, 0, grid.height),
    ...legend,
  ]);
  const keys = [...(keyX ? keyOf(s, place, b.x) : []), ...(keyY ? keyOf(s, place, b.y) : [])];
  return [...together([...first(prompt, { before: units(2) }), { ...whole, before: U }]), ...keys];
}

/** Labels that have no room at their cells: then these have numbers, and a key says what they stand for. */
function needsKey(s: Setting, axis: Axis, width: number, most: number): boolean {
  const style = s.theme.styles.label;
  const texts = [...axis.points.map((p) => p.text), ...(axis.ends ?? [])];
  return texts.some(
    (t) =>
      plainText(t)
        .split(/\s+/)
        .some((w) => textWidth(s.metrics, style, w) > width) ||
      lines(s, proseRuns(s, t, 'label'), { x: 0, width }, { style: 'label', node: null }).length > most,
  );
}

function numbered(axis: Axis): Axis {
  const points = axis.points.map((p, i) => {
    const plain = axis.numeric ? p.plain : String(i + 1);
    return { ...p, plain, text: { format: 'inline' as const, source: plain, span: p.span } };
  });
  return { ...axis, points, ends: null };
}

/** `1 told`, one line each, under the grid. */
function keyOf(s: Setting, place: Place, axis: Axis): Item[] {
  const [low, high] = [axis.points[0], axis.points.at(-1)];
  const ends = (axis.ends ?? []).map((text, i) => ({ sign: (i === 0 ? low : high)?.plain ?? '', text }));
  const points = axis.numeric ? [] : axis.points.map((p, i) => ({ sign: String(i + 1), text: p.text }));
  const title = axis.title
    ? textBlock(s, place, axis.title, 'P', { style: 'head', before: U, keep: true })
    : [];
  const rows = [...points, ...ends].flatMap(({ sign, text }) => {
    const p = node('P', place.node);
    const words = lines(
      s,
      proseRuns(s, text, 'label', p),
      { x: place.x + 10 * MM, width: place.width - 10 * MM },
      { style: 'label', node: p },
    );
    return first(words, {
      marks: [label(s, sign, 'label', place.x, baselineOf(s, 'label'), p), ...(words[0]?.marks ?? [])],
    });
  });
  return [...title, ...rows];
}

/** One letter for each mark: its first, or a number where two begin alike. */
function lettersOf({ marks }: PlaceBlock): readonly string[] {
  const initials = marks.map((m) => ([...m.plain][0] ?? '').toLocaleUpperCase());
  return new Set(initials).size === initials.length ? initials : marks.map((_, i) => String(i + 1));
}

function howTo(s: Setting, b: PlaceBlock, letters: readonly string[]): string {
  if (b.marks.length === 0) return b.many ? s.labels.placeMany : s.labels.placeOne;
  const list = b.marks.map((m, i) => say(s.labels.placeMark, { letter: letters[i]!, title: m.plain }));
  const write = say(b.many ? s.labels.placeMarksMany : s.labels.placeMarks, { list: list.join(', ') });
  if (!b.arrow || b.marks.length < 2) return write;
  return `${write} ${say(s.labels.placeArrow, { from: letters[0]!, to: letters.at(-1)! })}`;
}

/** Title, end words and labels of the y axis, right-aligned against the grid. */
function leftSide(s: Setting, place: Place, y: Axis) {
  const title = y.title ? plainText(y.title) : '';
  // Each as wide as its lines really are, so that words stand near what they name.
  const points =
    Math.max(0, ...y.points.map((p) => snug(s, 'label', plainText(p.text), place.width * 0.2))) + GAP;
  const ends = y.ends
    ? Math.max(...y.ends.map((e) => snug(s, 'label', plainText(e), place.width * 0.18 - GAP))) + GAP
    : 0;
  const titled = title === '' ? 0 : snug(s, 'head', title, 28 * MM) + GAP;
  const width = points + ends + titled;
  const draw = (columns: Columns, height: number): Mark[] => {
    const marks: Mark[] = [];
    const p = node('P', place.node);
    const grid = columns.x;
    const set = (
      text: Parameters<typeof proseRuns>[1],
      style: 'head' | 'label',
      x: number,
      w: number,
      middle: number,
    ): void => {
      const made = stack(
        lines(s, proseRuns(s, text, style, p), { x, width: w }, { style, node: p, align: 'right' }),
      );
      marks.push(...moved(made.marks, 0, middle - made.height / 2));
    };
    if (y.title) {
      const made = stack(
        lines(
          s,
          proseRuns(s, y.title, 'head', p),
          { x: grid - width, width: titled - GAP },
          { style: 'head', node: p },
        ),
      );
      marks.push(...moved(made.marks, 0, height / 2 - made.height / 2));
    }
    y.points.forEach((point, i) => {
      const middle = height - columns.height * (i + 0.5);
      set(point.text, 'label', grid - points, points - GAP, middle);
      const words = i === 0 ? y.ends?.[0] : i === y.points.length - 1 ? y.ends?.[1] : undefined;
      if (words) set(words, 'label', grid - points - ends, ends - GAP, middle);
    });
    return marks;
  };
  return { width, draw };
}

/** A label that is no longer than this stays on one line. */
const SHORT_LABEL = 18 * MM;

/** Of the widest line of some words that have so much room; on two lines rather than on one long one. */
function snug(s: Setting, style: 'head' | 'label', text: string, most: number): number {
  const whole = wide(s, style, text) + 0.5;
  if (style === 'label' && whole <= Math.min(most, SHORT_LABEL)) return whole;
  const width = Math.min(most, Math.max(onTwoLines(s, style, text), longestWord(s, style, [text])));
  const set = lines(s, [textRun(s, text, style)], { x: 0, width }, { style, node: null, align: 'left' });
  return Math.min(most, Math.max(0, ...set.flatMap((it) => it.marks.map(rightEnd))) + 0.5);
}

/** Where a line of text from the left edge ends. */
function rightEnd(m: Mark): number {
  const last = m.kind === 'text' ? m.spans.at(-1) : undefined;
  return m.kind === 'text' && last ? m.x + last.x + last.width : 0;
}

/** As wide as its longest line, beside the grid. */
function legendWidth(s: Setting, b: PlaceBlock): number {
  if (b.marks.length === 0) return 0;
  const words = [
    ...b.marks.map((m) => m.plain),
    ...(b.arrow && b.marks.length > 1 ? [s.labels.placeWay] : []),
  ];
  return GAP + 2 * MM + SIGN + Math.min(LEGEND - SIGN, Math.max(...words.map((w) => wide(s, 'label', w))));
}

function columnsOf(s: Setting, place: Place, b: PlaceBlock, left: number, room: number): Columns {
  const legend = legendWidth(s, b);
  const free = place.width - left - legend;
  const count = b.x.points.length;
  const printed = b.cells.size > 0;
  const width = Math.min(free / count, printed ? WIDEST_PRINTED : WIDEST_CELL);
  const texts = [...b.cells.values()].map(
    (c) => cellText(s, { ...place, width: width - PAD * 2 }, c, place.node).height,
  );
  const text = Math.max(0, ...texts) + U;
  const words = printed ? text + PEN * Math.max(1, b.marks.length) : 0;
  const usual = b.y.points.length <= 3 ? ROOMY_CELL : USUAL_CELL;
  const wanted = Math.max(usual, wholeUnits(words));
  const most = Math.floor((room - 6 * U) / b.y.points.length / (U / 2)) * (U / 2);
  // Where the page does not hold them cells give way, until they hold their words and a letter and no more.
  const least = printed ? Math.max(SMALLEST_CELL, wholeUnits(text + PEN)) : SMALLEST_CELL;
  const height = Math.max(least, Math.min(wanted, most));
  return { x: place.x + left, width, height };
}

function cellText(
  s: Setting,
  place: Place,
  cell: { readonly title: PlaceBlock['prompt']; readonly text: PlaceBlock['prompt'] },
  of: Node,
): Item {
  const title = cell.title
    ? lines(s, proseRuns(s, cell.title, 'head', of), place, { style: 'head', node: node('P', of) })
    : [];
  const text = cell.text ? prose(s, { ...place, node: of }, cell.text, { style: 'dense' }) : [];
  return stack([...title, ...first(text, { before: 0 })]);
}

function gridRows(
  s: Setting,
  place: Place,
  form: string,
  b: PlaceBlock,
  c: Columns,
  table: Node,
  letters: readonly string[],
): Item[] {
  const count = b.x.points.length;
  const right = c.x + c.width * count;
  const { frame, pen } = s.theme.rules;
  return [...b.y.points].reverse().map((y, r) => {
    const tr = node('TR', table);
    const marks: Mark[] = [{ kind: 'touch', node: node('TH', tr, { scope: 'Row', title: y.plain }) }];
    b.x.points.forEach((x, k) => {
      const td = node('TD', tr);
      const left = c.x + c.width * k;
      const printed = b.cells.get(`${x.id}/${y.id}`);
      if (printed) {
        const at = { ...place, x: left + PAD, width: c.width - PAD * 2 };
        marks.push(...moved(cellText(s, at, printed, td).marks, 0, U / 2));
      }
      marks.push(
        ...cellFields(
          form,
          b,
          `${x.id}/${y.id}`,
          `${x.plain}, ${y.plain}`,
          { x: left, w: c.width, h: c.height },
          td,
          letters,
          printed !== undefined,
        ),
      );
    });
    const line = (y1: number, weight: number): Mark => ({
      kind: 'rule',
      x1: c.x,
      x2: right,
      y1,
      y2: y1,
      weight,
    });
    const last = r === b.y.points.length - 1;
    const sides = Array.from({ length: count + 1 }, (_, k): Mark => {
      const x = c.x + c.width * k;
      return {
        kind: 'rule',
        x1: x,
        x2: x,
        y1: 0,
        y2: c.height,
        weight: k === 0 || k === count ? frame : pen,
      };
    });
    return item(c.height, [
      ...marks,
      ...sides,
      ...(r === 0 ? [line(0, frame)] : []),
      line(c.height, last ? frame : pen),
    ]);
  });
}

/** A cell is one box for each mark, side by side, so that each can be filled in by itself. */
function cellFields(
  form: string,
  b: PlaceBlock,
  option: string,
  words: string,
  box: { readonly x: number; readonly w: number; readonly h: number },
  td: Node,
  letters: readonly string[],
  low: boolean,
): Mark[] {
  const asked = b.marks.length === 0 ? [null] : b.marks;
  const w = box.w / asked.length;
  return asked.map((m, i) => {
    const question = m ? `${form}.${b.id}.${m.id}` : `${form}.${b.id}`;
    const description = m ? `${letters[i]}, ${m.plain}: ${words}` : words;
    const of = node('Form', td, { field: { role: b.many ? 'cb' : 'rb', description } });
    const ask = { question, option, description, parent: td };
    const sign = { letter: letters[i] ?? null, low };
    return { ...writeField(ask, { x: box.x + w * i, y: 0, w, h: box.h }, false, of), sign };
  });
}

/** Labels of the x axis under their columns, end words, and its title. */
function footOf(s: Setting, x: Axis, c: Columns): Item {
  const of = (
    style: 'label' | 'head',
    text: Parameters<typeof proseRuns>[1],
    left: number,
    width: number,
  ): Item =>
    stack(lines(s, proseRuns(s, text, style), { x: left, width }, { style, node: null, align: 'center' }));
  const labels = x.points.map((p, i) => of('label', p.text, c.x + c.width * i + 0.5 * MM, c.width - 1 * MM));
  const ends = (x.ends ?? []).map((e, i) => {
    const left = i === 0 ? c.x : c.x + c.width * (x.points.length - 1);
    return of('label', e, left + 0.5 * MM, c.width - 1 * MM);
  });
  const title = x.title ? of('head', x.title, c.x, c.width * x.points.length) : item(0, []);
  const high = Math.max(0, ...labels.map((l) => l.height));
  const ended = Math.max(0, ...ends.map((l) => l.height));
  const top = U / 2;
  return item(top + high + ended + (title.height > 0 ? U / 2 + title.height : 0), [
    ...labels.flatMap((l) => moved(l.marks, 0, top)),
    ...ends.flatMap((l) => moved(l.marks, 0, top + high)),
    ...moved(title.marks, 0, top + high + ended + U / 2),
  ]);
}

/** What the letters stand for, at the foot of the grid. */
function legendOf(
  s: Setting,
  place: Place,
  b: PlaceBlock,
  letters: readonly string[],
  c: Columns,
  height: number,
): Mark[] {
  if (b.marks.length === 0) return [];
  const x = c.x + c.width * b.x.points.length + GAP + 2 * MM;
  const width = legendWidth(s, b) - GAP - 2 * MM;
  const rows = b.marks.map((m, i) => {
    const p = node('P', place.node);
    const words = lines(
      s,
      proseRuns(s, m.text, 'label', p),
      { x: x + SIGN, width: width - SIGN },
      { style: 'label', node: p },
    );
    const sign = label(s, letters[i]!, 'head', x, baselineOf(s, 'label'), p);
    return stack(first(words, { marks: [sign, ...(words[0]?.marks ?? [])] }));
  });
  const arrow = b.arrow && b.marks.length > 1 ? [arrowRow(s, place, x, width)] : [];
  const all = stack([...rows, ...arrow]);
  return moved(all.marks, 0, height - all.height);
}

/** An arrow that is drawn, not set: fonts differ in theirs. */
function arrowRow(s: Setting, place: Place, x: number, width: number): Item {
  const p = node('P', place.node);
  const weight = s.theme.rules.frame;
  const y = leadOf(s, 'label') / 2;
  const [from, to] = [x, x + 4.5 * MM];
  const head = 1.2 * MM;
  const arrow: Mark[] = [
    { kind: 'rule', x1: from, x2: to, y1: y, y2: y, weight },
    { kind: 'rule', x1: to - head, x2: to, y1: y - head, y2: y, weight },
    { kind: 'rule', x1: to - head, x2: to, y1: y + head, y2: y, weight },
  ];
  const words = stack(
    lines(
      s,
      [textRun(s, s.labels.placeWay, 'label')],
      { x: x + SIGN, width: width - SIGN },
      { style: 'label', node: p },
    ),
  );
  return item(Math.max(words.height, leadOf(s, 'label')), [...arrow, ...words.marks]);
}

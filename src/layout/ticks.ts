import { type Prose, plainText } from '../markdown/index.js';
import type { Instrument, Scale } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { tickBox } from './answers.js';
import { onTwoLines } from './columns.js';
import { first, label, lines, rule, stack, textBlock, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import {
  type AnswerSet,
  answerSets,
  type Block,
  continuedRuns,
  describeBox,
  itemRuns,
  questionIn,
  totalRows,
  UNDER_LINES,
  withWholeTotals,
  writtenRows,
} from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

/** Centres of boxes stand 10 mm apart or more; scales of many points get as narrow as 8 mm. */
const WIDEST = 24 * MM;
const USUAL = 12 * MM;
const LEAST = 8 * MM;
const NUMBER_COLUMN = 8 * MM;
const TEXT_SHARE = 0.36;
/** Where less than this would be left beside the boxes, the text stands above them. */
const LEAST_TEXT = 34 * MM;
/** Between the answers of one mark and those of the next. */
const SET_GAP = 6 * MM;
/** Names of what is written under an item. */
const WRITTEN_NAME = 36 * MM;

/** The answers of one mark, in columns. */
interface Set {
  readonly of: AnswerSet;
  /** Centres of the answers' columns. */
  readonly centres: readonly number[];
}

interface Columns {
  readonly number: number;
  readonly text: number;
  readonly textWidth: number;
  readonly sets: readonly Set[];
  readonly width: number;
  /** The item's text stands above its boxes, because there is no room beside them. */
  readonly stacked: boolean;
  /** Values are shown where people count with them. */
  readonly counted: boolean;
  /** Labels are too long to stand over their boxes: numbers stand there, and a key above says what they mean. */
  readonly keyed: boolean;
}

const countOf = (sets: readonly AnswerSet[]): number => sets.reduce((n, x) => n + x.scale.answers.length, 0);

/** Whether so many boxes find room side by side at all. */
export function fitsTicks(place: Place, i: Instrument): boolean {
  const sets = answerSets(i);
  return countOf(sets) * LEAST + (sets.length - 1) * SET_GAP <= place.width;
}

/** Items in rows, a box for each answer; the head names the answers and comes again on each page. */
export function tickTable(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const columns = columnsOf(s, place, i, blocks);
  const tables = blocks.flatMap((block, n) => {
    const table = node('Table', place.node);
    const head = headRow(s, place, block, columns, table, n === 0 || block.subscale.title !== null);
    const again = headRow(s, place, block, columns, table, true, true);
    const rows = block.items.flatMap((entry, r): Item[] => {
      const last = r === block.items.length - 1;
      const keep = r === block.items.length - 2 || (last && i.totals);
      const made = itemRows(s, place, i, entry, columns, table, last);
      return made.map((it, k) => ({ ...it, repeat: again, keep: k < made.length - 1 ? it.keep : keep }));
    });
    return [
      { ...head, keep: true, before: n === 0 ? units(1) : units(2) },
      ...rows,
      ...totalRows(s, place, i, block),
    ];
  });
  const key = columns.keyed ? keyItems(s, place, columns) : [];
  return [...key, ...withWholeTotals(s, place, i, blocks, tables)];
}

function columnsOf(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Columns {
  const sets = answerSets(i);
  const count = countOf(sets);
  const gaps = (sets.length - 1) * SET_GAP;
  const words = sets.flatMap(({ scale }) => [
    ...scale.answers.map((a) => longestWord(s, a.text)),
    ...[...scale.marks.values()].map((m) => longestWord(s, m)),
  ]);
  // Heads of two lines, where that leaves the items half of the width; else the longest word decides.
  const half = (place.width * 0.5 - gaps) / count;
  const heads = headTexts(sets)
    .map((text) => onTwoLines(s, 'head', text) + 1.5 * MM)
    .filter((w) => w <= half);
  const wanted = Math.min(WIDEST, Math.max(USUAL, ...words.map((w) => w + 2 * MM), ...heads));
  const most = (place.width * (1 - TEXT_SHARE) - gaps) / count;
  // Words that would have to be cut get the whole width, under the text.
  const room = wanted > most ? (place.width - gaps) / count : most;
  const width = Math.max(LEAST, Math.min(wanted, room));
  const numbered = blocks.some((b) => b.items.some((x) => x.number !== ''));
  const number = numbered ? NUMBER_COLUMN : 0;
  const all = width * count + gaps;
  const beside = place.width - number - all - 4 * MM;
  const stacked = wanted > most || beside < LEAST_TEXT;
  let x = place.x + place.width - all;
  const placed = sets.map((of): Set => {
    const centres = of.scale.answers.map((_, n) => x + width * (n + 0.5));
    x += width * of.scale.answers.length + SET_GAP;
    return { of, centres };
  });
  return {
    number,
    text: place.x + number,
    textWidth: stacked ? place.width - number : beside,
    sets: placed,
    width,
    stacked,
    counted: i.totals || i.showReversed,
    keyed: sets.some(({ scale }) => tooLong(s, scale, width)),
  };
}

/** What stands over the columns. */
function headTexts(sets: readonly AnswerSet[]): string[] {
  return sets.flatMap(({ scale }) =>
    (scale.numeric ? [...scale.marks.values()] : scale.answers.map((a) => a.text)).map(plainText),
  );
}

/** Heads of more than five lines are no longer read at a glance. */
function tooLong(s: Setting, scale: Scale, width: number): boolean {
  const at = { x: 0, width: width - 1 * MM };
  const texts = scale.numeric ? [...scale.marks.values()] : scale.answers.map((a) => a.text);
  return texts.some(
    (t) => lines(s, proseRuns(s, t, 'head'), at, { style: 'head', node: null, align: 'center' }).length > 5,
  );
}

/** What stands for an answer over its column: its value, or its place where it has none. */
function signOf(scale: Scale, n: number): string {
  const { value } = scale.answers[n]!;
  return value === null ? '–' : String(value);
}

function keyItems(s: Setting, place: Place, { sets }: Columns): Item[] {
  return sets.flatMap(({ of }) => {
    const title = of.mark
      ? textBlock(s, place, of.mark.text, 'P', { style: 'head', before: U, keep: true })
      : [];
    const list = node('L', place.node, { numbering: 'None' });
    const rows = of.scale.answers.flatMap((a, n) => {
      const text = of.scale.numeric ? (a.value === null ? undefined : of.scale.marks.get(a.value)) : a.text;
      if (!text) return [];
      const li = node('LI', list);
      const [sign, body] = [node('Lbl', li), node('LBody', li)];
      const at = { x: place.x + 10 * MM, width: place.width - 10 * MM };
      const words = lines(s, proseRuns(s, text, 'label', body), at, {
        style: 'label',
        node: body,
        keep: true,
      });
      const mark = label(s, signOf(of.scale, n), 'head', place.x, baselineOf(s, 'label'), sign);
      return first(words, { marks: [mark, ...(words[0]?.marks ?? [])] });
    });
    return [...title, ...first(rows, { before: title.length > 0 ? 0 : U })];
  });
}

function longestWord(s: Setting, text: Prose): number {
  const { face, size } = s.theme.styles.head;
  return Math.max(
    0,
    ...plainText(text)
      .split(/[ \u00a0]/)
      .map((w) => textWidth(s.metrics, { face, size }, w)),
  );
}

/** The subscale's heading stands on the line of the scale's last words; with several marks their names stand above these. */
function headRow(
  s: Setting,
  place: Place,
  block: Block,
  columns: Columns,
  table: Node,
  titled: boolean,
  continued = false,
): Item {
  const heading = node(headingRole(place.depth), place.node);
  const tr = node('TR', table);
  const sets = columns.sets.map((set) => setHead(s, set, columns, tr));
  const tallest = Math.max(0, ...sets.map((h) => h.height));
  const title =
    block.subscale.title && titled
      ? stack(
          lines(
            s,
            continued
              ? continuedRuns(s, block.subscale.title)
              : proseRuns(s, block.subscale.title, 'section', heading),
            { x: place.x, width: columns.stacked ? place.width : columns.textWidth + columns.number },
            { style: 'section', node: heading, even: true },
          ),
        )
      : null;
  // A long title over stacked rows stands above the heads; beside them where they have room.
  const above = columns.stacked && title && sets.length > 1 ? title.height + U / 2 : 0;
  const height = Math.max(tallest + above, title?.height ?? 0) + U / 4;
  const whole = Math.ceil(height / (U / 2) - 1e-6) * (U / 2);
  const foot = whole - U / 4;
  const marks: Mark[] = [];
  if (title) marks.push(...moved(title.marks, 0, above > 0 ? 0 : foot - title.height + U / 4));
  marks.push(...headCells(s, columns, tr));
  for (const h of sets) marks.push(...moved(h.marks, 0, foot - h.height));
  return item(whole, [...marks, rule(whole, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function headCells(s: Setting, columns: Columns, tr: Node): Mark[] {
  const cells: Mark[] =
    columns.number > 0
      ? [{ kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.number }) }]
      : [];
  return [...cells, { kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.item }) }];
}

/** Words and numbers over the columns of one set of answers, the lowest line nearest to the boxes. */
function setHead(s: Setting, set: Set, { width, counted, keyed }: Columns, tr: Node): Item {
  const { scale, mark } = set.of;
  const left = set.centres[0]! - width / 2;
  const all = width * set.centres.length;
  const numbers = !keyed && counted && !scale.numeric && scale.lowest !== null ? leadOf(s, 'head') : 0;
  const named = mark ? node('TH', tr, { scope: 'Column', span: set.centres.length }) : null;
  const name =
    mark && named
      ? stack(
          lines(
            s,
            proseRuns(s, mark.text, 'head', named),
            { x: left, width: all },
            { style: 'head', node: named, align: 'center' },
          ),
        )
      : item(0, []);
  const labels = scale.answers.map((a, n) =>
    keyed ? signHead(s, scale, n, set, width, tr) : answerHead(s, scale, n, a.text, set, width, tr),
  );
  const ends = endsOf(s, scale, left, width, set.centres.length, tr);
  const words = Math.max(0, ...labels.map((l) => l.height), ends.height) + numbers;
  const height = name.height + (mark ? U / 4 : 0) + words;
  const marks: Mark[] = [...name.marks];
  if (mark) marks.push(rule(name.height + U / 8, left + 1 * MM, left + all - 1 * MM, s.theme.rules.pen));
  labels.forEach((l, n) => {
    marks.push(...moved(l.marks, 0, height - numbers - l.height));
    if (numbers > 0) marks.push(numberMark(s, scale, n, set, height - numbers, tr));
  });
  marks.push(...moved(ends.marks, 0, height - numbers - ends.height));
  return item(height, marks);
}

/** Words above an answer's column. */
function answerHead(
  s: Setting,
  scale: Scale,
  n: number,
  text: Prose,
  set: Set,
  width: number,
  tr: Node,
): Item {
  const answer = scale.answers[n]!;
  const of = node('TH', tr, { scope: 'Column' });
  const at = { x: set.centres[n]! - width / 2 + 0.5 * MM, width: width - 1 * MM };
  const mark = answer.value === null ? undefined : scale.marks.get(answer.value);
  const words = scale.numeric ? mark : text;
  const above = words
    ? lines(s, proseRuns(s, words, 'head', of), at, { style: 'head', node: of, align: 'center' })
    : [];
  if (!scale.numeric) return stack(above);
  return stack([
    ...above,
    ...lines(s, [textRun(s, answer.label, 'head')], at, { style: 'head', node: of, align: 'center' }),
  ]);
}

function signHead(s: Setting, scale: Scale, n: number, set: Set, width: number, tr: Node): Item {
  const of = node('TH', tr, { scope: 'Column' });
  const at = { x: set.centres[n]! - width / 2, width };
  const text = scale.numeric ? scale.answers[n]!.label : signOf(scale, n);
  return stack(lines(s, [textRun(s, text, 'head')], at, { style: 'head', node: of, align: 'center' }));
}

/** What the first and the last number mean, over their columns and inwards. */
function endsOf(s: Setting, scale: Scale, left: number, width: number, count: number, tr: Node): Item {
  if (!scale.ends) return item(0, []);
  const of = node('TH', tr, { scope: 'Column', span: count });
  // From over the first and the last box inwards, 4 mm between them.
  const half = (width * count) / 2 - width / 2 + 2.5 * MM - 2 * MM;
  const style = { style: 'label', node: of } as const;
  const one = lines(
    s,
    proseRuns(s, scale.ends[0], 'label', of),
    { x: left + width / 2 - 2.5 * MM, width: half },
    style,
  );
  const two = lines(
    s,
    proseRuns(s, scale.ends[1], 'label', of),
    { x: left + (width * count) / 2 + 2 * MM, width: half },
    { ...style, align: 'right' },
  );
  const [a, b] = [stack(one), stack(two)];
  const tallest = Math.max(a.height, b.height);
  const marks = [...moved(a.marks, 0, tallest - a.height), ...moved(b.marks, 0, tallest - b.height)];
  return item(tallest + leadOf(s, 'head'), marks);
}

function numberMark(s: Setting, scale: Scale, n: number, set: Set, y: number, tr: Node): Mark {
  const answer = scale.answers[n]!;
  const of = node('TH', tr, { scope: 'Column' });
  return label(
    s,
    answer.value === null ? '' : String(answer.value),
    'label',
    set.centres[n]!,
    y + baselineOf(s, 'head'),
    of,
    'center',
  );
}

/** Text and boxes of an item, and under them what is written about it. */
function itemRows(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  table: Node,
  last: boolean,
): Item[] {
  const row = boxRow(s, i, entry, columns, table);
  const right = place.x + place.width;
  const written = writtenRows(
    s,
    { x: columns.text, name: WRITTEN_NAME, right },
    i,
    entry,
    node('TD', node('TR', table), { span: countOf(answerSets(i)) + 2 }),
  );
  const weight = last ? s.theme.rules.frame : s.theme.rules.pen;
  if (written.length === 0)
    return [{ ...row, marks: [...row.marks, rule(row.height, place.x, right, weight)] }];
  return [
    { ...row, keep: true },
    ...written.slice(0, -1),
    { ...written.at(-1)!, keep: true },
    item(UNDER_LINES, [rule(UNDER_LINES, place.x, right, weight)]),
  ];
}

function boxRow(
  s: Setting,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  table: Node,
): Item {
  const tr = node('TR', table);
  const number = node('TD', tr);
  const name = node('TH', tr, { scope: 'Row' });
  const words = stack(
    lines(
      s,
      itemRuns(s, i, entry.item, name),
      { x: columns.text, width: columns.textWidth },
      { style: 'text', node: name },
    ),
  );
  const boxes = columns.stacked ? 2.5 * U : 0;
  const height = Math.max(3 * U, wholeUnits(words.height + U / 2 + boxes));
  const top = columns.stacked ? U / 2 : (height - words.height) / 2;
  const middle = columns.stacked ? height - 1.5 * U : height / 2;
  const marks: Mark[] = [];
  if (columns.number > 0)
    marks.push(
      label(s, entry.number, 'label', columns.text - 2.5 * MM, top + baselineOf(s, 'text'), number, 'right'),
    );
  marks.push(...moved(words.marks, 0, top));
  for (const { of, centres } of columns.sets) {
    of.scale.answers.forEach((answer, n) => {
      const ask = {
        question: questionIn(entry, of),
        option: answer.value === null ? answer.label : String(answer.value),
        description: describeBox(entry, of, answer.label),
        parent: node('TD', tr),
      };
      marks.push(tickBox(ask, centres[n]!, middle, i.style === 'circle' ? 'circle' : 'square'));
    });
  }
  return item(height, marks);
}

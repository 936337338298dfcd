import { type Prose, plainText } from '../markdown/index.js';
import type { Instrument } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { tickBox } from './answers.js';
import { label, lines, rule, stack, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { type Block, continuedRuns, itemRuns, totalRow } from './rows.js';
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

interface Columns {
  readonly number: number;
  readonly text: number;
  readonly textWidth: number;
  /** Centres of the answers' columns. */
  readonly centres: readonly number[];
  readonly width: number;
  /** The item's text stands above its boxes, because there is no room beside them. */
  readonly stacked: boolean;
}

/** Whether so many boxes find room side by side at all. */
export function fitsTicks(place: Place, i: Instrument): boolean {
  return i.scale.answers.length * LEAST <= place.width;
}

/** Items in rows, a box for each answer; the head names the answers and comes again on each page. */
export function tickTable(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const columns = columnsOf(s, place, i, blocks);
  return blocks.flatMap((block, n) => {
    const table = node('Table', place.node);
    const head = headRow(s, place, i, block, columns, table, n === 0 || block.subscale.title !== null);
    const again = headRow(s, place, i, block, columns, table, true, true);
    const rows = block.items.map((entry, r): Item => {
      const last = r === block.items.length - 1;
      const keep = r === block.items.length - 2 || (last && i.totals);
      return { ...itemRow(s, place, i, entry, columns, table, last), repeat: again, keep };
    });
    const total = i.totals ? [totalRow(s, place, i, block)] : [];
    return [{ ...head, keep: true, before: n === 0 ? units(1) : units(2) }, ...rows, ...total];
  });
}

function columnsOf(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Columns {
  const count = i.scale.answers.length;
  const words = i.scale.answers
    .map((a) => longestWord(s, a.text))
    .concat([...i.scale.marks.values()].map((m) => longestWord(s, m)));
  const wanted = Math.min(WIDEST, Math.max(USUAL, ...words.map((w) => w + 2 * MM)));
  const most = (place.width * (1 - TEXT_SHARE)) / count;
  const width = Math.max(LEAST, Math.min(wanted, most));
  const numbered = blocks.some((b) => b.items.some((x) => x.number !== ''));
  const number = numbered ? NUMBER_COLUMN : 0;
  const right = place.x + place.width;
  const centres = i.scale.answers.map((_, n) => right - width * (count - n) + width / 2);
  const beside = place.width - number - width * count - 4 * MM;
  const stacked = beside < LEAST_TEXT;
  return {
    number,
    text: place.x + number,
    textWidth: stacked ? place.width - number : beside,
    centres,
    width,
    stacked,
  };
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

/** The subscale's heading stands on the line of the scale's last words. */
function headRow(
  s: Setting,
  place: Place,
  i: Instrument,
  block: Block,
  columns: Columns,
  table: Node,
  titled: boolean,
  continued = false,
): Item {
  const heading = node(headingRole(place.depth), place.node);
  const tr = node('TR', table);
  const labels = i.scale.answers.map((a, n) => answerHead(s, i, n, a.text, columns, tr));
  const ends = endsOf(s, i, columns, tr);
  const numbers = showsNumbers(i) ? leadOf(s, 'head') : 0;
  const tallest = Math.max(0, ...labels.map((l) => l.height), ends.height);
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
  const height = Math.max(tallest + numbers, title?.height ?? 0) + U / 4;
  const whole = Math.ceil(height / (U / 2) - 1e-6) * (U / 2);
  const foot = whole - U / 4;
  const marks: Mark[] = [];
  if (title) marks.push(...moved(title.marks, 0, foot - title.height + U / 4));
  marks.push(...headCells(s, columns, tr));
  labels.forEach((l, n) => {
    marks.push(...moved(l.marks, 0, foot - numbers - l.height));
    if (numbers > 0) marks.push(numberMark(s, i, n, columns, foot - numbers, tr));
  });
  marks.push(...moved(ends.marks, 0, foot - numbers - ends.height));
  return item(whole, [...marks, rule(whole, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function headCells(s: Setting, columns: Columns, tr: Node): Mark[] {
  const cells: Mark[] =
    columns.number > 0
      ? [{ kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.number }) }]
      : [];
  return [...cells, { kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.item }) }];
}

/** Words above an answer's column, the lowest line nearest to the boxes. */
function answerHead(s: Setting, i: Instrument, n: number, text: Prose, columns: Columns, tr: Node): Item {
  const answer = i.scale.answers[n]!;
  const of = node('TH', tr, { scope: 'Column' });
  const at = { x: columns.centres[n]! - columns.width / 2 + 0.5 * MM, width: columns.width - 1 * MM };
  const mark = answer.value === null ? undefined : i.scale.marks.get(answer.value);
  const words = i.scale.numeric ? mark : text;
  const above = words
    ? lines(s, proseRuns(s, words, 'head', of), at, { style: 'head', node: of, align: 'center' })
    : [];
  if (!i.scale.numeric) return stack(above);
  return stack([
    ...above,
    ...lines(s, [textRun(s, answer.label, 'head')], at, { style: 'head', node: of, align: 'center' }),
  ]);
}

/** What the first and the last number mean, over their columns and inwards. */
function endsOf(s: Setting, i: Instrument, columns: Columns, tr: Node): Item {
  if (!i.scale.ends) return item(0, []);
  const of = node('TH', tr, { scope: 'Column', span: columns.centres.length });
  const half = (columns.width * columns.centres.length) / 2 - 2 * MM;
  const left = columns.centres[0]! - columns.width / 2;
  const style = { style: 'label', node: of } as const;
  const one = lines(
    s,
    proseRuns(s, i.scale.ends[0], 'label', of),
    { x: left + columns.width / 2 - 2.5 * MM, width: half },
    style,
  );
  const two = lines(
    s,
    proseRuns(s, i.scale.ends[1], 'label', of),
    { x: left + half + 4 * MM - columns.width / 2 + 2.5 * MM, width: half },
    { ...style, align: 'right' },
  );
  const [a, b] = [stack(one), stack(two)];
  const tallest = Math.max(a.height, b.height);
  const marks = [...moved(a.marks, 0, tallest - a.height), ...moved(b.marks, 0, tallest - b.height)];
  return item(tallest + leadOf(s, 'head'), marks);
}

/** Values are shown where people count with them. */
function showsNumbers(i: Instrument): boolean {
  return !i.scale.numeric && (i.totals || i.showReversed) && i.scale.lowest !== null;
}

function numberMark(s: Setting, i: Instrument, n: number, columns: Columns, y: number, tr: Node): Mark {
  const value = i.scale.answers[n]!.value;
  const of = node('TH', tr, { scope: 'Column' });
  return label(
    s,
    value === null ? '' : String(value),
    'label',
    columns.centres[n]!,
    y + baselineOf(s, 'head'),
    of,
    'center',
  );
}

function itemRow(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  table: Node,
  last: boolean,
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
  i.scale.answers.forEach((answer, n) => {
    const td = node('TD', tr);
    const option = answer.value === null ? answer.label : String(answer.value);
    const description = `${entry.item.plain}: ${answer.label}`;
    marks.push(
      tickBox(
        { question: entry.question, option, description, parent: td },
        columns.centres[n]!,
        middle,
        i.style === 'circle' ? 'circle' : 'square',
      ),
    );
  });
  const weight = last ? s.theme.rules.frame : s.theme.rules.pen;
  return item(height, [...marks, rule(height, place.x, place.x + place.width, weight)]);
}

import type { Prose } from '../markdown/index.js';
import type { Instrument, Scale } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { NUMBER_BOX, writeField } from './answers.js';
import { first, label, lines, rule, stack, textBlock, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import {
  answerSets,
  type Block,
  continuedRuns,
  describeBox,
  itemRuns,
  questionIn,
  totalRows,
  withWholeTotals,
  writtenRows,
} from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

const NUMBER_COLUMN = 8 * MM;
/** Leaders begin 3 mm behind the text and end 3 mm before the box. */
const LEADER_GAP = 3 * MM;
const LEADER_LEAST = 8 * MM;
const PITCH = 4;
/** A number of the legend takes that much. */
const LEGEND_LEAST = 7 * MM;
/** Where several numbers are written, from one box to the next. */
const MARK = 20 * MM;

/** Items in rows with a box to write the number in; what the numbers mean stands once above, and again on each page. */
export function numberTable(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const legend = legendsOf(s, place, i);
  const tables = blocks.flatMap((block, n) => {
    const table = node('Table', place.node);
    const title = block.subscale.title
      ? textBlock(s, place, block.subscale.title, headingRole(place.depth), {
          style: 'section',
          before: units(2),
          after: U / 2,
          keep: true,
        })
      : [];
    const head: Item = { ...legend, keep: true, before: n === 0 ? units(1) : 0, after: U };
    const again = { ...stack([head, ...continuedTitle(s, place, block.subscale.title)]), after: U / 2 };
    const rows = block.items.flatMap((entry, r): Item[] => {
      const last = r === block.items.length - 1;
      const keep = (r === 0 && !last) || r === block.items.length - 2 || (last && i.totals);
      const made = itemRows(s, place, i, entry, table);
      return first(
        made.map((it, k) => ({ ...it, repeat: again, keep: k < made.length - 1 ? it.keep : keep })),
        { before: r > 0 && r % 6 === 0 ? U : 0 },
      );
    });
    const total = totalRows(s, place, i, block);
    const titled = n === 0 ? title : title.map((it) => ({ ...it, repeat: head }));
    return [...(n === 0 ? [head] : []), ...titled, ...rows, ...total];
  });
  return withWholeTotals(s, place, i, blocks, tables);
}

/** The subscale's name over items that go on from the page before. */
function continuedTitle(s: Setting, place: Place, title: Prose | null): Item[] {
  if (!title) return [];
  return lines(s, continuedRuns(s, title), place, { style: 'section', node: null });
}

/** What the numbers mean, once for all marks that share their answers; then the names of the marks over their boxes. */
function legendsOf(s: Setting, place: Place, i: Instrument): Item {
  const sets = answerSets(i);
  const scales = [...new Set(sets.map((x) => x.scale))];
  const legends = scales.flatMap((scale) => {
    const names = sets.flatMap((x) => (x.scale === scale && x.mark ? x.mark.plain : []));
    const title =
      scales.length > 1
        ? [
            {
              ...textBlock(s, place, names.join(', '), 'P', { style: 'head', keep: true })[0]!,
              before: U / 2,
            },
          ]
        : [];
    return [...title, legendOf(s, place, scale)];
  });
  const boxes = boxesOf(place, i);
  if (!sets.some((x) => x.mark)) return stack(legends);
  const p = node('P', place.node);
  const heads = sets.map((x, n) =>
    stack(
      lines(
        s,
        x.mark ? proseRuns(s, x.mark.text, 'head', p) : [],
        { x: boxes[n]! + NUMBER_BOX.w / 2 - MARK / 2 + 0.5 * MM, width: MARK - 1 * MM },
        { style: 'head', node: p, align: 'center' },
      ),
    ),
  );
  const height = Math.max(...heads.map((h) => h.height));
  const row = item(
    height,
    heads.flatMap((h) => moved(h.marks, 0, height - h.height)),
    { before: U / 2 },
  );
  return stack([...legends, row]);
}

/** Left edges of the boxes, one for each mark. */
function boxesOf(place: Place, i: Instrument): readonly number[] {
  const sets = answerSets(i);
  const step = sets.length > 1 ? MARK : NUMBER_BOX.w;
  const all = step * (sets.length - 1) + NUMBER_BOX.w;
  const from = i.box === 'left' ? place.x : place.x + place.width - all;
  const inset = sets.length > 1 ? (MARK - NUMBER_BOX.w) / 2 : 0;
  return sets.map((_, n) => from + step * n + (i.box === 'left' ? inset : -inset));
}

/** Numbers and their words between two rules; what only the ends mean stands above them. */
function legendOf(s: Setting, place: Place, scale: Scale): Item {
  const { ends, numeric, marks: named } = scale;
  const answers = inLegend(place, scale);
  const list = node('L', place.node, { numbering: 'None' });
  const words = answers.map((a) => (numeric ? (a.value === null ? undefined : named.get(a.value)) : a.text));
  const bare = ends !== null && words.every((w) => w === undefined);
  const above = bare ? endsAbove(s, place, ends, list) : item(0, []);
  const cells = bare
    ? numbersAcross(s, place, answers, list)
    : wordedNumbers(s, place, answers, words, numeric, list);
  const inner = above.height + Math.max(...cells.map((c) => c.height));
  const height = wholeUnits(inner + U / 2);
  const top = (height - inner) / 2;
  const right = place.x + place.width;
  return item(height, [
    rule(0, place.x, right, s.theme.rules.frame),
    ...moved(above.marks, 0, top),
    ...cells.flatMap((c) => moved(c.marks, 0, top + above.height)),
    rule(height, place.x, right, s.theme.rules.frame),
  ]);
}

/** Numbers alone, from edge to edge, so that the words of both ends stand over theirs. */
function numbersAcross(s: Setting, place: Place, answers: Scale['answers'], list: Node): Item[] {
  const widths = answers.map((a) => textWidth(s.metrics, s.theme.styles.clock, a.label));
  const [from, to] = [widths[0]! / 2, place.width - widths.at(-1)! / 2];
  return answers.map((a, n) => {
    const middle = place.x + from + ((to - from) * n) / Math.max(1, answers.length - 1);
    const y = baselineOf(s, 'label');
    return item(leadOf(s, 'label'), [label(s, a.label, 'clock', middle, y, node('LI', list), 'center')]);
  });
}

function wordedNumbers(
  s: Setting,
  place: Place,
  answers: Scale['answers'],
  words: readonly (Prose | undefined)[],
  numeric: boolean,
  list: Node,
): Item[] {
  const width = place.width / answers.length;
  return answers.map((a, n) => {
    const li = node('LI', list);
    // Words run over the columns behind them that have none.
    const next = words.findIndex((w, k) => k > n && w !== undefined);
    const span = (next < 0 ? answers.length : next) - n;
    const value = textRun(s, numeric ? a.label : a.value === null ? '–' : String(a.value), 'clock');
    const said = words[n] ? [textRun(s, '\u00a0 ', 'label'), ...proseRuns(s, words[n], 'label', li)] : [];
    const at = { x: place.x + width * n, width: width * span - 2 * MM };
    return stack(lines(s, [value, ...said], at, { style: 'label', node: li }));
  });
}

/** Of numbers that have no room side by side: the first, the last, and those with words. */
function inLegend(place: Place, { answers, numeric, marks }: Scale): Scale['answers'] {
  if (!numeric || answers.length * LEGEND_LEAST <= place.width) return answers;
  return answers.filter(
    (a, n) => n === 0 || n === answers.length - 1 || (a.value !== null && marks.has(a.value)),
  );
}

function endsAbove(s: Setting, place: Place, [low, high]: readonly [Prose, Prose], list: Node): Item {
  const half = { width: place.width / 2 - 4 * MM };
  const [one, two] = [node('LI', list), node('LI', list)];
  const left = stack(
    lines(s, proseRuns(s, low, 'label', one), { ...half, x: place.x }, { style: 'label', node: one }),
  );
  const at = { ...half, x: place.x + place.width / 2 + 4 * MM };
  const right = stack(
    lines(s, proseRuns(s, high, 'label', two), at, { style: 'label', node: two, align: 'right' }),
  );
  const height = Math.max(left.height, right.height);
  return item(height, [
    ...moved(left.marks, 0, height - left.height),
    ...moved(right.marks, 0, height - right.height),
  ]);
}

function itemRows(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  table: Node,
): Item[] {
  const row = itemRow(s, place, i, entry, table);
  const at = { x: place.x + NUMBER_COLUMN, name: 36 * MM, right: place.x + place.width };
  const written = writtenRows(s, at, i, entry, node('TD', node('TR', table), { span: 3 }));
  return written.length === 0
    ? [row]
    : [{ ...row, keep: true }, ...written.slice(0, -1), { ...written.at(-1)!, after: U }];
}

function itemRow(s: Setting, place: Place, i: Instrument, entry: Block['items'][number], table: Node): Item {
  const tr = node('TR', table);
  const number = node('TD', tr);
  const name = node('TH', tr, { scope: 'Row' });
  const boxes = boxesOf(place, i);
  const left = i.box === 'left' ? boxes.at(-1)! + NUMBER_BOX.w - place.x + 4 * MM : 0;
  const indent = entry.number === '' ? 0 : NUMBER_COLUMN;
  const from = place.x + left + indent;
  const right = i.box === 'left' ? place.x + place.width : boxes[0]!;
  const width = right - from - (i.box === 'left' ? 0 : LEADER_GAP * 2 + LEADER_LEAST);
  // Words stay behind the box that they belong to.
  const beside = i.box === 'left' ? ({ align: 'left' } as const) : {};
  const set = lines(
    s,
    itemRuns(s, i, entry.item, name),
    { x: from, width },
    { style: 'text', node: name, ...beside },
  );
  const words = stack(set);
  const height = Math.max(3 * U, wholeUnits(words.height + U / 2));
  const top = (height - words.height) / 2;
  const marks: Mark[] = [];
  if (entry.number !== '')
    marks.push(
      label(s, entry.number, 'label', from - 2.5 * MM, top + baselineOf(s, 'text'), number, 'right'),
    );
  marks.push(...moved(words.marks, 0, top));
  const lastTop = top + words.height - leadOf(s, 'text');
  const middle = i.box === 'left' ? top + leadOf(s, 'text') / 2 : lastTop + leadOf(s, 'text') / 2;
  const fields = answerSets(i).map((of, n) => {
    const description = describeBox(entry, of, '');
    const ask = { question: questionIn(entry, of), option: null, description, parent: node('TD', tr) };
    const box = { x: boxes[n]!, y: middle - NUMBER_BOX.h / 2, w: NUMBER_BOX.w, h: NUMBER_BOX.h };
    return writeField(ask, box, true);
  });
  if (i.box === 'right') marks.push(...leaders(set.at(-1), from, boxes[0]!, lastTop + baselineOf(s, 'text')));
  return item(height, [...marks, ...fields]);
}

/** Dots from the end of the text to the box, where the eye has more than 40 mm or so to cross. */
function leaders(last: Item | undefined, from: number, to: number, y: number): Mark[] {
  const text = last?.marks.find((m) => m.kind === 'text');
  const span = text?.kind === 'text' ? text.spans.at(-1) : undefined;
  const end = text?.kind === 'text' && span ? text.x + span.x + span.width : from;
  const x1 = end + LEADER_GAP;
  const x2 = to - LEADER_GAP;
  return x2 - x1 > LEADER_LEAST ? [{ kind: 'dots', x1, x2, y, pitch: PITCH, size: 0.9 }] : [];
}

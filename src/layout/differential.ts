import type { Prose } from '../markdown/index.js';
import type { Instrument } from '../plan/index.js';
import { tickBox } from './answers.js';
import { label, lines, rule, stack, textBlock, units } from './flow.js';
import { type InlineRun, proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import {
  type AnswerSet,
  answerSets,
  type Block,
  describeBox,
  otherSets,
  questionIn,
  totalRows,
  UNDER_LINES,
  withWholeTotals,
  writtenRows,
} from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

const USUAL = 10 * MM;
const LEAST = 8 * MM;
const POLE_GAP = 3 * MM;
const LONG_POLE = 10 * U;
/** Names of the marks, between the left pole and its circles. */
const MARK_NAME = 16 * MM;

interface Columns {
  readonly left: { readonly x: number; readonly width: number };
  readonly right: { readonly x: number; readonly width: number };
  readonly centres: readonly number[];
}

/** Two poles face a row of circles; the numbers stand once above, highest at the side that is high. */
export function differentialItems(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const columns = columnsOf(place, i);
  const tables = blocks.flatMap((block, n) => {
    const table = node('Table', place.node);
    const head = headRow(s, place, i, columns, table);
    const title = block.subscale.title
      ? textBlock(s, place, block.subscale.title, headingRole(place.depth), {
          style: 'section',
          before: units(n === 0 ? 1 : 2),
          keep: true,
        })
      : [];
    const rows = block.items.flatMap((entry, r) => {
      const last = r === block.items.length - 1;
      const keep = (r === 0 && !last) || r === block.items.length - 2 || (last && i.totals);
      const made = rowItems(s, place, i, entry, columns, table, last);
      return made.map((it, k) => ({ ...it, repeat: head, keep: k < made.length - 1 ? it.keep : keep }));
    });
    const total = totalRows(s, place, i, block);
    return [...title, { ...head, keep: true, before: title.length > 0 ? 0 : units(1) }, ...rows, ...total];
  });
  return withWholeTotals(s, place, i, blocks, tables);
}

/** The row of an item, and under it what is written about it. */
function rowItems(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  table: Node,
  last: boolean,
): Item[] {
  const made = row(s, place, i, entry, columns, table);
  const right = place.x + place.width;
  const span = { span: i.scale.answers.length + 2 };
  const at = { x: place.x, name: 36 * MM, right };
  const under = node('TD', node('TR', table), span);
  const written = [...otherSets(s, at, i, entry, under), ...writtenRows(s, at, i, entry, under)];
  const weight = last ? s.theme.rules.frame : s.theme.rules.pen;
  if (written.length === 0)
    return [{ ...made, marks: [...made.marks, rule(made.height, place.x, right, weight)] }];
  const end = item(UNDER_LINES, [rule(UNDER_LINES, place.x, right, weight)]);
  return [{ ...made, keep: true }, ...written.slice(0, -1), { ...written.at(-1)!, keep: true }, end];
}

function columnsOf(place: Place, i: Instrument): Columns {
  const count = i.scale.answers.length;
  const name = i.marks.length > 0 ? MARK_NAME : 0;
  const width = Math.max(LEAST, Math.min(USUAL, (place.width * 0.5 - name) / count));
  const side = (place.width - width * count) / 2;
  const centres = i.scale.answers.map((_, n) => place.x + side + width * (n + 0.5));
  return {
    left: { x: place.x, width: side - POLE_GAP - name },
    right: { x: place.x + place.width - side + POLE_GAP, width: side - POLE_GAP },
    centres,
  };
}

function headRow(s: Setting, place: Place, i: Instrument, columns: Columns, table: Node): Item {
  const tr = node('TR', table);
  const head = (text: Prose | undefined, at: Columns['left'], align: 'left' | 'right'): Item => {
    const of = node('TH', tr, { scope: 'Column' });
    if (!text) return item(0, [{ kind: 'touch', node: of }]);
    return stack(lines(s, proseRuns(s, text, 'head', of), at, { style: 'head', node: of, align }));
  };
  const left = head(i.heads?.[0], columns.left, 'right');
  const right = head(i.heads?.[1], columns.right, 'left');
  const height = Math.max(left.height, right.height, leadOf(s, 'head')) + U / 2;
  const y = height - U / 2 - leadOf(s, 'head') + baselineOf(s, 'head');
  const numbers = i.scale.answers.map((a, n) =>
    label(s, a.label, 'label', columns.centres[n]!, y, node('TH', tr, { scope: 'Column' }), 'center'),
  );
  const marks = [
    ...moved(left.marks, 0, height - U / 2 - left.height),
    ...numbers,
    ...moved(right.marks, 0, height - U / 2 - right.height),
  ];
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function row(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  table: Node,
): Item {
  const tr = node('TR', table);
  const [one, two] = entry.item.poles ?? [entry.item.text, entry.item.text];
  const leftNode = node('TH', tr, { scope: 'Row' });
  const turned =
    entry.item.reversed && i.showReversed ? [textRun(s, `\u00a0${s.labels.reversed}`, 'head')] : [];
  const left = stack(
    lines(s, proseRuns(s, one, 'text', leftNode), columns.left, {
      style: 'text',
      node: leftNode,
      align: 'right',
    }),
  );
  const rightNode = node('TH', tr, { scope: 'Row' });
  const right = stack(
    lines(s, [...proseRuns(s, two, 'text', rightNode), ...turned], columns.right, {
      style: 'text',
      node: rightNode,
      align: 'left',
    }),
  );
  const sets = answerSets(i).filter((x) => x.scale === i.scale);
  const poles = Math.max(left.height, right.height) + U / 2;
  const lined = 3 * U * Math.max(1, sets.length);
  // Poles that are whole sentences stand above their circles.
  if (poles > LONG_POLE) return stackedRow(s, place, i, entry, columns, tr, turned);
  const height = Math.max(lined, wholeUnits(poles));
  const boxes = sets.flatMap((of, k) => {
    const y = (height * (k + 0.5)) / sets.length;
    return setMarks(s, i, entry, of, columns, y, tr);
  });
  const marks = [
    ...moved(left.marks, 0, (height - left.height) / 2),
    ...boxes,
    ...moved(right.marks, 0, (height - right.height) / 2),
  ];
  return item(height, marks);
}

function stackedRow(
  s: Setting,
  place: Place,
  i: Instrument,
  entry: Block['items'][number],
  columns: Columns,
  tr: Node,
  turned: readonly InlineRun[],
): Item {
  const [one, two] = entry.item.poles ?? [entry.item.text, entry.item.text];
  const width = (place.width - 8 * MM) / 2;
  const side = (pole: Prose, x: number, more: readonly InlineRun[]): Item => {
    const of = node('TH', tr, { scope: 'Row' });
    return stack(
      lines(s, [...proseRuns(s, pole, 'text', of), ...more], { x, width }, { style: 'text', node: of }),
    );
  };
  const sets = answerSets(i).filter((x) => x.scale === i.scale);
  const left = side(one, place.x, []);
  const right = side(two, place.x + width + 8 * MM, turned);
  const top = Math.max(left.height, right.height) + U;
  const boxes = sets.flatMap((of, k) => setMarks(s, i, entry, of, columns, top + 3 * U * (k + 0.5), tr));
  return item(wholeUnits(top + 3 * U * sets.length), [
    ...moved(left.marks, 0, U / 2),
    ...moved(right.marks, 0, U / 2),
    ...boxes,
  ]);
}

/** One line of circles, with the mark's name before it where there are several. */
function setMarks(
  s: Setting,
  i: Instrument,
  entry: Block['items'][number],
  of: AnswerSet,
  columns: Columns,
  y: number,
  tr: Node,
): Mark[] {
  const boxes = i.scale.answers.map((a, n): Mark => {
    const ask = {
      question: questionIn(entry, of),
      option: a.value === null ? a.label : String(a.value),
      description: describeBox(entry, of, a.label),
      parent: node('TD', tr),
    };
    return tickBox(ask, columns.centres[n]!, y, i.style === 'tick' ? 'square' : 'circle');
  });
  if (!of.mark) return boxes;
  const x = columns.centres[0]! - 5 * MM;
  const base = y + baselineOf(s, 'label') - leadOf(s, 'label') / 2;
  return [label(s, of.mark.plain, 'label', x, base, node('TD', tr), 'right'), ...boxes];
}

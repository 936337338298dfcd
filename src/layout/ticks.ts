import type { Instrument } from '../plan/index.js';
import { tickBox } from './answers.js';
import { label, lines, rule, stack, units } from './flow.js';
import { type Item, item, type Mark, moved } from './items.js';
import {
  answerSets,
  type Block,
  describeBox,
  itemRuns,
  questionIn,
  totalRows,
  UNDER_LINES,
  withWholeTotals,
  writtenRows,
} from './rows.js';
import { baselineOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { type Columns, columnsOf, countOf } from './tick-columns.js';
import { headRow, keyItems } from './tick-heads.js';
import { MM, U, wholeUnits } from './units.js';

/** Names of what is written under an item. */
const WRITTEN_NAME = 36 * MM;

/** Items in rows, a box for each answer; the head names the answers and comes again on each page. */
export function tickTable(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const columns = columnsOf(s, place, i, blocks);
  const tables = blocks.flatMap((block, n) => {
    const table = node('Table', place.node);
    const head = headRow(s, place, block, columns, table, n === 0 || block.subscale.title !== null);
    const again = headRow(s, place, block, columns, table, true, true);
    const rows = block.items.flatMap((entry, r): Item[] => {
      const last = r === block.items.length - 1;
      // Neither the first row nor the last one stands alone on a page.
      const keep = (r === 0 && !last) || r === block.items.length - 2 || (last && i.totals);
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
  const middle = columns.stacked ? height - 1.25 * U : height / 2;
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

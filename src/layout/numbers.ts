import type { Prose } from '../markdown/index.js';
import type { Instrument } from '../plan/index.js';
import { NUMBER_BOX, writeField } from './answers.js';
import { label, lines, rule, stack, textBlock, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { type Block, continuedRuns, itemRuns, totalRow } from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

const NUMBER_COLUMN = 8 * MM;
/** Leaders begin 3 mm behind the text and end 3 mm before the box. */
const LEADER_GAP = 3 * MM;
const LEADER_LEAST = 8 * MM;
const PITCH = 4;

/** Items in rows with a box to write the number in; what the numbers mean stands once above, and again on each page. */
export function numberTable(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  const legend = legendOf(s, place, i);
  return blocks.flatMap((block, n) => {
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
    const rows = block.items.map((entry, r): Item => {
      const last = r === block.items.length - 1;
      const keep = r === 0 || r === block.items.length - 2 || (last && i.totals);
      return {
        ...itemRow(s, place, i, entry, table),
        repeat: again,
        keep,
        before: r > 0 && r % 6 === 0 ? U : 0,
      };
    });
    const total = i.totals ? [totalRow(s, place, i, block)] : [];
    const titled = n === 0 ? title : title.map((it) => ({ ...it, repeat: head }));
    return [...(n === 0 ? [head] : []), ...titled, ...rows, ...total];
  });
}

/** The subscale's name over items that go on from the page before. */
function continuedTitle(s: Setting, place: Place, title: Prose | null): Item[] {
  if (!title) return [];
  return lines(s, continuedRuns(s, title), place, { style: 'section', node: null });
}

/** Numbers and their words between two rules. */
function legendOf(s: Setting, place: Place, i: Instrument): Item {
  const p = node('P', place.node);
  const y = U / 2;
  const entries = i.scale.answers.map((a) => {
    const mark = a.value === null ? undefined : i.scale.marks.get(a.value);
    const value = i.scale.numeric ? a.label : a.value === null ? '–' : String(a.value);
    const words = i.scale.numeric ? mark : a.text;
    return { value, words };
  });
  if (i.scale.ends && !entries.some((e) => e.words)) {
    const [one, two] = [entries[0]!, entries.at(-1)!];
    one.words = i.scale.ends[0];
    two.words = i.scale.ends[1];
  }
  const width = place.width / entries.length;
  const cells = entries.map((e, n) => {
    // Words over several columns, where their neighbours have none.
    const free = entries.slice(n + 1).findIndex((x) => x.words !== undefined);
    const span = (free < 0 ? entries.length - n - 1 : free) + 1;
    const value = textRun(s, e.value, 'clock');
    const words = e.words ? [textRun(s, '\u00a0 ', 'label'), ...proseRuns(s, e.words, 'label', p)] : [];
    const last = n === entries.length - 1 && entries.length > 1 && i.scale.ends !== null;
    const at = last
      ? { x: place.x + width * n - width * (span > 1 ? 0 : 1), width: width * 2 }
      : { x: place.x + width * n, width: width * span - 2 * MM };
    return stack(
      lines(s, [value, ...words], at, { style: 'label', node: p, align: last ? 'right' : 'left' }),
    );
  });
  const height = wholeUnits(Math.max(...cells.map((c) => c.height)) + U);
  const marks = cells.flatMap((c) => moved(c.marks, 0, y));
  const right = place.x + place.width;
  return item(height, [
    rule(0, place.x, right, s.theme.rules.frame),
    ...marks,
    rule(height, place.x, right, s.theme.rules.frame),
  ]);
}

function itemRow(s: Setting, place: Place, i: Instrument, entry: Block['items'][number], table: Node): Item {
  const tr = node('TR', table);
  const number = node('TD', tr);
  const name = node('TH', tr, { scope: 'Row' });
  const td = node('TD', tr);
  const left = i.box === 'left' ? NUMBER_BOX.w + 4 * MM : 0;
  const indent = entry.number === '' ? 0 : NUMBER_COLUMN;
  const from = place.x + left + indent;
  const right = place.x + place.width;
  const width = right - from - (i.box === 'left' ? 0 : NUMBER_BOX.w + LEADER_GAP * 2 + LEADER_LEAST);
  const set = lines(s, itemRuns(s, i, entry.item, name), { x: from, width }, { style: 'text', node: name });
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
  const box = i.box === 'left' ? place.x : right - NUMBER_BOX.w;
  const middle = i.box === 'left' ? top + leadOf(s, 'text') / 2 : lastTop + leadOf(s, 'text') / 2;
  const ask = { question: entry.question, option: null, description: entry.item.plain, parent: td };
  const field = writeField(
    ask,
    { x: box, y: middle - NUMBER_BOX.h / 2, w: NUMBER_BOX.w, h: NUMBER_BOX.h },
    true,
  );
  if (i.box === 'right') marks.push(...leaders(set.at(-1), from, box, lastTop + baselineOf(s, 'text')));
  return item(height, [...marks, field]);
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

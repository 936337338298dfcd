import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { ChooseBlock } from '../plan/index.js';
import { TICK, tickBox, writeField } from './answers.js';
import { first, isTurned, label, lines, rule, stack, textBlock, units } from './flow.js';
import { proseRuns } from './inline.js';
import { type Item, item, moved } from './items.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { turnedIn } from './turn.js';
import { MM, U, wholeUnits } from './units.js';
import { promptOf } from './write.js';

const COLUMN_GAP = 8 * MM;
const AFTER_TICK = 2.5 * MM;
const LEAST_BLANK = 30 * MM;

/** Options under their question: round marks where one may be chosen, square ones where several may; words say it too. */
export function chooseBlock(s: Setting, place: Place, form: string, b: ChooseBlock): Item[] {
  const prompt = promptOf(s, place, b);
  const how = textBlock(s, place, howMany(s, b), 'P', {
    style: 'label',
    keep: true,
    align: isTurned(s, b) ? 'right' : 'left',
  });
  const rows = optionRows(s, place, form, b);
  return [...first([...prompt, ...how], { before: units(2) }), ...first(rows, { before: U / 2 })];
}

function howMany(s: Setting, b: ChooseBlock): string {
  const count = b.options.length + (b.other ? 1 : 0);
  if (b.max === 1) return s.labels.tickOne;
  if (b.min === b.max) return say(s.labels.tickExactly, { n: b.max });
  if (b.min > 1) return say(s.labels.tickBetween, { min: b.min, max: b.max });
  return b.max >= count ? s.labels.tickAny : say(s.labels.tickUpTo, { n: b.max });
}

/** Down the first column, then down the next. */
function optionRows(s: Setting, place: Place, form: string, b: ChooseBlock): Item[] {
  const count = Math.max(1, Math.min(b.columns, b.options.length));
  const width = (place.width - COLUMN_GAP * (count - 1)) / count;
  const list = node('L', place.node, { numbering: 'None' });
  const cells = [...b.options.map((_, i) => i), ...(b.other ? [-1] : [])].map((i, at) => {
    const perColumn = Math.ceil((b.options.length + (b.other ? 1 : 0)) / count);
    const x = place.x + Math.floor(at / perColumn) * (width + COLUMN_GAP);
    const inner: Place = { ...place, x, width, node: node('LI', list) };
    return {
      row: at % perColumn,
      cell: i >= 0 ? optionCell(s, inner, form, b, i) : otherCell(s, inner, form, b),
    };
  });
  const rows = Math.max(...cells.map((c) => c.row)) + 1;
  const heights = Array.from({ length: rows }, (_, r) =>
    Math.max(...cells.filter((c) => c.row === r).map((c) => c.cell.height)),
  );
  // Read down the columns, options must not be cut across them while a page can hold them.
  const whole = count > 1 && heights.reduce((sum, h) => sum + h, 0) < s.frame.height * 0.9;
  const isOther = isTurned(s, b);
  return heights.map((height, r) => {
    const read = cells.filter((c) => c.row === r).flatMap((c) => c.cell.marks);
    const marks = isOther ? turnedIn(place, read) : read;
    const keep = r < rows - 1 && (whole || rows <= 8 || r === 0 || r === rows - 2);
    return item(height, marks, { keep });
  });
}

function optionCell(s: Setting, place: Place, form: string, b: ChooseBlock, index: number): Item {
  const option = b.options[index]!;
  const text = { x: place.x + TICK + AFTER_TICK, width: place.width - TICK - AFTER_TICK };
  const body = node('LBody', place.node);
  const runs = proseRuns(s, option.text, 'text', body);
  const hint = option.hint
    ? lines(s, proseRuns(s, option.hint, 'aside', body), text, { style: 'aside', node: body, align: 'left' })
    : [];
  const words = stack([...lines(s, runs, text, { style: 'text', node: body, align: 'left' }), ...hint]);
  const height = Math.max(3 * U, wholeUnits(words.height + U / 2));
  const ask = {
    question: `${form}.${b.id}`,
    option: option.id,
    description: option.plain,
    parent: place.node,
  };
  const box = tickBox(
    ask,
    place.x + TICK / 2,
    U / 2 + leadOf(s, 'text') / 2,
    b.max === 1 ? 'circle' : 'square',
  );
  return item(height, [box, ...moved(words.marks, 0, U / 2)]);
}

function otherCell(s: Setting, place: Place, form: string, b: ChooseBlock): Item {
  const text = place.x + TICK + AFTER_TICK;
  const words = label(
    s,
    s.labels.other,
    'text',
    text,
    U / 2 + baselineOf(s, 'text'),
    node('LBody', place.node),
  );
  const wide = words.kind === 'text' ? words.spans.reduce((w, span) => w + span.width, 0) : 0;
  const right = place.x + place.width;
  // In a narrow column the line stands below the words, from where they begin.
  const beside = right - (text + wide + 2 * MM) >= LEAST_BLANK;
  const from = beside ? text + wide + 2 * MM : text;
  const top = beside ? 0 : 2 * U;
  const question = `${form}.${b.id}`;
  const prompt = b.prompt ? plainText(b.prompt) : b.id;
  const ask = { question, option: 'other', description: s.labels.other, parent: place.node };
  const shape = b.max === 1 ? 'circle' : 'square';
  const box = tickBox(ask, place.x + TICK / 2, U / 2 + leadOf(s, 'text') / 2, shape);
  const blank = { x: from, y: top, w: right - from, h: 3 * U };
  const description = `${prompt}: ${s.labels.other}`;
  const written = { question: `${question}.other`, option: null, description, parent: place.node };
  const y = top + U / 2 + baselineOf(s, 'text') + 1.5;
  return item(top + 3 * U, [
    box,
    words,
    writeField(written, blank, false),
    rule(y, from, right, s.theme.rules.pen),
  ]);
}

import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { PickBlock, PickSet, RankBlock, ShareBlock, SlotsBlock } from '../plan/index.js';
import { NUMBER_BOX, plainBox, TICK, tickBox, writeField } from './answers.js';
import { first, isTurned, label, lines, rule, stack, textBlock, together, units } from './flow.js';
import { proseRuns } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { turnedIn } from './turn.js';
import { MM, PEN, U, wholeUnits } from './units.js';
import { promptOf } from './write.js';

const LIST_GAP = 8 * MM;
const SET_COLUMN = 24 * MM;
const LEADER_GAP = 3 * MM;

/** Lists side by side under one rule each, numbers standing on their lines. */
export function slotsBlock(s: Setting, place: Place, form: string, b: SlotsBlock): Item[] {
  const width = (place.width - LIST_GAP * (b.lists.length - 1)) / b.lists.length;
  const most = Math.max(...b.lists.map((l) => l.count));
  const heads = b.lists.map((list, i) => {
    if (!list.title) return item(0, []);
    const of = node('P', place.node);
    const at = { x: place.x + i * (width + LIST_GAP), width };
    const words = stack(lines(s, proseRuns(s, list.title, 'head', of), at, { style: 'head', node: of }));
    return item(words.height + U / 2, [
      rule(0, at.x, at.x + width, s.theme.rules.frame),
      ...moved(words.marks, 0, U / 2),
    ]);
  });
  const head = item(
    Math.max(...heads.map((h) => h.height)),
    heads.flatMap((h) => h.marks),
    { keep: true, before: U / 2 },
  );
  const rows = Array.from({ length: most }, (_, n) =>
    item(
      PEN,
      b.lists.flatMap((list, i) =>
        n < list.count ? slot(s, place, form, b, list, n, place.x + i * (width + LIST_GAP), width) : [],
      ),
    ),
  );
  const prompt = first(promptOf(s, place, b), { before: units(2) });
  return [...prompt, ...(head.height > 0 ? [head] : []), ...(most <= 10 ? together(rows) : rows)];
}

function slot(
  s: Setting,
  place: Place,
  form: string,
  b: SlotsBlock,
  list: SlotsBlock['lists'][number],
  n: number,
  x: number,
  width: number,
): Mark[] {
  const p = node('P', place.node);
  const id = list.id === null ? `${n + 1}` : `${list.id}.${n + 1}`;
  const title = list.title ? plainText(list.title) : b.prompt ? plainText(b.prompt) : b.id;
  const ask = {
    question: `${form}.${b.id}.${id}`,
    option: null,
    description: `${title} ${n + 1}`,
    parent: p,
  };
  const from = x + 6 * MM;
  const y = PEN - 1.5;
  return [
    label(s, String(n + 1), 'label', x, y, p),
    writeField(ask, { x: from, y: 0, w: x + width - from, h: PEN }, false),
    rule(PEN, x, x + width, s.theme.rules.pen),
  ];
}

/** Options in rows, a box for each set; what a set holds stands above its boxes. */
export function pickBlock(s: Setting, place: Place, form: string, b: PickBlock): Item[] {
  const table = node('Table', place.node);
  const width = Math.min(SET_COLUMN, (place.width * 0.5) / b.sets.length);
  const right = place.x + place.width;
  const centre = (i: number): number => right - width * (b.sets.length - i) + width / 2;
  const text = { x: place.x, width: place.width - width * b.sets.length - 4 * MM };
  const head = pickHead(s, place, b, table, width, centre);
  const rows = b.options.map((o, r): Item => {
    const tr = node('TR', table);
    const name = node('TH', tr, { scope: 'Row' });
    const words = stack(lines(s, proseRuns(s, o.text, 'text', name), text, { style: 'text', node: name }));
    const height = Math.max(3 * U, wholeUnits(words.height + U / 2));
    const boxes = b.sets.map((set, i) => {
      const parent = node('TD', tr);
      const ask = {
        question: `${form}.${b.id}.${set.id}`,
        option: o.id,
        description: `${set.plain}: ${o.plain}`,
        parent,
      };
      return tickBox(ask, centre(i), height / 2, set.max === 1 ? 'circle' : 'square');
    });
    const marks = [
      ...moved(words.marks, 0, (height - words.height) / 2),
      ...boxes,
      rule(height, place.x, right, s.theme.rules.pen),
    ];
    return item(height, marks, {
      repeat: head,
      keep: r < b.options.length - 1 && (r === 0 || r === b.options.length - 2),
    });
  });
  const prompt = first(promptOf(s, place, b), { before: units(2) });
  return [...prompt, { ...head, keep: true, before: prompt.length > 0 ? U / 2 : units(2) }, ...rows];
}

function pickHead(
  s: Setting,
  place: Place,
  b: PickBlock,
  table: Node,
  width: number,
  centre: (i: number) => number,
): Item {
  const tr = node('TR', table);
  const cells = b.sets.map((set, i) => {
    const of = node('TH', tr, { scope: 'Column' });
    const at = { x: centre(i) - width / 2 + 0.5 * MM, width: width - 1 * MM };
    return stack(
      textBlock(s, { ...place, ...at, node: of }, setWords(s, b, set), 'P', {
        style: 'head',
        align: 'center',
      }),
    );
  });
  const height = Math.max(leadOf(s, 'head'), ...cells.map((c) => c.height)) + U / 2;
  const marks = cells.flatMap((c) => moved(c.marks, 0, height - U / 2 - c.height));
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

/** `Strongest (5)` */
function setWords(s: Setting, b: PickBlock, set: PickSet): string {
  if (set.min === set.max) return say(s.labels.pickCount, { title: set.plain, n: set.max });
  return set.max < b.options.length ? say(s.labels.pickUpTo, { title: set.plain, n: set.max }) : set.plain;
}

/** Options with a box before each for its rank. */
export function rankBlock(s: Setting, place: Place, form: string, b: RankBlock): Item[] {
  const how = b.top < b.options.length ? say(s.labels.rankTop, { n: b.top }) : s.labels.rankAll;
  const text = { x: place.x + NUMBER_BOX.w + 3 * MM, width: place.width - NUMBER_BOX.w - 3 * MM };
  const rows = numbered(s, place, form, b, text, place.x);
  return withHow(s, place, b, how, together(rows));
}

/** Options with a box behind each for its points, and what they must make together. */
export function shareBlock(s: Setting, place: Place, form: string, b: ShareBlock): Item[] {
  const right = place.x + place.width;
  const box = right - NUMBER_BOX.w * 1.6;
  const text = { x: place.x, width: box - place.x - LEADER_GAP * 3 };
  const rows = numbered(s, place, form, b, text, box, NUMBER_BOX.w * 1.6, true);
  const of = node('P', place.node);
  const y = PEN / 2 + baselineOf(s, 'head') - leadOf(s, 'head') / 2;
  const total = item(
    PEN,
    [
      label(s, `${s.labels.total} = ${b.total}`, 'head', box - LEADER_GAP, y, of, 'right'),
      plainBox(s, box, PEN / 2 - NUMBER_BOX.h / 2, NUMBER_BOX.w * 1.6, NUMBER_BOX.h),
    ],
    { before: U / 2 },
  );
  return withHow(s, place, b, say(s.labels.shareHow, { n: b.total }), together([...rows, total]));
}

function withHow(
  s: Setting,
  place: Place,
  b: RankBlock | ShareBlock,
  how: string,
  rows: readonly Item[],
): Item[] {
  const prompt = promptOf(s, place, b);
  const align = 'top' in b && isTurned(s, b) ? 'right' : 'left';
  const words = textBlock(s, place, how, 'P', { style: 'label', keep: true, align });
  return [...first([...prompt, ...words], { before: units(2) }), ...first(rows, { before: U / 2 })];
}

function numbered(
  s: Setting,
  place: Place,
  form: string,
  b: RankBlock | ShareBlock,
  text: { readonly x: number; readonly width: number },
  box: number,
  width: number = NUMBER_BOX.w,
  leaders = false,
): Item[] {
  const list = node('L', place.node, { numbering: 'None' });
  // Words stay behind their boxes, and change sides with them.
  const behind = box < text.x;
  const beside = behind ? ({ align: 'left' } as const) : {};
  const against = behind && isTurned(s, b);
  return b.options.map((o) => {
    const li = node('LI', list);
    const body = node('LBody', li);
    const set = lines(s, proseRuns(s, o.text, 'text', body), text, { style: 'text', node: body, ...beside });
    const words = stack(set);
    const height = Math.max(3 * U, wholeUnits(words.height + U / 2));
    const ask = { question: `${form}.${b.id}.${o.id}`, option: null, description: o.plain, parent: li };
    const field = writeField(
      ask,
      { x: box, y: height / 2 - NUMBER_BOX.h / 2, w: width, h: NUMBER_BOX.h },
      true,
    );
    const top = (height - words.height) / 2;
    const dots = leaders
      ? leaderMarks(set.at(-1), text.x, box, top + words.height - leadOf(s, 'text') + baselineOf(s, 'text'))
      : [];
    const marks = behind
      ? [field, ...moved(words.marks, 0, top)]
      : [...moved(words.marks, 0, top), ...dots, field];
    return item(height, against ? turnedIn(place, marks) : marks);
  });
}

function leaderMarks(last: Item | undefined, from: number, to: number, y: number): Mark[] {
  const text = last?.marks.find((m) => m.kind === 'text');
  const span = text?.kind === 'text' ? text.spans.at(-1) : undefined;
  const end = text?.kind === 'text' && span ? text.x + span.x + span.width : from;
  const [x1, x2] = [end + LEADER_GAP, to - LEADER_GAP];
  return x2 - x1 > TICK ? [{ kind: 'dots', x1, x2, y, pitch: 4, size: 0.9 }] : [];
}

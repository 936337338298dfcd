import { plainText } from '../markdown/index.js';
import type { AskBlock, WriteBlock } from '../plan/index.js';
import { type Ask, writeField } from './answers.js';
import { first, label, lines, rule, textBlock, together, units } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark } from './items.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { MM, PEN, U } from './units.js';

const DOTS = 1.5 * U;

/** Prompt and hint above what is to be filled in; kept with it. */
export function promptOf(
  s: Setting,
  place: Place,
  block: { readonly prompt: WriteBlock['prompt']; readonly hint: WriteBlock['hint'] },
): Item[] {
  const prompt = block.prompt ? textBlock(s, place, block.prompt, 'P', { style: 'prompt', keep: true }) : [];
  const hint = block.hint ? textBlock(s, place, block.hint, 'P', { style: 'aside', keep: true }) : [];
  return [...prompt, ...hint];
}

export function writeBlock(s: Setting, place: Place, form: string, b: WriteBlock): Item[] {
  const ask: Ask = {
    question: `${form}.${b.id}`,
    option: null,
    description: b.prompt ? plainText(b.prompt) : b.id,
    parent: place.node,
  };
  const head = first(promptOf(s, place, b), { before: units(2) });
  const space = b.fill
    ? [filled(s, place, ask, b)]
    : b.style === 'lines'
      ? ruled(s, place, ask, b.lines)
      : areas(s, place, ask, b);
  return [...head, ...first(space, { before: head.length > 0 ? U / 2 : units(2) })];
}

/** Lines that may go over to the next page, but not after the first two or before the last two. */
function ruled(s: Setting, place: Place, ask: Ask, count: number): Item[] {
  const of = node('Form', place.node, { field: { role: 'tv', description: ask.description } });
  return Array.from({ length: count }, (_, i) => {
    const box = { x: place.x, y: 0, w: place.width, h: PEN };
    const field = { ...writeField(ask, box, false, of), lead: PEN };
    const keep = i < count - 1 && (count <= 8 || i < 2 || i > count - 4);
    return item(PEN, [field, rule(PEN, place.x, place.x + place.width, s.theme.rules.pen)], { keep });
  });
}

/** Space without lines, in pieces where it is taller than a page. */
function areas(s: Setting, place: Place, ask: Ask, b: WriteBlock): Item[] {
  const most = Math.floor((s.frame.height - 10 * U) / PEN) * PEN;
  const pieces: Item[] = [];
  for (let left = b.lines * PEN; left > 0.01; left -= most) {
    const height = Math.min(left, most);
    pieces.push(item(height, areaMarks(s, place, ask, b.style, height, pieces.length)));
  }
  return pieces;
}

/** Takes the rest of the page; the last line stands at its foot. */
function filled(s: Setting, place: Place, ask: Ask, b: WriteBlock): Item {
  const least = Math.max(b.lines, 3) * PEN;
  return item(least, [], { fill: (height) => areaMarks(s, place, ask, b.style, height) });
}

function areaMarks(
  s: Setting,
  place: Place,
  ask: Ask,
  style: WriteBlock['style'],
  height: number,
  piece = 0,
): Mark[] {
  const { x, width } = place;
  const field = { ...writeField(ask, { x, y: 0, w: width, h: height }, style === 'box'), piece };
  if (style === 'lines') {
    const count = Math.floor((height + 0.01) / PEN);
    return [
      { ...field, lead: PEN },
      ...Array.from({ length: count }, (_, i) =>
        rule(height - (count - 1 - i) * PEN, x, x + width, s.theme.rules.pen),
      ),
    ];
  }
  if (style !== 'dots') return [field];
  const rows = Math.floor((height + 0.01) / DOTS);
  const dots = Array.from(
    { length: rows },
    (_, i): Mark => ({
      kind: 'dots',
      x1: x,
      x2: x + width,
      y: height - (rows - 1 - i) * DOTS,
      pitch: DOTS,
      size: 1,
    }),
  );
  return [field, ...dots];
}

const BLANK: Readonly<Record<AskBlock['type'], number>> = {
  number: 22,
  time: 26,
  date: 36,
  datetime: 48,
  phone: 48,
  email: 70,
  url: 70,
  text: 70,
};
const ASK_GAP = 8 * MM;

interface Measured {
  readonly block: AskBlock;
  readonly prompt: number;
  readonly unit: number;
  /** Of prompt, blank and unit. */
  readonly width: number;
}

/** Short questions in a row, as many as fit; each on the line that its answer is written on. */
export function askRows(s: Setting, place: Place, form: string, blocks: readonly AskBlock[]): Item[] {
  const rows: Measured[][] = [];
  let room = 0;
  for (const m of blocks.map((b) => measure(s, b))) {
    const row = rows.at(-1);
    if (row && !place.asksAbove && room >= m.width + ASK_GAP) {
      row.push(m);
      room -= m.width + ASK_GAP;
    } else {
      rows.push([m]);
      room = place.width - m.width;
    }
  }
  return rows.flatMap((row, i) =>
    first(askRow(s, place, form, row, place.asksAbove?.[i] ?? 0), { before: i === 0 ? units(1.5) : U / 2 }),
  );
}

/** Of a question's words, where they stand above its blank. */
export function promptLines(s: Setting, block: AskBlock, at: Place): number {
  return promptAbove(s, block, at).length;
}

function promptAbove(s: Setting, { prompt }: AskBlock, place: Place): Item[] {
  return prompt ? textBlock(s, place, prompt, 'P', { style: 'text', keep: true }) : [];
}

/** Whether a question and its blank are too long for one line so wide. */
export function standsAbove(s: Setting, block: AskBlock, width: number): boolean {
  return measure(s, block).width > width;
}

function measure(s: Setting, block: AskBlock): Measured {
  const wide = (text: string): number => {
    const mark = label(s, text, 'text', 0, 0, null);
    return mark.kind === 'text' ? mark.spans.reduce((w, span) => w + span.width, 0) : 0;
  };
  const prompt = block.prompt ? wide(plainText(block.prompt)) : 0;
  const unit = block.unit ? wide(plainText(block.unit)) + 2 * MM : 0;
  return { block, prompt, unit, width: prompt + 2 * MM + BLANK[block.type] * MM + unit };
}

/** `least`: lines that the words take at least where they stand above; the blank is then as low as its neighbours'. */
function askRow(s: Setting, place: Place, form: string, row: readonly Measured[], least: number): Item[] {
  const only = row[0]!;
  // A unit that is a sentence stands under its blank.
  if (row.length === 1 && only.unit > place.width * 0.4) {
    const plain = { ...only, unit: 0, width: only.width - only.unit };
    const words = only.block.unit ? textBlock(s, place, only.block.unit, 'P', { style: 'label' }) : [];
    return together([
      ...askRow(s, place, form, [{ ...plain, block: { ...only.block, unit: null } }], least),
      ...words,
    ]);
  }
  // A long question stands above its blank.
  if (row.length === 1 && (place.asksAbove || only.width > place.width)) {
    const words = promptAbove(s, only.block, place);
    const missing = (least - words.length) * leadOf(s, 'text');
    const head = missing > 0 ? [item(missing, []), ...words] : words;
    return together([...head, answerLine(s, place, form, [{ ...only, prompt: 0 }], false)]);
  }
  const hints =
    row.length === 1 && only.block.hint ? textBlock(s, place, only.block.hint, 'P', { style: 'aside' }) : [];
  return together([answerLine(s, place, form, row, true), ...hints]);
}

function answerLine(
  s: Setting,
  place: Place,
  form: string,
  row: readonly Measured[],
  prompts: boolean,
): Item {
  const free = place.width - row.reduce((w, m) => w + m.width, 0) - ASK_GAP * (row.length - 1);
  const stretched = row.filter(
    (m) => m.block.type === 'text' || m.block.type === 'email' || m.block.type === 'url',
  ).length;
  const share = stretched > 0 ? free / stretched : 0;
  const y = baselineOf(s, 'text') + (PEN - leadOf(s, 'text'));
  let x = place.x;
  const marks = row.flatMap((m): Mark[] => {
    const b = m.block;
    const parent = node('P', place.node);
    const stretch = b.type === 'text' || b.type === 'email' || b.type === 'url' ? share : 0;
    const from = prompts && m.prompt > 0 ? x + m.prompt + 2 * MM : x;
    const width = prompts ? BLANK[b.type] * MM + stretch : place.width - m.unit;
    const out: Mark[] = [];
    if (prompts && b.prompt)
      out.push(
        ...(lines(
          s,
          proseRuns(s, b.prompt, 'text', parent),
          { x, width: m.prompt + 1 },
          { style: 'text', node: parent },
        )[0]?.marks.map((mark) => (mark.kind === 'text' ? { ...mark, y } : mark)) ?? []),
      );
    out.push(
      writeField(
        {
          question: `${form}.${b.id}`,
          option: null,
          description: b.prompt ? plainText(b.prompt) : b.id,
          parent,
        },
        { x: from, y: 0, w: width, h: PEN },
        false,
      ),
    );
    out.push(rule(y + 1.5, from, from + width, s.theme.rules.pen));
    if (b.unit) out.push(...unitMark(s, b, from + width + 2 * MM, y, parent));
    x = from + width + m.unit + ASK_GAP;
    return out;
  });
  return item(PEN, marks);
}

function unitMark(s: Setting, b: AskBlock, x: number, y: number, parent: ReturnType<typeof node>): Mark[] {
  const runs = b.unit ? proseRuns(s, b.unit, 'label', parent) : [textRun(s, '', 'label')];
  const made = lines(s, runs, { x, width: 1e4 }, { style: 'label', node: parent });
  return (made[0]?.marks ?? []).map((mark) => (mark.kind === 'text' ? { ...mark, y } : mark));
}

import type { Prose } from '../markdown/index.js';
import type { Instrument, Item as PlanItem, Subscale } from '../plan/index.js';
import { plainBox, TOTAL_BOX } from './answers.js';
import { label, lines } from './flow.js';
import { type InlineRun, proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark } from './items.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { MM, U } from './units.js';

/** One subscale with its items, numbered as they are printed. */
export interface Block {
  readonly subscale: Subscale;
  readonly items: readonly { readonly item: PlanItem; readonly number: string; readonly question: string }[];
}

/** Subscales with their items' numbers. */
export function numbered(i: Instrument): Block[] {
  let position = 0;
  return i.subscales.map((subscale) => ({
    subscale,
    items: subscale.items.map((it, n) => {
      position++;
      const at = i.numbering.startsWith('restart') ? n + 1 : position;
      const number = i.numbering === 'none' ? '' : i.numbering.endsWith('a') ? letter(at) : String(at);
      return { item: it, number, question: `${i.id}.${it.id}` };
    }),
  }));
}

/** 1 → a, 27 → aa. */
function letter(n: number): string {
  const rest = Math.floor((n - 1) / 26);
  return (rest > 0 ? letter(rest) : '') + String.fromCharCode(97 + ((n - 1) % 26));
}

/** `Openness, continued` */
export function continuedRuns(s: Setting, title: Prose): InlineRun[] {
  return [...proseRuns(s, title, 'section'), textRun(s, `, ${s.labels.continued}`, 'aside')];
}

/** The item's text, with `(R)` behind it where the plan says that turned items are marked. */
export function itemRuns(s: Setting, i: Instrument, it: PlanItem, of: ReturnType<typeof node>): InlineRun[] {
  const runs = proseRuns(s, it.text, 'text', of);
  if (!it.reversed || !i.showReversed) return runs;
  return [...runs, textRun(s, '\u00a0', 'text'), { ...textRun(s, s.labels.reversed, 'head') }];
}

/** `TOTAL Openness [    ] ÷ 5 = [    ]`, its end at the right margin. */
export function totalRow(s: Setting, place: Place, i: Instrument, block: Block): Item {
  const height = 4 * U;
  const middle = height / 2;
  const y = middle + baselineOf(s, 'head') - leadOf(s, 'head') / 2;
  const p = node('P', place.node);
  const marks: Mark[] = [];
  let right = place.x + place.width;
  const box = (): void => {
    right -= TOTAL_BOX.w;
    marks.unshift(plainBox(s, right, middle - TOTAL_BOX.h / 2, TOTAL_BOX.w, TOTAL_BOX.h));
    right -= 2 * MM;
  };
  const words = (text: string): void => {
    const mark = label(s, text, 'head', right, y, p, 'right');
    marks.unshift(mark);
    right -= (mark.kind === 'text' ? mark.spans.reduce((w, span) => w + span.width, 0) : 0) + 2 * MM;
  };
  box();
  if (i.score === 'mean') {
    words(`÷ ${block.items.length} =`);
    box();
  }
  const title = block.subscale.title;
  words(s.labels.total);
  const named = title
    ? lines(s, proseRuns(s, title, 'head', p), { x: 0, width: 1e4 }, { style: 'head', node: p })[0]
    : undefined;
  const mark = named?.marks[0];
  if (mark?.kind === 'text') {
    // "TOTAL" stands before the name: move it left by the name's width.
    const width = mark.spans.reduce((w, span) => w + span.width, 0);
    const total = marks[0]!;
    const blank = 1.2 * MM;
    if (total.kind === 'text') marks[0] = { ...total, x: total.x - width - blank };
    marks.splice(1, 0, {
      ...mark,
      x:
        (total.kind === 'text' ? total.x + total.spans.reduce((w, span) => w + span.width, 0) : right) -
        width,
      y,
    });
  }
  return item(height, marks, { before: U / 2, after: U });
}

import { say } from '../labels/index.js';
import { type Prose, plainText } from '../markdown/index.js';
import type { Instrument, MarkColumn, Item as PlanItem, Scale, Subscale } from '../plan/index.js';
import { plainBox, TOTAL_BOX, writeField } from './answers.js';
import { hang, keepNext, label, lines, rule, stack, together, units } from './flow.js';
import { type InlineRun, proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { letter } from './letters.js';
import { optionLines } from './options.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM, PEN, U } from './units.js';

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
      const number =
        i.numbering === 'none' ? '' : i.numbering.endsWith('a') ? letter(at).toLowerCase() : String(at);
      return { item: it, number, question: `${i.id}.${it.id}` };
    }),
  }));
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

/** One set of answers that is ticked or written as a number for each item: the only one, or one mark's. */
export interface AnswerSet {
  readonly mark: MarkColumn | null;
  readonly scale: Scale;
}

/** The sets of answers of an instrument: one, or one for each mark that has a scale. */
export function answerSets(i: Instrument): readonly AnswerSet[] {
  if (i.marks.length === 0) return [{ mark: null, scale: i.scale }];
  return i.marks.flatMap((mark) => (mark.scale ? [{ mark, scale: mark.scale }] : []));
}

/** Full id of the question that a set asks about an item. */
export function questionIn(entry: Block['items'][number], { mark }: AnswerSet): string {
  return mark ? `${entry.question}.${mark.id}` : entry.question;
}

/** What a reader who does not see the box is told. */
export function describeBox(entry: Block['items'][number], { mark }: AnswerSet, answer: string): string {
  return [entry.item.plain, mark?.plain, answer].filter((x) => x !== undefined && x !== '').join(': ');
}

/** From the last line to write on down to the rule under its item, so that it is not taken for one more. */
export const UNDER_LINES = 2 * U;

export interface UnderItem {
  /** Left edge of the names. */
  readonly x: number;
  /** Width that the names take. */
  readonly name: number;
  readonly right: number;
}

/** Marks whose answers are not the instrument's own: boxes with their words, in a row under the item. */
export function otherSets(
  s: Setting,
  at: UnderItem,
  i: Instrument,
  entry: Block['items'][number],
  parent: Node,
): Item[] {
  const sets = answerSets(i).filter((x) => x.scale !== i.scale);
  return sets.flatMap((of) => {
    const p = node('P', parent);
    const from = at.x + at.name;
    const options = of.scale.answers.map((answer) => {
      const option = answer.value === null ? answer.label : String(answer.value);
      const description = describeBox(entry, of, answer.label);
      return { text: answer.label, ask: { question: questionIn(entry, of), option, description, parent: p } };
    });
    const shape = i.style === 'circle' ? 'circle' : 'square';
    const rows = optionLines(s, { x: from, width: at.right - from }, options, shape, 'label', p);
    const name = of.mark
      ? stack(
          lines(
            s,
            proseRuns(s, of.mark.text, 'label', p),
            { x: at.x, width: at.name - 3 * MM },
            { style: 'label', node: p },
          ),
        )
      : item(0, []);
    return hang([{ ...name, marks: moved(name.marks, 0, U / 2) }], rows).map((it) => ({ ...it, keep: true }));
  });
}

/** Lines to write on under an item: marks without a scale, and the space for evidence; their names stand left of them. */
export function writtenRows(
  s: Setting,
  at: UnderItem,
  i: Instrument,
  entry: Block['items'][number],
  parent: Node,
): Item[] {
  const marks = i.marks.flatMap((m) => (m.scale ? [] : [{ id: m.id, title: m.text, lines: m.lines }]));
  const evidence = i.evidence > 0 ? [{ id: 'evidence', title: s.labels.evidence, lines: i.evidence }] : [];
  return [...marks, ...evidence].flatMap((w) => {
    const p = node('P', parent);
    const plain = typeof w.title === 'string' ? w.title : plainText(w.title);
    const runs =
      typeof w.title === 'string' ? [textRun(s, w.title, 'label')] : proseRuns(s, w.title, 'label', p);
    const name = stack(lines(s, runs, { x: at.x, width: at.name - 3 * MM }, { style: 'label', node: p }));
    const of = node('Form', p, { field: { role: 'tv', description: `${entry.item.plain}: ${plain}` } });
    const from = at.x + at.name;
    const ask = { question: `${entry.question}.${w.id}`, option: null, description: plain, parent: p };
    const shift = PEN - 1.5 - baselineOf(s, 'label');
    // The name stands on the first line; a longer one runs on beside the next.
    const count = Math.max(w.lines, Math.ceil((name.height + shift) / PEN - 1e-6));
    return Array.from({ length: count }, (_, n) => {
      const box = { x: from, y: 0, w: at.right - from, h: PEN };
      const field = { ...writeField(ask, box, false, of), lead: PEN };
      const marksOf = n === 0 ? moved(name.marks, 0, shift) : [];
      return item(PEN, [...marksOf, field, rule(PEN, from, at.right, s.theme.rules.pen)], {
        keep: n < count - 1 && (count <= 8 || n < 2 || n > count - 4),
      });
    });
  });
}

/** `TOTAL Openness [    ] ÷ 5 = [    ]`, its end at the right margin; one for each mark. */
export function totalRows(s: Setting, place: Place, i: Instrument, block: Block): Item[] {
  if (!i.totals) return [];
  const title = block.subscale.title ? plainText(block.subscale.title) : null;
  return together(
    answerSets(i).map(({ mark }) => {
      const words = [title, mark?.plain].filter((x) => x !== null && x !== undefined);
      return totalRow(s, place, i, [s.labels.total, words.join(', ')].join(' ').trim(), block.items.length);
    }),
  );
}

/** The sum over all subscales, where there are several and the whole is scored; on the page of the last of them. */
export function withWholeTotals(
  s: Setting,
  place: Place,
  i: Instrument,
  blocks: readonly Block[],
  tables: readonly Item[],
): Item[] {
  const sums = wholeTotals(s, place, i, blocks);
  return sums.length > 0 ? [...keepNext(tables), ...sums] : [...tables];
}

function wholeTotals(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  if (!i.totals || !i.overall || blocks.length < 2) return [];
  const count = blocks.reduce((sum, b) => sum + b.items.length, 0);
  const all = say(s.labels.totalAll, { n: count });
  const rows = answerSets(i).map(({ mark }) =>
    totalRow(s, place, i, mark ? `${all}, ${mark.plain}` : all, count),
  );
  const line = item(U / 2, [rule(0, place.x, place.x + place.width, s.theme.rules.frame)], { keep: true });
  return together([{ ...line, before: units(1) }, ...rows]);
}

function totalRow(s: Setting, place: Place, i: Instrument, text: string, count: number): Item {
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
  const words = (said: string): void => {
    const mark = label(s, said, 'head', right, y, p, 'right');
    marks.unshift(mark);
    right -= (mark.kind === 'text' ? mark.spans.reduce((w, span) => w + span.width, 0) : 0) + 2 * MM;
  };
  box();
  if (i.score === 'mean') {
    words(`÷ ${count} =`);
    box();
  }
  // A name that is wider than the line is broken, and its last line stands before the boxes.
  const set = lines(
    s,
    [textRun(s, text, 'head')],
    { x: place.x, width: right - place.x },
    {
      style: 'head',
      node: p,
      align: 'right',
    },
  );
  const name = stack(set);
  const over = Math.max(0, name.height - leadOf(s, 'head'));
  const top = y - baselineOf(s, 'head');
  return item(height + over, [...moved(name.marks, 0, top), ...moved(marks, 0, over)], {
    before: U / 2,
    after: U,
  });
}

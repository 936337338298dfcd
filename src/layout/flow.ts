import { type Prose, plainText } from '../markdown/index.js';
import { baseOf, breakLines, directionOf, type Hyphenate, hyphenatorFor, type Line } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import { type InlineRun, proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node, type Role } from './structure.js';
import { MM, U } from './units.js';

export interface LineStyle {
  readonly style: StyleName;
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  /** The paragraph stays with what follows. */
  readonly keep?: boolean;
  /** `left` is where the page's language begins, `start` where the text's own does. Default: `start`, but for what names something beside it. */
  readonly align?: 'left' | 'right' | 'center' | 'start';
  readonly even?: boolean;
  /** First line set in by so many points. */
  readonly indent?: number;
  /** null: an artifact. */
  readonly node: Node | null;
}

/** Lines of text as items: a line each, the first two and the last two together, so that none stands alone. */
export function lines(
  s: Setting,
  runs: readonly InlineRun[],
  at: Pick<Place, 'x' | 'width'>,
  how: LineStyle,
): Item[] {
  const first: readonly InlineRun[] = how.indent ? [{ ...textRun(s, '', how.style), blank: how.indent }] : [];
  const broken = breakLines([...first, ...runs], s.metrics, {
    width: at.width,
    even: how.even ?? false,
    direction: directionOf(s.plan.language),
    hyphenate: hyphenation(s, at, how),
  });
  const height = leadOf(s, how.style);
  const last = broken.length - 1;
  return broken.map((line, i) =>
    item(height, lineMarks(s, line, at, how), {
      before: i === 0 ? (how.before ?? 0) : 0,
      after: i === last ? (how.after ?? 0) : 0,
      keep: i === last ? (how.keep ?? false) : i === 0 || i === last - 1 || (how.keep ?? false),
      leads: how.keep ?? false,
      notes: line.spans.flatMap((span) => {
        const note = (span.run.mark as InlineRun['mark'])?.note;
        return note ? [note] : [];
      }),
    }),
  );
}

/** Wider columns are ragged enough without it. */
const NARROW = 50 * MM;

/** Labels and times in the margin, heads of columns: they stay where what they name is looked for. */
const NAMING: readonly StyleName[] = ['label', 'head', 'clock'];

/** Whether a text runs against the page's direction. */
export function runsAgainst(s: Setting, text: string): boolean {
  const around = directionOf(s.plan.language);
  return baseOf(text, around) !== around;
}

/**
 * Whether a question's list changes sides, boxes and all: where its words and all that may be answered run against the
 * page. Else its words stay behind their boxes.
 */
export function isTurned(
  s: Setting,
  {
    prompt,
    options,
  }: { readonly prompt: Prose | null; readonly options: readonly { readonly plain: string }[] },
): boolean {
  return [...(prompt ? [plainText(prompt)] : []), ...options.map((o) => o.plain)].every((t) =>
    runsAgainst(s, t),
  );
}

/** Running text; titles, labels and what is asked keep their words whole. */
const PARTED: readonly StyleName[] = ['text', 'dense', 'aside', 'small', 'note'];

function hyphenation(s: Setting, at: Pick<Place, 'width'>, how: LineStyle): Hyphenate | null {
  const parted = at.width < NARROW && !how.even && PARTED.includes(how.style);
  return parted ? hyphenatorFor(s.plan.language) : null;
}

function lineMarks(s: Setting, line: Line<object>, at: Pick<Place, 'x' | 'width'>, how: LineStyle): Mark[] {
  const free = at.width - line.width;
  const around = directionOf(s.plan.language);
  const wanted = how.align ?? (NAMING.includes(how.style) ? 'left' : 'start');
  const align = wanted !== 'start' ? wanted : line.base === around ? 'left' : 'right';
  const x = at.x + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
  const y = baselineOf(s, how.style);
  const spans = line.spans.filter((span) => span.run.blank === null);
  const blanks = line.spans.filter((span) => span.run.blank !== null && how.indent !== span.run.blank);
  // Pages of languages from right to left are turned as a whole, but not the inside of their lines.
  const turned = around === 'rtl';
  const [from, to] = [Math.min(...spans.map((b) => b.x)), Math.max(...spans.map((b) => b.x + b.width))];
  const left = (b: { readonly x: number; readonly width: number }): number =>
    turned ? x + line.width - b.x - b.width : x + b.x;
  const rules = blanks.map(
    (b): Mark => ({
      kind: 'rule',
      x1: left(b),
      x2: left(b) + b.width,
      y1: y + 1.5,
      y2: y + 1.5,
      weight: s.theme.rules.pen,
    }),
  );
  if (spans.length === 0) return rules;
  return [{ kind: 'text', x: turned ? x + line.width - from - to : x, y, spans, node: how.node }, ...rules];
}

/** A title, prompt or label of the plan as lines in an element of its own. */
export function textBlock(
  s: Setting,
  at: Place,
  prose: Prose | string,
  role: Role,
  how: Omit<LineStyle, 'node'>,
): Item[] {
  const of = node(role, at.node);
  const runs =
    typeof prose === 'string' ? [textRun(s, prose, how.style)] : proseRuns(s, prose, how.style, of);
  return lines(s, runs, at, { ...how, node: of });
}

/** One line of text as a mark; nothing is broken. */
export function label(
  s: Setting,
  text: string,
  style: StyleName,
  x: number,
  y: number,
  of: Node | null,
  align: 'left' | 'right' | 'center' = 'left',
): Mark {
  const runs = [textRun(s, text, style)];
  const [line] = breakLines(runs, s.metrics, { width: 1e6, direction: directionOf(s.plan.language) });
  const width = line?.width ?? 0;
  return {
    kind: 'text',
    x: align === 'right' ? x - width : align === 'center' ? x - width / 2 : x,
    y,
    spans: line?.spans ?? [],
    node: of,
  };
}

export function rule(y: number, x1: number, x2: number, weight: number): Mark {
  return { kind: 'rule', x1, x2, y1: y, y2: y, weight };
}

/** Distance between two items that follow each other, in points. */
export function gap(above: Item | undefined, below: Item): number {
  return above ? Math.max(above.after, below.before) : 0;
}

/** Items over each other as one that is never split. */
export function stack(items: readonly Item[]): Item {
  let y = 0;
  const marks: Mark[] = [];
  const notes: Item[] = [];
  items.forEach((it, i) => {
    y += gap(items[i - 1], it);
    marks.push(...moved(it.marks, 0, y));
    notes.push(...it.notes);
    y += it.height;
  });
  const keys = [...new Set(items.flatMap((i) => i.keys))];
  return item(y, marks, { notes, keys, before: items[0]?.before ?? 0, after: items.at(-1)?.after ?? 0 });
}

/** Puts `side` beside the head of `items`, before them in reading order. What stands beside it stays together. */
export function hang(side: readonly Item[], items: readonly Item[]): Item[] {
  if (side.length === 0) return [...items];
  const beside = stack(side);
  if (items.length === 0) return [{ ...beside }];
  let covered = 0;
  const out = items.map((it, i): Item => {
    covered += gap(items[i - 1], it);
    const marks = i === 0 ? [...beside.marks, ...it.marks] : it.marks;
    covered += it.height;
    return { ...it, marks, keep: it.keep || (covered < beside.height - 1 && i < items.length - 1) };
  });
  const missing = beside.height - covered;
  const last = out.at(-1)!;
  return missing > 0.5 ? [...out.slice(0, -1), { ...last, height: last.height + missing }] : out;
}

/** All of these on one page. */
export function together(items: readonly Item[]): Item[] {
  return items.map((it, i) => (i < items.length - 1 ? { ...it, keep: true } : it));
}

/** The last one stays with what follows. */
export function keepNext(items: readonly Item[]): Item[] {
  return items.map((it, i) => (i === items.length - 1 ? { ...it, keep: true } : it));
}

/** A source is not left alone on a page: the last row or lines go with it. */
export function withSource(items: readonly Item[], source: readonly Item[]): Item[] {
  return source.length === 0 ? [...items] : [...keepNext(items), ...together(source)];
}

export function first(items: readonly Item[], more: Partial<Item>): Item[] {
  return items.map((it, i) => (i === 0 ? { ...it, ...more } : it));
}

/** Marks every item as a part of something that page references can name. */
export function keyed(items: readonly Item[], key: string): Item[] {
  return items.map((it) => ({ ...it, keys: [...it.keys, key] }));
}

/** Lets the section be known to the running head from here on. */
export function inSection(items: readonly Item[], section: Item['section']): Item[] {
  return items.map((it) => (it.section ? it : { ...it, section }));
}

/** Space of n units. */
export function units(n: number): number {
  return n * U;
}

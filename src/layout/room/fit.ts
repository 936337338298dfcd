import type { Inline, MarkdownBlock } from '../../markdown/index.js';
import { textWidth } from '../../text/index.js';
import type { StyleName } from '../../theme/index.js';
import { first, gap, lines } from '../flow.js';
import { type InlineRun, runsOf } from '../inline.js';
import type { Item } from '../items.js';
import type { Place, Setting } from '../setting.js';
import { node, type Role } from '../structure.js';
import { U } from '../units.js';

/** How the blocks of a template are set, with its slots and directives; given from above. */
export interface Content {
  set(s: Setting, place: Place, blocks: readonly MarkdownBlock[]): Item[];
  slot(n: number): readonly Inline[];
}

export interface Sizes {
  /** Largest size of the heading, in points. */
  readonly title: number;
  /** Wanted size of the text, in points. */
  readonly text: number;
  /** Of a second heading, in points; it steps down with the text. */
  readonly section: number;
  /** What the heading is in the structure. */
  readonly role: Role;
}

type Heading = Extract<MarkdownBlock, { type: 'heading' }>;

/** Text on tables is read standing up: nothing is smaller. Points. */
const LEAST = 10;
const STEP = 1.12;
/** A heading should stay larger than its text by this much. */
const OVER = 1.4;

/**
 * A heading and what stands with it, as large as they can be in a box: the heading steps down first, then the text.
 * No word is parted while there is another way. null: too much even for the smallest size.
 */
export function fitted(
  s: Setting,
  place: Place,
  height: number,
  blocks: readonly MarkdownBlock[],
  content: Content,
  sizes: Sizes,
): Item[] | null {
  for (const whole of [true, false]) {
    for (const text of stepsDown(sizes.text)) {
      const section = Math.max(text, (sizes.section * text) / sizes.text);
      const titles = stepsDown(sizes.title).filter((t) => t >= text * OVER || text === LEAST);
      const found = largest(titles, (title) => {
        const made = setAt(s, place, blocks, content, { ...sizes, title, section, text }, whole);
        return made && heightOf(made) <= height + 0.01 ? made : null;
      });
      if (found) return found;
    }
  }
  return null;
}

/** The same at its smallest, however high: for what has pages to run on. */
export function smallest(
  s: Setting,
  place: Place,
  blocks: readonly MarkdownBlock[],
  content: Content,
  sizes: Sizes,
): Item[] {
  const title = Math.min(sizes.title, 21);
  const section = Math.min(sizes.section, LEAST * 1.24);
  return setAt(s, place, blocks, content, { ...sizes, title, section, text: LEAST }, false) ?? [];
}

export function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, it, i) => sum + gap(items[i - 1], it) + it.height, 0);
}

/** From a size down to the least, each about a ninth smaller. */
function stepsDown(from: number): number[] {
  const out: number[] = [];
  for (let size = from; size > LEAST * 1.03; size /= STEP) out.push(Math.round(size * 4) / 4);
  return [...out, LEAST];
}

/** The first of descending sizes that fits, found by halving. */
function largest<T>(sizes: readonly number[], make: (size: number) => T | null): T | null {
  let [low, high] = [0, sizes.length];
  let best: T | null = null;
  while (low < high) {
    const middle = (low + high) >> 1;
    const made = make(sizes[middle]!);
    if (made) [best, high] = [made, middle];
    else low = middle + 1;
  }
  return best;
}

/** null where `whole` words are wanted and one is wider than its line. */
function setAt(
  s: Setting,
  place: Place,
  blocks: readonly MarkdownBlock[],
  content: Content,
  sizes: Sizes,
  whole: boolean,
): Item[] | null {
  const at = sized(s, sizes);
  const out: Item[] = [];
  for (const block of blocks) {
    const made = isTitle(block)
      ? titleItems(at, place, block, content, sizes.role, whole)
      : content.set(at, place, [block]);
    if (!made) return null;
    if (whole && !isTitle(block) && made.some((it) => hasPartedWord(it))) return null;
    out.push(...made);
  }
  return first(out, { before: 0 });
}

function isTitle(block: MarkdownBlock): block is Heading {
  return block.type === 'heading' && block.depth === 1;
}

function titleItems(
  s: Setting,
  place: Place,
  block: Heading,
  content: Content,
  role: Role,
  whole: boolean,
): Item[] | null {
  const of = node(role, place.node);
  const runs = runsOf(s, block.children, { style: 'title', node: of, slot: (n) => content.slot(n) });
  if (whole && runs.some((r) => widest(s, r) > place.width)) return null;
  return lines(s, runs, place, { style: 'title', node: of, even: true, before: U / 2, after: U / 2 });
}

function widest(s: Setting, run: InlineRun): number {
  const words = run.text.split(/[\s\u00a0]+/);
  return Math.max(...words.map((w) => textWidth(s.metrics, run.style, w)));
}

/** A line that ends in a hyphen which is not the text's own. */
function hasPartedWord(it: Item): boolean {
  return it.marks.some((m) => {
    const last = m.kind === 'text' ? m.spans.at(-1) : undefined;
    if (!last?.text.endsWith('-')) return false;
    return !last.run.text.includes(last.text.trim());
  });
}

/** The theme with a heading and text of other sizes; leads stay on the half unit. */
function sized(s: Setting, { title, section, text }: Sizes): Setting {
  const own: Partial<Record<StyleName, number>> = {
    title,
    section,
    prompt: text,
    text,
    aside: text,
    label: Math.max(LEAST, text * 0.95),
    head: Math.max(LEAST, text * 0.95),
  };
  const styles = Object.entries(s.theme.styles).map(([name, style]) => {
    const size = own[name as StyleName];
    return [name, size === undefined ? style : { ...style, size, lead: leadFor(size) }];
  });
  return { ...s, theme: { ...s.theme, styles: Object.fromEntries(styles) as typeof s.theme.styles } };
}

/** Units of a line: a fifth more than the size, rounded up to quarters of a unit. */
function leadFor(size: number): number {
  return Math.ceil((size * 1.2 * 4) / U) / 4;
}

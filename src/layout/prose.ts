import {
  type MarkdownBlock as Block,
  type Inline,
  inlineOf,
  inlineText,
  type ListItem,
  type Prose,
  parseBlocks,
} from '../markdown/index.js';
import { qrDrawing } from '../pictures/index.js';
import { directionOf } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import { TICK } from './answers.js';
import { figureItems } from './figure.js';
import { first, type LineStyle, label, lines, rule, runsAgainst, stack, textBlock, units } from './flow.js';
import { type InlineContext, runsOf, textRun } from './inline.js';
import { type Item, item, type Mark } from './items.js';
import { baselineOf, type NoteCounter, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import { tableItems } from './tables.js';
import { turnedIn } from './turn.js';
import { MM, U } from './units.js';

/** How a Markdown text is set. */
export interface ProseStyle {
  readonly style: StyleName;
  /** Readings: paragraphs are set in instead of parted. */
  readonly indented?: boolean;
  /** The text stands under a heading of its own: its headings are one size smaller. */
  readonly under?: boolean;
  /** Space above the first block, in points. */
  readonly before?: number;
  /** Numbers every fifth line of paragraphs, on over pages and parts. */
  readonly counter?: LineCounter;
  /** Numbers paragraphs, for talking about them. */
  readonly paragraphs?: LineCounter;
  readonly notes?: NoteCounter;
  readonly slot?: (n: number) => readonly Inline[];
}

/** Lines of a reading, counted. */
export interface LineCounter {
  count: number;
  /** Distance of the numbers to the left of the text, in points. */
  readonly distance: number;
}

const LIST_INDENT = 5 * MM;
/** With its quiet zone; a telephone reads it from the table. */
const QR_SIZE = 18 * MM;
const QUOTE_INDENT = 6 * MM;
const PARAGRAPH_INDENT = 4 * MM;
/** Signs that make the number of an entry run as the entry does: against the direction around. */
const OTHER_WAY = { ltr: '\u200f', rtl: '\u200e' } as const;
/** Boxes of a list to tick: their centres are 8 mm apart. */
const TICK_INDENT = 8 * MM;

/** A Markdown text of the plan as items. */
export function prose(s: Setting, place: Place, text: Prose, how: ProseStyle): Item[] {
  const { blocks, notes } = parseBlocks(text, s.findings);
  return new Setter(s, notes, how, text.span.file.path, place.x).blocks(place, blocks, how.before ?? 0);
}

/** A source or the like: inline Markdown whose links show their addresses as those of texts do. */
export function noted(s: Setting, place: Place, text: Prose, how: Omit<LineStyle, 'node'>): Item[] {
  return new Setter(s, [], { style: how.style }, null, place.x).inline(place, inlineOf(text), how);
}

/** Blocks that a template made. */
export function setBlocks(s: Setting, place: Place, blocks: readonly Block[], how: ProseStyle): Item[] {
  return new Setter(s, [], how, null, place.x).blocks(place, blocks, how.before ?? 0);
}

class Setter {
  private readonly counter: NoteCounter;
  private readonly labels = new Map<number, string>();
  private inList = false;

  constructor(
    private readonly s: Setting,
    private readonly notes: readonly (readonly Block[])[],
    private readonly how: ProseStyle,
    /** The file that the text stands in: its pictures are named from there. */
    private readonly file: string | null,
    /** Left edge of the text: numbers stand in one column before it, however far a list or quote is set in. */
    private readonly edge: number,
  ) {
    this.counter = how.notes ?? s.notes;
  }

  blocks(place: Place, blocks: readonly Block[], before: number): Item[] {
    return blocks.flatMap((block, i) => {
      const made = this.block(place, block, blocks[i - 1]);
      return i === 0 && made[0] ? first(made, { before }) : made;
    });
  }

  inline(place: Place, children: readonly Inline[], how: Omit<LineStyle, 'node'>): Item[] {
    const of = node('P', place.node);
    const runs = runsOf(this.s, children, this.context(how.style, of));
    return lines(this.s, runs, place, { ...how, node: of });
  }

  private block(place: Place, block: Block, above: Block | undefined): Item[] {
    switch (block.type) {
      case 'heading':
        return this.heading(place, block.depth, block.children, above);
      case 'paragraph':
        return this.paragraphs(place, block.children, above);
      case 'list':
        return this.list(place, block.items, block.ordered ? block.start : null);
      case 'quote':
        return this.quote(place, block.children);
      case 'table':
        return this.table(place, block);
      case 'code':
        return block.value.split('\n').flatMap((line, i) =>
          lines(this.s, [textRun(this.s, line, 'label')], place, {
            style: 'label',
            node: node('Code', place.node),
            before: i === 0 ? U : 0,
          }),
        );
      case 'rule':
        return [
          item(U, [rule(U / 2, place.x, place.x + place.width, this.s.theme.rules.frame)], {
            before: U / 2,
            after: U / 2,
          }),
        ];
      case 'directive':
        return [];
    }
  }

  private context(style: StyleName, of: Node): InlineContext {
    return {
      style,
      node: of,
      note: (n) => this.note(n, of),
      linkNote: (url, said) => this.linkNote(url, said, of),
      ...(this.how.slot ? { slot: this.how.slot } : {}),
    };
  }

  /** A footnote, numbered by its first call. */
  private note(n: number, of: Node): { label: string; item: Item } {
    const known = this.labels.get(n);
    if (known) return { label: known, item: item(0, []) };
    const first = this.notes[n]?.[0];
    const made = this.noteItem(++this.counter.count, first?.type === 'paragraph' ? first.children : [], of);
    this.labels.set(n, made.label);
    return made;
  }

  /** The address at the foot of the page, unless it stands in the text; behind its QR code where the plan wants that. */
  private linkNote(url: string, said: boolean, of: Node): { label: string; item: Item } {
    const address: readonly Inline[] = said ? [] : [{ type: 'text', value: url }];
    if (this.s.plan.links !== 'qr') return this.noteItem(++this.counter.count, address, of);
    const made = this.noteItem(++this.counter.count, address, of, QR_SIZE + 3 * MM);
    const figure = node('Figure', of.parent ?? of, { alternative: `QR: ${url}` });
    const code = {
      kind: 'picture',
      picture: qrDrawing(url, QR_SIZE),
      x: this.s.frame.text + LIST_INDENT,
      y: 0,
      w: QR_SIZE,
      h: QR_SIZE,
      node: figure,
    } as const;
    const height = Math.max(made.item.height, QR_SIZE);
    return { ...made, item: { ...made.item, height, marks: [...made.item.marks, code] } };
  }

  /** `behind`: points that the text is set in behind its number, beside a code. */
  private noteItem(
    number: number,
    text: readonly Inline[],
    of: Node,
    behind = 0,
  ): { label: string; item: Item } {
    const label1 = String(number);
    const x = this.s.frame.text;
    const note = node('Note', of.parent ?? of);
    const from = LIST_INDENT + behind;
    const set = lines(
      this.s,
      runsOf(this.s, text, { style: 'note', node: note }),
      { x: x + from, width: this.s.frame.textWidth - from },
      { style: 'note', node: note },
    );
    const call = item(0, [label(this.s, label1, 'note', x, baselineOf(this.s, 'note'), note)]);
    return { label: label1, item: stack([call, ...set]) };
  }

  private heading(
    place: Place,
    depth: number,
    children: readonly Inline[],
    above: Block | undefined,
  ): Item[] {
    const style: StyleName = depth <= 2 && !this.how.under ? 'section' : 'prompt';
    const of = node(headingRole(place.depth + Math.max(0, depth - 2)), place.node);
    const runs = runsOf(this.s, children, this.context(style, of));
    // Rows to tick stand further apart than lines of text, and so does what follows them.
    const rows = above?.type === 'list' && above.items.some((entry) => entry.checked !== null);
    const before = units(style === 'section' || rows ? 2 : 1);
    return lines(this.s, runs, place, { style, node: of, before, keep: true, even: true });
  }

  /** Pictures stand between the words that come before and after them. */
  private paragraphs(place: Place, children: readonly Inline[], above: Block | undefined): Item[] {
    const { file } = this;
    const at = file === null ? -1 : children.findIndex((c) => c.type === 'image');
    const image = children[at];
    if (file === null || image?.type !== 'image') return this.paragraph(place, children, above);
    const [before, after] = [children.slice(0, at), children.slice(at + 1)];
    const said = (list: readonly Inline[]): boolean =>
      list.some((c) => c.type !== 'text' || c.value.trim() !== '');
    return [
      ...(said(before) ? this.paragraph(place, before, above) : []),
      ...figureItems(this.s, place, file, image),
      ...(said(after) ? this.paragraphs(place, after, undefined) : []),
    ];
  }

  private paragraph(place: Place, children: readonly Inline[], above: Block | undefined): Item[] {
    const of = node('P', place.node);
    const indent = this.how.indented && above?.type === 'paragraph' ? PARAGRAPH_INDENT : 0;
    const afterHead = above?.type === 'heading';
    const before = indent > 0 || afterHead ? 0 : U;
    const runs = runsOf(this.s, children, this.context(this.how.style, of));
    return this.counted(lines(this.s, runs, place, { style: this.how.style, node: of, before, indent }));
  }

  private counted(made: Item[]): Item[] {
    const { counter } = this.how;
    if (!counter) return this.numbered(made);
    return made.map((it): Item => {
      counter.count++;
      return counter.count % 5 === 0 ? { ...it, marks: [...it.marks, this.inMargin(counter)] } : it;
    });
  }

  /** The next number before a paragraph or a whole list; what stands in a list has none of its own. */
  private numbered(made: Item[]): Item[] {
    const { paragraphs } = this.how;
    if (!paragraphs || this.inList) return made;
    paragraphs.count++;
    return first(made, { marks: [...(made[0]?.marks ?? []), this.inMargin(paragraphs)] });
  }

  private inMargin(counter: LineCounter): Item['marks'][number] {
    const y = baselineOf(this.s, this.how.style);
    return label(this.s, String(counter.count), 'small', this.edge - counter.distance, y, null, 'right');
  }

  private list(place: Place, entries: readonly ListItem[], start: number | null): Item[] {
    const outer = this.inList;
    this.inList = true;
    const made = this.entries(place, entries, start);
    this.inList = outer;
    return this.numbered(made);
  }

  private entries(place: Place, entries: readonly ListItem[], start: number | null): Item[] {
    const list = node('L', place.node, { numbering: start === null ? 'Disc' : 'Decimal' });
    const loose = entries.some((e) => e.children.filter((c) => c.type === 'paragraph').length > 1);
    return entries.flatMap((entry, i) => {
      const li = node('LI', list);
      const indent = entry.checked === null ? LIST_INDENT : TICK_INDENT;
      const against = this.against(entry.children);
      const inner: Place = {
        ...place,
        x: place.x + (against ? 0 : indent),
        width: place.width - indent,
        node: node('LBody', li),
      };
      const body = this.blocks(inner, entry.children, 0);
      const y = baselineOf(this.s, this.how.style);
      const sign = node('Lbl', li);
      const head: Mark[] =
        entry.checked === null
          ? [
              label(
                this.s,
                start === null
                  ? '•'
                  : `${against ? OTHER_WAY[directionOf(this.s.plan.language)] : ''}${start + i}.`,
                this.how.style,
                place.x,
                y,
                sign,
              ),
            ]
          : [
              {
                kind: 'frame' as const,
                shape: 'square' as const,
                x: place.x,
                // On the middle of the small letters.
                y: y - 0.33 * this.s.theme.styles[this.how.style].size - TICK / 2,
                w: TICK,
                h: TICK,
                weight: this.s.theme.rules.frame,
              },
            ];
      const signs = against ? turnedIn(place, head) : head;
      const made = first(body, { marks: [...signs, ...(body[0]?.marks ?? [])] });
      if (entry.checked !== null) return first(made, { before: U });
      return first(made, { before: i === 0 ? U / 2 : loose ? U / 2 : 0 });
    });
  }

  /** Whether blocks begin with words that run against the page's direction. */
  private against([block]: readonly Block[]): boolean {
    return block?.type === 'paragraph' && runsAgainst(this.s, inlineText(block.children));
  }

  private quote(place: Place, children: readonly Block[]): Item[] {
    const inner: Place = {
      ...place,
      x: place.x + (this.against(children) ? 0 : QUOTE_INDENT),
      width: place.width - QUOTE_INDENT,
      node: node('BlockQuote', place.node),
    };
    return this.blocks(inner, children, U);
  }

  private table(place: Place, block: Extract<Block, { type: 'table' }>): Item[] {
    const { slot } = this.how;
    return tableItems(this.s, place, block, {
      runs: (cell, style, of) => runsOf(this.s, cell, this.context(style, of)),
      // References are resolved, and notes are not counted yet.
      plain: (cell) =>
        runsOf(this.s, cell, { style: 'dense', node: null, ...(slot ? { slot } : {}) })
          .map((run) => run.text)
          .join(''),
    });
  }
}

/** A paragraph of Plenary's own words. */
export function sentence(s: Setting, place: Place, text: string, style: StyleName, before = 0): Item[] {
  return textBlock(s, place, text, 'P', { style, before });
}

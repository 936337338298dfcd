import { say } from '../labels/index.js';
import { type Inline, inlineOf, inlineText, type Prose } from '../markdown/index.js';
import type { Face, Run, TextStyle } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import type { Item, RunMark } from './items.js';
import type { Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { clockRange } from './times.js';
import { MM } from './units.js';

export type InlineRun = Run<RunMark & { readonly note?: Item }>;

/** Where inlines stand: their style, their element, and how footnotes and slots are resolved. */
export interface InlineContext {
  readonly style: StyleName;
  readonly node: Node | null;
  /** Footnote n of the text, numbered and laid out; links that become notes too. */
  readonly note?: (n: number) => { readonly label: string; readonly item: Item };
  readonly linkNote?: (url: string, said: boolean) => { readonly label: string; readonly item: Item };
  readonly slot?: (n: number) => readonly Inline[];
}

interface Ink {
  readonly style: TextStyle;
  readonly rise: number;
  readonly mark: (RunMark & { readonly note?: Item }) | null;
}

const SUP_SIZE = 0.65;
const SUP_RISE = 0.33;
const DEFAULT_BLANK = 40;

export function runsOf(s: Setting, inlines: readonly Inline[], context: InlineContext): InlineRun[] {
  const { face, size } = s.theme.styles[context.style];
  return runs(s, inlines, context, { style: { face, size }, rise: 0, mark: null });
}

/** Runs of a title, prompt or label of the plan. */
export function proseRuns(s: Setting, prose: Prose, style: StyleName, of: Node | null = null): InlineRun[] {
  return runsOf(s, inlineOf(prose), { style, node: of });
}

export function textRun(s: Setting, text: string, style: StyleName): InlineRun {
  const { face, size } = s.theme.styles[style];
  return { text, style: { face, size }, rise: 0, mark: null, blank: null };
}

function runs(s: Setting, inlines: readonly Inline[], context: InlineContext, ink: Ink): InlineRun[] {
  return inlines.flatMap((i) => inlineRuns(s, i, context, ink));
}

function inlineRuns(s: Setting, i: Inline, context: InlineContext, ink: Ink): InlineRun[] {
  switch (i.type) {
    case 'text':
    case 'code':
      return [plain(i.value, ink)];
    case 'break':
      return [plain('\n', ink)];
    case 'emphasis':
    case 'strong':
      return runs(s, i.children, context, {
        ...ink,
        style: { ...ink.style, face: faceWith(ink.style.face, i.type) },
      });
    case 'mark':
      return runs(s, i.children, context, { ...ink, mark: { ...ink.mark, tint: true } });
    case 'sup':
      return runs(s, i.children, context, raised(ink));
    case 'link':
      return link(s, i, context, ink);
    case 'image':
      return [plain(i.alt, ink)];
    case 'note':
      return context.note ? [noteCall(context.note(i.note), context, ink)] : [];
    case 'ref':
      return [plain(s.numbers.get(i.target) ?? titleOf(s, i.target), ink)];
    case 'pages':
      return [plain(pagesOf(s, i.target), ink)];
    case 'time':
      return [plain(timeOf(s, i.target), ink)];
    case 'blank':
      return [
        { text: '', style: ink.style, rise: 0, mark: ink.mark, blank: (i.width ?? DEFAULT_BLANK) * MM },
      ];
    case 'slot':
      return context.slot ? runs(s, context.slot(i.slot), context, ink) : [];
  }
}

function plain(text: string, ink: Ink): InlineRun {
  return { text: text.normalize('NFC'), ...ink, blank: null };
}

function raised(ink: Ink): Ink {
  return {
    ...ink,
    style: { ...ink.style, size: ink.style.size * SUP_SIZE },
    rise: ink.style.size * SUP_RISE,
  };
}

function noteCall(
  note: { readonly label: string; readonly item: Item },
  context: InlineContext,
  ink: Ink,
): InlineRun {
  const call = raised(ink);
  const mark = { ...call.mark, node: node('Reference', context.node), note: note.item };
  return plain(note.label, { ...call, mark });
}

/** A link shows its address as the plan says: in a note at the foot of the page, in the text, or not at all. */
function link(
  s: Setting,
  i: Extract<Inline, { type: 'link' }>,
  context: InlineContext,
  ink: Ink,
): InlineRun[] {
  const of = node('Link', context.node);
  const inner = runs(
    s,
    i.children,
    { ...context, node: of },
    { ...ink, mark: { ...ink.mark, link: i.url, node: of } },
  );
  const { links } = s.plan;
  const said = isAddress(inlineText(i.children), i.url);
  // An address that is its own words is printed once; a code for it is still wanted.
  if (links === 'none' || i.url.startsWith('#') || (said && links !== 'qr')) return inner;
  if (links !== 'inline' && context.linkNote)
    return [...inner, noteCall(context.linkNote(i.url, said), context, ink)];
  return said ? inner : [...inner, plain(` (${i.url})`, ink)];
}

/** Whether a link's words are its address, written out or as one says it: `example.org/a`. */
function isAddress(words: string, url: string): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(https?:\/\/|mailto:)?(www\.)?/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return bare(words) === bare(url);
}

function faceWith(face: Face, what: 'emphasis' | 'strong'): Face {
  const family = face.startsWith('sans') ? 'sans' : 'serif';
  const bold = face.includes('bold') || what === 'strong';
  // Emphasis inside italics goes upright, as one would set it by hand.
  const italic = face.includes('italic') !== (what === 'emphasis');
  return `${family}${bold ? '-bold' : ''}${italic ? '-italic' : ''}` as Face;
}

/** Title of anything that a reference may name. */
function titleOf(s: Setting, id: string): string {
  const { plan } = s;
  const activities = plan.modules.flatMap((m) => m.activities);
  const found = [
    ...activities,
    ...plan.modules,
    ...plan.instruments,
    ...plan.worksheets,
    ...plan.handouts,
  ].find((x) => x.id === id);
  return found ? inlineText(inlineOf(found.title)) : id;
}

/** "pp. 15–16"; on sheets that are handed out by themselves, the title. */
export function pagesOf(s: Setting, id: string): string {
  const [owner, part] = id.split('.', 2);
  const index = s.kind === 'facilitator' ? s.booklet : s.index;
  const keys = part ? [`part:${id}`] : [`sheet:${owner}`, `activity:${owner}`, `module:${owner}`];
  const range = keys.map((k) => index.get(k)).find((r) => r !== undefined);
  // Before the first pages are made, a number holds the place; later, what is not among them has only a title.
  const placeless = s.kind === 'sheet' || index.size > 0 || s.kind === 'facilitator';
  if (!range) return placeless ? titleOf(s, owner!) : say(s.labels.page, { n: '00' });
  return pageRange(s, range);
}

function pageRange(s: Setting, [from, to]: readonly [string, string]): string {
  if (from === to) return say(s.labels.page, { n: from }).replace(' ', '\u00a0');
  return say(s.labels.pages, { from, to }).replace(' ', '\u00a0');
}

function timeOf(s: Setting, id: string): string {
  const slot = s.schedule.activities.get(id) ?? s.schedule.modules.get(id);
  return slot ? clockRange(s, slot) : '';
}

import {
  type Directive,
  type Inline,
  inlineOf,
  type MarkdownBlock,
  type Prose,
  parseInline,
  plainText,
} from '../markdown/index.js';
import type { Activity } from '../plan/index.js';
import type { Rendered } from '../template/index.js';
import { activityItems, noteLines } from './activity.js';
import { sideBySide } from './body.js';
import { findActivity, findById } from './find.js';
import { first, inSection, keyed, textBlock, units } from './flow.js';
import { contentsItems, coverItems, dividerItems, textPage } from './front.js';
import { guideActivity } from './guide.js';
import { moduleHead, moduleName } from './heads.js';
import { pagesOf } from './inline.js';
import { type Item, item, type Section } from './items.js';
import { materialsItems } from './materials.js';
import { packItems } from './pack-cover.js';
import { prose, sentence, setBlocks } from './prose.js';
import { handoutSheet } from './readings.js';
import { feedbackDirectives, type ReportWalk, reportDirectives } from './report/directives.js';
import { posterItems, roomCards } from './room/cards.js';
import type { Content, Sizes } from './room/fit.js';
import { packingItems, printItems, signInItems } from './room/lists.js';
import { signatureItems } from './room/signatures.js';
import { tentItems } from './room/tents.js';
import { runSheetItems } from './run-sheet.js';
import { leadOf, type Place, type Setting } from './setting.js';
import { instrumentSheet, worksheetQuestions, worksheetSheet } from './sheets.js';
import { headingRole, type Node, node } from './structure.js';
import { MM } from './units.js';

/** What a directive may stand for, and what the one before it was. */
interface Walk extends ReportWalk {
  readonly slots: Rendered['slots'];
  /** Module that is being set: its section for the running head and its key for page references. */
  module: { readonly section: Section; readonly key: string } | null;
  /** A sheet ended the page, or a divider: what follows begins a new one. Breaks may stand below a sheet. */
  after: 'text' | 'sheet' | 'divider';
  facilitator: boolean;
}

/** Lays out a document: the blocks of its template, with everything of the plan that they place. */
export function layOut(setting: Setting, rendered: Rendered): { items: Item[]; root: Node } {
  const s = { ...setting, notes: { count: 0 } };
  const root = node('Document', null);
  const walk: Walk = {
    s,
    slots: rendered.slots,
    module: null,
    after: 'text',
    facilitator: false,
    told: new Set(),
    withoutChart: new Set(),
  };
  const place: Place = { x: 0, width: s.frame.width, node: root, depth: s.kind === 'sheet' ? 1 : 2 };
  return { items: walkBlocks(walk, place, rendered.blocks), root };
}

function walkBlocks(w: Walk, place: Place, blocks: readonly MarkdownBlock[]): Item[] {
  return blocks.flatMap((block) => {
    const made = block.type === 'directive' ? directive(w, place, block) : plainBlock(w, place, block);
    if (!w.module) return made;
    const { section, key } = w.module;
    return keyed(inSection(made, section), key);
  });
}

/** A block of the template itself; a paragraph that is nothing but a text of the plan becomes its blocks. */
function plainBlock(w: Walk, place: Place, block: MarkdownBlock): Item[] {
  const { s } = w;
  const text: Place = { ...place, x: place.x + s.frame.text, width: place.width - s.frame.text };
  // Lists that are filled in take the whole width, and their titles stand above them.
  const at = place.width > s.frame.textWidth + 1 && !s.room ? text : place;
  const only = block.type === 'paragraph' && block.children.length === 1 ? block.children[0] : undefined;
  const value = only?.type === 'slot' ? w.slots[only.slot] : undefined;
  if (typeof value === 'object')
    return prose(s, at, value, { style: 'text', before: value.format === 'blocks' ? units(1) : 0 });
  if (block.type === 'heading' && block.depth === 1) {
    return textBlock(s, at, proseOf(w, block.children), 'H2', {
      style: 'title',
      keep: true,
      even: true,
      before: units(5),
    });
  }
  return setBlocks(s, at, [block], { style: 'text', before: units(1), slot: (n) => slotInlines(w.slots[n]) });
}

/** A heading's words with its slots filled. */
function proseOf(w: Walk, children: readonly Inline[]): string {
  const text = (list: readonly Inline[]): string =>
    list
      .map((i) =>
        i.type === 'slot'
          ? text(slotInlines(w.slots[i.slot]))
          : 'children' in i
            ? text(i.children)
            : 'value' in i
              ? i.value
              : '',
      )
      .join('');
  return text(children);
}

function slotInlines(value: string | number | Prose | undefined): readonly Inline[] {
  if (value === undefined) return [];
  if (typeof value === 'object')
    return value.format === 'inline' ? inlineOf(value) : parseInline(value.source);
  return [{ type: 'text', value: String(value) }];
}

type Handler = (w: Walk, place: Place, d: Directive) => Item[];

const DIRECTIVES: Readonly<Record<string, Handler>> = {
  ...reportDirectives,
  ...feedbackDirectives,
  cover: (w, place) => coverItems(w.s, place, w.s.kind === 'facilitator' ? w.s.labels.guide : ''),
  toc: (w, place) => contentsItems(w.s, place),
  divider: (w, place, d) =>
    withModule(
      w,
      d,
      (m) => {
        const own = walkInside(w, place, d);
        return first(dividerItems(w.s, place, m, own.length > 0 ? own : null), {});
      },
      true,
    ),
  module: (w, place, d) => withModule(w, d, (m) => moduleHead(w.s, place, m), false),
  activity: (w, place, d) => {
    const found = findActivity(w.s.plan, idOf(d));
    if (!found) return unknown(w, d, 'activity');
    const inner = { ...place, depth: place.depth + 1 };
    const made = w.facilitator ? guideActivity(w.s, inner, found) : activityItems(w.s, inner, found);
    const passing = isShort(found);
    const start = w.after === 'divider' ? 'page' : w.after === 'sheet' && !passing ? 'apart' : null;
    w.after = endsInSheet(made) || (passing && w.after === 'sheet') ? 'sheet' : 'text';
    return first(
      made.map((it) => ({ ...it, passing })),
      { start },
    );
  },
  instrument: (w, place, d) => {
    const found = findById(w.s.plan.instruments, idOf(d));
    return found ? sheet(w, instrumentSheet(w.s, place, found)) : unknown(w, d, 'instrument');
  },
  worksheet: (w, place, d) => {
    const found = findById(w.s.plan.worksheets, idOf(d));
    return found ? sheet(w, worksheetSheet(w.s, place, found)) : unknown(w, d, 'worksheet');
  },
  handout: (w, place, d) => {
    const found = findById(w.s.plan.handouts, idOf(d));
    return found ? sheet(w, handoutSheet(w.s, place, found, '')) : unknown(w, d, 'handout');
  },
  lines: (w, place, d) =>
    noteLines(w.s, place, Number(d.attributes.get('count') ?? d.attributes.get('id') ?? 5)),
  references: (w, place) => references(w, place),
  appendix: (w, place) => appendix(w, place),
  'page-break': () => [item(0, [], { start: 'page', passing: true })],
  page: (w, place, d) => {
    const key = idOf(d);
    const title = (w.s.labels as Readonly<Record<string, string>>)[key];
    w.module = null;
    if (title === undefined) return unknown(w, d, 'page title');
    return textPage(w.s, place, title, key, (text) => walkBlocks(w, { ...text, depth: 3 }, d.children ?? []));
  },
  'run-sheet': (w, place, d) => {
    const found = findById(w.s.plan.modules, idOf(d));
    if (!found) return unknown(w, d, 'module');
    const section = { head: `${w.s.labels.runSheet}: ${moduleName(w.s, found)}`, continued: null };
    return runSheetItems(w.s, place, found).map((it) => ({ ...it, section }));
  },
  materials: (w, place) => materialsItems(w.s, place),
  pack: (w, place) => packItems(w.s, place),
  facilitator: (w, place, d) => {
    if (w.s.kind !== 'facilitator') return [];
    const before = w.facilitator;
    w.facilitator = true;
    const made = walkBlocks(w, place, d.children ?? []);
    w.facilitator = before;
    return made;
  },
  cards: (w, place, d) => {
    const sheet = {
      columns: Math.max(1, Math.round(numberOf(d, 'columns', 2))),
      rows: Math.max(1, Math.round(numberOf(d, 'rows', 5))),
    };
    return roomCards(w.s, place, cardsIn(d), { ...sheet, sizes: sizesOf(d, 26, 12, 'P') }, contentOf(w));
  },
  tents: (w, place, d) => tentItems(w.s, place, cardsIn(d), contentOf(w), sizesOf(d, 72, 18, 'P')),
  poster: (w, place, d) => {
    const sizes = sizesOf(d, 42, 16, headingRole(place.depth));
    return posterItems(w.s, place, d.children ?? [], numberOf(d, 'above', 0), contentOf(w), sizes);
  },
  signatures: (w, place) => signatureItems(w.s, place),
  'sign-in': (w, place) => (w.s.room ? signInItems(w.s, place, w.s.room) : []),
  'packing-list': (w, place) => (w.s.room ? packingItems(w.s, place, w.s.room) : []),
  'print-sheet': (w, place) => (w.s.room ? printItems(w.s, place, w.s.room) : []),
  box: (w, place, d) => walkInside(w, { ...place, x: place.x + 4 * MM, width: place.width - 8 * MM }, d),
  columns: (w, place, d) => {
    const columns = (d.children ?? []).filter(
      (c): c is Directive => c.type === 'directive' && c.name === 'column',
    );
    const width = (place.width - 8 * MM * (columns.length - 1)) / Math.max(1, columns.length);
    const rows = sideBySide(
      columns.map((c, i) => walkInside(w, { ...place, x: place.x + i * (width + 8 * MM), width }, c)),
    );
    return first(rows, { before: units(2) });
  },
};

/** The number that a directive's attribute gives. */
function numberOf(d: Directive, key: string, otherwise: number): number {
  const n = Number(d.attributes.get(key) ?? otherwise);
  return Number.isFinite(n) && n >= 0 ? n : otherwise;
}

/** Largest sizes in points, as `title=`, `section=` and `text=` give them. */
function sizesOf(d: Directive, title: number, text: number, role: Sizes['role']): Sizes {
  const least = (key: string, otherwise: number): number => Math.max(10, numberOf(d, key, otherwise));
  const own = least('text', text);
  return { title: least('title', title), section: least('section', own * 1.24), text: own, role };
}

function cardsIn(d: Directive): readonly Directive[] {
  return (d.children ?? []).filter((c): c is Directive => c.type === 'directive' && c.name === 'card');
}

/** Blocks inside a card: words, with their slots, and directives. */
function contentOf(w: Walk): Content {
  const slot = (n: number): readonly Inline[] => slotInlines(w.slots[n]);
  return {
    slot,
    set: (s, place, blocks) =>
      blocks.flatMap((b) =>
        b.type === 'directive'
          ? directive({ ...w, s }, place, b)
          : setBlocks(s, place, [b], { style: 'text', before: leadOf(s, 'text') * 0.3, slot }),
      ),
  };
}

function endsInSheet(items: readonly Item[]): boolean {
  return items.slice(1).some((it) => it.start !== null) || items.some((it) => it.fill !== null);
}

/** A break or a last word may stand below a sheet; what people work with begins a page. */
function isShort(a: Activity): boolean {
  return (
    a.steps.length === 0 &&
    a.parts.length === 0 &&
    a.body.length === 0 &&
    a.use.length === 0 &&
    a.notes === null
  );
}

function idOf(d: Directive): string {
  return d.attributes.get('id') ?? '';
}

function walkInside(w: Walk, place: Place, d: Directive): Item[] {
  return walkBlocks(w, place, d.children ?? []);
}

function sheet(w: Walk, items: Item[]): Item[] {
  w.after = 'sheet';
  return items;
}

function withModule(
  w: Walk,
  d: Directive,
  make: (m: Setting['plan']['modules'][number]) => Item[],
  divider: boolean,
): Item[] {
  const found = findById(w.s.plan.modules, idOf(d));
  if (!found) return unknown(w, d, 'module');
  w.module = null;
  const made = make(found);
  w.module = { section: { head: moduleName(w.s, found), continued: null }, key: `module:${found.id}` };
  // What follows a divider begins on a page of its own.
  w.after = divider ? 'divider' : 'text';
  return made;
}

function directive(w: Walk, place: Place, d: Directive): Item[] {
  const handler = Object.hasOwn(DIRECTIVES, d.name) ? DIRECTIVES[d.name] : undefined;
  if (handler) return handler(w, place, d);
  w.s.findings.error('template-name', d.span, `there is no directive \`::${d.name}\``, {
    hint: `directives are ${Object.keys(DIRECTIVES).join(', ')}`,
  });
  return [];
}

function unknown(w: Walk, d: Directive, what: string): Item[] {
  w.s.findings.error('unknown-id', d.span, `the plan has no ${what} \`${idOf(d)}\``);
  return [];
}

/** Worksheets gathered again: whole, their questions, or their titles with the pages where they stand. */
function appendix(w: Walk, place: Place): Item[] {
  const { s } = w;
  const { appendix: gathered, worksheets } = s.plan;
  if (!gathered) return [];
  const title = gathered.title ? plainText(gathered.title) : s.labels.appendix;
  w.module = { section: { head: title, continued: null }, key: 'appendix' };
  const sheets = gathered.worksheets.flatMap((id) => findById(worksheets, id) ?? []);
  const inner = { ...place, depth: place.depth + 1 };
  const head = textPage(s, place, title, 'appendix', (text) =>
    gathered.show === 'questions'
      ? sheets.flatMap((x) => [
          ...textBlock(s, text, x.title, headingRole(text.depth), {
            style: 'section',
            before: units(3),
            keep: true,
          }),
          ...worksheetQuestions(s, text, x),
        ])
      : sheets.flatMap((x) => sentence(s, text, `${plainText(x.title)}, ${pagesOf(s, x.id)}`, 'text')),
  );
  return [...head, ...(gathered.show === 'full' ? sheets.flatMap((x) => worksheetSheet(s, inner, x)) : [])];
}

/** References of the plan and every source that it names, once each. */
function references(w: Walk, place: Place): Item[] {
  w.module = null;
  const { plan } = w.s;
  const sources = [
    ...plan.modules.flatMap((m) => m.activities),
    ...plan.instruments,
    ...plan.worksheets,
    ...plan.handouts,
  ].flatMap((x) => (x.source ? [x.source] : []));
  const seen = new Set<string>();
  const all = [...plan.references, ...sources].filter((p) => {
    const key = p.source.replace(/\s+/g, ' ').trim();
    return !seen.has(key) && seen.add(key);
  });
  if (all.length === 0) return [];
  return textPage(w.s, place, w.s.labels.references, 'references', (text) =>
    all.flatMap((p) => prose(w.s, text, p, { style: 'text', before: units(1) })),
  );
}

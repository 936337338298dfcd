import {
  type DocumentKind,
  type FieldMark,
  furniture,
  type Item,
  layOut,
  type Mark,
  MM,
  type PageIndex,
  type Setting,
  turned,
  U,
} from '../layout/index.js';
import { type Page, paginate } from '../paginate/index.js';
import type { PdfPage } from '../pdf/index.js';
import type { Span } from '../source/index.js';
import type { Rendered } from '../template/index.js';
import { directionOf } from '../text/index.js';

/** An answerable place on a page; points from the page's upper left corner. */
export interface FieldBox {
  readonly page: number;
  readonly id: string;
  readonly option: string | null;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** The mark that it is, or the first of those that it is made of. */
  readonly mark: FieldMark;
}

export interface Composed {
  /** As they are printed: without anything to fill in on screen. */
  readonly pages: readonly PdfPage[];
  readonly fields: readonly FieldBox[];
  readonly index: PageIndex;
  /** Pages with Roman numbers, before page 1. */
  readonly front: number;
}

const MAX_PASSES = 6;
const NOTE_GAP = 2 * U;

/** Template output → pages; `path` is the file that they make, so that a defect can say where it is. */
export function composePages(setting: Setting, rendered: Rendered, kindName: string, path: string): Composed {
  try {
    return composed(setting, rendered, kindName);
  } catch (error) {
    if (error instanceof Error) error.message = `while laying out ${path}: ${error.message}`;
    throw error;
  }
}

/**
 * Page numbers stand on pages before they are known, so documents are laid out again
 * until the numbers that went in are those that came out.
 */
function composed(setting: Setting, rendered: Rendered, kindName: string): Composed {
  let s = setting;
  for (let pass = 1; ; pass++) {
    const before = s.findings.list.length;
    const { items } = layOut(s, rendered);
    const pages = paginate<Item>(items, {
      height: s.frame.height,
      landscapeHeight: s.landscape.height,
      noteGap: NOTE_GAP,
      unit: U,
    });
    const front = frontPages(s, pages);
    const index = indexOf(pages, (n) => pageLabel(n, front));
    if (pass === MAX_PASSES || sameIndex(index, s.index)) {
      sayTooTall(s, pages);
      return { ...drawn(s, pages, kindName, front), index, front: front };
    }
    // A pass that is thrown away must not say its findings twice.
    s.findings.list.length = before;
    s = { ...s, index };
  }
}

/** Something that cannot be parted and is taller than the page: told where the plan has it. */
function sayTooTall(s: Setting, pages: readonly Page<Item>[]): void {
  for (const page of pages) {
    const room = page.landscape ? s.landscape.height : s.frame.height;
    const tall = page.placed.find((p) => !p.repeated && p.y + p.height > room + 1);
    const owner = tall && ownerOf(s, tall.strip.keys);
    if (!owner) continue;
    s.findings.warning(
      'does-not-fit',
      owner.span,
      `something in this is taller than a page of ${s.kind === 'sheet' ? 'its sheet' : 'the booklet'}`,
      {
        hint: 'shorten its longest text, or use a larger paper',
      },
    );
  }
}

function ownerOf(s: Setting, keys: readonly string[]): { readonly span: Span } | undefined {
  const { plan } = s;
  const owners = [
    ...plan.instruments,
    ...plan.worksheets,
    ...plan.handouts,
    ...plan.modules.flatMap((m) => m.activities),
  ];
  const ids = keys.map((k) => k.slice(k.indexOf(':') + 1));
  return owners.find((o) => ids.includes(o.id));
}

/** Booklet and guide are bound: their pages face each other. */
function isBound(kind: DocumentKind): boolean {
  return kind !== 'sheet';
}

/** Pages before the one that is numbered 1. */
function frontPages(s: Setting, pages: readonly Page<Item>[]): number {
  const first = s.plan.modules[0];
  if (s.plan.pagesStart === 'cover' || s.kind !== 'booklet' || !first) return 0;
  const start = pages.find((p) => p.placed.some(({ strip }) => strip.keys.includes(`module:${first.id}`)));
  return start ? start.number - 1 : 0;
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/** Pages before page 1 have small Roman numbers. */
function pageLabel(n: number, front: number): string {
  if (n > front) return String(n - front);
  return 'x'.repeat(Math.floor(n / 10)) + ROMAN[n % 10]!;
}

/** Where everything stands first: what is printed again elsewhere is found at its first place. */
function indexOf(pages: readonly Page<Item>[], label: (n: number) => string): PageIndex {
  const index = new Map<string, { readonly from: number; to: number; last: number }>();
  let strips = 0;
  for (const page of pages) {
    for (const { strip, repeated } of page.placed) {
      if (repeated) continue;
      // A break that stands before a sheet does not part the sheet from its activity.
      const at = strip.passing ? strips : ++strips;
      for (const key of strip.keys) {
        const known = index.get(key);
        if (!known) index.set(key, { from: page.number, to: page.number, last: at });
        else if (known.last >= at - 1) Object.assign(known, { to: page.number, last: at });
      }
    }
  }
  return new Map([...index].map(([key, { from, to }]) => [key, [label(from), label(to)] as const]));
}

function sameIndex(a: PageIndex, b: PageIndex): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, [from, to]]) => b.get(key)?.[0] === from && b.get(key)?.[1] === to)
  );
}

function drawn(
  s: Setting,
  pages: readonly Page<Item>[],
  kindName: string,
  front: number,
): { pages: PdfPage[]; fields: FieldBox[] } {
  const fields: FieldBox[] = [];
  let section: Item['section'] = null;
  const fromRight = directionOf(s.plan.language) === 'rtl';
  const out = pages.map((page): PdfPage => {
    const frame = page.landscape ? s.landscape : s.frame;
    const mirrored = isBound(s.kind);
    const verso = mirrored && page.number % 2 === 0;
    const left = verso ? frame.paper.width - frame.inner - frame.width : frame.inner;
    const own = page.placed.filter((p) => !p.repeated);
    const content = page.placed.map((p) => ({
      marks: marksOf(p.strip, p.height),
      x: left + (verso ? p.strip.swing : 0),
      y: frame.top + p.y,
      artifact: p.repeated,
    }));
    const swing = verso ? (own[0]?.strip.swing ?? 0) : 0;
    const notes = page.notes.map(({ note, y }) => ({
      marks: (note as Item).marks,
      x: left + swing,
      y: frame.top + y,
      artifact: false,
    }));
    const first = own[0]?.strip;
    const goesOn = first !== undefined && first.section !== null && first.section === section;
    section = own.at(-1)?.strip.section ?? section;
    const facts = {
      number: page.number,
      label: pageLabel(page.number, front),
      count: pages.length,
      items: own.map((p) => p.strip),
      goesOn,
      mirrored,
    };
    const around = {
      marks: furniture({ ...s, frame }, kindName, facts),
      x: left,
      y: frame.top,
      artifact: true,
    };
    const pieces = [
      around,
      ...content,
      ...noteRule(s, page, left + swing, swing > 0 || (own[0]?.strip.swing ?? 0) > 0),
      ...notes,
    ].map((piece) => (fromRight ? facing(piece, frame.paper.width) : piece));
    for (const piece of pieces)
      if (!piece.artifact) fields.push(...fieldsOf(piece.marks, piece.x, piece.y, page.number));
    const bookmarks = own.flatMap((p) =>
      p.strip.bookmark ? [{ ...p.strip.bookmark, y: frame.top + p.y - U }] : [],
    );
    return {
      width: frame.paper.width,
      height: frame.paper.height,
      pieces,
      bookmarks,
      widgets: [],
    };
  });
  return { pages: out, fields: merged(fields) };
}

type Piece = PdfPage['pieces'][number];

/** A page that is read from the right is one from the left seen in a mirror, its binding too. */
function facing(piece: Piece, width: number): Piece {
  return { ...piece, marks: turned(piece.marks), x: width - piece.x };
}

function marksOf(strip: Item, height: number): readonly Mark[] {
  return strip.fill ? [...strip.marks, ...strip.fill(height)] : strip.marks;
}

/** A short rule between text and footnotes. */
function noteRule(s: Setting, page: Page<Item>, left: number, atEdge: boolean) {
  const first = page.notes[0];
  if (!first) return [];
  const x = atEdge ? 10 * MM : s.frame.text;
  const marks: Mark[] = [
    { kind: 'rule', x1: x, x2: x + 32 * MM, y1: -U / 2, y2: -U / 2, weight: s.theme.rules.pen },
  ];
  return [{ marks, x: left, y: s.frame.top + first.y, artifact: true }];
}

function fieldsOf(marks: readonly Mark[], dx: number, dy: number, page: number): FieldBox[] {
  return marks.flatMap((m) =>
    m.kind === 'field'
      ? [{ page, id: m.question, option: m.option, x: m.x + dx, y: m.y + dy, w: m.w, h: m.h, mark: m }]
      : [],
  );
}

/** Lines that follow each other are one box to write in. */
function merged(fields: readonly FieldBox[]): FieldBox[] {
  const out: FieldBox[] = [];
  for (const f of fields) {
    const last = out.at(-1);
    const follows =
      last &&
      last.id === f.id &&
      last.option === f.option &&
      last.page === f.page &&
      last.x === f.x &&
      last.w === f.w;
    if (follows && Math.abs(last.y + last.h - f.y) < 0.1) out[out.length - 1] = { ...last, h: last.h + f.h };
    else out.push(f);
  }
  return out;
}

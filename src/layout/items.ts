import type { Strip } from '../paginate/index.js';
import type { Picture } from '../pictures/index.js';
import type { Span } from '../text/index.js';
import type { Node } from './structure.js';

/** What travels with a run of text to the page. */
export interface RunMark {
  readonly link?: string;
  /** Behind highlighted words. */
  readonly tint?: boolean;
  /** An element of its own inside the line's: a link, a footnote's call. */
  readonly node?: Node;
}

export interface Sign {
  readonly letter: string | null;
  /** At the foot of its place, because words are printed above. */
  readonly low: boolean;
}

/** Something to draw. Points, from the item's left and upper edge, y downwards. */
export type Mark =
  /** `y` is the baseline. Without a node it is an artifact. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly spans: readonly Span<RunMark>[];
      readonly node: Node | null;
      /** Upside down: it runs to the left from x. */
      readonly turned?: boolean;
    }
  | {
      readonly kind: 'rule';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly weight: number;
    }
  /** A row of dots that ends at x2, so that leaders under each other stand in columns. */
  | {
      readonly kind: 'dots';
      readonly x1: number;
      readonly x2: number;
      readonly y: number;
      readonly pitch: number;
      readonly size: number;
    }
  | {
      readonly kind: 'frame';
      readonly shape: 'square' | 'circle';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly weight: number;
    }
  /** An answerable place, for fields.json and for readers by structure; `frame` draws it. */
  | {
      readonly kind: 'field';
      readonly question: string;
      readonly option: string | null;
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly frame: 'square' | 'circle' | null;
      readonly node: Node;
      /** Points between the lines that are printed in it to write on. */
      readonly lead?: number;
      /** Written in place of a tick where there is no box: the letter of a mark, or null for a cross. */
      readonly sign?: Sign;
      /** Counts the pieces of one place to write in that is taller than a page; from 0. */
      readonly piece?: number;
    }
  /** Without a node it only adorns. */
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly node: Node | null;
    }
  /** A place for what is known of one person only: a name on the cover, a number at the foot. Nothing is drawn without. */
  | {
      readonly kind: 'slot';
      readonly slot: 'owner' | 'foot';
      /** Left edge, or right edge where it is aligned there; baseline. */
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly align: 'left' | 'right';
      readonly node: Node | null;
    }
  /** A cell without content, so that the table keeps its shape for readers by structure. */
  | { readonly kind: 'touch'; readonly node: Node };

export type FieldMark = Extract<Mark, { kind: 'field' }>;

/** Where readers are, for the running head: which part of the session, and what it is called when it goes on. */
export interface Section {
  readonly head: string;
  readonly continued: string | null;
}

export interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly level: number;
}

/** A strip of the text area that pages are filled with. Heights in points. */
export interface Item extends Strip<Item> {
  readonly marks: readonly Mark[];
  /** Footnotes that it calls: at the foot of its page. */
  readonly notes: readonly Item[];
  /** Takes what is left of the page: marks for a height of so many points. */
  readonly fill: ((height: number) => readonly Mark[]) | null;
  /** Keys of everything that it is a part of, for page references. */
  readonly keys: readonly string[];
  readonly section: Section | null;
  readonly bookmark: Bookmark | null;
  /** Fingerprints of forms on it. */
  readonly print: string | null;
  /** Cover: no running head, no folio. */
  readonly bare: boolean;
  /** Points to the right on left-hand pages, so that a margin to write in is always the outer one. */
  readonly swing: number;
}

const EMPTY: Item = {
  height: 0,
  before: 0,
  after: 0,
  keep: false,
  start: null,
  passing: false,
  attached: false,
  leads: false,
  spare: null,
  marks: [],
  repeat: null,
  notes: [],
  fill: null,
  keys: [],
  section: null,
  bookmark: null,
  print: null,
  bare: false,
  landscape: false,
  swing: 0,
};

export function item(height: number, marks: readonly Mark[], more: Partial<Item> = {}): Item {
  return { ...EMPTY, height, marks, ...more };
}

/** The same marks, moved. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((m) => movedMark(m, dx, dy));
}

function movedMark(m: Mark, dx: number, dy: number): Mark {
  switch (m.kind) {
    case 'text':
    case 'frame':
    case 'field':
    case 'picture':
    case 'slot':
      return { ...m, x: m.x + dx, y: m.y + dy };
    case 'rule':
      return { ...m, x1: m.x1 + dx, x2: m.x2 + dx, y1: m.y1 + dy, y2: m.y2 + dy };
    case 'dots':
      return { ...m, x1: m.x1 + dx, x2: m.x2 + dx, y: m.y + dy };
    case 'touch':
      return m;
  }
}

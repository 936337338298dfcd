import type { Prose } from '../../markdown/index.js';

/** What lies on the table that morning, beside the plan: plain data that `pack` has worked out. */
export interface RoomData {
  readonly signIn: SignIn;
  readonly materials: readonly PackedThing[];
  readonly prints: PrintSheet;
  /** Name of the paper: `A4`. */
  readonly paper: string;
}

export interface SignIn {
  /** In the order of the list. */
  readonly people: readonly {
    readonly respondent: string;
    readonly name: string;
    readonly school: string;
  }[];
  /** Empty rows at the end. */
  readonly blanks: number;
}

/** A thing to bring. */
export interface PackedThing {
  readonly text: string;
  /** The most that any one activity needs; null: nobody knows how many come. */
  readonly most: number | null;
  /** Over all activities, for what is used up; null as above. */
  readonly sum: number | null;
  readonly uses: readonly ThingUse[];
}

export interface ThingUse {
  readonly activity: string;
  readonly title: Prose;
  readonly each: number;
  readonly per: 'person' | 'group' | 'session';
  /** People or groups; null: unknown, or once for all. */
  readonly times: number | null;
  readonly count: number | null;
}

export type Stock = 'paper' | 'card';
export type Sides = 'simplex' | 'duplex';
export type Finish = 'none' | 'staple' | 'cut' | 'cut and fold';

/** A pile to be printed. */
export interface PrintLine {
  /** From 1; null: nothing of it is printed. */
  readonly pile: number | null;
  readonly path: string;
  readonly title: string;
  readonly pages: number;
  readonly stock: Stock;
  readonly sides: Sides;
  readonly finish: Finish;
  readonly copies: number;
  readonly spares: number;
  /** Sheets of one copy. */
  readonly each: number;
  /** (copies + spares) × each; packs have their own. */
  readonly sheets: number;
  /** Printed sides in all. */
  readonly impressions: number;
  readonly note: PrintNote | null;
}

export type PrintNote = 'booklet' | 'packs' | 'groups' | 'raters' | 'unknown' | { readonly packs: number };

export interface PrintSheet {
  readonly lines: readonly PrintLine[];
  readonly totals: {
    readonly paper: number;
    readonly card: number;
    readonly impressions: number;
    readonly copies: number;
  };
}

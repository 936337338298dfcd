import type { Place } from '../diagnostics/index.js';

/** Somebody of the roster. */
export interface Person {
  readonly respondent: string;
  /** Cells of the roster by column, `name` among them; blank ones left out. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Where the roster's wishes can be pointed at; the room itself reads no files. */
export interface RosterPlaces {
  /** Columns that the roster has, `respondent` and `name` included. */
  readonly columns: readonly string[];
  /** The header row, for columns that are not there. */
  readonly header: Place;
  /** Place of a person's cell. */
  cell(respondent: string, column: string): Place;
}

export interface DrawOptions {
  /** A whole number from 0 to 2³² − 1: the same seed and people give the same groups. */
  readonly seed: number;
  /** Columns of the command line; each stands in place of the plan's own. */
  readonly mix?: string | null;
  readonly apart?: string | null;
  readonly together?: string | null;
  /** Respondents who do not come. The others keep their groups as far as sizes allow. */
  readonly absent?: readonly string[];
  /** Groups that were made before: they are kept as far as sizes allow, instead of being drawn. */
  readonly before?: Drawn | null;
  /** Who offers and who wants what; null: nobody was asked. */
  readonly exchange?: ExchangeInput | null;
}

export interface Member {
  readonly respondent: string;
  /** Empty where the roster has none. */
  readonly name: string;
  /** Number or letter within the group. */
  readonly number: string;
  /** Role at the first meeting; null: none. */
  readonly role: string | null;
}

export interface DrawnGroup {
  readonly name: string;
  readonly members: readonly Member[];
}

/** How well a wish of a column is kept. */
export interface WishReport {
  readonly column: string;
  /** What is not as wished; see `objective.ts` for the units. 0: nothing. */
  readonly broken: number;
  /** Least that is possible; null where that is not known. */
  readonly best: number | null;
}

export interface NameReport {
  /** Smallest and largest group. */
  readonly sizes: { readonly groups: number; readonly smallest: number; readonly largest: number };
  /** Pairs who sat together under an earlier group name already; null: not drawn by lot. */
  readonly repeats: number | null;
  readonly mix: (WishReport & { readonly spread: readonly SpreadCount[] }) | null;
  readonly apart: WishReport | null;
  readonly together: WishReport | null;
}

/** So many groups with so many different values of the mix column. */
export interface SpreadCount {
  readonly values: number;
  readonly groups: number;
}

export interface Objective {
  /** Pairs who meet again, over all names. */
  readonly repeats: {
    readonly meetings: number;
    /** No draw can have fewer; null where that is not known. */
    readonly best: number | null;
  };
  /** Weighted sum that the search made small. */
  readonly cost: number;
  readonly names: Readonly<Record<string, NameReport>>;
  /** Only where somebody is absent or groups were made before. */
  readonly moved: {
    /** People who sit in another group than before under any name. */
    readonly people: number;
    /** Changes of place, each name counted. */
    readonly places: number;
    readonly respondents: readonly string[];
  } | null;
}

/** One turn of a group that has roles: who does what. */
export interface Turn {
  readonly activity: string;
  /** From 1, in this activity. */
  readonly turn: number;
  /** The step that it is, from 1; null: no step of its own. */
  readonly step: number | null;
  /** By respondent; people without a role are left out. */
  readonly roles: Readonly<Record<string, string>>;
}

/** The groups of a plan: plain data, ready for JSON. */
export interface Drawn {
  readonly seed: number;
  /** Everybody who is there: name by respondent, in the order of the ids. */
  readonly people: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, readonly DrawnGroup[]>>;
  readonly objective: Objective;
  /** Names whose roles go round: what each does in each turn. */
  readonly turns: Readonly<Record<string, readonly Turn[]>>;
  /** Names and activities that are not drawn, because people choose. */
  readonly chosen: readonly string[];
  readonly exchange: Exchange | null;
}

/** Answers to two questions about the same things. */
export interface ExchangeInput {
  /** Question ids, as written by the user. */
  readonly want: string;
  readonly offer: string;
  /** What is wanted and offered, in print order. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Option ids by respondent. */
  readonly wants: ReadonlyMap<string, readonly string[]>;
  readonly offers: ReadonlyMap<string, readonly string[]>;
}

/** Who goes to whom with what. */
export interface Exchange {
  readonly want: string;
  readonly offer: string;
  readonly pairs: readonly {
    readonly option: string;
    readonly label: string;
    /** Who offers. */
    readonly from: string;
    /** Who wants. */
    readonly to: string;
  }[];
  /** Wants that nobody else offers. */
  readonly unmet: readonly { readonly respondent: string; readonly option: string; readonly label: string }[];
  /** Most wants that one person serves; no smaller number would do for all. */
  readonly load: number;
}

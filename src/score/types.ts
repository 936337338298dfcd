import type { MatchedFile, Problem } from '../match/index.js';

/** The scores as they go out: plain data, nulls where something cannot be computed or may not be shown. */
export interface Scores {
  readonly plenary: 1;
  readonly session: { readonly id: string; readonly title: string };
  readonly responses: {
    readonly files: readonly MatchedFile[];
    readonly respondents: number;
    readonly rounds: readonly string[];
    readonly problems: readonly Problem[];
  };
  readonly privacy: { readonly minimum: number; readonly suppressed: readonly Suppressed[] };
  readonly cautions: readonly Caution[];
  readonly instruments: Readonly<Record<string, InstrumentScores>>;
  readonly worksheets: Readonly<Record<string, WorksheetScores>>;
}

export type Interval = readonly [number, number];

export interface Suppressed {
  readonly instrument?: string;
  readonly worksheet?: string;
  readonly round: string;
  /** null: the whole. */
  readonly group: string | null;
  /** Item, score or question; only with `few-answers`. */
  readonly about?: string;
  readonly reason: 'small-group' | 'subtraction' | 'few-answers';
}

export interface Caution {
  readonly code: string;
  readonly instrument?: string;
  readonly worksheet?: string;
  readonly round: string | null;
  /** Score, item or group; null: the whole form. */
  readonly about: string | null;
  readonly message: string;
}

export interface ScoreFigures {
  readonly items: number | null;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly ci95: Interval | null;
  readonly alpha: number | null;
  readonly alphaN: number | null;
  readonly alphaCi95: Interval | null;
  readonly bands: readonly { readonly label: string; readonly count: number }[] | null;
}

export interface AnswerCount {
  readonly label: string;
  readonly value: number | null;
  readonly count: number;
  readonly percent: number | null;
}

export interface Favorable {
  readonly labels: readonly string[];
  readonly count: number;
  readonly percent: number | null;
  readonly ci95: Interval | null;
}

export interface ItemFigures {
  readonly n: number;
  readonly missing: number | null;
  readonly unscored: number | null;
  readonly answers: readonly AnswerCount[] | null;
  readonly mean?: number | null;
  readonly sd?: number | null;
  readonly median?: number | null;
  readonly q1?: number | null;
  readonly q3?: number | null;
  /** Mean after reversal. */
  readonly scored?: number | null;
  readonly favorable?: Favorable | null;
  readonly consensus?: number | null;
  readonly itemRest?: number | null;
  readonly alphaIfDropped?: number | null;
}

/** What was written: evidence beside an item, an answer in words. */
export interface TextFigures {
  readonly n: number;
  readonly texts: readonly string[] | null;
}

export interface Figures {
  readonly n: number;
  readonly scores?: Readonly<Record<string, ScoreFigures>>;
  /** By item; with marks by `q1.now`, evidence by `q1.evidence`. */
  readonly items?: Readonly<Record<string, ItemFigures | TextFigures>>;
}

export interface RoundScores extends Figures {
  readonly groups?: Readonly<Record<string, Figures>>;
  /** Who answers about somebody: the figures of each kind of rater, and how they differ. */
  readonly raters?: Readonly<Record<string, Figures>>;
  readonly gaps?: readonly Gap[];
  readonly respondents?: readonly {
    readonly respondent: string | null;
    readonly group: string | null;
    readonly about?: string | null;
    readonly rater?: string | null;
    readonly scores: Readonly<Record<string, number | null>>;
  }[];
}

export interface PairedChange {
  readonly n: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly difference: number | null;
  readonly sd: number | null;
  readonly ci95: Interval | null;
  readonly dAv: number | null;
  readonly dZ: number | null;
  readonly improved: number;
  readonly unchanged: number;
  readonly declined: number;
}

export interface OverallChange {
  readonly nFrom: number;
  readonly nTo: number;
  readonly difference: number | null;
  readonly ci95: Interval | null;
}

export interface ShareChange {
  readonly from: number | null;
  readonly to: number | null;
  readonly difference: number | null;
  readonly ci95: Interval | null;
}

export interface Change {
  readonly paired: PairedChange | null;
  readonly all: OverallChange | null;
}

/** Another's view against the first rater's, over those about whom both answered. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly scores: Readonly<Record<string, Change>>;
}

/** How many people's answers lie so far apart, in values of the scale. */
export interface Move {
  readonly by: number;
  readonly count: number;
}

/** From one round to another; between marks from one mark to another of one round. */
export interface RoundChange {
  readonly from: string;
  readonly to: string;
  /** Of marks only, where there are several rounds. */
  readonly round?: string;
  readonly scores?: Readonly<Record<string, Change>>;
  readonly items: Readonly<
    Record<
      string,
      Partial<Change> & { readonly favorable?: ShareChange | null; readonly moves?: readonly Move[] | null }
    >
  >;
}

/** An own mean beside one from elsewhere. */
export interface Beside {
  /** Of the others. */
  readonly mean: number;
  readonly sd: number | null;
  readonly n: number | null;
  readonly own: number | null;
  /** Own − others. */
  readonly difference: number | null;
  readonly ci95: Interval | null;
}

export interface InstrumentScores {
  readonly rounds: Readonly<Record<string, RoundScores>>;
  readonly changes: readonly RoundChange[];
  /** Of the last round, by score and item; only where means of other sites were given. */
  readonly baseline?: Readonly<Record<string, Beside>>;
}

export interface ChoiceCount {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly percent: number | null;
}

/** A cell of a grid, by the ids of its axes; on an axis of numbers the number. */
export interface CellCount {
  readonly x: string;
  readonly y: string;
  readonly count: number;
}

export interface PlaceMove {
  readonly from: readonly [string, string];
  readonly to: readonly [string, string];
  readonly count: number;
}

/** Where people placed something: in cells, or with each mark. */
export type PlaceFigures =
  | { readonly n: number; readonly cells: readonly CellCount[] | null }
  | {
      readonly n: number;
      /** null: too few put this mark. */
      readonly marks: Readonly<Record<string, readonly CellCount[] | null>> | null;
      readonly moves: readonly PlaceMove[] | null;
    };

export interface NumberBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export type QuestionFigures =
  | TextFigures
  | PlaceFigures
  | {
      readonly n: number;
      readonly mean: number | null;
      readonly sd: number | null;
      readonly median: number | null;
      readonly min: number | null;
      readonly max: number | null;
      /** How often numbers were given, from `from` to `to`, under it where they are not whole; null: too few. */
      readonly bins: readonly NumberBin[] | null;
    }
  | {
      readonly n: number;
      readonly answers: readonly ChoiceCount[] | null;
      readonly other: readonly string[] | null;
      readonly median?: number | null;
      readonly q1?: number | null;
      readonly q3?: number | null;
    }
  | {
      readonly n: number;
      readonly lists: Readonly<Record<string, TextFigures>> | null;
    }
  | {
      readonly n: number;
      readonly options: readonly OptionFigures[] | null;
      readonly kendallW?: number | null;
    }
  | { readonly n: number; readonly cells: Readonly<Record<string, QuestionFigures>> | null };

/** An option picked into sets, ranked, or given a share. */
export type OptionFigures =
  | {
      readonly id: string;
      readonly label: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly net: number | null;
      readonly contested: boolean;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly meanRank: number | null;
      readonly medianRank: number | null;
      readonly borda: number;
    }
  | {
      readonly id: string;
      readonly label: string;
      readonly n: number;
      readonly mean: number | null;
      readonly sd: number | null;
      readonly median: number | null;
    };

export interface QuestionSet {
  readonly n: number;
  readonly questions?: Readonly<Record<string, QuestionFigures>>;
}

export interface WorksheetScores {
  readonly rounds: Readonly<
    Record<string, QuestionSet & { readonly groups?: Readonly<Record<string, QuestionSet>> }>
  >;
  readonly changes?: readonly {
    readonly from: string;
    readonly to: string;
    readonly questions: Readonly<
      Record<
        string,
        { readonly n: number; readonly up: number; readonly same: number; readonly down: number } | null
      >
    >;
  }[];
}

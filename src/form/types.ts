import type { Prose } from '../markdown/index.js';
import type { AskType, Axis, Band, Item, Option, Rater, Scale, ScoreMode } from '../plan/index.js';
import type { Span } from '../source/index.js';

/** How a question may be answered. */
export type AnswerKind =
  | { readonly kind: 'scale'; readonly scale: Scale }
  | {
      readonly kind: 'choice';
      readonly options: readonly Option[];
      readonly min: number;
      readonly max: number;
      readonly ordered: boolean;
      /** Full id of the question that takes the words of "something else"; null: not allowed. */
      readonly other: string | null;
    }
  | {
      readonly kind: 'number';
      readonly unit: string | null;
      readonly min: number | null;
      readonly max: number | null;
      /** Ranks have no halves. */
      readonly whole: boolean;
    }
  /** Ids in order, in place of a rank for each option. */
  | { readonly kind: 'order'; readonly options: readonly Option[]; readonly ranks: readonly string[] }
  | { readonly kind: 'text'; readonly type: Exclude<AskType, 'number'> }
  /** Cells of a grid, `x/y`. */
  | { readonly kind: 'place'; readonly x: Axis; readonly y: Axis; readonly many: boolean }
  /** Made up by the respondent, to pair rounds without names; not an answer that counts. */
  | { readonly kind: 'code' };

/** One question: the thing that has one id on paper, in fields, in exports and in scores. */
export interface Question {
  /** Full id: `trust.q1`, `reflect.plan.first.who`. */
  readonly id: string;
  /** The id after the form's: `q1`, `plan.first.who`. */
  readonly local: string;
  /** Id of the form. */
  readonly form: string;
  /** What is asked, without markup. For a grid's cell: `Prompt: row, column`. */
  readonly text: string;
  readonly prompt: Prose | null;
  /** Further plain wordings by which a header may name it (`Prompt [Row]`, `Row`, …). */
  readonly wordings: readonly string[];
  readonly answer: AnswerKind;
  readonly span: Span;
}

/** How an instrument's items make scores; with several marks, one of them. */
export interface Scoring {
  /** null: the items are answered once. Otherwise ids of items and subscales end in `.now`. */
  readonly mark: { readonly id: string; readonly title: string } | null;
  /** Id of the score over all items: `overall`, `overall.now`. */
  readonly whole: string;
  readonly scale: Scale;
  readonly mode: ScoreMode;
  readonly minAnswered: number;
  readonly answer: number | null;
  readonly overall: boolean;
  readonly bands: readonly Band[];
  /** Named subscales only; empty where the instrument has items alone. Items are local ids. */
  readonly subscales: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly ScoredItem[];
  }[];
  /** All items in the order of the instrument. */
  readonly items: readonly ScoredItem[];
}

export interface ScoredItem {
  /** Local id, `q1`; with marks `q1.now`. */
  readonly id: string;
  /** Full id of its question. */
  readonly question: string;
  readonly text: string;
  readonly reversed: boolean;
  readonly item: Item;
}

/** A block of a worksheet or of an activity's body, as the scores report it. */
export type Task =
  | { readonly task: 'write' | 'ask'; readonly id: string; readonly question: string }
  | { readonly task: 'choose'; readonly id: string; readonly question: string; readonly other: string | null }
  | {
      readonly task: 'grid';
      readonly id: string;
      /** Key `row.column`. */
      readonly cells: readonly { readonly key: string; readonly question: string }[];
    }
  | {
      readonly task: 'slots';
      readonly id: string;
      readonly title: string;
      readonly lists: readonly {
        readonly id: string | null;
        readonly title: string;
        readonly questions: readonly string[];
      }[];
    }
  | {
      readonly task: 'pick';
      readonly id: string;
      readonly title: string;
      readonly sets: readonly { readonly id: string; readonly title: string; readonly question: string }[];
      readonly options: readonly { readonly id: string; readonly label: string }[];
      readonly exclusive: boolean;
    }
  | {
      readonly task: 'rank';
      readonly id: string;
      readonly title: string;
      readonly options: readonly OptionColumn[];
    }
  | {
      readonly task: 'share';
      readonly id: string;
      readonly title: string;
      readonly options: readonly OptionColumn[];
      readonly total: number;
    }
  | {
      readonly task: 'place';
      readonly id: string;
      readonly title: string;
      readonly x: Axis;
      readonly y: Axis;
      /** One without id where the grid has no marks. */
      readonly marks: readonly {
        readonly id: string | null;
        readonly title: string;
        readonly question: string;
      }[];
    };

/** An option of a question that has a column for each. */
export interface OptionColumn {
  readonly id: string;
  readonly label: string;
  readonly question: string;
}

interface FormBase {
  readonly id: string;
  /** Without markup. */
  readonly title: string;
  readonly anonymous: boolean;
  /** Keys of the identify blanks that this form has. */
  readonly identify: readonly string[];
  /** `person`, `group` or an identify key: what n counts. */
  readonly answeredBy: string;
  /** In plan order. */
  readonly questions: readonly Question[];
  /** Other columns by which questions may come back: a rank's options in order. They are not printed. */
  readonly aliases: readonly Question[];
  /** Short hash of ids, texts and scales, as printed: `4d1c-9a03`. */
  readonly fingerprint: string;
  readonly span: Span;
}

export interface InstrumentForm extends FormBase {
  readonly kind: 'instrument';
  /** One, or one for each mark that has a scale. */
  readonly scorings: readonly [Scoring, ...Scoring[]];
  /** What is written beside items: evidence, marks without a scale. */
  readonly written: readonly { readonly id: string; readonly question: string; readonly text: string }[];
  /** Full id of the question for a self-made code. */
  readonly code: string | null;
  readonly raters: readonly Rater[];
}

export interface WorksheetForm extends FormBase {
  /** Activities' own questions stand among the worksheets. */
  readonly kind: 'worksheet' | 'activity';
  readonly tasks: readonly Task[];
}

export type Form = InstrumentForm | WorksheetForm;

/** All forms of a plan: the hinge between what is printed and what comes back. */
export interface Forms {
  /** In plan order; only those with questions. */
  readonly list: readonly Form[];
  readonly form: ReadonlyMap<string, Form>;
  readonly question: ReadonlyMap<string, Question>;
}

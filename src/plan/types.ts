import type { Prose } from '../markdown/index.js';
import type { Picture } from '../pictures/index.js';
import type { Span } from '../source/index.js';

/** Something with an id and a text: an option, a row, a column, a list entry. */
export interface Entry {
  readonly id: string;
  readonly text: Prose;
  /** The text without markup, for matching and exports. */
  readonly plain: string;
  readonly span: Span;
}

export interface Option extends Entry {
  readonly hint: Prose | null;
  /** Of an ordered choice; null elsewhere. */
  readonly value: number | null;
}

export interface Answer {
  readonly text: Prose;
  /** The label without markup; on a scale of numbers the number, as printed. */
  readonly label: string;
  /** null: counted, not scored. */
  readonly value: number | null;
}

export interface Scale {
  /** null for one written inside an instrument. */
  readonly name: string | null;
  /** In print order. On a from/to scale there is one for each whole number. */
  readonly answers: readonly Answer[];
  /** true: written as from/to; the numbers are the labels, `marks` stand above some of them. */
  readonly numeric: boolean;
  /** Words above numbers of a from/to scale: by value. */
  readonly marks: ReadonlyMap<number, Prose>;
  readonly ends: readonly [Prose, Prose] | null;
  /** Labels that the plan names as favourable; null: the default of the scores. */
  readonly favorable: readonly string[] | null;
  /** Lowest and highest value; null where fewer than two answers have a value. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly span: Span;
}

export interface IdentifyKey {
  readonly key: string;
  readonly prompt: Prose;
  readonly plain: string;
  readonly options: readonly Option[] | null;
  readonly span: Span;
}

export interface Epigraph {
  readonly text: Prose;
  readonly by: string | null;
}

export interface Minutes {
  readonly each: number;
  readonly of: 'session' | 'participant' | 'member' | 'group';
  readonly plus: number;
}

export interface Step {
  readonly title: Prose;
  readonly minutes: number | null;
  readonly text: Prose | null;
  readonly audience: Prose | null;
  readonly span: Span;
}

export interface Grouping {
  /** Name under which the same groups meet again. */
  readonly as: string | null;
  /** false: an earlier grouping of that name meets again. */
  readonly defines: boolean;
  readonly size: number | null;
  readonly count: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly roles: readonly string[];
  readonly number: 'digits' | 'letters' | null;
  readonly by: string | null;
  readonly mix: string | null;
  readonly apart: string | null;
  readonly together: string | null;
  readonly meet: string | null;
  readonly span: Span;
}

export interface Part {
  readonly text: Prose | null;
  readonly use: readonly Use[];
  readonly span: Span;
}

export interface Material {
  readonly text: string;
  readonly each: number;
  readonly per: 'person' | 'group' | 'session';
}

export interface Use {
  /** Id of an instrument, worksheet or handout. */
  readonly id: string;
  /** Part of a handout (`chapter.first`). */
  readonly part: string | null;
  readonly show: 'full' | 'questions' | 'title';
  readonly span: Span;
}

export interface Activity {
  readonly id: string;
  readonly title: Prose;
  readonly epigraph: Epigraph | null;
  readonly date: string | null;
  readonly start: number | null;
  readonly minutes: Minutes | null;
  readonly steps: readonly Step[];
  readonly parallel: string | null;
  readonly group: Grouping | null;
  readonly parts: readonly Part[];
  readonly purpose: Prose | null;
  readonly participants: Prose | null;
  readonly facilitator: Prose | null;
  readonly materials: readonly Material[];
  readonly body: readonly Block[];
  readonly use: readonly Use[];
  readonly notes: number | null;
  readonly source: Prose | null;
  readonly span: Span;
}

export interface Module {
  readonly id: string;
  readonly label: Prose | null;
  readonly title: Prose;
  readonly subtitle: Prose | null;
  readonly summary: Prose | null;
  readonly epigraph: Epigraph | null;
  readonly divider: boolean;
  /** First and last day; equal for one day. ISO dates. */
  readonly dates: readonly [string, string] | null;
  /** Minutes after midnight. */
  readonly start: number | null;
  readonly end: number | null;
  readonly activities: readonly Activity[];
  readonly span: Span;
}

export type Style = 'tick' | 'circle' | 'number';
export type Numbering = 'none' | '1' | 'a' | 'restart-1' | 'restart-a';
export type ScoreMode = 'mean' | 'sum' | 'percent' | 'counts' | 'none';

export interface Band {
  /** On the mean's scale. */
  readonly from: number;
  readonly label: string;
  readonly advice: Prose | null;
}

/** Several answers to one item: now and target; how true, what evidence. */
export interface MarkColumn extends Entry {
  /** null: written, not ticked. */
  readonly scale: Scale | null;
  /** Lines to write on where it has no scale. */
  readonly lines: number;
}

export interface Item {
  readonly id: string;
  readonly text: Prose;
  readonly plain: string;
  readonly reversed: boolean;
  readonly descriptors: readonly Prose[];
  readonly poles: readonly [Prose, Prose] | null;
  readonly span: Span;
}

export interface Subscale {
  readonly id: string;
  readonly title: Prose | null;
  readonly items: readonly Item[];
  readonly span: Span;
}

/** What worksheets and instruments have in common: how they are handed out and by whom they are answered. */
export interface Sheet {
  readonly id: string;
  readonly title: Prose;
  readonly instructions: Prose | null;
  readonly anonymous: boolean;
  /** Keys of the plan's `identify` that this form has. */
  readonly identify: readonly string[];
  readonly answeredBy: string;
  readonly audience: string | null;
  readonly copies: number | null;
  readonly print: 'booklet' | 'loose' | 'both';
  readonly orientation: 'portrait' | 'landscape' | null;
  readonly source: Prose | null;
  readonly span: Span;
}

/** As what somebody answers about somebody: self, adviser, staff. */
export interface Rater extends Entry {
  /** Fewer answers of such raters than this are not shown by themselves; null: however few. */
  readonly minimum: number | null;
}

export interface Instrument extends Sheet {
  readonly kind: 'scale' | 'rubric' | 'differential';
  readonly scale: Scale;
  readonly style: Style;
  readonly box: 'left' | 'right';
  readonly numbering: Numbering;
  readonly code: Prose | null;
  readonly score: ScoreMode;
  readonly minAnswered: number;
  /** How many items each person is asked to answer; null: all. */
  readonly answer: number | null;
  readonly overall: boolean;
  readonly totals: boolean;
  readonly showReversed: boolean;
  readonly bands: readonly Band[];
  /** One nameless subscale (`id` empty) where the plan gives `items` alone. */
  readonly subscales: readonly Subscale[];
  readonly marks: readonly MarkColumn[];
  readonly evidence: number;
  readonly heads: readonly [Prose, Prose] | null;
  readonly high: 'left' | 'right';
  readonly layout: 'table' | 'stacked' | null;
  readonly raters: readonly Rater[];
}

export interface Worksheet extends Sheet {
  readonly loose: boolean;
  readonly body: readonly Block[];
}

export interface HandoutPart {
  readonly id: string;
  readonly title: Prose | null;
  readonly text: Prose;
}

export interface Handout {
  readonly id: string;
  readonly title: Prose;
  readonly author: string | null;
  readonly source: Prose | null;
  readonly published: string | null;
  readonly instructions: Prose | null;
  readonly text: Prose | null;
  readonly lines: boolean;
  readonly paragraphs: boolean;
  readonly margin: 'notes' | null;
  readonly parts: readonly HandoutPart[];
  readonly span: Span;
}

export interface GridColumn extends Entry {
  /** Share of the width; null: an equal one. */
  readonly width: number | null;
  readonly type: AskType;
}

export interface GridRow extends Entry {
  /** What is printed in a cell already, by column id. */
  readonly given: ReadonlyMap<string, Prose>;
  /** Writing lines; null: the grid's. */
  readonly lines: number | null;
}

export type AskType = 'text' | 'number' | 'date' | 'time' | 'datetime' | 'email' | 'url' | 'phone';

interface Asking {
  readonly id: string;
  readonly prompt: Prose | null;
  readonly span: Span;
}

export interface WriteBlock extends Asking {
  readonly block: 'write';
  readonly hint: Prose | null;
  readonly lines: number;
  readonly style: 'lines' | 'box' | 'dots' | 'blank';
  readonly fill: boolean;
}

export interface AskBlock extends Asking {
  readonly block: 'ask';
  readonly hint: Prose | null;
  readonly type: AskType;
  readonly unit: Prose | null;
  readonly min: number | null;
  readonly max: number | null;
}

export interface ChooseBlock extends Asking {
  readonly block: 'choose';
  readonly hint: Prose | null;
  readonly options: readonly Option[];
  readonly min: number;
  readonly max: number;
  readonly other: boolean;
  readonly columns: number;
  readonly ordered: boolean;
}

export interface GridBlock extends Asking {
  readonly block: 'grid';
  readonly hint: Prose | null;
  readonly corner: Prose | null;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly lines: number;
}

/** Lists to fill in, side by side; a single one may have no name. */
export interface SlotsBlock extends Asking {
  readonly block: 'slots';
  readonly hint: Prose | null;
  readonly lists: readonly {
    /** null: the only list. */
    readonly id: string | null;
    readonly title: Prose | null;
    readonly count: number;
  }[];
}

/** Options sorted into sets: the strongest, the weakest. */
export interface PickBlock extends Asking {
  readonly block: 'pick';
  readonly hint: Prose | null;
  readonly options: readonly Option[];
  readonly sets: readonly PickSet[];
  /** An option goes into one set only. */
  readonly exclusive: boolean;
}

export interface PickSet extends Entry {
  readonly min: number;
  readonly max: number;
}

export interface RankBlock extends Asking {
  readonly block: 'rank';
  readonly hint: Prose | null;
  readonly options: readonly Option[];
  /** Ranks that are given; all options, or the first few. */
  readonly top: number;
}

export interface ShareBlock extends Asking {
  readonly block: 'share';
  readonly hint: Prose | null;
  readonly options: readonly Option[];
  readonly total: number;
}

/** One direction of a grid on which something is placed. */
export interface Axis {
  readonly title: Prose | null;
  /** In ascending order: left to right, bottom to top. On an axis of numbers the number is the id. */
  readonly points: readonly Entry[];
  readonly numeric: boolean;
  readonly ends: readonly [Prose, Prose] | null;
}

export interface PlaceBlock extends Asking {
  readonly block: 'place';
  readonly hint: Prose | null;
  readonly x: Axis;
  readonly y: Axis;
  /** What is printed in the cells, by `x/y`. */
  readonly cells: ReadonlyMap<string, { readonly title: Prose | null; readonly text: Prose | null }>;
  readonly marks: readonly Entry[];
  readonly arrow: boolean;
  readonly many: boolean;
}

/** Answers of earlier rounds, printed. */
export interface ResultsBlock {
  readonly block: 'results';
  readonly instrument: string;
  readonly show: 'favorable' | 'mean';
  readonly rounds: readonly {
    readonly name: string;
    /** As one would type it. */
    readonly path: string;
    readonly bytes: Uint8Array;
  }[];
  readonly span: Span;
}

/** Cards to cut out, and what is on their backs. */
export interface CardsBlock {
  readonly block: 'cards';
  readonly id: string;
  readonly items: readonly Prose[];
  readonly columns: number;
  readonly rows: number;
  /** None, or one for each card. */
  readonly backs: readonly Prose[];
  readonly span: Span;
}

export interface TextBlock {
  readonly block: 'text';
  readonly text: Prose;
  readonly span: Span;
}

export interface InstrumentBlock {
  readonly block: 'instrument';
  readonly id: string;
  readonly title: boolean;
  readonly instructions: boolean;
  readonly span: Span;
}

export interface HandoutBlock {
  readonly block: 'handout';
  readonly id: string;
  readonly part: string | null;
  readonly span: Span;
}

export interface ColumnsBlock {
  readonly block: 'columns';
  readonly widths: readonly number[];
  readonly columns: readonly (readonly Block[])[];
  readonly span: Span;
}

export interface BoxBlock {
  readonly block: 'box';
  readonly title: Prose | null;
  readonly body: readonly Block[];
  readonly span: Span;
}

export interface PageBreakBlock {
  readonly block: 'page-break';
  readonly span: Span;
}

export type Block =
  | TextBlock
  | WriteBlock
  | AskBlock
  | ChooseBlock
  | GridBlock
  | SlotsBlock
  | PickBlock
  | RankBlock
  | ShareBlock
  | PlaceBlock
  | CardsBlock
  | ResultsBlock
  | InstrumentBlock
  | HandoutBlock
  | ColumnsBlock
  | BoxBlock
  | PageBreakBlock;

export interface Appendix {
  readonly title: Prose | null;
  readonly worksheets: readonly string[];
  readonly show: 'full' | 'questions' | 'title';
}

export type PaperName = 'a4' | 'a5' | 'letter' | 'legal';
/** Millimetres. */
export interface Paper {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export type DocumentKind = 'booklet' | 'facilitator' | 'worksheets' | 'instruments' | 'handouts';

export interface Plan {
  readonly path: string;
  readonly id: string;
  readonly title: Prose;
  readonly subtitle: Prose | null;
  readonly event: Prose | null;
  readonly language: string;
  readonly date: string | null;
  readonly start: number | null;
  readonly timezone: string | null;
  readonly alsoTimezones: readonly string[];
  readonly venue: string | null;
  readonly facilitators: readonly string[];
  readonly participants: number | null;
  readonly welcome: Prose | null;
  readonly closing: Prose | null;
  readonly epigraph: Epigraph | null;
  readonly clock: 12 | 24;
  readonly links: 'footnote' | 'inline' | 'qr' | 'none';
  readonly rights: Prose | null;
  readonly paper: Paper;
  readonly theme: string;
  /** Folder that shadows the built-in templates; null: none. Absolute. */
  readonly templates: string | null;
  readonly documents: readonly DocumentKind[];
  readonly numbering: Readonly<Record<'modules' | 'worksheets' | 'handouts', string | null>>;
  readonly pagesStart: 'cover' | 'first-module';
  readonly notes: number;
  /** Worksheets gathered again at the end of the booklet, in their order. */
  readonly appendix: Appendix | null;
  readonly references: readonly Prose[];
  readonly logos: readonly { readonly picture: Picture; readonly alt: string }[];
  /** Pictures of texts, by `pictureKey`. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly identify: readonly IdentifyKey[];
  readonly privacyMinimum: number;
  readonly modules: readonly Module[];
  readonly instruments: readonly Instrument[];
  readonly worksheets: readonly Worksheet[];
  readonly handouts: readonly Handout[];
  /** Ids of what may be printed or referred to, in the order of the file. */
  readonly order: readonly string[];
  readonly span: Span;
}

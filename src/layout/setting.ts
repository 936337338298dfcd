import type { Findings } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { Labels } from '../labels/index.js';
import type { Plan, ResultsBlock, Schedule } from '../plan/index.js';
import type { Metrics } from '../text/index.js';
import type { StyleName, Theme } from '../theme/index.js';
import type { Frame } from './frame.js';
import type { Section } from './items.js';
import type { FeedbackData, ReportData } from './report/types.js';
import type { RoomData } from './room/types.js';
import type { Node } from './structure.js';
import { BASELINE, U } from './units.js';

/** First and last page of everything that has a key (`activity:fireside`, `sheet:trust`), as printed. */
export type PageIndex = ReadonlyMap<string, readonly [string, string]>;

/** A document: a booklet with all pages, a guide, or a sheet that is handed out by itself. */
export type DocumentKind = 'booklet' | 'facilitator' | 'sheet';

/** What came back in earlier rounds, ready to be printed. */
export interface Earlier {
  readonly rounds: readonly { readonly name: string; readonly n: number }[];
  /** Ends of what is shown: the scale's, or 0 and 100 percent. */
  readonly lowest: number;
  readonly highest: number;
  readonly percent: boolean;
  /** A value for each round; null: not to be shown, or nothing to show. */
  readonly rows: readonly { readonly text: string; readonly values: readonly (number | null)[] }[];
}

/** What the first page of somebody's pack says. */
export interface PackCover {
  readonly name: string;
  /** Role and school, in one line. */
  readonly line: string;
  /** Table and groups, each as one large sign. */
  readonly signs: readonly { readonly title: string; readonly sign: string; readonly note: string }[];
  /** Sheets in the order of their use. */
  readonly sheets: readonly { readonly when: string; readonly title: string; readonly pages: number }[];
  /** What is bound and lies with it, in words. */
  readonly bound: readonly string[];
  /** Titles of anonymous sheets that lie inside. */
  readonly loose: readonly string[];
  /** Pages of the whole pack, this one included. */
  readonly total: number;
}

/** Notes at the foot of pages, counted: those of a reading, or those of the rest of a document. */
export interface NoteCounter {
  count: number;
}

/** What everything on the pages of one document has in common. */
export interface Setting {
  readonly plan: Plan;
  readonly forms: Forms;
  readonly schedule: Schedule;
  readonly theme: Theme;
  readonly metrics: Metrics;
  readonly frame: Frame;
  /** Of pages that are turned. */
  readonly landscape: Frame;
  /** Answers of earlier rounds, by the block that shows them. */
  readonly earlier: ReadonlyMap<ResultsBlock, Earlier>;
  readonly labels: Labels;
  readonly kind: DocumentKind;
  /** Pages of this document after the last pass; empty in the first. */
  readonly index: PageIndex;
  /** Pages of the booklet, for the guide. */
  readonly booklet: PageIndex;
  /** Of a personal pack's first page; null elsewhere. */
  readonly pack: PackCover | null;
  readonly findings: Findings;
  readonly numbers: ReadonlyMap<string, string>;
  /** Runs on through the document, so that no page has two notes of one number; begun anew with each layout. */
  readonly notes: NoteCounter;
  /** What lies on the table that morning; null in every other document. */
  readonly room: RoomData | null;
  /** What a report says; null in all other documents. */
  readonly report: ReportData | null;
  /** What one person is told; null in all other documents. */
  readonly feedback: FeedbackData | null;
}

/** Where blocks are put: left edge and width in points, and the element that they belong to. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly node: Node;
  /** Depth that the next heading has in the structure. */
  readonly depth: number;
  /** One-line questions have their words above the blank, because those beside them need it: on so many lines at least, question by question. */
  readonly asksAbove?: readonly number[];
}

export type { Section };

/** Height of a line in points. */
export function leadOf(s: Setting, name: StyleName): number {
  return s.theme.styles[name].lead * U;
}

/** Baseline of a style's line below the line's upper edge, in points. */
export function baselineOf(s: Setting, name: StyleName): number {
  return leadOf(s, name) * BASELINE;
}

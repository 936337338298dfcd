import type { ChartTable, Figure } from '../../charts/index.js';
import type { Prose } from '../../markdown/index.js';

/** What a report says, as plain data: page one and the details of each form, cautions, method. */
export interface ReportData {
  /** The session's title. */
  readonly title: string;
  /** What came out, in a line; the session's title where nothing changed. */
  readonly headline: string;
  readonly lead: readonly string[];
  readonly talk: readonly TalkData[];
  readonly parts: readonly PartData[];
  /** By form; one without a title is about the files. */
  readonly cautions: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly method: readonly { readonly term: string; readonly text: string }[];
  /** Where the figures came from. */
  readonly source: string;
}

export interface TalkData {
  readonly about: string;
  readonly text: string;
  readonly ask: string;
  /** The form, where there are several. */
  readonly of?: string;
}

export interface RankedData {
  readonly text: string;
  /** Length of its bar. */
  readonly percent: number;
  readonly shown: string;
}

export interface FirstData {
  readonly asked: readonly string[];
  readonly lead: readonly string[];
  readonly measure: string;
  readonly strongest: { readonly title: string; readonly items: readonly RankedData[] };
  readonly weakest: { readonly title: string; readonly items: readonly RankedData[] };
  readonly changed: FigureData | null;
  readonly talk: readonly TalkData[];
  readonly care: string | null;
}

export interface PartData {
  readonly kind: 'instrument' | 'worksheet';
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly first: FirstData | null;
  readonly sections: readonly SectionData[];
}

export interface SectionData {
  readonly id: string;
  readonly title: string;
  readonly intro: string | null;
  readonly blocks: readonly BlockData[];
}

export interface FigureData {
  readonly block: 'figure';
  readonly title: string;
  readonly note: string | null;
  readonly figure: Figure;
}

export interface QuotesData {
  readonly block: 'quotes';
  readonly title: string;
  readonly note: string;
  readonly texts: readonly { readonly text: string; readonly times: number }[];
}

export interface TableData {
  readonly block: 'table';
  readonly title: string;
  readonly table: ChartTable;
}

export type BlockData =
  | FigureData
  | QuotesData
  | TableData
  | { readonly block: 'text'; readonly text: string };

/** What one person is told: their own figures beside those of all. */
export interface FeedbackData {
  /** Whom it is for, as it is to be read. */
  readonly name: string;
  /** School, role: what stands under the name. */
  readonly details: string;
  readonly parts: readonly FeedbackPart[];
}

export interface FeedbackPart {
  readonly id: string;
  readonly title: string;
  /** What was answered when, and by how many others. */
  readonly lead: readonly string[];
  readonly figure: FigureData | null;
  readonly scores: ChartTable | null;
  /** What each band means: its name, from where to where, and whose scores are in it. */
  readonly bands: readonly { readonly label: string; readonly text: string }[];
  /** What to do next, for the bands that the own scores are in. */
  readonly steps: readonly { readonly title: string; readonly advice: Prose }[];
  readonly answers: ChartTable | null;
  readonly written: readonly QuotesData[];
}

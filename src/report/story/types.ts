import type { ChartTable, Figure } from '../../charts/index.js';

/** What a report says, before it is known on what: the page of HTML, the PDF and the feedback are made of it. */
export interface Story {
  readonly language: string;
  /** The session's title. */
  readonly title: string;
  /** What came out, in a line; the session's title where nothing changed. */
  readonly headline: string;
  readonly lead: readonly string[];
  /** Three things at most, over all forms. */
  readonly talk: readonly Talk[];
  readonly parts: readonly Part[];
  /** By form; the first without a title is about the files. */
  readonly cautions: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly method: readonly { readonly term: string; readonly text: string }[];
  /** Where the figures came from. */
  readonly source: string;
}

/** Something to talk about: what it is, what the figures say of it, a question that they leave open. */
export interface Talk {
  readonly about: string;
  readonly text: string;
  readonly ask: string;
  /** The form, where there are several. */
  readonly of?: string;
}

/** An item and the share of answers that speak for it, or its mean as a share of the scale. */
export interface Ranked {
  readonly text: string;
  readonly percent: number;
  readonly shown: string;
}

export interface FirstPage {
  /** What was asked of how many, in sentences. */
  readonly asked: readonly string[];
  readonly facts: readonly { readonly term: string; readonly value: string; readonly note: string }[];
  readonly lead: readonly string[];
  /** What the items are ranked by, in words. */
  readonly measure: string;
  readonly strongest: { readonly title: string; readonly items: readonly Ranked[] };
  readonly weakest: { readonly title: string; readonly items: readonly Ranked[] };
  /** What changed; where nothing can have, the means. */
  readonly changed: Extract<Block, { block: 'figure' }> | null;
  readonly talk: readonly Talk[];
  readonly care: string | null;
}

export interface Part {
  readonly kind: 'instrument' | 'worksheet';
  readonly id: string;
  readonly title: string;
  /** What it came to, for an overview of several forms. */
  readonly lead: string;
  /** Of an instrument of which something may be shown. */
  readonly first: FirstPage | null;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Unique in the report. */
  readonly id: string;
  readonly title: string;
  readonly intro: string | null;
  readonly blocks: readonly Block[];
}

/** What somebody wrote; `times`: how many wrote just this. */
export interface Quote {
  readonly text: string;
  readonly times: number;
}

export type Block =
  | {
      readonly block: 'figure';
      readonly title: string;
      readonly note: string | null;
      readonly figure: Figure;
    }
  | { readonly block: 'table'; readonly title: string; readonly table: ChartTable }
  | {
      readonly block: 'quotes';
      readonly title: string;
      readonly note: string;
      readonly texts: readonly Quote[];
    }
  | { readonly block: 'text'; readonly text: string };

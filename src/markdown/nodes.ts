import type { Span } from '../source/index.js';

/** Markdown of the plan, unparsed: `inline` for titles and prompts, `blocks` for whole paragraphs and more. */
export interface Prose {
  readonly format: 'inline' | 'blocks';
  readonly source: string;
  readonly span: Span;
}

export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'emphasis' | 'strong' | 'mark' | 'sup'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' }
  /** `title` is the caption; empty where it has none. */
  | { readonly type: 'image'; readonly file: string; readonly alt: string; readonly title: string }
  | { readonly type: 'note'; readonly note: number }
  | { readonly type: 'ref' | 'pages' | 'time'; readonly target: string }
  | { readonly type: 'blank'; readonly width: number | null }
  | { readonly type: 'slot'; readonly slot: number };

export type Block =
  | {
      readonly type: 'heading';
      readonly depth: number;
      readonly children: readonly Inline[];
      readonly span: Span;
    }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[]; readonly span: Span }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
      readonly span: Span;
    }
  | { readonly type: 'quote'; readonly children: readonly Block[]; readonly span: Span }
  | {
      readonly type: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
      readonly align: readonly ('left' | 'center' | 'right' | null)[];
      readonly span: Span;
    }
  | { readonly type: 'code'; readonly value: string; readonly span: Span }
  | { readonly type: 'rule'; readonly span: Span }
  | Directive;

/** `::name{…}` (no body) or `:::name{…}` with blocks until `:::`. Only templates have them. */
export interface Directive {
  readonly type: 'directive';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Block[] | null;
  readonly span: Span;
}

export interface ListItem {
  /** null: no box; else a box to tick, ticked or not. */
  readonly checked: boolean | null;
  readonly children: readonly Block[];
}

/** What a Markdown text holds: its blocks, and the footnotes that they call by number from 0. */
export interface Markdown {
  readonly blocks: readonly Block[];
  readonly notes: readonly (readonly Block[])[];
}

/** A strip of content as pages see it: its height, the space round it, and where pages may end. All in points. */
export interface Strip<S> {
  readonly height: number;
  /** Space wanted above and below; the larger of two neighbours counts, none at the head of a page. */
  readonly before: number;
  readonly after: number;
  /** No page may end between this strip and the next. */
  readonly keep: boolean;
  /** Begins a page, a right-hand one, or one unless all that stands on the open page is passing. */
  readonly start: 'page' | 'right' | 'apart' | null;
  /** May share its page with whatever follows: a break, a word between two tasks. */
  readonly passing: boolean;
  /** Of a sheet that belongs to what stands before it: a last word without room below the sheet may stand between them. */
  readonly attached: boolean;
  /** A heading or a prompt: it does not end a page, even where what it is kept with is taller than one. */
  readonly leads: boolean;
  /** Room to spare: no page is made for it alone. Such a page is left out, or `line` is set again down to its foot. */
  readonly spare: { readonly line: S | null } | null;
  /** Repeated above this strip where it begins a page. */
  readonly repeat: S | null;
  readonly notes: readonly { readonly height: number }[];
  readonly fill: unknown;
  /** Stands on a turned page, by itself. */
  readonly landscape: boolean;
}

export interface Placed<S> {
  readonly strip: S;
  /** From the head of the text area to the strip's upper edge. */
  readonly y: number;
  /** The strip's own, or what it fills. */
  readonly height: number;
  /** A table's head that stands here again. */
  readonly repeated: boolean;
}

export interface Page<S extends Strip<S>> {
  /** From 1. */
  readonly number: number;
  readonly landscape: boolean;
  readonly placed: readonly Placed<S>[];
  /** Footnotes of the page, from the foot of the text area upwards: `y` as above. */
  readonly notes: readonly { readonly note: S['notes'][number]; readonly y: number }[];
}

export interface Sheet {
  /** Height of the text area, and of that of turned pages. */
  readonly height: number;
  readonly landscapeHeight: number;
  /** Space between the text and the first footnote, with the rule between them. */
  readonly noteGap: number;
  /** Of white, in points; where it is given, white gives way before a remnant takes a page. */
  readonly unit?: number;
}

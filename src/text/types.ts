import type { Direction } from './bidi.js';
import type { TextStyle } from './metrics.js';

/** Text of one style. `mark` travels with it to the page: a link, a footnote's call, a tint. */
export interface Run<Mark> {
  readonly text: string;
  readonly style: TextStyle;
  /** Points above the baseline. */
  readonly rise: number;
  readonly mark: Mark | null;
  /** A blank to write on, so wide (points); its text is empty. */
  readonly blank: number | null;
}

/** A stretch of a line in one style and direction; `x` from the line's start, in points. */
export interface Span<Mark> {
  readonly x: number;
  readonly width: number;
  /** In the order in which it is read. */
  readonly text: string;
  readonly run: Run<Mark>;
  /** Drawn from right to left. */
  readonly rtl?: boolean;
}

export interface Line<Mark> {
  /** From the left. */
  readonly spans: readonly Span<Mark>[];
  readonly width: number;
  /** Of the paragraph that the line is a part of: on which side it begins. */
  readonly base: Direction;
}

export interface Breaking {
  /** Points. */
  readonly width: number;
  /** Lines of even length, for titles: no word alone on the last line. */
  readonly even?: boolean;
  /** Of the language around; default from left to right. */
  readonly direction?: Direction;
  /** Where a word may be parted; without it only at soft hyphens. */
  readonly hyphenate?: Hyphenate | null;
}

/** Places in a word, counted in characters from its beginning, where it may be parted by a hyphen. */
export type Hyphenate = (word: string) => readonly number[];

/** A part of a run that no line may end in, with the blanks behind it. */
export interface Token<Mark> {
  readonly run: Run<Mark>;
  readonly text: string;
  readonly width: number;
  readonly blanks: number;
  /** Of embedding (UAX #9); odd: from right to left. */
  readonly level: number;
  /** Of its paragraph. */
  readonly base: Direction;
  /** Offsets of soft hyphens in the text. */
  readonly soft: readonly number[];
}

/** Tokens between two places where a line may end. */
export interface Chunk<Mark> {
  readonly tokens: readonly Token<Mark>[];
  /** With the blanks inside, without those at its end. */
  readonly width: number;
  readonly blanks: number;
  /** A line ends behind it in any case. */
  readonly required: boolean;
}

export function chunkOf<Mark>(tokens: readonly Token<Mark>[], required: boolean): Chunk<Mark> {
  const all = tokens.reduce((sum, t) => sum + t.width + t.blanks, 0);
  const blanks = trailing(tokens);
  return { tokens, width: all - blanks, blanks, required };
}

/** Width of the blanks at the end. */
export function trailing<Mark>(tokens: readonly Token<Mark>[]): number {
  let blanks = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    blanks += tokens[i]!.blanks;
    if (tokens[i]!.text !== '' || tokens[i]!.run.blank !== null) break;
  }
  return blanks;
}

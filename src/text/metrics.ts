import { stretchesOf } from './bidi.js';

/** The eight faces that a theme gives a font file each. `bold` is the family's second weight (semibold in classic). */
export const FACES = [
  'serif',
  'serif-italic',
  'serif-bold',
  'serif-bold-italic',
  'sans',
  'sans-italic',
  'sans-bold',
  'sans-bold-italic',
] as const;

export type Face = (typeof FACES)[number];

/** What layout knows of fonts. `pdf` implements it; tests may count letters. */
export interface Metrics {
  /**
   * Advance of a word without blanks, in points at a size of 1 pt: with the letters that the face lacks from the font
   * that draws them, and shaped and mirrored as the direction wants it.
   */
  word(face: Face, word: string, rtl?: boolean): number;
  /** Advance of a blank, in points at a size of 1 pt. */
  space(face: Face): number;
  /** Whether the character can be drawn, by the face or by another in its place. */
  has(face: Face, codePoint: number): boolean;
}

export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
}

const BLANKS = /[ \u00a0]/;

/** Width in points of a text on one line; words are measured alone, blanks added, as they are drawn. */
export function textWidth(metrics: Metrics, style: TextStyle, text: string): number {
  return stretchesOf(text).reduce((sum, s) => sum + stretchWidth(metrics, style, s.text, s.rtl), 0);
}

/** The same for a text that runs in one direction. */
export function stretchWidth(metrics: Metrics, style: TextStyle, text: string, rtl: boolean): number {
  let width = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !BLANKS.test(text[i]!)) continue;
    if (i > start) width += metrics.word(style.face, text.slice(start, i), rtl);
    if (i < text.length) width += metrics.space(style.face);
    start = i + 1;
  }
  return width * style.size;
}

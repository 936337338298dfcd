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
  /** Advance of a word without blanks, in points at a size of 1 pt. */
  word(face: Face, word: string): number;
  /** Advance of a blank, in points at a size of 1 pt. */
  space(face: Face): number;
  /** Whether the face can draw the character. */
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
  let width = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !BLANKS.test(text[i]!)) continue;
    if (i > start) width += metrics.word(style.face, text.slice(start, i));
    if (i < text.length) width += metrics.space(style.face);
    start = i + 1;
  }
  return width * style.size;
}

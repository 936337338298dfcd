import { create } from 'fontkit';
import type { Face, Metrics } from '../text/index.js';
import { FACES, mirrored } from '../text/index.js';
import { type Fallback, Fallbacks } from './fallbacks.js';
import { FontFace, type Shaped } from './font-face.js';
import { FormFont } from './form-font.js';

/** Bytes of the four weights of both families, by face. */
export type FontBytes = Readonly<Record<Face, Uint8Array>>;

/** A word as it is drawn: from the left, a part for each font that it needs. Width in 1/1000 of the size. */
export interface Word {
  readonly parts: readonly { readonly face: FontFace; readonly shaped: Shaped }[];
  readonly width: number;
}

const MAX_WORDS = 200_000;

/** The eight faces of a theme and what stands in for them: measures for layout, glyphs for drawing. */
export class Fonts implements Metrics {
  private readonly faces: Readonly<Record<Face, FontFace>>;
  private readonly spaces: Readonly<Record<Face, number>>;
  private readonly fallbacks: Fallbacks;
  /** Shaped words by face, those from right to left apart. */
  private readonly words = new Map<string, Map<string, Word>>();
  private formFont: FormFont | null = null;

  /** `form` is a TrueType file for what is typed into fields; of several fallbacks that have a letter the first counts. */
  constructor(
    bytes: FontBytes,
    private readonly form: Uint8Array,
    fallbacks: readonly Fallback[] = [],
  ) {
    const entries = FACES.map((name): [Face, FontFace] => [
      name,
      new FontFace(name, create(Buffer.from(bytes[name])) as fontkit.Font, false),
    ]);
    this.faces = Object.fromEntries(entries) as Record<Face, FontFace>;
    const spaces = entries.map(([name, face]): [Face, number] => [name, (face.space ?? 0) / 1000]);
    this.spaces = Object.fromEntries(spaces) as Record<Face, number>;
    this.fallbacks = new Fallbacks(fallbacks);
  }

  /** Cut once for the process, and only where something can be filled in. */
  forForms(): FormFont {
    this.formFont ??= new FormFont(this.form);
    return this.formFont;
  }

  face(name: Face): FontFace {
    return this.faces[name];
  }

  /** A word without blanks, shaped; with `rtl` it is mirrored and runs from right to left. */
  shape(face: Face, word: string, rtl: boolean): Word {
    const words = this.wordsOf(rtl ? `${face} rtl` : face);
    const known = words.get(word);
    if (known) return known;
    const text = rtl ? mirrored(word) : word;
    const stretches = this.fallbacks.stretches(text, this.faces[face], face.includes('bold'));
    const read = stretches.map((s) => ({ face: s.face, shaped: s.face.shape(s.text, rtl) }));
    const parts = rtl ? read.reverse() : read;
    const made = { parts, width: parts.reduce((sum, p) => sum + p.shaped.width, 0) };
    if (words.size < MAX_WORDS) words.set(word, made);
    return made;
  }

  word(face: Face, word: string, rtl = false): number {
    return this.shape(face, word, rtl).width / 1000;
  }

  space(face: Face): number {
    return this.spaces[face];
  }

  has(face: Face, codePoint: number): boolean {
    return this.faces[face].has(codePoint) || this.fallbacks.has(codePoint);
  }

  private wordsOf(key: string): Map<string, Word> {
    const known = this.words.get(key);
    if (known) return known;
    const made = new Map<string, Word>();
    this.words.set(key, made);
    return made;
  }
}

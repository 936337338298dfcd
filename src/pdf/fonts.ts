import { create } from 'fontkit';
import type { Face, Metrics } from '../text/index.js';
import { FACES } from '../text/index.js';
import { FormFont } from './form-font.js';

/** Glyphs of a word with their advances, shaped once and used by every document. Units: 1/1000 of the size. */
export interface Shaped {
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
}

interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** What the font says. */
  readonly advance: number;
  /** What it is moved by instead, after kerning. */
  readonly moved: number;
  readonly dx: number;
  readonly dy: number;
}

/** A parsed font file, shared by all documents of the process. */
export class FontFace {
  private readonly words = new Map<string, Shaped>();
  readonly space: number;

  constructor(readonly font: fontkit.Font) {
    settleGlyphNames(font);
    this.space = (font.glyphForCodePoint(32).advanceWidth * 1000) / font.unitsPerEm;
  }

  shape(word: string): Shaped {
    const known = this.words.get(word);
    if (known) return known;
    const run = this.font.layout(word);
    const scale = 1000 / this.font.unitsPerEm;
    const glyphs = run.glyphs.map((g, i): ShapedGlyph => {
      const p = run.positions[i]!;
      return {
        id: g.id,
        codePoints: g.codePoints,
        advance: g.advanceWidth * scale,
        moved: p.xAdvance * scale,
        dx: p.xOffset * scale,
        dy: p.yOffset * scale,
      };
    });
    const shaped = { glyphs, width: glyphs.reduce((sum, g) => sum + g.moved, 0) };
    if (this.words.size < MAX_WORDS) this.words.set(word, shaped);
    return shaped;
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }
}

const MAX_WORDS = 200_000;

/** Characters that must not be the first to name a glyph that others share. */
function namesBadly(c: number): boolean {
  return (
    c === 0xa0 ||
    c === 0xad ||
    (c >= 0xfb00 && c <= 0xfb06) ||
    (c >= 0xfb50 && c <= 0xfdff) ||
    (c >= 0xfe70 && c <= 0xfefc)
  );
}

/** Latin letters, and the punctuation of ordinary text. */
function isUsual(c: number): boolean {
  return c < 0x250 || (c >= 0x2010 && c <= 0x206f);
}

/**
 * fontkit keeps glyph objects with the characters of their first use, so that text copied from a later document
 * would depend on earlier ones. Asking for every glyph once, in one order, gives each its own name for good.
 */
function settleGlyphNames(font: fontkit.Font): void {
  for (const ligature of ['ff', 'fi', 'fl', 'ffi', 'ffl', 'fj']) font.layout(ligature);
  const named = font.characterSet.filter((c) => !namesBadly(c));
  // Where one glyph serves an apostrophe and a modifier letter, the one that people write gives the name.
  for (const c of [...named.filter(isUsual), ...named]) font.glyphForCodePoint(c);
}

/** Bytes of the four weights of both families, by face. */
export type FontBytes = Readonly<Record<Face, Uint8Array>>;

/** The eight faces of a theme: measures for layout, glyphs for drawing. */
export class Fonts implements Metrics {
  private readonly faces: Readonly<Record<Face, FontFace>>;
  private formFont: FormFont | null = null;

  /** `form` is a TrueType file for what is typed into fields. */
  constructor(
    bytes: FontBytes,
    private readonly form: Uint8Array,
  ) {
    const entries = FACES.map((name): [Face, FontFace] => [
      name,
      new FontFace(create(Buffer.from(bytes[name])) as fontkit.Font),
    ]);
    this.faces = Object.fromEntries(entries) as Record<Face, FontFace>;
  }

  /** Cut once for the process, and only where something can be filled in. */
  forForms(): FormFont {
    this.formFont ??= new FormFont(this.form);
    return this.formFont;
  }

  face(name: Face): FontFace {
    return this.faces[name];
  }

  word(face: Face, word: string): number {
    return this.faces[face].shape(word).width / 1000;
  }

  space(face: Face): number {
    return this.faces[face].space / 1000;
  }

  has(face: Face, codePoint: number): boolean {
    return this.faces[face].has(codePoint);
  }
}

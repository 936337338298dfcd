/** Glyphs of a word with their advances, shaped once and used by every document. Units: 1/1000 of the size. */
export interface Shaped {
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
}

export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** What the font says. */
  readonly advance: number;
  /** What it is moved by instead, after kerning. */
  readonly moved: number;
  readonly dx: number;
  /** Upwards. */
  readonly dy: number;
}

/** A parsed font file, shared by all documents of the process. */
export class FontFace {
  /** Glyph of the blank. */
  readonly blank: number;

  constructor(
    /** Under which documents embed it. */
    readonly name: string,
    readonly font: fontkit.Font,
    /** Drawn where a theme's face lacks a letter. */
    readonly fallback: boolean,
  ) {
    if (fallback) nameGlyphsAnew(font);
    else settleGlyphNames(font);
    this.blank = font.glyphForCodePoint(32).id;
  }

  /** Advance of a blank; null where fontkit stumbles over the empty glyph, as it does in some files. */
  get space(): number | null {
    try {
      return (this.font.glyphForCodePoint(32).advanceWidth * 1000) / this.font.unitsPerEm;
    } catch {
      return null;
    }
  }

  /** Shapes a word without blanks; its glyphs come from the left. */
  shape(word: string, rtl: boolean): Shaped {
    const direction = rtl ? 'rtl' : this.fallback ? 'ltr' : undefined;
    const run = this.font.layout(word, undefined, undefined, undefined, direction);
    const scale = 1000 / this.font.unitsPerEm;
    const all = run.glyphs.map((g, i): ShapedGlyph => {
      const p = run.positions[i]!;
      return {
        id: g.id,
        // Readers turn round every letter of a line, those inside a ligature too.
        codePoints: rtl ? [...g.codePoints].reverse() : g.codePoints,
        advance: g.advanceWidth * scale,
        moved: p.xAdvance * scale,
        dx: p.xOffset * scale,
        dy: p.yOffset * scale,
      };
    });
    // Joiners have done their work, and would be copied as blanks.
    const glyphs = JOINERS.test(word) ? all.filter((g) => g.id !== this.blank) : all;
    return { glyphs, width: glyphs.reduce((sum, g) => sum + g.moved, 0) };
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }
}

const JOINERS = /[\u200c\u200d]/;

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

/**
 * Scripts with joined forms draw several letters by one glyph, and tell them apart by marks. Such a glyph has no name
 * for good, but that of the letter it stands for where it stands.
 */
function nameGlyphsAnew(font: fontkit.Font): void {
  const made = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    delete font._glyphs[id];
    return made(id, codePoints);
  };
}

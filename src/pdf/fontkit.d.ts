/** As much of fontkit as Plenary uses; the package brings no types. */
declare namespace fontkit {
  interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
  }
  interface Position {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  interface Font {
    readonly unitsPerEm: number;
    readonly capHeight: number;
    readonly characterSet: readonly number[];
    /** Glyphs by id, with the characters that they were first asked for. */
    _glyphs: Record<number, Glyph>;
    getGlyph(id: number, codePoints?: readonly number[]): Glyph;
    layout(
      text: string,
      features?: undefined,
      script?: undefined,
      language?: undefined,
      direction?: 'ltr' | 'rtl',
    ): { readonly glyphs: readonly Glyph[]; readonly positions: readonly Position[] };
    glyphForCodePoint(codePoint: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    createSubset(): { includeGlyph(glyph: number): number; encode(): Uint8Array };
  }
}

declare module 'fontkit' {
  export function create(bytes: Uint8Array): fontkit.Font;
}

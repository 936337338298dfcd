import { create } from 'fontkit';
import { characterMap, fileOf, tablesOf } from './sfnt.js';

/** Characters at 0x80–0x9f of Windows-1252 (PDF's WinAnsiEncoding); 0 where there is none. */
const SPECIAL = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e,
  0x178,
];

/** First and last code that the font has a width for. */
export const CODES = [32, 255] as const;

/** Viewers set the lines of a field this much apart, as a share of the type size. */
const LINE = 1.35;

/** A font for what people type, as it stands in a PDF. Measures in 1/1000 of the size. */
export interface FormFontFile {
  readonly file: Uint8Array;
  readonly widths: readonly number[];
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
}

/**
 * The Latin part of a TrueType face with the character map that a simple font needs (PDF 1.7, 9.6.6.4), whole rather
 * than by the characters in use, because what will be typed is not known.
 */
export class FormFont {
  /** For places without lines. */
  readonly plain: FormFontFile;
  /**
   * For places with printed lines. Viewers know nothing of these, but all of them lead text by about 1.35 of its
   * size. So the size is chosen for its lead, and the letters are drawn smaller inside it.
   */
  readonly ruled: FormFontFile;

  constructor(bytes: Uint8Array) {
    this.plain = cut(bytes, 1, { ascent: 980, descent: -270 });
    this.ruled = cut(bytes, 0.7, { ascent: 1130, descent: 1130 - LINE * 1000 });
  }

  /** Size in points whose lines stand `lead` points apart. */
  static sizeFor(lead: number): number {
    return Math.round((lead / LINE) * 100) / 100;
  }
}

function cut(
  bytes: Uint8Array,
  shrink: number,
  line: { readonly ascent: number; readonly descent: number },
): FormFontFile {
  const font = create(bytes);
  const subset = font.createSubset();
  const glyphs = new Map<number, number>();
  const scale = (1000 / font.unitsPerEm) * shrink;
  const widths: number[] = [];
  for (let code: number = CODES[0]; code <= CODES[1]; code++) {
    const character = code >= 0x80 && code < 0xa0 ? SPECIAL[code - 0x80]! : code;
    const glyph = font.glyphForCodePoint(character);
    if (character !== 0 && glyph.id !== 0) glyphs.set(character, subset.includeGlyph(glyph.id));
    widths.push(glyph.id === 0 ? 0 : Math.round(glyph.advanceWidth * scale));
  }
  const tables = tablesOf(subset.encode());
  tables.set('cmap', characterMap(glyphs));
  const head = Buffer.from(tables.get('head')!);
  head.writeUInt16BE(Math.round(font.unitsPerEm / shrink), UNITS_PER_EM);
  tables.set('head', head);
  const round = (x: number): number => Math.round(x * scale);
  return {
    file: fileOf(tables),
    widths,
    box: [round(-200), Math.round(line.descent), round(font.unitsPerEm * 1.2), Math.round(line.ascent)],
    ascent: Math.round(line.ascent),
    descent: Math.round(line.descent),
    capHeight: round(font.capHeight),
  };
}

/** Where the table `head` has the units of an em. */
const UNITS_PER_EM = 18;

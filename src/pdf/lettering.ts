import { type Face, stretchesOf } from '../text/index.js';
import type { FontFace } from './font-face.js';
import type { Fonts, Word } from './fonts.js';
import { n } from './numbers.js';
import type { EmbeddedFont, Kit } from './pdfkit.js';

/** Glyphs of one font on one height, as they stand in a TJ array. */
export interface Strip {
  readonly font: EmbeddedFont;
  /** Above the baseline, in 1/1000 of the size. */
  readonly rise: number;
  readonly glyphs: string;
  /** What a word says that begins here, where its glyphs stand in another order: for whoever copies it. */
  readonly says: string | null;
  /** Such a word ends here. */
  readonly ends: boolean;
}

/** Turns words into glyphs of the fonts that one document embeds. */
export class Lettering {
  private readonly fonts = new Map<FontFace, EmbeddedFont>();
  private readonly words = new Map<string, Map<string, readonly Strip[]>>();
  /** Blanks of fallbacks. */
  private readonly spaces = new Map<EmbeddedFont, { readonly glyph: number; readonly advance: number }>();
  /** Glyphs of fallbacks by id and name: one that serves several letters is embedded once for each. */
  private readonly named = new Map<EmbeddedFont, Map<string, number>>();

  constructor(
    private readonly kit: Kit,
    private readonly faces: Fonts,
  ) {}

  /** A text of any directions on one line. */
  line(face: Face, text: string): readonly Strip[] {
    return joined(stretchesOf(text).flatMap((s) => this.strips(face, s.text, s.rtl)));
  }

  /** A text of one direction, its glyphs from the left. */
  strips(face: Face, text: string, rtl: boolean): readonly Strip[] {
    const read = text.split(/[ \u00a0]/);
    const words = rtl ? read.reverse() : read;
    const space = this.word(face, ' ', false);
    const drawn = words.map((word) => (word === '' ? [] : this.word(face, word, rtl)));
    return joined(
      drawn.flatMap((word, i) => [
        ...(i > 0 ? (this.blank(drawn[i - 1]?.at(-1), word[0], face) ?? space) : []),
        ...word,
      ]),
    );
  }

  /** A blank as wide as the face's own, from the fallback that draws both its neighbours: readers see one text. */
  private blank(left: Strip | undefined, right: Strip | undefined, face: Face): readonly Strip[] | null {
    if (!left || left.font !== right?.font) return null;
    const { font } = left;
    const space = this.spaces.get(font) ?? null;
    if (space === null) return null;
    const id = this.namedGlyph(font, { id: space.glyph, codePoints: [32] });
    font.widths[id] ??= space.advance;
    font.unicode[id] ??= [32];
    const moved = n(space.advance - this.faces.space(face) * 1000);
    return [{ font, rise: 0, glyphs: hex(id) + (moved === '0' ? '' : moved), ...SILENT }];
  }

  /** Operators that show strips from `at`, the content of a text matrix; the fonts are put on the page. */
  show(strips: readonly Strip[], size: number, at: string): string {
    let [font, rise]: [EmbeddedFont | null, number] = [null, 0];
    const shown = strips.map((strip, i) => {
      this.kit.page.fonts[strip.font.id] ??= strip.font.ref();
      const set = [
        strip.font === font ? '' : `/${strip.font.id} ${n(size)} Tf `,
        i === 0 ? `${at} Tm ` : '',
        strip.rise === rise ? '' : `${n((strip.rise * size) / 1000)} Ts `,
      ].join('');
      font = strip.font;
      rise = strip.rise;
      const says = strip.says === null ? '' : `/Span <</ActualText <${utf16(strip.says)}>>> BDC `;
      return `${says}${set}[${strip.glyphs.replaceAll('><', '')}] TJ${strip.ends ? ' EMC' : ''}`;
    });
    return `BT ${shown.join(' ')}${rise === 0 ? '' : ' 0 Ts'} ET`;
  }

  private word(face: Face, word: string, rtl: boolean): readonly Strip[] {
    const key = rtl ? `${face} rtl` : face;
    const known = this.words.get(key) ?? new Map<string, readonly Strip[]>();
    this.words.set(key, known);
    const before = known.get(word);
    if (before) return before;
    const shaped = this.faces.shape(face, word, rtl);
    const strips = joined(
      shaped.parts.flatMap(({ face: own, shaped: { glyphs } }) => {
        const font = this.embed(own);
        return glyphs.map((glyph): Strip => {
          const id = own.fallback ? this.namedGlyph(font, glyph) : font.subset.includeGlyph(glyph.id);
          font.widths[id] ??= glyph.advance;
          font.unicode[id] ??= glyph.codePoints;
          const left = glyph.dx === 0 ? '' : ` ${n(-glyph.dx)}`;
          const right = n(glyph.advance - glyph.moved + glyph.dx);
          const rise = own.fallback ? Math.round(glyph.dy) : 0;
          return { font, rise, glyphs: `${left}${hex(id)}${right === '0' ? '' : right}`, ...SILENT };
        });
      }),
    );
    const said = rtl ? strips : told(strips, word, shaped);
    known.set(word, said);
    return said;
  }

  private embed(face: FontFace): EmbeddedFont {
    const known = this.fonts.get(face);
    if (known) return known;
    this.kit.registerFont(face.name, face.font);
    this.kit.font(face.name);
    const font = this.kit._font;
    this.fonts.set(face, font);
    const advance = face.fallback ? face.space : null;
    if (advance !== null) this.spaces.set(font, { glyph: face.blank, advance });
    return font;
  }

  private namedGlyph(font: EmbeddedFont, glyph: { id: number; codePoints: readonly number[] }): number {
    const known = this.named.get(font) ?? new Map<string, number>();
    this.named.set(font, known);
    const key = `${glyph.id}:${glyph.codePoints.join(' ')}`;
    const id = known.get(key) ?? font.subset.glyphs.push(glyph.id) - 1;
    known.set(key, id);
    return id;
  }
}

function hex(id: number): string {
  return `<${id.toString(16).padStart(4, '0')}>`;
}

const SILENT = { says: null, ends: false };

/** Neighbours of one font and height as one. */
function joined(strips: readonly Strip[]): readonly Strip[] {
  const out: Strip[] = [];
  for (const strip of strips) {
    const last = out.at(-1);
    if (
      last &&
      last.font === strip.font &&
      last.rise === strip.rise &&
      last.says === null &&
      strip.says === null &&
      !last.ends
    )
      out[out.length - 1] = { ...last, glyphs: last.glyphs + strip.glyphs };
    else out.push(strip);
  }
  return out;
}

/** Adds what a word says where its glyphs do not: vowels that stand before their consonant, marks over others. */
function told(strips: readonly Strip[], word: string, { parts }: Word): readonly Strip[] {
  if (!parts.some((p) => p.face.fallback)) return strips;
  const glyphs = parts.flatMap((p) => p.shaped.glyphs);
  const said = String.fromCodePoint(...glyphs.flatMap((g) => g.codePoints));
  if (said === word && glyphs.every((g) => g.dx === 0 && g.dy === 0)) return strips;
  return strips.map((strip, i) => ({
    ...strip,
    says: i === 0 ? word : null,
    ends: i === strips.length - 1,
  }));
}

function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `feff${units.join('')}`;
}

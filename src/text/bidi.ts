import bidiModule from 'bidi-js';

/** The package's types name a default export inside the function that it is. */
const bidi = (bidiModule as unknown as typeof bidiModule.default)();

export type Direction = 'ltr' | 'rtl';

/** Text of one direction, in the order in which it is read. */
export interface Stretch {
  readonly text: string;
  readonly rtl: boolean;
}

/** Letters and marks that make a line run from right to left (UAX #9: R, AL, and the signs that steer it). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** With the sign that stands for one. */
const LETTER = /[\p{L}\u200e]/u;

const SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

/** Which way a language is written, by its usual script or the one that its tag names (`az-Arab`). */
export function directionOf(language: string): Direction {
  const known = directions.get(language);
  if (known) return known;
  const direction = SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
  directions.set(language, direction);
  return direction;
}

const directions = new Map<string, Direction>();

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/**
 * Which way a paragraph runs: as its first strong character does (UAX #9: P2, P3), or as the language around where it
 * has none. Among texts of a right-to-left language, one that begins with a word or two in Latin letters (`PDF`, a
 * name) keeps the direction around as long as half of its words are of that direction (HL1).
 */
export function baseOf(paragraph: string, around: Direction): Direction {
  if (!RIGHT_TO_LEFT.test(paragraph)) return LETTER.test(paragraph) ? 'ltr' : around;
  const { level } = bidi.getEmbeddingLevels(paragraph).paragraphs[0]!;
  if (level === 1) return 'rtl';
  const words = paragraph.match(WORD) ?? [];
  const turned = words.filter((word) => RIGHT_TO_LEFT.test(word)).length;
  return around === 'rtl' && turned * 2 >= words.length ? 'rtl' : 'ltr';
}

/** How a text runs, character by character. */
export interface Levels {
  /** Of embedding (UAX #9), odd where a character runs from right to left. */
  readonly levels: Uint8Array;
  /** Of the paragraph that a character is in, each being what ends in a line break (P1). */
  readonly bases: readonly Direction[];
}

/** Levels of the characters of a text, each of its paragraphs with a direction of its own; null where all of it runs from left to right. */
export function levelsOf(text: string, around: Direction): Levels | null {
  if (!RIGHT_TO_LEFT.test(text) && (around === 'ltr' || (LETTER.test(text) && !text.includes('\n'))))
    return null;
  const levels = new Uint8Array(text.length);
  const bases: Direction[] = [];
  for (const paragraph of text.split(/(?<=\n)/)) {
    const base = baseOf(paragraph, around);
    levels.set(bidi.getEmbeddingLevels(paragraph, base).levels, bases.length);
    for (let i = 0; i < paragraph.length; i++) bases.push(base);
  }
  return { levels, bases };
}

/** Indices in the order in which they stand on the line, from the left (UAX #9, rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && levels[order[to]!]! >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order;
}

/** A text on one line as stretches of one direction, from the left. */
export function stretchesOf(text: string): readonly Stretch[] {
  const levels = levelsOf(text, 'ltr')?.levels;
  if (!levels) return [{ text, rtl: false }];
  const runs: { text: string; level: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = runs.at(-1);
    if (last && last.level === levels[i]) last.text += text[i];
    else runs.push({ text: text[i]!, level: levels[i]! });
  }
  return visualOrder(runs.map((r) => r.level)).map((i) => ({
    text: runs[i]!.text,
    rtl: runs[i]!.level % 2 === 1,
  }));
}

/** Brackets and the like as they are drawn where text runs from right to left (rule L4). */
export function mirrored(text: string): string {
  return Array.from(text, (char) => bidi.getMirroredCharacter(char) ?? char).join('');
}

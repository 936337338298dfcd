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

const LETTER = /\p{L}/u;

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

/**
 * Embedding levels of the characters of a text (UAX #9), odd where it runs from right to left; null where all of it
 * runs from left to right. Among texts of a left-to-right language the first letter decides (P2, P3); among those of
 * a right-to-left one only texts in Latin letters throughout run the other way.
 */
export function levelsOf(text: string, around: Direction): Uint8Array | null {
  const turns = RIGHT_TO_LEFT.test(text);
  if (!turns && (around === 'ltr' || LETTER.test(text))) return null;
  return bidi.getEmbeddingLevels(text, around === 'rtl' ? 'rtl' : undefined).levels;
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
  const levels = levelsOf(text, 'ltr');
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

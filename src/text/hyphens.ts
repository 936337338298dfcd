import { createRequire } from 'node:module';
import type { Hyphenate } from './types.js';

const require = createRequire(import.meta.url);

interface Patterns {
  hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}

/** Letters that stay together at a word's beginning and end, and the length of words that are left whole. */
const FIRST = 3;
const LAST = 3;
const SHORT = 6;

const opened = new Map<string, Hyphenate | null>();

/**
 * Where words of a language may be parted (Liang 1983, with the patterns of TeX); null where there are no patterns
 * for it, or where its words are never parted.
 */
export function hyphenatorFor(language: string): Hyphenate | null {
  const known = opened.get(language);
  if (known !== undefined) return known;
  const patterns = patternsFor(language.toLowerCase());
  const made = patterns && hyphenateWith(patterns);
  opened.set(language, made);
  return made;
}

/** `en-gb` where there are patterns for it, else `en`. */
function patternsFor(tag: string): Patterns | null {
  const names = tag.split('-').map((_, i, parts) => parts.slice(0, parts.length - i).join('-'));
  for (const name of names) {
    if (!/^[a-z0-9-]+$/.test(name) || name === 'zh' || name === 'patterns') continue;
    try {
      return require(`hyphen/${name}/index.js`) as Patterns;
    } catch {
      // No patterns by this name.
    }
  }
  return null;
}

function hyphenateWith(patterns: Patterns): Hyphenate {
  const words = new Map<string, readonly number[]>();
  return (word) => {
    const known = words.get(word);
    if (known) return known;
    const points = isName(word) ? [] : pointsIn(word, patterns);
    words.set(word, points);
    return points;
  };
}

/** All in capitals: an abbreviation. */
function isName(word: string): boolean {
  return word.length < SHORT || word === word.toUpperCase();
}

function pointsIn(word: string, patterns: Patterns): readonly number[] {
  const parts = patterns.hyphenateSync(word, { hyphenChar: '\u00ad', minWordLength: SHORT }).split('\u00ad');
  let at = 0;
  const points = parts.slice(0, -1).map((p) => {
    at += p.length;
    return at;
  });
  return points.filter((p) => p >= FIRST && word.length - p >= LAST);
}

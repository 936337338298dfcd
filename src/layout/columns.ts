import { textWidth } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import type { Setting } from './setting.js';

/** Width of a text on one line, in points, with a hair to spare. */
export function wide(s: Setting, style: StyleName, text: string): number {
  return textWidth(s.metrics, s.theme.styles[style], text) + 0.5;
}

/** Of the longest of some texts' words, in points. */
export function longestWord(s: Setting, style: StyleName, texts: readonly string[]): number {
  return Math.max(0, ...texts.flatMap((t) => t.split(/\s+/)).map((word) => wide(s, style, word)));
}

/** The narrowest width in which some words stand on two lines at most, in points. */
export function onTwoLines(s: Setting, style: StyleName, text: string): number {
  const words = text.split(/\s+/).filter((w) => w !== '');
  const parted = words.map((_, i) =>
    Math.max(wide(s, style, words.slice(0, i).join(' ')), wide(s, style, words.slice(i).join(' '))),
  );
  return Math.min(...parted, wide(s, style, text));
}

/** Widths by shares of what is free, none under its least while all of them fit. */
export function widthsOf(
  free: number,
  shares: readonly number[],
  least: readonly number[],
): readonly number[] {
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  if (sum(least) >= free) return least.map((w) => (w * free) / sum(least));
  const narrow = new Set<number>();
  for (;;) {
    const left = free - sum(least.filter((_, i) => narrow.has(i)));
    const all = sum(shares.filter((_, i) => !narrow.has(i)));
    const widths = shares.map((share, i) => (narrow.has(i) ? least[i]! : (left * share) / all));
    const below = widths.findIndex((w, i) => !narrow.has(i) && w < least[i]!);
    if (below < 0) return widths;
    narrow.add(below);
  }
}

import { describe, expect, it } from 'vitest';
import { breakLines, type Metrics, type Run } from '../../src/text/index.js';

/** Every sign is 1 pt wide at size 1. */
const metrics: Metrics = { word: (_, word) => word.length, space: () => 1, has: () => true };
const run = (text: string): Run<never> => ({
  text,
  style: { face: 'serif', size: 1 },
  rise: 0,
  mark: null,
  blank: null,
});
const linesOf = (text: string, width: number): string[] =>
  breakLines([run(text)], metrics, { width }).map((l) => l.spans.map((s) => s.text).join(''));

describe('lines', () => {
  it('leave no short word alone on the last one', () => {
    expect(linesOf('Come back to the table with your name on it.', 41)).toEqual([
      'Come back to the table with your name',
      'on it.',
    ]);
  });

  it('keep a last word that is not short, and lines that would lose too much', () => {
    expect(linesOf('Come back to the table with everything.', 30)).toEqual([
      'Come back to the table with',
      'everything.',
    ]);
    expect(linesOf('a b Donaudampfschifffahrt it', 25)).toEqual(['a b Donaudampfschifffahrt', 'it']);
  });

  it('do not end behind https://', () => {
    expect(linesOf('Copies are at https://example.org/a', 24).some((l) => l.endsWith('://'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { imposed } from '../../src/pack/impose.js';
import type { PdfPage } from '../../src/pdf/index.js';

/** A page that holds its own number, at 7 points from its left edge. */
const page = (n: number, width = 100, height = 140): PdfPage => ({
  width,
  height,
  pieces: [{ marks: [], x: 7 + n * 1000, y: 0, artifact: false }],
  bookmarks: [{ title: String(n), level: 0, y: 0 }],
  widgets: [],
});

/** `[left, right]` page numbers of each side. */
function sides(count: number): (readonly (number | null)[])[] {
  return imposed(Array.from({ length: count }, (_, i) => page(i + 1))).map((side) =>
    [0, 100].map((from) => {
      const piece = side.pieces.find((p) => (p.x - 7 - from) % 1000 === 0);
      return piece ? (piece.x - 7 - from) / 1000 : null;
    }),
  );
}

describe('a booklet two pages to a side', () => {
  it('is read in order once its sheets are folded', () => {
    expect(sides(8)).toEqual([
      [8, 1],
      [2, 7],
      [6, 3],
      [4, 5],
    ]);
  });

  it('has blank pages at its end where its pages do not fill the last sheet', () => {
    expect(sides(5)).toEqual([
      [null, 1],
      [2, null],
      [null, 3],
      [4, 5],
    ]);
  });

  it('has sides as wide as two pages, and no bookmarks', () => {
    const [side] = imposed([page(1)]);
    expect([side!.width, side!.height, side!.bookmarks.length]).toEqual([200, 140, 0]);
  });

  it('stands turned pages upright', () => {
    const [side] = imposed([page(1, 140, 100), page(2)].map((p, i) => (i === 0 ? page(9) : p)));
    expect(side!.pieces.every((p) => p.turn === undefined)).toBe(true);
    const [, second] = imposed([page(1), page(2, 140, 100)]);
    expect(second!.pieces.find((p) => p.turn)?.turn).toEqual({ x: 0, y: 140 });
  });

  it('is nothing of nothing', () => {
    expect(imposed([])).toEqual([]);
  });
});

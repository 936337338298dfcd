import type { PdfPage } from '../pdf/index.js';

/**
 * Pages two to a side, in the order in which folded and stapled sheets are read: the last beside the first, then the
 * second beside the last but one. Blank pages fill the last sheet. A side is as wide as two pages; nothing is made smaller.
 */
export function imposed(pages: readonly PdfPage[]): readonly PdfPage[] {
  const [first] = pages;
  if (!first) return [];
  const count = Math.ceil(pages.length / 4) * 4;
  const sides = Array.from({ length: count / 2 }, (_, side): readonly [number, number] => {
    const [low, high] = [side, count - 1 - side];
    return side % 2 === 0 ? [high, low] : [low, high];
  });
  return sides.map(([left, right]) => sideOf(first, pages[left], pages[right]));
}

/** A page that is turned itself, wider than high, stands upright in its half: the sheet is turned to read it. */
function sideOf({ width, height }: PdfPage, left: PdfPage | undefined, right: PdfPage | undefined): PdfPage {
  const placed = (page: PdfPage | undefined, dx: number): PdfPage['pieces'] =>
    (page?.pieces ?? []).map((piece) =>
      page!.width > page!.height
        ? { ...piece, turn: { x: dx, y: page!.width } }
        : { ...piece, x: piece.x + dx },
    );
  return {
    width: width * 2,
    height,
    pieces: [...placed(left, 0), ...placed(right, width)],
    bookmarks: [],
    widgets: [],
  };
}

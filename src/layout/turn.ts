import { type Mark, moved } from './items.js';

/** Marks on the other side of x = 0, for pages that are read from the right; texts and pictures stay as they are inside. */
export function turned(marks: readonly Mark[]): Mark[] {
  return marks.map(turnedMark);
}

/** Marks of a place that begins at x, so wide, with its sides exchanged: a tick box to the right of words that run from the right. */
export function turnedIn(
  { x, width }: { readonly x: number; readonly width: number },
  marks: readonly Mark[],
): Mark[] {
  return moved(turned(marks), 2 * x + width, 0);
}

function turnedMark(m: Mark): Mark {
  switch (m.kind) {
    case 'text': {
      const from = Math.min(...m.spans.map((s) => s.x));
      const to = Math.max(...m.spans.map((s) => s.x + s.width));
      return m.spans.length > 0 ? { ...m, x: -m.x - from - to } : m;
    }
    case 'frame':
    case 'field':
    case 'picture':
      return { ...m, x: -m.x - m.w };
    case 'rule':
      return { ...m, x1: -m.x2, x2: -m.x1 };
    case 'dots': {
      // They end where they began, so that they stand under each other.
      const count = Math.floor((m.x2 - m.x1) / m.pitch + 0.001);
      return { ...m, x1: -m.x2, x2: -m.x2 + count * m.pitch };
    }
    case 'slot':
      return { ...m, x: -m.x, align: m.align === 'left' ? 'right' : 'left' };
    case 'touch':
      return m;
  }
}

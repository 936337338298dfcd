import type { Drawing, Shape } from '../pictures/index.js';
import type { Chart } from './types.js';

export interface Strips {
  /** Legend and column heads, which stand again where the chart goes on; null: it has none. */
  readonly head: Drawing | null;
  /** One for each row, from top to bottom. The last has what stands at the chart's foot. */
  readonly rows: readonly Drawing[];
}

/** A chart as strips that may stand on different pages; put under each other they are the chart. */
export function stripsOf({ drawing, cuts }: Chart): Strips {
  const [first, ...others] = cuts;
  if (first === undefined) return { head: null, rows: [drawing] };
  const head = first > 0.5 ? between(drawing, 0, first) : null;
  const edges = [first, ...others, drawing.height];
  const rows = edges.slice(1).map((to, i) => between(drawing, edges[i]!, to));
  return { head, rows };
}

function between(drawing: Drawing, from: number, to: number): Drawing {
  const last = to >= drawing.height - 0.01;
  const shapes = drawing.shapes.flatMap((s): Shape[] => {
    const line = upright(s);
    if (line) return cutLine(line.shape, line.top, line.bottom, from, to);
    const y = middleOf(s);
    return (y >= from || from <= 0) && (y < to || last) ? [raised(s, from)] : [];
  });
  return { ...drawing, height: to - from, shapes };
}

type Path = Extract<Shape, { kind: 'path' }>;

/** Axes go through all rows; everything else belongs to the row in which its middle is. */
function upright(s: Shape): { readonly shape: Path; readonly top: number; readonly bottom: number } | null {
  if (s.kind !== 'path' || s.segments.length !== 2) return null;
  const [a, b] = s.segments;
  if (a?.[0] !== 'M' || b?.[0] !== 'L' || Math.abs(a[1] - b[1]) > 0.01) return null;
  return { shape: s, top: Math.min(a[2], b[2]), bottom: Math.max(a[2], b[2]) };
}

function cutLine(shape: Path, top: number, bottom: number, from: number, to: number): Shape[] {
  const [y1, y2] = [Math.max(top, from), Math.min(bottom, to)];
  if (y2 - y1 < 0.5) return [];
  const x = shape.segments[0]![1] as number;
  const segments: Path['segments'] = [
    ['M', x, y1 - from],
    ['L', x, y2 - from],
  ];
  return [{ ...shape, segments }];
}

function middleOf(s: Shape): number {
  if (s.kind === 'text') return s.matrix[5] - s.size * 0.35;
  const ys = s.segments.flatMap((seg) => (seg[0] === 'Z' ? [] : [seg.at(-1) as number]));
  return (Math.min(...ys) + Math.max(...ys)) / 2;
}

function raised(s: Shape, by: number): Shape {
  if (s.kind === 'text') {
    const [a, b, c, d, e, f] = s.matrix;
    return { ...s, matrix: [a, b, c, d, e, f - by] };
  }
  const segments = s.segments.map((seg): Path['segments'][number] => {
    switch (seg[0]) {
      case 'Z':
        return seg;
      case 'C':
        return ['C', seg[1], seg[2] - by, seg[3], seg[4] - by, seg[5], seg[6] - by];
      default:
        return [seg[0], seg[1], seg[2] - by];
    }
  });
  return { ...s, segments };
}

import type { Chart, Setting } from '../../src/charts/index.js';
import type { PathShape, TextShape } from '../../src/pictures/index.js';
import type { Metrics } from '../../src/text/index.js';

/** Every letter is half as wide as it is high, and so is a blank. */
export const square: Metrics = {
  word: (_, word) => [...word].length * 0.5,
  space: () => 0.5,
  has: () => true,
};

export const setting = (width: number): Setting => ({ width, metrics: square });

export const texts = (chart: Chart): readonly TextShape[] =>
  chart.drawing.shapes.filter((s): s is TextShape => s.kind === 'text');

export const words = (chart: Chart): readonly string[] => texts(chart).map((t) => t.text);

export const paths = (chart: Chart, tone: string): readonly PathShape[] =>
  chart.drawing.shapes.filter((s): s is PathShape => s.kind === 'path' && s.tone === tone);

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a shape covers, lines by their middle. */
export function bounds(shape: PathShape | TextShape): Bounds {
  if (shape.kind === 'text') {
    const width = [...shape.text].length * 0.5 * shape.size;
    const [x, y] = [shape.matrix[4], shape.matrix[5]];
    const left = shape.anchor === 'start' ? x : shape.anchor === 'middle' ? x - width / 2 : x - width;
    return { left, right: left + width, top: y - shape.size * 0.7, bottom: y };
  }
  const points = shape.segments.flatMap((s) => {
    const [, ...n] = s as readonly [string, ...number[]];
    return Array.from({ length: n.length / 2 }, (_, i) => [n[2 * i]!, n[2 * i + 1]!] as const);
  });
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Shapes that stand out over the drawing's edge by more than a point. */
export function outside({ drawing }: Chart): readonly string[] {
  return drawing.shapes.flatMap((s) => {
    const b = bounds(s);
    const out = b.left < -1 || b.top < -1 || b.right > drawing.width + 1 || b.bottom > drawing.height + 1;
    return out ? [`${s.kind} ${s.tone} ${s.kind === 'text' ? s.text : ''} ${JSON.stringify(b)}`] : [];
  });
}

import svgpath from 'svgpath';
import type { Matrix, Segment } from './types.js';

/** `a` after `b`: what b gives, a takes. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

const STEP = /(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)[\s,]*/y;

/** SVG's transform list as one matrix; null where it cannot be read. */
export function parseTransform(text: string | undefined): Matrix | null {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const list = (text ?? '').trim();
  STEP.lastIndex = 0;
  for (let at = 0; at < list.length; at = STEP.lastIndex) {
    const step = STEP.exec(list);
    const numbers = (step?.[2] ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const one = step && numbers.every(Number.isFinite) ? stepMatrix(step[1]!, numbers) : null;
    if (!one) return null;
    matrix = multiply(matrix, one);
  }
  return matrix;
}

function stepMatrix(name: string, n: readonly number[]): Matrix | null {
  const radians = ((n[0] ?? 0) * Math.PI) / 180;
  switch (name) {
    case 'matrix':
      return n.length === 6 ? (n as unknown as Matrix) : null;
    case 'translate':
      return [1, 0, 0, 1, n[0] ?? 0, n[1] ?? 0];
    case 'scale':
      return [n[0] ?? 1, 0, 0, n[1] ?? n[0] ?? 1, 0, 0];
    case 'skewX':
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default: {
      const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
      const [x, y] = [n[1] ?? 0, n[2] ?? 0];
      const turn: Matrix = [cos, sin, -sin, cos, 0, 0];
      return multiply(multiply([1, 0, 0, 1, x, y], turn), [1, 0, 0, 1, -x, -y]);
    }
  }
}

type Attributes = Readonly<Record<string, string>>;

/** A basic shape or path as moves, lines and curves in points; null where it has no shape. */
export function outline(name: string, attributes: Attributes, matrix: Matrix): readonly Segment[] | null {
  const d = pathOf(name, attributes);
  if (d === null) return null;
  const segments: Segment[] = [];
  let valid = true;
  try {
    const path = svgpath(d)
      .abs()
      .unshort()
      .unarc()
      .matrix([...matrix]);
    path.iterate(([op, ...n]: readonly [string, ...number[]], _, x, y) => {
      if (n.some((v) => !Number.isFinite(v))) valid = false;
      segments.push(segmentOf(op, n, x, y));
    });
  } catch {
    return null;
  }
  return valid && segments.length > 0 ? segments : null;
}

/** Quadratic curves become cubic ones, which is all that PDF has. */
function segmentOf(op: string, n: readonly number[], x: number, y: number): Segment {
  switch (op) {
    case 'M':
    case 'L':
      return [op, n[0]!, n[1]!];
    case 'H':
      return ['L', n[0]!, y];
    case 'V':
      return ['L', x, n[0]!];
    case 'C':
      return ['C', n[0]!, n[1]!, n[2]!, n[3]!, n[4]!, n[5]!];
    case 'Q': {
      const near = (from: number, handle: number): number => from + (2 / 3) * (handle - from);
      return ['C', near(x, n[0]!), near(y, n[1]!), near(n[2]!, n[0]!), near(n[3]!, n[1]!), n[2]!, n[3]!];
    }
    default:
      return ['Z'];
  }
}

function pathOf(name: string, a: Attributes): string | null {
  const n = (key: string): number => Number.parseFloat(a[key] ?? '0') || 0;
  switch (name) {
    case 'path':
      return a.d?.trim() ? a.d : null;
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
    case 'polygon': {
      const points = (a.points ?? '').trim();
      return points === '' ? null : `M${points}${name === 'polygon' ? 'Z' : ''}`;
    }
    case 'rect':
      return rectangle(n('x'), n('y'), n('width'), n('height'), a.rx ?? a.ry, a.ry ?? a.rx);
    default: {
      const rx = name === 'circle' ? n('r') : n('rx');
      const ry = name === 'circle' ? n('r') : n('ry');
      const [x, y] = [n('cx'), n('cy')];
      if (rx <= 0 || ry <= 0) return null;
      return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0Z`;
    }
  }
}

function rectangle(
  x: number,
  y: number,
  w: number,
  h: number,
  across: string | undefined,
  down: string | undefined,
): string | null {
  if (w <= 0 || h <= 0) return null;
  const rx = Math.min(Number.parseFloat(across ?? '0') || 0, w / 2);
  const ry = Math.min(Number.parseFloat(down ?? '0') || 0, h / 2);
  if (rx <= 0 || ry <= 0) return `M${x} ${y}h${w}v${h}h${-w}Z`;
  const arc = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const [straight, upright] = [w - 2 * rx, h - 2 * ry];
  return `M${x + rx} ${y}h${straight}${arc(rx, ry)}v${upright}${arc(-rx, ry)}h${-straight}${arc(-rx, -ry)}v${-upright}${arc(rx, -ry)}Z`;
}

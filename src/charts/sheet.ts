import type { Drawing, PathShape, Segment, Shape } from '../pictures/index.js';
import { type Face, type TextStyle, textWidth } from '../text/index.js';
import type { Setting } from './types.js';

export const INK = '#000000';
export const PAPER = '#ffffff';
/** 13 %: the one tint, always outlined. */
export const TINT = '#dedede';

/** Points. */
export const SIZE = 10;
export const SMALL = 8.5;
/** From one line of text to the next. */
export const LEAD = 13;
const OUTLINE = 0.7;
/** How a hatch's lines stand apart. */
const HATCH = 3.2;

/** How an area is told from its neighbour without colour. */
export type Pattern = 'full' | 'hatch' | 'tint' | 'open';

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly serif?: boolean;
}

type Anchor = 'start' | 'middle' | 'end';

function faceOf({ bold, serif }: Style): Face {
  return `${serif ? 'serif' : 'sans'}${bold ? '-bold' : ''}`;
}

export function styleOf(style: Style): TextStyle {
  return { face: faceOf(style), size: style.size ?? SIZE };
}

/** Collects shapes from the upper left corner; the height grows with what is drawn by `room`. */
export class Sheet {
  private readonly shapes: Shape[] = [];

  constructor(readonly setting: Setting) {}

  widthOf(text: string, style: Style = {}): number {
    return textWidth(this.setting.metrics, styleOf(style), text);
  }

  add(shape: Shape): void {
    this.shapes.push(shape);
  }

  path(segments: readonly Segment[], look: Partial<PathShape> & { readonly tone: string }): void {
    const plain = { fill: null, evenOdd: false, stroke: null, weight: 0, dash: [], cap: 0, join: 0 } as const;
    this.shapes.push({ kind: 'path', segments, ...plain, ...look });
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    tone: string,
    weight = 0.9,
    dash: number[] = [],
  ): void {
    const ends: Segment[] = [
      ['M', x1, y1],
      ['L', x2, y2],
    ];
    this.path(ends, { tone, stroke: INK, weight, dash });
  }

  /** An outlined area. */
  box(x: number, y: number, w: number, h: number, pattern: Pattern, tone: string): void {
    if (w <= 0 || h <= 0) return;
    const fill = pattern === 'full' ? INK : pattern === 'tint' ? TINT : PAPER;
    const around = rectangle(x, y, w, h);
    this.path(around, { tone: `${tone} ${pattern}`, fill, stroke: INK, weight: OUTLINE });
    if (pattern === 'hatch') this.hatch(x, y, w, h, tone);
  }

  /** Slanting lines that end at the box's edges. */
  hatch(x: number, y: number, w: number, h: number, tone: string): void {
    const segments: Segment[] = [];
    for (let at = x - h + HATCH / 2; at < x + w; at += HATCH) {
      const [left, right] = [Math.max(at, x), Math.min(at + h, x + w)];
      if (right - left < 0.5) continue;
      segments.push(['M', left, y + h - (left - at)], ['L', right, y + h - (right - at)]);
    }
    this.path(segments, { tone: `${tone} lines`, stroke: INK, weight: 0.5 });
  }

  /** `full`: before it was hollow. */
  dot(x: number, y: number, radius: number, pattern: 'full' | 'open', tone: string): void {
    const fill = pattern === 'full' ? INK : PAPER;
    this.path(circle(x, y, radius), { tone: `${tone} ${pattern}`, fill, stroke: INK, weight: 1.1 });
  }

  /** One line of text; `y` is its baseline. */
  text(text: string, x: number, y: number, anchor: Anchor = 'start', style: Style = {}, tone = 'ink'): void {
    if (text === '') return;
    this.shapes.push({
      kind: 'text',
      text,
      size: style.size ?? SIZE,
      face: { serif: style.serif ?? false, bold: style.bold ?? false, italic: false },
      anchor,
      fill: tone.includes('on full') ? PAPER : INK,
      matrix: [1, 0, 0, 1, x, y],
      tone,
    });
  }

  /** Lines of text under each other; gives the baseline after the last. */
  texts(lines: readonly string[], x: number, y: number, anchor: Anchor, style: Style, tone = 'ink'): number {
    const lead = ((style.size ?? SIZE) / SIZE) * LEAD;
    for (const [i, line] of lines.entries()) this.text(line, x, y + i * lead, anchor, style, tone);
    return y + lines.length * lead;
  }

  drawing(height: number): Drawing {
    return { kind: 'drawing', width: this.setting.width, height: Math.ceil(height), shapes: this.shapes };
  }
}

export function rectangle(x: number, y: number, w: number, h: number): Segment[] {
  return [['M', x, y], ['L', x + w, y], ['L', x + w, y + h], ['L', x, y + h], ['Z']];
}

/** Four curves; the handle's length is that of the best cubic through a quarter of a circle. */
function circle(x: number, y: number, r: number): Segment[] {
  const k = 0.5523 * r;
  return [
    ['M', x + r, y],
    ['C', x + r, y + k, x + k, y + r, x, y + r],
    ['C', x - k, y + r, x - r, y + k, x - r, y],
    ['C', x - r, y - k, x - k, y - r, x, y - r],
    ['C', x + k, y - r, x + r, y - k, x + r, y],
    ['Z'],
  ];
}

import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { colourOf } from './colour.js';
import { multiply, outline, parseTransform } from './geometry.js';
import { BROKEN_HINT, refused } from './refuse.js';
import { type Rules, rulesOf, styleOf } from './style.js';
import type { Drawing, Matrix, PathShape, Refused, Shape, TextShape } from './types.js';

const MOST_ELEMENTS = 20_000;
const PX = 0.75;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Elements that say something about the drawing and draw nothing. */
const SILENT = new Set([
  'title',
  'desc',
  'metadata',
  'defs',
  'style',
  'sodipodi:namedview',
  'clipPath',
  'marker',
]);
const OUTLINES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const GROUPS = new Set(['svg', 'g', 'a', 'switch']);

interface State {
  readonly matrix: Matrix;
  readonly style: ReadonlyMap<string, string>;
  /** Nothing in here is drawn. */
  readonly silent: boolean;
  readonly name: string;
}

/**
 * The lines and words of an SVG 1.1 drawing: shapes, paths, groups, transforms, plain fills and strokes, text.
 * What it cannot draw is refused rather than left out.
 */
export function readSvg(source: string): Drawing | Refused {
  const reader = new Reader(rulesOf(source));
  const parser = new SaxesParser();
  let fault: string | null = null;
  parser.on('error', (e) => {
    fault ??= e.message;
  });
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('closetag', () => reader.close());
  parser.on('text', (text) => reader.text(text));
  try {
    parser.write(source).close();
  } catch (e) {
    fault ??= e instanceof Error ? e.message : String(e);
  }
  if (fault !== null)
    return refused(`it is not well-formed XML (${String(fault).slice(0, 80)})`, BROKEN_HINT);
  return reader.drawing();
}

class Reader {
  private readonly states: State[] = [];
  private readonly shapes: Shape[] = [];
  private readonly strange = new Set<string>();
  private size: { readonly width: number; readonly height: number } | null = null;
  private count = 0;
  private words: { x: number; y: number; text: string; state: State; after: boolean } | null = null;

  constructor(private readonly rules: Rules) {}

  open(tag: SaxesTagPlain): void {
    this.count++;
    const above = this.states.at(-1);
    const own = styleOf(tag.name, tag.attributes, this.rules);
    const style = new Map([...(above?.style ?? []), ...own]);
    const turned = parseTransform(tag.attributes.transform);
    if (turned === null) this.strange.add(`transform="${tag.attributes.transform}"`);
    const base = above ? above.matrix : this.viewport(tag);
    const hidden = own.get('display') === 'none' || own.get('visibility') === 'hidden';
    const silent = (above?.silent ?? false) || SILENT.has(tag.name) || hidden;
    const state = { matrix: turned ? multiply(base, turned) : base, style, silent, name: tag.name };
    this.states.push(state);
    if (silent || this.count > MOST_ELEMENTS) return;
    if (OUTLINES.has(tag.name)) this.outline(tag, state);
    else if (tag.name === 'text' || tag.name === 'tspan') this.beginText(tag, state);
    else if (!GROUPS.has(tag.name) && !tag.name.includes(':')) this.strange.add(`<${tag.name}>`);
    for (const key of ['clip-path', 'mask', 'filter', 'marker-end', 'marker-start', 'marker-mid'])
      if ((own.get(key) ?? 'none') !== 'none') this.strange.add(key);
  }

  text(text: string): void {
    const state = this.states.at(-1);
    if (!this.words || !state || state.silent || (state.name !== 'text' && state.name !== 'tspan')) return;
    this.words.text += text;
  }

  close(): void {
    const state = this.states.pop();
    if (state?.name === 'text' || state?.name === 'tspan') this.endText();
  }

  drawing(): Drawing | Refused {
    if (this.count > MOST_ELEMENTS)
      return refused(`it has more than ${MOST_ELEMENTS} elements`, 'save it as PNG, 2000 pixels wide');
    if (!this.size) return refused('its size is not known', 'give the <svg> a viewBox, or width and height');
    if (this.strange.size > 0) {
      const list = [...this.strange].slice(0, 4).join(', ');
      return refused(`it uses what cannot be printed: ${list}`, 'save it as plain SVG (paths), or as PNG');
    }
    return { kind: 'drawing', ...this.size, shapes: this.shapes };
  }

  /** From the drawing's own units to points. */
  private viewport({ attributes }: SaxesTagPlain): Matrix {
    const box = (attributes.viewBox ?? '')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const known = box.length === 4 && box.every(Number.isFinite) && box[2]! > 0 && box[3]! > 0 ? box : null;
    const [width, height] = [lengthOf(attributes.width), lengthOf(attributes.height)];
    const [w, h] = [width ?? (known && (height ? (height * known[2]!) / known[3]! : known[2]! * PX)), height];
    if (w === null || w <= 0) return IDENTITY;
    const high = h ?? (known ? (w * known[3]!) / known[2]! : null);
    if (high === null || high <= 0) return IDENTITY;
    this.size = { width: w, height: high };
    if (!known) return [PX, 0, 0, PX, 0, 0];
    const scale = Math.min(w / known[2]!, high / known[3]!);
    const [dx, dy] = [(w - known[2]! * scale) / 2, (high - known[3]! * scale) / 2];
    return [scale, 0, 0, scale, dx - known[0]! * scale, dy - known[1]! * scale];
  }

  private outline(tag: SaxesTagPlain, state: State): void {
    const segments = outline(tag.name, tag.attributes, state.matrix);
    if (segments === null) {
      this.strange.add(`<${tag.name}> without a shape`);
      return;
    }
    const paint = (key: string, usual: string): string | null => {
      const colour = colourOf(state.style, key, usual);
      if (colour === undefined) this.strange.add(`${key}="${state.style.get(key)}"`);
      return colour ?? null;
    };
    const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
    const stroke = paint('stroke', 'none');
    const shape: PathShape = {
      kind: 'path',
      segments,
      fill: tag.name === 'line' ? null : paint('fill', '#000000'),
      evenOdd: state.style.get('fill-rule') === 'evenodd',
      stroke,
      weight: (Number.parseFloat(state.style.get('stroke-width') ?? '1') || 0) * scale,
      dash: dashOf(state.style.get('stroke-dasharray')).map((d) => d * scale),
      cap: ({ round: 1, square: 2 } as const)[state.style.get('stroke-linecap') as 'round'] ?? 0,
      join: ({ round: 1, bevel: 2 } as const)[state.style.get('stroke-linejoin') as 'round'] ?? 0,
    };
    if (shape.fill !== null || (shape.stroke !== null && shape.weight > 0)) this.shapes.push(shape);
  }

  private beginText({ attributes }: SaxesTagPlain, state: State): void {
    const before = this.words;
    const placed = ['x', 'y', 'dx', 'dy'].some((key) => attributes[key] !== undefined);
    // Where a line goes on in another style, its widths would have to be known.
    if (before && before.text.trim() !== '' && !placed) this.strange.add('<tspan> within a line');
    this.endText();
    const number = (key: string): number | null =>
      attributes[key] === undefined ? null : Number.parseFloat(attributes[key]);
    const x = (number('x') ?? before?.x ?? 0) + (number('dx') ?? 0);
    const size = sizeOf(state.style.get('font-size'));
    const dy = attributes.dy?.endsWith('em') ? (number('dy') ?? 0) * size : (number('dy') ?? 0);
    this.words = { x, y: (number('y') ?? before?.y ?? 0) + dy, text: '', state, after: false };
  }

  private endText(): void {
    const words = this.words;
    this.words = null;
    if (!words) return;
    const { state } = words;
    const text = words.text.replace(/\s+/g, ' ').trim();
    const colour = colourOf(state.style, 'fill', '#000000');
    if (text !== '' && words.after) this.strange.add('<tspan> within a line');
    if (text !== '' && colour) {
      const family = state.style.get('font-family') ?? '';
      const weight = state.style.get('font-weight') ?? '';
      const anchor = state.style.get('text-anchor');
      const shape: TextShape = {
        kind: 'text',
        text,
        size: sizeOf(state.style.get('font-size')),
        face: {
          serif: /serif|times|georgia|garamond/i.test(family) && !/sans/i.test(family),
          bold: /bold/.test(weight) || Number(weight) >= 600,
          italic: /italic|oblique/.test(state.style.get('font-style') ?? ''),
        },
        anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
        fill: colour,
        matrix: multiply(state.matrix, [1, 0, 0, 1, words.x, words.y]),
      };
      this.shapes.push(shape);
    }
    if (state.name === 'tspan')
      this.words = { ...words, text: '', state: { ...state, name: 'text' }, after: true };
  }
}

/** Points; null for percentages and nothing. */
function lengthOf(text: string | undefined): number | null {
  const found = /^\s*([\d.]+)\s*(px|pt|mm|cm|in|)\s*$/.exec(text ?? '');
  if (!found) return null;
  const unit = { px: PX, '': PX, pt: 1, mm: 72 / 25.4, cm: 720 / 25.4, in: 72 }[found[2] as 'px'];
  return Number(found[1]) * unit;
}

const sizeOf = (text: string | undefined): number => Number.parseFloat(text ?? '16') || 16;

function dashOf(text: string | undefined): readonly number[] {
  if (text === undefined || text === 'none') return [];
  const list = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return list.every((n) => Number.isFinite(n) && n >= 0) && list.some((n) => n > 0) ? list : [];
}

import type { Drawing, Segment, Shape } from '../pictures/index.js';

export interface SvgOptions {
  /** Unique in the page; `title` and `desc` are found by it. */
  readonly id: string;
  readonly title: string;
  readonly desc: string;
  readonly classes: string;
}

/** A drawing as SVG for a page of HTML. Tones are classes, so that a style sheet may colour them. */
export function toSvg(drawing: Drawing, { id, title, desc, classes }: SvgOptions): string {
  const { width, height, shapes } = drawing;
  const head = `<svg class="${escapeXml(classes)}" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" viewBox="0 0 ${n(width)} ${n(height)}">`;
  const words = `<title id="${id}-t">${escapeXml(title)}</title><desc id="${id}-d">${escapeXml(desc)}</desc>`;
  return `${head}${words}${shapes.map(shape).join('')}</svg>`;
}

/** Text in HTML and SVG, also in attributes; control characters that neither may hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Two decimals at most. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function shape(s: Shape): string {
  const tone = s.tone === undefined ? '' : ` class="${escapeXml(s.tone)}"`;
  if (s.kind === 'path') {
    const dash = s.dash.length > 0 ? ` stroke-dasharray="${s.dash.map(n).join(' ')}"` : '';
    const stroke =
      s.stroke && s.weight > 0 ? ` stroke="${s.stroke}" stroke-width="${n(s.weight)}"${dash}` : '';
    return `<path${tone} d="${s.segments.map(command).join('')}" fill="${s.fill ?? 'none'}"${stroke}/>`;
  }
  const [a, b, c, d, e, f] = s.matrix;
  const place =
    a === 1 && b === 0 && c === 0 && d === 1
      ? ` x="${n(e)}" y="${n(f)}"`
      : ` transform="matrix(${s.matrix.map(n).join(' ')})"`;
  const anchor = s.anchor === 'start' ? '' : ` text-anchor="${s.anchor}"`;
  const bold = s.face.bold ? ' font-weight="600"' : '';
  return `<text${tone}${place}${anchor} font-size="${n(s.size)}"${bold} fill="${s.fill}">${escapeXml(s.text)}</text>`;
}

function command(segment: Segment): string {
  const [op, ...numbers] = segment as readonly [string, ...number[]];
  return `${op}${numbers.map(n).join(' ')}`;
}

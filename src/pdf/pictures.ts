import type { Drawing, Matrix, PathShape, Picture, Raster, Segment, TextShape } from '../pictures/index.js';
import { type Face, type Metrics, textWidth } from '../text/index.js';
import type { Lettering } from './lettering.js';
import { n, rgb } from './numbers.js';
import type { Kit, Ref } from './pdfkit.js';

/** Pictures of a document: pixels are embedded once, drawings drawn each time. */
export class Pictures {
  private readonly embedded = new Map<Raster, { readonly name: string; readonly ref: Ref }>();

  constructor(
    private readonly kit: Kit,
    private readonly metrics: Metrics,
    private readonly lettering: Lettering,
  ) {}

  /** Operators that fill a box with the picture; points from the page's upper left corner. */
  draw(picture: Picture, x: number, y: number, w: number, h: number): string {
    return picture.kind === 'raster' ? this.raster(picture, x, y, w, h) : this.drawing(picture, x, y, w, h);
  }

  private raster(picture: Raster, x: number, y: number, w: number, h: number): string {
    const { name, ref } = this.embed(picture);
    this.kit.page.xobjects[name] ??= ref;
    const [a, b, c, d, e, f] = placed(picture.orientation, x, y, w, h);
    return `q ${n(a)} ${n(b)} ${n(c)} ${n(d)} ${n(e)} ${n(f)} cm /${name} Do Q`;
  }

  private embed(picture: Raster): { readonly name: string; readonly ref: Ref } {
    const known = this.embedded.get(picture);
    if (known) return known;
    const { width, height, format, channels, data, alpha } = picture;
    const base = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
    const mask = alpha && this.kit.ref({ ...base, ColorSpace: 'DeviceGray' });
    if (mask && alpha) mask.end(Buffer.from(alpha));
    const ref = this.kit.ref({
      ...base,
      ColorSpace: { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[channels],
      ...(format === 'jpeg' ? { Filter: 'DCTDecode' } : {}),
      // Cameras and Photoshop write the four inks the other way round.
      ...(channels === 4 ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
      ...(mask ? { SMask: mask } : {}),
    });
    ref.end(Buffer.from(data));
    const made = { name: `I${this.embedded.size + 1}`, ref };
    this.embedded.set(picture, made);
    return made;
  }

  private drawing(picture: Drawing, x: number, y: number, w: number, h: number): string {
    const [sx, sy] = [w / picture.width, h / picture.height];
    const shapes = picture.shapes.map((s) => (s.kind === 'path' ? path(s) : this.text(s)));
    return `q ${sx.toFixed(5)} 0 0 ${sy.toFixed(5)} ${n(x)} ${n(y)} cm\n${shapes.join('\n')}\nQ`;
  }

  private text({ text, size, face, anchor, fill, matrix }: TextShape): string {
    const style = `${face.bold ? '-bold' : ''}${face.italic ? '-italic' : ''}`;
    const name = `${face.serif ? 'serif' : 'sans'}${style}` as Face;
    const width = textWidth(this.metrics, { face: name, size }, text);
    const shift = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
    const [a, b, c, d, e, f] = matrix;
    const strips = this.lettering.line(name, text);
    const [r, g, bl] = rgb(fill);
    const at = [a, b, -c, -d, e + a * shift, f + b * shift].map((v) => v.toFixed(4)).join(' ');
    return `q ${r} ${g} ${bl} rg ${this.lettering.show(strips, size, at)} Q`;
  }
}

/** From the unit square, whose first row is at its top, to the page; as the camera was held. */
function placed(orientation: Raster['orientation'], x: number, y: number, w: number, h: number): Matrix {
  switch (orientation) {
    case 3:
      return [-w, 0, 0, h, x + w, y];
    case 6:
      return [0, h, w, 0, x, y];
    case 8:
      return [0, -h, -w, 0, x + w, y + h];
    default:
      return [w, 0, 0, -h, x, y + h];
  }
}

function path(s: PathShape): string {
  const [stroke, fill] = [s.stroke && s.weight > 0 ? s.stroke : null, s.fill];
  const paint = fill && stroke ? 'B' : fill ? 'f' : 'S';
  return [
    'q',
    ...(fill ? [`${rgb(fill).join(' ')} rg`] : []),
    ...(stroke ? [`${rgb(stroke).join(' ')} RG ${n(s.weight)} w ${s.cap} J ${s.join} j`] : []),
    ...(s.dash.length > 0 ? [`[${s.dash.map(n).join(' ')}] 0 d`] : []),
    ...s.segments.map(operator),
    `${paint}${s.evenOdd && fill ? '*' : ''} Q`,
  ].join(' ');
}

function operator(segment: Segment): string {
  const [op, ...numbers] = segment as readonly [string, ...number[]];
  return op === 'Z' ? 'h' : `${numbers.map((v) => v.toFixed(3)).join(' ')} ${op.toLowerCase()}`;
}

import type { Mark, Node, RunMark } from '../layout/index.js';
import type { Span } from '../text/index.js';
import type { Fonts } from './fonts.js';
import { Lettering } from './lettering.js';
import { ellipse, n, rgb } from './numbers.js';
import type { Kit } from './pdfkit.js';
import { Pictures } from './pictures.js';
import type { Structure } from './structure.js';

/** Marks that are drawn together, and where their upper left corner stands. */
interface Piece {
  readonly marks: readonly Mark[];
  readonly x: number;
  readonly y: number;
  readonly artifact: boolean;
  readonly turn?: { readonly x: number; readonly y: number };
}

export interface Colors {
  readonly ink: string;
  readonly tint: string;
  /** Weight of tick boxes and number boxes in points. */
  readonly frame: number;
}

/** Draws marks on the current page. Content of one structure element that follows on is marked once. */
export class Pen {
  private out: string[] = [];
  private marked: Node | 'artifact' | null = null;
  private readonly lettering: Lettering;
  private readonly pictures: Pictures;

  constructor(
    private readonly kit: Kit,
    faces: Fonts,
    private readonly structure: Structure,
    private readonly colors: Colors,
    /** Fields are filled in on screen. */
    private readonly interactive: boolean,
  ) {
    this.lettering = new Lettering(kit, faces);
    this.pictures = new Pictures(kit, faces, this.lettering);
  }

  /** Begins a page: text and lines in ink. */
  begin(): void {
    const [r, g, b] = rgb(this.colors.ink);
    this.out = [`${r} ${g} ${b} rg ${r} ${g} ${b} RG`];
    this.marked = null;
  }

  /** Ends the page's content. */
  end(): string {
    this.close();
    const content = this.out.join('\n');
    this.kit.page.write(content);
    return content;
  }

  /** Draws marks moved by dx, dy; as artifacts where they only repeat or adorn. */
  draw({ marks, x, y, artifact, turn }: Piece): void {
    if (turn) {
      this.close();
      this.out.push(`q 0 -1 1 0 ${n(turn.x)} ${n(turn.y)} cm`);
    }
    for (const mark of marks) this.mark(mark, x, y, artifact);
    if (!turn) return;
    this.close();
    this.out.push('Q');
  }

  private mark(mark: Mark, dx: number, dy: number, artifact: boolean): void {
    switch (mark.kind) {
      case 'text':
        this.text(mark, dx, dy, artifact);
        return;
      case 'rule':
        this.enter('artifact');
        this.out.push(
          `${n(mark.weight)} w ${n(mark.x1 + dx)} ${n(mark.y1 + dy)} m ${n(mark.x2 + dx)} ${n(mark.y2 + dy)} l S`,
        );
        return;
      case 'dots':
        this.dots(mark, dx, dy);
        return;
      case 'frame':
        this.enter('artifact');
        this.out.push(`${n(mark.weight)} w ${shape(mark.shape, mark.x + dx, mark.y + dy, mark.w, mark.h)} S`);
        return;
      case 'field':
        // What can be filled in is its widget; the frame only adorns it.
        if (this.interactive && !artifact) this.structure.touch(mark.node);
        this.enter(artifact || this.interactive ? 'artifact' : mark.node);
        if (mark.frame)
          this.out.push(
            `${n(this.colors.frame)} w ${shape(mark.frame, mark.x + dx, mark.y + dy, mark.w, mark.h)} S`,
          );
        return;
      case 'picture':
        this.enter(artifact || mark.node === null ? 'artifact' : mark.node);
        this.out.push(this.pictures.draw(mark.picture, mark.x + dx, mark.y + dy, mark.w, mark.h));
        return;
      case 'slot':
        return;
      case 'touch':
        if (!artifact) this.structure.touch(mark.node);
        return;
    }
  }

  /** Dots are a dashed line of no length with round ends, set from the right. */
  private dots(mark: Extract<Mark, { kind: 'dots' }>, dx: number, dy: number): void {
    this.enter('artifact');
    const count = Math.floor((mark.x2 - mark.x1) / mark.pitch + 0.001);
    const from = mark.x2 - count * mark.pitch;
    this.out.push(
      `q 1 J ${n(mark.size)} w [0 ${mark.pitch.toFixed(4)}] 0 d ${n(from + dx)} ${n(mark.y + dy)} m ${n(mark.x2 + dx + 0.05)} ${n(mark.y + dy)} l S Q`,
    );
  }

  private text(mark: Extract<Mark, { kind: 'text' }>, dx: number, dy: number, artifact: boolean): void {
    for (const span of mark.spans) {
      if (span.text === '') continue;
      const node = artifact || mark.node === null ? 'artifact' : (span.run.mark?.node ?? mark.node);
      const way = mark.turned ? -1 : 1;
      const [x, y] = [mark.x + way * span.x + dx, mark.y - way * span.run.rise + dy];
      if (span.run.mark?.tint && !mark.turned) this.tint(span, x, y);
      this.enter(node);
      this.out.push(this.show(span, x, y, way));
      if (span.run.mark?.link && node !== 'artifact') this.link(span, x, y, node);
    }
  }

  private tint(span: Span<RunMark>, x: number, y: number): void {
    this.enter('artifact');
    const [r, g, b] = rgb(this.colors.tint);
    const { size } = span.run.style;
    this.out.push(
      `q ${r} ${g} ${b} rg ${n(x - 1)} ${n(y - size * 0.8)} ${n(span.width + 2)} ${n(size * 1.1)} re f Q`,
    );
  }

  /** `way` −1 turns it upside down. */
  private show(span: Span<RunMark>, x: number, y: number, way: 1 | -1): string {
    const { face, size } = span.run.style;
    const strips = this.lettering.strips(face, span.text, span.rtl ?? false);
    return this.lettering.show(strips, size, `${way} 0 0 ${-way} ${n(x)} ${n(y)}`);
  }

  private link(span: Span<RunMark>, x: number, y: number, node: Node): void {
    const height = this.kit.page.dictionary.data.MediaBox[3] as number;
    const { size } = span.run.style;
    const annotation = this.kit.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, height - y - size * 0.25, x + span.width, height - y + size * 0.8],
      Border: [0, 0, 0],
      F: 4,
      Contents: new String(span.text.trim()),
      A: { S: 'URI', URI: new String(span.run.mark!.link!) },
    });
    this.structure.annotation(node, annotation);
    this.kit.page.annotations.push(annotation);
    annotation.end();
  }

  private enter(node: Node | 'artifact'): void {
    if (this.marked === node) return;
    this.close();
    this.marked = node;
    if (node === 'artifact') this.out.push('/Artifact BMC');
    else this.out.push(`/${node.role} <</MCID ${this.structure.mark(node)}>> BDC`);
  }

  private close(): void {
    if (this.marked !== null) this.out.push('EMC');
    this.marked = null;
  }
}

function shape(kind: 'square' | 'circle', x: number, y: number, w: number, h: number): string {
  if (kind === 'square') return `${n(x)} ${n(y)} ${n(w)} ${n(h)} re`;
  return ellipse(x, y, w, h);
}

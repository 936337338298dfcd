import type { Node } from '../layout/index.js';
import type { Kit, Ref } from './pdfkit.js';

interface Element {
  readonly ref: Ref;
  // biome-ignore lint/suspicious/noExplicitAny: MCIDs, marked-content references, object references
  readonly kids: any[];
}

/**
 * The structure tree (PDF 1.7, 14.7). Elements come into being when something of theirs is drawn first, so that
 * reading order is drawing order. Written by hand: pdfkit gives object references the wrong page.
 */
export class Structure {
  private readonly elements = new Map<Node, Element>();
  private readonly all: Element[] = [];

  constructor(
    private readonly kit: Kit,
    /** Fields are filled in on screen: they speak for themselves, and are no print fields. */
    private readonly interactive: boolean,
  ) {}

  /** A new marked-content id on the current page, for content of this node. */
  mark(node: Node): number {
    const element = this.element(node);
    const { page } = this.kit;
    const onPage = this.kit.getStructParentTree().get(page.structParentTreeKey);
    const id = onPage.length;
    onPage.push(element.ref);
    const { data } = element.ref;
    data.Pg ??= page.dictionary;
    element.kids.push(data.Pg === page.dictionary ? id : { Type: 'MCR', Pg: page.dictionary, MCID: id });
    return id;
  }

  /** An element without content of its own: an empty cell. */
  touch(node: Node): void {
    this.element(node);
  }

  /** Ties an annotation of the current page to its element. */
  annotation(node: Node, annotation: Ref): void {
    const element = this.element(node);
    const key = this.kit.createStructParentTreeNextKey();
    this.kit.getStructParentTree().add(key, element.ref);
    annotation.data.StructParent = key;
    element.kids.push({ Type: 'OBJR', Obj: annotation, Pg: this.kit.page.dictionary });
  }

  /** From here on elements are made anew. */
  begin(): void {
    this.elements.clear();
  }

  end(): void {
    for (const { ref, kids } of this.all) {
      if (kids.length > 0) ref.data.K = kids;
      ref.end();
    }
  }

  private element(node: Node): Element {
    const known = this.elements.get(node);
    if (known) return known;
    const parent = node.parent ? this.element(node.parent) : null;
    const root = this.kit.getStructTreeRoot();
    const ref = this.kit.ref({
      Type: 'StructElem',
      S: node.role,
      P: parent ? parent.ref : root,
      ...attributes(node, this.interactive),
    });
    const element: Element = { ref, kids: [] };
    this.elements.set(node, element);
    this.all.push(element);
    if (parent) parent.kids.push(ref);
    else root.data.K = [...(root.data.K ?? []), ref];
    return element;
  }
}

/** Strings stay strings where PDF wants text; pdfkit takes plain ones for names. */
function text(value: string): unknown {
  return new String(value);
}

function attributes(node: Node, interactive: boolean): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (node.title) out.T = text(node.title);
  if (node.alternative) out.Alt = text(node.alternative);
  if (node.field && !interactive) {
    out.Alt = text(node.field.description);
    out.A = { O: 'PrintField', Role: node.field.role, Desc: text(node.field.description) };
  }
  if (node.scope || node.span) {
    out.A = {
      O: 'Table',
      ...(node.scope ? { Scope: node.scope } : {}),
      ...(node.span ? { ColSpan: node.span } : {}),
    };
  }
  if (node.numbering) out.A = { O: 'List', ListNumbering: node.numbering };
  return out;
}

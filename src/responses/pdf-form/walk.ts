import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { Refused } from './limits.js';
import { rootOf } from './open.js';
import { textOf } from './text.js';

const MAX_DEPTH = 20;
/** A booklet of a hundred pages with a box at every answer has some thousand. */
const MAX_NODES = 20_000;

/** A field with a value of its own, and its boxes. What it does not say it has from its parents. */
export interface Field {
  /** Full name, dots between levels. */
  readonly name: string;
  readonly kind: 'radio' | 'check' | 'text' | 'choice';
  readonly readOnly: boolean;
  readonly value: PDFObject | undefined;
  readonly widgets: readonly PDFDict[];
  /** Export values in the order of the widgets, where names stand for them. */
  readonly options: PDFArray | undefined;
}

/** Fields of the form, then boxes on pages that the form does not list. Throws Refused for fields that run in circles. */
export function fieldsOf(context: PDFContext): readonly Field[] {
  const root = rootOf(context);
  const form = lookup(root, 'AcroForm');
  const walk = new Walk(context);
  if (form instanceof PDFDict) walk.tree(lookup(form, 'Fields'));
  if (walk.fields.length === 0 && form instanceof PDFDict && form.has(PDFName.of('XFA')))
    throw new Refused('is an XFA form, which only Adobe’s programs can read');
  walk.pages(lookup(root, 'Pages'));
  return walk.fields;
}

class Walk {
  readonly fields: Field[] = [];
  private readonly seen = new Set<PDFObject>();

  constructor(private readonly context: PDFContext) {}

  tree(fields: PDFObject | undefined): void {
    for (const kid of elements(fields)) this.field(kid, '', [], 0);
  }

  private field(object: PDFObject, prefix: string, above: readonly PDFDict[], depth: number): void {
    const dict = this.visit(object, depth);
    if (!dict) return;
    const own = textOf(lookup(dict, 'T'));
    const name = own === null ? prefix : prefix === '' ? own : `${prefix}.${own}`;
    const line = [dict, ...above];
    const kids = elements(lookup(dict, 'Kids'));
    const isNamed = (kid: PDFObject): boolean => this.dict(kid)?.has(PDFName.of('T')) === true;
    const named = kids.filter(isNamed);
    for (const kid of named) this.field(kid, name, line, depth + 1);
    const widgets = kids.filter((k) => !isNamed(k)).flatMap((k) => this.visit(k, depth + 1) ?? []);
    if (named.length === 0 || widgets.length > 0) this.add(name, line, widgets.length > 0 ? widgets : [dict]);
  }

  private add(name: string, line: readonly PDFDict[], widgets: readonly PDFDict[]): void {
    const flags = numberOf(inherited(line, 'Ff'));
    const kind = kindOf(inherited(line, 'FT'), flags);
    const options = inherited(line, 'Opt');
    if (!kind || name === '') return;
    this.fields.push({
      name,
      kind,
      widgets,
      readOnly: (flags & 1) !== 0,
      value: inherited(line, 'V'),
      options: options instanceof PDFArray ? options : undefined,
    });
  }

  /** Boxes that stand on pages only. */
  pages(node: PDFObject | undefined, depth = 0): void {
    const page = node && this.visit(node, depth);
    if (!page) return;
    for (const kid of elements(lookup(page, 'Kids'))) this.pages(kid, depth + 1);
    for (const annotation of elements(lookup(page, 'Annots'))) {
      const dict = this.dict(annotation);
      if (!dict || this.seen.has(dict) || lookup(dict, 'Subtype') !== PDFName.of('Widget')) continue;
      this.visit(annotation, depth);
      const line = this.lineOf(dict);
      const names = line.flatMap((d) => textOf(lookup(d, 'T')) ?? []).reverse();
      this.add(names.join('.'), line, [dict]);
    }
  }

  private lineOf(dict: PDFDict): PDFDict[] {
    const line: PDFDict[] = [];
    let at: PDFDict | null = dict;
    while (at && line.length <= MAX_DEPTH) {
      if (line.includes(at)) throw circle();
      line.push(at);
      const up: PDFObject | undefined = lookup(at, 'Parent');
      at = up instanceof PDFDict ? up : null;
    }
    return line;
  }

  /** A node of a tree, once: one that comes again makes no tree. */
  private visit(object: PDFObject, depth: number): PDFDict | null {
    const dict = this.dict(object);
    if (!dict) return null;
    if (this.seen.has(dict)) throw circle();
    if (depth > MAX_DEPTH) throw new Refused('has fields nested too deeply');
    if (this.seen.size >= MAX_NODES) throw new Refused('has more fields than a form', 'too-large');
    this.seen.add(dict);
    return dict;
  }

  private dict(object: PDFObject): PDFDict | null {
    const found = object instanceof PDFRef ? this.context.lookup(object) : object;
    return found instanceof PDFDict ? found : null;
  }
}

const circle = (): Refused => new Refused('has fields that contain themselves');

export function lookup(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(key));
}

function elements(list: PDFObject | undefined): readonly PDFObject[] {
  return list instanceof PDFArray ? list.asArray() : [];
}

function inherited(line: readonly PDFDict[], key: string): PDFObject | undefined {
  const owner = line.find((d) => d.has(PDFName.of(key)));
  return owner && lookup(owner, key);
}

const numberOf = (value: PDFObject | undefined): number =>
  value instanceof PDFNumber ? value.asNumber() : 0;

const RADIO = 1 << 15;
const PUSH = 1 << 16;

function kindOf(type: PDFObject | undefined, flags: number): Field['kind'] | null {
  switch (type) {
    case PDFName.of('Tx'):
      return 'text';
    case PDFName.of('Ch'):
      return 'choice';
    case PDFName.of('Btn'):
      return (flags & PUSH) !== 0 ? null : (flags & RADIO) !== 0 ? 'radio' : 'check';
    default:
      return null;
  }
}

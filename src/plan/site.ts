import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Prose } from '../markdown/index.js';
import type { SourceFile, Span } from '../source/index.js';

/**
 * A place in a YAML file: its value's node, and the key that leads there. Every part of the plan is
 * made beside its site, so that a mistake found however late can point at line and column.
 */
export class Site {
  private constructor(
    readonly file: SourceFile,
    private readonly document: Document,
    private readonly node: Node | null,
    private readonly pair: Pair | null,
    private readonly parent: Site | null,
  ) {}

  static root(file: SourceFile, document: Document): Site {
    return new Site(file, document, document.contents as Node | null, null, null);
  }

  /** The value under a key or index; where there is none, a site that points at this one. */
  at(key: string | number): Site {
    const node = this.resolved;
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(key));
      if (pair)
        return new Site(this.file, this.document, isNode(pair.value) ? pair.value : null, pair as Pair, this);
    }
    if (isSeq(node)) {
      const item = node.items[Number(key)];
      if (isNode(item)) return new Site(this.file, this.document, item, null, this);
      if (isPair(item)) return new Site(this.file, this.document, null, item, this);
    }
    return new Site(this.file, this.document, null, null, this);
  }

  path(keys: readonly PropertyKey[]): Site {
    return keys.reduce<Site>((site, key) => site.at(typeof key === 'symbol' ? '' : key), this);
  }

  /** The node with an alias followed to what it stands for. */
  get resolved(): Node | null {
    return isAlias(this.node) ? ((this.node.resolve(this.document) as Node | undefined) ?? null) : this.node;
  }

  get span(): Span {
    const range = this.node?.range ?? keyRange(this.pair);
    if (range) return this.trim(range[0], range[1]);
    return this.parent ? this.parent.head : { file: this.file, start: 0, end: 0 };
  }

  /** The key that leads here, or where a list entry begins. */
  get key(): Span {
    const range = keyRange(this.pair);
    if (range) return this.trim(range[0], range[1]);
    return this.head;
  }

  /** The first line of the value, for pointing at something long without underlining all of it. */
  get head(): Span {
    const own = keyRange(this.pair);
    if (own && !isScalar(this.node)) return this.trim(own[0], own[1]);
    const { start, end } = this.span;
    const line = this.file.text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
    return { file: this.file, start, end: start + line.trimEnd().length };
  }

  /** The keys of a map at this place, with their spans. */
  get keys(): { name: string; span: Span }[] {
    const node = this.resolved;
    if (!isMap(node)) return [];
    return node.items.flatMap((p) =>
      isScalar(p.key) && p.key.range
        ? [{ name: String(p.key.value), span: this.trim(p.key.range[0], p.key.range[1]) }]
        : [],
    );
  }

  /** A scalar as it was written, so that 2.50 and 007 stay what they are. */
  text(value: string | number): string {
    if (typeof value === 'string') return value;
    const node = this.resolved;
    return isScalar(node) && typeof node.source === 'string' ? node.source : String(value);
  }

  inline(value: string | number): Prose {
    return { format: 'inline', source: this.text(value), span: this.span };
  }

  blocks(value: string | number): Prose {
    return { format: 'blocks', source: this.text(value), span: this.span };
  }

  private trim(start: number, end: number): Span {
    const text = this.file.text.slice(start, end);
    return { file: this.file, start, end: start + Math.max(text.trimEnd().length, 1) };
  }
}

function keyRange(pair: Pair | null): readonly [number, number] | null {
  const key = pair?.key;
  return isNode(key) && key.range ? [key.range[0], key.range[1]] : null;
}

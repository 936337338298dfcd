import type { MarkdownBlock as Block, Inline, ListItem } from '../markdown/index.js';
import type { Slot } from './output.js';
import type { Reports } from './reports.js';
import { plainOf, type SlotValue } from './values.js';

const SENTINEL = /\ue000(\d+)\ue001/g;
/** What data may be inside a directive's braces and a reference's brackets: an id or a number. */
const ID = /^[a-z0-9.-]+$/;

/**
 * Puts data where nodes hold plain strings (ids of directives, code, references) and takes out what is nothing. It
 * works on the parsed nodes, so whatever the data is, the structure is the template's.
 */
export class Filler {
  /** Data of the slot nodes that are left, in their order. */
  readonly values: SlotValue[] = [];
  private readonly used = new Set<number>();

  constructor(
    private readonly slots: readonly Slot[],
    private readonly reports: Reports,
  ) {}

  blocks(blocks: readonly Block[]): readonly Block[] {
    return blocks.flatMap((b) => this.block(b) ?? []);
  }

  /** Data that is in no node stood where none can be: in an address, in a table beyond its columns. */
  reportLost(): void {
    for (const [i, slot] of this.slots.entries()) {
      if (slot.failed || this.used.has(i)) continue;
      this.reports.error(
        'template-syntax',
        slot.span,
        'data cannot stand here',
        'it may stand in text, in code, and inside the braces of a directive',
      );
    }
  }

  private block(block: Block): Block | null {
    switch (block.type) {
      case 'heading':
      case 'paragraph': {
        const children = this.inlines(block.children);
        return isBlank(children) && !isBlank(block.children) ? null : { ...block, children };
      }
      case 'list':
        return { ...block, items: block.items.flatMap((i) => this.item(i) ?? []) };
      case 'quote':
        return { ...block, children: this.blocks(block.children) };
      case 'table':
        return {
          ...block,
          head: block.head.map((c) => this.inlines(c)),
          rows: block.rows.map((r) => r.map((c) => this.inlines(c))),
        };
      case 'code':
        return { ...block, value: this.text(block.value) };
      case 'rule':
        return block;
      case 'directive': {
        const attributes = new Map([...block.attributes].map(([key, value]) => [key, this.id(value)]));
        return { ...block, attributes, children: block.children && this.blocks(block.children) };
      }
    }
  }

  /** An item that holds nothing but data that is nothing goes, and its bullet with it. */
  private item(item: ListItem): ListItem | null {
    const children = this.blocks(item.children);
    return children.length === 0 && item.children.length > 0 ? null : { ...item, children };
  }

  private inlines(list: readonly Inline[]): readonly Inline[] {
    return list.flatMap((i) => this.inline(i) ?? []);
  }

  private inline(node: Inline): Inline | null {
    switch (node.type) {
      case 'slot':
        return this.slot(node.slot);
      case 'emphasis':
      case 'strong':
      case 'mark':
      case 'sup': {
        const children = this.inlines(node.children);
        return children.length === 0 ? null : { ...node, children };
      }
      case 'link':
        return { ...node, children: this.inlines(node.children) };
      case 'code':
        return { ...node, value: this.text(node.value) };
      case 'image':
        return { ...node, alt: this.text(node.alt) };
      case 'ref':
      case 'pages':
      case 'time':
        return { ...node, target: this.id(node.target) };
      default:
        return node;
    }
  }

  private slot(number: number): Inline | null {
    const value = this.take(number)?.value ?? null;
    return value === null ? null : { type: 'slot', slot: this.values.push(value) - 1 };
  }

  private text(text: string): string {
    return text.replace(SENTINEL, (_, n: string) => plainOf(this.take(Number(n))?.value ?? null) ?? '');
  }

  private id(text: string): string {
    return text.replace(SENTINEL, (_, n: string) => {
      const slot = this.take(Number(n));
      const value = plainOf(slot?.value ?? null) ?? '';
      if (slot && !slot.failed && !ID.test(value)) {
        const what = value === '' ? 'there is none' : `this is ${JSON.stringify(value.slice(0, 40))}`;
        this.reports.error('template-syntax', slot.span, `an id or a number must stand here, and ${what}`);
      }
      return value;
    });
  }

  private take(number: number): Slot | undefined {
    this.used.add(number);
    return this.slots[number];
  }
}

function isBlank(children: readonly Inline[]): boolean {
  return children.every((c) => c.type === 'break' || (c.type === 'text' && c.value.trim() === ''));
}

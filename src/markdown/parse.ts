import type { Token } from 'markdown-it';
import { Findings } from '../diagnostics/index.js';
import { lineOffset, lineText, positionAt, type SourceFile, type Span } from '../source/index.js';
import type { Block, Directive, Inline, ListItem, Markdown, Prose } from './nodes.js';
import { blockSyntax, inlineSyntax, MAX_DEPTH, templateSyntax } from './syntax.js';

/** Slots stand for data in what templates yield; plan text never holds these characters. */
const SLOT = /\ue000(\d+)\ue001/;

const inlineCache = new WeakMap<Prose, readonly Inline[]>();

/** Inlines of a title, prompt or option. */
export function inlineOf(prose: Prose): readonly Inline[] {
  let known = inlineCache.get(prose);
  if (!known) {
    known = parseInline(prose.source);
    inlineCache.set(prose, known);
  }
  return known;
}

export function parseInline(source: string): readonly Inline[] {
  const tokens = inlineSyntax.parseInline(source.replace(/\s+/g, ' ').trim(), {});
  return new InlineReader(tokens[0]?.children ?? []).all();
}

/** A prose without its markup, white space folded: for matching, ids, exports and bookmarks. */
export function plainText(prose: Prose): string {
  if (prose.format === 'inline') return inlineText(inlineOf(prose));
  return parseBlocks(prose, new Findings()).blocks.map(blockText).join(' ').replace(/\s+/g, ' ').trim();
}

export function inlineText(list: readonly Inline[]): string {
  return list
    .map((node): string => {
      if ('children' in node) return inlineText(node.children);
      if ('value' in node) return node.value;
      if (node.type === 'image') return node.alt;
      return node.type === 'break' ? ' ' : '';
    })
    .join('');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.children);
    case 'list':
      return block.items.flatMap((i) => i.children.map(blockText)).join(' ');
    case 'quote':
      return block.children.map(blockText).join(' ');
    case 'table':
      return [block.head, ...block.rows].flatMap((r) => r.map(inlineText)).join(' ');
    case 'code':
      return block.value;
    case 'rule':
      return '';
    case 'directive':
      return (block.children ?? []).map(blockText).join(' ');
  }
}

/** Blocks of a Markdown text of the plan, each with the span of its first line. */
export function parseBlocks(prose: Prose, findings: Findings): Markdown {
  if (prose.format === 'inline') {
    return { blocks: [{ type: 'paragraph', children: inlineOf(prose), span: prose.span }], notes: [] };
  }
  const reader = new BlockReader(blockSyntax.parse(prose.source, {}), proseSpans(prose), findings);
  const blocks = reader.blocks(null);
  return { blocks, notes: reader.notes };
}

/** Blocks and directives of a template's output; spans are lines of that output's file. */
export function parseTemplateOutput(
  file: SourceFile,
  spanOf: (line: number) => Span,
  findings: Findings,
): readonly Block[] {
  return new BlockReader(templateSyntax.parse(file.text, {}), spanOf, findings).blocks(null);
}

/** Line of a prose (from 0) → span in the plan. Text in quotes or folded keeps the span of the whole. */
function proseSpans(prose: Prose): (line: number) => Span {
  const { file, start, end } = prose.span;
  const first = positionAt(file, start).line;
  const literal = /^[|][-+0-9]*[ \t]*(#.*)?$/.test(file.text.slice(start, end).split(/\r?\n/, 1)[0] ?? '');
  const whole = start === 0 && end === file.text.length;
  if (!literal && !whole) return () => prose.span;
  return (line) => {
    const n = first + line + (whole ? 0 : 1);
    const text = lineText(file, n);
    const offset = lineOffset(file, n);
    return { file, start: offset + (text.length - text.trimStart().length), end: offset + text.length };
  };
}

/** Reads the flat list of tokens between an opening and its closing. */
class BlockReader {
  private at = 0;
  private depth = 0;
  notes: (readonly Block[])[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly spanOf: (line: number) => Span,
    private readonly findings: Findings,
  ) {}

  blocks(until: string | null): Block[] {
    const out: Block[] = [];
    this.depth++;
    if (this.depth === MAX_DEPTH) {
      this.findings.error(
        'too-large',
        this.span(this.tokens[this.at]),
        `this text is nested more than ${MAX_DEPTH} deep`,
      );
    }
    for (let token = this.tokens[this.at]; token && token.type !== until; token = this.tokens[this.at]) {
      this.at++;
      const block = this.block(token);
      if (block) out.push(block);
    }
    this.at++;
    this.depth--;
    return out;
  }

  private span(token: Token | undefined): Span {
    return this.spanOf(token?.map?.[0] ?? 0);
  }

  private block(token: Token): Block | null {
    const span = this.span(token);
    switch (token.type) {
      case 'heading_open':
        return {
          type: 'heading',
          depth: Number(token.tag.slice(1)),
          children: this.inline('heading_close'),
          span,
        };
      case 'paragraph_open':
        return { type: 'paragraph', children: this.inline('paragraph_close'), span };
      case 'bullet_list_open':
        return { type: 'list', ordered: false, start: 1, items: this.items('bullet_list_close'), span };
      case 'ordered_list_open': {
        const start = Number(token.attrGet('start') ?? 1);
        return { type: 'list', ordered: true, start, items: this.items('ordered_list_close'), span };
      }
      case 'blockquote_open':
        return { type: 'quote', children: this.blocks('blockquote_close'), span };
      case 'table_open':
        return this.table(span);
      case 'fence':
      case 'code_block':
        return { type: 'code', value: token.content.replace(/\n$/, ''), span };
      case 'hr':
        return { type: 'rule', span };
      case 'directive':
        return this.directive(token, null, span);
      case 'directive_open':
        return this.directive(token, this.blocks('directive_close'), span);
      case 'footnote_block_open':
        this.footnotes();
        return null;
      default:
        return null;
    }
  }

  private directive(token: Token, children: readonly Block[] | null, span: Span): Directive {
    if ((token.meta as { closed?: boolean } | null)?.closed === false) {
      this.findings.error('template-syntax', span, `\`:::${token.info}\` is never closed`, {
        hint: 'close it with a line `:::`',
      });
    }
    return { type: 'directive', name: token.info, attributes: attributesOf(token.content), children, span };
  }

  private inline(close: string): readonly Inline[] {
    const children = this.tokens[this.at]?.children ?? [];
    while (this.tokens[this.at] && this.tokens[this.at]!.type !== close) this.at++;
    this.at++;
    return new InlineReader(children).all();
  }

  private items(close: string): ListItem[] {
    const items: ListItem[] = [];
    while (this.tokens[this.at] && this.tokens[this.at]!.type !== close) {
      this.at++;
      items.push(withBox(this.blocks('list_item_close')));
    }
    this.at++;
    return items;
  }

  private table(span: Span): Block {
    const rows: (readonly Inline[])[][] = [];
    const align: ('left' | 'center' | 'right' | null)[] = [];
    for (
      let token = this.tokens[this.at];
      token && token.type !== 'table_close';
      token = this.tokens[this.at]
    ) {
      this.at++;
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'th_open') align.push(alignOf(token));
      if (token.type === 'th_open' || token.type === 'td_open') {
        rows.at(-1)!.push(this.inline(token.type.replace('open', 'close')));
      }
    }
    this.at++;
    return { type: 'table', head: rows[0] ?? [], rows: rows.slice(1), align, span };
  }

  private footnotes(): void {
    for (
      let token = this.tokens[this.at];
      token && token.type !== 'footnote_block_close';
      token = this.tokens[this.at]
    ) {
      this.at++;
      if (token.type === 'footnote_open') {
        this.notes[(token.meta as { id: number }).id] = this.blocks('footnote_close');
      }
    }
    this.at++;
  }
}

function alignOf(token: Token): 'left' | 'center' | 'right' | null {
  const found = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''));
  return (found?.[1] as 'left' | 'center' | 'right' | undefined) ?? null;
}

function attributesOf(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const [, key, quoted, bare] of text.matchAll(/([a-z][a-z-]*)\s*=\s*(?:"([^"]*)"|([^\s"]+))/g)) {
    out.set(key!, quoted ?? bare ?? '');
  }
  const single = /^\s*([^\s="]+)\s*$/.exec(text);
  if (single) out.set('id', single[1]!);
  return out;
}

/** `- [ ] text` is an item with a box to tick. */
function withBox(children: readonly Block[]): ListItem {
  const first = children[0];
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text') return { checked: null, children };
  const box = /^\[([ xX])\][ \u00a0]+/.exec(text.value);
  if (!box) return { checked: null, children };
  const rest: Inline[] = [
    { type: 'text', value: text.value.slice(box[0].length) },
    ...first.children.slice(1),
  ];
  return { checked: box[1] !== ' ', children: [{ ...first, children: rest }, ...children.slice(1)] };
}

const WRAPPERS: Record<string, 'emphasis' | 'strong' | 'mark' | 'sup'> = {
  em_open: 'emphasis',
  strong_open: 'strong',
  mark_open: 'mark',
  sup_open: 'sup',
};

class InlineReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(until: string | null = null): Inline[] {
    const out: Inline[] = [];
    for (let token = this.tokens[this.at]; token && token.type !== until; token = this.tokens[this.at]) {
      this.at++;
      out.push(...this.one(token));
    }
    this.at++;
    return out;
  }

  private one(token: Token): readonly Inline[] {
    const wrapper = WRAPPERS[token.type];
    if (wrapper) return [{ type: wrapper, children: this.all(token.type.replace('open', 'close')) }];
    switch (token.type) {
      case 'text':
        return textAndSlots(token.content);
      case 'softbreak':
        return [{ type: 'text', value: ' ' }];
      case 'hardbreak':
        return [{ type: 'break' }];
      case 'code_inline':
        return [{ type: 'code', value: token.content }];
      case 'link_open':
        return [{ type: 'link', url: String(token.attrGet('href') ?? ''), children: this.all('link_close') }];
      case 'image':
        return [imageNode(token)];
      case 'footnote_ref':
        return [{ type: 'note', note: (token.meta as { id: number }).id }];
      case 'reference':
        return [referenceNode(token)];
      default:
        return token.content === '' ? [] : [{ type: 'text', value: token.content }];
    }
  }
}

/** The path as it was written: the parser gives it as a part of an address. */
function imageNode(token: Token): Inline {
  const src = String(token.attrGet('src') ?? '');
  let file = src;
  try {
    file = decodeURIComponent(src);
  } catch {
    // Not encoded: as it is.
  }
  return { type: 'image', file, alt: token.content, title: String(token.attrGet('title') ?? '') };
}

function referenceNode(token: Token): Inline {
  if (token.info === 'blank') {
    const width = Number.parseFloat(token.content);
    return { type: 'blank', width: Number.isFinite(width) ? width : null };
  }
  return { type: token.info as 'ref' | 'pages' | 'time', target: token.content };
}

function textAndSlots(content: string): readonly Inline[] {
  const parts = content.split(SLOT);
  return parts.flatMap((part, i): Inline[] => {
    if (i % 2 === 1) return [{ type: 'slot', slot: Number(part) }];
    return part === '' ? [] : [{ type: 'text', value: part }];
  });
}

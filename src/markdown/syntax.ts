import MarkdownItFactory, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import mark from 'markdown-it-mark';
import sup from 'markdown-it-sup';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;
type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Nesting that plans and templates may use; deeper text is refused, because the parser would drop it in silence. */
export const MAX_DEPTH = 40;

const OPTIONS = { html: false, linkify: false, typographer: false, maxNesting: 100 } as const;
const SAFE_LINK = /^(https?:|mailto:|#)/i;

function base(): MarkdownIt {
  const md = MarkdownItFactory('default', OPTIONS).use(mark).use(sup);
  md.disable('strikethrough');
  md.validateLink = (url: string) => SAFE_LINK.test(url) || !/^[a-z][a-z0-9+.-]*:/i.test(url);
  md.inline.ruler.before('emphasis', 'reference', reference);
  return md;
}

const REFERENCE = /:(ref|pages|time|blank)\[([^\]\n]{0,60})\]/y;

/** `:ref[id]`, `:pages[id]`, `:time[id]`, `:blank[width]`. */
const reference: InlineRule = (state, silent) => {
  REFERENCE.lastIndex = state.pos;
  const found = REFERENCE.exec(state.src);
  if (!found) return false;
  if (!silent) {
    const token = state.push('reference', '', 0);
    token.info = found[1]!;
    token.content = found[2]!.trim();
  }
  state.pos += found[0].length;
  return true;
};

/** In titles and prompts `_` is a letter like any other: `snake_case`, `____`. */
const underscore: InlineRule = (state, silent) => {
  if (state.src.charCodeAt(state.pos) !== 0x5f) return false;
  if (!silent) state.pending += '_';
  state.pos++;
  return true;
};

const DIRECTIVE = /^(:{2,3})([a-z][a-z-]*)\s*(?:\{([^{}]*)\})?\s*$/;

/** `::name{…}` and `:::name{…}` … `:::`, each on lines of its own. */
const directive: BlockRule = (state, startLine, endLine, silent) => {
  const lineOf = (line: number): string =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!).trimEnd();
  const found = DIRECTIVE.exec(lineOf(startLine));
  if (!found) return false;
  if (silent) return true;
  const container = found[1]!.length === 3;
  const close = container ? closingLine(lineOf, startLine, endLine) : startLine;
  const token = state.push(container ? 'directive_open' : 'directive', '', container ? 1 : 0);
  token.info = found[2]!;
  token.content = found[3] ?? '';
  token.map = [startLine, close + 1];
  token.meta = { closed: close < endLine };
  if (container) {
    const { lineMax, parentType } = state;
    state.lineMax = Math.min(close, endLine);
    state.md.block.tokenize(state, startLine + 1, state.lineMax);
    state.lineMax = lineMax;
    state.parentType = parentType;
    state.push('directive_close', '', -1);
  }
  state.line = Math.min(close + 1, endLine);
  return true;
};

function closingLine(lineOf: (line: number) => string, start: number, end: number): number {
  let depth = 1;
  for (let line = start + 1; line < end; line++) {
    const text = lineOf(line);
    if (text === ':::') depth--;
    else if (DIRECTIVE.exec(text)?.[1] === ':::') depth++;
    if (depth === 0) return line;
  }
  return end;
}

/** Titles, prompts, options. */
export const inlineSyntax: MarkdownIt = base();
inlineSyntax.inline.ruler.before('emphasis', 'underscore', underscore);

/** Paragraphs, lists, tables, footnotes. */
export const blockSyntax: MarkdownIt = base().use(footnote);

/** What templates yield: as blocks, with directives. */
export const templateSyntax: MarkdownIt = base();
templateSyntax.block.ruler.before('fence', 'directive', directive, {
  alt: ['paragraph', 'reference', 'blockquote', 'list'],
});

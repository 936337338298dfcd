/** In: Markdown of plans and templates. Out: trees of blocks and inlines, plain data with spans. */

export type { Block as MarkdownBlock, Directive, Inline, ListItem, Markdown, Prose } from './nodes.js';
export { inlineOf, inlineText, parseBlocks, parseInline, parseTemplateOutput, plainText } from './parse.js';

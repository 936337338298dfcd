/** In: scores, or what was read, or groups. Out: the same as text, JSON, Markdown, CSV, HTML, a workbook; the canonical table and its receipt; the story that reports tell. */
import type { Scores } from '../score/index.js';

export { type Canonical, canonicalCsv, canonicalOf } from './collected/canonical.js';
export { type Receipt, receiptOf } from './collected/receipt.js';
export { tellReceipt } from './collected/receipt-text.js';
export { traceCsv } from './collected/trace.js';
export { toCsv } from './csv.js';
export { feedbackOf, openInstruments, type PersonFeedback } from './feedback/index.js';
export { exchangeToCsv, groupsToCsv, groupsToJson, groupsToMarkdown, groupsToText } from './groups/index.js';
export { type HtmlOptions, toHtml } from './html/index.js';
export { toMarkdown } from './markdown.js';
export { type Story, storyOf } from './story/index.js';
export { toText } from './text/index.js';
export { Page, type TextOptions } from './text/page.js';
export { toXlsx } from './xlsx/index.js';

export function toJson(scores: Scores): string {
  return `${JSON.stringify(scores, null, 2)}\n`;
}

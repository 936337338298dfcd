/** In: scores, or what was read. Out: the same figures as text, JSON, Markdown or CSV; the canonical table and its receipt. */
import type { Scores } from '../score/index.js';

export { type Canonical, canonicalCsv, canonicalOf } from './collected/canonical.js';
export { type Receipt, receiptOf } from './collected/receipt.js';
export { tellReceipt } from './collected/receipt-text.js';
export { traceCsv } from './collected/trace.js';
export { toCsv } from './csv.js';
export { toMarkdown } from './markdown.js';
export { toText } from './text/index.js';
export { Page, type TextOptions } from './text/page.js';

export function toJson(scores: Scores): string {
  return `${JSON.stringify(scores, null, 2)}\n`;
}

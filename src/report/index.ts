/** In: scores. Out: the same figures as text, JSON, Markdown, CSV, HTML, a workbook; the story that reports tell. */
import type { Scores } from '../score/index.js';

export { toCsv } from './csv.js';
export { type HtmlOptions, toHtml } from './html/index.js';
export { toMarkdown } from './markdown.js';
export { toText } from './text/index.js';
export type { TextOptions } from './text/page.js';
export { toXlsx } from './xlsx/index.js';

export function toJson(scores: Scores): string {
  return `${JSON.stringify(scores, null, 2)}\n`;
}

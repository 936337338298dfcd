/** In: scores, or groups. Out: the same as text, JSON, Markdown or CSV. */
import type { Scores } from '../score/index.js';

export { toCsv } from './csv.js';
export { exchangeToCsv, groupsToCsv, groupsToJson, groupsToMarkdown, groupsToText } from './groups/index.js';
export { toMarkdown } from './markdown.js';
export { toText } from './text/index.js';
export type { TextOptions } from './text/page.js';

export function toJson(scores: Scores): string {
  return `${JSON.stringify(scores, null, 2)}\n`;
}

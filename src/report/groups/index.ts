import type { Drawn } from '../../groups/index.js';

export { exchangeToCsv, groupsToCsv } from './csv.js';
export { groupsToMarkdown } from './markdown.js';
export { groupsToText } from './text.js';

/** The public form: without what only the lists need. */
export function groupsToJson(drawn: Drawn): string {
  const { seed, groups, objective, turns, chosen, exchange } = drawn;
  return `${JSON.stringify({ seed, groups, objective, turns, chosen, ...(exchange ? { exchange } : {}) }, null, 2)}\n`;
}

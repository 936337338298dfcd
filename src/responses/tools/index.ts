import type { RawRow } from '../raw.js';
import { kobo, odk } from './field.js';
import { google, jotform, microsoft, typeform } from './forms.js';
import type { ToolId } from './ids.js';
import { limesurvey, qualtrics, surveymonkey } from './research.js';
import { hasAll, type Tool, toolOf } from './tool.js';

export { SENT } from './forms.js';
export { TOOLS, type ToolId } from './ids.js';
export { joinedHeads } from './research.js';
export { plain, type Tool, type Verdict } from './tool.js';

/** Plenary's own table. */
const plenary: Tool = toolOf({
  id: 'plenary',
  name: 'Plenary’s own columns',
  names: [],
  begins: (row) =>
    (hasAll(row, ['respondent']) || hasAll(row, ['round']) || hasAll(row, ['form'])) &&
    row.cells.some((c) => /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(c.trim())),
});

/** In the order in which they are looked for: the surest signs first. */
const ALL: readonly Tool[] = [
  qualtrics,
  surveymonkey,
  microsoft,
  limesurvey,
  kobo,
  odk,
  typeform,
  jotform,
  google,
  plenary,
];

export function toolNamed(id: ToolId): Tool {
  return ALL.find((t) => t.id === id)!;
}

/** Which tool wrote a file, and the row in which its header begins. */
export function recognise(top: readonly RawRow[]): { readonly tool: Tool; readonly at: number } | null {
  for (const [at, row] of top.entries()) {
    const tool = ALL.find((t) => t.begins(row, top.slice(at + 1)));
    if (tool) return { tool, at };
  }
  return null;
}

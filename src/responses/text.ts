import { Findings } from '../diagnostics/index.js';
import { readCsv } from './csv.js';
import { type HeaderOptions, headerOf } from './header.js';
import { isJsonLines, readJson, readJsonLines } from './json.js';
import { tableOfSheet } from './sheet.js';
import type { Table } from './table.js';
import { looksLikeYaml, readYamlTable } from './yaml.js';

/** How a file is to be read. */
export type ReadOptions = HeaderOptions;

/** For tables whose first row is their header, whatever it holds: rosters. */
export const PLAIN: ReadOptions = { from: null, knows: () => false };

/** A table in text: JSON, JSON Lines, YAML, else CSV; what is wrong goes to `findings`, null where nothing can be read. */
export function readText(path: string, text: string, options: ReadOptions, findings: Findings): Table | null {
  const start = text.slice(0, 4000).trimStart() || text.trimStart();
  if (start === '') {
    findings.error('bad-table', { path, row: 1, column: 1 }, 'this file is empty', {
      hint: 'its first row names the columns: respondent, q1, q2 …',
    });
    return null;
  }
  if (start.startsWith('{') && isJsonLines(text.trimStart())) return readJsonLines(path, text, findings);
  if (/^[[{]/.test(start)) return readBrackets(path, text, findings);
  if (looksLikeYaml(text)) return readYamlTable(path, text, findings);
  const sheet = readCsv(path, text, options.knows, findings);
  const header = sheet && headerOf(sheet, options);
  return header && tableOfSheet(sheet, header, path, findings);
}

/** JSON, or YAML written with brackets. */
function readBrackets(path: string, text: string, findings: Findings): Table | null {
  const asJson = new Findings();
  const table = readJson(path, text, asJson);
  const asYaml = new Findings();
  const loose = table ? null : readYamlTable(path, text, asYaml);
  if (loose && !asYaml.hasErrors) return loose;
  findings.list.push(...asJson.list);
  return table;
}

/** In: the bytes of a response file. Out: a table whose cells know their row and column. One reader a format, chosen by content. */
import { Findings } from '../diagnostics/index.js';
import { decode, decodeWithMarks, otherKind } from './bytes.js';
import { readCsv } from './csv.js';
import { isJsonLines, readJson, readJsonLines } from './json.js';
import type { Table } from './table.js';
import { looksLikeYaml, readYamlTable } from './yaml.js';

export type { Column, Table, TableRow } from './table.js';

const MAX_BYTES = 100_000_000;

interface ResponseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a response file; what is wrong goes to `findings`, and null comes back where nothing can be read. */
export function readResponses(file: ResponseFile, findings: Findings): Table | null {
  const text = textOf(file, findings);
  return text === null ? null : readText(file.path, text, findings);
}

function textOf({ path, bytes }: ResponseFile, findings: Findings): string | null {
  if (bytes.length > MAX_BYTES) {
    findings.error('too-large', { path }, `this file is larger than ${MAX_BYTES / 1e6} MB`, {
      hint: 'split it into several files',
    });
    return null;
  }
  const kind = otherKind(bytes);
  if (kind !== null) {
    findings.error('file-unreadable', { path }, `this is ${kind}, not a table in text`, {
      hint: 'save it as “CSV UTF-8”',
    });
    return null;
  }
  const text = decode(bytes);
  if (text === null) sayDamaged({ path, bytes }, findings);
  return text;
}

function readText(path: string, text: string, findings: Findings): Table | null {
  const start = text.trimStart();
  if (start === '') {
    findings.error('bad-table', { path, row: 1, column: 1 }, 'this file is empty', {
      hint: 'its first row names the columns: respondent, q1, q2 …',
    });
    return null;
  }
  if (start.startsWith('{') && isJsonLines(start)) return readJsonLines(path, text, findings);
  if (/^[[{]/.test(start)) return readBrackets(path, text, findings);
  if (looksLikeYaml(text)) return readYamlTable(path, text, findings);
  return readCsv(path, text, findings);
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

/** Points at the first cell that is not UTF-8, where the rest can be read as a table. */
function sayDamaged({ path, bytes }: ResponseFile, findings: Findings): void {
  const table = readCsv(path, decodeWithMarks(bytes), new Findings());
  const head = table?.header.find((c) => c.name.includes('\ufffd'));
  const row = table?.rows.find((r) => [...r.cells.values()].some((v) => v.includes('\ufffd')));
  const cell = row && [...row.cells].find(([, v]) => v.includes('\ufffd'));
  const at = head
    ? { path, row: 1, column: head.column }
    : row && cell
      ? { path, row: row.row, column: cell[0] }
      : { path, row: 1, column: 1 };
  findings.error('bad-encoding', at, 'this is not a text in UTF-8', { hint: 'save it again as “CSV UTF-8”' });
}

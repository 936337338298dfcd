/** In: the bytes of a response file. Out: a table whose cells know their row and column. One reader a format, chosen by content. */
import type { Findings } from '../diagnostics/index.js';
import { readCsv } from './csv.js';
import { readJson, readJsonLines, readYamlRecords } from './records.js';
import type { Table } from './table.js';

export type { Cell, Column, Table } from './table.js';

const MAX_BYTES = 100_000_000;

/** Reads a response file; what is wrong goes to `findings`, and null comes back where nothing can be read. */
export function readResponses(
  file: { readonly path: string; readonly bytes: Uint8Array },
  findings: Findings,
): Table | null {
  const { path } = file;
  if (file.bytes.length > MAX_BYTES) {
    findings.error('too-large', { path }, 'this file is larger than 100 MB', {
      hint: 'split it into several files',
    });
    return null;
  }
  const text = decode(file.bytes);
  if (text === null) {
    findings.error('bad-encoding', { path }, 'this is not a text in UTF-8', {
      hint: 'save it again as CSV UTF-8',
    });
    return null;
  }
  const start = text.trimStart();
  if (start === '') {
    findings.error('bad-table', { path }, 'this file is empty', {
      hint: 'its first row names the columns: respondent, q1, q2 …',
    });
    return null;
  }
  if (start.startsWith('[')) return readJson(path, text, findings);
  if (start.startsWith('{'))
    return isJsonLines(start) ? readJsonLines(path, text, findings) : readJson(path, text, findings);
  if (/^(---\s*\n\s*)?(#[^\n]*\n\s*)*(- |responses:\s*\n)/.test(start))
    return readYamlRecords(path, text, findings);
  return readCsv(path, text, findings);
}

/** A whole map on the first line, and another one after it. */
function isJsonLines(text: string): boolean {
  try {
    const first: unknown = JSON.parse(text.split(/\r?\n/, 1)[0]!);
    return !(typeof first === 'object' && first !== null && Object.hasOwn(first, 'responses'));
  } catch {
    return false;
  }
}

/** UTF-8 with or without a mark, UTF-16 with one; null for bytes that are neither. */
function decode(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

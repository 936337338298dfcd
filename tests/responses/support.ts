import { type Diagnostic, Findings, locate } from '../../src/diagnostics/index.js';
import { decodeText, kindOf, refuseKind } from '../../src/responses/files/index.js';
import { PLAIN, readText, type Table, type TableRow } from '../../src/responses/index.js';

/** A table whose rows have been gone through. */
export interface Gone extends Table {
  readonly rows: readonly TableRow[];
}

export interface ReadResult {
  readonly table: Gone | null;
  readonly found: readonly Diagnostic[];
}

/** Reads a text file; null where something in it cannot be read. */
export function read(content: string | Uint8Array, path = 'answers.csv'): ReadResult {
  const findings = new Findings();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const table = tableIn({ path, bytes }, findings);
  const rows = table ? [...table.rows] : [];
  const broken = findings.list.some((d) => d.code === 'bad-table' && d.message.includes('quote'));
  return { table: table && !broken ? { ...table, rows } : null, found: findings.list };
}

function tableIn(
  file: { readonly path: string; readonly bytes: Uint8Array },
  findings: Findings,
): Table | null {
  const kind = kindOf(file.bytes);
  if (kind !== 'text') {
    refuseKind(file, kind, findings);
    return null;
  }
  const decoded = decodeText(file, findings);
  return decoded && readText(file.path, decoded.text, PLAIN, findings);
}

/** A table as one would draw it: heads, then rows with blanks where nothing was. */
export function drawn(table: Gone | null): string[][] {
  if (!table) return [];
  const rows = table.rows.map((r) => table.header.map((c) => r.cells[c.column - 1] ?? ''));
  return [table.header.map((c) => c.name), ...rows];
}

/** `answers.csv:3:2 bad-table`. */
export function places(found: readonly Diagnostic[]): string[] {
  return found.map((d) => {
    const at = locate(d.at);
    return `${at.file}:${at.line}:${at.column} ${d.severity} ${d.code}`;
  });
}

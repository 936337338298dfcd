import { type Diagnostic, Findings, locate } from '../../src/diagnostics/index.js';
import { readResponses, type Table } from '../../src/responses/index.js';

export interface ReadResult {
  readonly table: Table | null;
  readonly found: readonly Diagnostic[];
}

export function read(content: string | Uint8Array, path = 'answers.csv'): ReadResult {
  const findings = new Findings();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { table: readResponses({ path, bytes }, findings), found: findings.list };
}

/** A table as one would draw it: heads, then rows with blanks where nothing was. */
export function drawn(table: Table | null): string[][] {
  if (!table) return [];
  const rows = table.rows.map((r) => table.header.map((c) => r.cells.get(c.column) ?? ''));
  return [table.header.map((c) => c.name), ...rows];
}

/** `answers.csv:3:2 bad-table`. */
export function places(found: readonly Diagnostic[]): string[] {
  return found.map((d) => {
    const at = locate(d.at);
    return `${at.file}:${at.line}:${at.column} ${d.severity} ${d.code}`;
  });
}

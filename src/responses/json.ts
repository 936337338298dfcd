import type { Findings, Place } from '../diagnostics/index.js';
import type { SourceFile } from '../source/index.js';
import { keysGivenTwice } from './json-keys.js';
import { recordsIn, tableOf } from './records.js';
import type { Table } from './table.js';

/** JSON: an array of records, or one under `responses`. */
export function readJson(path: string, text: string, findings: Findings): Table | null {
  const parsed = parseJson(text);
  if ('why' in parsed) {
    sayNotJson({ path, text }, 0, parsed, { path, row: 1, column: 1 }, findings);
    return null;
  }
  sayTwice({ path, text }, findings);
  return tableOf({ path, format: 'json' }, recordsIn(parsed.value), String, findings);
}

/** JSON Lines: a record a line. Lines that are no JSON are all told. */
export function readJsonLines(path: string, text: string, findings: Findings): Table | null {
  const records: unknown[] = [];
  let offset = 0;
  let broken = false;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const parsed = parseJson(line);
      const end = offset + line.trimEnd().length;
      if ('why' in parsed)
        sayNotJson({ path, text }, offset, parsed, { file: { path, text }, start: end - 1, end }, findings);
      broken ||= 'why' in parsed;
      records.push('value' in parsed ? parsed.value : null);
    }
    offset += line.length + 1;
  }
  if (broken) return null;
  sayTwice({ path, text }, findings);
  return tableOf({ path, format: 'jsonl' }, records, String, findings);
}

/** Whether the first line is a whole record, so that others stand on lines of their own. */
export function isJsonLines(text: string): boolean {
  const first = parseJson(text.split('\n', 1)[0]!);
  if (!('value' in first)) return false;
  const { value } = first;
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, 'responses')
  );
}

type Parsed = { readonly value: unknown } | { readonly why: string; readonly position: number | null };

function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const why = message.replace(/ (in JSON )?at position.*$/s, '').replace(/ is not valid JSON$/, '');
    return { why, position: position === undefined ? null : Number(position) };
  }
}

function sayTwice(file: SourceFile, findings: Findings): void {
  for (const { key, start, end } of keysGivenTwice(file.text)) {
    findings.error('duplicate-id', { file, start, end }, `\`${key}\` is here twice`, {
      hint: 'keep one of them',
    });
  }
}

/** At the character where the engine tells it; where it has come to the end without seeing one, at the line. */
function sayNotJson(
  file: SourceFile,
  offset: number,
  { why, position }: { readonly why: string; readonly position: number | null },
  otherwise: Place,
  findings: Findings,
): void {
  const start = offset + (position ?? 0);
  const at = position === null ? otherwise : { file, start, end: Math.min(start + 1, file.text.length) };
  findings.error('bad-table', at, `this is not JSON: ${why}`, {
    hint: 'export it again, or save the table as CSV in UTF-8',
  });
}

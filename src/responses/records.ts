import type { Findings } from '../diagnostics/index.js';
import { readYaml } from '../plan/index.js';
import type { Table } from './table.js';

const MAX_DEPTH = 6;

/** JSON: an array of records, or one under `responses`. */
export function readJson(path: string, text: string, findings: Findings): Table | null {
  const value = parseJson(path, text, 1, findings);
  return value === undefined ? null : tableOf(path, 'json', recordsIn(value), findings);
}

/** JSON Lines: a record a line. */
export function readJsonLines(path: string, text: string, findings: Findings): Table | null {
  const records: unknown[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parseJson(path, line, i + 1, findings);
    if (value === undefined) return null;
    records.push(value);
  }
  return tableOf(path, 'jsonl', records, findings);
}

/** YAML: a list of maps, within the limits of plans. */
export function readYamlRecords(path: string, text: string, findings: Findings): Table | null {
  const yaml = readYaml({ path, text }, findings);
  return yaml ? tableOf(path, 'yaml', recordsIn(yaml.value), findings) : null;
}

function parseJson(path: string, text: string, row: number, findings: Findings): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = (error as Error).message.replace(/ in JSON.*| at position.*|, ".*/s, '');
    findings.error('bad-table', { path, row, column: 1 }, `this is not JSON: ${why}`);
    return undefined;
  }
}

function recordsIn(value: unknown): unknown {
  const inner =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'responses')
      ? (value as { responses: unknown }).responses
      : value;
  return inner;
}

/** Records → a table whose columns are all keys, in the order of first appearance. Entry 1 is row 2. */
function tableOf(path: string, format: Table['format'], value: unknown, findings: Findings): Table | null {
  if (!Array.isArray(value)) {
    findings.error('bad-table', { path }, 'this is not a list of responses', {
      hint: 'write a list of maps, one for each person: [{"respondent": "P01", "q1": 3}]',
    });
    return null;
  }
  const columns = new Map<string, number>();
  const rows = value.flatMap((record: unknown, i) => {
    const row = i + 2;
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      findings.error('bad-table', { path, row, column: 1 }, 'this entry is not a map of answers');
      return [];
    }
    const cells = new Map<number, string>();
    for (const [key, text] of flatten(record as Record<string, unknown>, '', 0)) {
      if (!columns.has(key)) columns.set(key, columns.size + 1);
      cells.set(columns.get(key)!, text);
    }
    return [{ row, cells }];
  });
  return { path, format, header: [...columns].map(([name, column]) => ({ name, column })), rows };
}

/** `{trust: {q1: 3}}` is `trust.q1`; several choices are joined as in a table. */
function flatten(record: Record<string, unknown>, prefix: string, depth: number): [string, string][] {
  return Object.entries(record).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (value === null || value === undefined) return [[name, '']];
    if (Array.isArray(value))
      return [[name, value.map((v) => (typeof v === 'object' ? '' : String(v))).join(';')]];
    if (typeof value === 'object')
      return depth < MAX_DEPTH ? flatten(value as Record<string, unknown>, name, depth + 1) : [];
    return [[name, String(value)]];
  });
}

import type { Findings } from '../diagnostics/index.js';
import { readYaml } from '../plan/index.js';
import { recordsIn, tableOf } from './records.js';
import type { Table } from './table.js';

const MAX_PREAMBLE = 200;

/** YAML: a list of maps, bare or under `responses`, within the limits of plans. */
export function readYamlTable(path: string, text: string, findings: Findings): Table | null {
  const yaml = readYaml({ path, text }, findings);
  if (!yaml) return null;
  const records = recordsIn(yaml.value);
  const site = records === yaml.value ? yaml.site : yaml.site.at('responses');
  return tableOf(
    { path, format: 'yaml' },
    records,
    // A respondent 007 is not 7.
    (value, keys) => (typeof value === 'number' ? site.path(keys).text(value) : String(value)),
    findings,
  );
}

/** A list of maps, or `responses:`; a `---` and comments may stand before. */
export function looksLikeYaml(text: string): boolean {
  for (const line of text.split('\n', MAX_PREAMBLE)) {
    if (/^\s*(#.*|---\s*)?$/.test(line)) continue;
    return /^\s*-(\s|$)|^responses:(\s|$)/.test(line);
  }
  return false;
}

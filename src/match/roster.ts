import type { Findings } from '../diagnostics/index.js';
import type { Table } from '../responses/index.js';
import { folded } from './normalise.js';

/** People and what is known of them. */
export interface Roster {
  readonly people: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly columns: readonly string[];
}

/** A roster from its table: `respondent`, and any further columns. */
export function readRoster(table: Table, findings: Findings): Roster | null {
  const key = table.header.find((c) => folded(c.name) === 'respondent');
  if (!key) {
    findings.error(
      'bad-table',
      { path: table.path, row: 1, column: 1 },
      'a roster needs a column `respondent`',
      { hint: 'a short id for each person: P01, P02 …' },
    );
    return null;
  }
  const people = new Map<string, ReadonlyMap<string, string>>();
  const others = table.header.filter((c) => c !== key);
  for (const { row, cells } of table.rows) {
    const id = (cells.get(key.column) ?? '').trim();
    const at = { path: table.path, row, column: key.column };
    if (id === '') {
      findings.error('empty-cell', at, 'this person has no `respondent`', {
        hint: 'every person needs a short id of their own',
      });
      continue;
    }
    if (people.has(id))
      findings.error('duplicate-id', at, `two people are called \`${id}\``, {
        hint: 'give one of them another id',
      });
    people.set(
      id,
      new Map(
        others.map((c) => [
          folded(c.name) === 'group' ? 'group' : c.name,
          (cells.get(c.column) ?? '').trim(),
        ]),
      ),
    );
  }
  return { people, columns: others.map((c) => c.name) };
}

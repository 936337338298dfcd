import type { Findings } from '../diagnostics/index.js';
import type { Column, Table, TableRow } from '../responses/index.js';
import { folded, shown } from './normalise.js';

/** People and what is known of them. */
export interface Roster {
  /** By respondent: column → text, blank ones left out. */
  readonly people: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Without `respondent`. */
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
  const columns = distinctColumns(table, key, findings);
  const people = new Map<string, ReadonlyMap<string, string>>();
  for (const row of table.rows) {
    const id = respondentOf(table, row, key, people, findings);
    if (id !== null) people.set(id, detailsOf(row, columns));
  }
  return { people, columns: [...columns.keys()] };
}

/** `Group` is `group`, whatever its case; two columns of one name would hide each other. */
function distinctColumns(table: Table, key: Column, findings: Findings): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const column of table.header) {
    if (column === key) continue;
    const name = folded(column.name) === 'group' ? 'group' : column.name;
    if (columns.has(name) || folded(name) === 'respondent') {
      const at = { path: table.path, row: 1, column: column.column };
      findings.error('ambiguous-column', at, `this roster has two columns \`${name}\``, {
        hint: 'rename or delete one of them',
      });
    } else columns.set(name, column.column);
  }
  return columns;
}

function respondentOf(
  table: Table,
  row: TableRow,
  key: Column,
  people: Roster['people'],
  findings: Findings,
): string | null {
  const id = (row.cells[key.column - 1] ?? '').trim();
  const at = { path: table.path, row: row.row, column: key.column };
  if (id === '') {
    findings.error('empty-cell', at, 'this person has no `respondent`', {
      hint: 'every person needs a short id of their own',
    });
    return null;
  }
  if (!people.has(id)) return id;
  findings.error('duplicate-id', at, `two people are called \`${shown(id)}\``, {
    hint: 'give one of them another id',
  });
  return null;
}

function detailsOf(row: TableRow, columns: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const details = [...columns].map(([name, column]) => [name, (row.cells[column - 1] ?? '').trim()] as const);
  return new Map(details.filter(([, text]) => text !== ''));
}

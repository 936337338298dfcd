import { Findings } from '../diagnostics/index.js';
import type { Person, RosterPlaces } from '../groups/index.js';
import { type Roster, readRoster } from '../match/index.js';
import type { Table, TableRow } from '../responses/index.js';
import { rosterTable } from './reading.js';

/** A roster, and where in its file everything stands. */
export interface People {
  readonly roster: Roster;
  readonly people: readonly Person[];
  readonly places: RosterPlaces;
}

/** Codes of what is wrong with one row; the others can be used all the same. */
const OF_ROWS: readonly string[] = ['empty-cell', 'duplicate-id'];

/**
 * Reads a roster, CSV or XLSX; null where the findings tell why not. With `bad`, rows that cannot be used are told
 * there and left out.
 */
export async function readPeople(
  path: string,
  findings: Findings,
  bad: Findings = findings,
): Promise<People | null> {
  const table = await rosterTable(path, findings);
  if (!table) return null;
  const rows = [...table.rows];
  const own = new Findings();
  const roster = readRoster({ ...table, rows }, own);
  for (const d of own.list) (OF_ROWS.includes(d.code) ? bad : findings).list.push(d);
  if (!roster || findings.hasErrors) return null;
  const called = plainly(roster);
  const people = [...called.people].map(([respondent, columns]) => ({ respondent, columns }));
  return { roster: called, people, places: placesOf(table, rows, called) };
}

/** Columns that are printed; spreadsheets like to write them with a capital. */
const PRINTED = ['name', 'role', 'school', 'table'];

/** `Name` is `name`, whatever its case, where there is no other. */
function plainly({ people, columns }: Roster): Roster {
  const called = (column: string): string => {
    const plain = column.trim().toLowerCase();
    return PRINTED.includes(plain) && !columns.includes(plain) ? plain : column;
  };
  const renamed = (cells: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    new Map([...cells].map(([column, text]) => [called(column), text]));
  return {
    columns: [...new Set(columns.map(called))],
    people: new Map([...people].map(([respondent, cells]) => [respondent, renamed(cells)])),
  };
}

function placesOf(table: Table, rows: readonly TableRow[], roster: Roster): RosterPlaces {
  const fold = (text: string): string => text.trim().toLowerCase();
  const columnOf = new Map(table.header.map((c) => [fold(c.name), c.column]));
  const key = columnOf.get('respondent') ?? 1;
  // Of two rows with one id, the first is the person's.
  const rowOf = new Map([...rows].reverse().map((r) => [(r.cells[key - 1] ?? '').trim(), r.row]));
  return {
    columns: roster.columns,
    header: { path: table.path, row: 1, column: key },
    cell: (respondent, column) => ({
      path: table.path,
      row: rowOf.get(respondent) ?? 1,
      column: columnOf.get(fold(column)) ?? key,
    }),
  };
}

import type { Findings } from '../diagnostics/index.js';
import type { Person, RosterPlaces } from '../groups/index.js';
import { type Roster, readRoster } from '../match/index.js';
import { readResponses, type Table } from '../responses/index.js';
import { readInput } from './world.js';

/** A roster, and where in its file everything stands. */
export interface People {
  readonly roster: Roster;
  readonly people: readonly Person[];
  readonly places: RosterPlaces;
}

/** Reads a roster; null where the findings tell why not. */
export function readPeople(path: string, findings: Findings): People | null {
  const table = readResponses({ path, bytes: readInput(path) }, findings);
  const roster = table && readRoster(table, findings);
  if (!table || !roster || findings.hasErrors) return null;
  const people = [...roster.people].map(([respondent, columns]) => ({ respondent, columns }));
  return { roster, people, places: placesOf(table, roster) };
}

function placesOf(table: Table, roster: Roster): RosterPlaces {
  const fold = (text: string): string => text.trim().toLowerCase();
  const columnOf = new Map(table.header.map((c) => [fold(c.name), c.column]));
  const key = columnOf.get('respondent') ?? 1;
  const rowOf = new Map(table.rows.map((r) => [(r.cells.get(key) ?? '').trim(), r.row]));
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

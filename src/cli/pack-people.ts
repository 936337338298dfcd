import { type Diagnostic, Findings } from '../diagnostics/index.js';
import { drawGroups, groupNames, type Person, type RosterPlaces } from '../groups/index.js';
import type { PackPeople } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { type People, readPeople } from './people.js';
import { wrongUse } from './world.js';

/** Packs are made again and again: without a seed of their own they have the same groups each time. */
const SEED = 1;

export interface KnownPeople extends PackPeople {
  /** Records of the roster that cannot be used, told where they stand; the others are made all the same. */
  readonly bad: Findings;
  /** Those records, each by its id or its row. */
  readonly failed: readonly string[];
  /** Where everybody stands in the roster. */
  readonly places: RosterPlaces;
}

/** The people of a roster with the plan's groups; null where the findings tell why not. */
export async function packPeople(
  plan: Plan,
  roster: string,
  seed: string | undefined,
  findings: Findings,
): Promise<KnownPeople | null> {
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    throw wrongUse(`--seed is a whole number, not ${seed}`, 'build');
  const bad = new Findings();
  const read = await readPeople(roster, findings, bad);
  if (!read) return null;
  const people = read.people.filter((p) => isNamed(p, read, bad));
  const known = {
    people,
    columns: read.roster.columns,
    bad,
    failed: bad.list.map(nameOf),
    places: read.places,
  };
  if (groupNames(plan).length === 0 || people.length === 0) return { ...known, drawn: null };
  const options = { seed: seed === undefined ? SEED : Number(seed) };
  const drawn = drawGroups(plan, people, options, read.places, findings);
  return findings.hasErrors ? null : { ...known, drawn };
}

/** Who has no name is called by the id; who has no id of their own, by the row. */
function nameOf({ at, code, message }: Diagnostic): string {
  if (code === 'empty-cell' && message.includes(' has no `name`')) return message.split(' has no `name`')[0]!;
  return 'row' in at ? `row ${at.row}` : '';
}

/** A roster that has names must have one for everybody; without the column ids stand in for them. */
function isNamed({ respondent, columns }: Person, { roster, places }: People, bad: Findings): boolean {
  if (!roster.columns.includes('name') || columns.has('name')) return true;
  bad.error('empty-cell', places.cell(respondent, 'name'), `${respondent} has no \`name\` for the cover`, {
    hint: `fill it in and run the same command; only ${respondent} will be built`,
  });
  return false;
}

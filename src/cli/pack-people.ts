import type { Findings } from '../diagnostics/index.js';
import { drawGroups, groupNames } from '../groups/index.js';
import type { PackPeople } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { readPeople } from './people.js';
import { wrongUse } from './world.js';

/** Packs are made again and again: without a seed of their own they have the same groups each time. */
const SEED = 1;

/** The people of a roster with the plan's groups; null where the findings tell why not. */
export async function packPeople(
  plan: Plan,
  roster: string,
  seed: string | undefined,
  findings: Findings,
): Promise<PackPeople | null> {
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    throw wrongUse(`--seed is a whole number, not ${seed}`, 'build');
  const read = await readPeople(roster, findings);
  if (!read) return null;
  if (groupNames(plan).length === 0) return { people: read.people, drawn: null };
  const options = { seed: seed === undefined ? SEED : Number(seed) };
  const drawn = drawGroups(plan, read.people, options, read.places, findings);
  return findings.hasErrors ? null : { people: read.people, drawn };
}

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Findings } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import { type BuildInput, columnsIn, foldersOf, Packs } from '../pack/index.js';
import type { BuildOptions } from './build-options.js';
import { makeOne, type PackDone, type PackMode } from './pack-folders.js';
import { makeStack, type StackDone, stackParts } from './stacks.js';
import { Stop, type World, wrongUse } from './world.js';

/** Whose packs one command makes, and how. */
export interface PackRun extends PackMode {
  /** The people of this run. */
  readonly people: readonly Person[];
  /** Folder of everybody in the roster, by respondent. */
  readonly folders: ReadonlyMap<string, string>;
  readonly jobs: number;
  readonly shard: Shard;
  /** Packs of single people are made again: the stack stays as it is. */
  readonly single: boolean;
}

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** One worker's part of a run; the union of all is the run. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

const PATTERN = '{respondent}-{name}';
const MOST_JOBS = 8;

export function planRun(
  people: readonly Person[],
  columns: readonly string[],
  options: BuildOptions,
): PackRun {
  const pattern = options.folders ?? PATTERN;
  const known = ['respondent', 'name', ...columns];
  const unknown = columnsIn(pattern).find((c) => !known.includes(c));
  if (unknown !== undefined)
    throw wrongUse(`--folders names {${unknown}}; the roster has ${[...new Set(known)].join(', ')}`, 'build');
  if (columnsIn(pattern).length === 0)
    throw wrongUse('--folders needs a column, for example {respondent}', 'build');
  const shard = shardOf(options.shard);
  const chosen = chosenOf(people, options.onlyPerson);
  return {
    people: chosen ?? people.filter((_, i) => i % shard.of === shard.index - 1),
    folders: foldersOf(people, pattern),
    jobs: jobsOf(options.jobs),
    shard,
    single: chosen !== null,
    force: options.force === true,
    whole: options.only === undefined,
  };
}

export function shardOf(text: string | undefined): Shard {
  if (text === undefined) return { index: 1, of: 1 };
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index === undefined || shard.index < 1 || shard.index > shard.of)
    throw wrongUse(`--shard takes i/n, the i-th of n parts, for example 2/4; not ${text}`, 'build');
  return shard;
}

export function jobsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(MOST_JOBS, availableParallelism());
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw wrongUse(`--jobs is a number of workers from 1 to 64, not ${text}`, 'build');
  return jobs;
}

function chosenOf(people: readonly Person[], only: string | undefined): readonly Person[] | null {
  if (only === undefined) return null;
  const ids = only
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  // An id may hold a comma itself.
  const whole = people.find((p) => p.respondent === only.trim());
  if (whole) return [whole];
  const missing = ids.filter((id) => !people.some((p) => p.respondent === id));
  if (missing.length > 0 || ids.length === 0)
    throw new Stop(1, [
      `plenary: the roster has no ${missing.join(', ') || 'empty id'} whose pack could be made`,
      'write an id of the column respondent, in the same case',
    ]);
  return people.filter((p) => ids.includes(p.respondent));
}

/** Makes and writes packs in this thread, then its parts of the piles; null where the findings tell errors. */
export async function makePacks(
  world: World,
  input: BuildInput,
  folder: string,
  run: PackRun,
  part: Part,
  findings: Findings,
  done: (one: PackDone | StackDone) => Promise<void> | void,
): Promise<Packs | null> {
  const packs = await Packs.prepare(input, findings);
  if (!packs) return null;
  const isMine = (_: unknown, i: number): boolean => i % part.of === part.index;
  for (const person of run.people.filter(isMine)) {
    const at = join(folder, 'people', run.folders.get(person.respondent)!);
    await done(await makeOne(world, packs, person, at, run));
  }
  if (run.single) return packs;
  const parts = stackParts(packs, input.people!.people);
  const ofShard = parts.filter((_, i) => i % run.shard.of === run.shard.index - 1);
  for (const one of ofShard.filter(isMine)) await done(await makeStack(packs, one, folder, run.force));
  return packs;
}

/** Names of all parts of the piles, as the lists beside them are called. */
export function stackLists(packs: Packs, people: readonly Person[]): ReadonlySet<string> {
  return new Set(stackParts(packs, people).map((p) => `${p.name}.json`));
}

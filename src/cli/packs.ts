import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Findings } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import { type BuildInput, columnsIn, foldersOf, Packs } from '../pack/index.js';
import type { BuildOptions } from './build-options.js';
import { isSame, writeWhole } from './output.js';
import { Stop, wrongUse } from './world.js';

export interface PackRun {
  /** The people of this run. */
  readonly people: readonly Person[];
  readonly folders: ReadonlyMap<string, string>;
  readonly jobs: number;
  readonly shard: Shard;
  readonly stacks: boolean;
}

export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What became of one person's pack. */
export interface PackDone {
  readonly respondent: string;
  readonly pages: number;
  readonly written: boolean;
}

const PATTERN = '{respondent}-{name}';
const MOST_JOBS = 8;
/** Fewer packs than this are made sooner than workers have started. */
const WORTH_WORKERS = 40;

export function planRun(
  people: readonly Person[],
  columns: readonly string[],
  options: BuildOptions,
): PackRun {
  const pattern = options.folders ?? PATTERN;
  const unknown = columnsIn(pattern).find((c) => c !== 'respondent' && c !== 'name' && !columns.includes(c));
  if (unknown !== undefined)
    throw wrongUse(`--folders names {${unknown}}; the roster has ${columns.join(', ')}`, 'build');
  if (columnsIn(pattern).length === 0)
    throw wrongUse('--folders needs a column, for example {respondent}', 'build');
  const shard = shardOf(options.shard);
  const chosen = chosenOf(people, options.onlyPerson);
  return {
    people: (chosen ?? people).filter(
      (p) => chosen !== null || people.indexOf(p) % shard.of === shard.index - 1,
    ),
    folders: foldersOf(people, pattern),
    jobs: jobsOf(options.jobs),
    shard,
    stacks: chosen === null,
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

function jobsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(MOST_JOBS, availableParallelism());
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw wrongUse(`--jobs is a number of workers from 1 to 64, not ${text}`, 'build');
  return jobs;
}

function chosenOf(people: readonly Person[], only: string | undefined): readonly Person[] | null {
  if (only === undefined) return null;
  return only.split(',').map((id) => {
    const found = people.find((p) => p.respondent === id.trim());
    if (!found)
      throw new Stop(1, [`plenary: the roster has no ${id.trim()}`, 'write an id of the column respondent']);
    return found;
  });
}

/** Makes and writes packs in this thread. */
export async function makePacks(
  input: BuildInput,
  folder: string,
  run: Pick<PackRun, 'people' | 'folders'>,
  force: boolean,
  findings: Findings,
  done: (one: PackDone) => Promise<void> | void,
): Promise<Packs | null> {
  const packs = await Packs.prepare(input, findings);
  if (!packs || findings.hasErrors) return null;
  for (const person of run.people) {
    const at = join(folder, 'people', run.folders.get(person.respondent)!);
    await done(await makeOne(packs, person, at, force));
  }
  return packs;
}

async function makeOne(packs: Packs, person: Person, at: string, force: boolean): Promise<PackDone> {
  const { respondent } = person;
  const input = packs.inputOf(person);
  const before = force ? null : listOf(join(at, LIST));
  if (before?.input === input && before.files.every((f) => sizeOf(join(at, f.path)) === f.bytes))
    return { respondent, pages: before.files.reduce((n, f) => n + f.pages, 0), written: false };
  const files = await packs.make(person);
  for (const file of files) writeWhole(join(at, file.path), file.bytes);
  const list: PackList = {
    plenary: 1,
    respondent,
    input,
    files: files.map(({ path, bytes, pages }) => ({ path, bytes: bytes.length, pages })),
  };
  // Last: a folder with its list is whole.
  writeWhole(join(at, LIST), `${JSON.stringify(list, null, 2)}\n`);
  return { respondent, pages: files.reduce((n, f) => n + f.pages, 0), written: true };
}

const LIST = 'pack.json';

/** What is in a folder and what it was made from: an interrupted run goes on where this says otherwise. */
interface PackList {
  readonly plenary: 1;
  readonly respondent: string;
  readonly input: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly pages: number }[];
}

function listOf(path: string): PackList | null {
  if (!existsSync(path)) return null;
  try {
    const list = JSON.parse(readFileSync(path, 'utf8')) as Partial<PackList>;
    return list.plenary === 1 && Array.isArray(list.files) ? (list as PackList) : null;
  } catch {
    return null;
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? -1;

/** What a worker is told: the same command, and whose packs it makes. */
export interface WorkerTask {
  readonly path: string;
  readonly options: BuildOptions;
  readonly folder: string;
  readonly respondents: readonly string[];
}

export type WorkerSaid = { readonly done: PackDone } | { readonly failed: string };

/** Makes packs in worker threads, each with its own part of the people. */
export async function makeInWorkers(
  task: Omit<WorkerTask, 'respondents'>,
  run: PackRun,
  done: (one: PackDone) => Promise<void> | void,
): Promise<void> {
  const jobs = Math.min(run.jobs, run.people.length);
  await Promise.all(
    Array.from({ length: jobs }, (_, k) => {
      const respondents = run.people.filter((_, i) => i % jobs === k).map((p) => p.respondent);
      return oneWorker({ ...task, respondents }, done);
    }),
  );
}

function oneWorker(task: WorkerTask, done: (one: PackDone) => Promise<void> | void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./packs-worker.js', import.meta.url), { workerData: task });
    worker.on('message', (said: WorkerSaid) => {
      if ('done' in said) void done(said.done);
      else reject(new Stop(1, [`plenary: ${said.failed}`]));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
  });
}

export const worthWorkers = ({ jobs, people }: PackRun, path: string): boolean =>
  jobs > 1 && people.length >= WORTH_WORKERS && path !== '-';

/** Pages of one part of the stack; a printer takes such a file, and memory does. */
const PART = 500;

/** The packs of all people as they go to the printer, by table; in several files where they are many. Gives their pages. */
export async function writeStacks(
  packs: Packs,
  people: readonly Person[],
  folder: string,
  shard: Shard,
): Promise<number> {
  const parts = partsOf(packs, people);
  let pages = 0;
  for (const [i, part] of parts.entries()) {
    if (i % shard.of !== shard.index - 1) continue;
    const name = parts.length === 1 ? 'stack' : `stack-${String(i + 1).padStart(2, '0')}`;
    const made = await packs.stack(part, name);
    const path = join(folder, 'people', `${name}.pdf`);
    if (!isSame(path, made.bytes)) writeWhole(path, made.bytes);
    pages += made.pages;
  }
  return pages;
}

function partsOf(packs: Packs, people: readonly Person[]): readonly (readonly Person[])[] {
  const parts: Person[][] = [];
  let pages = PART;
  for (const person of [...people].sort(byTable)) {
    const own = packs.stackPages(person).length;
    if (pages + own > PART) {
      parts.push([]);
      pages = 0;
    }
    parts.at(-1)!.push(person);
    pages += own;
  }
  return parts;
}

/** By table, numbers as numbers; within a table as the roster has them. */
function byTable(a: Person, b: Person): number {
  const [s, t] = [a, b].map((p) => p.columns.get('table') ?? '');
  return s === t ? 0 : natural(s!, t!);
}

function natural(a: string, b: string): number {
  const [m, n] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && Number.isFinite(m) && Number.isFinite(n)) return m - n;
  return a < b ? -1 : 1;
}

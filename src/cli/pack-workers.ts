import { Worker } from 'node:worker_threads';
import type { PackPeople } from '../pack/index.js';
import type { BuildOptions } from './build-options.js';
import type { PackDone } from './pack-folders.js';
import type { PackRun, Part } from './packs.js';
import type { StackDone } from './stacks.js';
import { Stop } from './world.js';

/** What a worker is told: the same command, its people with the groups that were drawn, and which part is its own. */
export interface WorkerTask {
  readonly path: string;
  readonly options: BuildOptions;
  readonly folder: string;
  readonly people: PackPeople;
  readonly part: Part;
  readonly color: boolean;
}

export type WorkerSaid = PackDone | StackDone | { readonly stop: readonly string[]; readonly code: number };

/** Fewer packs than this are made sooner than workers have started. */
const WORTH_WORKERS = 40;

/** How many workers a run is worth; 1: this thread does it. */
export function workersFor({ jobs, people }: PackRun, path: string): number {
  if (jobs === 1 || path === '-' || people.length < WORTH_WORKERS) return 1;
  return Math.min(jobs, Math.ceil(people.length / (WORTH_WORKERS / 2)));
}

/** Makes packs in worker threads, each with its own part of the people and of the stack. */
export async function makeInWorkers(
  task: Omit<WorkerTask, 'part'>,
  count: number,
  done: (one: PackDone | StackDone) => void,
): Promise<void> {
  const workers: Worker[] = [];
  try {
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        oneWorker(workers, { ...task, part: { index, of: count } }, done),
      ),
    );
  } finally {
    // After a failure of one the others must not write on.
    await Promise.all(workers.map((w) => w.terminate()));
  }
}

function oneWorker(
  workers: Worker[],
  task: WorkerTask,
  done: (one: PackDone | StackDone) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./packs-worker.js', import.meta.url), { workerData: task });
    workers.push(worker);
    worker.on('message', (said: WorkerSaid) => {
      if ('stop' in said) reject(new Stop(said.code, said.stop));
      else done(said);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
  });
}

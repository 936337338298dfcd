import { parentPort, workerData } from 'node:worker_threads';
import { Findings } from '../diagnostics/index.js';
import { inputFor } from './build-input.js';
import type { WorkerSaid, WorkerTask } from './pack-workers.js';
import { makePacks, planRun } from './packs.js';
import { readPlan } from './plans.js';
import { openWorld, Stop } from './world.js';

/** Reads the plan anew and makes one part of the packs; what is wrong with the plan was told by the main thread. */
async function work(task: WorkerTask): Promise<void> {
  const say = (said: WorkerSaid): void => parentPort?.postMessage(said);
  const { path, options, people, folder, part, color } = task;
  const world = openWorld({ quiet: true, color });
  const findings = new Findings();
  const { plan } = readPlan(world, path, options.root);
  const input = plan && (await inputFor(plan, options, people, findings));
  const run = planRun(people.people, people.columns, options);
  const made = input && (await makePacks(world, input, folder, run, part, findings, say));
  if (!made) say({ code: 1, stop: [`plenary: ${path} has changed while packs were made; run again`] });
}

try {
  await work(workerData as WorkerTask);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  parentPort?.postMessage({ code: error.exitCode, stop: error.lines } satisfies WorkerSaid);
}

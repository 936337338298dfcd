import { parentPort, workerData } from 'node:worker_threads';
import { Findings } from '../diagnostics/index.js';
import { buildInput } from './build-input.js';
import { makePacks, planRun, type WorkerSaid, type WorkerTask } from './packs.js';
import { readPlan } from './plans.js';
import { openWorld } from './world.js';

/** Reads the plan anew and makes the packs of some people; what it finds was told by the main thread. */
async function work(task: WorkerTask): Promise<void> {
  const say = (said: WorkerSaid): void => parentPort?.postMessage(said);
  const { plan } = readPlan(openWorld({ quiet: true }), task.path, task.options.root);
  const findings = new Findings();
  const input = plan && (await buildInput(plan, task.options, findings));
  if (!input?.people) return say({ failed: 'the plan or the roster has changed while packs were made' });
  const { people } = input.people;
  const { folders } = planRun(people, columnsOf(people), task.options);
  const mine = people.filter((p) => task.respondents.includes(p.respondent));
  const force = task.options.force === true;
  const made = await makePacks(input, task.folder, { people: mine, folders }, force, findings, (done) =>
    say({ done }),
  );
  if (!made) say({ failed: findings.list[0]?.message ?? 'the packs could not be laid out' });
}

function columnsOf(people: readonly { readonly columns: ReadonlyMap<string, string> }[]): readonly string[] {
  return [...new Set(people.flatMap((p) => [...p.columns.keys()]))];
}

await work(workerData as WorkerTask);

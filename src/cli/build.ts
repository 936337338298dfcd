import { dirname, join } from 'node:path';
import { Findings, safeText } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import { type BuildInput, type Built, buildPlan, type OutputFile, Packs, ROOM_IDS } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { buildInput, type KnownInput, paperOf } from './build-input.js';
import type { BuildOptions } from './build-options.js';
import { checkFolder, hasRows, isSame, removeStale, writeWhole } from './output.js';
import { type Gone, removeGone } from './pack-folders.js';
import type { KnownPeople } from './pack-people.js';
import { PackProgress, packSummary } from './pack-summary.js';
import { makeInWorkers, workersFor } from './pack-workers.js';
import { jobsOf, makePacks, type PackRun, planRun, shardOf, stackLists } from './packs.js';
import { readPlan, sorted } from './plans.js';
import { Progress } from './progress.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { watching } from './watch.js';
import { Stop, sign, type World, wrongUse } from './world.js';

export async function build(world: World, paths: readonly string[], options: BuildOptions): Promise<number> {
  if (!options.watch) return buildOnce(world, paths, options);
  if (paths.includes('-') || options.out === '-')
    throw wrongUse('--watch needs files: a plan, and a folder to write to', 'build');
  return watching(
    world,
    paths.map((p) => dirname(p)),
    [options.out],
    () => buildOnce(world, paths, options),
  );
}

async function buildOnce(world: World, paths: readonly string[], options: BuildOptions): Promise<number> {
  if (options.paper !== undefined) paperOf(options.paper);
  checkPackOptions(options);
  if (options.out !== '-') checkFolder(options.out);
  else if (paths.length > 1) throw wrongUse('-o - takes one plan', 'build');
  const plans = paths.map((path) => ({ path, ...readPlan(world, path, options.root) }));
  if (plans.length > 1) refuseTwins(plans);
  const codes: number[] = [];
  for (const one of plans) codes.push(await buildOne(world, one, options, plans.length > 1));
  const [first] = codes;
  return first !== undefined && codes.every((c) => c === first) ? first : SOME_FAILED;
}

/** Wrong use is told before any work is done. */
function checkPackOptions(options: BuildOptions): void {
  const { index, of } = shardOf(options.shard);
  jobsOf(options.jobs);
  if (options.roster !== undefined) {
    if (options.out === '-')
      throw wrongUse('-o - writes one document; packs of a roster need a folder', 'build');
    if (of > 1 && options.onlyPerson !== undefined)
      throw wrongUse('--shard is for all packs, --only-person for some; take one of them', 'build');
    return;
  }
  const lonely = Object.entries({
    '--only-person': options.onlyPerson,
    '--folders': options.folders,
    [`--shard ${index}/${of}`]: of > 1 ? options.shard : undefined,
  }).find(([, value]) => value !== undefined);
  if (lonely) throw wrongUse(`${lonely[0]} is for packs: name the people with --roster`, 'build');
}

/** Of a batch, some was made. */
const SOME_FAILED = 3;

interface Read {
  readonly path: string;
  readonly plan: Plan | null;
  readonly findings: Findings;
}

/** With several plans, each gets a folder of its own by its id. */
async function buildOne(
  world: World,
  { path, plan, findings }: Read,
  options: BuildOptions,
  ofSeveral: boolean,
): Promise<number> {
  const progress = new Progress(world);
  if (!plan || findings.hasErrors) return failed(world, path, findings);
  const input = await buildInput(plan, options, findings);
  if (!input) return failed(world, path, findings);
  const folder = ofSeveral ? join(options.out, plan.id) : options.out;
  const ofRoom = (input.only ?? []).filter((id) => ROOM_IDS.includes(id)).length;
  const forRoom = ofRoom > 0 && ofRoom === input.only?.length;
  const packsAlone = (input.only !== null && ofRoom === 0) || options.onlyPerson !== undefined;
  const alone = input.people !== null && !forRoom && packsAlone;
  const whole = !alone && shardOf(options.shard).index === 1;
  const built = whole ? await makeAll(input, findings, progress) : null;
  progress.clear();
  if (findings.hasErrors) return failed(world, path, findings);
  const records = options.onlyPerson === undefined ? (input.people?.bad.list ?? []) : [];
  sayFindings(world, [...sorted(findings), ...records]);
  if (options.out === '-' && built) return toStandardOutput(world, built);
  if (built) {
    const done = writeAll(folder, built.files, input.only === null, options.force === true);
    if (!world.quiet) summary(world, plan, folder, built, done, progress.seconds, options);
  }
  const { people } = input;
  return people && !forRoom ? packsOf(world, path, { ...input, people }, folder, options, progress) : 0;
}

/** Packs for the people of the roster; a record that cannot be used is told and the others are made. */
async function packsOf(
  world: World,
  path: string,
  input: KnownInput<KnownPeople>,
  folder: string,
  options: BuildOptions,
  progress: Progress,
): Promise<number> {
  const { people: known } = input;
  const run = planRun(known.people, known.columns, options);
  const bar = new PackProgress(world, progress, run, workersFor(run, path));
  bar.begin();
  const findings = new Findings();
  const packs = await makePeople(world, path, input, folder, options, run, bar, findings);
  bar.end();
  if (!packs) return failed(world, path, findings);
  const records = run.single ? [] : known.failed;
  const gone = goneOf(packs, known, folder, run, records.length + bar.failed.length);
  if (!world.quiet) packSummary(world, folder, bar, records, gone, progress.seconds);
  return records.length + bar.failed.length > 0 ? SOME_FAILED : 0;
}

/** A folder for each person, and the stack for the printer. */
async function makePeople(
  world: World,
  path: string,
  input: KnownInput<KnownPeople>,
  folder: string,
  options: BuildOptions,
  run: PackRun,
  bar: PackProgress,
  findings: Findings,
): Promise<Packs | null> {
  if (bar.workers === 1)
    return makePacks(world, input, folder, run, { index: 0, of: 1 }, findings, (one) => bar.done(one));
  const { people, columns, drawn } = input.people;
  const task = { path, options, folder, people: { people, columns, drawn }, color: options.color !== false };
  await makeInWorkers(task, bar.workers, (one) => bar.now(one));
  return Packs.prepare(input, findings);
}

/** What earlier runs left of people who are gone; nothing is taken away by a run that does not know them all. */
function goneOf(packs: Packs, { people }: KnownPeople, folder: string, run: PackRun, failures: number): Gone {
  const knowsAll = run.whole && !run.single && run.shard.index === 1 && failures === 0;
  if (!knowsAll) return { removed: 0, kept: [] };
  return removeGone(join(folder, 'people'), new Set(run.folders.values()), stackLists(packs, people));
}

function failed(world: World, path: string, findings: Findings): number {
  sayFindings(world, sorted(findings));
  return sayFailed(world, path, findings);
}

/** Before anything is written: each of several plans needs a folder of its own. */
function refuseTwins(plans: readonly Read[]): void {
  const seen = new Map<string, string>();
  for (const { path, plan } of plans) {
    const other = plan && seen.get(plan.id);
    if (other)
      throw new Stop(2, [
        `plenary: ${other} and ${path} both have the id ${plan.id}, and would write into one folder`,
        'give one of them another id',
      ]);
    if (plan) seen.set(plan.id, path);
  }
}

/** Documents for everybody; with a roster and `--only`, or in a later part of a batch, there are none. */
async function makeAll(input: BuildInput, findings: Findings, progress: Progress): Promise<Built> {
  return buildPlan(input, findings, (done, all, what) => progress.at(done, all, what));
}

function toStandardOutput(world: World, built: Built): number {
  const pdfs = built.files.filter((f) => f.pages !== null);
  if (pdfs.length !== 1)
    throw wrongUse(`-o - writes one document, and there are ${pdfs.length}; choose one with --only`, 'build');
  process.stdout.write(pdfs[0]!.bytes);
  if (!world.quiet)
    world.err.line(`${sign(world.err, 'ok')} ${pdfs[0]!.path}: ${plural(pdfs[0]!.pages!, 'page')}`);
  return 0;
}

interface Done {
  readonly written: number;
  readonly unchanged: number;
  /** Made by an earlier run for what the plan no longer has. */
  readonly removed: number;
  /** responses.csv with rows in it, whose header is no longer the plan's. */
  readonly kept: readonly string[];
}

function writeAll(folder: string, files: readonly OutputFile[], whole: boolean, force: boolean): Done {
  const removed = whole ? removeStale(folder, new Set(files.map((f) => f.path))) : 0;
  let written = 0;
  let unchanged = 0;
  const kept: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    if (file.seed && hasRows(path)) {
      kept.push(path);
    } else if (!force && isSame(path, file.bytes)) {
      unchanged++;
    } else {
      writeWhole(path, file.bytes);
      written++;
    }
  }
  return { written, unchanged, removed, kept };
}

function summary(
  world: World,
  plan: Plan,
  folder: string,
  built: Built,
  done: Done,
  seconds: number,
  options: BuildOptions,
): void {
  const { err } = world;
  const all = built.files.length;
  const took = `${seconds.toFixed(1)} s`;
  const gone = done.removed > 0 ? `${plural(done.removed, 'old file')} removed, ` : '';
  if (done.written === 0 && done.removed === 0) {
    err.line(
      `${sign(err, 'ok')} nothing to do: all ${all} files are as the plan wants them ${err.ink.dim(`(${took})`)}`,
    );
    return;
  }
  const pdfs = built.files.filter((f) => f.pages !== null);
  const changed = done.unchanged > 0 ? `${done.written} written, ${done.unchanged} unchanged, ${gone}` : gone;
  const title = err.ink.strong(safeText(plainText(plan.title)));
  err.line(
    `${sign(err, 'ok')} ${title}: ${plural(pdfs.length, 'PDF')}, ${plural(built.pages, 'page')}, ${changed}in ${took}`,
  );
  for (const line of listing(folder, pdfs, options.roster !== undefined)) err.line(`  ${line}`);
  const lists = built.files.filter((f) => f.pages === null).map((f) => f.path);
  err.line(`  ${folder}/  ${lists.join('  ')}`);
  for (const path of done.kept) err.line(`${sign(err, 'warning')} ${path} has rows and was left as it is`);
  for (const note of built.notes) err.line(note);
  const first = pdfs[0];
  const hint = done.kept.length > 0 ? '' : ` Answers typed in by hand go into ${folder}/responses.csv.`;
  if (first) err.line(`Open ${folder}/${first.path} first.${hint}`);
  if (options.fillable) err.line('The PDFs can be filled in on screen, saved and sent back.');
}

/** Books and anonymous sheets by name, the others counted by folder. */
function listing(folder: string, pdfs: readonly OutputFile[], inPacks: boolean): string[] {
  const rows: [string, number, string][] = [];
  const counted = new Map<string, { files: number; pages: number }>();
  for (const f of pdfs) {
    const own = !f.path.includes('/') || f.document?.anonymous;
    const group = f.path.split('/')[0]!;
    if (own) {
      const copies = f.document?.copies ? `, ${f.document.copies} copies` : '';
      const way = inPacks ? 'loose in each pack' : `hand out loose${copies}`;
      rows.push([`${folder}/${f.path}`, f.pages!, f.document?.anonymous ? `anonymous: ${way}` : '']);
    } else {
      const sum = counted.get(group) ?? { files: 0, pages: 0 };
      counted.set(group, { files: sum.files + 1, pages: sum.pages + f.pages! });
    }
  }
  for (const [group, { files, pages }] of counted)
    rows.push([`${folder}/${group}/  ${plural(files, 'PDF')}`, pages, '']);
  const width = Math.max(...rows.map(([name]) => name.length));
  const digits = Math.max(...rows.map(([, pages]) => String(pages).length));
  return rows.map(([name, pages, note]) =>
    `${name.padEnd(width)}  ${String(pages).padStart(digits)} page${pages === 1 ? ' ' : 's'}${note === '' ? '' : `  ${note}`}`.trimEnd(),
  );
}

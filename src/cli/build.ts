import { join } from 'node:path';
import { type Findings, nearest, safeText } from '../diagnostics/index.js';
import { formsOf } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import { type Built, buildPlan, documentsOf, type OutputFile } from '../pack/index.js';
import { type Paper, type Plan, paperNamed } from '../plan/index.js';
import { sessionDate } from './dates.js';
import { earlierOf } from './earlier.js';
import { openFonts } from './fonts.js';
import { checkLooks, openTemplate } from './looks.js';
import { checkFolder, hasRows, isSame, removeStale, writeWhole } from './output.js';
import { packPeople } from './pack-people.js';
import { readPlan, sorted } from './plans.js';
import { Progress } from './progress.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { Stop, sign, version, type World, wrongUse } from './world.js';

export interface BuildOptions {
  readonly out: string;
  readonly only?: string;
  readonly paper?: string;
  readonly theme?: string;
  readonly root?: string;
  readonly fillable?: boolean;
  readonly roster?: string;
  readonly seed?: string;
}

export async function build(world: World, paths: readonly string[], options: BuildOptions): Promise<number> {
  const paper = options.paper === undefined ? undefined : paperOf(options.paper);
  if (options.out !== '-') checkFolder(options.out);
  else if (paths.length > 1) throw wrongUse('-o - takes one plan', 'build');
  const plans = paths.map((path) => ({ path, ...readPlan(world, path, options.root) }));
  if (plans.length > 1) refuseTwins(plans);
  const codes: number[] = [];
  for (const one of plans) codes.push(await buildOne(world, one, options, paper, plans.length > 1));
  if (codes.every((c) => c === 0)) return 0;
  return codes.some((c) => c === 0) ? 3 : 1;
}

function paperOf(name: string): Paper {
  const found = paperNamed(name);
  if (!found) throw wrongUse(`no paper ${name}; there are a4, a5, letter, legal`, 'build');
  return found;
}

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
  paper: Paper | undefined,
  ofSeveral: boolean,
): Promise<number> {
  const progress = new Progress(world);
  if (!plan || findings.hasErrors) return failed(world, path, findings);
  const only = onlyOf(plan, options.only);
  const built = await make(plan, options, paper, only, findings, progress);
  progress.clear();
  if (!built || findings.hasErrors) return failed(world, path, findings);
  sayFindings(world, sorted(findings));
  if (options.out === '-') return toStandardOutput(world, built);
  const folder = ofSeveral ? join(options.out, plan.id) : options.out;
  const done = writeAll(folder, built.files, only === null);
  if (!world.quiet) summary(world, plan, folder, built, done, progress.seconds, options.fillable);
  return 0;
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

function onlyOf(plan: Plan, only: string | undefined): readonly string[] | null {
  if (only === undefined) return null;
  const known = [...new Set(documentsOf(plan).flatMap((d) => [d.id, d.template]))];
  const wanted = only
    .split(',')
    .map((x) => x.trim())
    .filter((x) => x !== '');
  for (const id of wanted) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw wrongUse(
      `the plan has no document ${id}${near ? `; did you mean ${near}?` : `; there are ${known.join(', ')}`}`,
      'build',
    );
  }
  return wanted;
}

async function make(
  plan: Plan,
  options: BuildOptions,
  paper: Paper | undefined,
  only: readonly string[] | null,
  findings: Findings,
  progress: Progress,
): Promise<Built | null> {
  const theme = checkLooks(plan, options.theme, findings);
  const fonts = theme && openFonts(theme, findings, plan.language);
  if (!theme || !fonts) return null;
  const forms = formsOf(plan);
  const people =
    options.roster === undefined ? null : await packPeople(plan, options.roster, options.seed, findings);
  if (findings.hasErrors) return null;
  return buildPlan(
    {
      plan,
      forms,
      earlier: await earlierOf(plan, forms, findings),
      paper: paper ?? plan.paper,
      theme,
      fonts,
      only,
      template: (name) => openTemplate(plan, name, findings),
      date: sessionDate(plan),
      version: version(),
      fillable: options.fillable === true,
      people,
    },
    findings,
    (done, all, what) => progress.at(done, all, what),
  );
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

function writeAll(folder: string, files: readonly OutputFile[], whole: boolean): Done {
  const removed = whole ? removeStale(folder, new Set(files.map((f) => f.path))) : 0;
  let written = 0;
  let unchanged = 0;
  const kept: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    if (file.seed && hasRows(path)) {
      kept.push(path);
    } else if (isSame(path, file.bytes)) {
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
  fillable = false,
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
  for (const line of listing(folder, pdfs)) err.line(`  ${line}`);
  const lists = built.files.filter((f) => f.pages === null).map((f) => f.path);
  err.line(`  ${folder}/  ${lists.join('  ')}`);
  for (const path of done.kept) err.line(`${sign(err, 'warning')} ${path} has rows and was left as it is`);
  const first = pdfs[0];
  const hint = done.kept.length > 0 ? '' : ` Answers typed in by hand go into ${folder}/responses.csv.`;
  if (first) err.line(`Open ${folder}/${first.path} first.${hint}`);
  if (fillable) err.line('The PDFs can be filled in on screen, saved and sent back.');
}

/** Books and anonymous sheets by name, the others counted by folder. */
function listing(folder: string, pdfs: readonly OutputFile[]): string[] {
  const rows: [string, number, string][] = [];
  const counted = new Map<string, { files: number; pages: number }>();
  for (const f of pdfs) {
    const own = !f.path.includes('/') || f.document?.anonymous;
    const group = f.path.split('/')[0]!;
    if (own) {
      const copies = f.document?.copies ? `, ${f.document.copies} copies` : '';
      rows.push([
        `${folder}/${f.path}`,
        f.pages!,
        f.document?.anonymous ? `anonymous: hand out loose${copies}` : '',
      ]);
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

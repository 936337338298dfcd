import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Findings, plainInk } from '../diagnostics/index.js';
import { type Forms, formsOf } from '../form/index.js';
import { buildReport } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { storyOf, toCsv, toHtml, toJson, toMarkdown, toText, toXlsx } from '../report/index.js';
import { columnsIn, columnsOf, type Scores, score as scoreRecords, withBaseline } from '../score/index.js';
import { readBaseline } from './baseline.js';
import { screenFonts } from './fonts.js';
import { writeWhole } from './output.js';
import { readPlan } from './plans.js';
import { openPress, type PressOptions } from './press.js';
import { duplicatesOf, type ReadingOptions, readMatched } from './reading.js';
import { sayFailed, sayFindings } from './say.js';
import { watching } from './watch.js';
import { sign, type World, wrongUse } from './world.js';

export interface ScoreOptions extends ReadingOptions, PressOptions {
  readonly by?: string;
  /** Means of other sites. */
  readonly baseline?: string;
  readonly watch?: boolean;
  readonly plain?: boolean;
  readonly format: string;
  readonly out: string;
  readonly root?: string;
}

const FORMATS = ['text', 'json', 'md', 'csv', 'html', 'pdf', 'xlsx'];

export async function score(
  world: World,
  path: string,
  files: readonly string[],
  options: ScoreOptions,
): Promise<number> {
  if (!options.watch) return scoreOnce(world, path, files, options);
  const sources = [...files, ...(options.round ?? []).map((r) => r.slice(r.indexOf('=') + 1)), path];
  if (sources.includes('-')) throw wrongUse('--watch needs files, not standard input', 'score');
  const ignored = options.out === '-' ? [] : [options.out];
  return watching(world, sources.map(folderOf), ignored, () => scoreOnce(world, path, files, options));
}

/** The folder in which a file changes; a folder is one itself. */
const folderOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);

async function scoreOnce(
  world: World,
  path: string,
  files: readonly string[],
  options: ScoreOptions,
): Promise<number> {
  checkFormat(world, options);
  const duplicates = duplicatesOf(options.duplicates, 'error', 'score');
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  // What the plan's author can mend is said by check; here only what came back matters.
  const said = new Findings();
  const forms = formsOf(plan);
  const by = options.by === undefined ? [] : [options.by, ...columnsIn(options.by)];
  const { matched, rows } = await readMatched(
    world,
    'score',
    plan,
    forms,
    files,
    options,
    { by, duplicates },
    said,
  );
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline, forms, said);
  sayFindings(world, said.list);
  if (!matched || said.hasErrors) return failed(world, said, rows);
  const people = options.format === 'json' || options.format === 'csv';
  const own = scoreRecords(matched, forms, plan, { by: options.by ?? null, people });
  const scores = baseline ? withBaseline(own, baseline) : own;
  const columns = options.by === undefined ? [] : columnsOf(options.by, matched.records);
  for (const column of columns.filter((c) => !matched.records.some((r) => r.columns.has(c))))
    world.err.line(`${sign(world.err, 'warning')} no row has a column ${column}; nothing is shown by it`);
  if (options.format === 'csv') {
    const { csv, notes } = toCsv(scores, matched, forms);
    if (!world.quiet) for (const note of notes) world.err.line(`${sign(world.err, 'warning')} ${note}`);
    return deliver(world, options.out, csv);
  }
  if (options.format === 'json') return deliver(world, options.out, toJson(scores));
  if (options.format === 'md') return deliver(world, options.out, toMarkdown(scores, forms));
  if (options.format === 'html') {
    const metrics = screenFonts();
    return deliver(world, options.out, toHtml(scores, forms, { language: plan.language, metrics }));
  }
  if (options.format === 'pdf') return deliverPdf(world, plan, scores, forms, options);
  if (options.format === 'xlsx') return deliver(world, options.out, await toXlsx(scores, forms, matched));
  const { terminal } = world.out;
  const { ink, unicode } = options.plain ? { ink: plainInk, unicode: false } : world.out;
  const width = terminal ? (process.stdout.columns ?? 80) : 80;
  return deliver(
    world,
    options.out,
    toText(scores, forms, { ink, width, unicode, bars: !options.plain, by: options.by ?? null }),
  );
}

function checkFormat(world: World, { format, out }: ScoreOptions): void {
  if (!FORMATS.includes(format))
    throw wrongUse(`no format ${format}; there are ${FORMATS.join(', ')}`, 'score');
  if (format === 'xlsx' && out === '-' && world.out.terminal)
    throw wrongUse('a workbook is no text to be shown: name a file, -o scores.xlsx', 'score');
  if (format === 'pdf' && out === '-' && world.out.terminal)
    throw wrongUse('a PDF is no text to be shown: name a file, -o report.pdf', 'score');
}

function failed(world: World, findings: Findings, rows: number): 1 {
  const errors = findings.list.filter((d) => d.severity === 'error');
  const bad = errors.filter((d) => d.code === 'bad-cell' || d.code === 'too-many').length;
  const { err } = world;
  if (world.json) return 1;
  if (bad > 0 && bad === errors.length) {
    err.line(
      `${sign(err, 'error')} ${bad} bad cell${bad === 1 ? '' : 's'} in ${rows} rows; nothing was scored`,
    );
    err.line('hint: mend them, or add --skip-invalid to count them as missing');
  } else {
    err.line(
      `${sign(err, 'error')} ${errors.length} error${errors.length === 1 ? '' : 's'}; nothing was scored`,
    );
  }
  return 1;
}

/** Laid out like the other documents, from the template `report`. */
async function deliverPdf(
  world: World,
  plan: Plan,
  scores: Scores,
  forms: Forms,
  options: ScoreOptions,
): Promise<number> {
  const findings = new Findings();
  const press = openPress(plan, options, 'score', findings);
  const at = { path: options.out === '-' ? plan.path : options.out };
  const bytes =
    press && (await buildReport(press, storyOf(scores, forms, plan.language), scores, findings, at));
  sayFindings(world, findings.list);
  if (!bytes || findings.hasErrors) return sayFailed(world, plan.path, findings);
  return deliver(world, options.out, bytes);
}

function deliver(world: World, out: string, text: string | Uint8Array): 0 {
  if (out === '-') {
    world.out.write(text);
    return 0;
  }
  writeWhole(out, text);
  if (!world.quiet) world.err.line(`${sign(world.err, 'ok')} ${out}`);
  return 0;
}

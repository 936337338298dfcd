import { Findings } from '../diagnostics/index.js';
import { type Forms, formsOf } from '../form/index.js';
import {
  type MatchOptions,
  matchResponses,
  type Roster,
  type RoundTable,
  readMap,
  readRoster,
} from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { toCsv, toHtml, toJson, toMarkdown, toText, toXlsx } from '../report/index.js';
import { readResponses } from '../responses/index.js';
import { score as scoreRecords } from '../score/index.js';
import { decodeUtf8 } from '../source/index.js';
import { screenFonts } from './fonts.js';
import { writeWhole } from './output.js';
import { readPlan } from './plans.js';
import { sayFailed, sayFindings } from './say.js';
import { readInput, sign, type World, wrongUse } from './world.js';

export interface ScoreOptions {
  readonly round?: readonly string[];
  readonly by?: string;
  readonly roster?: string;
  readonly format: string;
  readonly out: string;
  readonly map?: string;
  readonly form?: string;
  readonly skipInvalid?: boolean;
  readonly duplicates: string;
  readonly root?: string;
}

const FORMATS = ['text', 'json', 'md', 'csv', 'html', 'xlsx'];
const LATER = ['pdf'];

export async function score(
  world: World,
  path: string,
  files: readonly string[],
  options: ScoreOptions,
): Promise<number> {
  checkUse(world, files, options);
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  // What the plan's author can mend is said by check; here only what came back matters.
  const said = new Findings();
  const forms = formsOf(plan);
  if (options.form !== undefined && !forms.form.has(options.form)) {
    throw wrongUse(
      `the plan has no form ${options.form}; there are ${forms.list.map((f) => f.id).join(', ')}`,
      'score',
    );
  }
  const tables = readTables(files, options.round ?? [], said);
  const matching = matchingOf(plan, forms, options, said);
  const matched = said.hasErrors ? null : matchResponses(tables, forms, plan, matching, said);
  sayFindings(world, said.list);
  if (!matched || said.hasErrors) return failed(world, said, tables);
  const scores = scoreRecords(matched, forms, plan, { by: options.by ?? null });
  if (options.by !== undefined && !matched.records.some((r) => r.columns.has(options.by!))) {
    world.err.line(`${sign(world.err, 'warning')} no row has a column ${options.by}; nothing is shown by it`);
  }
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
  if (options.format === 'xlsx') return deliver(world, options.out, await toXlsx(scores, forms, matched));
  const { ink, terminal, unicode } = world.out;
  const width = terminal ? (process.stdout.columns ?? 80) : 80;
  return deliver(world, options.out, toText(scores, forms, { ink, width, unicode, by: options.by ?? null }));
}

function checkUse(world: World, files: readonly string[], options: ScoreOptions): void {
  if (LATER.includes(options.format))
    throw wrongUse(
      `the format ${options.format} comes with a later version; there are ${FORMATS.join(', ')}`,
      'score',
    );
  if (!FORMATS.includes(options.format))
    throw wrongUse(`no format ${options.format}; there are ${FORMATS.join(', ')}`, 'score');
  if (options.format === 'xlsx' && options.out === '-' && world.out.terminal)
    throw wrongUse('a workbook is no text to be shown: name a file, -o scores.xlsx', 'score');
  if (!['error', 'first', 'last'].includes(options.duplicates))
    throw wrongUse(`--duplicates is error, first or last, not ${options.duplicates}`, 'score');
  if (files.length === 0 && (options.round ?? []).length === 0)
    throw wrongUse('score needs a response file, or --round name=file', 'score');
}

function readTables(files: readonly string[], rounds: readonly string[], findings: Findings): RoundTable[] {
  const named = rounds.map((text) => {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw wrongUse(`--round takes name=file, not ${text}`, 'score');
    return { round: text.slice(0, at), path: text.slice(at + 1) };
  });
  return [...named, ...files.map((path) => ({ round: null, path }))].flatMap(({ round, path }) => {
    const table = readResponses(
      { path: path === '-' ? 'standard input' : path, bytes: readInput(path) },
      findings,
    );
    return table ? [{ table, round }] : [];
  });
}

function matchingOf(plan: Plan, forms: Forms, options: ScoreOptions, findings: Findings): MatchOptions {
  return {
    form: options.form ?? null,
    map: options.map === undefined ? null : mapOf(options.map, forms, plan, findings),
    roster: options.roster === undefined ? null : rosterOf(options.roster, findings),
    by: options.by === undefined ? [] : [options.by],
    skipInvalid: options.skipInvalid ?? false,
    duplicates: options.duplicates as MatchOptions['duplicates'],
  };
}

function mapOf(path: string, forms: Forms, plan: Plan, findings: Findings): MatchOptions['map'] {
  const text = decodeUtf8(readInput(path));
  if (text === null) {
    findings.error('file-unreadable', { path }, 'this is not a UTF-8 text');
    return null;
  }
  return readMap({ path, text }, forms, plan, findings);
}

function rosterOf(path: string, findings: Findings): Roster | null {
  const table = readResponses({ path, bytes: readInput(path) }, findings);
  return table && readRoster(table, findings);
}

function failed(world: World, findings: Findings, tables: readonly RoundTable[]): 1 {
  const errors = findings.list.filter((d) => d.severity === 'error');
  const bad = errors.filter((d) => d.code === 'bad-cell' || d.code === 'too-many').length;
  const rows = tables.reduce((sum, t) => sum + t.table.rows.length, 0);
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

function deliver(world: World, out: string, text: string | Uint8Array): 0 {
  if (out === '-') {
    world.out.write(text);
    return 0;
  }
  writeWhole(out, text);
  if (!world.quiet) world.err.line(`${sign(world.err, 'ok')} ${out}`);
  return 0;
}

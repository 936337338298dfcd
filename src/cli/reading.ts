import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type Diagnostic, Findings, nearest } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import {
  type Duplicates,
  type Matched,
  type MatchOptions,
  matchResponses,
  namesOf,
  type Roster,
  type RoundTable,
  readMap,
  readRoster,
} from '../match/index.js';
import type { Plan } from '../plan/index.js';
import {
  type InputFile,
  mayBeRead,
  PLAIN,
  readList,
  readResponses,
  type Table,
  TOOLS,
  type ToolId,
} from '../responses/index.js';
import { decodeUtf8 } from '../source/index.js';
import { Progress } from './progress.js';
import { errorsIn, isOf, matchWhole } from './spare.js';
import { readInput, Stop, type World, wrongUse } from './world.js';

/** What `collect`, `score`, `feedback` and `export` share: how response files are read. */
export interface ReadingOptions {
  readonly round?: readonly string[];
  readonly map?: string;
  readonly form?: string;
  readonly from?: string;
  readonly roster?: string;
  readonly skipInvalid?: boolean;
  readonly duplicates?: string;
}

export interface Reading {
  readonly matched: Matched | null;
  /** Rows of all tables. */
  readonly rows: number;
  readonly roster: Roster | null;
  readonly map: ReadonlyMap<string, string> | null;
  /** Errors of files that were left out, as others could be read; only where the command spares those. */
  readonly unread: readonly Diagnostic[];
}

export interface HowToRead {
  readonly by?: readonly string[];
  readonly duplicates: Duplicates;
  /** A file that cannot be read does not stop the reading of others. */
  readonly spare?: boolean;
}

/** Synonyms of `--from`. */
const ALSO: Readonly<Record<string, ToolId>> = {
  'google-forms': 'google',
  'microsoft-forms': 'microsoft',
  msforms: 'microsoft',
  forms: 'microsoft',
  kobotoolbox: 'kobo',
  survey123: 'odk',
};

/** Reads response files and matches them with the plan; what is wrong with the answers goes to `findings`. */
export async function readMatched(
  world: World,
  command: string,
  plan: Plan,
  forms: Forms,
  files: readonly string[],
  options: ReadingOptions,
  more: HowToRead,
  findings: Findings,
): Promise<Reading> {
  const form = formOf(forms, options.form, command);
  const from = toolOf(options.from, command);
  const sources = sourcesOf(files, options.round ?? [], command);
  const map = options.map === undefined ? null : mapOf(options.map, forms, plan, findings);
  const roster = options.roster === undefined ? null : await rosterOf(options.roster, findings);
  const names = namesOf(forms, plan, { form, map });
  const knows = (name: string): boolean => names.knows(name);
  const tables: RoundTable[] = [];
  const opened = new Findings();
  keepSmall(sources.map((s) => s.path));
  for (const { round, path } of sources) {
    const read = await readResponses(filesAt(path, opened), { from, knows }, opened);
    tables.push(...read.map((table) => ({ table, round })));
  }
  const broken = errorsIn(opened);
  const whole = tables.filter(({ table }) => !broken.some((e) => isOf(e, table.path)));
  const spared = more.spare === true && whole.length > 0 ? broken : [];
  findings.list.push(...opened.list.filter((d) => !spared.includes(d)));
  if (findings.hasErrors) return { matched: null, rows: 0, roster, map, unread: [] };
  const progress = new Progress(world);
  const matching: MatchOptions = {
    form,
    map,
    roster,
    by: more.by ?? [],
    skipInvalid: options.skipInvalid ?? false,
    duplicates: more.duplicates,
    progress: (rows) => progress.now(`${rows.toLocaleString('en')} rows read`),
  };
  const match = (some: readonly RoundTable[], said: Findings): Matched =>
    matchResponses(some, forms, plan, matching, said);
  const { matched, unread } = more.spare
    ? matchWhole(whole, spared, match, findings)
    : { matched: match(whole, findings), unread: [] };
  progress.clear();
  const rows = matched.files.reduce((sum, f) => sum + f.rows, 0);
  return { matched, rows, roster, map, unread };
}

/** From here on, in bytes, memory is worth more than time. */
const LARGE = 10_000_000;

/** Large files make much that is thrown away at once; the heap should not grow to several times what is kept. */
function keepSmall(paths: readonly string[]): void {
  const size = paths.reduce((sum, p) => sum + (statSync(p, { throwIfNoEntry: false })?.size ?? 0), 0);
  if (size > LARGE) setFlagsFromString('--heap-growing-percent=20');
}

/** `--duplicates`, or what the command does without it. */
export function duplicatesOf(option: string | undefined, otherwise: Duplicates, command: string): Duplicates {
  if (option === undefined) return otherwise;
  if (option === 'error' || option === 'first' || option === 'last') return option;
  throw wrongUse(`--duplicates is error, first or last, not ${option}`, command);
}

function formOf(forms: Forms, form: string | undefined, command: string): string | null {
  if (form === undefined || forms.form.has(form)) return form ?? null;
  const known = forms.list.map((f) => f.id);
  const near = nearest(form, known);
  throw wrongUse(
    `the plan has no form ${form}${near ? `; did you mean ${near}?` : `; there are ${known.join(', ')}`}`,
    command,
  );
}

function toolOf(from: string | undefined, command: string): ToolId | null {
  if (from === undefined) return null;
  const wanted = from.toLowerCase();
  const found = TOOLS.find((t) => t === wanted) ?? ALSO[wanted];
  if (!found) throw wrongUse(`--from knows ${TOOLS.join(', ')}, not ${from}`, command);
  return found;
}

function sourcesOf(
  files: readonly string[],
  rounds: readonly string[],
  command: string,
): readonly { readonly round: string | null; readonly path: string }[] {
  const named = rounds.map((text) => {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) throw wrongUse(`--round takes name=file, not ${text}`, command);
    return { round: text.slice(0, at), path: text.slice(at + 1) };
  });
  if (named.length + files.length === 0)
    throw wrongUse(`${command} needs a response file, or --round name=file`, command);
  const all = [...named, ...files.map((path) => ({ round: null, path }))];
  const missing = all.filter(({ path }) => path !== '-' && !existsSync(path));
  if (missing.length > 0)
    throw new Stop(
      1,
      missing.map(({ path }) => `plenary: ${path}: there is no such file`),
    );
  return all;
}

/** A file, or all files of a folder and of those inside it, by name; hidden ones are passed over. */
function filesAt(path: string, findings: Findings): readonly InputFile[] {
  if (path === '-') return [{ path: 'standard input', bytes: readInput('-') }];
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory() && !mayBeRead(path, found.size, findings)) return [];
  if (!found?.isDirectory()) return [{ path, bytes: readInput(path) }];
  const entries = readdirSync(path, { withFileTypes: true }).filter((e) => !/^[.~]/.test(e.name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      const inside = join(path, e.name);
      return e.isDirectory() || e.isFile() ? filesAt(inside, findings) : [];
    });
}

function mapOf(path: string, forms: Forms, plan: Plan, findings: Findings): MatchOptions['map'] {
  const text = decodeUtf8(readInput(path));
  if (text === null) {
    findings.error('file-unreadable', { path }, 'this is not a UTF-8 text');
    return null;
  }
  return readMap({ path, text }, forms, plan, findings);
}

/** People by their `respondent`. */
async function rosterOf(path: string, findings: Findings): Promise<Roster | null> {
  const table = await rosterTable(path, findings);
  return table && readRoster(table, findings);
}

/** The table of a roster, from CSV or XLSX; title rows above its header are passed over. */
export function rosterTable(path: string, findings: Findings): Promise<Table | null> {
  const knows = (name: string): boolean => /^(respondent|name|group)$/i.test(name.trim());
  const file = { path: path === '-' ? 'standard input' : path, bytes: readInput(path) };
  return readList(file, { ...PLAIN, knows }, findings);
}

import { join } from 'node:path';
import { type DataTarget, exportDataset } from '../dataset/index.js';
import { Findings } from '../diagnostics/index.js';
import { type Form, formsOf } from '../form/index.js';
import { type Matched, matchResponses, readMap, readRoster } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { readResponses } from '../responses/index.js';
import { decodeUtf8 } from '../source/index.js';
import { checkFolder, writeWhole } from './output.js';
import { plural, sayFindings } from './say.js';
import { readInput, sign, type World, wrongUse } from './world.js';

export interface ExportOptions {
  readonly to?: string;
  readonly out?: string;
  readonly data?: readonly string[];
  readonly round?: readonly string[];
  readonly map?: string;
  readonly roster?: string;
  readonly skipInvalid?: boolean;
  readonly duplicates: string;
  readonly root?: string;
}

/** Answers that came back, as labelled data for a statistics program. */
export async function exportData(
  world: World,
  plan: Plan,
  only: Form | null,
  target: DataTarget,
  options: ExportOptions,
): Promise<number> {
  const { out, data = [], round = [] } = options;
  if (data.length === 0 && round.length === 0)
    throw wrongUse(`${target.name} takes answers: --data responses.csv`, 'export');
  if (out === undefined || out === '-')
    throw wrongUse(`${target.name} writes several files; name a folder: -o for-${target.name}`, 'export');
  if (!['error', 'first', 'last'].includes(options.duplicates))
    throw wrongUse(`--duplicates is error, first or last, not ${options.duplicates}`, 'export');
  checkFolder(out);
  const matched = await readMatched(world, plan, data, options);
  if (!matched) return 1;
  const { files, rows, notes } = exportDataset(target, matched, formsOf(plan), plan, only);
  if (rows === 0) {
    world.err.line(
      `${sign(world.err, 'error')} no row answers ${only?.id ?? 'any form'}; nothing was written`,
    );
    return 1;
  }
  for (const [name, text] of files) writeWhole(join(out, name), text);
  if (world.quiet) return 0;
  for (const note of notes) world.err.line(`${sign(world.err, 'warning')} ${note}`);
  world.err.line(`${sign(world.err, 'ok')} ${out}: ${plural(rows, 'row')}; ${[...files.keys()].join(', ')}`);
  return 0;
}

/** The answers of files; null where something in them is wrong, which has been said. */
async function readMatched(
  world: World,
  plan: Plan,
  paths: readonly string[],
  options: ExportOptions,
): Promise<Matched | null> {
  const findings = new Findings();
  const forms = formsOf(plan);
  const read = (path: string) =>
    readResponses({ path: path === '-' ? 'standard input' : path, bytes: readInput(path) }, findings);
  const tables = [
    ...(options.round ?? []).map(namedFile),
    ...paths.map((path) => ({ round: null, path })),
  ].flatMap(({ round, path }) => {
    const table = read(path);
    return table ? [{ table, round }] : [];
  });
  const roster = options.roster === undefined ? null : read(options.roster);
  const matching = {
    form: null,
    map:
      options.map === undefined
        ? null
        : readMap(
            { path: options.map, text: decodeUtf8(readInput(options.map)) ?? '' },
            forms,
            plan,
            findings,
          ),
    roster: roster && readRoster(roster, findings),
    by: [],
    skipInvalid: options.skipInvalid ?? false,
    duplicates: options.duplicates as 'error' | 'first' | 'last',
  };
  const matched = findings.hasErrors ? null : matchResponses(tables, forms, plan, matching, findings);
  sayFindings(world, findings.list);
  if (matched && !findings.hasErrors) return matched;
  const errors = findings.list.filter((d) => d.severity === 'error').length;
  world.err.line(`${sign(world.err, 'error')} ${plural(errors, 'error')}; nothing was written`);
  return null;
}

function namedFile(text: string): { round: string; path: string } {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw wrongUse(`--round takes name=file, not ${text}`, 'export');
  return { round: text.slice(0, at), path: text.slice(at + 1) };
}

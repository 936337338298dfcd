import { join } from 'node:path';
import { type DataTarget, exportDataset } from '../dataset/index.js';
import { Findings } from '../diagnostics/index.js';
import { type Form, formsOf } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import { checkFolder, writeWhole } from './output.js';
import { duplicatesOf, type ReadingOptions, readMatched } from './reading.js';
import { plural, sayFindings } from './say.js';
import { sign, type World, wrongUse } from './world.js';

export interface ExportOptions extends ReadingOptions {
  readonly to?: string;
  readonly out?: string;
  readonly data?: readonly string[];
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
  const duplicates = duplicatesOf(options.duplicates, 'error', 'export');
  checkFolder(out);
  const forms = formsOf(plan);
  const findings = new Findings();
  const { matched } = await readMatched(
    world,
    'export',
    plan,
    forms,
    data,
    options,
    { duplicates },
    findings,
  );
  sayFindings(world, findings.list);
  if (!matched || findings.hasErrors) {
    const errors = findings.list.filter((d) => d.severity === 'error').length;
    world.err.line(`${sign(world.err, 'error')} ${plural(errors, 'error')}; nothing was written`);
    return 1;
  }
  const { files, rows, notes } = exportDataset(target, matched, forms, plan, only);
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

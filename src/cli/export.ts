import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_TARGETS, dataTargetNamed } from '../dataset/index.js';
import { nearest } from '../diagnostics/index.js';
import { type Exported, exportForm, TARGETS, type Target, targetNamed, targetNear } from '../export/index.js';
import { type Form, formsOf } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import { type ExportOptions, exportData } from './export-data.js';
import { writeWhole } from './output.js';
import { readPlan } from './plans.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { Stop, sign, type World, wrongUse } from './world.js';

export type { ExportOptions } from './export-data.js';

/** `plenary export`: a form for a survey tool, or labelled data for analysts. */
export async function exportCommand(
  world: World,
  path: string | undefined,
  id: string | undefined,
  options: ExportOptions,
): Promise<number> {
  const { to } = options;
  if (to === undefined) throw wrongUse(`export needs a tool: --to ${names().join(', ')}`, 'export');
  if (to === 'list') return listTargets(world);
  const target = targetNamed(to);
  const data = dataTargetNamed(to);
  if (!target && !data) throw unknownTarget(to);
  if (path === undefined) throw wrongUse('export needs a plan', 'export');
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  if (data) return exportData(world, plan, id === undefined ? null : formOf(plan, id), data, options);
  if (!target) throw unknownTarget(to);
  if (id === undefined) throw wrongUse(`export needs the id of a form: ${formIds(plan)}`, 'export');
  if (options.data || options.round)
    throw wrongUse(
      `answers are for ${DATA_TARGETS.map((t) => t.name).join(', ')}; ${target.name} takes a form alone`,
      'export',
    );
  const form = formOf(plan, id);
  refuseBytesOnTerminal(world, target, form, options.out ?? '-');
  return deliver(world, target, await exportForm(target, form, plan), options.out ?? '-');
}

const names = (): readonly string[] => [...TARGETS, ...DATA_TARGETS].map((t) => t.name);

function unknownTarget(to: string): Stop {
  const near = targetNear(
    to,
    DATA_TARGETS.map((t) => t.name),
  );
  return new Stop(2, [
    `plenary: no tool ${to}${near ? `; did you mean ${near}?` : ''}`,
    ...listing(),
    'try: plenary export --help',
  ]);
}

function listing(): readonly string[] {
  return [...TARGETS, ...DATA_TARGETS].map((t) => {
    const also = t.also.length > 0 ? ` (also: ${t.also.slice(0, 1).join(', ')})` : '';
    return `  ${t.name.padEnd(11)} ${t.what}${also}`;
  });
}

function listTargets(world: World): 0 {
  for (const line of listing()) world.out.line(line);
  return 0;
}

function formOf(plan: Plan, id: string): Form {
  const forms = formsOf(plan);
  const form = forms.form.get(id);
  if (form) return form;
  const known = [...forms.form.keys()];
  if (plan.order.includes(id))
    throw wrongUse(`${id} asks no questions; there are ${formIds(plan)}`, 'export');
  const near = nearest(id, known);
  throw wrongUse(
    `the plan has no form ${id}; ${near ? `did you mean ${near}?` : `there are ${formIds(plan)}`}`,
    'export',
  );
}

const formIds = (plan: Plan): string =>
  formsOf(plan)
    .list.map((f) => f.id)
    .join(', ');

/** A workbook printed to a terminal helps nobody. */
function refuseBytesOnTerminal(world: World, target: Target, form: Form, out: string): void {
  if (out === '-' && target.binary && world.out.terminal)
    throw wrongUse(
      `${target.name} is ${target.what}; say where it goes: -o ${form.id}.${target.extension}`,
      'export',
    );
}

function deliver(world: World, target: Target, { files, cannot }: Exported, out: string): 0 {
  sayFindings(world, cannot);
  for (const { name, content } of files) {
    if (out === '-') {
      if (typeof content === 'string') world.out.write(content);
      else process.stdout.write(content);
      continue;
    }
    const path = isFolder(out) ? join(out, name) : out;
    writeWhole(path, content);
    if (world.quiet) continue;
    const limits =
      cannot.length === 0 ? '' : `; ${plural(cannot.length, 'thing')} ${target.tool} cannot express, above`;
    world.err.line(`${sign(world.err, cannot.length === 0 ? 'ok' : 'warning')} ${path}${limits}`);
  }
  return 0;
}

/** A path that ends in a stroke is one that will be. */
function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

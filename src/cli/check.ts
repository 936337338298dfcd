import { type Diagnostic, safeText, toGithub, toJson, toSarif } from '../diagnostics/index.js';
import { formsOf } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import { checkPaperTime } from '../paper-time/index.js';
import { type Plan, scheduleOf } from '../plan/index.js';
import { checkLooks } from './looks.js';
import { readPlan, sorted } from './plans.js';
import { countText, duration, plural, sayFindings } from './say.js';
import { sign, version, type World, wrongUse } from './world.js';

export interface CheckOptions {
  readonly format: string;
  readonly root?: string;
}

const FORMATS = ['text', 'json', 'github', 'sarif'];

export function check(world: World, paths: readonly string[], options: CheckOptions): number {
  if (!FORMATS.includes(options.format))
    throw wrongUse(`no format ${options.format}; there are ${FORMATS.join(', ')}`, 'check');
  const all: Diagnostic[] = [];
  for (const path of paths) {
    const { plan, findings } = readPlan(world, path, options.root);
    if (plan) checkLooks(plan, undefined, findings);
    if (plan && !findings.hasErrors) checkPaperTime(plan, findings);
    const list = sorted(findings);
    all.push(...list);
    if (options.format === 'text') sayPlan(world, path, plan, list);
  }
  if (options.format === 'json') world.out.line(toJson(all));
  if (options.format === 'sarif') world.out.line(toSarif(all, version()));
  if (options.format === 'github' && all.length > 0) world.out.line(toGithub(all));
  return all.some((d) => d.severity === 'error') ? 1 : 0;
}

function sayPlan(world: World, path: string, plan: Plan | null, list: readonly Diagnostic[]): void {
  sayFindings(world, list);
  const { err } = world;
  const failed = list.some((d) => d.severity === 'error');
  if (failed || !plan) {
    err.line(`${sign(err, 'error')} ${safeText(path)}: ${countText(list)}`);
  } else if (!world.quiet) {
    const warned = list.length > 0 ? `; ${countText(list)}` : '';
    err.line(
      `${sign(err, list.length > 0 ? 'warning' : 'ok')} ${safeText(path)}: ${safeText(facts(plan))}${warned}`,
    );
  }
}

/** What is in the plan, in one line. */
function facts(plan: Plan): string {
  const questions = formsOf(plan).list.reduce((sum, f) => sum + f.questions.length, 0);
  const schedule = scheduleOf(plan);
  const minutes = plan.modules.map((m) => schedule.modules.get(m.id)?.minutes ?? null);
  const known = minutes.length > 0 && minutes.every((m) => m !== null);
  const parts = [
    plainText(plan.title),
    plural(plan.modules.length, 'module'),
    plural(plan.modules.flatMap((m) => m.activities).length, 'activity').replace('activitys', 'activities'),
    plural(questions, 'question'),
    known ? duration(minutes.reduce<number>((sum, m) => sum + m!, 0)) : '',
  ];
  return parts.filter((p) => p !== '').join(', ');
}

import { Findings } from '../diagnostics/index.js';
import { loadPlan, type Plan, parsePlan } from '../plan/index.js';
import { notAPlan } from '../responses/index.js';
import { decodeUtf8 } from '../source/index.js';
import { readInput, type World } from './world.js';

/** A plan by its path, `-` being standard input. */
export function readPlan(
  world: World,
  path: string,
  root: string | undefined,
): { plan: Plan | null; findings: Findings } {
  const findings = new Findings();
  const bytes = path === '-' ? 'stdin' : world.files.read(path);
  const what = typeof bytes === 'string' ? null : notAPlan(bytes);
  if (what !== null) {
    findings.error('file-unreadable', { path }, `this is ${what}, not a session plan`, {
      hint: 'the plan comes first, and then other files: plenary score plan.yaml answers.csv',
    });
    return { plan: null, findings };
  }
  if (path !== '-') return { plan: loadPlan(path, world.files, findings, { root }), findings };
  const text = decodeUtf8(readInput('-'));
  if (text === null) {
    findings.error('file-unreadable', { path: 'standard input' }, 'this is not a UTF-8 text');
    return { plan: null, findings };
  }
  return { plan: parsePlan({ path: 'stdin.yaml', text }, world.files, findings, { root }), findings };
}

/** Findings in the order of the file. */
export function sorted(findings: Findings): Findings['list'] {
  const place = (d: Findings['list'][number]): number => ('start' in d.at ? d.at.start : 0);
  return [...findings.list].sort((a, b) => place(a) - place(b));
}

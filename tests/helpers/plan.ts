import { type Diagnostic, Findings } from '../../src/diagnostics/index.js';
import { type Plan, parsePlan } from '../../src/plan/index.js';
import type { Files } from '../../src/source/index.js';

/** Files that exist only here, by their absolute path. */
function filesOf(files: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => (Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : 'missing'),
    real: (path) => (Object.hasOwn(files, path) || path === '/plans' ? path : null),
  };
}

export function parse(
  text: string,
  files: Readonly<Record<string, string>> = {},
): { plan: Plan | null; found: readonly Diagnostic[] } {
  const findings = new Findings();
  const plan = parsePlan({ path: '/plans/plan.yaml', text }, filesOf(files), findings);
  return { plan, found: findings.list };
}

/** A plan that has no errors. */
export function planOf(text: string, files: Readonly<Record<string, string>> = {}): Plan {
  const { plan, found } = parse(text, files);
  const errors = found.filter((d) => d.severity === 'error');
  if (!plan || errors.length > 0) throw new Error(errors.map((e) => e.message).join('; '));
  return plan;
}

import { type Diagnostic, type Findings, safeText, toJson, toText } from '../diagnostics/index.js';
import { sign, type World } from './world.js';

/** Prints diagnostics in file order; warnings fall away with --quiet. */
export function sayFindings(world: World, list: readonly Diagnostic[]): void {
  if (world.json) {
    if (list.length > 0) world.err.line(toJson(list));
    return;
  }
  for (const d of list) {
    if (world.quiet && d.severity === 'warning') continue;
    world.err.line(toText(d, world.err.ink));
    world.err.line();
  }
}

/** `4 errors, 1 warning`; empty where there is nothing. */
export function countText(list: readonly Diagnostic[]): string {
  const errors = list.filter((d) => d.severity === 'error').length;
  const warnings = list.length - errors;
  return [plural(errors, 'error'), plural(warnings, 'warning')].filter((x) => x !== '').join(', ');
}

export function plural(n: number, word: string): string {
  return n === 0 ? '' : `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
}

/** The last line of a plan with errors; gives the exit code. */
export function sayFailed(world: World, path: string, findings: Findings): 1 {
  if (!world.json)
    world.err.line(`${sign(world.err, 'error')} ${safeText(path)}: ${countText(findings.list)}`);
  return 1;
}

/** `3 h 15`, `45 min`. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0
    ? `${whole / 60} h`
    : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}

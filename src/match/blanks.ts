import { nearest } from '../diagnostics/index.js';
import type { Entry, Plan } from '../plan/index.js';
import { folded, shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Origin } from './types.js';

/** Blanks whose answers the plan lists: kept as their label (raters as their id); what is not listed is told once. */
export class Blanks {
  private readonly told = new Set<string>();

  constructor(
    private readonly plan: Plan,
    private readonly notes: Notes,
  ) {}

  label(name: string, text: string, at: Origin): string {
    const options = name === 'rater' ? ratersOf(this.plan) : optionsOf(this.plan, name);
    if (!options) return text;
    const found = entryOf(options, text);
    if (found) return name === 'rater' ? found.id : found.plain;
    const key = JSON.stringify([name, folded(text)]);
    if (!this.told.has(key))
      this.say(
        name,
        text,
        options.map((o) => o.plain),
        at,
      );
    this.told.add(key);
    return text;
  }

  private say(name: string, text: string, labels: readonly string[], at: Origin): void {
    const near = nearest(text, labels);
    const message = `${name} is \`${shown(text)}\`, which the plan does not name; it counts as a ${name} of its own`;
    const hint = near === undefined ? `the plan has ${labels.join(', ')}` : `did you mean \`${near}\`?`;
    this.notes.warn('unknown-label', at, message, { hint });
  }
}

/** A blank as the roster or a cell has it: the plan's label where the plan lists it, else as written. */
export function blankLabel(plan: Plan, name: string, text: string): string {
  return entryOf(optionsOf(plan, name) ?? [], text)?.plain ?? text;
}

function optionsOf(plan: Plan, name: string): readonly Entry[] | null {
  return plan.identify.find((k) => k.key === name)?.options ?? null;
}

/** Kinds of raters that the plan has, whatever the instrument. */
function ratersOf(plan: Plan): readonly Entry[] | null {
  const raters = plan.instruments.flatMap((i) => i.raters);
  return raters.length > 0 ? raters : null;
}

function entryOf(options: readonly Entry[], text: string): Entry | undefined {
  return options.find((o) => o.id === folded(text) || folded(o.plain) === folded(text));
}

import type { Prose } from '../markdown/index.js';
import { type Plan, type Schedule, scheduleOf } from '../plan/index.js';

/** Data of a template: plain values, texts of the plan, lists and maps of them. Maps have no prototype. */
export type Value = string | number | boolean | null | Prose | readonly Value[] | Data;
export interface Data {
  readonly [key: string]: Value;
}

export interface TemplateContext {
  readonly plan: Data;
  readonly document: Data;
  /** The roster's row and groups, in a personal pack. */
  readonly person: Data | null;
  /** Plenary's own words in the plan's language. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A text of the plan, which is placed as a whole and never becomes markup of the template. */
export function isProse(value: unknown): value is Prose {
  return (
    typeof value === 'object' && value !== null && 'format' in value && 'source' in value && 'span' in value
  );
}

/** The plan as written, with defaults filled in and ids on everything; times stand beside what they are of. */
export function planContext(plan: Plan): Data {
  const schedule = scheduleOf(plan);
  const whole = toData(plan) as Data;
  const modules = plan.modules.map(
    (m, i): Data => ({
      ...(toData(m) as Data),
      ...times(schedule.modules.get(m.id)),
      number: i + 1,
      activities: m.activities.map((a) => activityData(a, schedule)),
    }),
  );
  return bare({ ...whole, modules });
}

function activityData(a: Plan['modules'][number]['activities'][number], schedule: Schedule): Data {
  const slot = schedule.activities.get(a.id);
  const steps = a.steps.map((s, i) => bare({ ...(toData(s) as Data), start: slot?.steps[i] ?? null }));
  return bare({ ...(toData(a) as Data), ...times(slot), steps });
}

function times(
  slot:
    | { readonly start: number | null; readonly minutes: number | null; readonly date: string | null }
    | undefined,
): Data {
  const { start = null, minutes = null, date = null } = slot ?? {};
  return { start, minutes, date, end: start === null || minutes === null ? null : start + minutes };
}

const HIDDEN = new Set(['span', 'order', 'path']);

function toData(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isProse(value)) return value;
  if (Array.isArray(value)) return value.map(toData);
  const entries =
    value instanceof Map
      ? [...value.entries()].map(([k, v]) => [String(k), v] as const)
      : Object.entries(value as object);
  return bare(
    Object.fromEntries(entries.filter(([key]) => !HIDDEN.has(key)).map(([key, v]) => [key, toData(v)])),
  );
}

/** Without a prototype, so that a template sees only what is there. */
function bare(entries: Readonly<Record<string, Value>>): Data {
  return Object.assign(Object.create(null) as Record<string, Value>, entries);
}

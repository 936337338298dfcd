import { type Activity, type Module, type Plan, type Schedule, scheduleOf } from '../plan/index.js';

/** One activity, or several that run beside each other. */
export interface Happening {
  readonly module: Module;
  /** Those with the same `parallel` mark; mostly one. */
  readonly activities: readonly [Activity, ...Activity[]];
  /** Minutes after midnight; null where the plan does not say. */
  readonly start: number | null;
  /** Of the longest. */
  readonly minutes: number | null;
  /** Minutes after midnight at which each step of the first activity starts. */
  readonly steps: readonly (number | null)[];
}

export interface Day {
  /** ISO date; null where the plan has none. */
  readonly date: string | null;
  readonly happenings: readonly Happening[];
}

/**
 * What happens on each day, in the order of time, days in the order of the calendar. What belongs to a stretch of
 * days and has neither a date nor a start of its own (a task of the week) happens on none.
 */
export function daysOf(plan: Plan, schedule: Schedule = scheduleOf(plan)): readonly Day[] {
  const days = new Map<string | null, Happening[]>();
  for (const module of plan.modules) {
    for (const h of happeningsOf(module, schedule)) {
      const [first] = h.activities;
      if (isStretch(module) && first.date === null) continue;
      const date = schedule.activities.get(first.id)?.date ?? null;
      days.set(date, [...(days.get(date) ?? []), h]);
    }
  }
  return [...days]
    .sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''))
    .map(([date, happenings]) => ({ date, happenings: byTime(happenings) }));
}

/** Several days on which people work for themselves. */
export function isStretch(module: Module): boolean {
  return module.dates !== null && module.dates[0] !== module.dates[1];
}

function happeningsOf(module: Module, schedule: Schedule): Happening[] {
  const out: Happening[] = [];
  for (const a of module.activities) {
    const slot = schedule.activities.get(a.id)!;
    const twin = out.findIndex(
      (h) => a.parallel !== null && h.activities[0].parallel === a.parallel && h.start === slot.start,
    );
    const known = out[twin];
    if (known) {
      const minutes = longer(known.minutes, slot.minutes);
      out[twin] = { ...known, activities: [...known.activities, a], minutes };
    } else {
      out.push({ module, activities: [a], start: slot.start, minutes: slot.minutes, steps: slot.steps });
    }
  }
  return out;
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** In plan order, as long as times rise; what has no time stays behind what it follows. */
function byTime(list: readonly Happening[]): readonly Happening[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = list.map((h) => {
    last = h.start ?? last;
    return { h, at: last };
  });
  return keyed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map((k) => k.h);
}

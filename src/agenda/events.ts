import { plainText } from '../markdown/index.js';
import { type Module, type Plan, scheduleOf } from '../plan/index.js';
import { type Day, daysOf, type Happening, isStretch } from './days.js';
import { modulesText, moduleTitle } from './text.js';

/** An entry of a calendar; its times are those of the session's clocks. */
export interface CalendarEvent {
  /** Of what it stands for, so that a moved day replaces the old entry. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** ISO date of the first day. */
  readonly date: string;
  /** Minutes after midnight; null: whole days, to `last` inclusive. */
  readonly start: number | null;
  /** Minutes after the first day's midnight; null: not known. */
  readonly end: number | null;
  readonly last: string;
  /** Whole weeks of work at home leave people free. */
  readonly busy: boolean;
}

/**
 * One event for each day of the session, one for each activity that a stretch of days dates by itself, and one over
 * the whole days of such a stretch. Empty where the plan has no date.
 */
export function eventsOf(plan: Plan): readonly CalendarEvent[] {
  const schedule = scheduleOf(plan);
  const days = daysOf(plan, schedule);
  const dated = days.filter((d): d is Day & { date: string } => d.date !== null);
  const together = dated.flatMap((day) => {
    const live = day.happenings.filter((h) => isStretch(h.module));
    const whole = day.happenings.filter((h) => !isStretch(h.module));
    const single = live.map((h) => activityEvent(plan, day.date, h));
    return whole.length > 0 ? [dayEvent(plan, day.date, whole, schedule), ...single] : single;
  });
  const stretches = plan.modules.filter(isStretch).map((m) => stretchEvent(plan, m));
  const empty = plan.modules.length === 0 && plan.date !== null ? [bareEvent(plan, plan.date)] : [];
  return [...together, ...stretches, ...empty].sort((a, b) =>
    a.date === b.date ? (a.start ?? -1) - (b.start ?? -1) : a.date.localeCompare(b.date),
  );
}

function dayEvent(
  plan: Plan,
  date: string,
  happenings: readonly Happening[],
  schedule: ReturnType<typeof scheduleOf>,
): CalendarEvent {
  const modules = [...new Set(happenings.map((h) => h.module))];
  const own = modules.length === 1 && plan.modules.length > 1 && date !== plan.date;
  const starts = happenings.flatMap((h) => h.start ?? []);
  const planned = modules.flatMap((m) => {
    const slot = schedule.modules.get(m.id);
    return slot?.date === date && slot.start !== null ? [slot.start] : [];
  });
  const start = Math.min(...starts, ...planned);
  const known = Number.isFinite(start);
  const ends = [
    ...happenings.flatMap((h) => (h.start === null || h.minutes === null ? [] : [h.start + h.minutes])),
    ...modules.flatMap((m) => (schedule.modules.get(m.id)?.date === date ? (m.end ?? []) : [])),
  ];
  return {
    key: modules[0]!.id,
    title: own ? `${plainText(plan.title)}: ${moduleTitle(modules[0]!)}` : plainText(plan.title),
    description: describe(plan, { date, happenings }),
    date,
    start: known ? start : null,
    end: known && ends.length > 0 ? Math.max(...ends) : null,
    last: date,
    busy: true,
  };
}

function activityEvent(plan: Plan, date: string, h: Happening): CalendarEvent {
  const title = h.activities.map((a) => plainText(a.title)).join(' / ');
  return {
    key: `${h.module.id}.${h.activities[0].id}`,
    title: `${plainText(plan.title)}: ${title}`,
    description: [moduleTitle(h.module), purposeOf(h)].filter((x) => x !== '').join('\n'),
    date,
    start: h.start,
    end: h.start === null || h.minutes === null ? null : h.start + h.minutes,
    last: date,
    busy: true,
  };
}

function purposeOf(h: Happening): string {
  const { purpose } = h.activities[0];
  return purpose ? plainText(purpose) : '';
}

function stretchEvent(plan: Plan, m: Module): CalendarEvent {
  const tasks = m.activities.filter((a) => a.date === null).map((a) => plainText(a.title));
  return {
    key: m.id,
    title: `${plainText(plan.title)}: ${moduleTitle(m)}`,
    description: tasks.join('\n'),
    date: m.dates![0],
    start: null,
    end: null,
    last: m.dates![1],
    busy: false,
  };
}

function bareEvent(plan: Plan, date: string): CalendarEvent {
  return {
    key: 'session',
    title: plainText(plan.title),
    description: describe(plan, { date, happenings: [] }),
    date,
    start: plan.start,
    end: null,
    last: date,
    busy: true,
  };
}

function describe(plan: Plan, day: Day): string {
  const subtitle = plan.subtitle ? plainText(plan.subtitle) : '';
  const who = plan.facilitators.join(', ');
  return [subtitle, modulesText(plan, day), who].filter((x) => x !== '').join('\n\n');
}

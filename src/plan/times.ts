import type { Findings } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import { clockText } from './clock.js';
import { type Schedule, type Slot, scheduleOf } from './schedule.js';
import type { Activity, Module, Plan } from './types.js';

/** What the clock says against the plan: modules that overrun, things that begin before others end, minutes that cannot be counted. */
export function checkTimes(findings: Findings, plan: Plan): void {
  const schedule = scheduleOf(plan);
  for (const m of plan.modules) {
    checkOverrun(findings, plan, schedule, m);
    for (const a of m.activities) checkCounts(findings, plan, schedule, a);
  }
  checkOrder(findings, plan, schedule);
}

interface Timed {
  readonly activity: Activity;
  readonly start: number;
  readonly end: number;
}

/** Activities whose times are known and that are on the module's own day. */
function timedOf(schedule: Schedule, m: Module): Timed[] {
  const day = schedule.modules.get(m.id)?.date ?? null;
  return m.activities.flatMap((activity) => {
    const slot = schedule.activities.get(activity.id);
    const end = slot ? endOf(slot) : null;
    return slot && slot.start !== null && end !== null && slot.date === day
      ? [{ activity, start: slot.start, end }]
      : [];
  });
}

function endOf(slot: Slot): number | null {
  return slot.start === null || slot.minutes === null ? null : slot.start + slot.minutes;
}

function checkOverrun(findings: Findings, plan: Plan, schedule: Schedule, m: Module): void {
  if (m.end === null) return;
  const end = m.end;
  const at = (minutes: number): string => clockText(plan.clock, minutes);
  const late = timedOf(schedule, m).filter((t) => t.end > end);
  const last = Math.max(end, ...late.map((t) => t.end));
  if (last === end) return;
  const over = round(last - end);
  findings.warning('overrun', m.span, `the activities end ${minutesWord(over)} after the module`, {
    hint: `they end at ${at(last)}, the module at ${at(end)}; too late: ${late
      .map((t) => `${plainText(t.activity.title)} (${at(t.start)}–${at(t.end)})`)
      .join(', ')}`,
    related: late.map((t) => ({ span: t.activity.span, label: `until ${at(t.end)}` })),
  });
}

/** A start of its own that comes before the end of what stands above it, on the same day and not beside it. */
function checkOrder(findings: Findings, plan: Plan, schedule: Schedule): void {
  const ends = new Map<string | null, { readonly end: number; readonly of: Activity }>();
  for (const m of plan.modules) {
    const timed = timedOf(schedule, m);
    for (const { activity: a, start } of timed) {
      const day = schedule.activities.get(a.id)!.date;
      const before = ends.get(day);
      const own = a.start !== null || (m.start !== null && a === m.activities[0]);
      const beside = before !== undefined && a.parallel !== null && a.parallel === before.of.parallel;
      if (own && before && !beside && before.end > start) sayOverlap(findings, plan, a, start, before);
      const last = timed.find((t) => t.activity === a)!.end;
      if (!before || last > before.end) ends.set(day, { end: last, of: a });
    }
  }
}

function sayOverlap(
  findings: Findings,
  plan: Plan,
  a: Activity,
  start: number,
  before: { readonly end: number; readonly of: Activity },
): void {
  const at = (minutes: number): string => clockText(plan.clock, minutes);
  const over = round(before.end - start);
  findings.warning(
    'overrun',
    a.span,
    `this starts at ${at(start)}, ${minutesWord(over)} before “${plainText(before.of.title)}” ends`,
    {
      hint: `that one ends at ${at(before.end)}; if both run at the same time, give them the same mark: parallel: a`,
      related: [{ span: before.of.span, label: `until ${at(before.end)}` }],
    },
  );
}

/** `{each: 2, of: member}` needs participants and groups that can be counted. */
function checkCounts(findings: Findings, plan: Plan, schedule: Schedule, a: Activity): void {
  if (!a.minutes || a.minutes.of === 'session' || schedule.activities.get(a.id)?.minutes != null) return;
  const missing = plan.participants === null;
  findings.warning(
    'minutes-unknown',
    a.span,
    `its minutes are per ${a.minutes.of}, and ${
      missing ? 'the plan does not say how many take part' : 'this activity has no groups that can be counted'
    }`,
    {
      hint: missing
        ? 'write participants: 24 at the head of the plan; without it this has no clock times'
        : 'write group: {size: 4}, or the name of groups that were made before',
    },
  );
}

function round(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}

function minutesWord(n: number): string {
  return n === 1 ? '1 minute' : `${n} minutes`;
}

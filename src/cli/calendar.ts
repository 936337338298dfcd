import { calendarOf, eventsOf } from '../agenda/index.js';
import { sessionDate } from './dates.js';
import { writeWhole } from './output.js';
import { readPlan, sorted } from './plans.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { sign, type World, wrongUse } from './world.js';

export interface CalendarCommand {
  readonly out: string;
  readonly reminder?: string;
  readonly root?: string;
}

/** Four weeks. */
const LONGEST = 40_320;

export function calendar(world: World, path: string, options: CalendarCommand): number {
  const reminder = options.reminder === undefined ? null : minutesOf(options.reminder);
  const { plan, findings } = readPlan(world, path, options.root);
  const events = plan && !findings.hasErrors ? eventsOf(plan) : [];
  if (plan && !findings.hasErrors && events.length === 0) {
    findings.error('missing-key', plan.span, 'a calendar needs the date of the session', {
      hint: 'write date: 2026-03-12 at the head of the plan, or date: in each module of a series',
    });
  }
  if (!plan || findings.hasErrors) {
    sayFindings(world, sorted(findings));
    return sayFailed(world, path, findings);
  }
  const stamp = sessionDate({ date: plan.date ?? events[0]!.date });
  const text = calendarOf(plan, { stamp, reminder })!;
  if (options.out === '-') world.out.write(text);
  else {
    writeWhole(options.out, text);
    if (!world.quiet) {
      const zone = plan.timezone ?? 'no time zone, so the hours stay as written everywhere';
      world.err.line(`${sign(world.err, 'ok')} ${options.out}: ${plural(events.length, 'event')} (${zone})`);
    }
  }
  return 0;
}

function minutesOf(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < 1 || n > LONGEST)
    throw wrongUse(`--reminder takes minutes from 1 to ${LONGEST}, not ${text}`, 'calendar');
  return n;
}

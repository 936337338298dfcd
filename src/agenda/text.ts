import { plainText } from '../markdown/index.js';
import { type Activity, clockText, type Module, type Plan } from '../plan/index.js';
import { type Day, daysOf, type Happening, isStretch } from './days.js';

/** The run sheet as plain text: a line for each activity and step, with clock times where the plan has them. */
export function agendaText(plan: Plan, days: readonly Day[] = daysOf(plan)): string {
  const several = days.length > 1;
  const parts = days.map((day) => dayLines(plan, day, several || day.date !== null));
  return [plainText(plan.title), ...parts.flatMap((lines) => ['', ...lines])].join('\n');
}

function dayLines(plan: Plan, day: Day, dated: boolean): string[] {
  const out = dated && day.date !== null ? [dateText(plan, day.date)] : [];
  let module: Module | null = null;
  for (const h of day.happenings) {
    if (h.module !== module) out.push(...(out.length > 0 ? [''] : []), moduleTitle(h.module));
    module = h.module;
    out.push(...h.activities.flatMap((a, i) => activityLines(plan, h, a, i)));
  }
  return out;
}

/** `Part 1: Where we stand` */
export function moduleTitle(m: Module): string {
  return [m.label ? plainText(m.label) : '', plainText(m.title)].filter((x) => x !== '').join(': ');
}

/** `Thursday 12 March 2026` in the plan's language. */
function dateText(plan: Plan, iso: string): string {
  const language = plan.language === 'en' ? 'en-GB' : plan.language;
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

function activityLines(plan: Plan, h: Happening, a: Activity, index: number): string[] {
  const beside = index === 0 ? '' : ' (at the same time)';
  const steps =
    index > 0
      ? []
      : a.steps.map((s, i) => row(plan, h.steps[i] ?? null, s.minutes, `- ${plainText(s.title)}`));
  return [row(plan, h.start, h.minutes, `${plainText(a.title)}${beside}`), ...steps];
}

function row(plan: Plan, start: number | null, minutes: number | null, title: string): string {
  const width = plan.clock === 12 ? 8 : 5;
  const time = start === null ? '' : clockText(plan.clock, start);
  const long = minutes === null ? '' : `${Math.round(minutes * 10) / 10} min`;
  return `  ${time.padStart(width)}  ${long.padStart(7)}  ${title}`.trimEnd();
}

/** Modules and their times, for an invitation: `09:00 Part 1: Where we stand`. */
export function modulesText(plan: Plan, day: Day): string {
  const seen = new Set<Module>();
  const lines = day.happenings.flatMap((h) => {
    if (seen.has(h.module)) return [];
    seen.add(h.module);
    const title = isStretch(h.module) ? plainText(h.activities[0].title) : moduleTitle(h.module);
    return [h.start === null ? title : `${clockText(plan.clock, h.start)} ${title}`];
  });
  return lines.join('\n');
}

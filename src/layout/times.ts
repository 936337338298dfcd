import { say } from '../labels/index.js';
import { clockText, instantOf, isoDate, type ModuleSlot, type Slot, wallClock } from '../plan/index.js';
import type { Setting } from './setting.js';

/** Minutes after midnight as the plan's clock shows them: `09:05`, `9:05 am`. */
export function clock(s: Setting, minutes: number): string {
  return clockText(s.plan.clock, minutes).replace(' ', '\u00a0');
}

/** `11:00–11:45`, `11:00` where the end is not known, empty without a start. */
export function clockRange(s: Setting, slot: Pick<Slot, 'start' | 'minutes'>): string {
  if (slot.start === null) return '';
  if (slot.minutes === null) return clock(s, slot.start);
  const [from, to] = [clock(s, slot.start), clock(s, slot.start + slot.minutes)];
  const half = / [ap]m$/.exec(from.replace('\u00a0', ' '))?.[0];
  return half && to.replace('\u00a0', ' ').endsWith(half) ? `${from.slice(0, -3)}–${to}` : `${from}–${to}`;
}

/** `12–16 March 2026` in the plan's language. */
export function dateRange(s: Setting, from: string, to: string): string {
  const format = new Intl.DateTimeFormat(s.plan.language === 'en' ? 'en-GB' : s.plan.language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** When something begins elsewhere: `Toronto 05:00`, with the weekday where it is another day. Summer time is right. */
export function elsewhere(s: Setting, slot: Pick<Slot, 'start' | 'date'>): string[] {
  const { timezone, alsoTimezones, language } = s.plan;
  const date = slot.date ?? s.plan.date;
  if (timezone === null || slot.start === null || date === null) return [];
  const at = instantOf(date, slot.start, timezone);
  return alsoTimezones.map((zone) => {
    const parts = wallClock(at, zone);
    const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
    const day = new Date(`${isoDate(parts)}T00:00:00Z`);
    const weekday =
      isoDate(parts) === date
        ? ''
        : `${new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(day)}\u00a0`;
    return `${city} ${weekday}${clock(s, parts.hour * 60 + parts.minute)}`;
  });
}

/** `45 minutes` */
export function minutesText(s: Setting, minutes: number | null): string {
  if (minutes === null) return '';
  const n = Math.round(minutes * 10) / 10;
  return n === 1 ? s.labels.minute : say(s.labels.minutes, { n });
}

/** What a module's activities take: `60 minutes`, `30 of 120 minutes` where they leave some over. */
export function moduleMinutes(s: Setting, { minutes, planned }: ModuleSlot): string {
  if (minutes === null || planned === null || planned >= minutes) return minutesText(s, minutes && planned);
  const [n, all] = [planned, minutes].map((x) => Math.round(x * 10) / 10);
  return say(s.labels.minutesOf, { n: n!, all: all! });
}

/** `45 min` */
export function minText(s: Setting, minutes: number | null): string {
  return minutes === null
    ? ''
    : say(s.labels.min, { n: Math.round(minutes * 10) / 10 }).replace(' ', '\u00a0');
}

/** `Thursday, 12 March 2026` in the plan's language. */
export function longDate(s: Setting, iso: string): string {
  return fullDate(s).format(new Date(`${iso}T00:00:00Z`));
}

/** The same, but day, month and year stay on one line. */
export function tiedDate(s: Setting, iso: string): string {
  const parts = fullDate(s).formatToParts(new Date(`${iso}T00:00:00Z`));
  const nearWeekday = (i: number): boolean => [parts[i - 1], parts[i + 1]].some((p) => p?.type === 'weekday');
  return parts
    .map(({ type, value }, i) =>
      type === 'literal' && !nearWeekday(i) ? value.replaceAll(' ', '\u00a0') : value,
    )
    .join('');
}

function fullDate(s: Setting): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(s.plan.language === 'en' ? 'en-GB' : s.plan.language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
}

import { say } from '../labels/index.js';
import type { Slot } from '../plan/index.js';
import type { Setting } from './setting.js';

/** Minutes after midnight as the plan's clock shows them: `09:05`, `9:05 am`. */
export function clock(s: Setting, minutes: number): string {
  const day = ((Math.round(minutes) % 1440) + 1440) % 1440;
  const [h, m] = [Math.floor(day / 60), String(day % 60).padStart(2, '0')];
  if (s.plan.clock === 24) return `${String(h).padStart(2, '0')}:${m}`;
  return `${h % 12 === 0 ? 12 : h % 12}:${m}\u00a0${h < 12 ? 'am' : 'pm'}`;
}

/** `11:00–11:45`, `11:00` where the end is not known, empty without a start. */
export function clockRange(s: Setting, slot: Pick<Slot, 'start' | 'minutes'>): string {
  if (slot.start === null) return '';
  if (slot.minutes === null) return clock(s, slot.start);
  const [from, to] = [clock(s, slot.start), clock(s, slot.start + slot.minutes)];
  const half = / [ap]m$/.exec(from.replace('\u00a0', ' '))?.[0];
  return half && to.replace('\u00a0', ' ').endsWith(half) ? `${from.slice(0, -3)}–${to}` : `${from}–${to}`;
}

/** `45 minutes` */
export function minutesText(s: Setting, minutes: number | null): string {
  if (minutes === null) return '';
  const n = Math.round(minutes * 10) / 10;
  return n === 1 ? s.labels.minute : say(s.labels.minutes, { n });
}

/** `45 min` */
export function minText(s: Setting, minutes: number | null): string {
  return minutes === null
    ? ''
    : say(s.labels.min, { n: Math.round(minutes * 10) / 10 }).replace(' ', '\u00a0');
}

/** `Thursday 12 March 2026` in the plan's language. */
export function longDate(s: Setting, iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(s.plan.language === 'en' ? 'en-GB' : s.plan.language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  return format.format(date);
}

import { createHash } from 'node:crypto';
import * as ics from 'ics';
import { plainText } from '../markdown/index.js';
import { instantOf, type Plan } from '../plan/index.js';
import { type CalendarEvent, eventsOf } from './events.js';

export interface CalendarOptions {
  /** When the file was made; part of the file, so given from outside. */
  readonly stamp: Date;
  /** Minutes before the start; null: none. */
  readonly reminder: number | null;
}

/**
 * The session as an iCalendar file (RFC 5545); null where the plan has no date. Times are in UTC where the plan has a
 * time zone, else floating: nine o'clock wherever the calendar is read.
 */
export function calendarOf(plan: Plan, options: CalendarOptions): string | null {
  const events = eventsOf(plan);
  if (events.length === 0) return null;
  const { error, value } = ics.createEvents(
    events.map((e) => attributesOf(plan, e, options)),
    { productId: '-//Plenary//Session//EN', method: 'PUBLISH', calName: escaped(plainText(plan.title)) },
  );
  if (error || value === null) throw error ?? new Error('the calendar could not be made');
  return refolded(value);
}

/** The library takes a time stamp, but its types do not say so. */
type Attributes = ics.EventAttributes & { timestamp: string };

function attributesOf(plan: Plan, e: CalendarEvent, options: CalendarOptions): Attributes {
  const event = {
    uid: uidOf(plan, e),
    timestamp: utc(options.stamp.getTime()),
    title: clean(e.title),
    ...(e.description === '' ? {} : { description: clean(e.description) }),
    ...(plan.venue === null || !e.busy ? {} : { location: clean(plan.venue) }),
    busyStatus: e.busy ? ('BUSY' as const) : ('FREE' as const),
    transp: e.busy ? ('OPAQUE' as const) : ('TRANSPARENT' as const),
    ...(options.reminder === null || !e.busy ? {} : { alarms: [reminder(e, options.reminder)] }),
    ...whenOf(plan, e),
  };
  // An event may have no end; the types want one all the same.
  return event as Attributes;
}

function reminder(e: CalendarEvent, minutes: number): ics.Alarm {
  // The library does not escape this text.
  return { action: 'display', description: escaped(e.title), trigger: { minutes, before: true } };
}

/** Given as text: the library would read numbers in the zone of this computer. Lengths are real time, over a change of clocks too. */
function whenOf(plan: Plan, e: CalendarEvent): { start: ics.DateTime; end?: ics.DateTime } {
  if (e.start === null) return { start: day(e.date, 0), end: day(e.last, 1) };
  const begin =
    plan.timezone === null
      ? Date.parse(`${e.date}T00:00:00Z`) + e.start * 60_000
      : instantOf(e.date, e.start, plan.timezone);
  const text = (at: number): string => (plan.timezone === null ? utc(at).replace('Z', '') : utc(at));
  return {
    start: text(begin),
    ...(e.end === null ? {} : { end: text(begin + (e.end - e.start) * 60_000) }),
  };
}

function day(iso: string, later: number): [number, number, number] {
  const at = new Date(Date.parse(`${iso}T00:00:00Z`) + later * 86_400_000);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
}

/** `20260312T090000Z` */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The same for the same part of the same session, so that a calendar that is read in again is not doubled. */
function uidOf(plan: Plan, e: CalendarEvent): string {
  const session = createHash('sha256')
    .update(`${plan.id}\n${plainText(plan.title)}`)
    .digest('hex')
    .slice(0, 16);
  return `${e.key}-${session}@plenary`;
}

/** Without control characters, which RFC 5545 does not allow in texts. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}

function escaped(text: string): string {
  return clean(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

const FOLD = 75;

/** Lines of at most 75 octets, as RFC 5545 (3.1) wants them; the library counts characters. */
function refolded(text: string): string {
  const whole = text.replace(/\r\n[\t ]/g, '');
  return whole
    .split('\r\n')
    .map((line) => foldedLine(line).join('\r\n '))
    .join('\r\n');
}

function foldedLine(line: string): string[] {
  const out: string[] = [];
  let part = '';
  let octets = 0;
  // A backslash and what it escapes stay together, for readers that unescape line by line.
  for (const char of line.match(/\\.|./gsu) ?? []) {
    const more = Buffer.byteLength(char);
    // What follows the first begins with a blank.
    if (octets + more > (out.length === 0 ? FOLD : FOLD - 1)) {
      out.push(part);
      part = '';
      octets = 0;
    }
    part += char;
    octets += more;
  }
  return [...out, part];
}

import { labelsFor, say } from '../labels/index.js';

/** How the words of a document are written: its language, and clock times by 12 or 24 hours. */
export interface Style {
  readonly language: string;
  readonly clock: 12 | 24;
}

const NBSP = '\u00a0';

/** Plain English dates and numbers are written as in Britain; a language that the runtime does not know counts as English. */
function locale(language: string): string {
  try {
    const known = Intl.DateTimeFormat.supportedLocalesOf(language);
    return known.length === 0 || language === 'en' ? 'en-GB' : language;
  } catch {
    return 'en-GB';
  }
}

export type DateStyle = 'full' | 'long' | 'medium' | 'short';
export const DATE_STYLES: readonly string[] = ['full', 'long', 'medium', 'short'];

/** `12 March 2026`; null where the text is no day of the calendar. */
export function dateText(style: Style, iso: string, dateStyle: DateStyle): string | null {
  const date = new Date(`${iso}T00:00:00Z`);
  const real =
    /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  if (!real) return null;
  return new Intl.DateTimeFormat(locale(style.language), { dateStyle, timeZone: 'UTC' }).format(date);
}

/** Minutes after midnight: `09:05`, `9:05 am`. Times after midnight belong to the next day. */
export function timeText(style: Style, minutes: number): string {
  const day = ((Math.round(minutes) % 1440) + 1440) % 1440;
  const [h, m] = [Math.floor(day / 60), String(day % 60).padStart(2, '0')];
  if (style.clock === 24) return `${String(h).padStart(2, '0')}:${m}`;
  return `${h % 12 === 0 ? 12 : h % 12}:${m}${NBSP}${h < 12 ? 'am' : 'pm'}`;
}

/** `40 min`, `1 h 20 min`; the number stays with its unit. */
export function minutesText(style: Style, minutes: number): string {
  const total = Math.round(minutes * 10) / 10;
  const hours = Math.trunc(total / 60);
  const rest = Math.round((total - hours * 60) * 10) / 10;
  const min = say(labelsFor(style.language).min, { n: numberText(style, rest, null) }).replace(' ', NBSP);
  if (hours === 0) return min;
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h ${min}`;
}

/** With so many digits after the point; null: up to two. Halves go away from zero, and there is no −0. */
export function numberText(style: Style, value: number, digits: number | null): string {
  return new Intl.NumberFormat(locale(style.language), {
    ...digitsOf(digits, 2),
    signDisplay: 'negative',
  }).format(value);
}

/** 12.5 → `12.5%`: the value is in percent already, as in the scores. */
export function percentText(style: Style, value: number, digits: number | null): string {
  const options = {
    style: 'unit',
    unit: 'percent',
    signDisplay: 'negative',
    ...digitsOf(digits, 0),
  } as const;
  return new Intl.NumberFormat(locale(style.language), options).format(value);
}

function digitsOf(
  digits: number | null,
  most: number,
): { minimumFractionDigits: number; maximumFractionDigits: number } {
  return { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? most };
}

/** The plural's category in the language: `one`, `few`, `other` … */
export function pluralOf(style: Style, n: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(locale(style.language)).select(n);
}

import type { Format } from './styles.js';

const SECONDS = 86_400;
/** 31 December 9999, the last day of Excel. */
const LAST_DAY = 2_958_465;
const MILLISECONDS = 1000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const BEFORE_1904 = (EPOCH_1904 - EPOCH_1900) / (SECONDS * MILLISECONDS);

/**
 * A number as one would type it: `3` for `3.0`, `0.3` for `0.30000000000000004`, as spreadsheets show 15 digits.
 * Whole numbers keep all theirs, as ids may be long. Null for what is no number.
 */
export function numberText(written: string): string | null {
  const text = written.trim();
  if (/^-?(0|[1-9]\d*)$/.test(text)) return text === '-0' ? '0' : text;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15)) + 0) : null;
}

/**
 * A serial day number as ISO 8601: `2026-03-12`, `14:30`, `2026-03-12T14:30:00`. A date with a time of day, or a
 * time with a day, is given in full even if the format hides a part. Null for what no calendar has.
 */
export function dateText(
  serial: number,
  format: Exclude<Format, 'number'>,
  from1904: boolean,
): string | null {
  if (!(serial >= 0) || serial > LAST_DAY + 1) return null;
  const total = Math.round(serial * SECONDS);
  if (format === 'duration') return clock(total);
  const day = Math.floor(total / SECONDS) + (from1904 ? BEFORE_1904 : 0);
  const seconds = total % SECONDS;
  if (format === 'time' || (format === 'date' && seconds > 0)) {
    if (total < SECONDS) return clock(seconds);
    return `${dayText(day)}T${clock(seconds, true)}`;
  }
  if (day === 0) return format === 'date' ? null : clock(seconds);
  return format === 'date' ? dayText(day) : `${dayText(day)}T${clock(seconds, true)}`;
}

/** Days from the start of 1900, with the 29 February 1900 that Excel took over from Lotus 1-2-3 as day 60. */
function dayText(day: number): string {
  if (day === 60) return '1900-02-29';
  const shift = day < 60 ? 1 : 0;
  return new Date(EPOCH_1900 + (day + shift) * SECONDS * MILLISECONDS).toISOString().slice(0, 10);
}

/** `14:30`, with seconds where there are any, or always. */
function clock(total: number, withSeconds = false): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}`;
  return withSeconds || total % 60 > 0 ? `${minutes}:${two(total % 60)}` : minutes;
}

/** A date that the file itself writes as ISO 8601 (`t="d"`), in the same three shapes. */
export function isoText(written: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?Z?$/.exec(written.trim());
  const [, day, minutes, seconds = ':00'] = found ?? [];
  if (day === undefined)
    return minutes === undefined ? null : `${minutes}${seconds === ':00' ? '' : seconds}`;
  return minutes === undefined || minutes + seconds === '00:00:00' ? day : `${day}T${minutes}${seconds}`;
}

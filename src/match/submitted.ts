import { SENT, type TableRow } from '../responses/index.js';
import { normal } from './normalise.js';

/** Names of the column in which survey tools keep when an answer was sent; their dates are compared, never shown. */
const NAMES = new Set([
  ...SENT.map(normal),
  'submitted',
  'submitted at',
  'submission time',
  'submission date',
  'submissiondate',
  '_submission_time',
  'submitdate',
  'submit date',
  'submit date (utc)',
  'end date',
  'enddate',
  'recordeddate',
]);

export function isSubmissionTime(header: string): boolean {
  return NAMES.has(normal(header));
}

/** When each row was sent, where that is wanted and the file has it. */
export function timesOf(
  rows: Iterable<TableRow>,
  column: number | undefined,
  wanted: boolean,
): readonly (number | null)[] {
  if (!wanted || column === undefined) return [];
  return submissionTimes([...rows].map((r) => (r.cells[column - 1] ?? '').trim() || null));
}

interface Parts {
  readonly date: readonly [number, number, number];
  readonly seconds: number;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*([ap])?\.?m?\.?/i;
const ZONE = /(?:Z|(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?)$/i;

/**
 * When each answer came in, comparable within one column; null where it cannot be told. Whether 3/4/2026 is a
 * day or a month first is learnt from the whole column, and where no date tells, none of them counts.
 */
export function submissionTimes(texts: readonly (string | null)[]): readonly (number | null)[] {
  const dayFirst = dayComesFirst(texts);
  return texts.map((text) => {
    if (text === null) return null;
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 86_400; // days, as spreadsheets keep them
    const parts = partsOf(text, dayFirst);
    return parts && Date.UTC(parts.date[0], parts.date[1] - 1, parts.date[2]) / 1000 + parts.seconds;
  });
}

function partsOf(text: string, dayFirst: boolean | null): Parts | null {
  const iso = ISO.exec(text)?.slice(1, 4).map(Number);
  const slashed = SLASHED.exec(text)?.slice(1, 4).map(Number);
  if (iso) return { date: [iso[0]!, iso[1]!, iso[2]!], seconds: secondsIn(text) };
  if (!slashed || dayFirst === null) return null;
  const [a, b, year] = [slashed[0]!, slashed[1]!, slashed[2]!];
  const [day, month] = dayFirst ? [a, b] : [b, a];
  return { date: [year < 100 ? 2000 + year : year, month, day], seconds: secondsIn(text) };
}

function dayComesFirst(texts: readonly (string | null)[]): boolean | null {
  const pairs = texts.flatMap((text) => {
    const found = text === null ? null : SLASHED.exec(text);
    return found ? [{ a: Number(found[1]), b: Number(found[2]), dotted: text!.includes('.') }] : [];
  });
  if (pairs.some((p) => p.a > 12 || p.dotted)) return true;
  return pairs.some((p) => p.b > 12) ? false : null;
}

function secondsIn(text: string): number {
  const clock = CLOCK.exec(text);
  if (!clock) return 0;
  const half = clock[4]?.toLowerCase();
  const hour = half === undefined ? Number(clock[1]) : (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0);
  const seconds = hour * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const zone = ZONE.exec(text.slice(clock.index + clock[0].length).trim());
  const offset = Number(zone?.[2] ?? 0) * 3600 + Number(zone?.[3] ?? 0) * 60;
  return zone?.[1] === '-' ? seconds + offset : seconds - offset;
}

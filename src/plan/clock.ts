/** A moment as clocks on a wall in some zone show it. */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Formats by zone: making one takes longer than everything else that is done with it. */
const formats = new Map<string | null, Intl.DateTimeFormat>();

function formatOf(zone: string | null): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    ...(zone === null ? {} : { timeZone: zone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** What clocks in a zone show at a moment (ms since 1970); `null` is the zone of this computer. */
export function wallClock(at: number, zone: string | null): WallClock {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  return {
    year: parts.year!,
    month: parts.month!,
    day: parts.day!,
    hour: parts.hour!,
    minute: parts.minute!,
    second: parts.second!,
  };
}

/**
 * The moment (ms since 1970) at which clocks in a zone show so many minutes after midnight of an ISO date.
 * The zone's offset is found, and once more after the first guess: summer time may begin or end between the two.
 * A time that the spring leaves out is read as one that is as much later.
 */
export function instantOf(date: string, minutes: number, zone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  let at = wanted;
  for (let i = 0; i < 2; i++) {
    const w = wallClock(at, zone);
    at += wanted - Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second);
  }
  return at;
}

/** ISO date of a wall clock. */
export function isoDate(w: Pick<WallClock, 'year' | 'month' | 'day'>): string {
  return new Date(Date.UTC(w.year, w.month - 1, w.day)).toISOString().slice(0, 10);
}

/** Minutes after midnight in words: `09:05`, on a clock of twelve hours `9:05 am`. Beyond midnight it begins again. */
export function clockText(clock: 12 | 24, minutes: number): string {
  const day = ((Math.round(minutes) % 1440) + 1440) % 1440;
  const [h, m] = [Math.floor(day / 60), String(day % 60).padStart(2, '0')];
  if (clock === 24) return `${String(h).padStart(2, '0')}:${m}`;
  return `${h % 12 === 0 ? 12 : h % 12}:${m} ${h < 12 ? 'am' : 'pm'}`;
}

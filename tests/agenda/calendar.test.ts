import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, eventsOf } from '../../src/agenda/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { planOf } from '../helpers/plan.js';
import { type Component, parseCalendar } from './rfc5545.js';

const STAMP = new Date('2026-01-01T00:00:00Z');

function events(plan: string, reminder: number | null = null): Component[] {
  const text = calendarOf(planOf(`plenary: 1\n${plan}`), { stamp: STAMP, reminder });
  return parseCalendar(text!).components.filter((c) => c.name === 'VEVENT');
}

const one = (c: Component | undefined, name: string): string | undefined => c?.values.get(name)?.[0];

const DAY = `title: "Trust; a day, or two"
venue: Room 4, Centre
date: 2026-03-12
start: "09:00"
modules:
  - {title: One, label: Part 1, activities: [{title: A, minutes: 60}]}
  - {title: Two, activities: [{title: B, minutes: 45}]}
`;

describe('a session of one day', () => {
  it('is one event from its first start to its last end', () => {
    const [event, ...others] = events(`timezone: Europe/London\n${DAY}`);
    expect(others).toEqual([]);
    expect(one(event, 'SUMMARY')).toBe('Trust; a day, or two');
    expect(one(event, 'LOCATION')).toBe('Room 4, Centre');
    expect(one(event, 'DTSTART')).toBe('20260312T090000Z');
    expect(one(event, 'DTEND')).toBe('20260312T104500Z');
    expect(one(event, 'DTSTAMP')).toBe('20260101T000000Z');
    expect(one(event, 'DESCRIPTION')).toBe('09:00 Part 1: One\n10:00 Two');
  });

  it.each([
    ['2026-03-28', '20260328T090000Z'],
    ['2026-03-29', '20260329T080000Z'],
    ['2026-10-25', '20261025T090000Z'],
  ])('is in UTC, right for summer time: %s', (date, start) => {
    const [event] = events(`timezone: Europe/London\n${DAY.replace('2026-03-12', date)}`);
    expect(one(event, 'DTSTART')).toBe(start);
  });

  it('floats where the plan has no time zone, whatever zone the computer is in', () => {
    const before = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const [event] = events(DAY.replace('2026-03-12', '2026-03-08').replace('09:00', '02:30'));
      expect(one(event, 'DTSTART')).toBe('20260308T023000');
    } finally {
      process.env.TZ = before;
    }
  });

  it('is a whole day without a start, and has no end that the plan does not know', () => {
    const [whole] = events(DAY.replace('start: "09:00"\n', ''));
    expect([one(whole, 'DTSTART'), one(whole, 'DTEND')]).toEqual(['20260312', '20260313']);
    const [open] = events('title: A\ndate: 2026-03-12\nstart: "09:00"\nmodules: []\n');
    expect([one(open, 'DTSTART'), one(open, 'DTEND')]).toEqual(['20260312T090000', undefined]);
  });

  it('reminds so many minutes before', () => {
    const [event] = events(DAY, 30);
    const alarm = event!.components[0];
    expect(alarm?.name).toBe('VALARM');
    expect(one(alarm, 'TRIGGER')).toBe('-PT30M');
    expect(one(alarm, 'ACTION')).toBe('DISPLAY');
    expect(one(alarm, 'DESCRIPTION')).toBe('Trust; a day, or two');
  });
});

const SERIES = `title: Series
date: 2026-03-12
start: "09:00"
timezone: Europe/London
modules:
  - {id: first, title: First day, activities: [{title: A, minutes: 60}]}
  - {id: second, title: Second day, date: 2026-03-19, activities: [{title: B, minutes: 30}]}
  - id: week
    title: A week
    dates: [2026-03-23, 2026-04-03]
    activities:
      - {title: Task}
      - {id: live, title: Live, date: 2026-04-01, start: "16:00", minutes: 30, purpose: To meet.}
`;

describe('a series', () => {
  it('has an event for each day, each dated activity and each stretch of days', () => {
    const shown = events(SERIES).map((e) => [one(e, 'SUMMARY'), one(e, 'DTSTART'), one(e, 'DTEND')]);
    expect(shown).toEqual([
      ['Series', '20260312T090000Z', '20260312T100000Z'],
      ['Series: Second day', '20260319T090000Z', '20260319T093000Z'],
      ['Series: A week', '20260323', '20260404'],
      ['Series: Live', '20260401T150000Z', '20260401T153000Z'],
    ]);
  });

  it('leaves people free in the weeks between, and rings only for meetings', () => {
    const list = events(SERIES, 15);
    expect(list.map((e) => one(e, 'TRANSP'))).toEqual(['OPAQUE', 'OPAQUE', 'TRANSPARENT', 'OPAQUE']);
    expect(list.map((e) => e.components.length)).toEqual([1, 1, 0, 1]);
  });

  it('keeps the name of an event whose day is moved', () => {
    const ids = (text: string) => events(text).map((e) => one(e, 'UID'));
    expect(new Set(ids(SERIES)).size).toBe(4);
    expect(ids(SERIES.replace('2026-03-19', '2026-03-20'))).toEqual(ids(SERIES));
  });

  it('has nothing where there is no date', () => {
    expect(
      eventsOf(planOf('plenary: 1\ntitle: A\nmodules: [{title: M, activities: [{title: B}]}]\n')),
    ).toEqual([]);
  });
});

describe('RFC 5545', () => {
  it('texts in any script come back as they were, in lines of at most 75 octets', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((s) => `x${s}x`);
    fc.assert(
      fc.property(text, (title) => {
        const plan = planOf('plenary: 1\ntitle: A\ndate: 2026-03-12\n');
        const named = { ...plan, venue: title };
        const file = parseCalendar(calendarOf(named, { stamp: STAMP, reminder: null })!);
        expect(one(file.components[0], 'LOCATION')).toBe(title.replace(/[\u0000-\u001f\u007f]/g, ' '));
      }),
    );
  });
});

describe('plenary calendar', () => {
  const folder = folderWith({
    'plan.yaml': `plenary: 1\n${SERIES}`,
    'bare.yaml': 'plenary: 1\ntitle: A\n',
  });

  it('writes the same bytes twice, dated by SOURCE_DATE_EPOCH or the plan', () => {
    const run = plenary(folder, ['calendar', 'plan.yaml', '-o', 'a.ics']);
    expect(run.err).toBe('✓ a.ics: 4 events (Europe/London)\n');
    expect(run.code).toBe(0);
    const again = plenary(folder, ['calendar', 'plan.yaml'], { env: { TZ: 'Asia/Tokyo' } });
    const file = readFileSync(join(folder, 'a.ics'), 'utf8');
    expect(again.out).toBe(file);
    expect(file).toContain('DTSTAMP:20260312T000000Z');
    const dated = plenary(folder, ['calendar', 'plan.yaml'], { env: { SOURCE_DATE_EPOCH: '86400' } });
    expect(dated.out).toContain('DTSTAMP:19700102T000000Z');
  });

  it('needs a date', () => {
    const run = plenary(folder, ['calendar', 'bare.yaml', '-o', 'b.ics']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('error[missing-key]: a calendar needs the date of the session');
    expect(run.err).toContain('hint: write date: 2026-03-12');
    expect(() => readFileSync(join(folder, 'b.ics'))).toThrow();
  });

  it('refuses a reminder that is no number of minutes', () => {
    const run = plenary(folder, ['calendar', 'plan.yaml', '--reminder', 'soon']);
    expect(run.code).toBe(2);
    expect(run.err).toContain('--reminder takes minutes from 1 to 40320, not soon');
  });
});

import { describe, expect, it } from 'vitest';
import { clockText, instantOf, scheduleOf, wallClock } from '../../src/plan/index.js';
import { parse, planOf } from '../helpers/plan.js';

const HEAD = 'plenary: 1\ntitle: A day\nstart: "09:00"\ndate: 2026-03-12\n';

/** `id 09:00 20` of every activity; a dash where the plan does not say. */
function times(text: string): string[] {
  const plan = planOf(HEAD + text);
  const { activities } = scheduleOf(plan);
  return [...activities].map(
    ([id, s]) => `${id} ${s.start === null ? '-' : clockText(24, s.start)} ${s.minutes ?? '-'}`,
  );
}

function said(text: string): string[] {
  return parse(HEAD + text).found.map((d) => `${d.code}: ${d.message} (${d.hint})`);
}

describe('clock times', () => {
  it('follow one another, breaks too', () => {
    expect(
      times(`modules:
  - title: One
    activities: [{id: a, title: A, minutes: 20}, {id: break, title: Break, minutes: 15}, {id: b, title: B, minutes: 10}]
  - title: Two
    activities: [{id: c, title: C, minutes: 5}]
`),
    ).toEqual(['a 09:00 20', 'break 09:20 15', 'b 09:35 10', 'c 09:45 5']);
  });

  it('count minutes for each participant, member of the largest group, and group', () => {
    expect(
      times(`participants: 26
modules:
  - title: One
    activities:
      - {id: each, title: A, minutes: {each: 1}}
      - {id: member, title: B, group: {size: 4, as: home}, minutes: {each: 3, of: member, plus: 5}}
      - {id: groups, title: C, group: home, minutes: {each: 2, of: group, plus: 1}}
`),
    ).toEqual(['each 09:00 26', 'member 09:26 17', 'groups 09:43 15']);
  });

  it('are the sum of the steps, which have times of their own', () => {
    const text = `modules:
  - title: One
    activities: [{id: a, title: A, steps: [{title: X, minutes: 5}, {title: Y, minutes: 7.5}]}]
`;
    expect(times(text)).toEqual(['a 09:00 12.5']);
    expect(scheduleOf(planOf(HEAD + text)).activities.get('a')!.steps).toEqual([540, 545]);
  });

  it('run beside each other where the mark is the same; what follows waits for the longest', () => {
    const text = `modules:
  - id: m
    title: One
    activities:
      - {id: a, title: A, minutes: 30, parallel: x}
      - {id: b, title: B, minutes: 45, parallel: x}
      - {id: c, title: C, minutes: 10, parallel: x}
      - {id: d, title: D, minutes: 5}
`;
    expect(times(text)).toEqual(['a 09:00 30', 'b 09:00 45', 'c 09:00 10', 'd 09:45 5']);
    const untimed = planOf(`plenary: 1\ntitle: A\n${text}`);
    expect(scheduleOf(untimed).modules.get('m')).toMatchObject({ start: null, minutes: 50 });
  });

  it('begin anew on another day, and do not run on from one day into another', () => {
    expect(
      times(`modules:
  - title: One
    activities: [{id: a, title: A, minutes: 20}]
  - title: Two
    date: 2026-03-13
    activities: [{id: b, title: B, minutes: 20}]
  - title: Weeks
    dates: [2026-03-16, 2026-03-20]
    activities:
      - {id: task, title: Task}
      - {id: live, title: Live, date: 2026-03-18, start: "16:00", minutes: 30}
      - {id: after, title: After, minutes: 10}
`),
    ).toEqual(['a 09:00 20', 'b 09:00 20', 'task - -', 'live 16:00 30', 'after - 10']);
  });

  it('are not made up where a number is missing', () => {
    const text = `modules:
  - title: One
    activities: [{id: a, title: A, minutes: {each: 2, of: member}}, {id: b, title: B, minutes: 5}]
`;
    expect(times(`participants: 12\n${text}`)).toEqual(['a - -', 'b - 5']);
    expect(said(text)[0]).toContain('minutes-unknown: its minutes are per member, and the plan does not say');
    expect(said(`participants: 12\n${text}`)[0]).toContain('no groups that can be counted');
  });
});

describe('what does not fit', () => {
  it('a module that overruns its end: by how much, and which activities', () => {
    const found = said(`modules:
  - title: One
    end: "09:40"
    activities: [{title: A, minutes: 30}, {title: Long talk, minutes: 20}, {title: Close, minutes: 5}]
`);
    expect(found).toEqual([
      'overrun: the activities end 15 minutes after the module (they end at 09:55, the module at 09:40; too late: Long talk (09:30–09:50), Close (09:50–09:55))',
    ]);
  });

  it('a start before the end of what stands above it', () => {
    const text = (mark: string): string => `modules:
  - title: One
    activities:
      - {title: A, minutes: 30${mark}}
      - {title: B, minutes: 20, start: "09:20"${mark}}
`;
    expect(said(text(''))[0]).toContain('this starts at 09:20, 10 minutes before “A” ends');
    expect(said(text(', parallel: a'))).toEqual([]);
  });
});

describe('zones', () => {
  it('are right before and after the clocks change', () => {
    const iso = (date: string, at: number, zone: string): string =>
      new Date(instantOf(date, at, zone)).toISOString();
    expect(iso('2026-03-28', 540, 'Europe/London')).toBe('2026-03-28T09:00:00.000Z');
    expect(iso('2026-03-29', 540, 'Europe/London')).toBe('2026-03-29T08:00:00.000Z');
    expect(iso('2026-10-25', 540, 'Europe/London')).toBe('2026-10-25T09:00:00.000Z');
    expect(iso('2026-03-12', 1440 + 30, 'Asia/Kathmandu')).toBe('2026-03-12T18:45:00.000Z');
    const midnight = instantOf('2026-01-01', 0, 'Asia/Tokyo');
    expect(wallClock(midnight, 'America/Toronto')).toMatchObject({ year: 2025, day: 31, hour: 10 });
  });

  it('clocks of twelve hours have no hour nought', () => {
    expect([0, 719, 720, 785, 1440].map((m) => clockText(12, m))).toEqual([
      '12:00 am',
      '11:59 am',
      '12:00 pm',
      '1:05 pm',
      '12:00 am',
    ]);
  });
});

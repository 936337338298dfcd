import { describe, expect, it } from 'vitest';
import { daysOf } from '../../src/agenda/index.js';
import { ENTER, LEAVE, type Session, show, type Terminal } from '../../src/cli/run/loop.js';
import { programOf } from '../../src/cli/run/program.js';
import { begin, reduce } from '../../src/cli/run/state.js';
import { type Screen, view } from '../../src/cli/run/view.js';
import { displayWidth, plainInk } from '../../src/diagnostics/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { planOf } from '../helpers/plan.js';

const PLAN = `plenary: 1
title: Building trust
date: 2026-03-12
start: "09:00"
timezone: Europe/London
participants: 24
modules:
  - title: Where we stand
    label: Part 1
    activities:
      - {title: Arriving, minutes: 20, purpose: Everybody has spoken.}
      - title: What trust looks like
        group: {size: 4, as: tables, roles: [moderator, reporter]}
        materials: [tape, {text: pens, per: person}]
        steps:
          - {title: Alone, minutes: 5, text: Note two moments.}
          - {title: Round, minutes: 12, text: Three minutes each.}
          - {title: Together, minutes: 8}
      - {title: Break, minutes: 20}
  - title: What others have found
    activities: [{title: Reading together, minutes: 35}]
`;

const plan = planOf(PLAN);
const items = programOf(plan, daysOf(plan)[0]!);
const at = (h: number, m: number, s = 0): number => ((h * 60 + m) * 60 + s) * 1000;
const screen = (columns: number, rows: number, more: Partial<Screen> = {}): Screen => ({
  columns,
  rows,
  unicode: true,
  ink: plainInk,
  clock: 24,
  title: 'Building trust',
  ...more,
});

describe('the screen', () => {
  const lines = view(begin(items, at(9, 26), true), screen(80, 24));
  const text = lines.join('\n');

  it('shows what is on, what is left and what is next', () => {
    expect(text).toContain('What trust looks like');
    expect(text).toContain('19:00 left of 25 min');
    expect(text).toMatch(/▸ now +Round, 12 min, 11:00 left\n +Three minutes each\./);
    expect(text).toContain('Groups In fours, 6 groups: moderator, reporter');
    expect(text).toContain('Bring  tape; pens, 1 per person');
    expect(text).toContain('Next   09:45  Break, 20 min');
    expect(text).toContain('Then   10:05  Reading together, 35 min');
    expect(text).toContain('on time; this ends at 09:45');
    expect(lines[0]).toMatch(/Building trust +09:26:00$/);
  });

  it('fits, whatever the size', () => {
    const states = [at(8, 0), at(9, 0), at(9, 26), at(10, 39), at(12, 0)].map((t) => begin(items, t, true));
    const helped = states.map((s) => reduce(s, { type: 'key', key: 'help', now: s.now }));
    for (const [columns, rows] of [
      [80, 24],
      [40, 12],
      [24, 6],
      [200, 60],
      [80, 2],
    ] as const) {
      for (const s of [...states, ...helped]) {
        const all = view(s, screen(columns, rows));
        expect(all.length).toBeLessThanOrEqual(rows);
        for (const l of all) expect(displayWidth(l)).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('keeps title, time and what is next on a small one', () => {
    const small = view(begin(items, at(9, 26), true), screen(40, 8)).join('\n');
    expect(small).toContain('What trust looks like');
    expect(small).toContain('19:00 left');
    expect(small).toContain('Next   09:45');
  });

  it('says in words what is over its time or stands still', () => {
    const over = { ...begin(items, at(9, 30), true), now: at(9, 48) };
    expect(view(over, screen(80, 24)).join('\n')).toContain('+3:00 over its 25 min');
    const paused = reduce(begin(items, at(9, 30), true), { type: 'key', key: 'pause', now: at(9, 30) });
    expect(view(paused, screen(80, 24)).join('\n')).toContain('PAUSED');
  });

  it('does without signs beyond ASCII', () => {
    const plain = view(begin(items, at(9, 26), true), screen(80, 24, { unicode: false }));
    expect(plain.join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  it('has clocks of twelve hours', () => {
    const lines = view(begin(items, at(9, 26, 5), true), screen(80, 24, { clock: 12 }));
    expect(lines[0]).toMatch(/9:26:05 am$/);
  });

  it('shows no control characters of the plan', () => {
    const evil = begin([{ ...items[0]!, title: 'A\u001b[2J' }], at(9, 1), true);
    expect(view(evil, screen(80, 24)).join('')).not.toContain('\u001b');
  });
});

/** A terminal of the mind: what is written, and hands that press. */
function madeUp() {
  const written: string[] = [];
  let on: Parameters<Terminal['listen']>[0] | null = null;
  const terminal: Terminal = {
    size: () => ({ columns: 80, rows: 24 }),
    write: (text) => {
      written.push(text);
    },
    listen: (handlers) => {
      on = handlers;
      return () => {
        on = null;
      };
    },
  };
  return { terminal, written, hands: () => on! };
}

describe('the loop', () => {
  let now = at(9, 0);
  const session: Session = {
    items,
    follows: true,
    now: () => now,
    look: { unicode: true, ink: plainInk, clock: 24, title: 'Building trust' },
  };

  it('goes with the clock and gives the terminal back', async () => {
    const { terminal, written, hands } = madeUp();
    const done = show(session, terminal);
    expect(written[0]).toBe(ENTER);
    expect(written.at(-1)).toContain('20:00 left');
    now = at(9, 1);
    hands().tick();
    expect(written.at(-1)).toContain('19:00 left');
    const frames = written.length;
    hands().tick();
    expect(written.length).toBe(frames);
    hands().keys(' ');
    expect(written.at(-1)).toContain('What trust looks like');
    hands().keys('q');
    expect(await done).toBe(0);
    expect(written.at(-1)).toBe(LEAVE);
    expect(hands()).toBeNull();
  });

  it('Ctrl-C ends with 130, a closed terminal with 0', async () => {
    const stopped = madeUp();
    const one = show(session, stopped.terminal);
    stopped.hands().keys('\u0003');
    expect(await one).toBe(130);
    const closed = madeUp();
    const two = show(session, closed.terminal);
    closed.hands().gone();
    expect(await two).toBe(0);
    expect(closed.written.at(-1)).toBe(LEAVE);
  });

  it('gives the terminal back after a defect too', async () => {
    const { terminal, written, hands } = madeUp();
    let broken = false;
    const clock = (): number => {
      if (broken) throw new Error('no clock');
      return at(9, 0);
    };
    const done = show({ ...session, now: clock }, terminal);
    broken = true;
    hands().tick();
    await expect(done).rejects.toThrow('no clock');
    expect(written.at(-1)).toBe(LEAVE);
  });
});

describe('without a terminal', () => {
  const folder = folderWith({ 'plan.yaml': PLAN, 'empty.yaml': 'plenary: 1\ntitle: A\n' });

  it('prints the run sheet', () => {
    const run = plenary(folder, ['run', 'plan.yaml']);
    expect(run.code).toBe(0);
    expect(run.err).toBe('');
    expect(run.out).toContain('  09:20   25 min  What trust looks like\n  09:20    5 min  - Alone\n');
    expect(run.out).not.toContain('\u001b');
  });

  it.each([
    [['--at', '25:00'], '--at takes a time such as 10:15, not 25:00'],
    [['--speed', '0'], '--speed takes a number from 1 to 3600, not 0'],
    [['--day', '2026-03-13'], 'nothing happens on 2026-03-13; there are 2026-03-12'],
  ])('says what is wrong with %j', (options, message) => {
    const run = plenary(folder, ['run', 'plan.yaml', ...options]);
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
  });

  it('says that there is nothing to run', () => {
    const run = plenary(folder, ['run', 'empty.yaml']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('the plan has no activities');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../src/cli/run/keys.js';
import {
  begin,
  behind,
  currentStep,
  elapsed,
  endsAt,
  type Item,
  type Key,
  left,
  type RunState,
  reduce,
} from '../../src/cli/run/state.js';

const MINUTE = 60_000;
const at = (time: string): number => {
  const [h, m] = time.split(':').map(Number);
  return (h! * 60 + m!) * MINUTE;
};

function item(title: string, start: string | null, minutes: number | null, steps: number[] = []): Item {
  return {
    title,
    module: 'Morning',
    start: start === null ? null : at(start) / MINUTE,
    minutes,
    purpose: '',
    groups: '',
    materials: '',
    steps: steps.map((n, i) => ({
      title: `Step ${i + 1}`,
      text: '',
      minutes: n,
      from: steps.slice(0, i).reduce((a, b) => a + b, 0),
      planned: null,
    })),
  };
}

const DAY = [item('Arrive', '09:00', 20), item('Talk', '09:20', 25, [5, 12, 8]), item('Break', '09:45', 15)];

/** Keys at times, in order: `09:05 next`. */
function played(state: RunState, ...script: string[]): RunState {
  return script.reduce((s, line) => {
    const [time, key] = line.split(' ');
    const now = at(time!);
    return reduce(s, key === undefined ? { type: 'tick', now } : { type: 'key', key: key as Key, now });
  }, state);
}

const title = (s: RunState): string | undefined => s.items[s.position]?.title;
const minutesLeft = (s: RunState): number => left(s)! / MINUTE;

describe('a session by its keys', () => {
  it('waits for the first, then counts down', () => {
    const s = begin(DAY, at('11:00'), false);
    expect(title(s)).toBeUndefined();
    const on = played(s, '11:02 next', '11:07');
    expect(title(on)).toBe('Arrive');
    expect(minutesLeft(on)).toBe(15);
  });

  it('does not go on by itself: what takes longer is over its time', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:26');
    expect(title(s)).toBe('Arrive');
    expect(minutesLeft(s)).toBe(-6);
    expect(behind(s)).toBe(6);
    expect(endsAt(s)).toBe(at('09:26'));
  });

  it('takes a key back as if it had not been pressed', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:05 next', '09:06 back');
    expect(title(s)).toBe('Arrive');
    expect(minutesLeft(s)).toBe(14);
  });

  it('gives and takes minutes, but not those that have passed', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:10 more', '09:10 more');
    expect(minutesLeft(s)).toBe(12);
    const less = played(s, ...Array.from({ length: 30 }, () => '09:10 less'));
    expect(minutesLeft(less)).toBe(0);
  });

  it('stands still while paused; going on ends the pause', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:05 pause', '09:30');
    expect(minutesLeft(s)).toBe(15);
    expect(minutesLeft(played(s, '09:30 pause', '09:31'))).toBe(14);
    const next = played(s, '09:30 next', '09:31');
    expect(title(next)).toBe('Talk');
    expect(next.paused).toBeNull();
    expect(minutesLeft(next)).toBe(24);
  });

  it('knows the step', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:20 next');
    expect(currentStep(played(s, '09:24'))).toBe(0);
    expect(currentStep(played(s, '09:25'))).toBe(1);
    expect(currentStep(played(s, '09:59'))).toBe(2);
  });

  it('ends after the last, and comes back from there', () => {
    const end = played(
      begin(DAY, at('09:00'), false),
      '09:00 next',
      '09:20 next',
      '09:45 next',
      '10:00 next',
      '10:01 next',
    );
    expect(end.position).toBe(3);
    expect(title(played(end, '10:02 back'))).toBe('Break');
  });

  it('help is closed by any key, which does nothing else', () => {
    const s = played(begin(DAY, at('09:00'), false), '09:00 next', '09:01 help', '09:02 next');
    expect(s.help).toBe(false);
    expect(title(s)).toBe('Arrive');
  });

  it('counts up where the plan gives no minutes', () => {
    const s = played(begin([item('Walk', null, null)], at('09:00'), false), '09:00 next', '09:07 more');
    expect(left(s)).toBeNull();
    expect(elapsed(s)).toBe(7 * MINUTE);
    expect(behind(s)).toBeNull();
  });
});

describe('a session by the clock', () => {
  it('is where the plan says', () => {
    const s = begin(DAY, at('09:31'), true);
    expect(title(s)).toBe('Talk');
    expect(minutesLeft(s)).toBe(14);
    expect(behind(s)).toBe(0);
  });

  it('begins when its time comes', () => {
    const s = begin(DAY, at('08:50'), true);
    expect(s.position).toBe(-1);
    expect(title(played(s, '08:59'))).toBeUndefined();
    expect(title(played(s, '09:00'))).toBe('Arrive');
  });

  it('is over after the last', () => {
    expect(begin(DAY, at('10:00'), true).position).toBe(3);
    expect(title(begin(DAY, at('09:59'), true))).toBe('Break');
  });
});

it('whatever is pressed, the state holds together', () => {
  const keys: Key[] = ['next', 'back', 'more', 'less', 'pause', 'help', 'other'];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.nat(40 * MINUTE))),
      fc.boolean(),
      (list, by) => {
        let now = at('08:00');
        let s = begin(DAY, now, by);
        for (const [key, wait] of list) {
          now += wait;
          s = reduce(s, { type: 'key', key, now });
          expect(s.position).toBeGreaterThanOrEqual(-1);
          expect(s.position).toBeLessThanOrEqual(DAY.length);
          if (s.items[s.position]) expect(elapsed(s)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});

describe('keys', () => {
  it('come as letters, arrows of two kinds, or several at once', () => {
    expect(keysOf(' \u001b[C\u001bOD+-p?q')).toEqual([
      'next',
      'next',
      'back',
      'more',
      'less',
      'pause',
      'help',
      'quit',
    ]);
    expect(keysOf('\u0003')).toEqual(['stop']);
  });

  it('that mean nothing are told apart from those that do', () => {
    expect(keysOf('P\u001b[3~x')).toEqual(['pause', 'other', 'other']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => keysOf(s).length <= s.length));
  });
});

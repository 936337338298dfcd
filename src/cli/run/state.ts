/** The state of a session that is being held. Nothing here knows a screen, a key or a clock of its own. */

export interface Step {
  readonly title: string;
  readonly text: string;
  readonly minutes: number | null;
  /** Minutes after the activity's beginning; null where not known. */
  readonly from: number | null;
  /** Minutes after midnight as planned. */
  readonly planned: number | null;
}

/** What is on at one time. */
export interface Item {
  readonly title: string;
  readonly module: string;
  /** As planned: minutes after midnight; null where the plan does not say. */
  readonly start: number | null;
  readonly minutes: number | null;
  readonly purpose: string;
  readonly groups: string;
  readonly materials: string;
  readonly steps: readonly Step[];
}

export interface RunState {
  readonly items: readonly Item[];
  /** Milliseconds after midnight of the session's day. */
  readonly now: number;
  /** Index of what is on; -1 before the beginning, the number of items after the end. */
  readonly position: number;
  /** When each item began, moved on by pauses; null: not yet. */
  readonly began: readonly (number | null)[];
  /** Minutes added to each item, or taken from it. */
  readonly extra: readonly number[];
  /** Since when the time stands still; null: it runs. */
  readonly paused: number | null;
  /** The beginning comes by the clock, not by a key. */
  readonly follows: boolean;
  readonly help: boolean;
  readonly quit: boolean;
}

export type Key = 'next' | 'back' | 'more' | 'less' | 'pause' | 'help' | 'quit' | 'other';

export type RunEvent =
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'key'; readonly key: Key; readonly now: number };

const MINUTE = 60_000;

/** Before the beginning; with `follows` where the plan says one should be at this time. */
export function begin(items: readonly Item[], now: number, follows: boolean): RunState {
  const state: RunState = {
    items,
    now,
    position: -1,
    began: items.map(() => null),
    extra: items.map(() => 0),
    paused: null,
    follows,
    help: false,
    quit: false,
  };
  return follows ? byClock(state) : state;
}

/** At what the plan has for this time: the last item that has begun, the end after the last item's. */
function byClock(state: RunState): RunState {
  const { items, now } = state;
  const position = items.findLastIndex((i) => i.start !== null && i.start * MINUTE <= now);
  const item = items[position];
  if (!item || item.start === null) return state;
  const over = item.minutes !== null && (item.start + item.minutes) * MINUTE <= now;
  if (over && position === items.length - 1) return { ...state, position: items.length };
  const began = items.map((i, n) => (n <= position && i.start !== null ? i.start * MINUTE : null));
  return { ...state, position, began };
}

export function reduce(state: RunState, event: RunEvent): RunState {
  const at = { ...state, now: event.now };
  if (event.type === 'tick') {
    const first = at.items[0]?.start ?? null;
    const due = at.follows && at.position === -1 && first !== null && first * MINUTE <= at.now;
    return due ? byClock(at) : at;
  }
  if (at.help && event.key !== 'quit') return { ...at, help: false };
  switch (event.key) {
    case 'next':
      return forward(at);
    case 'back':
      return backward(at);
    case 'more':
      return added(at, 1);
    case 'less':
      return added(at, -1);
    case 'pause':
      return at.paused === null ? paused(at) : resumed(at);
    case 'help':
      return { ...at, help: true };
    case 'quit':
      return { ...at, quit: true };
    case 'other':
      return at;
  }
}

function forward(state: RunState): RunState {
  const s = resumed(state);
  const position = Math.min(s.position + 1, s.items.length);
  return { ...s, position, began: s.began.map((b, i) => (i === position ? s.now : b)) };
}

/** A key pressed too soon is taken back: what was on goes on as if nothing had been. */
function backward(state: RunState): RunState {
  if (state.position <= -1) return state;
  const s = resumed(state);
  // By the clock, it would begin again at once.
  if (s.position === 0 && s.follows) return s;
  return { ...s, position: s.position - 1, began: s.began.map((b, i) => (i === s.position ? null : b)) };
}

/** Never shorter than what has passed. */
function added(s: RunState, minutes: number): RunState {
  const planned = s.items[s.position]?.minutes ?? null;
  if (planned === null) return s;
  const passed = Math.ceil((elapsed(s) ?? 0) / MINUTE);
  const left = planned + s.extra[s.position]!;
  if (minutes < 0 && left + minutes < Math.min(passed, left)) return s;
  return { ...s, extra: s.extra.map((e, i) => (i === s.position ? e + minutes : e)) };
}

function paused(s: RunState): RunState {
  return s.items[s.position] ? { ...s, paused: s.now } : s;
}

function resumed(s: RunState): RunState {
  if (s.paused === null) return s;
  const stood = s.now - s.paused;
  return {
    ...s,
    paused: null,
    began: s.began.map((b, i) => (i === s.position && b !== null ? b + stood : b)),
  };
}

/** Milliseconds that the present item has had, pauses left out; null where none is on. */
export function elapsed(s: RunState): number | null {
  const began = s.began[s.position] ?? null;
  return began === null ? null : (s.paused ?? s.now) - began;
}

/** Milliseconds left, negative where it is over its time; null where it has no minutes. */
export function left(s: RunState): number | null {
  const planned = s.items[s.position]?.minutes ?? null;
  const passed = elapsed(s);
  return planned === null || passed === null ? null : (planned + s.extra[s.position]!) * MINUTE - passed;
}

/** Index of the step that is on by the time that has passed; -1 without steps, or where their minutes are not known. */
export function currentStep(s: RunState): number {
  const passed = elapsed(s);
  const steps = s.items[s.position]?.steps ?? [];
  if (passed === null) return -1;
  return steps.findLastIndex((x) => x.from !== null && x.from * MINUTE <= passed);
}

/** Milliseconds after midnight at which the present item ends at this rate; null where it has no minutes. */
export function endsAt(s: RunState): number | null {
  const rest = left(s);
  return rest === null ? null : s.now + Math.max(0, rest);
}

/** Whole minutes by which the session is behind its plan, negative where ahead; null where the plan has no times. */
export function behind(s: RunState): number | null {
  const item = s.items[s.position];
  const ends = endsAt(s);
  if (!item || item.start === null || item.minutes === null || ends === null) return null;
  return Math.round(ends / MINUTE - (item.start + item.minutes));
}

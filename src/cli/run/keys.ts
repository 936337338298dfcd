import type { Key } from './state.js';

const KEYS: Readonly<Record<string, Key>> = {
  ' ': 'next',
  '\r': 'next',
  n: 'next',
  '\u001b[C': 'next',
  '\u001bOC': 'next',
  b: 'back',
  '\u001b[D': 'back',
  '\u001bOD': 'back',
  '+': 'more',
  '=': 'more',
  '-': 'less',
  '−': 'less',
  _: 'less',
  p: 'pause',
  '?': 'help',
  h: 'help',
  q: 'quit',
  // Ctrl-D
  '\u0004': 'quit',
};

/** Ctrl-C: a terminal that gives every key gives this one too. */
const STOP = '\u0003';

/** What was pressed, from what a terminal sends: several keys at once, arrows as sequences. */
export function keysOf(data: string): readonly (Key | 'stop')[] {
  const pressed = data.match(/\u001b(?:\[[0-9;]*|O)[A-Za-z~]|[\s\S]/gu) ?? [];
  return pressed.map((p) => (p === STOP ? 'stop' : (keyOf(p) ?? keyOf(p.toLowerCase()) ?? 'other')));
}

function keyOf(pressed: string): Key | undefined {
  return Object.hasOwn(KEYS, pressed) ? KEYS[pressed] : undefined;
}

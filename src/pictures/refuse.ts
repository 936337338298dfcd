import type { Refused } from './types.js';

export function refused(why: string, hint: string): Refused {
  return { kind: 'refused', why, hint };
}

/** More pixels than this fill memory and no page. */
export const MOST_PIXELS = 50_000_000;

export const BROKEN_HINT = 'open it in a picture program and save it again';

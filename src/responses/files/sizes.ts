import { Refusal } from './refusal.js';

/** Larger than the responses of a million people; more is a mistake or a trap. In bytes. */
const MAX_BYTES = 100_000_000;

/** All entries of an archive together, unpacked. In bytes. */
export const MAX_UNPACKED = 200_000_000;

/** Longer than the paths that systems allow. In characters. */
export const MAX_NAME = 1_024;

/** A folder of hundreds of forms, each with the shadow file that macOS adds, fits well. */
export const MAX_ENTRIES = 5_000;

/** Tables shrink to a tenth, at most to a fiftieth; what grows more than this is made to fill memory. */
export const MAX_RATIO = 400;

/** Up to this size, in bytes, an entry may grow as it likes: it does no harm. */
export const RATIO_FROM = 50_000_000;

/** Throws a refusal for a file that is larger than any file may be; its size in bytes. */
export function checkSize(size: number): void {
  if (size <= MAX_BYTES) return;
  throw new Refusal(
    'too-large',
    `this file is larger than ${MAX_BYTES / 1e6} MB`,
    'split it into several files',
  );
}

import { watch as watchFolder } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { World } from './world.js';

/** Editors save in several steps; so long nothing must happen before work begins, in milliseconds. */
const QUIET = 250;

/**
 * Runs work now and again after each change below some folders, until the program is stopped. Changes below `ignored`
 * (what the work itself writes) and in hidden files are passed over.
 */
export async function watching(
  world: World,
  folders: readonly string[],
  ignored: readonly string[],
  work: () => Promise<unknown>,
): Promise<never> {
  let due: NodeJS.Timeout | null = null;
  let wake: (() => void) | null = null;
  const changed = (folder: string, file: string | null): void => {
    if (file === null || isIgnored(resolve(folder, file), ignored)) return;
    if (due) clearTimeout(due);
    due = setTimeout(() => wake?.(), QUIET);
  };
  for (const folder of new Set(folders.map((f) => resolve(f))))
    watchFolder(folder, { recursive: true }, (_, file) => changed(folder, file));
  for (;;) {
    const next = new Promise<void>((done) => {
      wake = done;
    });
    await work();
    if (!world.quiet) world.err.line(world.err.ink.dim('watching for changes; Ctrl-C ends it'));
    await next;
  }
}

function isIgnored(path: string, ignored: readonly string[]): boolean {
  if (path.split(sep).some((part) => part.startsWith('.') && part !== '.' && part !== '..')) return true;
  return ignored.some((folder) => {
    const inside = relative(resolve(folder), path);
    return inside === '' || !(inside.startsWith('..') || resolve(inside) === inside);
  });
}

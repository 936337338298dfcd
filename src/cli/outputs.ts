import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { Stop, wrongUse } from './world.js';

/** What came in is never changed: no file that is written may be one that is read, under whatever name. */
export function refuseOverwriting(
  written: readonly (string | undefined)[],
  read: readonly (string | undefined)[],
  command: string,
): void {
  const targets = written.flatMap((path) => (path === undefined || path === '-' ? [] : [path]));
  const twice = targets.find((path, i) => targets.findIndex((p) => resolve(p) === resolve(path)) !== i);
  if (twice !== undefined) throw wrongUse(`${twice} is named for two different files to write`, command);
  const sources = read.flatMap((path) => (path === undefined ? [] : (real(path) ?? [])));
  for (const path of targets) {
    const target = real(path);
    if (target === null || statSync(target).isDirectory()) continue;
    if (sources.some((source) => target === source || target.startsWith(`${source}${sep}`)))
      throw new Stop(1, [`plenary: ${path} is one of the files that are read`, 'write to another file: -o']);
  }
}

/** Where a file really lies; null for one that is not there yet. */
function real(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

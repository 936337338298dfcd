import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Stop } from './world.js';

/** What is said when somebody stops the program; null: that nothing is half-written. */
export const interrupted: { words: string | null } = { words: null };

/** Files that stand beside their place until they are whole; removed if the process ends first. */
const unfinished = new Set<string>();

process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

/** Writes a file whole or not at all: beside its place first, then renamed. Large texts come piece by piece. */
export function writeWhole(path: string, content: Uint8Array | string | Iterable<string>): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    makeFolder(dirname(path));
    refuseFolder(path);
    unfinished.add(beside);
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(beside, content);
    else writePieces(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error instanceof Stop ? error : new Stop(1, [`plenary: ${path}: ${whyNot(error)}`]);
  } finally {
    unfinished.delete(beside);
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** Makes a folder and those above it, one by one: made all at once, some disks never answer. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !statSync(at, { throwIfNoEntry: false }); at = dirname(at))
    missing.unshift(at);
  for (const at of missing) mkdirSync(at);
}

/** Takes away what an earlier run wrote and this one did not, unless somebody has changed it since; gives how many. */
export function removeStale(folder: string, wanted: ReadonlySet<string>): number {
  const stale = listedBefore(folder).filter(({ path, sha256 }) => {
    if (wanted.has(path) || path.split('/').includes('..')) return false;
    try {
      return (
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex') === sha256
      );
    } catch {
      return false;
    }
  });
  for (const { path } of stale) rmSync(join(folder, path));
  return stale.length;
}

function listedBefore(folder: string): readonly { readonly path: string; readonly sha256: string }[] {
  try {
    const { plenary, files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      plenary?: unknown;
      files?: unknown;
    };
    const list = plenary === 1 && Array.isArray(files) ? (files as unknown[]) : [];
    return list.filter(
      (f): f is { path: string; sha256: string } =>
        typeof f === 'object' &&
        f !== null &&
        'path' in f &&
        typeof f.path === 'string' &&
        'sha256' in f &&
        typeof f.sha256 === 'string',
    );
  } catch {
    return [];
  }
}

function refuseFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory())
    throw new Stop(1, [`plenary: ${path}: a folder stands where this file should go`]);
}

/** What the system says, in words. */
function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    EACCES: 'this folder may not be written to',
    EPERM: 'this folder may not be written to',
    EROFS: 'this disk can only be read',
    ENOSPC: 'the disk is full; nothing half-written was left behind',
    EDQUOT: 'your share of the disk is full; nothing half-written was left behind',
    ENOTDIR: 'a part of this path is a file, not a folder',
    EEXIST: 'a file stands where this folder should be',
    ENAMETOOLONG: 'this name is too long for the disk',
  };
  return words[code ?? ''] ?? `cannot be written (${code ?? message})`;
}

/** Whether a file is there already with these bytes. */
export function isSame(path: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(path), bytes) === 0;
  } catch {
    return false;
  }
}

/** Whether somebody has typed rows into a table that began as a header. */
export function hasRows(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trimEnd().split(/\r?\n/).length > 1;
  } catch {
    return false;
  }
}

/** Makes sure early that files can go there, before any work is done. */
export function checkFolder(folder: string): void {
  const found = statSync(resolve(folder), { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    throw new Stop(1, [`plenary: ${folder}: a file stands where this folder should be`]);
}

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Stop } from './world.js';

/** Files that stand beside their place until they are whole; removed if the process ends first. */
const unfinished = new Set<string>();

process.on('exit', () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

/** Writes a file whole or not at all: beside its place first, then renamed. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    refuseFolder(path);
    unfinished.add(beside);
    writeFileSync(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error instanceof Stop ? error : new Stop(1, [`plenary: ${path}: ${whyNot(error)}`]);
  } finally {
    unfinished.delete(beside);
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

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, toText } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import type { Packs, PackWant } from '../pack/index.js';
import { writeWhole } from './output.js';
import type { World } from './world.js';

/** What became of one person's pack. */
export type PackDone = { readonly respondent: string } & (
  | { readonly pages: number; readonly written: boolean }
  /** Why there is none, as it is told. */
  | { readonly failed: string }
);

/** What is in a folder and what it was made from: an interrupted run goes on where this says otherwise. */
interface PackList {
  readonly plenary: 1;
  /** null: a part of the stack. */
  readonly respondent: string | null;
  readonly files: readonly ListedFile[];
}

interface ListedFile extends PackWant {
  readonly sha256: string;
  readonly pages: number;
}

const LIST = 'pack.json';

/** How packs are written. */
export interface PackMode {
  /** Also what is as it was. */
  readonly force: boolean;
  /** All files of a pack; else only some, and the others stay. */
  readonly whole: boolean;
}

/** Makes what is not there yet of one person's folder. */
export async function makeOne(
  world: World,
  packs: Packs,
  person: Person,
  at: string,
  { force, whole }: PackMode,
): Promise<PackDone> {
  const { respondent } = person;
  const listed = readList(join(at, LIST));
  const before = listed?.respondent === respondent ? listed.files : [];
  const wants = packs.wants(person);
  const isThere = (w: PackWant): boolean =>
    before.some((f) => f.path === w.path && f.input === w.input && isUnchanged(at, f));
  const missing = wants.filter((w) => force || !isThere(w));
  const made = await packs.make(person, missing);
  if ('failed' in made) return { respondent, failed: told(world, made.failed) };
  sweep(at);
  for (const file of made.files) writeWhole(join(at, file.path), file.bytes);
  const files = wants.map((w): ListedFile => {
    const file = made.files.find((f) => f.path === w.path);
    return file
      ? { ...w, sha256: sha256(file.bytes), pages: file.pages }
      : before.find((f) => f.path === w.path)!;
  });
  const others = (listed?.files ?? []).filter((f) => !wants.some((w) => w.path === f.path));
  const stay = whole || listed?.respondent !== respondent ? [] : others;
  for (const f of others) if (!stay.includes(f) && isUnchanged(at, f)) rmSync(join(at, f.path));
  // Last: a folder with its list is whole.
  const list: PackList = { plenary: 1, respondent, files: [...files, ...stay] };
  const text = `${JSON.stringify(list, null, 2)}\n`;
  const written = missing.length > 0 || stay.length !== others.length;
  if (written) writeWhole(join(at, LIST), text);
  return { respondent, pages: files.reduce((n, f) => n + f.pages, 0), written };
}

const told = (world: World, list: readonly Diagnostic[]): string =>
  list
    .filter((d) => d.severity === 'error')
    .map((d) => toText(d, world.err.ink))
    .join('\n\n');

/** Makes a file with a list of its own beside it, unless both are there as they should be. Gives its pages. */
export async function makeListed(
  folder: string,
  want: PackWant,
  force: boolean,
  make: () => Promise<{ readonly bytes: Uint8Array; readonly pages: number }>,
): Promise<{ readonly pages: number; readonly written: boolean }> {
  const list = join(folder, want.path.replace(/\.pdf$/, '.json'));
  const before = readList(list)?.files.find((f) => f.path === want.path && f.input === want.input);
  if (!force && before && isUnchanged(folder, before)) return { pages: before.pages, written: false };
  const { bytes, pages } = await make();
  writeWhole(join(folder, want.path), bytes);
  const files = [{ ...want, sha256: sha256(bytes), pages }];
  writeWhole(
    list,
    `${JSON.stringify({ plenary: 1, respondent: null, files } satisfies PackList, null, 2)}\n`,
  );
  return { pages, written: true };
}

export interface Gone {
  /** Folders and parts of the stack that were taken away. */
  readonly removed: number;
  /** Folders of people who are gone, in which somebody has changed something: left as they are. */
  readonly kept: readonly string[];
}

/** Takes away packs of people, and parts of the stack, that this run does not have, unless somebody has changed them since. */
export function removeGone(people: string, folders: ReadonlySet<string>, stacks: ReadonlySet<string>): Gone {
  const gone = listsIn(people, '').filter(({ folder, name, list }) =>
    name === LIST ? !folders.has(folder) && list.respondent !== null : !stacks.has(name),
  );
  const kept: string[] = [];
  for (const { folder, name, list } of gone) {
    const at = join(people, folder);
    if (!list.files.every((f) => isUnchanged(at, f) || !existsSync(join(at, f.path)))) {
      kept.push(folder === '' ? name : folder);
      continue;
    }
    for (const f of list.files) rmSync(join(at, f.path), { force: true });
    rmSync(join(at, name));
    removeEmpty(people, folder);
  }
  return { removed: gone.length - kept.length, kept };
}

/** Folders of a pattern are not nested deeper than this. */
const DEPTH = 8;

function listsIn(
  people: string,
  folder: string,
  depth = 0,
): { readonly folder: string; readonly name: string; readonly list: PackList }[] {
  if (depth > DEPTH || !existsSync(join(people, folder))) return [];
  return readdirSync(join(people, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listsIn(people, path, depth + 1);
    const named =
      entry.name === LIST || (folder === '' && /^(stack|booklets)(-\d+)?\.json$/.test(entry.name));
    const list = named ? readList(join(people, path)) : null;
    return list ? [{ folder, name: entry.name, list }] : [];
  });
}

/** The folder and those above it, as far as nothing else is in them. */
function removeEmpty(people: string, folder: string): void {
  for (let at = folder; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    if (readdirSync(join(people, at)).length > 0) return;
    rmdirSync(join(people, at));
  }
}

/** What a run that was killed has left of a file. */
function sweep(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (/^\.(pack\.json|.+\.pdf)\.\d+\.part$/.test(name)) rmSync(join(folder, name), { force: true });
}

function readList(path: string): PackList | null {
  if (!existsSync(path)) return null;
  try {
    const list = JSON.parse(readFileSync(path, 'utf8')) as Partial<PackList>;
    const files: readonly unknown[] = Array.isArray(list.files) ? list.files : [];
    return list.plenary === 1 && files.length > 0 && files.every(isListed) ? (list as PackList) : null;
  } catch {
    return null;
  }
}

/** An entry that names a file of this very folder. */
function isListed(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path, input, sha256: hash, pages } = entry as Partial<ListedFile>;
  const strings = [path, input, hash].every((x) => typeof x === 'string');
  return strings && typeof pages === 'number' && /^[^/\\]+\.pdf$/.test(path!);
}

function isUnchanged(folder: string, file: ListedFile): boolean {
  try {
    return sha256(readFileSync(join(folder, file.path))) === file.sha256;
  } catch {
    return false;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

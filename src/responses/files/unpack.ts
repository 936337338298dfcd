import type { Findings } from '../../diagnostics/index.js';
import { type Archive, type Entry, openArchive, type Wording } from './archive.js';
import type { InputFile } from './file.js';
import { type Kind, kindOf } from './kind.js';
import { Refusal, reading } from './refusal.js';
import { refusalOf } from './unsupported.js';

const WORDING: Wording = {
  noun: 'archive',
  again: 'make the ZIP again, or unpack it and give the files inside',
  unlock: 'unpack it with its password, and give the files inside',
};

/** What lies in folders of forms without being answers; passed over with a word. */
const NO_ANSWERS: ReadonlySet<Kind> = new Set<Kind>(['docx', 'pptx', 'rtf', 'picture', 'plan', 'own']);

export const holdsNoAnswers = (kind: Kind): boolean => NO_ANSWERS.has(kind);

/** Files of the systems, nobody's answers: resource forks of macOS, hidden files, folder views of Windows, locks of Office. */
const OF_THE_SYSTEM = /(^|\/)(__MACOSX\/|\.(?!\.?\/)|~\$|thumbs\.db$|desktop\.ini$)/i;

/**
 * The files in a ZIP that may hold responses, in its order. Folders and the systems' own files are passed over,
 * documents and pictures with a warning. Null after an error: a damaged, locked or hostile archive, one that
 * holds archives, one that holds nothing.
 */
export async function unpack(file: InputFile, findings: Findings): Promise<readonly InputFile[] | null> {
  return reading(file, findings, async () => {
    const archive = await openArchive(file.bytes, WORDING);
    const outside = archive.entries.find((e) => leadsOutside(e.name));
    if (outside) {
      throw new Refusal(
        'file-unreadable',
        `this archive is not to be trusted: “${outside.name}” in it would be unpacked outside its folder`,
        'ask whoever sent it for the files themselves',
      );
    }
    const wanted = archive.entries.filter((e) => !e.folder && !OF_THE_SYSTEM.test(e.name));
    const found: InputFile[] = [];
    let refused = false;
    for (const entry of wanted) {
      const inner = { path: `${file.path} › ${entry.name}`, bytes: await content(archive, entry) };
      const kind = entry.link ? 'link' : kindOf(inner.bytes);
      if (kind === 'zip' || kind === 'packed') refused = sayNested(inner, findings);
      else if (kind === 'link' || holdsNoAnswers(kind)) passOver(inner, kind, findings);
      else found.push(inner);
    }
    if (found.length > 0) return found;
    if (refused) return null;
    throw new Refusal(
      'no-data',
      'no file in this archive can hold answers',
      'put CSV, .xlsx or PDF files into it',
    );
  });
}

/** Nothing is ever written under such a name, but no honest program makes one. */
function leadsOutside(name: string): boolean {
  return /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\u0000/i.test(name);
}

async function content(archive: Archive, entry: Entry): Promise<Uint8Array> {
  // Not allocated at once: the size is what the archive claims.
  const pieces: Uint8Array[] = [];
  for await (const piece of archive.read(entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Warns that a file among others is not read. */
export function passOver(inner: InputFile, kind: Kind | 'link', findings: Findings): void {
  const what = kind === 'link' ? 'this is a link to another file' : refusalOf(inner, kind).message;
  findings.warning('file-unreadable', { path: inner.path }, `${what}; it was passed over`);
}

/** Archives in archives are how a small file unpacks to an endless one; true, as this ends the reading. */
function sayNested(inner: InputFile, findings: Findings): true {
  findings.error('file-unreadable', { path: inner.path }, 'this is an archive inside an archive', {
    hint: 'unpack the outer one, and give what is inside',
  });
  return true;
}

import { createInflateRaw } from 'node:zlib';
import { type Entry as DirectoryEntry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { crc32 } from './crc32.js';
import { bufferOf } from './file.js';
import { Refusal } from './refusal.js';
import { checkSize, MAX_ENTRIES, MAX_NAME, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from './sizes.js';

/** What an archive is to the person who sent it, for messages. */
export interface Wording {
  readonly noun: 'archive' | 'workbook';
  /** What to do with a damaged one. */
  readonly again: string;
  /** What to do with one that has a password. */
  readonly unlock: string;
}

export interface Entry {
  /** As the archive has it, with `/`. A label: it may be absolute or lead upwards, and is never opened as a path. */
  readonly name: string;
  readonly folder: boolean;
  /** A symbolic link of Unix; its content is the path it leads to. */
  readonly link: boolean;
  /** Bytes when unpacked, as the archive claims; reading holds it to that. */
  readonly size: number;
}

export interface Archive {
  readonly entries: readonly Entry[];
  /** The content piece by piece; throws a `Refusal` where it is not what the directory claims. */
  read(entry: Entry): AsyncGenerator<Uint8Array, void, undefined>;
}

interface Packed extends Entry {
  readonly start: number;
  readonly end: number;
  readonly method: number;
  readonly crc: number;
}

const STORED = 0;
const DEFLATED = 8;
const UNIX = 3;

/** Opens a ZIP and checks its directory; throws a `Refusal` for what is broken, locked or made to fill memory. */
export async function openArchive(bytes: Uint8Array, wording: Wording): Promise<Archive> {
  checkSize(bytes.length);
  const buffer = bufferOf(bytes);
  const entries = await directoryOf(buffer, wording);
  checkNames(entries, wording);
  checkOverlap(entries, wording);
  checkSizes(entries, wording);
  const packed = new Map<Entry, Packed>(entries.map((e) => [e, e]));
  return { entries, read: (entry) => unpacked(buffer, packed.get(entry)!, wording) };
}

async function directoryOf(buffer: Buffer, wording: Wording): Promise<readonly Packed[]> {
  const found: Packed[] = [];
  try {
    // Names stay bytes here: yauzl would stop at the first that leads outside, and for us names are only labels.
    const zip = await fromBufferPromise(buffer, { decodeStrings: false, strictFileNames: false });
    if (zip.entryCount > MAX_ENTRIES) throw tooMany(wording);
    for await (const entry of zip.eachEntry()) found.push(await packedEntry(zip, entry, wording));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw /encrypt/.test((error as Error).message) ? locked(wording) : damaged(wording);
  }
  return found;
}

async function packedEntry(zip: ZipFile, entry: DirectoryEntry, wording: Wording): Promise<Packed> {
  if (entry.isEncrypted()) throw locked(wording);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new Refusal(
      'file-unreadable',
      `this ${wording.noun} is packed in an unusual way (method ${entry.compressionMethod})`,
      wording.again,
    );
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const { generalPurposeBitFlag, fileNameRaw, extraFields, externalFileAttributes } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (name.length > MAX_NAME) throw damaged(wording);
  const mode = entry.versionMadeBy >> 8 === UNIX ? externalFileAttributes >>> 16 : 0;
  return {
    name,
    folder: name.endsWith('/'),
    link: (mode & 0o170000) === 0o120000,
    size: entry.uncompressedSize,
    start: fileDataStart,
    end: fileDataStart + entry.compressedSize,
    method: entry.compressionMethod,
    crc: entry.crc32,
  };
}

/** Two entries of one name: which of them a program sees is chance. */
function checkNames(entries: readonly Packed[], wording: Wording): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name)) {
      throw new Refusal('file-unreadable', `this ${wording.noun} has “${name}” twice inside`, wording.again);
    }
    seen.add(name);
  }
}

/** One stretch of bytes used by many entries makes a small file unpack to terabytes (Fifield 2019). */
function checkOverlap(entries: readonly Packed[], wording: Wording): void {
  const inOrder = [...entries].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [i, entry] of inOrder.entries()) {
    if (i > 0 && entry.start < inOrder[i - 1]!.end) throw damaged(wording);
  }
}

function checkSizes(entries: readonly Packed[], wording: Wording): void {
  const total = entries.reduce((sum, e) => sum + e.size, 0);
  if (total > MAX_UNPACKED) {
    throw new Refusal(
      'too-large',
      `this ${wording.noun} would be larger than ${MAX_UNPACKED / 1e6} MB when unpacked`,
      'split it into several files',
    );
  }
  const trap = entries.find((e) => e.size > RATIO_FROM && e.size > MAX_RATIO * (e.end - e.start));
  if (trap) {
    throw new Refusal(
      'too-large',
      `“${trap.name}” in this ${wording.noun} grows more than ${MAX_RATIO}-fold when unpacked, which no table does`,
      wording.again,
    );
  }
}

async function* unpacked(
  buffer: Buffer,
  entry: Packed,
  wording: Wording,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = buffer.subarray(entry.start, entry.end);
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of entry.method === STORED ? [packed] : inflated(packed)) {
      size += piece.length;
      if (size > entry.size) break;
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw damaged(wording, entry.name);
    throw error;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(wording, entry.name);
}

/** Leaving the loop over it ends the stream, so no more is inflated than is asked for. */
async function* inflated(packed: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = createInflateRaw();
  stream.end(packed);
  for await (const piece of stream) yield piece as Buffer;
}

function damaged(wording: Wording, name?: string): Refusal {
  const where = name === undefined ? '' : `, at “${name}” inside it`;
  return new Refusal('file-unreadable', `this ${wording.noun} is damaged or cut off${where}`, wording.again);
}

function locked(wording: Wording): Refusal {
  return new Refusal('file-unreadable', `this ${wording.noun} is protected by a password`, wording.unlock);
}

function tooMany(wording: Wording): Refusal {
  return new Refusal(
    'too-large',
    `this ${wording.noun} holds more than ${MAX_ENTRIES} files`,
    'split it into several files',
  );
}

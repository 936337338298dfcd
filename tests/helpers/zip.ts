import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/responses/files/crc32.js';

/** One entry of a ZIP, with lies where a test wants them. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Packed bytes as they are, in place of the deflated content. */
  readonly packed?: Uint8Array;
  readonly stored?: boolean;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly flags?: number;
  /** Where the directory says that the entry begins. */
  readonly offset?: number;
  /** Upper half: the mode of Unix. */
  readonly attributes?: number;
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A ZIP archive, byte by byte (APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16). */
export function zip(entries: readonly ZipEntry[], comment = ''): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = localHeader(entry);
    directory.push(directoryHeader(entry, entry.offset ?? offset));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)]);
}

interface Measures {
  readonly name: Buffer;
  readonly packed: Uint8Array;
  /** Method, time, date, CRC, packed size, size, lengths of name and extra field: the same in both headers. */
  readonly common: Buffer;
}

function measured(entry: ZipEntry): Measures {
  const content = bytesOf(entry.content ?? '');
  const packed = entry.packed ?? (entry.stored ? content : deflateRawSync(content));
  const name = Buffer.from(entry.name);
  const common = Buffer.alloc(24);
  common.writeUInt16LE(entry.flags ?? 0x800, 0);
  common.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 2);
  common.writeUInt32LE(entry.crc ?? crc32(content), 8);
  common.writeUInt32LE(entry.packedSize ?? packed.length, 12);
  common.writeUInt32LE(entry.size ?? content.length, 16);
  common.writeUInt16LE(name.length, 20);
  return { name, packed, common };
}

function localHeader(entry: ZipEntry): Buffer {
  const { name, packed, common } = measured(entry);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), common, name, packed]);
}

function directoryHeader(entry: ZipEntry, offset: number): Buffer {
  const { name, common } = measured(entry);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.attributes ?? 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]), common, rest, name]);
}

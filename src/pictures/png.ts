import { constants, inflateSync } from 'node:zlib';
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import { BROKEN_HINT, MOST_PIXELS, refused } from './refuse.js';
import type { Raster, Refused } from './types.js';

/** Chunks that make the pixels; all others (texts, profiles) are left away before the decoder sees them. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const SIGNATURE = 8;

interface Chunk {
  readonly type: string;
  /** Length, type, data and checksum. */
  readonly bytes: Uint8Array;
}

/** Pixels of a PNG, decoded here and not by the PDF library, which a broken file would stop. */
export function readPng(bytes: Uint8Array): Raster | Refused {
  const broken = refused('this PNG is damaged', BROKEN_HINT);
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') return broken;
  const view = new DataView(header.bytes.buffer, header.bytes.byteOffset + 8, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) return broken;
  if (width * height > MOST_PIXELS)
    return refused(`it has ${width} × ${height} pixels`, 'save it smaller: 2000 pixels fill a page');
  try {
    if (!inflates(chunks, width, height)) return broken;
    const kept = chunks.filter((c) => KEPT.has(c.type)).map((c) => c.bytes);
    const png = decode(Buffer.concat([bytes.subarray(0, SIGNATURE), ...kept]), { checkCrc: true });
    return rasterOf(png);
  } catch {
    return broken;
  }
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, bytes: bytes.subarray(at, end) });
    if (type === 'IEND') break;
    at = end;
  }
  return chunks;
}

/** The pixels unpack to no more than the header says: a bomb stops here. */
function inflates(chunks: readonly Chunk[], width: number, height: number): boolean {
  const data = chunks.filter((c) => c.type === 'IDAT').map((c) => c.bytes.subarray(8, -4));
  // 16 bits of four channels, a filter byte a row, and the rows of seven passes.
  const most = (width * 8 + 16) * (height + 16) * 2;
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    return true;
  } catch {
    return false;
  }
}

function rasterOf(png: DecodedPng): Raster {
  const plain = png.palette ? fromPalette(png) : { ...png, data: eightBits(png) };
  const { channels, data } = plain;
  const count = png.width * png.height;
  const colours = channels <= 2 ? 1 : 3;
  const hasAlpha = channels === 2 || channels === 4;
  const pixels = new Uint8Array(count * colours);
  const alpha = hasAlpha ? new Uint8Array(count) : null;
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < colours; c++) pixels[i * colours + c] = data[i * channels + c]!;
    if (alpha) alpha[i] = data[i * channels + channels - 1]!;
  }
  const opaque = alpha === null || alpha.every((a) => a === 255);
  return {
    ...{ kind: 'raster', width: png.width, height: png.height, format: 'raw', orientation: 1 },
    channels: colours,
    data: pixels,
    alpha: opaque ? null : alpha,
  };
}

function fromPalette(png: DecodedPng): { readonly channels: number; readonly data: ArrayLike<number> } {
  const data = convertIndexedToRgb(png);
  return { channels: data.length / (png.width * png.height), data };
}

/** 1, 2, 4 and 16 bits as 8. */
function eightBits({ depth, data, width, height, channels }: DecodedPng): ArrayLike<number> {
  if (depth === 8) return data;
  if (depth === 16) return Uint8Array.from(data, (v) => v >> 8);
  const perByte = 8 / depth;
  const rowBytes = Math.ceil((width * channels) / perByte);
  const most = 2 ** depth - 1;
  const out = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * channels; x++) {
      const byte = data[y * rowBytes + Math.floor(x / perByte)]!;
      const shift = 8 - depth * ((x % perByte) + 1);
      out[y * width * channels + x] = Math.round((((byte >> shift) & most) / most) * 255);
    }
  }
  return out;
}

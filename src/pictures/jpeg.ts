import { BROKEN_HINT, MOST_PIXELS, refused } from './refuse.js';
import type { Raster, Refused } from './types.js';

/** Frames that PDF readers can show: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Size, colours and position of a JPEG; its bytes go into the PDF as they are (ISO/IEC 10918-1, B.1). */
export function readJpeg(bytes: Uint8Array): Raster | Refused {
  const broken = refused('this JPEG is damaged', BROKEN_HINT);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let orientation: Raster['orientation'] = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return broken;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return broken;
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (OTHER_FRAMES.has(marker))
      return refused('this kind of JPEG cannot be printed', 'save it as a usual JPEG or as PNG');
    if (FRAMES.has(marker)) return framed(bytes, segment, orientation) ?? broken;
    if (marker === 0xda) return broken;
    at += 2 + length;
  }
  return broken;
}

function framed(
  bytes: Uint8Array,
  frame: Uint8Array,
  orientation: Raster['orientation'],
): Raster | Refused | null {
  if (frame.length < 6 || !ends(bytes)) return null;
  const [height, width] = [frame[1]! * 256 + frame[2]!, frame[3]! * 256 + frame[4]!];
  const channels = frame[5]!;
  if (frame[0] !== 8 || width === 0 || height === 0) return null;
  if (channels !== 1 && channels !== 3 && channels !== 4) return null;
  if (width * height > MOST_PIXELS)
    return refused(`it has ${width} × ${height} pixels`, 'save it smaller: 2000 pixels fill a page');
  return { kind: 'raster', width, height, format: 'jpeg', channels, data: bytes, alpha: null, orientation };
}

/** Whether the picture was written to its end; cameras may put something behind it. */
function ends(bytes: Uint8Array): boolean {
  for (let i = bytes.length - 2; i > 2; i--) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  return false;
}

/** Tag 0x0112 of the first EXIF directory. */
function orientationOf(segment: Uint8Array): Raster['orientation'] | null {
  if (String.fromCharCode(...segment.subarray(0, 6)) !== 'Exif\u0000\u0000' || segment.length < 20)
    return null;
  const view = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const count = view.getUint16(first, little);
  for (let i = 0; i < count; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value === 3 || value === 6 || value === 8 ? value : 1;
  }
  return null;
}

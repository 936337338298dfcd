import { readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { refused } from './refuse.js';
import { readSvg } from './svg.js';
import type { Picture, Refused } from './types.js';

const MOST_BYTES = 20 * 1024 * 1024;

/** A picture by what is in the file, whatever its name says. */
export function readPicture(bytes: Uint8Array): Picture | Refused {
  if (bytes.length > MOST_BYTES)
    return refused('it is larger than 20 MB', 'save it smaller: 2000 pixels fill a page');
  const begins = (...head: number[]): boolean => head.every((b, i) => bytes[i] === b);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return readPng(bytes);
  if (begins(0xff, 0xd8)) return readJpeg(bytes);
  const text = textOf(bytes);
  if (text !== null && /<svg[\s>]/.test(text.slice(0, 4000))) return readSvg(text);
  return refused('it is not a PNG, JPEG or SVG picture', 'save it as one of these');
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

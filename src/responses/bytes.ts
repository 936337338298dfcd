/** UTF-8 with or without a byte order mark, UTF-16 with one; null for bytes that are no such text. */
export function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** The text with a mark (U+FFFD) at each damaged place, so that a person can be shown where it is. */
export function decodeWithMarks(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll('\u0000', '\ufffd');
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['a packed file, perhaps an Excel workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
];

/** What a file is that is no text at all, by its first bytes. */
export function otherKind(bytes: Uint8Array): string | null {
  return KINDS.find(([, magic]) => magic.every((b, i) => bytes[i] === b))?.[0] ?? null;
}

import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
  pdfDocEncodingDecode,
} from '@cantoo/pdf-lib';

/** A value as text; null for what is none. Lists are joined with `;`. */
export function textOf(value: PDFObject | undefined): string | null {
  if (value instanceof PDFString || value instanceof PDFHexString) return decode(value.asBytes());
  if (value instanceof PDFName) return nameOf(value);
  if (value instanceof PDFNumber) return String(value.asNumber());
  if (!(value instanceof PDFArray)) return null;
  const parts = Array.from({ length: Math.min(value.size(), MAX_PARTS) }, (_, i) => value.lookup(i));
  const texts = parts.map((p) => (p instanceof PDFArray ? null : textOf(p)));
  return texts.some((t) => t === null) ? null : texts.join(';');
}

const MAX_PARTS = 500;

/** Text strings (PDF 1.7, 7.9.2.2): UTF-16 or UTF-8 by their mark, else PDFDocEncoding. Lines end in \n. */
function decode(bytes: Uint8Array): string {
  const text = startsWith(bytes, 0xfe, 0xff)
    ? new TextDecoder('utf-16be').decode(bytes)
    : startsWith(bytes, 0xff, 0xfe)
      ? new TextDecoder('utf-16le').decode(bytes)
      : startsWith(bytes, 0xef, 0xbb, 0xbf)
        ? new TextDecoder('utf-8').decode(bytes)
        : pdfDocEncodingDecode(bytes);
  // A language may be named between two escapes.
  return text
    .replace(/\u001b[^\u001b]{0,8}\u001b/g, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '');
}

/** Names are bytes; ours are UTF-8, and those of older programs Latin-1. */
export function nameOf(name: PDFName): string {
  const bytes = name.asBytes();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((b, i) => bytes[i] === b);
}

import {
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFParser,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { type Decrypt, decryptionOf, decryptStrings } from './decrypt.js';
import { Limits, type Opener, Refused } from './limits.js';

const MAX_BYTES = 10_000_000;
/** Some programs write a few bytes behind the end. */
const TAIL = 2048;

/** All objects of a PDF, the latest of each. Throws Refused for what is no whole PDF of a usual size, or needs a password. */
export async function openPdf(bytes: Uint8Array): Promise<PDFContext> {
  if (bytes.length > MAX_BYTES) throw new Refused(`is larger than ${MAX_BYTES / 1e6} MB`, 'too-large');
  // What people filled in stands at the end: without it, the file would seem to be blank.
  if (!latin(bytes.subarray(-TAIL)).includes('%%EOF')) throw new Refused('is cut off');
  // Where the protection is told is known only at the end, so a protected file is gone through twice.
  if (/\/Encrypt\b/.test(latin(bytes))) {
    const context = await parsed(bytes, (object) => (isPacked(object) ? PDFNull : object));
    const { Encrypt } = context.trailerInfo;
    if (Encrypt) return parsed(bytes, openerOf(decryptionOf(context), Encrypt));
  }
  return parsed(bytes);
}

async function parsed(bytes: Uint8Array, open?: Opener): Promise<PDFContext> {
  const limits = new Limits();
  const parser = PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true);
  limits.hold(parser, bytes, open);
  const context = await parser.parseDocument().catch((): never => {
    throw limits.refused ?? new Refused('is damaged');
  });
  if (limits.refused) throw limits.refused;
  return context;
}

const isPacked = (object: PDFObject): object is PDFRawStream =>
  object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Type')) === PDFName.of('ObjStm');

/** Packed objects are protected together; pictures and looks, which are streams too, are not needed. */
function openerOf(decrypt: Decrypt, lock: PDFObject): Opener {
  return (object, ref) => {
    if (ref === lock) return object;
    if (isPacked(object)) return PDFRawStream.of(object.dict, decrypt(ref, object.contents));
    return object instanceof PDFRawStream ? object : decryptStrings(object, ref, decrypt);
  };
}

/** The catalog of the document. */
export function rootOf(context: PDFContext): PDFDict {
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict) || !root.has(PDFName.of('Pages'))) throw new Refused('is damaged');
  return root;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

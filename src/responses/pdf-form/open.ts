import { type PDFContext, PDFDict, PDFName, PDFParser } from '@cantoo/pdf-lib';
import { Limits, Refused } from './limits.js';

const MAX_BYTES = 10_000_000;
/** Some programs write a few bytes behind the end. */
const TAIL = 2048;

/** All objects of a PDF, the latest of each. Throws Refused for what is no whole, open PDF of a usual size. */
export async function openPdf(bytes: Uint8Array): Promise<PDFContext> {
  if (bytes.length > MAX_BYTES) throw new Refused(`is larger than ${MAX_BYTES / 1e6} MB`, 'too-large');
  // What people filled in stands at the end: without it, the file would seem to be blank.
  if (!latin(bytes.subarray(-TAIL)).includes('%%EOF')) throw new Refused('is cut off');
  const limits = new Limits();
  const parser = PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true);
  limits.hold(parser, bytes);
  const context = await parser.parseDocument().catch((): never => {
    throw limits.refused ?? new Refused('is damaged');
  });
  if (limits.refused) throw limits.refused;
  if (context.trailerInfo.Encrypt) throw new Refused('is protected with a password');
  return context;
}

/** The catalog of the document. */
export function rootOf(context: PDFContext): PDFDict {
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict) || !root.has(PDFName.of('Pages'))) throw new Refused('is damaged');
  return root;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

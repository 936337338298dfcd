import { SaxesParser } from 'saxes';
import { Refusal } from '../files/index.js';
import { amiss } from './amiss.js';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader wants to hear of. Names come without prefix; `depth` is 1 for the root. */
export interface Tags {
  open?(name: string, attributes: Attributes, depth: number): void;
  close?(name: string, depth: number): void;
  text?(text: string): void;
}

const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 256;

/** Reads one XML part piece by piece; throws a `Refusal` where it is not sound. Entities are never expanded. */
export async function walkXml(part: string, pieces: AsyncIterable<Uint8Array>, tags: Tags): Promise<void> {
  const parser = parserFor(part, tags);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder?.decode() ?? '');
    parser.close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (isUnsound(error)) throw amiss(`this workbook is damaged: its part “${part}” is not sound XML`);
    throw error;
  }
}

/** saxes throws bare errors, TextDecoder type errors with a code; anything else is a defect of ours. */
function isUnsound(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.constructor === Error ||
    (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}

function parserFor(part: string, tags: Tags): SaxesParser {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let attributes = 0;
  parser.on('doctype', () => {
    throw amiss(`this workbook is not from a spreadsheet program: its part “${part}” has a DOCTYPE`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) {
      throw amiss(`the part “${part}” of this workbook is written in ${encoding}, not in UTF-8`);
    }
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (++depth > MAX_DEPTH) throw amiss(`the part “${part}” of this workbook is nested too deeply`);
  });
  parser.on('attribute', () => {
    if (++attributes > MAX_ATTRIBUTES) {
      throw amiss(`the part “${part}” of this workbook has an element with too many attributes`);
    }
  });
  parser.on('opentag', (tag) => tags.open?.(local(tag.name), tag.attributes as Attributes, depth));
  parser.on('closetag', (tag) => {
    tags.close?.(local(tag.name), depth);
    depth--;
  });
  const { text } = tags;
  if (text) {
    parser.on('text', (words) => text.call(tags, words));
    parser.on('cdata', (words) => text.call(tags, words));
  }
  return parser;
}

/** UTF-8, or UTF-16 by its mark or by the NUL beside the first `<`. */
function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = start;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}

/** The name without its prefix: writers may put `x:` before every element. */
function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute of another namespace, whatever its prefix: `r:id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((k) => k.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/** `1` and `true` are true (xsd:boolean). */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

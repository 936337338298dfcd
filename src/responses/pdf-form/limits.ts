import { inflateSync } from 'node:zlib';
import {
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/** Filled forms of hundreds of questions stay far below these. */
const MAX_UNPACKED = 20_000_000;
const MAX_OBJECTS = 500_000;
/** Steps of the parser for each byte that it is given. */
const STEPS_PER_BYTE = 20;
const MAX_DIGITS = 15;
const MAX_DEPTH = 200;

/** What stops the reading of a file; `why` goes into the message, after "this PDF". */
export class Refused extends Error {
  constructor(
    readonly why: string,
    readonly code: 'file-unreadable' | 'too-large' = 'file-unreadable',
  ) {
    super(why);
  }
}

/** What an indirect object is without its protection. */
export type Opener = (object: PDFObject, ref: PDFRef) => PDFObject;

/** The parts of pdf-lib's parsers that its types keep to themselves. */
interface Insides {
  readonly context: PDFContext;
  readonly bytes: {
    next(): number;
    moveTo(offset: number): void;
    offset(): number;
    peekAhead(steps: number): number;
  };
  parseRawNumber(): number;
  parseRawInt(): number;
  skipWhitespaceAndComments(): void;
  skipJibberish?(): void;
  parseObject(ref?: PDFRef): PDFObject;
}

const TYPE = PDFName.of('Type');

/**
 * Bounds the work that a file can ask of pdf-lib's parser, in steps, objects and unpacked bytes, so that no file can
 * hold up or take down the process. Packed objects are read here: the library would unpack them without limit.
 */
export class Limits {
  /** The first thing that was too much; the parser may have gone on after it. */
  refused: Refused | null = null;
  private unpacked = 0;
  private objects = 0;
  private steps = 0;
  private depth = 0;

  /** Binds a parser of so many bytes to these limits; `open` gives whole objects as they are without protection. */
  hold(parser: PDFObjectParser, content: Uint8Array, open?: Opener): void {
    this.steps += (content.length + 1000) * STEPS_PER_BYTE;
    const inside = parser as unknown as Insides;
    const { bytes } = inside;
    const next = bytes.next.bind(bytes);
    bytes.next = () => {
      // The parser forgives some errors; not this one.
      if (this.refused) throw this.refused;
      if (--this.steps < 0) this.refuse('asks for more work than a filled form', 'too-large');
      return next();
    };
    for (const kind of ['parseRawNumber', 'parseRawInt'] as const) {
      const number = inside[kind].bind(inside);
      inside[kind] = () => {
        let digits = 0;
        while (isDigit(bytes.peekAhead(digits))) digits++;
        if (digits > MAX_DIGITS) this.refuse('has numbers that are none');
        return number();
      };
    }
    // Its own search for the next object throws and catches an error at every byte.
    if (inside.skipJibberish) inside.skipJibberish = () => skipTo(inside, content);
    const parse = inside.parseObject.bind(inside);
    inside.parseObject = (ref) => this.object(inside, () => parse(ref), ref, open);
  }

  private object(
    inside: Insides,
    parse: () => PDFObject,
    ref: PDFRef | undefined,
    open: Opener | undefined,
  ): PDFObject {
    if (ref?.objectNumber === 0) this.refuse('is damaged');
    if (++this.objects > MAX_OBJECTS) this.refuse('holds more than a filled form', 'too-large');
    if (++this.depth > MAX_DEPTH) this.refuse('is nested too deeply');
    const parsed = parse();
    this.depth--;
    const object = open && ref && this.depth === 0 ? open(parsed, ref) : parsed;
    if (!(object instanceof PDFRawStream)) return object;
    const type = object.dict.lookup(TYPE);
    if (type === PDFName.of('XRef')) keepTrailer(inside.context, object.dict);
    else if (type === PDFName.of('ObjStm')) this.unpack(inside.context, object);
    else return object;
    return PDFNull;
  }

  /** Objects that are packed together (PDF 1.7, 7.5.7). */
  private unpack(context: PDFContext, stream: PDFRawStream): void {
    const { dict } = stream;
    const bytes = this.inflated(stream);
    const [first, count] = [numberOf(dict, 'First'), numberOf(dict, 'N')];
    const parser = PDFObjectParser.forBytes(bytes, context);
    this.hold(parser, bytes);
    const inside = parser as unknown as Insides;
    const entries: { readonly ref: PDFRef; readonly at: number }[] = [];
    for (let i = 0; i < count; i++) {
      inside.skipWhitespaceAndComments();
      const ref = PDFRef.of(inside.parseRawInt(), 0);
      inside.skipWhitespaceAndComments();
      entries.push({ ref, at: first + inside.parseRawInt() });
    }
    for (const { ref, at } of entries) {
      inside.bytes.moveTo(at);
      context.assign(ref, parser.parseObject(ref));
    }
  }

  private inflated({ dict, contents }: PDFRawStream): Uint8Array {
    const filter = dict.lookup(PDFName.of('Filter'));
    if (filter === undefined) return contents;
    const only = String(filter).replace(/^\[\s*|\s*\]$/g, '');
    if (only !== '/FlateDecode' || dict.lookup(PDFName.of('DecodeParms')) instanceof PDFDict)
      return this.refuse('is packed in a way that forms are not');
    try {
      const room = { maxOutputLength: Math.max(1, MAX_UNPACKED - this.unpacked) };
      const bytes = inflateSync(contents, room);
      this.unpacked += bytes.length;
      return bytes;
    } catch (error) {
      const much = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return much
        ? this.refuse(`unpacks to more than ${MAX_UNPACKED / 1e6} MB`, 'too-large')
        : this.refuse('is damaged');
    }
  }

  private refuse(why: string, code?: Refused['code']): never {
    this.refused ??= new Refused(why, code);
    throw this.refused;
  }
}

const LANDMARK = /xref|trailer|startxref|\d{1,10}\s{1,100}\d{1,10}\s{1,100}obj/;

/** Moves to what may be the next object, table or trailer, over anything that is none. */
function skipTo(inside: Insides, content: Uint8Array): void {
  inside.skipWhitespaceAndComments();
  for (let at = inside.bytes.offset(); at < content.length; at += WINDOW - OVERLAP) {
    const found = Buffer.from(content.subarray(at, at + WINDOW))
      .toString('latin1')
      .search(LANDMARK);
    if (found >= 0) {
      inside.bytes.moveTo(at + found);
      return;
    }
  }
  inside.bytes.moveTo(content.length);
}

const WINDOW = 4096;
const OVERLAP = 300;

/** A cross-reference stream is its file's trailer too; its table is not needed, as all objects are read. */
function keepTrailer(context: PDFContext, dict: PDFDict): void {
  const { trailerInfo } = context;
  const get = (key: string): PDFObject | undefined => dict.get(PDFName.of(key));
  context.trailerInfo = {
    Root: get('Root') ?? trailerInfo.Root,
    Encrypt: get('Encrypt') ?? trailerInfo.Encrypt,
    Info: get('Info') ?? trailerInfo.Info,
    ID: get('ID') ?? trailerInfo.ID,
  };
}

function numberOf(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

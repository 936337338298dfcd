import type { Findings } from '../../diagnostics/index.js';
import type { SourceFile } from '../../source/index.js';
import { bufferOf, type InputFile } from './file.js';
import { placeAt, shown, wordAround } from './places.js';
import type { Refusal } from './refusal.js';
import { checkSize } from './sizes.js';
import { goesOnAsUtf8, lengthInUtf8 } from './utf8.js';
import { decode1252, isText1252 } from './windows1252.js';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

type Unicode = Exclude<DecodedText['encoding'], 'windows-1252'>;

const SAVE = 'save it again as “CSV UTF-8”';

/**
 * The text of a file, without its byte order mark: by that mark; by NULs at every other byte (UTF-16); as strict
 * UTF-8; else as Windows-1252 with a warning that shows a word, since other code pages look the same. Null after
 * an error: no text, damaged text, two encodings in one file.
 */
export function decodeText(file: InputFile, findings: Findings): DecodedText | null {
  try {
    checkSize(file.bytes.length);
  } catch (error) {
    const { code, message, hint } = error as Refusal;
    findings.error(code, { path: file.path }, message, { hint });
    return null;
  }
  const encoding = markOf(file.bytes) ?? wideOf(file.bytes);
  if (encoding !== null) return inUnicode(file, encoding, findings);
  const text = decoded(file.bytes, 'utf-8');
  return text === null ? in1252(file, findings) : withoutNul(file, { text, encoding: 'utf-8' }, findings);
}

/** By the byte order mark. */
function markOf(bytes: Uint8Array): Unicode | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const MANY = 0.2;
const FEW = 0.02;

/** UTF-16 without a mark: most letters have a NUL for their upper byte, and hardly any for their lower one. */
function wideOf(bytes: Uint8Array): Unicode | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const pairs = bytes.length / 2;
  if (odd > MANY * pairs && even < FEW * pairs) return 'utf-16le';
  return even > MANY * pairs && odd < FEW * pairs ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, encoding: Unicode): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };

function inUnicode(file: InputFile, encoding: Unicode, findings: Findings): DecodedText | null {
  const text = decoded(file.bytes, encoding);
  if (text !== null) return withoutNul(file, { text, encoding }, findings);
  const marked = new TextDecoder(encoding).decode(file.bytes);
  const at = placeAt({ path: file.path, text: marked }, marked.indexOf('\ufffd'));
  const name = NAMES[encoding];
  findings.error('bad-encoding', at, `this file says that it is ${name}, but this is not`, { hint: SAVE });
  return null;
}

/** A NUL is no text, nor is much of other control characters; a stray one in an answer is. */
function withoutNul(file: InputFile, result: DecodedText, findings: Findings): DecodedText | null {
  if (!isMostlyText(result.text.slice(0, SAMPLE))) return noText(file, findings);
  const nul = result.text.indexOf('\u0000');
  if (nul < 0) return result;
  const at = placeAt({ path: file.path, text: result.text }, nul);
  findings.error('bad-encoding', at, 'a NUL stands in the text', {
    hint: `the file was damaged on its way; ${SAVE}`,
  });
  return null;
}

const SAMPLE = 100_000;

function isMostlyText(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls <= Math.max(1, text.length / 20);
}

function noText(file: InputFile, findings: Findings): null {
  findings.error('bad-encoding', { path: file.path }, 'this is not a text file', {
    hint: 'give the answers as .xlsx, or as “CSV UTF-8”',
  });
  return null;
}

/** Bytes that are not UTF-8: old Windows text, or UTF-8 that something happened to. */
function in1252(file: InputFile, findings: Findings): DecodedText | null {
  if (!isText1252(file.bytes)) return noText(file, findings);
  const bytes = bufferOf(file.bytes);
  const text = decode1252(bytes);
  const source = { path: file.path, text };
  const { odd, sequences } = surveyUtf8(bytes);
  if (sequences > 0 && goesOnAsUtf8(bytes, odd)) {
    findings.error('bad-encoding', placeAt(source, odd), 'the file ends in the middle of a letter', {
      hint: 'it was cut off on its way; export or copy it again',
    });
    return null;
  }
  if (sequences > 0) {
    findings.error(
      'bad-encoding',
      placeAt(source, odd),
      'this is not UTF-8, while other places of the file are',
      {
        hint: `perhaps two files were put together; ${SAVE}`,
      },
    );
    return null;
  }
  warnOf1252(source, odd, findings);
  return { text, encoding: 'windows-1252' };
}

/** Where UTF-8 first breaks, as a byte offset, and how many letters of more than one byte are right. */
function surveyUtf8(bytes: Buffer): { readonly odd: number; readonly sequences: number } {
  let odd = -1;
  let sequences = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = lengthInUtf8(bytes, i);
    if (length > 1) sequences++;
    if (length === 0 && odd < 0) odd = i;
    i += Math.max(1, length);
  }
  return { odd, sequences };
}

/** In Windows-1252 a byte is a letter, so the offset of a byte is that of its letter. */
function warnOf1252(file: SourceFile, odd: number, findings: Findings): void {
  const word = wordAround(file, odd);
  findings.warning(
    'bad-encoding',
    shown(word),
    `not UTF-8, so read as Windows-1252; here this gives “${file.text.slice(word.start, word.end)}”`,
    { hint: `if that word is wrong, ${SAVE}` },
  );
  let lost = 0;
  let first = 0;
  for (const { index } of file.text.matchAll(/\p{L}\?+\p{Ll}|\?{3,}/gu)) if (lost++ === 0) first = index;
  if (lost < LOST) return;
  findings.warning(
    'bad-encoding',
    shown(wordAround(file, first)),
    `${lost} words have “?” inside, as here: letters that Windows-1252 lacks, lost when the file was saved`,
    { hint: 'they cannot be brought back from this file; export the answers again as .xlsx or “CSV UTF-8”' },
  );
}

/** From this many on, question marks inside words are no slips of the keyboard. */
const LOST = 3;

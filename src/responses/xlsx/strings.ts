import { Refusal } from '../files/index.js';
import type { Parts } from './package.js';
import type { Tags } from './xml.js';

const MAX_STRINGS = 5_000_000;
/** Excel has 32,767 characters in a cell. */
const MAX_TEXT = 1_000_000;

/** Texts that cells refer to by their number. */
export async function readStrings(parts: Parts, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const rich = new RichText();
  await parts.walk(part, {
    open(tag, _, depth) {
      if (depth > 2) rich.open(tag);
      else if (tag === 'si') rich.start();
    },
    close(tag, depth) {
      if (depth > 2) rich.close(tag);
      else if (tag === 'si') strings.push(rich.end());
      if (strings.length > MAX_STRINGS) {
        throw new Refusal(
          'too-large',
          `this workbook has more than ${MAX_STRINGS} texts`,
          'split it into several',
        );
      }
    },
    text: (words) => rich.text(words),
  });
  return strings;
}

/**
 * Collects the text of `si` and `is` elements: plain, or in runs of different looks. How East Asian words are
 * pronounced (`rPh`) is not part of what they say.
 */
export class RichText implements Required<Pick<Tags, 'text'>> {
  #words = '';
  #inText = false;
  #inPhonetic = false;

  start(): void {
    this.#words = '';
    this.#inText = false;
    this.#inPhonetic = false;
  }

  open(tag: string): void {
    if (tag === 'rPh') this.#inPhonetic = true;
    if (tag === 't') this.#inText = !this.#inPhonetic;
  }

  close(tag: string): void {
    if (tag === 'rPh') this.#inPhonetic = false;
    if (tag === 't') this.#inText = false;
  }

  text(words: string): void {
    if (!this.#inText) return;
    this.#words += words;
    checkLength(this.#words);
  }

  end(): string {
    return unescaped(this.#words);
  }
}

export function checkLength(text: string): void {
  if (text.length <= MAX_TEXT) return;
  throw new Refusal(
    'too-large',
    `a cell of this workbook has more than ${MAX_TEXT} characters`,
    'shorten it, or leave it out',
  );
}

/**
 * `_x000D_` is how workbooks write characters that XML cannot hold (ECMA-376, ST_Xstring), `_x005F_` the
 * underscore before something that only looks so. A line ends with `\n`, whatever the program wrote.
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

const BLOCK = 1 << 18;

/**
 * A text cut at ends of records about every 256 KiB, so that a file of any length is parsed in bounded memory. A line
 * end between quotes is no end: quotes are counted, as a doubled one counts twice.
 */
export function* blocksOf(text: string): Iterable<string> {
  let start = 0;
  while (start < text.length) {
    const end = endOfRecord(text, start, Math.min(start + BLOCK, text.length));
    yield text.slice(start, end);
    start = end;
  }
}

/** The first end of a record at or behind `from`; the end of the text where there is none. */
function endOfRecord(text: string, start: number, from: number): number {
  let quoted = countQuotes(text, start, from) % 2 === 1;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) quoted = !quoted;
    else if (!quoted && (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF))) return i + 1;
  }
  return text.length;
}

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = text.indexOf('"', from); i >= 0 && i < to; i = text.indexOf('"', i + 1)) count++;
  return count;
}

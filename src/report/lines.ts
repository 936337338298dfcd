import { displayWidth } from '../diagnostics/index.js';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of so many cells: full blocks and eighths, or `#` where a terminal shows only ASCII. */
export function bar(share: number, width: number, unicode: boolean): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  if (!unicode) return '#'.repeat(Math.round(eighths / 8)).padEnd(width, '.');
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8]!}`.padEnd(width);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Cuts a text to so many columns; an ellipsis says that it goes on. */
export function cutTo(text: string, width: number, ellipsis: string): string {
  if (displayWidth(text) <= width) return text;
  const [kept] = splitAt(text, Math.max(0, width - ellipsis.length));
  return `${kept.trimEnd()}${ellipsis}`;
}

/** Words in lines of a width; a word that is longer than a line is broken. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/)) {
    const next = line === '' ? word : `${line} ${word}`;
    if (displayWidth(next) <= width) {
      line = next;
      continue;
    }
    if (line !== '') lines.push(line);
    while (displayWidth(word) > width) {
      const [kept, rest] = splitAt(word, width);
      lines.push(kept);
      word = rest;
    }
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

/** What fits into so many columns, at least one character, and the rest. */
function splitAt(text: string, width: number): readonly [string, string] {
  let kept = '';
  for (const char of text) {
    if (kept !== '' && displayWidth(kept + char) > width) break;
    kept += char;
  }
  return [kept, text.slice(kept.length)];
}

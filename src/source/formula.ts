/** What begins a formula for one spreadsheet or another, also in its full-width form. */
const STARTS = /^[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^[-+]?\d+([.,]\d+)?$/;

/**
 * Whether a spreadsheet would take a text for a formula. Blanks before it help nobody: spreadsheets cut them off; and
 * some split a cell at its line ends, so that each line is looked at. Numbers are none.
 */
export function looksLikeFormula(text: string): boolean {
  if (NUMBER.test(text)) return false;
  if (STARTS.test(text)) return true;
  return /[=+\-@＝＋－＠]/.test(text) && text.split(/\r\n|\n|\r/).some((line) => STARTS.test(trimmed(line)));
}

/** Without blanks of any width, invisible signs and quotes at the start. */
const trimmed = (line: string): string => line.replace(/^[\s\u00a0\u200b-\u200f\u2060\ufeff"]+/u, '');

/** Whether reading takes the first `'` of a text off: numbers have one too in files that others have made safe. */
const hasGuard = (text: string): boolean => {
  if (text.charCodeAt(0) !== 0x27) return false;
  const rest = text.replace(/^'+/, '');
  return looksLikeFormula(rest) || /^[-+]/.test(rest);
};

/** A text as it stands in CSV: with a `'` before what a spreadsheet would take for a formula, or reading for a guard. */
export function guarded(text: string): string {
  return looksLikeFormula(text) || hasGuard(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function unguarded(text: string): string {
  return hasGuard(text) ? text.slice(1) : text;
}

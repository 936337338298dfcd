import Handlebars from 'handlebars';
import type { Findings } from '../diagnostics/index.js';
import { lineOffset, lineText, type SourceFile, type Span } from '../source/index.js';

export const TOO_DEEP = 'this template is nested too deep to be read';
/** Braces of directives run into those of tags easily: `::worksheet{{{id}}}`. */
export const BLANKS = 'leave blanks between the braces: `::worksheet{ {{id}} }`';

/** What Handlebars says when it cannot read on, in words for those who write templates. */
export function reportSyntaxError(file: SourceFile, thrown: unknown, findings: Findings): void {
  if (thrown instanceof RangeError) {
    findings.error('template-limit', { file, start: 0, end: 0 }, TOO_DEEP);
    return;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof Handlebars.Exception && typeof thrown.lineNumber === 'number') {
    const start = lineOffset(file, thrown.lineNumber) + Number(thrown.column);
    const said = message.replace(/ - \d+:\d+$/, '');
    const mismatch = /^(.+) doesn't match (.+)$/.exec(said);
    const text = mismatch ? `\`${mismatch[1]}\` is closed by \`${mismatch[2]}\`` : said.toLowerCase();
    findings.error('template-syntax', wordAt(file, start), text);
    return;
  }
  reportUnreadable(file, message, findings);
}

function reportUnreadable(file: SourceFile, message: string, findings: Findings): void {
  const got = /got '(\w+)'$/.exec(message)?.[1];
  const open = got === 'EOF' ? unclosedBlock(file) : null;
  if (open) {
    findings.error('template-syntax', open.span, `\`${open.name}\` is never closed`, {
      hint: `close it with \`{{/${open.name}}}\``,
    });
    return;
  }
  const start = offsetOf(file, message);
  const hint = file.text.startsWith('}}}', start) ? BLANKS : undefined;
  const said = SAID[got ?? ''] ?? 'this is not a tag that can be read';
  findings.error('template-syntax', wordAt(file, start), said, { hint });
}

const SAID: Readonly<Record<string, string>> = {
  EOF: 'the template ends before this is closed',
  OPEN_ENDBLOCK: 'this closes a block that is not open',
  INVERSE: '`else` outside of a block, or a second one',
  OPEN_INVERSE_CHAIN: '`else` outside of a block, or after the last one',
};

/**
 * Handlebars tells the line and draws a caret under the twenty characters before the mistake, without their line
 * ends: where those end in the line is where the mistake begins.
 */
function offsetOf(file: SourceFile, message: string): number {
  const [head = '', shown = '', caret = ''] = message.split('\n');
  const line = Number(/on line (\d+)/.exec(head)?.[1] ?? 1);
  const before = shown.slice(0, caret.indexOf('^')).replace(/^\.\.\./, '');
  for (const n of [line, line + 1]) {
    const text = lineText(file, n);
    for (let length = before.length; length > 0; length--) {
      const at = text.indexOf(before.slice(-length));
      if (at >= 0) return lineOffset(file, n) + at + length;
      if (length < before.length && length < 3) break;
    }
  }
  return lineOffset(file, line);
}

function wordAt(file: SourceFile, start: number): Span {
  const word = /^\{\{[^}]*\}\}|^[^\s{}()]+|^./.exec(file.text.slice(start, start + 80))?.[0] ?? '';
  return { file, start, end: start + word.length };
}

/** The innermost block that is open where the file ends. */
function unclosedBlock(file: SourceFile): { readonly name: string; readonly span: Span } | null {
  const open: { name: string; span: Span }[] = [];
  const text = file.text.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}/g, (c) =>
    ' '.repeat(c.length),
  );
  for (const tag of text.matchAll(/\{\{~?([#^/])\s*([^\s}~|]+)[^}]*\}\}/g)) {
    if (tag[1] === '/') open.pop();
    else open.push({ name: tag[2]!, span: { file, start: tag.index, end: tag.index + tag[0].length } });
  }
  return open.at(-1) ?? null;
}

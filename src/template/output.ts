import { lineOffset, lineText, type SourceFile, type Span } from '../source/index.js';
import { LIMITS } from './limits.js';
import type { SlotValue } from './values.js';

/** Data that waits for its place; null: nothing, which leaves no trace. */
export interface Slot {
  readonly value: SlotValue | null;
  /** The tag that put it here. */
  readonly span: Span;
  /** Its value could not be had, and that has been told. */
  readonly failed: boolean;
}

/**
 * The Markdown that a template yields. Data never enters it: each value is a slot, and the text holds only the slot's
 * number. Each line remembers the line of the template that began it.
 */
export class Output {
  readonly slots: Slot[] = [];
  private readonly parts: string[] = [];
  private readonly lines: { readonly file: SourceFile; readonly line: number }[] = [];
  private lineOpen = false;
  private indent = '';
  private size = 0;

  get text(): string {
    return this.parts.join('');
  }

  /** true: more than a template may yield. */
  get full(): boolean {
    return this.size > LIMITS.output;
  }

  write(text: string, file: SourceFile, line: number): void {
    const pieces = text.split(/\r\n?|\n/);
    for (const [i, piece] of pieces.entries()) {
      if (piece !== '') this.add(piece, file, line + i);
      if (i < pieces.length - 1) this.end(file, line + i);
    }
  }

  put(slot: Slot, line: number): void {
    this.add(`\ue000${this.slots.length}\ue001`, slot.span.file, line);
    this.slots.push(slot);
    this.size += sizeOf(slot.value);
  }

  /** What a partial on an indented line yields is indented as it is. */
  indented(indent: string, write: () => void): void {
    const before = this.indent;
    this.indent = before + indent;
    write();
    this.indent = before;
  }

  /** Place of a line (from 0) in the template that made it. */
  spanOf(index: number): Span | null {
    const at = this.lines[Math.min(index, this.lines.length - 1)];
    if (!at) return null;
    const text = lineText(at.file, at.line);
    const start = lineOffset(at.file, at.line);
    return {
      file: at.file,
      start: start + text.length - text.trimStart().length,
      end: start + text.trimEnd().length,
    };
  }

  private add(piece: string, file: SourceFile, line: number): void {
    if (!this.lineOpen) {
      this.lines.push({ file, line });
      this.parts.push(this.indent);
      this.lineOpen = true;
    }
    this.parts.push(piece);
    this.size += piece.length;
  }

  private end(file: SourceFile, line: number): void {
    if (!this.lineOpen) this.lines.push({ file, line });
    this.parts.push('\n');
    this.size += 1;
    this.lineOpen = false;
  }
}

function sizeOf(value: SlotValue | null): number {
  if (value === null || typeof value === 'number') return 0;
  return typeof value === 'string' ? value.length : value.source.length;
}

import { displayWidth, type Ink, safeText } from '../../diagnostics/index.js';
import { bar, cutTo, wrap } from '../lines.js';

export interface TextOptions {
  readonly ink: Ink;
  /** Columns of the terminal. */
  readonly width: number;
  /** false: letters and signs of ASCII alone. */
  readonly unicode: boolean;
  /** false: no bars, which a screen reader would spell out; their figures stand beside them anyway. Default true. */
  readonly bars?: boolean;
  /** Name of the column by which groups are shown. */
  readonly by?: string | null;
}

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Wider cells are cut. */
  readonly max?: number;
}

type Colour = (text: string) => string;
interface Inked {
  readonly text: string;
  readonly ink: Colour;
}
/** A cell, or one with its colour. */
export type Cell = string | Inked;

const same: Colour = (text) => text;

/** Tables need that much; narrower terminals break the lines. */
const NARROWEST = 60;
const WIDEST = 100;
/** The first column keeps at least that. */
const FIRST = 6;
const ASCII: Readonly<Record<string, string>> = {
  ...{ '−': '-', '–': '-', '—': '-', '·': '-', '…': '...', α: 'alpha' },
  ...{ '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'", '×': 'x' },
};

/** Lines as a terminal of some width takes them. */
export class Page {
  readonly lines: string[] = [];
  readonly width: number;
  readonly ink: Ink;

  constructor(private readonly options: TextOptions) {
    this.width = Math.max(NARROWEST, Math.min(options.width, WIDEST));
    this.ink = options.ink;
  }

  get unicode(): boolean {
    return this.options.unicode;
  }

  /** Any text as one line that cannot steer the terminal, in signs that it can show. */
  say(text: string): string {
    const line = safeText(text.replace(/\s+/g, ' ').trim());
    return this.options.unicode ? line : line.replace(/[−–—·…α“”„‘’×]/g, (c) => ASCII[c]!);
  }

  cut(text: string, width: number): string {
    return cutTo(this.say(text), width, this.say('…'));
  }

  bar(share: number, width: number): string {
    return this.options.bars === false ? '' : bar(share, width, this.options.unicode);
  }

  line(text = ''): void {
    this.lines.push(text.trimEnd());
  }

  /** A blank line and a heading. */
  head(text: string): void {
    this.line();
    this.line(this.ink.strong(this.cut(text, this.width)));
  }

  /** A title and, at the right margin or on the next line, whom it speaks of. */
  titled(left: string, right: string): void {
    const aside = this.say(right);
    const title = this.cut(left, this.width);
    const gap = this.width - displayWidth(title) - displayWidth(aside);
    if (this.lines.length > 0) this.line();
    this.line(this.ink.strong(title) + (gap >= 2 ? ' '.repeat(gap) + aside : ''));
    if (gap < 2) this.words(aside);
  }

  /** Words in as many lines as they take, behind a mark or set in by blanks. */
  words(text: string, before = '', ink: Colour = same, mark: Colour = same): void {
    const indent = displayWidth(before);
    for (const [i, line] of wrap(this.say(text), this.width - indent).entries())
      this.line(`${i === 0 ? mark(before) : ' '.repeat(indent)}${ink(line)}`);
  }

  note(text: string): void {
    this.words(text, '', this.ink.dim);
  }

  /** Rows under their heads, two blanks between; where it is too wide, the first column gives way. */
  table(columns: readonly Column[], rows: readonly (readonly Cell[])[], indent = ''): void {
    const lines = [columns.map((c) => c.head), ...rows].map((row) =>
      row.map((cell, i) => this.fitted(cell, columns[i]!.max ?? this.width)),
    );
    const widths = columns.map((_, i) => Math.max(...lines.map((row) => displayWidth(row[i]!.text))));
    const over = indent.length + widths.reduce((sum, w) => sum + w + 2, -2) - this.width;
    if (over > 0) widths[0] = Math.max(FIRST, widths[0]! - over);
    const place = ({ text, ink }: Inked, i: number): string => {
      const kept = i === 0 ? this.cut(text, widths[0]!) : text;
      const blank = ' '.repeat(Math.max(0, widths[i]! - displayWidth(kept)));
      return columns[i]!.align === 'right' ? blank + ink(kept) : ink(kept) + blank;
    };
    const [heads, ...body] = lines.map((row) => indent + row.map(place).join('  '));
    if (columns.some((c) => c.head !== '')) this.line(this.ink.strong(heads!.trimEnd()));
    for (const row of body) this.line(row);
  }

  private fitted(cell: Cell, max: number): Inked {
    const { text, ink } = typeof cell === 'string' ? { text: cell, ink: same } : cell;
    return { text: this.cut(text, max), ink };
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

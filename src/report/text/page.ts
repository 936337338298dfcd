import { displayWidth, type Ink, safeText } from '../../diagnostics/index.js';
import { bar, cutTo, padEnd, padStart, wrap } from '../lines.js';

export interface TextOptions {
  readonly ink: Ink;
  /** Columns of the terminal. */
  readonly width: number;
  /** false: letters and signs of ASCII alone. */
  readonly unicode: boolean;
  /** Name of the column by which groups are shown. */
  readonly by?: string | null;
}

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Wider cells are cut. */
  readonly max?: number;
}

/** A cell, or one with its colour. */
export type Cell = string | { readonly text: string; readonly ink: (text: string) => string };

const NARROWEST = 40;
const WIDEST = 100;
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

  /** Any text as one line that cannot steer the terminal, in signs that it can show. */
  say(text: string): string {
    const line = safeText(text.replace(/\s+/g, ' ').trim());
    return this.options.unicode ? line : line.replace(/[−–—·…α“”„‘’×]/g, (c) => ASCII[c]!);
  }

  cut(text: string, width: number): string {
    return cutTo(this.say(text), width, this.say('…'));
  }

  bar(share: number, width: number): string {
    return bar(share, width, this.options.unicode);
  }

  line(text = ''): void {
    this.lines.push(text.trimEnd());
  }

  /** A blank line and a heading. */
  head(text: string): void {
    this.line();
    this.line(this.ink.strong(this.cut(text, this.width)));
  }

  /** A title and, at the right margin, whom it speaks of. */
  titled(left: string, right: string): void {
    const aside = this.say(right);
    const title = this.cut(left, Math.max(20, this.width - displayWidth(aside) - 2));
    const gap = this.width - displayWidth(title) - displayWidth(aside);
    if (this.lines.length > 0) this.line();
    if (gap >= 2 || aside === '')
      this.line(`${this.ink.strong(title)}${' '.repeat(Math.max(0, gap))}${aside}`);
    else for (const text of [this.ink.strong(title), ...wrap(aside, this.width)]) this.line(text);
  }

  /** Words in as many lines as they take, behind a mark or set in by blanks. */
  words(text: string, before = '', ink = (line: string): string => line): void {
    const indent = displayWidth(before);
    for (const [i, line] of wrap(this.say(text), this.width - indent).entries())
      this.line(`${i === 0 ? before : ' '.repeat(indent)}${ink(line)}`);
  }

  note(text: string): void {
    this.words(text, '', this.ink.dim);
  }

  /** Rows under their heads, two blanks between; a table without heads has none printed. */
  table(columns: readonly Column[], rows: readonly (readonly Cell[])[], indent = ''): void {
    const cells = rows.map((row) => row.map((cell, i) => this.fitted(cell, columns[i]!)));
    const heads = columns.map((c) => this.cut(c.head, c.max ?? this.width));
    const widths = heads.map((head, i) =>
      Math.max(displayWidth(head), ...cells.map((row) => displayWidth(row[i]!.text))),
    );
    const place = (text: string, i: number): string =>
      columns[i]!.align === 'right' ? padStart(text, widths[i]!) : padEnd(text, widths[i]!);
    if (heads.some((h) => h !== ''))
      this.line(this.ink.strong(indent + heads.map(place).join('  ').trimEnd()));
    for (const row of cells)
      this.line(
        indent + row.map(({ text, ink }, i) => place(text, i).replace(text, () => ink(text))).join('  '),
      );
  }

  private fitted(cell: Cell, column: Column): Exclude<Cell, string> {
    const { text, ink } = typeof cell === 'string' ? { text: cell, ink: (t: string) => t } : cell;
    return { text: this.cut(text, column.max ?? this.width), ink };
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

/** A strip of content as pages see it: its height, the space round it, and where pages may end. All in points. */
export interface Strip<S> {
  readonly height: number;
  readonly before: number;
  readonly after: number;
  readonly keep: boolean;
  /** Begins a page, a right-hand one, or one unless all that stands on the open page is passing. */
  readonly start: 'page' | 'right' | 'apart' | null;
  /** May share its page with whatever follows: a break, a word between two tasks. */
  readonly passing: boolean;
  readonly repeat: S | null;
  readonly notes: readonly { readonly height: number }[];
  readonly fill: unknown;
  /** Stands on a turned page, by itself. */
  readonly landscape: boolean;
}

export interface Placed<S> {
  readonly strip: S;
  /** From the head of the text area to the strip's upper edge. */
  readonly y: number;
  /** The strip's own, or what it fills. */
  readonly height: number;
  /** A table's head that stands here again. */
  readonly repeated: boolean;
}

export interface Page<S extends Strip<S>> {
  /** From 1. */
  readonly number: number;
  readonly landscape: boolean;
  readonly placed: readonly Placed<S>[];
  /** Footnotes of the page, from the foot of the text area upwards: `y` as above. */
  readonly notes: readonly { readonly note: S['notes'][number]; readonly y: number }[];
}

export interface Sheet {
  /** Height of the text area, and of that of turned pages. */
  readonly height: number;
  readonly landscapeHeight: number;
  /** Space between the text and the first footnote, with the rule between them. */
  readonly noteGap: number;
}

/** Fills pages from the top. What must stay together moves to the next page together; nothing is left out. */
export function paginate<S extends Strip<S>>(strips: readonly S[], sheet: Sheet): readonly Page<S>[] {
  const filler = new Filler<S>(sheet);
  for (let from = 0; from < strips.length; ) {
    let to = from;
    while (to < strips.length - 1 && strips[to]!.keep && strips[to + 1]!.start === null) to++;
    filler.unit(strips.slice(from, to + 1));
    from = to + 1;
  }
  return filler.pages();
}

/** Strips on the page that is being filled. */
interface Open<S extends Strip<S>> {
  placed: Placed<S>[];
  notes: S['notes'][number][];
  y: number;
  /** Something has taken the rest of the page. */
  full: boolean;
  readonly landscape: boolean;
}

class Filler<S extends Strip<S>> {
  private readonly done: Page<S>[] = [];
  private open: Open<S> | null = null;

  constructor(private readonly sheet: Sheet) {}

  pages(): readonly Page<S>[] {
    this.close();
    return this.done;
  }

  unit(strips: readonly S[]): void {
    const first = strips[0]!;
    const turns = this.open !== null && this.open.landscape !== first.landscape;
    if (turns || this.begins(first)) this.close();
    if (first.start === 'right') this.toRight();
    if (!this.fits(strips)) this.close();
    if (this.fits(strips)) for (const strip of strips) this.place(strip);
    else for (const strip of strips) this.alone(strip);
  }

  private begins({ start }: S): boolean {
    if (start === 'apart') return this.open?.placed.some(({ strip }) => !strip.passing) ?? false;
    return start !== null;
  }

  /** Of a group that is taller than a page, each strip goes where it can. */
  private alone(strip: S): void {
    if (!this.fits([strip])) this.close();
    this.place(strip);
  }

  private close(): void {
    if (!this.open) return;
    const { placed, notes, landscape } = this.open;
    let y = this.heightOf(landscape) - notes.reduce((sum, n) => sum + n.height, 0);
    const feet = notes.map((note) => {
      const foot = { note, y };
      y += note.height;
      return foot;
    });
    this.done.push({ number: this.done.length + 1, landscape, placed, notes: feet });
    this.open = null;
  }

  /** An empty left-hand page, where the next one would be left-hand. */
  private toRight(): void {
    if (this.done.length % 2 === 1)
      this.done.push({ number: this.done.length + 1, landscape: false, placed: [], notes: [] });
  }

  private heightOf(landscape: boolean): number {
    return landscape ? this.sheet.landscapeHeight : this.sheet.height;
  }

  private room(notes: readonly { readonly height: number }[], landscape: boolean): number {
    const all = [...(this.open?.notes ?? []), ...notes];
    return (
      this.heightOf(landscape) -
      (all.length > 0 ? all.reduce((sum, n) => sum + n.height, 0) + this.sheet.noteGap : 0)
    );
  }

  private fits(strips: readonly S[]): boolean {
    if (this.open?.full) return false;
    let y = this.open?.y ?? 0;
    let above = this.open?.placed.at(-1)?.strip;
    for (const strip of strips) {
      y += this.space(above, strip) + strip.height;
      above = strip;
    }
    const landscape = strips[0]?.landscape ?? false;
    return (
      y <=
      this.room(
        strips.flatMap((s) => s.notes),
        landscape,
      ) +
        0.01
    );
  }

  /** Space above a strip; at the head of a page, the table head that stands there again. */
  private space(above: S | undefined, strip: S): number {
    if (above) return Math.max(above.after, strip.before);
    return strip.repeat ? strip.repeat.height + strip.repeat.after : 0;
  }

  private place(strip: S): void {
    this.open ??= { placed: [], notes: [], y: 0, full: false, landscape: strip.landscape };
    const page = this.open;
    const above = page.placed.at(-1)?.strip;
    if (!above && strip.repeat) {
      page.placed.push({ strip: strip.repeat, y: 0, height: strip.repeat.height, repeated: true });
    }
    const y = page.y + this.space(above, strip);
    page.notes.push(...strip.notes);
    const height = strip.fill ? Math.max(strip.height, this.room([], page.landscape) - y) : strip.height;
    page.placed.push({ strip, y, height, repeated: false });
    page.y = y + height;
    page.full = strip.fill !== null;
  }
}

import { stretchesOf, tighter } from './tighten.js';
import type { Page, Placed, Sheet, Strip } from './types.js';

/**
 * Fills pages, and where a stretch of them ends in a remnant on a page of its own, tries again with less white in it.
 * Nothing changes where that does not spare the page.
 */
export function paginate<S extends Strip<S>>(strips: readonly S[], sheet: Sheet): readonly Page<S>[] {
  const { unit } = sheet;
  let [given, pages] = [strips, fillPages(strips, sheet)];
  if (unit === undefined) return pages;
  let stretches = stretchesOf(given, pages);
  // From the last to the first, so that what has been tried is not moved by what follows.
  for (let n = stretches.length - 1; n >= 0; n--) {
    const stretch = stretches[n]!;
    for (const tried of tighter(given, stretch, unit)) {
      const made = fillPages(tried, sheet);
      const after = stretchesOf(tried, made);
      const now = after.find((x) => x.from === stretch.from);
      if (!now || now.pages >= stretch.pages || made.length > pages.length) continue;
      [given, pages, stretches] = [tried, made, after];
      break;
    }
  }
  return pages;
}

/** Fills pages from the top. What must stay together moves to the next page together; nothing is left out but room to spare. */
function fillPages<S extends Strip<S>>(strips: readonly S[], sheet: Sheet): readonly Page<S>[] {
  const filler = new Filler<S>(sheet);
  for (let from = 0; from < strips.length; ) {
    let to = from;
    while (to < strips.length - 1 && strips[to]!.keep && strips[to + 1]!.start === null) to++;
    const unit = strips.slice(from, to + 1);
    if (!isLastWord(strips, from) || !filler.before(unit)) filler.unit(unit);
    from = to + 1;
  }
  return filler.pages();
}

/** A break after which a new page begins anyway: what cannot stand below a sheet would stand alone. */
function isLastWord<S extends Strip<S>>(strips: readonly S[], from: number): boolean {
  if (!strips[from]!.passing || strips[from]!.start !== null) return false;
  const next = strips.slice(from).find((strip) => !strip.passing || strip.start !== null);
  return next === undefined || next.start === 'page' || next.start === 'right';
}

/** A page that is filled, or was. */
interface Open<S extends Strip<S>> {
  readonly number: number;
  placed: Placed<S>[];
  notes: S['notes'][number][];
  readonly landscape: boolean;
}

class Filler<S extends Strip<S>> {
  private readonly done: Open<S>[] = [];
  private open: Open<S> | null = null;

  constructor(private readonly sheet: Sheet) {}

  pages(): readonly Page<S>[] {
    this.close();
    return this.done.map((page) => ({ ...page, notes: this.feet(page) }));
  }

  unit(strips: readonly S[]): void {
    const first = strips[0]!;
    const turns = this.open !== null && this.open.landscape !== first.landscape;
    if (turns || this.begins(first)) this.close();
    if (first.start === 'right') this.toRight();
    if (!this.fits(strips, this.open)) this.close();
    if (this.fits(strips, this.open)) for (const strip of strips) this.place(strip);
    else for (const strip of strips) this.alone(strip);
  }

  /** Puts what has no room below the sheets of an activity before them, behind its text; says whether it could. */
  before(strips: readonly S[]): boolean {
    if (!this.open || this.fits(strips, this.open)) return false;
    const all = [...this.done, this.open];
    const from = attachedFrom(all);
    const target = all[from - 1];
    if (!target || target.placed.length === 0 || target.landscape !== strips[0]!.landscape) return false;
    if (!this.fits(strips, target)) return false;
    for (const strip of strips) this.put(target, strip);
    return true;
  }

  private begins({ start }: S): boolean {
    if (start === 'apart') return this.open?.placed.some(({ strip }) => !strip.passing) ?? false;
    return start !== null;
  }

  /** Of a group that is taller than a page, each strip goes where it can, and takes its heading with it. */
  private alone(strip: S): void {
    if (!this.fits([strip], this.open)) {
      const led = this.leading(strip);
      this.close();
      for (const heading of led) this.place(heading);
    }
    this.place(strip);
  }

  /** Takes headings back from the foot of the open page, as much of them as fits a page with what they lead. */
  private leading(strip: S): readonly S[] {
    const { open } = this;
    if (!open) return [];
    const placed = open.placed.map((p) => p.strip);
    const head = open.placed.findIndex((p) => !p.repeated);
    let run = placed.length;
    while (run > head && placed[run - 1]!.leads) run--;
    // Where nothing else stands on the page, the end of the heading goes on and the rest stays.
    const most = run > head ? run : Math.max(head + 1, placed.length - 2);
    let from = placed.length;
    while (from > most && this.fits([...placed.slice(from - 1), strip], null)) from--;
    const led = placed.slice(from);
    open.placed = open.placed.slice(0, from);
    const notes = new Set(led.flatMap((s) => s.notes));
    open.notes = open.notes.filter((note) => !notes.has(note));
    return led;
  }

  private close(): void {
    const page = this.open;
    this.open = null;
    if (!page) return;
    const spare = page.placed.filter((p) => !p.repeated).map((p) => p.strip);
    if (spare.some((strip) => strip.spare === null)) this.done.push(page);
    else this.closeSpare(page, spare);
  }

  /** Nothing but room to spare: it fills its page, or as much of it as there is room for goes below the page before. */
  private closeSpare(page: Open<S>, spare: readonly S[]): void {
    const line = spare.find((strip) => strip.spare?.line)?.spare?.line;
    const target = line ? page : this.done.at(-1);
    if (line) {
      while (this.fits([line], page)) this.put(page, line);
      this.done.push(page);
    } else if (target && target.landscape === page.landscape) {
      const count = spare.findLastIndex((_, n) => this.fits(spare.slice(0, n + 1), target)) + 1;
      // A single line is no room to write in.
      if (count > 1) for (const strip of spare.slice(0, count)) this.put(target, strip);
    }
  }

  /** Footnotes, from the foot of the text area upwards. */
  private feet({ notes, landscape }: Open<S>): Page<S>['notes'] {
    let y = this.heightOf(landscape) - notes.reduce((sum, n) => sum + n.height, 0);
    return notes.map((note) => {
      const foot = { note, y };
      y += note.height;
      return foot;
    });
  }

  /** An empty left-hand page, where the next one would be left-hand. */
  private toRight(): void {
    if (this.done.length % 2 === 1) this.done.push(this.fresh(false));
  }

  private fresh(landscape: boolean): Open<S> {
    return { number: this.done.length + 1, placed: [], notes: [], landscape };
  }

  private heightOf(landscape: boolean): number {
    return landscape ? this.sheet.landscapeHeight : this.sheet.height;
  }

  private room(notes: readonly { readonly height: number }[], landscape: boolean): number {
    const taken = notes.length > 0 ? notes.reduce((sum, n) => sum + n.height, 0) + this.sheet.noteGap : 0;
    return this.heightOf(landscape) - taken;
  }

  /** Whether strips fit below what stands on a page; null is a page that has not been begun. */
  private fits(strips: readonly S[], page: Open<S> | null): boolean {
    const last = page?.placed.at(-1);
    // Something has taken the rest of the page.
    if (last?.strip.fill) return false;
    let y = last ? last.y + last.height : 0;
    let above = last?.strip;
    for (const strip of strips) {
      y += this.space(above, strip) + strip.height;
      above = strip;
    }
    const notes = [...(page?.notes ?? []), ...strips.flatMap((s) => s.notes)];
    return y <= this.room(notes, strips[0]?.landscape ?? false) + 0.01;
  }

  /** Space above a strip; at the head of a page, the table head that stands there again. */
  private space(above: S | undefined, strip: S): number {
    if (above) return Math.max(above.after, strip.before);
    return strip.repeat ? strip.repeat.height + strip.repeat.after : 0;
  }

  private place(strip: S): void {
    this.open ??= this.fresh(strip.landscape);
    this.put(this.open, strip);
  }

  private put(page: Open<S>, strip: S): void {
    const last = page.placed.at(-1);
    const y = (last ? last.y + last.height : 0) + this.space(last?.strip, strip);
    if (!last && strip.repeat)
      page.placed.push({ strip: strip.repeat, y: 0, height: strip.repeat.height, repeated: true });
    page.notes.push(...strip.notes);
    const height = strip.fill
      ? Math.max(strip.height, this.room(page.notes, page.landscape) - y)
      : strip.height;
    page.placed.push({ strip, y, height, repeated: false });
  }
}

/** Index of the first of the pages at the end that have nothing but sheets on them; how many pages there are where the last has more. */
function attachedFrom<S extends Strip<S>>(pages: readonly Open<S>[]): number {
  return pages.findLastIndex((page) => page.placed.some((p) => !p.repeated && !p.strip.attached)) + 1;
}

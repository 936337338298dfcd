/** How many people stand behind a figure: those whose values are in its mean, and where that differs all who answered. */
export type Counts = readonly number[];

/** A figure of one part of the whole: a group, a kind of rater. */
export interface Cell {
  readonly counts: Counts;
  readonly shown: boolean;
}

/** Figures by key: an item, a score, a question, an option. */
export interface Part {
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Keys that determine each other where everybody has all of them: a score and its items, points that add up. */
export type Relation = readonly string[];

/**
 * Which further figures of the parts may not be shown, so that none of those left out can be had from what is: not by
 * taking the shown parts from the whole, nor by a score from its items or an item from its score. It is complementary
 * cell suppression as statistical offices have it (Willenborg & de Waal 2001, ch. 8), for sums over one partition.
 *
 * `whole` has the counts of the figures that are shown of everybody. What of it is in no part belongs to groups that
 * are hidden altogether, or to rows of none. Of the parts the one goes first that hides something akin anyway, then
 * the smallest.
 */
export function alsoHidden(
  whole: ReadonlyMap<string, Counts>,
  parts: readonly Part[],
  relations: readonly Relation[],
  minimum: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Table(whole, parts, relations, minimum);
  while (table.complement() || table.unlink());
  return table.further;
}

const some = (counts: Counts): boolean => counts.some((n) => n > 0);

class Table {
  readonly further: ReadonlyMap<string, Set<string>>;

  constructor(
    private readonly whole: ReadonlyMap<string, Counts>,
    private readonly parts: readonly Part[],
    private readonly relations: readonly Relation[],
    private readonly minimum: number,
  ) {
    this.further = new Map(parts.map((p) => [p.name, new Set<string>()]));
  }

  /** Whether the part leaves out a figure that there is. */
  private hides(part: Part, key: string): boolean {
    const cell = part.cells.get(key);
    if (!cell || !some(cell.counts)) return false;
    return !cell.shown || this.further.get(part.name)!.has(key);
  }

  private shows(part: Part, key: string): boolean {
    const cell = part.cells.get(key);
    return cell !== undefined && some(cell.counts) && !this.hides(part, key);
  }

  /** One more figure left out of a key whose rest would tell of few people or of one part alone; false: none must be. */
  complement(): boolean {
    for (const [key, counts] of this.whole) {
      if (!this.tells(key, counts)) continue;
      const next = this.candidates(key)[0];
      if (!next) continue;
      this.further.get(next.name)!.add(key);
      return true;
    }
    return false;
  }

  /** Whether the whole without the parts that are shown is a figure of too few, or just that of one part. */
  private tells(key: string, counts: Counts): boolean {
    const hidden = this.parts.filter((p) => this.hides(p, key));
    const outside = counts.map((n, i) => n - this.sum(this.parts, key, i));
    const rest = outside.map((n, i) => n + this.sum(hidden, key, i));
    if (rest.some((n) => n > 0 && n < this.minimum)) return true;
    return hidden.length === 1 && !some(outside);
  }

  private sum(parts: readonly Part[], key: string, i: number): number {
    return parts.reduce((all, p) => all + (p.cells.get(key)?.counts[i] ?? 0), 0);
  }

  private candidates(key: string): readonly Part[] {
    const akin = new Set(this.relations.filter((r) => r.includes(key)).flat());
    const already = (p: Part): number => ([...akin].some((k) => this.hides(p, k)) ? 0 : 1);
    const size = (p: Part): number => Math.max(...p.cells.get(key)!.counts);
    return this.parts
      .filter((p) => this.shows(p, key))
      .sort((a, b) => already(a) - already(b) || size(a) - size(b));
  }

  /** One more figure left out where all others of a relation would give the one that is; false: none must be. */
  unlink(): boolean {
    for (const part of this.parts) {
      for (const keys of this.relations) {
        const known = keys.filter((k) => part.cells.has(k));
        const [only, ...more] = known.filter((k) => this.hides(part, k));
        if (only === undefined || more.length > 0 || !complete(part, known)) continue;
        const next = [...known].reverse().find((k) => this.shows(part, k));
        if (next === undefined) continue;
        this.further.get(part.name)!.add(next);
        return true;
      }
    }
    return false;
  }
}

/** Whether all figures are of the same number of people, who then are the same people. */
function complete(part: Part, keys: Relation): boolean {
  const counts = keys.map((k) => part.cells.get(k)!.counts[0]);
  return new Set(counts).size === 1;
}

import { fewestPairs, pairs } from './bounds.js';
import type { Lot } from './lots.js';
import { sameValue } from './problem.js';
import type { DrawnGroup, NameReport, Objective, Person, SpreadCount, WishReport } from './types.js';
import type { Wish } from './wishes.js';

/** Groups as people by index, so that the figures are counted from the result and not from the search. */
type Seated = readonly (readonly number[])[];

/** What a name came to, from its groups. `lot`: null where it was not drawn. */
export function reportOf(
  groups: readonly DrawnGroup[],
  lot: Lot | null,
  repeats: number | null,
  indexOf: ReadonlyMap<string, number>,
): NameReport {
  const seated = groups.map((g) => g.members.map((m) => indexOf.get(m.respondent)!));
  const counts = seated.map((g) => g.length);
  const sizes = { groups: counts.length, smallest: Math.min(...counts), largest: Math.max(...counts) };
  const { mix, apart, together } = lot?.wishes ?? { mix: null, apart: null, together: null };
  return {
    sizes,
    repeats,
    mix: mix && { ...sameInOne(mix, seated), spread: spreadOf(mix, seated) },
    apart: apart && sameInOne(apart, seated),
    together: together && keptApart(together, seated),
  };
}

/** Pairs of one value in one group. */
function sameInOne({ column, codes }: Wish, groups: Seated): WishReport {
  const broken = groups.reduce((sum, g) => {
    const own = g.filter((p) => codes[p]! >= 0);
    return sum + own.reduce((s, p, i) => s + own.slice(i + 1).filter((q) => codes[q] === codes[p]).length, 0);
  }, 0);
  const here = new Set(groups.flat());
  const best = sameValue(codes).reduce(
    (sum, kin) => sum + fewestPairs(kin.filter((p) => here.has(p)).length, groups.length),
    0,
  );
  return { column, broken, best };
}

/** Pairs of one value in different groups. */
function keptApart({ column, codes }: Wish, groups: Seated): WishReport {
  const broken = sameValue(codes).reduce((sum, kin) => {
    const counts = groups.map((g) => g.filter((p) => kin.includes(p)).length);
    const all = counts.reduce((s, n) => s + n, 0);
    return sum + pairs(all) - counts.reduce((s, n) => s + pairs(n), 0);
  }, 0);
  return { column, broken, best: broken === 0 ? 0 : null };
}

function spreadOf({ codes }: Wish, groups: Seated): readonly SpreadCount[] {
  const counts = new Map<number, number>();
  for (const g of groups) {
    const values = new Set(g.flatMap((p) => (codes[p]! >= 0 ? [codes[p]!] : []))).size;
    counts.set(values, (counts.get(values) ?? 0) + 1);
  }
  return [...counts].map(([values, n]) => ({ values, groups: n })).sort((a, b) => b.values - a.values);
}

/** Counts pairs who meet; those who met under an earlier name count as repeats. Pairs who belong together are left out. */
export class Meetings {
  private readonly met = new Set<number>();

  constructor(private readonly people: number) {}

  add(groups: Seated, together: Int32Array | null): number {
    let repeats = 0;
    const now: number[] = [];
    for (const g of groups) {
      for (const [i, p] of g.entries()) {
        for (const q of g.slice(i + 1)) {
          if (together && together[p]! >= 0 && together[p] === together[q]) continue;
          const pair = Math.min(p, q) * this.people + Math.max(p, q);
          if (this.met.has(pair)) repeats++;
          else now.push(pair);
        }
      }
    }
    for (const pair of now) this.met.add(pair);
    return repeats;
  }
}

/** Who sits elsewhere than before; people who are not there any more do not count. */
export function movedOf(
  before: Readonly<Record<string, readonly DrawnGroup[]>>,
  after: Readonly<Record<string, readonly DrawnGroup[]>>,
  names: readonly string[],
): NonNullable<Objective['moved']> {
  const moved: string[] = [];
  for (const name of names) {
    const place = new Map((before[name] ?? []).flatMap((g) => g.members.map((m) => [m.respondent, g.name])));
    for (const g of after[name] ?? [])
      for (const m of g.members)
        if (place.has(m.respondent) && place.get(m.respondent) !== g.name) moved.push(m.respondent);
  }
  const respondents = [...new Set(moved)].sort();
  return { people: respondents.length, places: moved.length, respondents };
}

/** People of groups by their index. */
export function indexed(
  groups: readonly DrawnGroup[],
  indexOf: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  return groups.map((g) => g.members.map((m) => indexOf.get(m.respondent)!));
}

export function indexOfPeople(people: readonly Person[]): ReadonlyMap<string, number> {
  return new Map(people.map((p, i) => [p.respondent, i]));
}

import type { ResponseRecord } from '../match/index.js';

type People = readonly ResponseRecord[];

/** Whose values stand behind figures that are shown: everybody's, each shown group's, of one item or score in one round. */
export interface Behind {
  readonly whole: People;
  readonly groups: readonly People[];
}

/**
 * People behind paired figures, by round and item or score. Means of the same values over several sets of people can
 * be added and subtracted: who is in two rounds but not in the third is had from the pairs of the one and of the other.
 */
export class Pairings {
  private readonly told = new Map<string, ReadonlySet<ResponseRecord>[]>();

  constructor(private readonly minimum: number) {}

  /** Whether figures of these people tell, with those told before, of some people fewer than the minimum. */
  tells(where: string, people: People, behind: Behind): boolean {
    const sets = [new Set(people), ...(this.told.get(where) ?? [])];
    return signs(sets.length).some((s) => {
      const left = remainder(behind, sets, s);
      return left > 0 && left < this.minimum;
    });
  }

  tell(where: string, people: People): void {
    this.told.set(where, [...(this.told.get(where) ?? []), new Set(people)]);
  }
}

/** Of the whole, then of each set, how often it is taken: −1, 0 or 1; the first set once. */
function signs(sets: number): readonly (readonly number[])[] {
  let all: (readonly number[])[] = [[-1], [0], [1]];
  for (let i = 0; i < sets; i++)
    all = all.flatMap((s) => (i === 0 ? [1] : [-1, 0, 1]).map((sign) => [...s, sign]));
  return all;
}

/** How many people are left in the sum, when each group is taken as often as leaves fewest. */
function remainder(
  { whole, groups }: Behind,
  sets: readonly ReadonlySet<ResponseRecord>[],
  [all, ...signs]: readonly number[],
): number {
  const weight = (r: ResponseRecord): number =>
    sets.reduce((sum, set, i) => sum + (set.has(r) ? signs[i]! : 0), all!);
  const grouped = new Set(groups.flat());
  const alone = whole.filter((r) => !grouped.has(r) && weight(r) !== 0).length;
  const inGroups = groups.map((group) => {
    const counts = new Map<number, number>();
    for (const r of group) counts.set(weight(r), (counts.get(weight(r)) ?? 0) + 1);
    return group.length - Math.max(0, ...counts.values());
  });
  return inGroups.reduce((sum, n) => sum + n, alone);
}

import { groupSizes } from '../plan/index.js';
import { type Lot, roundOf, sizesFor } from './lots.js';
import type { GroupName } from './names.js';
import { NOBODY, Seating } from './seating.js';
import type { DrawnGroup } from './types.js';

/** Groups of one name while they are made again: people by seat, by index; NOBODY: an empty chair. */
interface Kept {
  readonly name: string;
  readonly seats: readonly number[];
  /** People who should be in it. */
  readonly size: number;
}

export interface Reformed {
  readonly seating: Seating;
  /** Names of the groups of each lot. */
  readonly names: readonly (readonly string[])[];
}

/**
 * Makes groups again for the people who are there, with the fewest changes: everybody keeps place and number where
 * sizes allow; the smallest groups are given up if there are too many; then people move one by one, each time whoever
 * costs least, from groups that are too large to those that are too small.
 */
export function reform(
  lots: readonly Lot[],
  people: number,
  before: Readonly<Record<string, readonly DrawnGroup[]>>,
  indexOf: ReadonlyMap<string, number>,
): Reformed {
  const kept = lots.map((lot) => keptGroups(lot, people, before[lot.name.name] ?? [], indexOf));
  const rounds = lots.map((lot, i) => ({ ...roundOf(lot, null), sizes: kept[i]!.map((g) => g.size) }));
  const rooms = kept.map((groups) => Math.max(...groups.map((g) => Math.max(g.size, g.seats.length))));
  const seating = new Seating({ people, rounds }, rooms);
  const hosts = new Map<number, Map<string, number>>();
  for (const [i, groups] of kept.entries())
    for (const [g, { seats }] of groups.entries())
      for (const [s, p] of seats.entries()) if (p !== NOBODY) seating.sit(i, p, seating.seats(i, g)[s]!);
  for (const [i, lot] of lots.entries()) {
    const table = new Table(seating, i, kept[i]!, lot.host, people);
    const series = hosts.get(before[lot.name.name]?.length ?? 0);
    if (lot.host >= 0 && series) table.seatHosts(series);
    table.settle();
    if (lot.host >= 0 && !series) hosts.set(before[lot.name.name]?.length ?? 0, table.hosts());
  }
  return { seating, names: kept.map((groups) => groups.map((g) => g.name)) };
}

/** The groups that go on, with the sizes that they should have: the fullest stay the largest. */
function keptGroups(
  lot: Lot,
  people: number,
  before: readonly DrawnGroup[],
  indexOf: ReadonlyMap<string, number>,
): readonly Kept[] {
  const old = before.map((g) => ({
    name: g.name,
    seats: g.members.map((m) => indexOf.get(m.respondent) ?? NOBODY),
  }));
  const wanted = countFor(lot.name, people, old.length);
  const full = (g: (typeof old)[number]): number => g.seats.filter((p) => p !== NOBODY).length;
  const ranked = [...old].sort((a, b) => full(b) - full(a));
  const going = new Set(ranked.slice(0, wanted));
  const highest = Math.max(0, ...old.map((g) => Number(g.name) || 0));
  const fresh = Array.from({ length: Math.max(0, wanted - old.length) }, (_, i) => ({
    name: String(highest + 1 + i),
    seats: [],
  }));
  const sizes = sizesFor(people, wanted);
  const sizeOf = new Map([...ranked.slice(0, wanted), ...fresh].map((g, i) => [g, sizes[i]!]));
  return [...old.filter((g) => going.has(g)), ...fresh].map((g) => ({ ...g, size: sizeOf.get(g)! }));
}

/** As many groups as before where the plan allows that, else the nearest number. */
function countFor({ grouping }: GroupName, people: number, before: number): number {
  const { size, min, max, count } = grouping;
  const allowed = (k: number): boolean => {
    const [smallest, largest] = [Math.floor(people / k), Math.ceil(people / k)];
    if (smallest < (min ?? 1) || largest > (max ?? people)) return false;
    if (count !== null) return k === count;
    return size === null || (largest <= size + 1 && smallest >= Math.max(size - 1, Math.min(size, 2)));
  };
  for (let off = 0; off < Math.max(before, people); off++)
    for (const k of [before - off, before + off]) if (k >= 1 && k <= people && allowed(k)) return k;
  return groupSizes(grouping, people).groups;
}

/** One round's groups on their way to their sizes. */
class Table {
  private readonly bound = new Set<number>();

  constructor(
    private readonly seating: Seating,
    private readonly i: number,
    private readonly groups: readonly Kept[],
    private readonly hostSeat: number,
    private readonly people: number,
  ) {
    if (hostSeat >= 0) for (const p of this.hosts().values()) this.bound.add(p);
  }

  /** Who sits on the host's seat of each group, by the group's name. */
  hosts(): Map<string, number> {
    return new Map(
      this.groups.flatMap(({ name }, g) => {
        const seat = this.seating.seats(this.i, g)[this.hostSeat];
        const p = seat === undefined ? NOBODY : this.at(seat);
        return p === NOBODY ? [] : [[name, p] as const];
      }),
    );
  }

  /** Brings the hosts of an earlier name to the same tables. */
  seatHosts(hosts: ReadonlyMap<string, number>): void {
    this.bound.clear();
    for (const [g, { name }] of this.groups.entries()) {
      const host = hosts.get(name);
      const seat = this.seating.seats(this.i, g)[this.hostSeat];
      if (host === undefined || seat === undefined) continue;
      this.bound.add(host);
      const from = this.layout.seatOf[host]!;
      if (from === seat) continue;
      if (from !== NOBODY) this.seating.swap(this.i, from, seat);
      else {
        const there = this.at(seat);
        if (there !== NOBODY) this.seating.rise(this.i, there);
        this.seating.sit(this.i, host, seat);
      }
    }
  }

  settle(): void {
    for (let p = 0; p < this.people; p++) if (this.layout.seatOf[p] === NOBODY) this.seatBest([p]);
    for (;;) {
      const over = this.groups.flatMap((_, g) =>
        this.count(g) > this.groups[g]!.size ? this.movable(g) : [],
      );
      if (over.length === 0) break;
      this.seatBest(over);
    }
    for (const g of this.groups.keys()) this.closeGaps(g);
  }

  private get layout(): Seating['layouts'][number] {
    return this.seating.layouts[this.i]!;
  }

  private at(seat: number): number {
    return this.layout.at[seat]!;
  }

  private count(g: number): number {
    return this.seating.members(this.i, g).length;
  }

  private movable(g: number): number[] {
    return this.seating.members(this.i, g).filter((p) => !this.bound.has(p));
  }

  /** Of these people and all groups with room, the cheapest move is made. */
  private seatBest(people: readonly number[]): void {
    let best: { person: number; seat: number; cost: number } | null = null;
    const open = this.groups.flatMap((_, g) => (this.count(g) < this.groups[g]!.size ? [this.free(g)] : []));
    for (const person of people) {
      const home = this.layout.seatOf[person]!;
      for (const seat of open) {
        if (home !== NOBODY) this.seating.rise(this.i, person);
        this.seating.sit(this.i, person, seat);
        const { cost } = this.seating;
        this.seating.rise(this.i, person);
        if (home !== NOBODY) this.seating.sit(this.i, person, home);
        if (!best || cost < best.cost) best = { person, seat, cost };
      }
    }
    if (!best) throw new Error('nobody can move although a group is too large');
    if (this.layout.seatOf[best.person] !== NOBODY) this.seating.rise(this.i, best.person);
    this.seating.sit(this.i, best.person, best.seat);
  }

  private free(g: number): number {
    return this.seating.seats(this.i, g).find((s) => this.at(s) === NOBODY)!;
  }

  /** Numbers run from 1 without gaps: whoever has the last one takes the one that is missing. */
  private closeGaps(g: number): void {
    const seats = this.seating.seats(this.i, g);
    const { size } = this.groups[g]!;
    for (let s = 0; s < size; s++) {
      if (this.at(seats[s]!) !== NOBODY) continue;
      const last = [...seats].reverse().find((x) => this.at(x) !== NOBODY && !this.bound.has(this.at(x)));
      if (last !== undefined && last > seats[s]!) this.seating.swap(this.i, seats[s]!, last);
    }
  }
}

import { type Problem, type Round, WEIGHTS } from './problem.js';

/** An empty chair. */
export const NOBODY = -1;

/** Seats of a round: `room` to a group, side by side; a smaller group has empty chairs at its end. */
interface Layout {
  readonly round: Round;
  readonly room: number;
  /** Person by seat. */
  readonly at: Int32Array;
  /** Seat by person. */
  readonly seatOf: Int32Array;
  /** Circles of people who meet: the groups, and where numbers meet, the numbers. By circle: its seats. */
  readonly circles: readonly { readonly of: Int32Array; readonly seats: readonly Int32Array[] }[];
}

/**
 * A seating of all rounds and what it costs. The cost is a sum over pairs: each time that a pair meets again costs
 * one `repeat` for every earlier meeting (so third meetings are dearer than second ones), a pair of one value in one
 * group costs `apart` or `mix`, and a pair that belongs together earns `together`. Pairs who belong together meet
 * again for nothing.
 */
export class Seating {
  readonly layouts: readonly Layout[];
  cost = 0;
  /** How often each pair has met, by n × person + other. */
  private readonly met: Uint16Array;
  private readonly n: number;

  constructor(problem: Problem, rooms: readonly number[] = problem.rounds.map((r) => Math.max(...r.sizes))) {
    this.n = problem.people;
    this.met = new Uint16Array(this.n * this.n);
    this.layouts = problem.rounds.map((round, i) => layoutOf(round, rooms[i]!, this.n));
  }

  groupOf(round: number, person: number): number {
    const l = this.layouts[round]!;
    return l.circles[0]!.of[l.seatOf[person]!]!;
  }

  /** Seats of a group, empty chairs included. */
  seats(round: number, group: number): Int32Array {
    return this.layouts[round]!.circles[0]!.seats[group]!;
  }

  /** People of a group in the order of their seats. */
  members(round: number, group: number): number[] {
    const { at } = this.layouts[round]!;
    return [...this.seats(round, group)].map((s) => at[s]!).filter((p) => p !== NOBODY);
  }

  /** Puts somebody on an empty chair. */
  sit(round: number, person: number, seat: number): void {
    const l = this.layouts[round]!;
    this.change(l, person, seat, 1);
    l.at[seat] = person;
    l.seatOf[person] = seat;
  }

  rise(round: number, person: number): void {
    const l = this.layouts[round]!;
    const seat = l.seatOf[person]!;
    l.at[seat] = NOBODY;
    l.seatOf[person] = NOBODY;
    this.change(l, person, seat, -1);
  }

  /** Two seats change their people; one of them may be empty. */
  swap(round: number, a: number, b: number): void {
    const { at } = this.layouts[round]!;
    const [p, q] = [at[a]!, at[b]!];
    if (p !== NOBODY) this.rise(round, p);
    if (q !== NOBODY) this.rise(round, q);
    if (p !== NOBODY) this.sit(round, p, b);
    if (q !== NOBODY) this.sit(round, q, a);
  }

  snapshot(): readonly Int32Array[] {
    return this.layouts.map((l) => l.at.slice());
  }

  /** Somebody takes a seat (1) or leaves it (−1): the cost of all pairs that this makes or parts. */
  private change(l: Layout, person: number, seat: number, by: 1 | -1): void {
    const { met, n } = this;
    const { apart, mix, together } = l.round;
    const [a, m, t] = [apart?.[person] ?? -1, mix?.[person] ?? -1, together?.[person] ?? -1];
    const own = l.circles[0]!.of;
    let cost = 0;
    for (let c = 0; c < l.circles.length; c++) {
      const { of, seats } = l.circles[c]!;
      for (const s of seats[of[seat]!]!) {
        const x = l.at[s]!;
        // People of one group who share a number have met at their group already.
        if (x === NOBODY || (c > 0 && own[s] === own[seat])) continue;
        const tied = t >= 0 && together![x] === t;
        if (!tied) {
          // As often as they meet without this time.
          cost += WEIGHTS.repeat * (by === 1 ? met[person * n + x]! : met[person * n + x]! - 1);
          met[person * n + x]! += by;
          met[x * n + person]! += by;
        }
        if (c > 0) continue;
        if (tied) cost -= WEIGHTS.together;
        if (a >= 0 && apart![x] === a) cost += WEIGHTS.apart;
        if (m >= 0 && mix![x] === m) cost += WEIGHTS.mix;
      }
    }
    this.cost += by * cost;
  }
}

function layoutOf(round: Round, room: number, people: number): Layout {
  const groups = round.sizes.length;
  const all = Array.from({ length: groups * room }, (_, seat) => seat);
  const circle = (count: number, circleOf: (seat: number) => number) => ({
    of: Int32Array.from(all, circleOf),
    seats: Array.from({ length: count }, (_, c) => Int32Array.from(all.filter((s) => circleOf(s) === c))),
  });
  const own = circle(groups, (seat) => Math.floor(seat / room));
  const numbers = round.numbers;
  return {
    round,
    room,
    at: new Int32Array(all.length).fill(NOBODY),
    seatOf: new Int32Array(people).fill(NOBODY),
    circles: numbers > 0 ? [own, circle(numbers, (seat) => (seat % room) % numbers)] : [own],
  };
}

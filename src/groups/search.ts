import { leastCost } from './bounds.js';
import type { Problem } from './problem.js';
import { type Random, randomOf } from './random.js';
import { NOBODY, Seating } from './seating.js';
import { seatAll, tiedBlocks } from './start.js';

/**
 * Steps of the search, in pairs looked at: bounded by work, not by time, so that a slow machine finds the same groups
 * as a fast one.
 */
const WORK = 160_000_000;
const MOST_STEPS = 3_000_000;
/** Steps for each seat of each round: small problems are soon known through and through. */
const STEPS_A_SEAT = 24_000;
/** A large problem gets one long search, a small one several shorter ones. */
const MOST_RESTARTS = 24;
const STEPS_OF_ONE = 120_000;
/** Temperatures, in units of the objective: from one repeat down to less than one pair of the mix column. */
const HOT = 60;
const COLD = 0.15;

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) with restarts: two people of one round change places; a
 * change for the better is kept, one for the worse with a chance that falls as the search goes on. People who belong
 * together move as one. Ends early where no better seating can exist.
 */
export function search(problem: Problem, seed: number, starts: readonly Start[] = []): Seating {
  const least = leastCost(problem);
  const { steps, restarts } = effortFor(problem);
  let best: { seating: Seating; cost: number } | null = null;
  for (let i = 0; i < restarts; i++) {
    const random = randomOf(seed, i);
    const seating = new Seating(problem);
    const start = starts[i];
    if (start) start(seating, random);
    else seatAll(seating, problem, random);
    const from = start ? COLD * 4 : HOT;
    if (seating.cost > least) anneal(seating, problem, random, steps, from, least);
    if (!best || seating.cost < best.cost) best = { seating, cost: seating.cost };
    if (best.cost <= least) break;
  }
  return best!.seating;
}

/** A way to seat everybody at the beginning, instead of dealing. */
export type Start = (seating: Seating, random: Random) => void;

function effortFor({ people, rounds }: Problem): { steps: number; restarts: number } {
  const circle = (r: Problem['rounds'][number]): number =>
    Math.max(...r.sizes) + (r.numbers > 0 ? Math.ceil(people / r.numbers) : 0);
  // Two people leave and enter, and half of all steps are taken back.
  const step = (6 * rounds.reduce((sum, r) => sum + circle(r), 0)) / Math.max(1, rounds.length) + 20;
  const steps = Math.min(MOST_STEPS, STEPS_A_SEAT * people * rounds.length, Math.floor(WORK / step));
  const restarts = Math.max(1, Math.min(MOST_RESTARTS, Math.floor(steps / STEPS_OF_ONE)));
  return { steps: Math.floor(steps / restarts), restarts };
}

function anneal(
  seating: Seating,
  problem: Problem,
  random: Random,
  steps: number,
  from: number,
  least: number,
): void {
  const movers = problem.rounds.map((_, i) => new Mover(seating, problem, i, random));
  const able = movers.filter((m) => m.able);
  if (able.length === 0) return;
  let best = { cost: seating.cost, at: seating.snapshot() };
  const cooling = (COLD / from) ** (1 / steps);
  for (let i = 0, t = from; i < steps && best.cost > least; i++, t *= cooling) {
    const before = seating.cost;
    const undo = able[random.below(able.length)]!.move();
    const worse = seating.cost - before;
    if (worse > 0 && random.unit() >= Math.exp(-worse / t)) undo();
    else if (seating.cost < best.cost && (t < 5 || seating.cost <= least))
      best = { cost: seating.cost, at: seating.snapshot() };
  }
  if (seating.cost > best.cost) restore(seating, best.at);
}

function restore(seating: Seating, at: readonly Int32Array[]): void {
  for (const [i, people] of at.entries()) {
    for (const p of people) if (p !== NOBODY) seating.rise(i, p);
    for (const [seat, p] of people.entries()) if (p !== NOBODY) seating.sit(i, p, seat);
  }
}

const nothing = (): void => undefined;

/** Makes moves in one round. */
class Mover {
  /** People who may move; hosts stay. */
  private readonly free: readonly number[];
  private readonly hosts: ReadonlySet<number>;
  private readonly blockOf = new Map<number, readonly number[]>();
  /** Seats of one group differ. */
  private readonly numbered: boolean;
  readonly able: boolean;

  constructor(
    private readonly seating: Seating,
    problem: Problem,
    private readonly i: number,
    private readonly random: Random,
  ) {
    const round = problem.rounds[i]!;
    this.hosts = new Set(round.hosts?.people ?? []);
    this.free = [...Array(problem.people).keys()].filter((p) => this.isFree(p));
    for (const block of tiedBlocks(round)) for (const p of block) this.blockOf.set(p, block);
    this.numbered = round.numbers > 1;
    this.able = this.free.length > 1 && (round.sizes.length > 1 || round.numbers > 1);
  }

  /** Makes a move and gives what takes it back. */
  move(): () => void {
    const p = this.free[this.random.below(this.free.length)]!;
    const q = this.free[this.random.below(this.free.length)]!;
    if (p === q) return nothing;
    const [from, to] = [this.group(p), this.group(q)];
    if (from === to) return this.numbered ? this.change([[p, q]]) : nothing;
    const block = this.whole(p);
    const other = this.whole(q);
    if (block.length === 1 && other.length === 1) return this.change([[p, q]]);
    const [many, few, start] = block.length >= other.length ? [block, other, to] : [other, block, from];
    const partners = this.partners(start, few, many.length);
    return partners === null ? nothing : this.change(many.map((x, i) => [x, partners[i]!] as const));
  }

  private group(p: number): number {
    return this.seating.groupOf(this.i, p);
  }

  /** The people who move with somebody: kin in the same group. A host does not move, so kin of a host stay too. */
  private whole(p: number): readonly number[] {
    const block = this.blockOf.get(p);
    return block ? block.filter((x) => this.group(x) === this.group(p) && this.isFree(x)) : [p];
  }

  private isFree(p: number): boolean {
    return !this.hosts.has(p);
  }

  /** So many people of a group, blocks whole, beginning with some; null where it does not come out even. */
  private partners(group: number, first: readonly number[], count: number): readonly number[] | null {
    const out = [...first];
    for (const p of this.random.shuffle(this.seating.members(this.i, group))) {
      if (out.length === count) break;
      if (out.includes(p) || !this.isFree(p)) continue;
      const whole = this.whole(p);
      if (out.length + whole.length <= count) out.push(...whole);
    }
    return out.length === count ? out : null;
  }

  private change(swaps: readonly (readonly [number, number])[]): () => void {
    const { seating, i } = this;
    const seats = swaps.map(
      ([p, q]) => [seating.layouts[i]!.seatOf[p]!, seating.layouts[i]!.seatOf[q]!] as const,
    );
    for (const [a, b] of seats) seating.swap(i, a, b);
    return () => {
      for (const [a, b] of seats) seating.swap(i, a, b);
    };
  }
}

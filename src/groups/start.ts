import { type Problem, type Round, sameValue } from './problem.js';
import type { Random } from './random.js';
import type { Seating } from './seating.js';

/** Seats everybody in every round: hosts, then people who belong together, then the rest, dealt out value by value. */
export function seatAll(seating: Seating, problem: Problem, random: Random): void {
  for (const [i, round] of problem.rounds.entries()) {
    const groups = filled(problem.people, round, random);
    for (const [g, people] of groups.entries()) {
      const seats = seating.seats(i, g);
      for (const [s, person] of people.entries()) seating.sit(i, person, seats[s]!);
    }
  }
}

/** Groups of a round with the host, if any, on the host's seat and the others in any order. */
function filled(count: number, round: Round, random: Random): number[][] {
  const groups = round.sizes.map((): number[] => []);
  const hosts = new Set(round.hosts?.people ?? []);
  for (const [g, host] of (round.hosts?.people ?? []).entries()) groups[g]?.push(host);
  const room = (g: number): number => round.sizes[g]! - groups[g]!.length;
  const blocks = tiedBlocks(round).map((b) => b.filter((p) => !hosts.has(p)));
  const inBlocks = new Set(blocks.flat());
  for (const block of blocks.sort((a, b) => b.length - a.length)) place(block, round, groups, room, random);
  const rest = [...Array(count).keys()].filter((p) => !hosts.has(p) && !inBlocks.has(p));
  for (const person of dealt(rest, round, random)) {
    const codes = round.apart ?? round.mix;
    const code = codes?.[person] ?? -1;
    const alike = (g: number): number => (code < 0 ? 0 : groups[g]!.filter((x) => codes![x] === code).length);
    groups[best(groups, room, alike, random)]!.push(person);
  }
  return groups.map((people, g) => seated(people, round, g, random));
}

/** A whole block where it has room, by preference with its host; else in as few pieces as can be. */
function place(
  block: readonly number[],
  round: Round,
  groups: readonly number[][],
  room: (g: number) => number,
  random: Random,
): void {
  let left = [...block];
  const code = round.together?.[block[0] ?? 0] ?? -1;
  while (left.length > 0) {
    const kin = groups.findIndex(
      (x, g) => room(g) >= left.length && x.some((p) => round.together?.[p] === code),
    );
    const fits = groups.flatMap((_, g) => (room(g) >= left.length ? [g] : []));
    const widest = groups.reduce((w, _, g) => (room(g) > room(w) ? g : w), 0);
    const g = kin >= 0 ? kin : fits.length > 0 ? fits[random.below(fits.length)]! : widest;
    const now = left.slice(0, room(g));
    groups[g]!.push(...now);
    left = left.slice(now.length);
  }
}

/** People of one value after each other, the values and the people of each shuffled. */
function dealt(people: readonly number[], round: Round, random: Random): number[] {
  const codes = round.apart ?? round.mix;
  const shuffled = random.shuffle(people);
  if (!codes) return shuffled;
  const values = random.shuffle([...new Set(shuffled.map((p) => codes[p]!))]);
  return values.flatMap((v) => shuffled.filter((p) => codes[p] === v));
}

/** The group with a free seat and the fewest of one's kind, then with most free seats. */
function best(
  groups: readonly number[][],
  room: (g: number) => number,
  alike: (g: number) => number,
  random: Random,
): number {
  let found: number[] = [];
  let least = Infinity;
  for (let g = 0; g < groups.length; g++) {
    if (room(g) <= 0) continue;
    const badness = alike(g) * 1000 - room(g);
    if (badness < least) [found, least] = [[g], badness];
    else if (badness === least) found.push(g);
  }
  return found[random.below(found.length)]!;
}

function seated(people: readonly number[], round: Round, g: number, random: Random): number[] {
  const host = round.hosts?.people[g];
  if (host === undefined) return random.shuffle(people);
  const others = random.shuffle(people.filter((p) => p !== host));
  const seat = Math.min(round.hosts!.seat, others.length);
  return [...others.slice(0, seat), host, ...others.slice(seat)];
}

/** People who belong together, two or more. */
export function tiedBlocks(round: Round): number[][] {
  return round.together ? sameValue(round.together).flatMap((b) => (b.length > 1 ? [[...b]] : [])) : [];
}

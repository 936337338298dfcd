import { type Problem, sameValue, WEIGHTS } from './problem.js';

/**
 * Least number of repeated meetings that any draw must have, by counting alone; wishes can only raise it.
 *
 * One bound: whoever sits with more people than there are others meets some again. The other: a group of one name,
 * parted over the groups of another, has pairs who meet again if those are fewer than its people. Along a tree of names
 * these add up, because a pair that meets under m names is counted at most m − 1 times; a heaviest tree (Prim 1957)
 * gives the best such bound.
 */
export function fewestRepeats(rounds: readonly (readonly number[])[], people: number): number {
  const seats = rounds.reduce((sum, sizes) => sum + Math.min(...sizes) - 1, 0);
  const crowded = Math.ceil((people * Math.max(0, seats - (people - 1))) / 2);
  const forced = (a: readonly number[], b: readonly number[]): number =>
    Math.max(
      a.reduce((sum, size) => sum + fewestPairs(size, b.length), 0),
      b.reduce((sum, size) => sum + fewestPairs(size, a.length), 0),
    );
  const left = rounds.slice(1).map((sizes) => ({ sizes, gain: forced(rounds[0]!, sizes) }));
  let tree = 0;
  while (left.length > 0) {
    const next = left.reduce((a, b) => (b.gain > a.gain ? b : a));
    left.splice(left.indexOf(next), 1);
    tree += next.gain;
    for (const other of left) other.gain = Math.max(other.gain, forced(next.sizes, other.sizes));
  }
  return Math.max(crowded, tree);
}

/** Fewest pairs that so many people make in so many groups: spread evenly. */
export function fewestPairs(people: number, groups: number): number {
  const each = Math.floor(people / groups);
  const rest = people % groups;
  return groups * pairs(each) + rest * each;
}

export function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}

/** No seating costs less: as few meet again as must, every column is spread as evenly as it can be. */
export function leastCost({ people, rounds }: Problem): number {
  const even = (codes: Int32Array | null, groups: number): number =>
    codes ? sameValue(codes).reduce((sum, p) => sum + fewestPairs(p.length, groups), 0) : 0;
  // Pairs who belong together meet again for nothing, which the bound on repeats does not know.
  const tied = rounds.some((r) => r.together !== null);
  const repeats = tied
    ? 0
    : fewestRepeats(
        rounds.map((r) => r.sizes),
        people,
      );
  return rounds.reduce((sum, r) => {
    const k = r.sizes.length;
    const together = r.together ? sameValue(r.together).reduce((s, p) => s + pairs(p.length), 0) : 0;
    return (
      sum + WEIGHTS.apart * even(r.apart, k) + WEIGHTS.mix * even(r.mix, k) - WEIGHTS.together * together
    );
  }, WEIGHTS.repeat * repeats);
}

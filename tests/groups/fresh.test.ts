import { describe, expect, it } from 'vitest';
import { draw, peopleOf, repeatsOf } from './support.js';

/** So many rounds of groups of one size. */
function rounds(count: number, size: number): string[] {
  return Array.from({ length: count }, (_, i) => `{size: ${size}, as: round-${i + 1}}`);
}

describe('fresh mixes: nobody meets twice while that is possible (the social golfer problem)', () => {
  // People, size, rounds; each is known to be possible, the planes and the last leave no pair over.
  it.each([
    [9, 3, 4, 'the affine plane of order 3'],
    [16, 4, 5, 'the affine plane of order 4'],
    [25, 5, 6, 'the affine plane of order 5'],
    [12, 3, 4, 'twelve people in threes'],
    [20, 4, 5, 'twenty in fours'],
    [32, 4, 6, 'thirty-two in fours'],
    [24, 2, 23, 'every pair of twenty-four'],
  ])('%i people in groups of %i meet nobody twice in %i rounds: %s', (people, size, count) => {
    const drawn = draw(rounds(count, size), peopleOf(people));
    expect(repeatsOf(drawn)).toBe(0);
    expect(drawn.objective.repeats).toEqual({ meetings: 0, best: 0 });
  });

  it('finds Kirkman’s walks of fifteen schoolgirls (1850) from most seeds: 19 of the first 20', () => {
    const found = [1, 2, 3].map((seed) => repeatsOf(draw(rounds(7, 3), peopleOf(15), { seed })));
    expect(found.filter((n) => n === 0).length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...found)).toBeLessThanOrEqual(3);
  });

  // 32 in fours for 10 rounds, and 24 in fours for 7, are possible, but by construction; the search comes near.
  it.each([
    [24, 4, 6, 4],
    [24, 4, 7, 16],
    [32, 4, 8, 8],
    [32, 4, 10, 36],
  ])('%i people in groups of %i for %i rounds: %i pairs meet again at most', (people, size, count, most) => {
    const drawn = draw(rounds(count, size), peopleOf(people));
    expect(drawn.objective.repeats.meetings).toBe(repeatsOf(drawn));
    expect(repeatsOf(drawn)).toBeLessThanOrEqual(most);
  });

  it('is without repeats for 400 people in six rounds', () => {
    expect(repeatsOf(draw(rounds(6, 4), peopleOf(400)))).toBe(0);
  });

  it('says how many meet again, and how many must', () => {
    // Two groups of four: of each, two must sit together again.
    const two = draw(['{size: 4, as: a}', '{size: 4, as: b}'], peopleOf(8));
    expect(two.objective.repeats).toEqual({ meetings: 4, best: 4 });
    expect(two.objective.names.a!.repeats).toBe(0);
    expect(two.objective.names.b!.repeats).toBe(4);
    // Five rounds of pairs among four people: three rounds are new, each further one repeats two pairs.
    expect(draw(rounds(5, 2), peopleOf(4)).objective.repeats).toEqual({ meetings: 4, best: 4 });
  });

  it('never has fewer repeats than the bound', () => {
    for (const [people, size, count] of [
      [7, 3, 4],
      [10, 4, 5],
      [13, 6, 3],
      [18, 9, 3],
    ] as const) {
      const { meetings, best } = draw(rounds(count, size), peopleOf(people)).objective.repeats;
      expect(best).toBeLessThanOrEqual(meetings);
    }
  });
});

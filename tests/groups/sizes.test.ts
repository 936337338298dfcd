import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, idsOf, peopleOf, sizesOf, tryDraw } from './support.js';

const crowd = fc.integer({ min: 2, max: 60 });
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function differ(sizes: readonly number[]): number {
  return Math.max(...sizes) - Math.min(...sizes);
}

describe('groups by lot', () => {
  it('have everybody exactly once, sizes differ by one at most, numbers run from 1', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 2, max: 9 }), seed, (n, size, s) => {
        const people = peopleOf(n);
        const drawn = draw([`{size: ${size}, as: home}`], people, { seed: s });
        expect(idsOf(drawn, 'home').flat().sort()).toEqual(people.map((p) => p.respondent));
        expect(differ(sizesOf(drawn, 'home'))).toBeLessThanOrEqual(1);
        for (const { members } of drawn.groups.home!)
          expect(members.map((m) => m.number)).toEqual(members.map((_, i) => String(i + 1)));
      }),
      { numRuns: 60 },
    );
  });

  it('are as many as the plan counts', () => {
    expect(sizesOf(draw(['{count: 5, as: home}'], peopleOf(23)), 'home')).toEqual([5, 5, 5, 4, 4]);
  });

  it('keep to the least and the largest size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 80 }), (n) => {
        const sizes = sizesOf(draw(['{min: 3, max: 5, as: home}'], peopleOf(n)), 'home');
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 30 },
    );
  });

  it('leave nobody alone in pairs: where they do not come out even, three sit together', () => {
    expect(sizesOf(draw(['{size: 2, as: pairs}'], peopleOf(7)), 'pairs')).toEqual([3, 2, 2]);
  });

  it('are refused where the people are too few, at the line of the plan', () => {
    const { drawn, found } = tryDraw(['{min: 6, max: 8, as: home}'], peopleOf(5));
    expect(drawn).toBeNull();
    expect(found[0]).toMatchObject({
      code: 'group-size',
      message: 'home: 5 people cannot sit in groups of 6 to 8',
    });
    expect(tryDraw(['{count: 8, as: home}'], peopleOf(5)).found[0]).toMatchObject({
      message: 'home: 5 people cannot make 8 groups',
    });
  });
});

describe('the same groups', () => {
  it('meet again under their name, and are listed once', () => {
    const drawn = draw(['{size: 3, as: home}', 'home', '{as: home, roles: [host]}'], peopleOf(9));
    expect(Object.keys(drawn.groups)).toEqual(['home']);
  });

  it('come again from the same seed and people, in whatever order these stand', () => {
    fc.assert(
      fc.property(seed, fc.shuffledSubarray([...peopleOf(20)], { minLength: 20 }), (s, shuffled) => {
        const plan = ['{size: 4, as: a, mix: school}', '{size: 3, as: b}'];
        const school = (i: number): string => ['N', 'S', 'W'][i % 3]!;
        const people = peopleOf(20, { school });
        const other = shuffled.map((p) => people.find((x) => x.respondent === p.respondent)!);
        expect(draw(plan, other, { seed: s })).toEqual(draw(plan, people, { seed: s }));
      }),
      { numRuns: 10 },
    );
  });

  it('are others with another seed', () => {
    const plan = ['{size: 4, as: home}'];
    expect(draw(plan, peopleOf(20), { seed: 1 }).groups).not.toEqual(
      draw(plan, peopleOf(20), { seed: 2 }).groups,
    );
  });
});

describe('groups that are not drawn', () => {
  const schools = peopleOf(9, { school: (i) => ['North', 'South', 'West'][i % 3]! });

  it('are the values of a column', () => {
    const drawn = draw(['{count: 3, as: schools, by: school}'], schools);
    expect(drawn.groups.schools!.map((g) => g.name)).toEqual(['North', 'South', 'West']);
    expect(idsOf(drawn, 'schools')[0]).toEqual(['P001', 'P004', 'P007']);
    expect(drawn.objective.names.schools!.repeats).toBeNull();
  });

  it('have the name of their column where the plan gives none', () => {
    const drawn = draw(['{by: school}', '{by: school}'], schools);
    expect(Object.keys(drawn.groups)).toEqual(['school']);
  });

  it('are left out where people choose', () => {
    const drawn = draw(['{size: 3, as: home}', '{size: 3, as: free, by: choice}'], schools);
    expect(Object.keys(drawn.groups)).toEqual(['home']);
    expect(drawn.chosen).toEqual(['free']);
  });

  it('need the column of everybody', () => {
    const people = peopleOf(4, { school: (i) => (i === 2 ? '' : 'North') });
    const { found } = tryDraw(['{by: school}'], people);
    expect(found[0]).toMatchObject({
      severity: 'error',
      code: 'empty-cell',
      at: { path: 'roster.csv', row: 4, column: 3 },
    });
  });

  it('are told where plan and roster count differently', () => {
    const { drawn, found } = tryDraw(['{count: 4, as: schools, by: school}'], schools);
    expect(drawn).not.toBeNull();
    expect(found.map((d) => d.message)).toEqual([
      'the plan has 4 groups `schools`, the roster 3: North, South, West',
    ]);
  });
});

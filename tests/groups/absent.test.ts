import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, idsOf, peopleOf, placesOf, sizesOf, tryDraw } from './support.js';

describe('people who do not come', () => {
  it('leave the others where they are as long as sizes allow', () => {
    const plan = ['{size: 4, as: home}'];
    const before = placesOf(draw(plan, peopleOf(24)), 'home');
    const drawn = draw(plan, peopleOf(24), { absent: ['P003'] });
    const after = placesOf(drawn, 'home');
    expect(after.size).toBe(23);
    for (const [id, group] of after) expect(before.get(id)).toBe(group);
    expect(drawn.objective.moved).toEqual({ people: 0, places: 0, respondents: [] });
  });

  it('are made up for by the fewest moves: everybody is there once, sizes differ by one at most', () => {
    const plan = ['{size: 4, as: home, mix: school}', '{size: 3, as: trios}'];
    const people = peopleOf(24, { school: (i) => 'NSW'[i % 3]! });
    const full = draw(plan, people);
    const ids = people.map((p) => p.respondent);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1, maxLength: 6 }), (absent) => {
        const drawn = draw(plan, people, { absent });
        for (const name of ['home', 'trios']) {
          const sizes = sizesOf(drawn, name);
          expect(idsOf(drawn, name).flat().sort()).toEqual(ids.filter((id) => !absent.includes(id)));
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          const before = placesOf(full, name);
          const moved = [...placesOf(drawn, name)].filter(([id, g]) => before.get(id) !== g).length;
          // One move for each absence fills its place at most; a group that is given up moves its people too.
          const givenUp = full.groups[name]!.length - sizes.length;
          expect(moved).toBeLessThanOrEqual(absent.length + givenUp * 4);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('have their number taken by the last of their group', () => {
    const plan = ['{size: 4, as: home, roles: [moderator]}'];
    const first = draw(plan, peopleOf(12)).groups.home![0]!.members.map((m) => m.respondent);
    const drawn = draw(plan, peopleOf(12), { absent: [first[0]!] });
    const members = drawn.groups.home![0]!.members;
    expect(members.map((m) => m.respondent)).toEqual([first[3], first[1], first[2]]);
    expect(members.map((m) => m.number)).toEqual(['1', '2', '3']);
    expect(members[0]!.role).toBe('moderator');
  });

  it('give up a group rather than leave somebody alone', () => {
    const plan = ['{size: 2, as: pairs}'];
    expect(sizesOf(draw(plan, peopleOf(8), { absent: ['P001'] }), 'pairs')).toEqual([3, 2, 2]);
  });

  it('who are hosts have a new host, in every round the same', () => {
    const plan = ['{size: 4, as: a, roles: [host]}', '{size: 4, as: b, roles: [host]}'];
    const host = draw(plan, peopleOf(16)).groups.a![1]!.members[0]!.respondent;
    const drawn = draw(plan, peopleOf(16), { absent: [host] });
    const hosts = (name: string): string[] => drawn.groups[name]!.map((g) => g.members[0]!.respondent);
    expect(hosts('b')).toEqual(hosts('a'));
    expect(hosts('a')).not.toContain(host);
  });

  it('must be in the roster', () => {
    const { found } = tryDraw(['{size: 2, as: pairs}'], peopleOf(8), { absent: ['P0O3'] });
    expect(found[0]).toMatchObject({
      code: 'unknown-id',
      message: 'absent: the roster has nobody called `P0O3`',
    });
  });

  it('and newcomers go together with groups that were made before', () => {
    const plan = ['{size: 4, as: home}'];
    const before = draw(plan, peopleOf(12));
    const drawn = draw(plan, peopleOf(13), { before });
    expect(sizesOf(drawn, 'home')).toEqual([5, 4, 4]);
    expect(drawn.objective.moved!.people).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, peopleOf, placesOf, tryDraw } from './support.js';

const PARTS = 'parts: [{text: One}, {text: Two}, {text: Three}, {text: Four}]';

describe('a jigsaw', () => {
  it('has experts of every number, one from each home group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 1e6 }), (homes, seed) => {
        const plan = ['{size: 4, as: home, number: digits}', '{as: home, meet: number}'];
        const drawn = draw(plan, peopleOf(homes * 4), { seed }, [PARTS]);
        const home = placesOf(drawn, 'home');
        const experts = drawn.groups['activity-2']!;
        expect(experts.map((g) => g.name)).toEqual(['1', '2', '3', '4']);
        for (const { name, members } of experts) {
          expect(members.every((m) => m.number === name)).toBe(true);
          expect(new Set(members.map((m) => home.get(m.respondent))).size).toBe(homes);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('goes by letters where the plan says so', () => {
    const drawn = draw(['{size: 3, as: home, number: letters}', '{as: home, meet: number}'], peopleOf(9));
    expect(drawn.groups.home![0]!.members.map((m) => m.number)).toEqual(['A', 'B', 'C']);
    expect(drawn.groups['activity-2']!.map((g) => g.name)).toEqual(['A', 'B', 'C']);
  });

  it('lets two share a number rather than make a fifth part', () => {
    const drawn = draw(['{size: 4, min: 4, as: home}', '{as: home, meet: number}'], peopleOf(23), {}, [
      PARTS,
    ]);
    expect(drawn.groups.home!.map((g) => g.members.map((m) => m.number).join(''))).toEqual([
      '12341',
      '12341',
      '12341',
      '1234',
      '1234',
    ]);
    expect(drawn.groups['activity-2']!.map((g) => g.members.length)).toEqual([8, 5, 5, 5]);
  });

  it('says where a part would not be read', () => {
    const { found } = tryDraw(['{size: 4, as: home}'], peopleOf(23), {}, [PARTS]);
    expect(found.map((d) => d.message)).toEqual([
      'home: 1 of 6 groups has fewer than 4 people, so that the last number is missing there',
    ]);
  });

  it('counts the meetings of experts too: nobody meets twice over home, experts and a third mix', () => {
    const plan = ['{size: 4, as: home}', '{as: home, meet: number}', '{size: 3, as: trios}'];
    expect(draw(plan, peopleOf(24)).objective.repeats.meetings).toBe(0);
  });

  it('can name the experts, and let them meet again', () => {
    const plan = ['{size: 3, as: home}', '{size: 3, as: experts, meet: home}', 'home'];
    expect(Object.keys(draw(plan, peopleOf(9)).groups)).toEqual(['home', 'experts']);
  });
});

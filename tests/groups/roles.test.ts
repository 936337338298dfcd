import { describe, expect, it } from 'vitest';
import { draw, idsOf, peopleOf, placesOf, repeatsOf } from './support.js';

describe('roles', () => {
  const TRIADS = '{size: 3, as: triads, roles: [speaker, listener, observer]}';

  it('are given in turn', () => {
    const drawn = draw([TRIADS], peopleOf(6));
    expect(drawn.groups.triads![0]!.members.map((m) => m.role)).toEqual(['speaker', 'listener', 'observer']);
  });

  it('go round over as many steps, so that everybody has each once', () => {
    const steps = 'steps: [{title: One}, {title: Two}, {title: Three}]';
    const drawn = draw([TRIADS], peopleOf(6), {}, [steps]);
    const turns = drawn.turns.triads!;
    expect(turns.map((t) => [t.turn, t.step])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    for (const id of idsOf(drawn, 'triads').flat())
      expect(turns.map((t) => t.roles[id]).sort()).toEqual(['listener', 'observer', 'speaker']);
  });

  it('go round only over the steps that are for somebody, where others stand before and after', () => {
    const steps =
      'steps: [{title: Settle}, {title: One, for: first}, {title: Two, for: second}, {title: Three, for: third}, {title: Close}]';
    const drawn = draw([TRIADS], peopleOf(6), {}, [steps]);
    expect(drawn.turns.triads!.map((t) => t.step)).toEqual([2, 3, 4]);
  });

  it('move on by one each time that the groups meet again', () => {
    const drawn = draw(['{size: 2, as: pairs, roles: [asks, answers]}', 'pairs'], peopleOf(4));
    const [first, second] = drawn.turns.pairs!;
    for (const id of idsOf(drawn, 'pairs').flat()) expect(first!.roles[id]).not.toBe(second!.roles[id]);
  });

  it('leave out those for whom there is none', () => {
    const drawn = draw(['{size: 3, as: home, roles: [moderator]}'], peopleOf(3));
    expect(drawn.groups.home![0]!.members.map((m) => m.role)).toEqual(['moderator', null, null]);
  });
});

describe('a world café', () => {
  const ROUNDS = [1, 2, 3].map((n) => `{size: 4, as: cafe-${n}, roles: [host]}`);
  const people = peopleOf(20);
  const drawn = draw(ROUNDS, people);

  it('has hosts who stay at their table in every round', () => {
    const hosts = (name: string): string[] => drawn.groups[name]!.map((g) => g.members[0]!.respondent);
    expect(drawn.groups['cafe-1']!.every((g) => g.members[0]!.role === 'host')).toBe(true);
    expect(hosts('cafe-2')).toEqual(hosts('cafe-1'));
    expect(hosts('cafe-3')).toEqual(hosts('cafe-1'));
  });

  it('sends the others to a new table and to new people each time', () => {
    const rounds = ['cafe-1', 'cafe-2', 'cafe-3'].map((name) => placesOf(drawn, name));
    const hosts = new Set(drawn.groups['cafe-1']!.map((g) => g.members[0]!.respondent));
    for (const { respondent } of people)
      expect(new Set(rounds.map((r) => r.get(respondent))).size).toBe(hosts.has(respondent) ? 1 : 3);
    expect(repeatsOf(drawn)).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawn, Person } from '../../src/groups/index.js';
import { draw, idsOf, peopleOf, tryDraw } from './support.js';

function valuesIn(drawn: Drawn, name: string, people: readonly Person[], column: string): string[][] {
  const of = new Map(people.map((p) => [p.respondent, p.columns.get(column) ?? '']));
  return idsOf(drawn, name).map((ids) => ids.map((id) => of.get(id)!));
}

const SCHOOLS = ['North', 'South', 'West', 'East'];

describe('mix', () => {
  it('spreads every value as evenly as can be', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCHOOLS), { minLength: 6, maxLength: 40 }), (schools) => {
        const people = peopleOf(schools.length, { school: (i) => schools[i]! });
        const drawn = draw(['{size: 4, as: home, mix: school}'], people);
        for (const school of SCHOOLS) {
          const counts = valuesIn(drawn, 'home', people, 'school').map(
            (g) => g.filter((s) => s === school).length,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
        const { broken, best } = drawn.objective.names.home!.mix!;
        expect(broken).toBe(best);
      }),
      { numRuns: 40 },
    );
  });

  it('is taken from the command line where it is given there, in whatever case', () => {
    const people = peopleOf(12, { School: (i) => SCHOOLS[i % 4]!, role: (i) => (i < 6 ? 'head' : 'deputy') });
    const drawn = draw(['{size: 4, as: home, mix: role}'], people, { mix: 'school' });
    expect(drawn.objective.names.home!.mix).toEqual({
      column: 'School',
      broken: 0,
      best: 0,
      spread: [{ values: 4, groups: 3 }],
    });
  });
});

describe('apart', () => {
  const people = peopleOf(24, { school: (i) => SCHOOLS[i % 4]! });

  it('keeps people of one value in different groups, in every round', () => {
    const drawn = draw(['{size: 4, as: a, apart: school}', '{size: 4, as: b, apart: school}'], people);
    for (const name of ['a', 'b'])
      for (const group of valuesIn(drawn, name, people, 'school'))
        expect(new Set(group).size).toBe(group.length);
    expect(drawn.objective.repeats.meetings).toBe(0);
  });

  it('says where it cannot be, and then spreads evenly', () => {
    const many = peopleOf(12, { school: (i) => (i < 5 ? 'North' : `S${i}`) });
    const { drawn, found } = tryDraw(['{size: 4, as: home, apart: school}'], many);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'warning',
      code: 'group-wish',
      at: { path: 'roster.csv', row: 6, column: 3 },
      message:
        'home: 5 people have the school North, and there are 3 groups; at least 2 pairs of them must sit together',
    });
    expect(drawn!.objective.names.home!.apart).toEqual({ column: 'school', broken: 2, best: 2 });
  });

  it('leaves people without a value free', () => {
    const some = peopleOf(8, { school: (i) => (i < 2 ? 'North' : '') });
    const drawn = draw(['{size: 4, as: home, apart: school}'], some);
    expect(drawn.objective.names.home!.apart!.broken).toBe(0);
  });
});

describe('together', () => {
  it('keeps people of one value in one group, round after round, and does not count that as meeting again', () => {
    const people = peopleOf(24, { team: (i) => (i < 12 ? `T${Math.floor(i / 3)}` : '') });
    const drawn = draw(['{size: 6, as: a, together: team}', '{size: 6, as: b, together: team}'], people);
    for (const name of ['a', 'b'])
      for (const team of ['T0', 'T1', 'T2', 'T3']) {
        const groups = valuesIn(drawn, name, people, 'team').filter((g) => g.includes(team));
        expect(groups).toHaveLength(1);
      }
    expect(drawn.objective.names.a!.together).toEqual({ column: 'team', broken: 0, best: 0 });
  });

  it('wins over apart', () => {
    const people = peopleOf(8, {
      team: (i) => (i < 2 ? 'T' : ''),
      school: (i) => (i < 2 ? 'North' : `S${i}`),
    });
    const drawn = draw(['{size: 4, as: home, together: team, apart: school}'], people);
    expect(drawn.objective.names.home).toMatchObject({ together: { broken: 0 }, apart: { broken: 1 } });
  });

  it('fills several groups where one is too small for all', () => {
    const people = peopleOf(20, {
      school: (i) => ['North', 'South', 'West'][Math.min(2, Math.floor(i / 6))]!,
    });
    const drawn = draw(['{size: 2, as: pairs, together: school}'], people);
    const school = (respondent: string): string =>
      people.find((p) => p.respondent === respondent)!.columns.get('school')!;
    for (const { members } of drawn.groups.pairs!)
      expect(new Set(members.map((m) => school(m.respondent))).size).toBe(1);
    expect(drawn.objective.names.pairs!.together!.broken).toBe(0);
    // With somebody missing, only as many move as must.
    const later = draw(['{size: 2, as: pairs, together: school}'], people, {
      absent: [drawn.groups.pairs![0]!.members[0]!.respondent],
    });
    expect(later.objective.moved!.people).toBeLessThanOrEqual(1);
  });

  it('says what could not be kept where the groups fit each but not all', () => {
    const people = peopleOf(10, { team: (i) => (i < 9 ? `T${Math.floor(i / 3)}` : '') });
    expect(
      draw(['{size: 5, as: home, together: team}'], people).objective.names.home!.together,
    ).toMatchObject({
      broken: 2,
      best: null,
    });
  });
});

describe('a column that the roster does not have', () => {
  it('is told once, where it is named, with the nearest one', () => {
    const people = peopleOf(8, { school: () => 'N' });
    const { found } = tryDraw(['{size: 4, as: home, mix: shcool}', '{size: 2, as: b}'], people, {
      apart: 'team',
    });
    expect(found.map((d) => [d.code, d.message, d.hint])).toEqual([
      ['missing-column', 'the roster has no column `shcool` for `mix`', 'did you mean `school`?'],
      ['missing-column', 'the roster has no column `team` for `apart`', 'its columns are name, school'],
    ]);
  });
});

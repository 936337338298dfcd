import type { Activity } from '../plan/index.js';
import { type GroupName, isHost } from './names.js';
import type { DrawnGroup, Turn } from './types.js';

/** Role of a seat after so many turns: roles go round by one seat each turn; a host stays. null: no role. */
export function roleAt(roles: readonly string[], seat: number, members: number, turn: number): string | null {
  if (seat < 0) return null;
  const going = roles.flatMap((role, i) => (isHost(role) ? [] : [i]));
  const hosts = roles.length - going.length;
  const role = roles[seat];
  if (role !== undefined && isHost(role)) return role;
  // Seats that take turns; where there are more people than roles, everybody has a rest now and then.
  const host = roles.findIndex(isHost);
  const place = host >= 0 && seat > host ? seat - 1 : seat;
  const places = Math.max(going.length, members - hosts);
  const index = (((place - turn) % places) + places) % places;
  return index < going.length ? roles[going[index]!]! : null;
}

/** Who has which role in each turn. Roles that a meeting does not name are those of the name. */
export function turnsOf(name: GroupName, groups: readonly DrawnGroup[]): readonly Turn[] {
  const turned = new Map<string, number>();
  return name.meetings.flatMap((activity) => {
    const own = activity.group?.roles ?? [];
    const roles = own.length > 0 ? own : name.roles;
    const going = roles.filter((r) => !isHost(r)).length;
    if (roles.length === 0) return [];
    return stepsOf(activity, going).map((step, i): Turn => {
      const key = roles.join('\n');
      const turn = turned.get(key) ?? 0;
      turned.set(key, turn + 1);
      return { activity: activity.id, turn: i + 1, step, roles: rolesIn(groups, roles, turn) };
    });
  });
}

/**
 * The turns of an activity, each with its step: the steps that are `for` somebody, or all of them, where there are as
 * many as roles that go round (or a multiple); with minutes for each member, as many turns as roles; else one turn.
 */
function stepsOf({ steps, minutes }: Activity, going: number): readonly (number | null)[] {
  const numbers = steps.map((_, i) => i + 1);
  const meant = numbers.filter((n) => steps[n - 1]!.audience !== null);
  for (const list of [meant, numbers])
    if (going > 1 && list.length > 0 && list.length % going === 0) return list;
  return minutes?.of === 'member' && going > 1 ? Array.from({ length: going }, () => null) : [null];
}

function rolesIn(
  groups: readonly DrawnGroup[],
  roles: readonly string[],
  turn: number,
): Record<string, string> {
  return Object.fromEntries(
    groups.flatMap(({ members }) =>
      members.flatMap(({ respondent }, seat) => {
        const role = roleAt(roles, seat, members.length, turn);
        return role === null ? [] : [[respondent, role] as const];
      }),
    ),
  );
}

import { type GroupName, signOf } from './names.js';
import { roleAt } from './roles.js';
import type { DrawnGroup, Person } from './types.js';

/** A group before its members have numbers and roles: people by seat; null: an empty chair. */
export interface SeatedGroup {
  readonly name: string;
  readonly seats: readonly (Person | null)[];
}

/** Numbers and roles by seat. With `numbers`, so many different ones: in a larger group two share one. */
export function withNumbers(
  groups: readonly SeatedGroup[],
  name: GroupName,
  numbers: number | null,
): readonly DrawnGroup[] {
  return groups.map((group) => {
    const present = group.seats.filter((p) => p !== null).length;
    return {
      name: group.name,
      members: group.seats.flatMap((person, seat) =>
        person === null
          ? []
          : [
              {
                ...named(person),
                number: signOf(numbers === null ? seat : seat % numbers, name.number),
                role: roleAt(name.roles, seat, present, 0),
              },
            ],
      ),
    };
  });
}

function named(person: Person): { readonly respondent: string; readonly name: string } {
  return { respondent: person.respondent, name: person.columns.get('name') ?? '' };
}

/** The same numbers of every group, together. */
export function byNumber(groups: readonly DrawnGroup[], roles: readonly string[]): readonly DrawnGroup[] {
  const numbers = [...new Set(groups.flatMap((g) => g.members.map((m) => m.number)))];
  const order = numbers.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return order.map((number) => {
    const members = groups.flatMap((g) => g.members.filter((m) => m.number === number));
    return {
      name: number,
      members: members.map((m, seat) => ({ ...m, role: roleAt(roles, seat, members.length, 0) })),
    };
  });
}

import type { Findings } from '../diagnostics/index.js';
import { groupSizes } from '../plan/index.js';
import { type GroupName, highestNumber, isHost } from './names.js';
import type { Problem, Round } from './problem.js';
import type { Random } from './random.js';
import type { DrawOptions, Person, RosterPlaces } from './types.js';
import { checkWishes, fitted, type Wishes, wishesOf } from './wishes.js';

/** A name that is drawn by lot, with what is wished of it. */
export interface Lot {
  readonly name: GroupName;
  readonly wishes: Wishes;
  readonly sizes: readonly number[];
  /** Different numbers in a group; null: as many as members. */
  readonly numbers: number | null;
  /** The same numbers meet. */
  readonly meets: boolean;
  /** Index of the role that stays; −1: none. */
  readonly host: number;
}

/** What is to be drawn, with sizes that hold; what does not hold is told. */
export function lotsOf(
  names: readonly GroupName[],
  people: readonly Person[],
  options: DrawOptions,
  roster: RosterPlaces,
  findings: Findings,
): readonly Lot[] {
  return names
    .filter((n) => n.how.kind === 'lot')
    .map((name) => {
      const sizes = sizesOf(name, people.length, findings);
      const wished = wishesOf(name, people, options, roster, findings);
      checkWishes(name, wished, people, sizes, roster, findings);
      const wishes = fitted(name, wished, people, sizes, options);
      const meets = names.some((n) => n.how.kind === 'number' && n.how.of === name.name);
      const numbers = highestNumber(name, names, Math.min(...sizes));
      sayUnread(name, sizes, numbers, findings);
      return { name, wishes, sizes, numbers, meets, host: name.roles.findIndex(isHost) };
    });
}

/** People in each group: as equal as can be, the larger ones first. */
function sizesOf(name: GroupName, people: number, findings: Findings): readonly number[] {
  const { grouping } = name;
  const { groups, smallest, largest } = groupSizes(grouping, people);
  const { min, max, count } = grouping;
  if ((min !== null && smallest < min) || (max !== null && largest > max)) {
    const wanted = max === null ? `${min} or more` : min === null ? `${max} at most` : `${min} to ${max}`;
    findings.error(
      'group-size',
      grouping.span,
      `${name.name}: ${people} people cannot sit in groups of ${wanted}`,
      {
        hint:
          people < (min ?? 0)
            ? 'a smaller `min`, or more people'
            : `they could sit in groups of ${smallest} to ${largest}`,
      },
    );
  }
  if (count !== null && people < count)
    findings.error(
      'group-size',
      grouping.span,
      `${name.name}: ${people} people cannot make ${count} groups`,
      {
        hint: `count: ${people} at most`,
      },
    );
  return sizesFor(people, groups);
}

export function sizesFor(people: number, groups: number): readonly number[] {
  const each = Math.floor(people / groups);
  return Array.from({ length: groups }, (_, g) => each + (g < people % groups ? 1 : 0));
}

/** A group with fewer people than parts leaves one unread. */
function sayUnread(
  name: GroupName,
  sizes: readonly number[],
  numbers: number | null,
  findings: Findings,
): void {
  const short = sizes.filter((s) => s < (numbers ?? 0)).length;
  if (numbers === null || short === 0) return;
  findings.warning(
    'group-size',
    name.grouping.span,
    `${name.name}: ${short} of ${sizes.length} groups ${short === 1 ? 'has' : 'have'} fewer than ${numbers} people, so that the last number is missing there`,
    { hint: `min: ${numbers} makes larger groups, in which two share a number` },
  );
}

/** The problem that the search solves. Hosts are drawn first: they keep their table under every name that has a host and as many tables. */
export function problemOf(lots: readonly Lot[], people: number, random: Random): Problem {
  const hosts = new Map<number, readonly number[]>();
  const rounds = lots.map((lot): Round => {
    const groups = lot.sizes.length;
    if (lot.host >= 0 && !hosts.has(groups)) hosts.set(groups, drawHosts(lot, people, random));
    return roundOf(lot, lot.host < 0 ? null : hosts.get(groups)!);
  });
  return { people, rounds };
}

export function roundOf(lot: Lot, hosts: readonly number[] | null): Round {
  const { mix, apart, together } = lot.wishes;
  return {
    sizes: lot.sizes,
    numbers: lot.meets ? (lot.numbers ?? 0) : 0,
    mix: mix?.codes ?? null,
    apart: apart?.codes ?? null,
    together: together?.codes ?? null,
    hosts: hosts && { seat: lot.host, people: hosts },
  };
}

/** One for each table, by preference no two who belong together. */
function drawHosts(lot: Lot, people: number, random: Random): readonly number[] {
  const order = random.shuffle([...Array(people).keys()]);
  const kin = new Set<number>();
  const first = order.filter((p) => {
    const code = lot.wishes.together?.codes[p] ?? -1;
    if (code >= 0 && kin.has(code)) return false;
    kin.add(code);
    return true;
  });
  const rest = order.filter((p) => !first.includes(p));
  return [...first, ...rest].slice(0, lot.sizes.length);
}

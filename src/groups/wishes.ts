import { type Findings, nearest, type Place } from '../diagnostics/index.js';
import { fewestPairs } from './bounds.js';
import type { GroupName } from './names.js';
import { codesOf, sameValue } from './problem.js';
import type { DrawOptions, Person, RosterPlaces } from './types.js';

export type WishKind = 'mix' | 'apart' | 'together';

/** A column that groups are made by, and its values as numbers by person. */
export interface Wish {
  readonly column: string;
  readonly codes: Int32Array;
}

export type Wishes = Readonly<Record<WishKind, Wish | null>>;

/** The wishes for one name: the command line's, else the plan's. */
export function wishesOf(
  name: GroupName,
  people: readonly Person[],
  options: DrawOptions,
  roster: RosterPlaces,
  findings: Findings,
): Wishes {
  const read = (kind: WishKind): Wish | null => {
    const asked = options[kind] ?? null;
    const wanted = asked ?? name.grouping[kind];
    if (wanted === null) return null;
    const at = asked === null ? name.grouping.span : roster.header;
    const column = columnOf(wanted, kind, at, roster, findings);
    return column === null ? null : { column, codes: codesOf(people.map((p) => p.columns.get(column))) };
  };
  return { mix: read('mix'), apart: read('apart'), together: read('together') };
}

/** The roster's column of that name, whatever its case; said once where there is none. */
export function columnOf(
  wanted: string,
  key: string,
  at: Place,
  roster: RosterPlaces,
  findings: Findings,
): string | null {
  const same = (c: string): boolean => c.toLowerCase() === wanted.toLowerCase();
  const found = roster.columns.includes(wanted) ? wanted : roster.columns.find(same);
  if (found !== undefined) return found;
  const message = `the roster has no column \`${wanted}\` for \`${key}\``;
  if (!findings.list.some((d) => d.message === message && d.at === at)) {
    const near = nearest(wanted, roster.columns);
    findings.error('missing-column', at, message, {
      hint: near ? `did you mean \`${near}\`?` : `its columns are ${roster.columns.join(', ')}`,
    });
  }
  return null;
}

/** What cannot be kept, told before anything is drawn: too many of one value for as many groups, or for one group. */
export function checkWishes(
  name: GroupName,
  wishes: Wishes,
  people: readonly Person[],
  sizes: readonly number[],
  roster: RosterPlaces,
  findings: Findings,
): void {
  const place = (wish: Wish, kin: readonly number[]): Place =>
    roster.cell(people[kin[kin.length - 1]!]!.respondent, wish.column);
  const value = (wish: Wish, kin: readonly number[]): string =>
    people[kin[0]!]!.columns.get(wish.column) ?? '';
  const { apart, together } = wishes;
  for (const kin of apart ? sameValue(apart.codes) : []) {
    if (kin.length <= sizes.length) continue;
    const least = fewestPairs(kin.length, sizes.length);
    findings.warning(
      'group-wish',
      place(apart!, kin),
      `${name.name}: ${kin.length} people have the ${apart!.column} ${value(apart!, kin)}, and there are ${sizes.length} groups; at least ${least} ${least === 1 ? 'pair' : 'pairs'} of them must sit together`,
      { hint: 'they are spread as evenly as can be; smaller groups would be more groups' },
    );
  }
  const largest = Math.max(...sizes);
  for (const kin of together ? sameValue(together.codes) : []) {
    if (kin.length <= largest) continue;
    findings.error(
      'group-wish',
      place(together!, kin),
      `${name.name}: ${kin.length} people have the ${together!.column} ${value(together!, kin)} and should sit together, but a group has ${largest} at most`,
      { hint: `larger groups (size: ${kin.length}), or a value of their own for some of them` },
    );
  }
}

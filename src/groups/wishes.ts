import { type Findings, nearest, type Place } from '../diagnostics/index.js';
import { fewestPairs } from './bounds.js';
import type { GroupName } from './names.js';
import { codesOf, sameValue } from './problem.js';
import { randomOf } from './random.js';
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

/** What cannot be kept, told before anything is drawn: too many of one value for as many groups. */
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
  const { apart } = wishes;
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
}

/**
 * The wishes as groups of these sizes can keep them: where more people of one value should sit together than a group
 * holds, they fill several groups with their own kind, as even as can be. Drawn by lot; groups that were there before
 * stay.
 */
export function fitted(
  name: GroupName,
  wishes: Wishes,
  people: readonly Person[],
  sizes: readonly number[],
  { seed, before }: DrawOptions,
): Wishes {
  const { together } = wishes;
  const largest = Math.max(...sizes);
  const many = together ? sameValue(together.codes).filter((kin) => kin.length > largest) : [];
  if (!together || many.length === 0) return wishes;
  const was = (before?.groups[name.name] ?? []).map((g) => new Set(g.members.map((m) => m.respondent)));
  const random = randomOf(
    seed,
    [...name.name].reduce((sum, c) => sum + c.codePointAt(0)!, 1000),
  );
  const codes = together.codes.slice();
  let next = Math.max(...codes) + 1;
  for (const kin of many) {
    const parts =
      was.length > 0
        ? was.map((g) => kin.filter((p) => g.has(people[p]!.respondent)))
        : dealt(random.shuffle(kin), Math.ceil(kin.length / largest));
    for (const part of parts) {
      for (const p of part) codes[p] = next;
      next++;
    }
  }
  return { ...wishes, together: { ...together, codes } };
}

function dealt(list: readonly number[], parts: number): readonly (readonly number[])[] {
  return Array.from({ length: parts }, (_, i) => list.filter((_, j) => j % parts === i));
}

import { type Findings, Findings as NewFindings, nearest } from '../diagnostics/index.js';
import type { Plan } from '../plan/index.js';
import { fewestRepeats } from './bounds.js';
import { columnGroups } from './columns.js';
import { exchangeOf } from './exchange.js';
import { type Lot, lotsOf, problemOf } from './lots.js';
import { type GroupName, groupNames, highestNumber } from './names.js';
import { indexed, indexOfPeople, Meetings, movedOf, reportOf } from './objective.js';
import { randomOf } from './random.js';
import { type Reformed, reform } from './reform.js';
import { turnsOf } from './roles.js';
import { search } from './search.js';
import { NOBODY } from './seating.js';
import { byNumber, type SeatedGroup, withNumbers } from './seats.js';
import type { Drawn, DrawnGroup, DrawOptions, NameReport, Objective, Person, RosterPlaces } from './types.js';

/** Stream of the seed for what is drawn before the search; the search has 0, 1, 2 … */
const BEFORE_SEARCH = 0x7fff;

/**
 * Makes the groups that the plan asks for. Pure: the same plan, people and options give the same groups, and the order
 * of the people does not matter, because they are sorted by `respondent` first. null where the findings tell errors.
 */
export function drawGroups(
  plan: Plan,
  people: readonly Person[],
  options: DrawOptions,
  roster: RosterPlaces,
  findings: Findings,
): Drawn | null {
  const everybody = [...people].sort((a, b) => (a.respondent < b.respondent ? -1 : 1));
  const absent = checkAbsent(everybody, options, roster, findings);
  const present = everybody.filter((p) => !absent.has(p.respondent));
  if (present.length === 0) {
    findings.error('bad-table', roster.header, 'nobody is there to make groups of');
    return null;
  }
  const before =
    options.before ?? (absent.size > 0 ? baseOf(plan, everybody, options, roster, findings) : null);
  if (findings.hasErrors) return null;
  return new Draw(plan, present, options, roster, findings, before).drawn();
}

/** The groups as they would be if everybody came. */
function baseOf(
  plan: Plan,
  people: readonly Person[],
  options: DrawOptions,
  roster: RosterPlaces,
  findings: Findings,
): Drawn | null {
  const own = new NewFindings();
  const drawn = new Draw(plan, people, { ...options, exchange: null }, roster, own, null).drawn();
  if (!drawn) findings.list.push(...own.list);
  return drawn;
}

function checkAbsent(
  people: readonly Person[],
  options: DrawOptions,
  roster: RosterPlaces,
  findings: Findings,
): ReadonlySet<string> {
  const known = new Set(people.map((p) => p.respondent));
  for (const id of options.absent ?? []) {
    if (known.has(id)) continue;
    const near = nearest(id, known);
    findings.error('unknown-id', roster.header, `absent: the roster has nobody called \`${id}\``, {
      hint: near ? `did you mean \`${near}\`?` : 'name people as the column `respondent` does',
    });
  }
  return new Set(options.absent ?? []);
}

class Draw {
  private readonly names: readonly GroupName[];
  private readonly indexOf: ReadonlyMap<string, number>;

  constructor(
    plan: Plan,
    private readonly people: readonly Person[],
    private readonly options: DrawOptions,
    private readonly roster: RosterPlaces,
    private readonly findings: Findings,
    private readonly before: Drawn | null,
  ) {
    this.names = groupNames(plan);
    this.indexOf = indexOfPeople(people);
  }

  drawn(): Drawn | null {
    const { names, people, options, roster, findings } = this;
    const lots = lotsOf(names, people, options, roster, findings);
    const columns = names.map((n) => columnGroups(n, people, roster, findings));
    if (findings.hasErrors) return null;
    const { seated, cost } = this.seat(lots);
    const groups: Record<string, readonly DrawnGroup[]> = {};
    for (const [i, name] of names.entries()) {
      const own = seated.get(name.name) ?? columns[i];
      if (own) groups[name.name] = withNumbers(own, name, this.numbersOf(name, own));
    }
    for (const name of names)
      if (name.how.kind === 'number') groups[name.name] = byNumber(groups[name.how.of] ?? [], name.roles);
    // In the order of the plan, whatever came about first.
    const inOrder = Object.fromEntries(
      names.flatMap((n) => (groups[n.name] ? [[n.name, groups[n.name]!]] : [])),
    );
    return {
      seed: options.seed,
      people: Object.fromEntries(people.map((p) => [p.respondent, p.columns.get('name') ?? ''])),
      groups: inOrder,
      objective: this.objective(inOrder, lots, cost),
      turns: this.turns(inOrder),
      chosen: names.filter((n) => n.how.kind === 'choice').map((n) => n.name),
      exchange: options.exchange ? exchangeOf(options.exchange, new Set(this.indexOf.keys())) : null,
    };
  }

  private numbersOf(name: GroupName, groups: readonly SeatedGroup[]): number | null {
    return highestNumber(name, this.names, Math.min(...groups.map((g) => g.seats.length)));
  }

  /** Lots as groups of people, and what they cost. */
  private seat(lots: readonly Lot[]): { seated: ReadonlyMap<string, readonly SeatedGroup[]>; cost: number } {
    if (lots.length === 0) return { seated: new Map(), cost: 0 };
    const { seating, names } = this.before ? this.again(lots, this.before) : this.afresh(lots);
    const seated = lots.map(({ name }, i) => {
      const { at } = seating.layouts[i]!;
      const groups = names[i]!.map((group, g): SeatedGroup => {
        const seats = [...seating.seats(i, g)].map((s) => (at[s] === NOBODY ? null : this.people[at[s]!]!));
        while (seats.at(-1) === null) seats.pop();
        return { name: group, seats };
      });
      return [name.name, groups] as const;
    });
    return { seated: new Map(seated), cost: seating.cost };
  }

  private again(lots: readonly Lot[], before: Drawn): Reformed {
    return reform(lots, this.people.length, before.groups, this.indexOf);
  }

  private afresh(lots: readonly Lot[]): Reformed {
    const { seed } = this.options;
    const problem = problemOf(lots, this.people.length, randomOf(seed, BEFORE_SEARCH));
    return { seating: search(problem, seed), names: lots.map((l) => l.sizes.map((_, g) => String(g + 1))) };
  }

  private objective(
    groups: Readonly<Record<string, readonly DrawnGroup[]>>,
    lots: readonly Lot[],
    cost: number,
  ): Objective {
    const lotOf = new Map(lots.map((l) => [l.name.name, l]));
    const meetings = new Meetings(this.people.length);
    const counted: (readonly number[])[] = [];
    let tied = false;
    const reports = Object.entries(groups).map(([key, list]): readonly [string, NameReport] => {
      const lot = lotOf.get(key) ?? null;
      const name = this.names.find((n) => n.name === key)!;
      const drawn = lot !== null || (name.how.kind === 'number' && lotOf.has(name.how.of));
      if (lot?.wishes.together) tied = true;
      if (drawn) counted.push(list.map((g) => g.members.length));
      const own = indexed(list, this.indexOf);
      const repeats = drawn
        ? meetings.add(own, lot?.wishes.together?.codes ?? this.homes(name, groups))
        : null;
      return [key, reportOf(list, lot, repeats, this.indexOf)];
    });
    const repeated = reports.reduce((sum, [, r]) => sum + (r.repeats ?? 0), 0);
    const bound = counted.length === 0 ? 0 : fewestRepeats(counted, this.people.length);
    return {
      repeats: { meetings: repeated, best: repeated === 0 ? 0 : tied ? null : bound },
      cost,
      names: Object.fromEntries(reports),
      moved:
        this.before &&
        movedOf(
          this.before.groups,
          groups,
          lots.map((l) => l.name.name),
        ),
    };
  }

  /** Where numbers meet: the group that people come from. Two of one group who share a number do not meet anew. */
  private homes(name: GroupName, groups: Drawn['groups']): Int32Array | null {
    if (name.how.kind !== 'number') return null;
    const home = new Int32Array(this.people.length).fill(-1);
    for (const [g, own] of indexed(groups[name.how.of] ?? [], this.indexOf).entries())
      for (const p of own) home[p] = g;
    return home;
  }

  /** Only names whose roles go round: one turn says no more than the members do. */
  private turns(groups: Readonly<Record<string, readonly DrawnGroup[]>>): Drawn['turns'] {
    return Object.fromEntries(
      this.names.flatMap((name) => {
        const turns = groups[name.name] ? turnsOf(name, groups[name.name]!) : [];
        return turns.length > 1 ? [[name.name, turns]] : [];
      }),
    );
  }
}

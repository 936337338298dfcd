import { type Diagnostic, Findings } from '../../src/diagnostics/index.js';
import { type Drawn, type DrawOptions, drawGroups, type Person } from '../../src/groups/index.js';
import { planOf } from '../helpers/plan.js';

/** P01, P02 … with columns that depend on the number, from 0. */
export function peopleOf(
  count: number,
  columns: Readonly<Record<string, (i: number) => string>> = {},
): readonly Person[] {
  return Array.from({ length: count }, (_, i) => ({
    respondent: `P${String(i + 1).padStart(3, '0')}`,
    columns: new Map(
      Object.entries({ name: (n: number) => `Person ${n + 1}`, ...columns })
        .map(([key, of]) => [key, of(i)] as const)
        .filter(([, value]) => value !== ''),
    ),
  }));
}

/** A plan whose activities have these groups, each as it stands after `group:`. */
function planWith(groups: readonly string[], more: readonly string[] = []) {
  const activities = groups.map(
    (g, i) => `      - {title: Activity ${i + 1}, group: ${g}${more[i] ? `, ${more[i]}` : ''}}`,
  );
  return planOf(`plenary: 1\ntitle: T\nmodules:\n  - title: M\n    activities:\n${activities.join('\n')}\n`);
}

export interface Outcome {
  readonly drawn: Drawn | null;
  readonly found: readonly Diagnostic[];
}

export function tryDraw(
  groups: readonly string[],
  people: readonly Person[],
  options: Partial<DrawOptions> = {},
  more: readonly string[] = [],
): Outcome {
  const findings = new Findings();
  const columns = [...new Set(people.flatMap((p) => [...p.columns.keys()]))];
  const places = {
    columns,
    header: { path: 'roster.csv', row: 1, column: 1 },
    cell: (respondent: string, column: string) => ({
      path: 'roster.csv',
      row: people.findIndex((p) => p.respondent === respondent) + 2,
      column: columns.indexOf(column) + 2,
    }),
  };
  const drawn = drawGroups(planWith(groups, more), people, { seed: 7, ...options }, places, findings);
  return { drawn, found: findings.list };
}

/** Groups where nothing is wrong. */
export function draw(
  groups: readonly string[],
  people: readonly Person[],
  options: Partial<DrawOptions> = {},
  more: readonly string[] = [],
): Drawn {
  const { drawn, found } = tryDraw(groups, people, options, more);
  const errors = found.filter((d) => d.severity === 'error').map((d) => d.message);
  if (!drawn || errors.length > 0) throw new Error(errors.join('; '));
  return drawn;
}

/** Ids of a name's groups. */
export function idsOf(drawn: Drawn, name: string): readonly (readonly string[])[] {
  return drawn.groups[name]!.map((g) => g.members.map((m) => m.respondent));
}

export function sizesOf(drawn: Drawn, name: string): readonly number[] {
  return drawn.groups[name]!.map((g) => g.members.length);
}

/** Pairs who sit together under a later name again, counted by hand. */
export function repeatsOf(drawn: Drawn, names = Object.keys(drawn.groups)): number {
  const met = new Set<string>();
  let repeats = 0;
  for (const name of names) {
    const now = idsOf(drawn, name).flatMap((ids) =>
      ids.flatMap((a, i) => ids.slice(i + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`))),
    );
    repeats += now.filter((pair) => met.has(pair)).length;
    for (const pair of now) met.add(pair);
  }
  return repeats;
}

/** Group of everybody under a name. */
export function placesOf(drawn: Drawn, name: string): ReadonlyMap<string, string> {
  return new Map(drawn.groups[name]!.flatMap((g) => g.members.map((m) => [m.respondent, g.name])));
}

import type { Findings } from '../diagnostics/index.js';
import type { GroupName } from './names.js';
import type { SeatedGroup } from './seats.js';
import type { Person, RosterPlaces } from './types.js';
import { columnOf } from './wishes.js';

/** Groups that the roster makes: one for each value of a column, in the order of their names. null: made otherwise. */
export function columnGroups(
  name: GroupName,
  people: readonly Person[],
  roster: RosterPlaces,
  findings: Findings,
): readonly SeatedGroup[] | null {
  if (name.how.kind !== 'column') return null;
  const column = columnOf(name.how.column, 'by', name.grouping.span, roster, findings);
  if (column === null) return null;
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const value = person.columns.get(column);
    if (value === undefined) sayBlank(name, person, column, roster, findings);
    else groups.set(value, [...(groups.get(value) ?? []), person]);
  }
  sayCounts(name, groups, findings);
  const order = new Intl.Collator('en', { numeric: true });
  return [...groups]
    .sort(([a], [b]) => order.compare(a, b) || (a < b ? -1 : 1))
    .map(([value, seats]) => ({ name: value, seats }));
}

function sayBlank(
  name: GroupName,
  person: Person,
  column: string,
  roster: RosterPlaces,
  findings: Findings,
): void {
  const message = `${person.respondent} has no \`${column}\`, by which the groups \`${name.name}\` are made`;
  findings.error('empty-cell', roster.cell(person.respondent, column), message, {
    hint: 'fill it in, or write a value of its own for people who belong nowhere',
  });
}

/** The roster wins over the plan's numbers, but they should agree. */
function sayCounts(
  name: GroupName,
  groups: ReadonlyMap<string, readonly Person[]>,
  findings: Findings,
): void {
  const { count, min, max, span } = name.grouping;
  if (count !== null && count !== groups.size)
    findings.warning(
      'group-size',
      span,
      `the plan has ${count} groups \`${name.name}\`, the roster ${groups.size}: ${[...groups.keys()].join(', ')}`,
      { hint: 'the roster was taken' },
    );
  for (const [value, { length }] of groups) {
    if (length >= (min ?? 0) && length <= (max ?? Infinity)) continue;
    findings.warning(
      'group-size',
      span,
      `${name.name}: ${length} ${length === 1 ? 'person' : 'people'} in ${value}, where the plan wants ${min === null ? `${max} at most` : max === null ? `${min} at least` : `${min} to ${max}`}`,
      { hint: 'the roster was taken' },
    );
  }
}

import { type Drawn, type GroupName, isNumbered, type Member } from '../../groups/index.js';
import { csvText, safe } from '../cells.js';

/** One row a person: for each group name the group, and the number and the role where the plan has them. */
export function groupsToCsv(drawn: Drawn, names: readonly GroupName[]): string {
  const columns = Object.entries(drawn.groups).flatMap(([key, groups]) => {
    const name = names.find((n) => n.name === key);
    const places = new Map<string, { group: string; member: Member }>();
    for (const g of groups)
      for (const member of g.members) places.set(member.respondent, { group: g.name, member });
    const roles = groups.some((g) => g.members.some((m) => m.role !== null));
    const column = (head: string, value: (place: { group: string; member: Member }) => string) => ({
      head,
      of: (respondent: string) => {
        const place = places.get(respondent);
        return place ? value(place) : '';
      },
    });
    return [
      column(key, (p) => p.group),
      ...(isNumbered(name) ? [column(`${key} number`, (p) => p.member.number)] : []),
      ...(roles ? [column(`${key} role`, (p) => p.member.role ?? '')] : []),
    ];
  });
  const people = Object.entries(drawn.people);
  const rows = people.map(([id, name]) => [id, name, ...columns.map((c) => c.of(id))]);
  return csvText([['respondent', 'name', ...columns.map((c) => c.head)], ...rows].map((r) => r.map(safe)));
}

/** One row for each want that is served, and one for each that is not. */
export function exchangeToCsv({ exchange, people }: Drawn): string {
  const name = (id: string): string => people[id] ?? '';
  const rows = (exchange?.pairs ?? []).map((p) => [p.to, name(p.to), p.label, p.from, name(p.from)]);
  const unmet = (exchange?.unmet ?? []).map((u) => [u.respondent, name(u.respondent), u.label, '', '']);
  const head = ['respondent', 'name', 'wants', 'from', 'from name'];
  return csvText([head, ...rows, ...unmet].map((r) => r.map(safe)));
}

import { type Drawn, type GroupName, isNumbered, type Person } from '../../groups/index.js';

/** Somebody as templates see them. */
export interface RoomPerson {
  /** From 1, in the order of the lists. */
  readonly number: number;
  readonly respondent: string;
  readonly name: string;
  readonly school: string | null;
  readonly role: string | null;
  readonly table: string | null;
  /** `Deputy head, Quayside School` */
  readonly detail: string | null;
  /** Group of each name: `Home 3 B`. */
  readonly signs: readonly { readonly title: string; readonly group: string; readonly sign: string | null }[];
  /** Every column of the roster. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Columns that tell where somebody comes from, the first that the roster has. */
const SCHOOL = ['school', 'organisation', 'organization', 'institution', 'group'] as const;

/** Sorted by surname where the roster has that column, else by name, as the plan's language sorts. */
export function roomPeople(
  people: readonly Person[],
  drawn: Drawn | null,
  names: readonly GroupName[],
  language: string,
): readonly RoomPerson[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const key = (p: Person): string => p.columns.get('surname') ?? nameOf(p);
  const sorted = [...people].sort(
    (a, b) =>
      collator.compare(key(a), key(b)) ||
      collator.compare(nameOf(a), nameOf(b)) ||
      (a.respondent < b.respondent ? -1 : 1),
  );
  return sorted.map((p, i) => {
    const school = schoolOf(p);
    const role = p.columns.get('role') ?? null;
    const detail = [role, school].filter((x) => x !== null).join(', ');
    return {
      number: i + 1,
      respondent: p.respondent,
      name: nameOf(p),
      school,
      role,
      table: p.columns.get('table') ?? null,
      detail: detail === '' ? null : detail,
      signs: drawn ? signsOf(p.respondent, drawn, names) : [],
      columns: Object.fromEntries(p.columns),
    };
  });
}

/** A roster may leave names out; then the id is what a person is called. */
export function nameOf(p: Person): string {
  return p.columns.get('name') ?? p.respondent;
}

function schoolOf(p: Person): string | null {
  for (const column of SCHOOL) {
    const value = p.columns.get(column);
    if (value !== undefined) return value;
  }
  return null;
}

function signsOf(respondent: string, drawn: Drawn, names: readonly GroupName[]): RoomPerson['signs'] {
  return Object.entries(drawn.groups).flatMap(([key, groups]) => {
    const name = names.find((n) => n.name === key);
    for (const group of groups) {
      const member = group.members.find((m) => m.respondent === respondent);
      if (member) {
        const sign = isNumbered(name) ? member.number : null;
        // A sign stays on its line as long as it can.
        const title = groupTitle(key).replaceAll(' ', '\u00a0');
        return [{ title, group: group.name, sign }];
      }
    }
    return [];
  });
}

/** `same-letter` → `Same letter` */
export function groupTitle(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

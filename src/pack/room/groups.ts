import { type Drawn, type DrawnGroup, type GroupName, isNumbered, type Turn } from '../../groups/index.js';
import type { Prose } from '../../markdown/index.js';
import { activitiesOf, type Plan, type Schedule } from '../../plan/index.js';
import { groupTitle, type RoomPerson } from './people.js';

/** Groups of one name, as templates see them. */
export interface RoomGroups {
  readonly name: string;
  readonly title: string;
  readonly groups: readonly RoomGroup[];
  readonly meetings: readonly Meeting[];
}

export interface RoomGroup {
  readonly name: string;
  readonly members: readonly {
    readonly name: string;
    readonly sign: string | null;
    readonly role: string | null;
  }[];
  /** Who does what when, by role. */
  readonly roles: readonly {
    readonly role: string;
    /** By activity, in their order. */
    readonly meetings: readonly (Meeting & { readonly people: readonly string[] })[];
  }[];
}

export interface Meeting {
  readonly title: Prose;
  /** Minutes after midnight. */
  readonly start: number | null;
  /** Only where it is not the session's own day. */
  readonly date: string | null;
}

/** The drawn groups with who does what in them. */
export function roomGroups(
  plan: Plan,
  schedule: Schedule,
  drawn: Drawn | null,
  names: readonly GroupName[],
): readonly RoomGroups[] {
  return Object.entries(drawn?.groups ?? {}).map(([key, groups]): RoomGroups => {
    const name = names.find((n) => n.name === key);
    return {
      name: key,
      title: groupTitle(key),
      groups: groups.map((g) => groupOf(plan, schedule, g, isNumbered(name), drawn?.turns[key] ?? [])),
      meetings: (name?.meetings ?? []).map((a) => meetingOf(plan, schedule, a.id)),
    };
  });
}

/** Tables of the roster's own column; null where it has none. */
export function roomTables(
  people: readonly RoomPerson[],
  language: string,
  title: string,
): RoomGroups | null {
  const tables = new Map<string, RoomPerson[]>();
  for (const p of people) if (p.table !== null) tables.set(p.table, [...(tables.get(p.table) ?? []), p]);
  if (tables.size === 0) return null;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const groups = [...tables]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, at]): RoomGroup => {
      return { name, members: at.map((p) => ({ name: p.name, sign: null, role: null })), roles: [] };
    });
  return { name: 'table', title, groups, meetings: [] };
}

function groupOf(
  plan: Plan,
  schedule: Schedule,
  g: DrawnGroup,
  numbered: boolean,
  turns: readonly Turn[],
): RoomGroup {
  const names = new Map(g.members.map((m) => [m.respondent, m.name || m.respondent]));
  const entries = turns.flatMap((turn) =>
    g.members.flatMap(({ respondent }) => {
      const role = turn.roles[respondent];
      return role === undefined ? [] : [{ role, turn, who: names.get(respondent)! }];
    }),
  );
  const roles = [...new Set(entries.map((e) => e.role))].map((role) => {
    const own = entries.filter((e) => e.role === role);
    const activities = [...new Set(own.map((e) => e.turn.activity))];
    const meetings = activities.map((id) => ({
      ...meetingOf(plan, schedule, id),
      people: own.filter((e) => e.turn.activity === id).map((e) => e.who),
    }));
    return { role, meetings };
  });
  const members = g.members.map((m) => ({
    name: m.name || m.respondent,
    sign: numbered ? m.number : null,
    role: m.role,
  }));
  return { name: g.name, members, roles };
}

function meetingOf(plan: Plan, schedule: Schedule, id: string): Meeting {
  const activity = activitiesOf(plan).find((a) => a.id === id)!;
  const slot = schedule.activities.get(id);
  const day = slot?.date ?? null;
  return {
    title: activity.title,
    start: slot?.start ?? null,
    date: day !== null && day !== plan.date ? day : null,
  };
}

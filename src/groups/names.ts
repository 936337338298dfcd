import { type Activity, activitiesOf, type Grouping, type Plan } from '../plan/index.js';

/** A name under which the same groups meet, and how they come about. */
export interface GroupName {
  readonly name: string;
  readonly how: How;
  /** Where the plan makes these groups. */
  readonly grouping: Grouping;
  /** Every activity in which they meet. */
  readonly meetings: readonly Activity[];
  /** Of the first meeting that has any. */
  readonly roles: readonly string[];
  readonly number: 'digits' | 'letters';
  /** The plan asks for numbers, so that lists should show them. */
  readonly numbered: boolean;
}

export type How =
  | { readonly kind: 'lot' }
  /** The values of a column of the roster. */
  | { readonly kind: 'column'; readonly column: string }
  /** People choose. */
  | { readonly kind: 'choice' }
  /** The same numbers of other groups sit together. */
  | { readonly kind: 'number'; readonly of: string };

interface Growing {
  readonly name: string;
  readonly how: How;
  readonly grouping: Grouping;
  readonly meetings: Activity[];
}

/** Whether lists should show people's numbers: not where the number is the group's own name. */
export function isNumbered(name: GroupName | undefined): boolean {
  return name?.numbered === true && name.how.kind !== 'number';
}

/** The group names of a plan in the order of their first meeting. */
export function groupNames(plan: Plan): readonly GroupName[] {
  const taken = new Set(activitiesOf(plan).flatMap((a) => (a.group?.defines && a.group.as) || []));
  const known = new Map<string, Growing>();
  for (const activity of activitiesOf(plan)) {
    const { group } = activity;
    if (!group) continue;
    const key = keyOf(activity, group);
    const before = known.get(key);
    if (before) before.meetings.push(activity);
    else
      known.set(key, {
        name: nameOf(activity, group, taken),
        how: howOf(group),
        grouping: group,
        meetings: [activity],
      });
  }
  return [...known.values()].map(grown);
}

/** What two activities have in common when the same groups meet in both. */
function keyOf(activity: Activity, group: Grouping): string {
  if (group.meet !== null) return `number ${sourceOf(group)}`;
  if (group.as !== null) return `as ${group.as}`;
  return group.by !== null && group.by !== 'choice' ? `column ${group.by}` : `activity ${activity.id}`;
}

/** Groups without a name of their own have their column's, else their activity's. */
function nameOf(activity: Activity, group: Grouping, taken: Set<string>): string {
  if (group.as !== null && (group.meet === null || group.defines)) return group.as;
  const own = group.meet === null && group.by !== null && group.by !== 'choice' ? group.by : activity.id;
  let name = own;
  for (let n = 2; taken.has(name); n++) name = `${own}-${n}`;
  taken.add(name);
  return name;
}

function howOf(group: Grouping): How {
  if (group.meet !== null) return { kind: 'number', of: sourceOf(group) };
  if (group.by === 'choice') return { kind: 'choice' };
  return group.by === null ? { kind: 'lot' } : { kind: 'column', column: group.by };
}

/** Whose numbers meet: `{as: home, meet: number}`, or `{as: experts, meet: home}`. */
function sourceOf(group: Grouping): string {
  return group.meet === 'number' ? (group.as ?? '') : (group.meet ?? '');
}

function grown(g: Growing): GroupName {
  const groupings = g.meetings.flatMap((a) => a.group ?? []);
  return {
    ...g,
    roles: groupings.find((x) => x.roles.length > 0)?.roles ?? [],
    number: groupings.find((x) => x.number !== null)?.number ?? 'digits',
    numbered: groupings.some((x) => x.number !== null) || g.meetings.some((a) => a.parts.length > 0),
  };
}

/** Of so many numbers every group has each: parts to be read, or, where numbers meet, the size that is wanted. null: as many as members. */
export function highestNumber(name: GroupName, all: readonly GroupName[], smallest: number): number | null {
  const met = all.filter((n) => n.how.kind === 'number' && n.how.of === name.name);
  const parts = [name, ...met].flatMap((n) => n.meetings.map((a) => a.parts.length));
  const most = Math.max(0, ...parts);
  if (most > 0) return most;
  return met.length > 0 ? (name.grouping.size ?? smallest) : null;
}

/** 1, 2 … or A, B … Z, AA. */
export function signOf(index: number, kind: 'digits' | 'letters'): string {
  if (kind === 'digits') return String(index + 1);
  const rest = Math.floor(index / 26);
  return (rest > 0 ? signOf(rest - 1, kind) : '') + String.fromCharCode(65 + (index % 26));
}

/** A role that does not go round and does not move to another table. */
export function isHost(role: string): boolean {
  return role.trim().toLowerCase() === 'host';
}

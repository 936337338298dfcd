import { type Drawn, type GroupName, groupNames } from '../../groups/index.js';
import type { PackedThing, ThingUse } from '../../layout/index.js';
import { type Activity, activitiesOf, groupSizes, type Material, type Plan } from '../../plan/index.js';

/** How many come and how many groups they make; null: nobody knows. */
export interface Counts {
  readonly people: number | null;
  readonly drawn: Drawn | null;
}

/**
 * Everything to bring, in the order of its first use, gathered over activities by its name: the most that one activity
 * needs, and the sum for what is used up.
 */
export function packedThings(plan: Plan, counts: Counts): readonly PackedThing[] {
  const names = groupNames(plan);
  const uses = new Map<string, { readonly text: string; readonly uses: ThingUse[] }>();
  for (const activity of activitiesOf(plan)) {
    for (const m of activity.materials) {
      const key = m.text.trim().replace(/\s+/g, ' ').toLowerCase();
      const known = uses.get(key) ?? { text: m.text, uses: [] };
      known.uses.push(useOf(activity, m, counts, names));
      uses.set(key, known);
    }
  }
  return [...uses.values()].map(({ text, uses: list }) => {
    const each = list.flatMap((u) => (u.count === null ? [] : [u.count]));
    const known = each.length === list.length;
    return {
      text,
      most: known ? Math.max(...each) : null,
      sum: known ? each.reduce((sum, n) => sum + n, 0) : null,
      uses: list,
    };
  });
}

function useOf(activity: Activity, m: Material, counts: Counts, names: readonly GroupName[]): ThingUse {
  const { each, per } = m;
  const times = per === 'person' ? counts.people : per === 'group' ? groupsIn(activity, counts, names) : null;
  const count = per === 'session' ? each : times === null ? null : each * times;
  return { activity: activity.id, title: activity.title, each, per, times, count };
}

/** Groups of an activity: those that were drawn, else as many as its size makes of so many people. */
export function groupsIn(
  activity: Activity,
  { people, drawn }: Counts,
  names: readonly GroupName[],
): number | null {
  const name = names.find((n) => n.meetings.includes(activity));
  const made = name && drawn?.groups[name.name];
  if (made) return made.length;
  return name && people !== null ? groupSizes(name.grouping, people).groups : null;
}

import type { Activity, Grouping, Minutes, Module, Plan } from './types.js';

/** When something happens: minutes after midnight and minutes long; null where the plan does not say. */
export interface Slot {
  readonly start: number | null;
  readonly minutes: number | null;
  /** ISO date; null where the plan has none. */
  readonly date: string | null;
}

export interface ModuleSlot extends Slot {
  /** What the activities take together, as far as they say it, parallel ones once; `minutes` may be more, up to the module's end. */
  readonly planned: number | null;
}

export interface ActivitySlot extends Slot {
  /** When each step starts. */
  readonly steps: readonly (number | null)[];
}

export interface Schedule {
  readonly modules: ReadonlyMap<string, ModuleSlot>;
  readonly activities: ReadonlyMap<string, ActivitySlot>;
  readonly groups: ReadonlyMap<string, GroupSize>;
}

export interface GroupSize {
  readonly groups: number;
  readonly largest: number;
  readonly smallest: number;
}

/** How many groups a grouping makes of so many people; sizes differ by one at most. Where pairs do not come out even, three sit together. */
export function groupSizes(
  grouping: Pick<Grouping, 'size' | 'count' | 'min' | 'max'>,
  participants: number,
): GroupSize {
  const near = participants / (grouping.size ?? grouping.min ?? grouping.max ?? participants);
  const wanted = grouping.count ?? (grouping.size === 2 ? Math.floor(near) : Math.round(near));
  const atMost = grouping.min ? Math.floor(participants / grouping.min) : participants;
  const atLeast = grouping.max ? Math.ceil(participants / grouping.max) : 1;
  const groups = Math.max(1, atLeast, Math.min(wanted, atMost));
  return { groups, largest: Math.ceil(participants / groups), smallest: Math.floor(participants / groups) };
}

/** Clock times of modules, activities and steps: each follows the one before unless it has a start of its own. */
export function scheduleOf(plan: Pick<Plan, 'modules' | 'start' | 'date' | 'participants'>): Schedule {
  const groups = namedGroups(plan);
  const modules = new Map<string, ModuleSlot>();
  const activities = new Map<string, ActivitySlot>();
  let cursor = plan.start;
  let date = plan.date;
  for (const module of plan.modules) {
    const day = module.dates?.[0] ?? date;
    // A stretch of days has no hour of its own; its activities have theirs.
    const several = module.dates !== null && module.dates[0] !== module.dates[1];
    if (day !== date || several) cursor = several ? null : plan.start;
    date = day;
    cursor = module.start ?? cursor;
    const begin = cursor;
    const placed = placeActivities(module, cursor, date, (a) =>
      lengthOf(a.minutes, a.group, groups, plan.participants),
    );
    for (const [id, slot] of placed.slots) activities.set(id, slot);
    modules.set(module.id, { ...spanOf(module, placed, begin), planned: placed.planned, date });
    cursor = placed.cursor === null && module.end !== null ? module.end : placed.cursor;
    if (module.end !== null && cursor !== null) cursor = Math.max(cursor, module.end);
  }
  return { modules, activities, groups };
}

/** From when to when a module goes: as the plan says, else from its first activity to the end of its last. */
function spanOf(module: Module, placed: Placed, begin: number | null): Pick<Slot, 'start' | 'minutes'> {
  const start = module.start ?? placed.first ?? begin;
  if (start === null) return { start, minutes: placed.minutes };
  const end = module.end ?? (placed.minutes === null ? null : placed.last);
  return { start, minutes: end === null ? placed.minutes : end - start };
}

interface Placed {
  readonly slots: Map<string, ActivitySlot>;
  readonly first: number | null;
  /** When the last of them ends, on the module's own day. */
  readonly last: number | null;
  /** What they take together; null where one does not say it. */
  readonly minutes: number | null;
  /** The same of those that do say it; null where none does. */
  readonly planned: number | null;
  readonly cursor: number | null;
}

/** What runs beside an activity with the same mark: its start, and the longest of them so far. */
interface Beside {
  readonly start: number | null;
  readonly minutes: number | null;
}

function placeActivities(
  module: Module,
  from: number | null,
  day: string | null,
  length: (a: Activity) => number | null,
): Placed {
  const slots: Placed['slots'] = new Map();
  const parallel = new Map<string, Beside>();
  let cursor = from;
  let cursorDay = day;
  let stated = 0;
  let last: number | null = null;
  for (const a of module.activities) {
    const date = a.date ?? day;
    // On another day nothing follows on from what was before.
    if (date !== cursorDay) cursor = null;
    cursorDay = date;
    const twin = a.parallel === null ? undefined : parallel.get(a.parallel);
    const minutes = length(a);
    // What takes no stated time has no clock time either, unless the plan gives one.
    const start = a.start ?? (minutes === null ? null : (twin?.start ?? cursor));
    slots.set(a.id, { start, minutes, date, steps: stepStarts(a, start) });
    const end = start === null || minutes === null ? null : start + minutes;
    const until = twin ? endOf(twin) : null;
    stated += Math.max(0, (minutes ?? 0) - (twin?.minutes ?? 0));
    if (end !== null && date === day) last = Math.max(last ?? end, end);
    cursor = until === null || end === null ? end : Math.max(end, until);
    const longest = twin ? Math.max(minutes ?? 0, twin.minutes ?? 0) : minutes;
    if (a.parallel !== null) parallel.set(a.parallel, { start: twin?.start ?? start, minutes: longest });
  }
  const opening = module.activities[0] && slots.get(module.activities[0].id);
  const first = !opening ? from : opening.date === day ? opening.start : null;
  const lengths = [...slots.values()].map((x) => x.minutes);
  const planned = lengths.some((x) => x !== null) ? stated : null;
  const minutes = lengths.includes(null) ? null : planned;
  return { slots, first, last, minutes, planned, cursor: cursorDay === day ? cursor : null };
}

function endOf(beside: Beside): number | null {
  return beside.start === null || beside.minutes === null ? null : beside.start + beside.minutes;
}

function stepStarts(a: Activity, start: number | null): (number | null)[] {
  let at = start;
  return a.steps.map((s) => {
    const begins = s.minutes === null ? null : at;
    at = at === null || s.minutes === null ? null : at + s.minutes;
    return begins;
  });
}

/** Minutes that an activity takes; per participant, member or group they need to be known how many there are. */
function lengthOf(
  minutes: Minutes | null,
  grouping: Grouping | null,
  groups: ReadonlyMap<string, GroupSize>,
  participants: number | null,
): number | null {
  if (!minutes) return null;
  if (minutes.of === 'session') return minutes.each;
  if (participants === null) return null;
  const size =
    (grouping?.as ? groups.get(grouping.as) : undefined) ??
    (grouping?.defines ? groupSizes(grouping, participants) : undefined);
  const times =
    minutes.of === 'participant' ? participants : minutes.of === 'member' ? size?.largest : size?.groups;
  return times === undefined ? null : minutes.each * times + minutes.plus;
}

function namedGroups(plan: Pick<Plan, 'modules' | 'participants'>): Map<string, GroupSize> {
  const out = new Map<string, GroupSize>();
  if (plan.participants === null) return out;
  for (const a of plan.modules.flatMap((m) => m.activities)) {
    if (a.group?.as && a.group.defines) out.set(a.group.as, groupSizes(a.group, plan.participants));
  }
  return out;
}

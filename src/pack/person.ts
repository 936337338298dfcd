import { type Drawn, groupNames, isNumbered, type Person } from '../groups/index.js';
import { say } from '../labels/index.js';
import { clockText, type PackCover, type Setting } from '../layout/index.js';
import { plainText } from '../markdown/index.js';
import type { Activity, Plan } from '../plan/index.js';
import type { BuildInput } from './build.js';
import type { KnownBlank, Personal } from './personal.js';

type Sign = PackCover['signs'][number];

/** A person's name, and what stands under it. */
export function linesOf({ respondent, columns }: Person): { readonly name: string; readonly line: string } {
  const named = (key: string): string => cellOf({ respondent, columns }, key);
  const line = [named('role'), named('school') || named('group')].filter((x) => x !== '').join(', ');
  return { name: named('name') || respondent, line };
}

/** What the roster has under this name, whatever the case; empty where it has nothing. */
function cellOf({ respondent, columns }: Person, key: string): string {
  if (key === 'respondent') return respondent;
  return columns.get(key) ?? [...columns].find(([name]) => fold(name) === fold(key))?.[1] ?? '';
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** What forms ask at their head, as far as the roster knows it; `shown` is the person as the fonts can draw them. */
export function personalOf(plan: Plan, person: Person, shown: Person): Personal {
  const { name } = linesOf(shown);
  const idAndName = [...new Set([shown.respondent, name])].filter((x) => x !== '');
  const blanks = new Map<string, KnownBlank>();
  for (const { key, options } of plan.identify) {
    const known = cellOf(person, key);
    if (known === '') continue;
    const option = options?.find((o) => fold(o.id) === fold(known) || fold(o.plain) === fold(known));
    // A word that is none of the answers crosses no box, and is left to the person.
    if (options && !option) continue;
    const words = key === 'respondent' ? idAndName.join(' · ') : cellOf(shown, key);
    blanks.set(key, { words, option: option?.id ?? null, value: option?.id ?? known });
  }
  return { owner: name, foot: [...idAndName].reverse().join(', '), blanks };
}

export function coverOf(
  input: BuildInput,
  setting: Setting,
  person: Person,
  shown: Person,
  inside: Pick<PackCover, 'sheets' | 'bound' | 'loose' | 'total'>,
): PackCover {
  return { ...linesOf(shown), signs: signsOf(input, person, setting), ...inside };
}

/** The table of the roster, else the group that meets most often: where piles are handed out. */
export function tableOf({ plan, people }: BuildInput, person: Person): string {
  const table = cellOf(person, 'table');
  if (table !== '' || !people?.drawn) return table;
  const { groups } = people.drawn;
  const names = groupNames(plan).filter((n) => Object.hasOwn(groups, n.name));
  if (names.length === 0) return '';
  const most = names.reduce((a, b) => (b.meetings.length > a.meetings.length ? b : a));
  const seated = groups[most.name]!.find((g) => g.members.some((m) => m.respondent === person.respondent));
  return seated?.name ?? '';
}

/** The table, and each group, with the number in it where the plan gives numbers: "3 B". */
export function signsOf({ plan, people }: BuildInput, person: Person, setting: Setting): readonly Sign[] {
  const table = cellOf(person, 'table');
  const own: Sign[] = table === '' ? [] : [{ title: setting.labels.table, sign: table, note: '' }];
  const drawn = people?.drawn;
  return drawn ? [...own, ...groupSigns(plan, drawn, person, setting)] : own;
}

function groupSigns(plan: Plan, drawn: Drawn, { respondent }: Person, setting: Setting): Sign[] {
  const names = groupNames(plan);
  return Object.entries(drawn.groups).flatMap(([name, groups]): Sign[] => {
    const group = groups.find((g) => g.members.some((m) => m.respondent === respondent));
    const member = group?.members.find((m) => m.respondent === respondent);
    if (!group || !member) return [];
    const known = names.find((n) => n.name === name);
    const meetings = known?.meetings ?? [];
    const at = meetings.map((a) => timeOf(setting, a, meetings.length > 2));
    const role = member.role === null ? '' : say(setting.labels.youAre, { role: member.role });
    const note = [at.join(', '), role].filter((x) => x !== '').join('; ');
    const activity = plan.modules.flatMap((m) => m.activities).find((a) => a.id === name);
    const title = activity ? plainText(activity.title) : capital(name);
    const number = isNumbered(known) ? member.number : '';
    return [{ title, sign: signOf(group.name, number), note }];
  });
}

/** `3 B`; two figures are kept apart, and a letter that is both stands once. */
function signOf(group: string, number: string): string {
  if (number === '' || number === group) return group;
  return /\d$/.test(group) && /^\d/.test(number) ? `${group} · ${number}` : `${group} ${number}`;
}

/** Where there are many meetings, their times say enough. */
function timeOf(setting: Setting, a: Activity, short: boolean): string {
  const title = plainText(a.title);
  const start = setting.schedule.activities.get(a.id)?.start ?? null;
  if (start !== null && short) return clockText(setting, start);
  return start === null ? title : `${clockText(setting, start)} ${title}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** When each sheet is used first: its place in the session, and words for it. */
export function usesOf(
  setting: Setting,
): ReadonlyMap<string, { readonly order: number; readonly when: string }> {
  const out = new Map<string, { order: number; when: string }>();
  const { plan } = setting;
  for (const module of plan.modules) {
    const label = plainText(module.label ?? module.title);
    for (const a of module.activities) {
      const start = setting.schedule.activities.get(a.id)?.start ?? null;
      const when = start === null ? label : `${label}, ${clockText(setting, start)}`;
      for (const { id } of a.use) if (!out.has(id)) out.set(id, { order: out.size, when });
    }
  }
  return out;
}

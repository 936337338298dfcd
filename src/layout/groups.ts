import { say } from '../labels/index.js';
import type { Grouping } from '../plan/index.js';
import type { Setting } from './setting.js';

type Words = Pick<Setting, 'labels' | 'schedule' | 'plan'>;

/** `In threes`, `8 groups`, and the roles. */
export function groupWords(s: Words, g: Grouping): string[] {
  return [...whoMeets(s, g), ...g.roles];
}

/** The same for a narrow column: the roles run on. */
export function shortGroupWords(s: Words, g: Grouping): string[] {
  return [...whoMeets(s, g), ...(g.roles.length > 0 ? [g.roles.join(', ')] : [])];
}

function whoMeets(s: Words, g: Grouping): string[] {
  return !g.defines && g.as ? [againWords(s, g, g.as)] : madeWords(s, g);
}

/** Groups that were made before: the same people, or those with the same letter or number from each of them. */
function againWords(s: Words, g: Grouping, name: string): string {
  if (g.meet !== 'number') return say(s.labels.again, { name });
  const all = s.plan.modules.flatMap((m) => m.activities.flatMap((a) => a.group ?? []));
  const made = all.find((x) => x.as === name && x.number !== null);
  const letters = (g.number ?? made?.number) === 'letters';
  return say(letters ? s.labels.meetLetters : s.labels.meetNumbers, { name });
}

/** How large, how chosen, how many; those whom people choose are not counted beforehand. */
function madeWords(s: Words, g: Grouping): string[] {
  const by = byWords(s, g);
  const size = [sizeWords(s, g), by].filter((x) => x !== '').join(', ');
  const known = g.count ?? (by === '' && g.as ? s.schedule.groups.get(g.as)?.groups : undefined);
  const count = known === undefined || known === 1 ? [] : [say(s.labels.groups, { n: known })];
  return size === '' ? count : [capital(size), ...count];
}

function sizeWords({ labels }: Words, { size, min, max }: Grouping): string {
  const [from, to] = size === null ? [min, max] : [size, size];
  const pair = `${from}-${to}`;
  const named: Readonly<Record<string, string>> = {
    '2-2': labels.pairs,
    '3-3': labels.threes,
    '4-4': labels.fours,
    '2-3': labels.twosOrThrees,
    '3-4': labels.threesOrFours,
  };
  if (named[pair] !== undefined) return named[pair];
  if (from !== null && from === to) return say(labels.groupsOf, { n: from });
  if (from !== null && to !== null) return say(labels.groupsFromTo, { from, to });
  if (from !== null) return say(labels.groupsFrom, { n: from });
  return to === null ? '' : say(labels.groupsUpTo, { n: to });
}

/** No drawing of lots: people choose, or a column of the roster says it. */
function byWords({ labels, plan }: Words, { by }: Grouping): string {
  if (by === null) return '';
  if (by === 'choice') return labels.byChoice;
  return say(labels.byColumn, { name: plan.identify.find((k) => k.key === by)?.plain ?? by });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

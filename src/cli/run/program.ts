import { type Day, moduleTitle } from '../../agenda/index.js';
import { labelsFor } from '../../labels/index.js';
import { groupWords, materialWords } from '../../layout/index.js';
import { plainText } from '../../markdown/index.js';
import { type Grouping, type Plan, scheduleOf } from '../../plan/index.js';
import type { Item } from './state.js';

/** What the screen shows of each happening of a day. */
export function programOf(plan: Plan, day: Day): readonly Item[] {
  const words = { plan, labels: labelsFor(plan.language), schedule: scheduleOf(plan) };
  return day.happenings.map(({ module, activities, start, minutes, steps }): Item => {
    const [first] = activities;
    const groups = activities.flatMap((a) => (a.group ? groupText(groupWords(words, a.group), a.group) : []));
    const materials = activities.flatMap((a) => a.materials.map((m) => materialWords(words, m)));
    return {
      title: activities.map((a) => plainText(a.title)).join(' / '),
      module: moduleTitle(module),
      start,
      minutes,
      purpose: first.purpose ? plainText(first.purpose) : '',
      groups: groups.join('; '),
      materials: [...new Set(materials)].join('; '),
      steps: first.steps.map((s, i) => ({
        title: plainText(s.title),
        text: s.text ? plainText(s.text) : '',
        minutes: s.minutes,
        from: offset(first.steps.slice(0, i).map((x) => x.minutes)),
        planned: steps[i] ?? null,
      })),
    };
  });
}

/** `In fours, 6 groups: moderator, timekeeper`; the words end with the roles. */
function groupText(words: readonly string[], { roles }: Grouping): string {
  const groups = words.slice(0, words.length - roles.length).join(', ');
  return [groups, roles.join(', ')].filter((x) => x !== '').join(': ');
}

/** Sum of the minutes before a step; null where one of them is not known. */
function offset(before: readonly (number | null)[]): number | null {
  return before.reduce<number | null>((sum, m) => (sum === null || m === null ? null : sum + m), 0);
}

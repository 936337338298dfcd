import type { Activity } from '../plan/index.js';
import { activitySection, partRows, short, stepRows } from './activity.js';
import { first, hang, inSection, keepNext, keyed, together, units } from './flow.js';
import { groupWords } from './groups.js';
import { labelledHead, readColumn, sideLabel } from './heads.js';
import type { Item } from './items.js';
import { materialWords } from './materials.js';
import { prose, sentence } from './prose.js';
import type { Place, Setting } from './setting.js';
import { separately } from './sheets.js';
import { useWords } from './uses.js';

/** An activity as the facilitator needs it: what to say, what participants see, steps, sheets with their pages. */
export function guideActivity(s: Setting, place: Place, a: Activity): Item[] {
  const text = readColumn(s, place);
  const head = labelledHead(s, place, a);
  const own = a.facilitator
    ? besideLabel(
        s,
        place,
        s.labels.say,
        prose(s, { ...text, depth: place.depth + 1 }, a.facilitator, { style: 'text' }),
      )
    : [];
  const group = a.group
    ? besideLabel(s, place, s.labels.groupHead, sentence(s, text, groupWords(s, a.group).join(', '), 'text'))
    : [];
  const theirs = a.participants
    ? besideLabel(
        s,
        place,
        s.labels.participants,
        prose(s, { ...text, depth: place.depth + 1 }, a.participants, { style: 'text' }),
      )
    : [];
  const materials = a.materials.map((m) => materialWords(s, m));
  const bring =
    materials.length > 0
      ? besideLabel(s, place, s.labels.materials, sentence(s, text, materials.join('; '), 'text'))
      : [];
  const sheets = sheetNames(s, a);
  const used =
    sheets.length > 0
      ? besideLabel(
          s,
          place,
          s.labels.sheets,
          sheets.flatMap((x) => sentence(s, text, x, 'text')),
        )
      : [];
  const parts = [head, own, theirs, group, stepRows(s, place, a), partRows(s, place, a), bring, used];
  const items = lastTwo(parts.filter((part) => part.length > 0));
  return keyed(inSection(short(s, items), activitySection(s, a)), `activity:${a.id}`);
}

/** No row is left alone on a page: the last one stays with the end of the one before, and its own end is not parted. */
function lastTwo(rows: readonly (readonly Item[])[]): Item[] {
  const last = rows.at(-1) ?? [];
  return [
    ...rows.slice(0, -2).flat(),
    ...keepNext(rows.length > 1 ? rows.at(-2)! : []),
    ...last.slice(0, -2),
    ...together(last.slice(-2)),
  ];
}

function besideLabel(s: Setting, place: Place, name: string, items: readonly Item[]): Item[] {
  return first(hang(sideLabel(s, place, [name], 'label'), first(items, { before: 0 })), { before: units(1) });
}

/** What the activity uses beside its parts, which name their own. */
function sheetNames(s: Setting, a: Activity): string[] {
  const names = a.use.map((u) => {
    const loose = [...s.plan.instruments, ...s.plan.worksheets].find(
      (x) => x.id === u.id && x.print === 'loose',
    );
    return loose ? separately(s, loose) : useWords(s, u);
  });
  return [...new Set(names)];
}

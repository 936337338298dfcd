import { say } from '../labels/index.js';
import type { Activity, Material } from '../plan/index.js';
import { first, hang, label, lines, stack, together, units } from './flow.js';
import { readColumn, sideLabel } from './heads.js';
import { textRun } from './inline.js';
import type { Item } from './items.js';
import { baselineOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { MM } from './units.js';

/** `markers, 2 per group`, `2 flip charts`. */
export function materialWords(s: Pick<Setting, 'labels'>, m: Material): string {
  if (m.per === 'person') return `${m.text}, ${say(s.labels.perPerson, { n: m.each })}`;
  if (m.per === 'group') return `${m.text}, ${say(s.labels.perGroup, { n: m.each })}`;
  return m.each === 1 ? m.text : `${m.each} ${m.text}`;
}

/** Everything to bring, counted over the day; the most of a thing that any one activity needs. */
export function materialsItems(s: Setting, place: Place): Item[] {
  const counts = new Map<string, number | null>();
  for (const a of s.plan.modules.flatMap((m) => m.activities)) {
    for (const m of a.materials) {
      const n = materialCount(s, a, m);
      const known = counts.get(m.text);
      counts.set(m.text, n === null || known === null ? null : Math.max(known ?? 0, n));
    }
  }
  if (counts.size === 0) return [];
  const text = readColumn(s, place);
  const list = node('L', place.node, { numbering: 'None' });
  const rows = [...counts].map(([what, n]) => {
    const of = node('LI', list);
    const y = baselineOf(s, 'text');
    const number = n === null ? [] : [label(s, String(n), 'label', text.x + 8 * MM, y, of, 'right')];
    const words = lines(
      s,
      [textRun(s, what, 'text')],
      { x: text.x + 11 * MM, width: text.width - 11 * MM },
      { style: 'text', node: of },
    );
    return stack(first(words, { marks: [...number, ...(words[0]?.marks ?? [])] }));
  });
  const made = hang(sideLabel(s, place, [s.labels.bring], 'head'), rows);
  return first(together(made), { before: units(3) });
}

function materialCount(s: Setting, a: Activity, m: Material): number | null {
  if (m.per === 'session') return m.each;
  if (m.per === 'person') return s.plan.participants === null ? null : m.each * s.plan.participants;
  const sizes = a.group?.as ? s.schedule.groups.get(a.group.as) : undefined;
  return sizes ? m.each * sizes.groups : null;
}

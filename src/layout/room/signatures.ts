import { lines, rule, stack } from '../flow.js';
import { textRun } from '../inline.js';
import { type Item, item, type Mark, moved } from '../items.js';
import type { Place, Setting } from '../setting.js';
import { node } from '../structure.js';
import { MM, U } from '../units.js';

const WIDTH = 72 * MM;
const GAP = 16 * MM;
/** Room for the pen above the line. */
const PEN_ROOM = 12 * U;

/** A line for each facilitator to sign on, two beside each other, with the name under it. */
export function signatureItems(s: Setting, place: Place): Item[] {
  const { facilitators } = s.plan;
  const names = facilitators.length > 0 ? facilitators : [s.labels.facilitator];
  const rows: Item[] = [];
  for (let from = 0; from < names.length; from += 2) {
    const below = names.slice(from, from + 2).map((name, i) => {
      const at = { x: place.x + i * (WIDTH + GAP), width: WIDTH };
      const of = node('P', place.node);
      return { at, made: stack(lines(s, [textRun(s, name, 'label')], at, { style: 'label', node: of })) };
    });
    const marks = below.flatMap(({ at, made }): Mark[] => [
      rule(PEN_ROOM, at.x, at.x + at.width, s.theme.rules.pen),
      ...moved(made.marks, 0, PEN_ROOM + U / 4),
    ]);
    rows.push(item(PEN_ROOM + Math.max(...below.map((b) => b.made.height)) + U / 2, marks));
  }
  return rows;
}

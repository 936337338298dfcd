import { say } from '../labels/index.js';
import type { Instrument } from '../plan/index.js';
import { differentialItems } from './differential.js';
import { first, hang, label, textBlock, units } from './flow.js';
import { type Item, item } from './items.js';
import { numberTable } from './numbers.js';
import { type Block, numbered } from './rows.js';
import { fitsLevels, rubricItems } from './rubric.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { fitsTicks } from './tick-columns.js';
import { tickTable } from './ticks.js';
import { MM } from './units.js';

/** The items of an instrument with their scale: ticks in a table, or numbers in boxes. */
export function instrumentItems(s: Setting, place: Place, i: Instrument): Item[] {
  const blocks = numbered(i);
  return [...tableOf(s, place, i, blocks), ...turnRule(s, place, i)];
}

/** A rubric whose levels have no room side by side on an upright page, and have it on a turned one. */
export function wantsLandscape(s: Setting, place: Place, i: Instrument): boolean {
  if (i.kind !== 'rubric' || i.layout === 'stacked') return false;
  const usual = s.frame.paper.width >= 200 * MM;
  return usual && !fitsLevels(place.width, i) && fitsLevels(s.landscape.width, i);
}

function tableOf(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Item[] {
  if (i.kind === 'rubric') return rubricItems(s, place, i, blocks);
  if (i.kind === 'differential') return differentialItems(s, place, i, blocks);
  // A scale of a hundred points has no room for boxes: its number is written.
  if (i.style === 'number' || !fitsTicks(place, i)) return numberTable(s, place, i, blocks);
  return tickTable(s, place, i, blocks);
}

/** How to turn the number of an item that is worded the other way round, under the table. */
function turnRule(s: Setting, place: Place, i: Instrument): Item[] {
  const { lowest, highest } = i.scale;
  const turned = i.subscales.some((x) => x.items.some((y) => y.reversed));
  if (!i.showReversed || !turned || lowest === null || highest === null) return [];
  const sum = lowest + highest;
  const text = say(i.style === 'number' ? s.labels.turn : s.labels.turnTick, { sum });
  const indent = 8 * MM;
  const inner: Place = { ...place, x: place.x + indent, width: Math.min(144 * MM, place.width) - indent };
  const body = textBlock(s, inner, text, 'P', { style: 'text' });
  const sign = label(s, s.labels.reversed, 'head', place.x, baselineOf(s, 'text'), node('P', place.node));
  const made = hang([item(leadOf(s, 'text'), [sign])], body);
  return first(
    made.map((x, n) => (n < made.length - 1 ? { ...x, keep: true } : x)),
    { before: units(2) },
  );
}

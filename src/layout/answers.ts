import type { FieldMark, Mark } from './items.js';
import type { Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM } from './units.js';

/** Tick boxes and circles (design of the paper: 4.5 mm, centres 8 mm apart down and 10 mm across). */
export const TICK = 4.5 * MM;
export const NUMBER_BOX = { w: 9 * MM, h: 6.4 * MM } as const;
export const TOTAL_BOX = { w: 18 * MM, h: 8 * MM } as const;

export interface Ask {
  readonly question: string;
  readonly option: string | null;
  /** What a reader who does not see the box is told. */
  readonly description: string;
  readonly parent: Node;
}

/** A box to tick; round where only one of several may be chosen. Its centre is at x, y. */
export function tickBox(ask: Ask, x: number, y: number, shape: 'square' | 'circle'): Mark {
  const of = node('Form', ask.parent, {
    field: { role: shape === 'circle' ? 'rb' : 'cb', description: ask.description },
  });
  return {
    kind: 'field',
    question: ask.question,
    option: ask.option,
    x: x - TICK / 2,
    y: y - TICK / 2,
    w: TICK,
    h: TICK,
    frame: shape,
    node: of,
  };
}

/** A place to write in: a box with a frame, or space over lines that something else draws. */
export function writeField(
  ask: Ask,
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  framed: boolean,
  of?: Node,
): FieldMark {
  const form = of ?? node('Form', ask.parent, { field: { role: 'tv', description: ask.description } });
  return {
    kind: 'field',
    question: ask.question,
    option: ask.option,
    ...box,
    frame: framed ? 'square' : null,
    node: form,
  };
}

/** A frame that nothing is stored of, such as a TOTAL. */
export function plainBox(s: Setting, x: number, y: number, w: number, h: number): Mark {
  return { kind: 'frame', shape: 'square', x, y, w, h, weight: s.theme.rules.frame };
}

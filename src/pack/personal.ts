import { baselineOf, label, leadOf, type Mark, type Node, type Setting } from '../layout/index.js';
import type { PdfPage } from '../pdf/index.js';
import { textWidth } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import type { Composed, FieldBox } from './compose.js';

/** What is printed of one person on pages that are laid out for everybody. */
export interface Personal {
  /** On the cover's line for the owner. */
  readonly owner: string;
  /** Beside the folio. */
  readonly foot: string;
  /** What the blanks at the head of forms ask, by key: words, and the id of an option where the plan names the answers. */
  readonly blanks: ReadonlyMap<string, KnownBlank>;
}

export interface KnownBlank {
  /** As it is printed. */
  readonly words: string;
  readonly option: string | null;
  /** As it comes back with the answers. */
  readonly value: string;
}

/** The same pages with what is known of one person written in; pages without any place for it are shared. */
export function personalPages(
  s: Setting,
  composed: Pick<Composed, 'pages' | 'fields'>,
  person: Personal,
): readonly PdfPage[] {
  return composed.pages.map((page, i) => {
    const marks = [
      ...page.pieces.flatMap(({ marks, x, y }) =>
        marks.flatMap((m) => (m.kind === 'slot' ? slotMarks(s, m, x, y, person) : [])),
      ),
      ...composed.fields.flatMap((f) => (f.page === i + 1 ? blankMarks(s, f, person) : [])),
    ];
    if (marks.length === 0) return page;
    return { ...page, pieces: [...page.pieces, { marks, x: 0, y: 0, artifact: false }] };
  });
}

type Slot = Extract<Mark, { kind: 'slot' }>;

function slotMarks(s: Setting, slot: Slot, dx: number, dy: number, person: Personal): Mark[] {
  const style: StyleName = slot.slot === 'owner' ? 'section' : 'small';
  const text = fitted(s, slot.slot === 'owner' ? person.owner : person.foot, style, slot.width);
  return text === '' ? [] : [label(s, text, style, slot.x + dx, slot.y + dy, slot.node, slot.align)];
}

/** Written on the line, or a cross in the box of the answer. */
function blankMarks(s: Setting, box: FieldBox, { blanks }: Personal): Mark[] {
  const known = blanks.get(box.id);
  if (!known) return [];
  const of: Node = box.mark.node;
  if (box.option === null) {
    const y = box.y + box.h - (leadOf(s, 'label') - baselineOf(s, 'label'));
    return [label(s, fitted(s, known.words, 'text', box.w), 'text', box.x, y, of)];
  }
  return box.option === known.option ? cross(s, box) : [];
}

function cross(s: Setting, { x, y, w, h }: FieldBox): Mark[] {
  const weight = s.theme.rules.frame * 1.6;
  const [inX, inY] = [w * 0.2, h * 0.2];
  return [
    { kind: 'rule', x1: x + inX, y1: y + inY, x2: x + w - inX, y2: y + h - inY, weight },
    { kind: 'rule', x1: x + inX, y1: y + h - inY, x2: x + w - inX, y2: y + inY, weight },
  ];
}

/** On one line; what is longer ends in an ellipsis. */
function fitted(s: Setting, text: string, style: StyleName, width: number): string {
  const wide = (t: string): number => textWidth(s.metrics, s.theme.styles[style], t);
  if (wide(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && wide(`${letters.join('').trimEnd()}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

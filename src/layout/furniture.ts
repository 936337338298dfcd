import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import { breakLines, directionOf, type Face, type Run, textWidth } from '../text/index.js';
import type { Item, Mark, RunMark } from './items.js';
import type { Setting } from './setting.js';
import { MM } from './units.js';

/** What stands on a page beside its content. */
export interface PageFacts {
  /** From 1, the cover included. */
  readonly number: number;
  /** As it is printed. */
  readonly label: string;
  readonly count: number;
  readonly items: readonly Item[];
  /** The first item goes on with something from the page before. */
  readonly goesOn: boolean;
  readonly mirrored: boolean;
}

/** The running head stands so far above the text, on papers of all sizes. */
const HEAD = 9 * MM;
const FOLIO = 14 * MM;
const GAP = 3 * MM;
/** A folio takes no more. */
const FOLIO_ROOM = 14 * MM;
/** What the session's title and the section's may take of the running head. */
const TITLE_SHARE = 0.52;
const SECTION_SHARE = 0.44;

/** Running head, folio and form fingerprints, in points from the text area's upper left corner. */
export function furniture(s: Setting, kind: string, page: PageFacts): Mark[] {
  if (page.items.some((i) => i.bare)) return [];
  const right = s.frame.width;
  const verso = page.mirrored && page.number % 2 === 0;
  const headY = -HEAD;
  const footY = s.frame.height + FOLIO;
  const section = page.items[0]?.section ?? page.items.find((i) => i.section)?.section ?? null;
  const name = section ? (page.goesOn ? (section.continued ?? section.head) : section.head) : '';
  const tail = page.goesOn && section?.continued ? `, ${s.labels.continued}` : '';
  const document = (x: number, side: Side): Mark[] => pair(s, plainText(s.plan.title), kind, x, headY, side);
  const prints = [...new Set(page.items.flatMap((i) => i.print ?? []))];
  const form = prints.map((print) => say(s.labels.form, { print })).join(', ');
  const folio = s.kind === 'sheet' ? `${page.number}/${s.pack?.total ?? page.count}` : page.label;
  const head =
    page.items.length === 0
      ? []
      : [
          ...document(verso ? right : 0, verso ? 'right' : 'left'),
          ...small(
            s,
            name,
            'sans',
            verso ? 0 : right,
            headY,
            verso ? 'left' : 'right',
            right * SECTION_SHARE,
            tail,
          ),
        ];
  return [
    ...head,
    ...small(s, folio, 'sans-bold', verso ? 0 : right, footY, verso ? 'left' : 'right'),
    ...small(s, form, 'sans', verso ? right : 0, footY, verso ? 'right' : 'left'),
    footSlot(s, verso, footY),
  ];
}

/** Whose copy it is, inside of the folio. */
function footSlot(s: Setting, verso: boolean, y: number): Mark {
  const width = s.frame.width * 0.5;
  return verso
    ? { kind: 'slot', slot: 'foot', x: FOLIO_ROOM, y, width, align: 'left', node: null }
    : { kind: 'slot', slot: 'foot', x: s.frame.width - FOLIO_ROOM, y, width, align: 'right', node: null };
}

type Side = 'left' | 'right';

/** One line at most so wide; what is longer ends in an ellipsis, and in `tail` where it did before. */
function small(
  s: Setting,
  text: string,
  face: Face,
  x: number,
  y: number,
  side: Side,
  most = s.frame.width,
  tail = '',
): Mark[] {
  if (text === '') return [];
  const [line] = breakLines([run(s, cut(s, text, face, most, tail), face)], s.metrics, {
    width: 1e6,
    direction: directionOf(s.plan.language),
  });
  if (!line) return [];
  return [{ kind: 'text', x: side === 'left' ? x : x - line.width, y, spans: line.spans, node: null }];
}

function run(s: Setting, text: string, face: Face): Run<RunMark> {
  const style = { face, size: s.theme.styles.small.size };
  return { text: text.normalize('NFC'), style, rise: 0, mark: null, blank: null };
}

function cut(s: Setting, text: string, face: Face, most: number, tail: string): string {
  const style = { face, size: s.theme.styles.small.size };
  const wide = (t: string): number => textWidth(s.metrics, style, t);
  if (wide(text) <= most) return text;
  const kept = text.endsWith(tail) ? tail : '';
  const letters = [...text.slice(0, text.length - kept.length)];
  const shortened = (): string => `${letters.join('').trimEnd()}…${kept}`;
  while (letters.length > 1 && wide(shortened()) > most) letters.pop();
  return shortened();
}

/** Session in bold and what the document is, in one corner. */
function pair(s: Setting, title: string, kind: string, x: number, y: number, side: Side): Mark[] {
  const width = (marks: readonly Mark[]): number =>
    marks.reduce(
      (w, m) => w + (m.kind === 'text' ? m.spans.reduce((sum, span) => sum + span.width, 0) : 0),
      0,
    );
  const what = small(s, kind, 'sans', 0, y, 'left');
  const most = s.frame.width * TITLE_SHARE - width(what) - GAP;
  const name = small(s, title, 'sans-bold', 0, y, 'left', most);
  const whole = width(name) + GAP + width(what);
  const from = side === 'left' ? x : x - whole;
  const shift = (marks: readonly Mark[], dx: number): Mark[] =>
    marks.map((m) => (m.kind === 'text' ? { ...m, x: m.x + dx } : m));
  return [...shift(name, from), ...shift(what, from + width(name) + GAP)];
}

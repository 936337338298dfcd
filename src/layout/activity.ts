import { inlineOf, inlineText, type Prose } from '../markdown/index.js';
import type { Activity, Part, Step, Use } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { bodyItems } from './body.js';
import {
  first,
  hang,
  inSection,
  keyed,
  label,
  rule,
  stack,
  textBlock,
  together,
  units,
  withSource,
} from './flow.js';
import { groupWords } from './groups.js';
import { activityHead, epigraph, moduleName, readColumn, sideLabel } from './heads.js';
import { type Item, item, type Section } from './items.js';
import { letter } from './letters.js';
import { noted, prose, sentence } from './prose.js';
import { handoutSheet } from './readings.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { inside, instrumentSheet, separately, worksheetQuestions, worksheetSheet } from './sheets.js';
import { node } from './structure.js';
import { clock, minText, minutesText } from './times.js';
import { MM, PEN, U } from './units.js';
import { useWords } from './uses.js';

/** An activity as participants see it, with the sheets that it uses. */
export function activityItems(s: Setting, place: Place, a: Activity): Item[] {
  const text = readColumn(s, place);
  const inner = { ...text, depth: place.depth + 1 };
  const words = [
    ...epigraph(s, text, a.epigraph),
    ...(a.participants ? prose(s, text, a.participants, { style: 'text', before: U }) : []),
  ];
  const work = [
    ...bodyItems(s, inner, a.id, a.body, inside(s)),
    ...titleUses(s, text, a),
    ...questionUses(s, inner, a),
  ];
  const rows = [...stepRows(s, place, a), ...partRows(s, place, a)];
  // What has rows, pages or the rest of a page of its own cannot stand beside a time.
  const free = rows.length === 0 && work.every((it) => it.start === null && it.fill === null);
  const beside = (below: number): Item[] =>
    besideGroups(s, place, a, [...words, ...(free ? work : [])], below);
  const source = a.source ? noted(s, text, a.source, { style: 'note', before: units(1) }) : [];
  const items = [
    ...withSource([...activityHead(s, place, a, beside), ...rows, ...(free ? [] : work)], source),
    ...noteLines(s, place, a.notes ?? s.plan.notes, a.notes !== null),
  ];
  const form = s.forms.form.get(a.id);
  const print = form?.fingerprint ?? null;
  const own = short(s, items).map((it) => ({ ...it, print }));
  const all = [...inSection(own, activitySection(s, a)), ...sheetsOf(s, place, a)];
  return keyed(all, `activity:${a.id}`);
}

/** For the running head: the module, and on the pages that an activity or a sheet of it goes on to, its own name. */
export function activitySection(s: Setting, a: Activity, title: Prose = a.title): Section {
  const module = s.plan.modules.find((m) => m.activities.includes(a));
  const name = inlineText(inlineOf(title));
  return { head: module ? moduleName(s, module) : name, continued: `${name}, ${s.labels.continued}` };
}

/** What takes a quarter of a page at most is not parted, and nothing is tied to what comes after. */
export function short(s: Setting, items: readonly Item[]): Item[] {
  const whole = items.every((it, i) => i === 0 || it.start === null) && items.every((it) => it.fill === null);
  const kept = whole && stack(items).height <= s.frame.height / 4 ? together(items) : items;
  return kept.map((it, i) => (i === items.length - 1 ? { ...it, keep: false } : it));
}

/** How people sit, beside the text, or below what still stands in the label column: `below` points from the text's head. */
function besideGroups(s: Setting, place: Place, a: Activity, text: readonly Item[], below: number): Item[] {
  if (!a.group) return [...text];
  const [head, ...roles] = groupWords(s, a.group);
  const side = [...sideLabel(s, place, [head ?? ''], 'head'), ...sideLabel(s, place, roles, 'label')];
  // The bold line is a small head: give it the lead of the text beside it.
  const aligned = side.map((it, i) =>
    i === 0
      ? {
          ...it,
          height: leadOf(s, 'text'),
          marks: it.marks.map((m) => (m.kind === 'text' ? { ...m, y: baselineOf(s, 'text') } : m)),
        }
      : it,
  );
  const space = units(1.5);
  const down = below > space ? [item(Math.ceil((below + U / 2 - space) / (U / 2)) * (U / 2), [])] : [];
  return first(hang([...down, ...aligned], text), { before: space });
}

const STEP_MIN = 18 * MM;

/** Steps as rows: clock time and minutes to the left, rules between them. */
export function stepRows(s: Setting, place: Place, a: Activity): Item[] {
  const starts = s.schedule.activities.get(a.id)?.steps ?? [];
  const list = node('L', place.node, { numbering: 'None' });
  const right = place.x + place.width;
  const made = a.steps.map((step, i) => {
    const li = node('LI', list);
    const row = stepRow(s, { ...place, node: li }, step, starts[i] ?? null);
    const top = rule(0, place.x, right, i === 0 ? s.theme.rules.frame : s.theme.rules.pen);
    return {
      ...row,
      marks: [top, ...row.marks],
      before: i === 0 ? units(2) : 0,
      keep: i === 0 && a.steps.length > 1,
    };
  });
  if (made.length === 0) return [];
  const end = item(U / 2, [rule(0, place.x, right, s.theme.rules.frame)]);
  return [...made.slice(0, -1), { ...made.at(-1)!, keep: true }, end];
}

function stepRow(s: Setting, place: Place, step: Step, start: number | null): Item {
  const text = readColumn(s, { ...place, node: node('LBody', place.node) });
  const y = U / 2 + baselineOf(s, 'text');
  const sign = node('Lbl', place.node);
  const minutes = minText(s, step.minutes);
  // A narrow label column has the minutes under the time.
  const wide = textWidth(s.metrics, s.theme.styles.label, minutes);
  const below = start !== null && minutes !== '' && STEP_MIN + wide > s.frame.text - 2 * MM;
  const [dx, dy] = start === null ? [0, 0] : below ? [0, leadOf(s, 'label')] : [STEP_MIN, 0];
  const marks = [
    ...(start === null ? [] : [label(s, clock(s, start), 'head', place.x, y, sign)]),
    ...(minutes === '' ? [] : [label(s, minutes, 'label', place.x + dx, y + dy, sign)]),
  ];
  const title = textBlock(s, text, step.title, 'P', { style: 'prompt', keep: true });
  const words = step.text ? prose(s, text, step.text, { style: 'text' }) : [];
  const audience = step.audience ? textBlock(s, text, step.audience, 'P', { style: 'aside' }) : [];
  const body = stack([...title, ...audience, ...words]);
  const padded = stack([item(U / 2, []), body, item(U / 2, [])]);
  const least = U + leadOf(s, 'text') + dy;
  return { ...padded, height: Math.max(padded.height, least), marks: [...marks, ...padded.marks] };
}

/** Parts of a jigsaw: who takes which, and on which pages it stands. */
export function partRows(s: Setting, place: Place, a: Activity): Item[] {
  const text = readColumn(s, place);
  return a.parts.flatMap((part, i) => {
    const sign = a.group?.number === 'letters' ? letter(i + 1) : String(i + 1);
    const words = part.text ? prose(s, text, part.text, { style: 'text' }) : [];
    const where = part.use.flatMap((u) => sentence(s, text, useWords(s, u), 'label'));
    const side = sideLabel(s, place, [sign], 'clock');
    const row = together(hang(side, [...words, ...where]));
    return first(row, { before: units(i === 0 ? 1.5 : 1) });
  });
}

/** A title alone at the foot of a page would leave its reader waiting: then the sheets that follow are named. */
function saysAnything(a: Activity): boolean {
  return Boolean(a.participants) || a.steps.length > 0 || a.parts.length > 0 || a.body.length > 0;
}

/** What comes separately, or is only named here, is said in the text. */
function titleUses(s: Setting, place: Place, a: Activity): Item[] {
  return a.use.flatMap((u) => {
    const loose = [...s.plan.instruments, ...s.plan.worksheets].find(
      (x) => x.id === u.id && x.print === 'loose',
    );
    if (loose) return sentence(s, place, separately(s, loose), 'aside', U);
    return u.show === 'title' || !saysAnything(a) ? sentence(s, place, useWords(s, u), 'text', U / 2) : [];
  });
}

/** `show: questions` of a worksheet; of anything else it means the whole. */
function isQuestions(s: Setting, u: Use): boolean {
  return u.show === 'questions' && s.plan.worksheets.some((w) => w.id === u.id && w.print !== 'loose');
}

/** A worksheet's questions in the text, without its title and blanks. */
function questionUses(s: Setting, place: Place, a: Activity): Item[] {
  return a.use.flatMap((u) => {
    const found = isQuestions(s, u) ? s.plan.worksheets.find((w) => w.id === u.id) : undefined;
    return found ? worksheetQuestions(s, place, found) : [];
  });
}

/** Worksheets, instruments and readings in the order of `use`, each from the head of a page. */
function sheetsOf(s: Setting, place: Place, a: Activity): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  const uses = [...a.use, ...unprintedParts(s, a)];
  return uses.flatMap((u) => sheetOf(s, inner, a, u)).map((it) => ({ ...it, attached: true }));
}

function sheetOf(s: Setting, place: Place, a: Activity, u: Use): Item[] {
  if (u.show === 'title' || isQuestions(s, u)) return [];
  const instrument = s.plan.instruments.find((i) => i.id === u.id && i.print !== 'loose');
  if (instrument)
    return inSection(instrumentSheet(s, place, instrument), activitySection(s, a, instrument.title));
  const worksheet = s.plan.worksheets.find((w) => w.id === u.id && w.print !== 'loose');
  if (worksheet)
    return inSection(worksheetSheet(s, place, worksheet), activitySection(s, a, worksheet.title));
  const handout = s.plan.handouts.find((h) => h.id === u.id);
  if (!handout) return [];
  const only = u.part
    ? { ...handout, text: null, parts: handout.parts.filter((p) => p.id === u.part) }
    : handout;
  const minutes = minutesText(s, s.schedule.activities.get(a.id)?.minutes ?? null);
  return handoutSheet(s, place, only, a.use.length === 1 && a.use[0] === u ? minutes : '');
}

/** Parts that people read and that nothing in the session prints otherwise. */
function unprintedParts(s: Setting, a: Activity): readonly Use[] {
  const printed = new Set(
    s.plan.modules.flatMap((m) =>
      m.activities.flatMap((x) => x.use.map((u) => (u.part ? `${u.id}.${u.part}` : u.id))),
    ),
  );
  return a.parts.flatMap((p: Part) =>
    p.use.filter((u) => !printed.has(u.id) && !printed.has(`${u.id}.${u.part}`)),
  );
}

/**
 * Lines for notes, with their name beside the first. A page with nothing else is filled with lines where the plan asks
 * for them in this place, and is not made for those that it wants after every activity.
 */
export function noteLines(s: Setting, place: Place, count: number, asked = true): Item[] {
  if (count === 0) return [];
  const { x, width } = readColumn(s, place);
  const sign = label(s, s.labels.notes, 'label', place.x, PEN - 2, node('P', place.node));
  const line = item(PEN, [rule(PEN, x, x + width, s.theme.rules.pen)]);
  return Array.from({ length: count }, (_, i) => ({
    ...line,
    marks: [...(i === 0 ? [sign] : []), ...line.marks],
    before: i === 0 ? units(2) : 0,
    // A few are not parted, of many neither the first nor the last ones.
    keep: i < count - 1 && (count <= 8 || i < 2 || i > count - 4),
    spare: { line: asked ? line : null },
  }));
}

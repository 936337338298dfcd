import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { Block, CardsBlock, Instrument, Sheet, Worksheet } from '../plan/index.js';
import { aboutRows, identifyRows } from './blanks.js';
import { bodyItems, type Inside } from './body.js';
import { cardsUnder } from './cards.js';
import { first, inSection, keepNext, keyed, runsAgainst, textBlock, units, withSource } from './flow.js';
import { READABLE } from './frame.js';
import { instrumentItems, wantsLandscape } from './instrument.js';
import type { Item } from './items.js';
import { noted, prose, sentence } from './prose.js';
import { handoutBody, sheetLevel } from './readings.js';
import type { Place, Setting } from './setting.js';
import { headingRole } from './structure.js';
import { U } from './units.js';

/** What stands inside bodies is printed as it is elsewhere, without a page of its own. */
export const inside = (s: Setting, anonymous = false): Inside => ({
  instrument: (place, id, show) => {
    const found = s.plan.instruments.find((i) => i.id === id);
    if (!found) return [];
    // What is answered without a name is not printed on a sheet that asks for one.
    if (found.print === 'loose' && !anonymous) return sentence(s, place, separately(s, found), 'aside', U);
    return first(instrumentInside(s, place, found, show), { before: units(2) });
  },
  handout: (place, id, part) => {
    const found = s.plan.handouts.find((h) => h.id === id);
    return found ? handoutBody(s, place, found, part) : [];
  },
});

function instrumentInside(
  s: Setting,
  place: Place,
  i: Instrument,
  show: { readonly title: boolean; readonly instructions: boolean },
): Item[] {
  const title = show.title
    ? textBlock(s, place, i.title, headingRole(place.depth), { style: 'section', keep: true, even: true })
    : [];
  const text = show.instructions ? instructions(s, place, i) : [];
  const items = [...title, ...text, ...aboutRows(s, place, i), ...instrumentItems(s, place, i)];
  return keyed(printed(s, items, i.id), `sheet:${i.id}`);
}

/** The fingerprint of the form travels with its items to the foot of the page. */
function printed(s: Setting, items: readonly Item[], id: string): Item[] {
  const print = s.forms.form.get(id)?.fingerprint ?? null;
  return items.map((it) => ({ ...it, print }));
}

/** An instrument with title and blanks, from the head of a page. */
export function instrumentSheet(s: Setting, place: Place, i: Instrument): Item[] {
  return onItsPaper(s, place, i, i.orientation === null && wantsLandscape(s, place, i), (t, at) =>
    uprightInstrument(t, at, i),
  );
}

/** On a turned page where the plan says so, or where nothing is said and only that has room. */
function onItsPaper(
  s: Setting,
  place: Place,
  sheet: Sheet,
  wide: boolean,
  make: (s: Setting, place: Place) => Item[],
): Item[] {
  if (!wide && sheet.orientation !== 'landscape') return make(s, place);
  const turned = { ...s, frame: s.landscape };
  const at = { ...place, x: 0, width: turned.frame.width };
  return make(turned, at).map((it) => ({ ...it, landscape: true }));
}

function uprightInstrument(s: Setting, place: Place, i: Instrument): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  return finish(s, i, [
    ...sheetHead(s, place, i),
    ...aboutRows(s, place, i),
    ...withSource(instrumentItems(s, inner, i), sourceLine(s, place, i)),
  ]);
}

/** A worksheet with title and blanks, from the head of a page. */
export function worksheetSheet(s: Setting, place: Place, w: Worksheet): Item[] {
  return onItsPaper(s, place, w, false, (t, at) => uprightWorksheet(t, at, w));
}

function uprightWorksheet(s: Setting, place: Place, w: Worksheet): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  const all = cardsOf(w);
  const cards = all?.length === 1 ? all[0] : undefined;
  if (isCards(w)) return finish(s, w, bodyItems(s, inner, w.id, w.body, inside(s)));
  const head = sheetHead(s, place, w);
  const under = cards && !w.source ? cardsUnder(s, inner, cards, head) : null;
  if (under) return finish(s, w, under);
  return finish(s, w, [
    ...head,
    ...withSource(bodyItems(s, inner, w.id, w.body, inside(s, w.anonymous)), sourceLine(s, place, w)),
  ]);
}

/** A worksheet's questions where they are asked for, without its title and blanks. */
export function worksheetQuestions(s: Setting, place: Place, w: Worksheet): Item[] {
  return keyed(printed(s, bodyItems(s, place, w.id, w.body, inside(s)), w.id), `sheet:${w.id}`);
}

/** Cards fill their pages: a title would need one of its own, so it stands in the running head alone. */
function isCards(w: Worksheet): boolean {
  return !w.instructions && cardsOf(w) !== null;
}

/** The cards of a worksheet that has nothing else. */
function cardsOf(w: Worksheet): readonly CardsBlock[] | null {
  const blocks = w.body.filter((b) => b.block !== 'page-break');
  const cards = blocks.flatMap((b) => (b.block === 'cards' ? [b] : []));
  return cards.length > 0 && cards.length === blocks.length ? cards : null;
}

/** Whether anything is answered on it; else nobody's name is asked for. */
function hasQuestions(s: Setting, id: string): boolean {
  const printsInstrument = (body: readonly Block[]): boolean =>
    body.some((b) =>
      b.block === 'columns'
        ? b.columns.some(printsInstrument)
        : b.block === 'box'
          ? printsInstrument(b.body)
          : b.block === 'instrument',
    );
  const worksheet = s.plan.worksheets.find((w) => w.id === id);
  const questions = s.forms.form.get(id)?.questions.length ?? 0;
  return questions > 0 || !worksheet || printsInstrument(worksheet.body);
}

function finish(s: Setting, sheet: Sheet, items: readonly Item[]): Item[] {
  const title = plainText(sheet.title);
  const named = keyed(printed(s, items, sheet.id), `sheet:${sheet.id}`);
  const marked = inSection(named, sectionOf(s, sheet, title));
  // Fronts whose backs follow say themselves on which side they begin.
  return first(marked, { start: items[0]?.start ?? 'page', bookmark: { title, level: sheetLevel(s) } });
}

/** What the running head says of a sheet; null where the module's name is enough. */
function sectionOf(s: Setting, sheet: Sheet, title: string): Item['section'] {
  const untitled = s.plan.worksheets.some((w) => w.id === sheet.id && isCards(w));
  if (untitled && !sheet.anonymous) return { head: title, continued: title };
  if (s.kind !== 'sheet') return null;
  const head = sheet.anonymous ? s.labels.anonymous : '';
  return { head, continued: head === '' ? `${title}, ${s.labels.continued}` : head };
}

function sheetHead(s: Setting, place: Place, sheet: Sheet): Item[] {
  const asks = hasQuestions(s, sheet.id);
  const keys = s.plan.identify.filter((k) => asks && sheet.identify.includes(k.key));
  const number = s.numbers.get(sheet.id);
  const audience = sheet.audience === null ? [] : [say(s.labels.forWhom, { name: sheet.audience })];
  const above = [...(number ? [number] : []), ...audience].join(' · ');
  const over = above === '' ? [] : textBlock(s, place, above, 'P', { style: 'head', keep: true });
  const title = textBlock(s, place, sheet.title, headingRole(place.depth), {
    style: 'title',
    keep: true,
    even: true,
  });
  const blanks = identifyRows(s, place, keys);
  return [
    ...blanks,
    ...first([...over, ...title], { before: blanks.length > 0 ? units(2) : 0 }),
    ...instructions(s, place, sheet),
  ];
}

function instructions(s: Setting, place: Place, sheet: Sheet): Item[] {
  if (!sheet.instructions) return [];
  const width = Math.min(place.width, READABLE);
  const against = runsAgainst(s, plainText(sheet.instructions));
  const at = { ...place, x: place.x + (against ? place.width - width : 0), width };
  return keepNext(prose(s, at, sheet.instructions, { style: 'text', before: U / 2 }));
}

function sourceLine(s: Setting, place: Place, sheet: Sheet): Item[] {
  return sheet.source
    ? noted(s, { ...place, width: Math.min(place.width, READABLE) }, sheet.source, {
        style: 'note',
        before: units(2),
      })
    : [];
}

/** Title of a sheet that is not printed here, and how one comes by it. */
export function separately(
  s: Setting,
  sheet: { readonly title: Sheet['title']; readonly anonymous?: boolean },
): string {
  const title = plainText(sheet.title);
  return say(sheet.anonymous ? s.labels.anonymousSeparately : s.labels.comesSeparately, { title });
}

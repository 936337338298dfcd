import { inlineOf, inlineText } from '../markdown/index.js';
import type { Activity, Epigraph, Module } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { first, hang, keepNext, stack, textBlock, units } from './flow.js';
import { type Item, item } from './items.js';
import { prose, sentence } from './prose.js';
import { baselineOf, type Place, type Setting } from './setting.js';
import { headingRole } from './structure.js';
import { clockRange, dateRange, elsewhere, longDate, minutesText, tiedDate } from './times.js';
import { U } from './units.js';

/** The column that one reads in; labels hang to its left. */
export function readColumn(s: Setting, place: Place): Place {
  return { ...place, x: place.x + s.frame.text, width: place.width - s.frame.text };
}

/** Lines in the label column. */
export function sideLabel(
  s: Setting,
  place: Place,
  texts: readonly string[],
  style: 'label' | 'head' | 'clock',
): Item[] {
  return texts
    .filter((t) => t !== '')
    .flatMap((t) => textBlock(s, { ...place, width: s.frame.label }, t, 'P', { style }));
}

/** Whether anything but a title and a time is to be said: a break is one line. */
function isBare(a: Activity): boolean {
  return (
    !a.purpose &&
    !a.participants &&
    a.steps.length === 0 &&
    a.parts.length === 0 &&
    a.body.length === 0 &&
    a.use.length === 0 &&
    !a.group
  );
}

/**
 * Clock time and minutes beside the title. A time of several lines goes on beside what follows; `beside` is told by how
 * many points it does, so that nothing else is put there.
 */
export function activityHead(
  s: Setting,
  place: Place,
  a: Activity,
  beside: (below: number) => readonly Item[],
): Item[] {
  const { words, style } = headWords(s, place, a);
  const side = timesBeside(s, place, a, style, timeFacts(s, a));
  const below = stack(side).height - stack(words).height;
  return headed(a, side, [...words, ...beside(below)]);
}

/**
 * The same where the label column goes on with labels of its own: what has no room beside title and purpose stands in a
 * line below them, so that no gap opens.
 */
export function labelledHead(s: Setting, place: Place, a: Activity): Item[] {
  const { words, style } = headWords(s, place, a);
  const facts = timeFacts(s, a);
  const over = (n: number): number =>
    stack(timesBeside(s, place, a, style, facts.slice(0, n))).height - stack(words).height;
  // The minutes stay under the time, as everywhere, unless that takes two lines itself.
  const beside = over(facts.length) <= 0 ? facts.length : over(1) <= 1.5 * U ? 1 : 0;
  const rest = facts.slice(beside).map((fact) => fact.replaceAll(' ', '\u00a0'));
  const line = rest.length > 0 ? sentence(s, readColumn(s, place), rest.join(', '), 'label') : [];
  const side = timesBeside(s, place, a, style, facts.slice(0, beside));
  return headed(a, side, [...words, ...keepNext(line)]);
}

function headed(a: Activity, side: readonly Item[], words: readonly Item[]): Item[] {
  const bookmark = { title: inlineText(inlineOf(a.title)), level: 1 };
  return first(hang(side, words), { before: units(isBare(a) ? 3 : 5), bookmark });
}

function headWords(
  s: Setting,
  place: Place,
  a: Activity,
): { readonly words: readonly Item[]; readonly style: 'section' | 'title' } {
  const text = readColumn(s, place);
  const style = isBare(a) ? 'section' : 'title';
  const title = textBlock(s, text, a.title, headingRole(place.depth), { style, even: true, keep: true });
  const purpose = a.purpose ? textBlock(s, text, a.purpose, 'P', { style: 'aside', keep: true }) : [];
  return { words: [...title, ...purpose], style };
}

/** A time in the label column: on one line, else parted behind its dash, smaller where that does not help. */
export function timeLabel(s: Setting, place: Place, range: string): Item[] {
  const fits = (style: 'clock' | 'head', text: string): boolean =>
    textWidth(s.metrics, s.theme.styles[style], text) <= s.frame.label;
  if (fits('clock', range)) return sideLabel(s, place, [range], 'clock');
  const halves = range.split('–').every((half) => fits('clock', `${half}–`));
  return sideLabel(s, place, [range.replace('–', '–\u200b')], halves ? 'clock' : 'head');
}

/** Minutes, day, and times elsewhere. A bare break has its time alone, where that says how long it is. */
function timeFacts(s: Setting, a: Activity): readonly string[] {
  const slot = s.schedule.activities.get(a.id)!;
  if (isBare(a) && slot.start !== null && slot.minutes !== null) return [];
  return [minutesText(s, slot.minutes), ownDate(s, a), ...elsewhere(s, slot)].filter((fact) => fact !== '');
}

/** The time, from the baseline of the title on, and facts below it. */
function timesBeside(
  s: Setting,
  place: Place,
  a: Activity,
  style: 'section' | 'title',
  facts: readonly string[],
): Item[] {
  const slot = s.schedule.activities.get(a.id)!;
  const time = timeLabel(s, place, clockRange(s, slot));
  const all = [...time, ...sideLabel(s, place, facts, 'label')];
  const down = Math.max(0, baselineOf(s, style) - baselineOf(s, 'clock'));
  return all.length > 0 ? [item(down, []), ...all] : [];
}

/** The day of an activity that has one of its own. */
export function ownDate(s: Setting, a: Activity): string {
  return a.date === null ? '' : dateLabel(s, a.date);
}

/** A date for the label column: it parts behind its weekday, where the rest has room on a line. */
function dateLabel(s: Setting, iso: string): string {
  const tied = tiedDate(s, iso);
  const fits = (part: string): boolean => textWidth(s.metrics, s.theme.styles.label, part) <= s.frame.label;
  return tied.split(' ').every(fits) ? tied : longDate(s, iso);
}

export function epigraph(s: Setting, place: Place, e: Epigraph | null): Item[] {
  if (!e) return [];
  const text = textBlock(s, place, e.text, 'BlockQuote', { style: 'aside', before: U, keep: e.by !== null });
  return [...text, ...(e.by ? sentence(s, place, e.by, 'label') : [])];
}

/** Title of a module that has no divider page: label beside, subtitle and summary below. */
export function moduleHead(s: Setting, place: Place, m: Module): Item[] {
  const text = readColumn(s, place);
  const slot = s.schedule.modules.get(m.id)!;
  const title = textBlock(s, text, m.title, headingRole(place.depth), {
    style: 'title',
    even: true,
    keep: true,
  });
  const subtitle = m.subtitle
    ? textBlock(s, text, m.subtitle, 'P', { style: 'subtitle', keep: true, even: true })
    : [];
  const down = item(baselineOf(s, 'title') - baselineOf(s, 'head'), []);
  const side = [
    down,
    ...sideLabel(s, place, [moduleLabel(s, m)], 'head'),
    ...sideLabel(s, place, [moduleDates(s, m), clockRange(s, slot), ...elsewhere(s, slot)], 'label'),
  ];
  const summary = m.summary ? prose(s, text, m.summary, { style: 'text', before: U }) : [];
  const items = hang(side, [...title, ...subtitle, ...epigraph(s, text, m.epigraph), ...summary]);
  return first(items, { start: 'page', bookmark: { title: moduleName(s, m), level: 0 } });
}

/** Day or days of a module, where they are not simply the session's. */
export function moduleDates(s: Setting, m: Module): string {
  if (!m.dates || (m.dates[0] === s.plan.date && m.dates[1] === s.plan.date)) return '';
  return m.dates[0] === m.dates[1] ? dateLabel(s, m.dates[0]) : dateRange(s, m.dates[0], m.dates[1]);
}

/** `Session 1`: the module's own label, or its number. */
export function moduleLabel(s: Setting, m: Module): string {
  return m.label ? inlineText(inlineOf(m.label)) : (s.numbers.get(m.id) ?? '');
}

export function moduleName(s: Setting, m: Module): string {
  return [moduleLabel(s, m), inlineText(inlineOf(m.title))].filter((x) => x !== '').join(': ');
}

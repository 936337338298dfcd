import { inlineOf, inlineText, type Prose, plainText } from '../markdown/index.js';
import type { Module } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import type { StyleName } from '../theme/index.js';
import { sizeOf } from './figure.js';
import { first, hang, keyed, label, lines, rule, stack, textBlock, together, units } from './flow.js';
import { epigraph, moduleDates, moduleLabel, readColumn, sideLabel } from './heads.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { prose, sentence } from './prose.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { separately } from './sheets.js';
import { node } from './structure.js';
import { clock, clockRange, elsewhere, longDate, moduleMinutes } from './times.js';
import { MM, PEN, U } from './units.js';

/** Cover: event, title, what and where, whose copy; no head, no folio. One item as high as the text area. */
export function coverItems(s: Setting, place: Place, kind: string): Item[] {
  const { plan } = s;
  const text = readColumn(s, place);
  const top = plan.event
    ? stack(lines(s, proseRuns(s, plan.event, 'head'), text, { style: 'head', node: node('P', place.node) }))
    : item(0, []);
  const facts = stack(coverFacts(s, place));
  const rights = plan.rights ? stack(textBlock(s, text, plan.rights, 'P', { style: 'note' })) : item(0, []);
  const height = s.frame.height;
  const logos = logoMarks(s, text, height - rights.height - (rights.height > 0 ? 2 * U : 0));
  const foot =
    height - (rights.height > 0 ? rights.height + 2 * U : 0) - (logos.length > 0 ? LOGO + 2 * U : 0);
  const room = foot - facts.height - units(3) - top.height;
  const title = coverTitle(s, text, kind, room);
  const titleTop = Math.max(
    top.height,
    Math.min(22 * U, height * 0.3, foot - facts.height - units(3) - title.height),
  );
  const wanted = Math.max(titleTop + title.height + units(4), Math.round((height * 0.63) / U) * U);
  const factsTop = Math.max(titleTop + title.height + units(2), Math.min(wanted, foot - facts.height));
  const marks: Mark[] = [
    ...top.marks,
    ...moved(title.marks, 0, titleTop),
    ...moved(facts.marks, 0, factsTop),
    ...logos,
    ...moved(rights.marks, 0, height - rights.height),
  ];
  return [item(height, marks, { bare: true, start: 'page' })];
}

/** Title, subtitle, kind and epigraph: the largest title that leaves room for what stands below; points. */
function coverTitle(s: Setting, text: Place, kind: string, room: number): Item {
  const { plan } = s;
  const styles: readonly StyleName[] = ['cover', 'divider', 'title'];
  const set = (style: StyleName): Item =>
    stack([
      ...textBlock(s, text, plan.title, 'H1', { style, even: true }),
      ...(plan.subtitle
        ? textBlock(s, text, plan.subtitle, 'P', { style: 'subtitle', before: U, even: true })
        : []),
      ...(kind === '' ? [] : sentence(s, text, kind, 'subtitle', U)),
      ...epigraph(s, text, plan.epigraph),
    ]);
  const from = styles.indexOf(largest(s, text, plan.title, styles));
  const made = styles.slice(from).map(set);
  return made.find((it) => it.height <= room) ?? made.at(-1)!;
}

/** The largest of some styles in which no word has to be cut and the title leaves room for what stands below. */
function largest(s: Setting, place: Place, title: Prose, styles: readonly StyleName[]): StyleName {
  const words = plainText(title).split(/\s+/);
  const fits = (style: StyleName): boolean =>
    words.every((w) => textWidth(s.metrics, s.theme.styles[style], w) <= place.width) &&
    textBlock(s, place, title, 'P', { style }).length * leadOf(s, style) <= s.frame.height * 0.4;
  return styles.find(fits) ?? styles.at(-1)!;
}

const LOGO = 16 * MM;

/** Logos side by side, 16 mm high, their feet on one line; smaller where they would not fit beside each other. */
function logoMarks(s: Setting, place: Place, foot: number): Mark[] {
  const gap = 8 * MM;
  const sizes = s.plan.logos.map(({ picture }) => {
    const { width, height } = sizeOf(picture, 1e6, 1e6);
    return { width: (width * LOGO) / height, height: LOGO };
  });
  const wide = sizes.reduce((sum, x) => sum + x.width + gap, -gap);
  const scale = Math.min(1, place.width / Math.max(1, wide));
  let x = place.x;
  return s.plan.logos.map(({ picture, alt }, i): Mark => {
    const [w, h] = [sizes[i]!.width * scale, sizes[i]!.height * scale];
    const of = node('Figure', place.node, { alternative: alt });
    const mark: Mark = { kind: 'picture', picture, x, y: foot - h, w, h, node: of };
    x += w + gap * scale;
    return mark;
  });
}

function coverFacts(s: Setting, place: Place): Item[] {
  const { plan } = s;
  const whole = s.plan.modules.map((m) => s.schedule.modules.get(m.id)!);
  const end = whole.reduce<number | null>(
    (last, m) => (m.start === null || m.minutes === null ? last : Math.max(last ?? 0, m.start + m.minutes)),
    null,
  );
  const from = whole[0]?.start ?? plan.start;
  const oneDay = new Set(whole.map((m) => m.date)).size <= 1;
  const time =
    from === null
      ? ''
      : end === null || !oneDay
        ? clock(s, from)
        : clockRange(s, { start: from, minutes: end - from });
  const date = plan.date ? longDate(s, plan.date) : '';
  const facts: [string, string][] = [
    [s.labels.date, [date, time].filter((x) => x !== '').join(', ')],
    [s.labels.place, plan.venue ?? ''],
    [
      plan.facilitators.length === 1 ? s.labels.facilitator : s.labels.facilitators,
      plan.facilitators.join(', '),
    ],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .flatMap(([name, value]) => {
      const text = textBlock(s, readColumn(s, place), value, 'P', { style: 'text' });
      return first(hang(sideLabel(s, place, [name], 'label'), text), { before: U });
    });
  return s.kind === 'booklet' ? [...rows, ownerLine(s, place)] : rows;
}

function ownerLine(s: Setting, place: Place): Item {
  const y = baselineOf(s, 'label') + (PEN - leadOf(s, 'label'));
  const text = readColumn(s, place);
  const of = node('P', place.node);
  const name = label(s, s.labels.owner, 'label', place.x, y, of);
  const wide = name.kind === 'text' ? name.spans.reduce((w, span) => w + span.width, 0) : 0;
  const from = Math.max(text.x, place.x + wide + 2 * MM);
  const width = place.x + place.width - from;
  const owner: Mark = {
    kind: 'slot',
    slot: 'owner',
    x: from,
    y,
    width,
    align: 'left',
    node: of,
  };
  return item(PEN, [name, owner, rule(y + 1.5, from, place.x + place.width, s.theme.rules.pen)], {
    before: units(2),
  });
}

const PAGES = 16 * MM;
const LEADER_GAP = 3 * MM;

/** What is in the booklet and on which pages. Rules part the modules. */
export function contentsItems(s: Setting, place: Place): Item[] {
  const text = readColumn(s, place);
  const title = textBlock(s, text, s.labels.contents, 'H2', { style: 'title', keep: true, after: U });
  const toc = node('TOC', place.node);
  const at = { ...place, node: toc };
  const welcome = s.plan.welcome ? moduleEntry(s, at, '', s.labels.welcome, 'welcome') : [];
  const modules = s.plan.modules.flatMap((m) => [
    ...moduleEntry(
      s,
      at,
      moduleLabel(s, m),
      inlineText(inlineOf(m.title)),
      `module:${m.id}`,
      m.activities.length > 0,
    ),
    ...activityEntries(s, at, m),
  ]);
  const gathered = s.plan.appendix
    ? moduleEntry(
        s,
        at,
        '',
        s.plan.appendix.title ? plainText(s.plan.appendix.title) : s.labels.appendix,
        'appendix',
      )
    : [];
  // Which of them a template prints is known from the second pass on.
  const listed =
    s.plan.references.length > 0 && (s.index.size === 0 || s.index.has('references'))
      ? moduleEntry(s, at, '', s.labels.references, 'references')
      : [];
  const closing = s.plan.closing ? moduleEntry(s, at, '', s.labels.closing, 'closing') : [];
  const end = item(U, [rule(0, place.x, place.x + place.width, s.theme.rules.frame)], { before: U / 2 });
  const apart = [...s.plan.instruments, ...s.plan.worksheets].filter((x) => x.print === 'loose');
  const named = apart.flatMap((x) => sentence(s, text, separately(s, x), 'aside'));
  const entries = [...welcome, ...modules, ...gathered, ...listed, ...closing];
  // Neither the rule nor what it parts from the list stands alone on a page.
  const items = [...title, ...entries.slice(0, -2), ...together([...entries.slice(-2), end, ...named])];
  return first(balanced(s, items), {
    start: 'page',
    bookmark: { title: s.labels.contents, level: 0 },
  }).map((it) => ({
    ...it,
    section: { head: s.labels.contents, continued: null },
  }));
}

/** Contents of several pages: each module on one of them, and about as much on the last as on the first. */
function balanced(s: Setting, items: readonly Item[]): Item[] {
  const pages = Math.ceil(stack(items).height / s.frame.height - 1e-6);
  const starts = new Set<number>();
  for (let page = 1, from = 0; page < pages; page++) {
    const share = stack(items.slice(from)).height / (pages - page + 1);
    // A module's entry opens with a rule; the last two items are kept with the end.
    const heads = items.flatMap((it, i) => (i > from && i < items.length - 2 && opensPart(it) ? [i] : []));
    const fitting = heads.filter((i) => stack(items.slice(from, i)).height <= s.frame.height);
    const off = (i: number): number => Math.abs(stack(items.slice(from, i)).height - share);
    const best = fitting.sort((a, b) => off(a) - off(b))[0];
    if (best === undefined) break;
    starts.add(best);
    from = best;
  }
  return items.map((it, i) => (starts.has(i) ? { ...it, start: 'page' } : it));
}

function opensPart(it: Item): boolean {
  return it.marks[0]?.kind === 'rule';
}

function moduleEntry(
  s: Setting,
  place: Place,
  side: string,
  title: string,
  key: string,
  keep = false,
): Item[] {
  const of = node('TOCI', place.node);
  const text = readColumn(s, { ...place, node: of });
  const y = U / 2 + baselineOf(s, 'section');
  const words = stack(
    lines(
      s,
      [textRun(s, title, 'section')],
      { x: text.x, width: text.width - PAGES },
      { style: 'section', node: of, align: 'left' },
    ),
  );
  const marks: Mark[] = [
    rule(0, place.x, place.x + place.width, s.theme.rules.frame),
    ...(side === '' ? [] : [label(s, side, 'head', place.x, y, of)]),
    ...moved(words.marks, 0, U / 2),
    label(s, pageNumbers(s, key), 'head', place.x + place.width, y, of, 'right'),
  ];
  return [item(words.height + U / 2, marks, { before: U / 2, after: U / 2, keep })];
}

/** Pages without "pp."; an empty first pass shows the width of two figures. */
function pageNumbers(s: Setting, key: string): string {
  const range = s.index.get(key);
  if (!range) return '00';
  return range[0] === range[1] ? range[0] : `${range[0]}–${range[1]}`;
}

/** Activities of a module with their clock times and pages. */
function activityEntries(s: Setting, place: Place, m: Module): Item[] {
  return m.activities.map((a, i) => {
    const of = node('TOCI', place.node);
    const text = readColumn(s, { ...place, node: of });
    const slot = s.schedule.activities.get(a.id)!;
    const y = baselineOf(s, 'text');
    const set = lines(
      s,
      proseRuns(s, a.title, 'text', of),
      { x: text.x, width: text.width - PAGES - 4 * MM },
      { style: 'text', node: of, align: 'left' },
    );
    const words = stack(set);
    const down = words.height - leadOf(s, 'text');
    const marks: Mark[] = [
      ...(slot.start === null ? [] : [label(s, clock(s, slot.start), 'label', place.x, y, of)]),
      ...words.marks,
      ...leader(s, set.at(-1), text, y + down),
      label(s, pageNumbers(s, `activity:${a.id}`), 'label', place.x + place.width, y + down, of, 'right'),
    ];
    return item(words.height, marks, { keep: i === m.activities.length - 2 });
  });
}

function leader(s: Setting, last: Item | undefined, text: Place, y: number): Mark[] {
  const found = last?.marks.find((m) => m.kind === 'text');
  const span = found?.kind === 'text' ? found.spans.at(-1) : undefined;
  const x1 = (found?.kind === 'text' && span ? found.x + span.x + span.width : text.x) + LEADER_GAP;
  const x2 = text.x + text.width - PAGES;
  return x2 - x1 > 6 * MM
    ? [{ kind: 'dots', x1, x2, y, pitch: s.theme.styles.small.size / 2, size: 0.9 }]
    : [];
}

/** A right-hand page that opens a module: when, what about, and what is in it. */
export function dividerItems(s: Setting, place: Place, m: Module, summary: readonly Item[] | null): Item[] {
  const text = readColumn(s, place);
  const slot = s.schedule.modules.get(m.id)!;
  const side = moduleLabel(s, m);
  const head = [
    ...(side === '' ? [] : textBlock(s, text, side, 'P', { style: 'clock', keep: true })),
    ...textBlock(s, text, m.title, 'H2', {
      style: largest(s, text, m.title, ['divider', 'title']),
      even: true,
      keep: true,
    }),
    ...(m.subtitle
      ? textBlock(s, text, m.subtitle, 'P', { style: 'subtitle', before: U / 2, keep: true, even: true })
      : []),
    ...epigraph(s, text, m.epigraph),
  ];
  const times = sideLabel(
    s,
    place,
    [moduleDates(s, m), clockRange(s, slot), moduleMinutes(s, slot), ...elsewhere(s, slot)],
    'label',
  );
  const words = summary ?? (m.summary ? prose(s, text, m.summary, { style: 'text' }) : []);
  const body = hang(times, words);
  const list = node('TOC', place.node);
  const entries = activityEntries(s, { ...place, node: list }, m);
  const items = onDivider(s, head, body, entries);
  return first(keyed(items, `module:${m.id}`), {
    start: 'right',
    bookmark: { title: [side, plainText(m.title)].filter((x) => x !== '').join(': '), level: 0 },
  });
}

/** White of a divider, in units: before its summary and before its list; less where the page is full. */
const DIVIDER_GAPS = [
  [3, 4],
  [2, 3],
  [1.5, 2],
  [1, 1.5],
] as const;

/** White above is given up before that between the parts, and both before the list goes over to the next page. */
function onDivider(
  s: Setting,
  head: readonly Item[],
  body: readonly Item[],
  entries: readonly Item[],
): Item[] {
  const all = ([above, between]: readonly [number, number]): Item[] => [
    ...head,
    ...first(body, { before: units(above) }),
    ...first(entries, { before: units(between) }),
  ];
  const spare = (items: readonly Item[]): number => s.frame.height - stack(items).height;
  const fitting = DIVIDER_GAPS.map(all).find((items) => spare(items) >= 0);
  // A list that has no room is not torn apart, nor is what stands above it.
  const whole = spare(entries) >= 0 ? together(entries) : entries;
  const below = fitting ?? [
    ...head,
    ...first(body, { before: units(3) }),
    ...first(whole, { before: units(4) }),
  ];
  const left = spare(fitting ?? [...head, ...first(body, { before: units(3) })]);
  const space = Math.min(20 * U, s.frame.height * 0.27);
  const above = left < 0 ? space : Math.min(space, Math.floor(left / U) * U);
  return [item(above, [], { keep: true }), ...below];
}

/** Welcome and closing: a page title and its Markdown. */
export function textPage(
  s: Setting,
  place: Place,
  title: string,
  key: string,
  body: (text: Place) => Item[],
): Item[] {
  const text = readColumn(s, place);
  const head = textBlock(s, text, title, 'H2', { style: 'title', keep: true, after: U });
  const items = keyed([...head, ...body(text)], key);
  return first(items, { start: 'page', bookmark: { title, level: 0 } }).map((it) => ({
    ...it,
    section: { head: title, continued: null },
  }));
}

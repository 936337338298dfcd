import { first, keepNext, keyed, label, lines, textBlock, units } from '../flow.js';
import { readColumn } from '../heads.js';
import { textRun } from '../inline.js';
import type { Item } from '../items.js';
import { sentence } from '../prose.js';
import { baselineOf, type Place, type Setting } from '../setting.js';
import { headingRole, node } from '../structure.js';
import { MM, U } from '../units.js';
import { blockItems, sectionItems, wordsOf } from './blocks.js';
import { beside, paragraph } from './first.js';
import type { FigureData, PartData, ReportData } from './types.js';

const BULLET = 5 * MM;

interface Told {
  /** Its page one stands before it, so that its title is not said again. */
  readonly told: boolean;
  /** From the head of a page; short forms follow each other. */
  readonly apart: boolean;
  /** For which page one had no room. */
  readonly chart: FigureData | null;
}

/** Every section of a form. */
export function detailItems(s: Setting, place: Place, part: PartData, { told, apart, chart }: Told): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  const style = { style: 'title', keep: true, even: true, before: units(5) } as const;
  const head = told ? [] : textBlock(s, place, part.title, headingRole(place.depth), style);
  const lead = told || part.first !== null ? [] : keepNext(sentence(s, place, part.lead, 'text'));
  const left = chart === null ? [] : blockItems(s, inner, chart, '');
  const body = [...left, ...part.sections.flatMap((x) => sectionItems(s, inner, x, 1))];
  const items = keyed([...head, ...lead, ...body], `report:${part.id}`);
  const begun = first(items, {
    ...(apart ? { start: 'page' as const } : {}),
    ...(told ? {} : { bookmark: { title: part.title, level: 0 } }),
  });
  return begun.map((it) => ({ ...it, section: { head: part.title, continued: null } }));
}

/** What the figures cannot carry, by form. */
export function cautionItems(s: Setting, place: Place, report: ReportData): Item[] {
  if (report.cautions.length === 0) return [];
  const inner = { ...place, depth: place.depth + 1 };
  return titled(s, place, wordsOf(s).cautions, [
    ...report.cautions.flatMap(({ title, lines: said }) =>
      title === ''
        ? bullets(s, readColumn(s, inner), said)
        : beside(s, inner, title, '', (at) => bullets(s, at, said)),
    ),
  ]);
}

function bullets(s: Setting, place: Place, said: readonly string[]): Item[] {
  const list = node('L', place.node, { numbering: 'Disc' });
  return said.flatMap((text, i) => {
    const li = node('LI', list);
    const body = node('LBody', li);
    const at = { x: place.x + BULLET, width: place.width - BULLET };
    const words = lines(s, [textRun(s, text, 'text')], at, {
      style: 'text',
      node: body,
      before: i > 0 ? U / 2 : 0,
    });
    const sign = label(s, '•', 'text', place.x, baselineOf(s, 'text'), node('Lbl', li));
    return first(words, { marks: [sign, ...(words[0]?.marks ?? [])] });
  });
}

/** What the words of the report mean, and where its figures came from. */
export function methodItems(s: Setting, place: Place, report: ReportData): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  const terms = report.method.flatMap(({ term, text }) =>
    beside(s, inner, term, '', (at) => paragraph(s, at, text), 1),
  );
  const source =
    report.source === '' ? [] : sentence(s, readColumn(s, place), report.source, 'note', units(2));
  if (terms.length + source.length === 0) return [];
  // Where the figures came from does not stand on a page by itself.
  return titled(s, place, wordsOf(s).method, [...keepNext(terms), ...source]);
}

function titled(s: Setting, place: Place, title: string, body: readonly Item[]): Item[] {
  const style = { style: 'title', keep: true, even: true, before: units(5), after: U } as const;
  const head = textBlock(s, readColumn(s, place), title, headingRole(place.depth), style);
  return first([...head, ...body], { bookmark: { title, level: 0 } }).map((it) => ({
    ...it,
    section: { head: title, continued: null },
  }));
}

import type { Directive } from '../../markdown/index.js';
import type { Item } from '../items.js';
import type { Place, Setting } from '../setting.js';
import { sectionItems } from './blocks.js';
import { cautionItems, detailItems, methodItems } from './details.js';
import { feedbackHead, feedbackNote, feedbackPart } from './feedback.js';
import { firstPage, overview } from './first.js';
import type { FeedbackData, PartData, ReportData } from './types.js';

/** What the directives of reports know of the document so far. */
export interface ReportWalk {
  readonly s: Setting;
  /** Forms whose page one is placed. */
  readonly told: Set<string>;
  /** Forms whose page one had no room for its chart. */
  readonly withoutChart: Set<string>;
}

type Handler = (w: ReportWalk, place: Place, d: Directive) => Item[];
type Of<Data> = (w: ReportWalk, place: Place, data: Data, id: string, d: Directive) => Item[];

const idOf = (d: Directive): string => d.attributes.get('id') ?? '';

function ofReport(make: Of<ReportData>): Handler {
  return (w, place, d) =>
    w.s.report
      ? make(w, place, w.s.report, idOf(d), d)
      : elsewhere(w, d, 'reports (`plenary score --format pdf`)');
}

function ofFeedback(make: Of<FeedbackData>): Handler {
  return (w, place, d) =>
    w.s.feedback
      ? make(w, place, w.s.feedback, idOf(d), d)
      : elsewhere(w, d, 'feedback (`plenary feedback`)');
}

function elsewhere(w: ReportWalk, d: Directive, where: string): Item[] {
  w.s.findings.error('template-name', d.span, `\`::${d.name}\` has its place in ${where} only`);
  return [];
}

/** The form that a directive names; one without answers is left out, one that the plan has not is told. */
function partOf(w: ReportWalk, d: Directive, parts: readonly PartData[], id: string): PartData | null {
  const found = parts.find((p) => p.id === id);
  if (!found && !w.s.forms.form.has(id))
    w.s.findings.error('unknown-id', d.span, `the plan has no form \`${id}\``);
  return found ?? null;
}

export const reportDirectives: Readonly<Record<string, Handler>> = {
  /** Without an id the report's page one: of the only instrument, else the overview. A form's page is placed once. */
  'report-first': ofReport((w, place, report, id, d) => {
    const told = report.parts.filter((p) => p.first !== null);
    const only = told.length === 1 && report.parts.length >= 1;
    const part = id === '' ? (only ? told[0]! : null) : partOf(w, d, report.parts, id);
    if (!part) return id === '' ? overview(w.s, place, report) : [];
    if (w.told.has(part.id) || part.first === null) return [];
    w.told.add(part.id);
    const inner = id === '' ? place : deeper(place);
    return firstPage(w.s, inner, part, report, only, () => w.withoutChart.add(part.id));
  }),
  'report-details': ofReport((w, place, report, id, d) => {
    const part = partOf(w, d, report.parts, id);
    if (!part) return [];
    // Worksheets are short: only the first of them begins a page.
    const apart = part.kind === 'instrument' || !w.told.has('worksheets');
    if (part.kind === 'worksheet') w.told.add('worksheets');
    const chart = w.withoutChart.has(part.id) ? (part.first?.changed ?? null) : null;
    return detailItems(w.s, deeper(place), part, { told: w.told.has(part.id), apart, chart });
  }),
  'report-section': ofReport((w, place, report, id, d) => {
    const sections = report.parts.flatMap((p) => p.sections);
    const found = sections.find((x) => x.id === id);
    if (found) return sectionItems(w.s, deeper(place), found, 0);
    const known = sections.map((x) => x.id).join(', ');
    w.s.findings.error('unknown-id', d.span, `this report has no section \`${id}\``, {
      hint: `its sections are ${known}`,
    });
    return [];
  }),
  cautions: ofReport((w, place, report) => cautionItems(w.s, deeper(place), report)),
  method: ofReport((w, place, report) => methodItems(w.s, deeper(place), report)),
};

export const feedbackDirectives: Readonly<Record<string, Handler>> = {
  'feedback-head': ofFeedback((w, place, data) => feedbackHead(w.s, place, data)),
  'feedback-form': ofFeedback((w, place, data, id, d) => {
    const found = data.parts.find((p) => p.id === id);
    if (!found && !w.s.forms.form.has(id))
      w.s.findings.error('unknown-id', d.span, `the plan has no form \`${id}\``);
    return found ? feedbackPart(w.s, deeper(place), found) : [];
  }),
  'feedback-note': ofFeedback((w, place, data) => feedbackNote(w.s, deeper(place), data)),
};

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

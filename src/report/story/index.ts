/** In: scores and forms. Out: what a report says, in the plan's language: HTML, PDF and feedback are made of it. */
import type { Form, Forms, InstrumentForm, WorksheetForm } from '../../form/index.js';
import type { Scores } from '../../score/index.js';
import { verdict } from '../words.js';
import { cautionsOf } from './cautions.js';
import { changeSections } from './changes.js';
import {
  dividedSections,
  groupSections,
  markSections,
  raterSections,
  scoreSections,
  writtenSections,
} from './details.js';
import { firstPage } from './first.js';
import { itemSections } from './items.js';
import { methodOf } from './method.js';
import { isSheets, readingOf, scoreTitle, toldScores } from './reading.js';
import { asking } from './talk.js';
import type { Part, Story, Talk } from './types.js';
import { capital, Words } from './words.js';
import { worksheetPart } from './worksheet.js';

export type * from './types.js';
export { Words } from './words.js';

const TALK = 3;

export function storyOf(scores: Scores, forms: Forms, language: string): Story {
  const w = new Words(language);
  // What was measured comes before what was written.
  const measured = (form: Form): number => (form.kind === 'instrument' ? 0 : 1);
  const list = [...forms.list].sort((a, b) => measured(a) - measured(b));
  const parts = list.flatMap((form): Part[] => {
    if (form.kind === 'instrument')
      return Object.hasOwn(scores.instruments, form.id) ? [instrumentPart(w, form, scores)] : [];
    return Object.hasOwn(scores.worksheets, form.id) ? [worksheetPart(w, form as WorksheetForm, scores)] : [];
  });
  const files = scores.responses.files.map((f) => w.say('fileRows', { path: f.path, n: f.rows }));
  return {
    language,
    title: scores.session.title,
    headline: headline(w, scores, forms),
    lead: [leadOf(w, parts, scores.responses.respondents)],
    talk: together(parts),
    parts,
    cautions: cautionsOf(w, scores, forms),
    method: methodOf(w, scores, forms),
    source: files.length === 0 ? '' : w.say('files', { list: files.join(', ') }),
  };
}

function instrumentPart(w: Words, form: InstrumentForm, scores: Scores): Part {
  const own = scores.instruments[form.id]!;
  const reading = readingOf(form, own);
  const base = { kind: 'instrument' as const, id: form.id, title: form.title };
  if (!reading) {
    const text = w.say('hiddenWhole', { minimum: scores.privacy.minimum });
    return {
      ...base,
      lead: text,
      first: null,
      sections: [{ id: `${form.id}-hidden`, title: form.title, intro: text, blocks: [] }],
    };
  }
  const first = firstPage(w, reading, scores);
  const n = w.say('askedWho', { people: w.whom(reading.figures.n, isSheets(form)) });
  return {
    ...base,
    lead: [n, ...first.lead].join(' '),
    first,
    sections: [
      ...changeSections(w, reading),
      ...markSections(w, reading),
      ...itemSections(w, reading),
      ...scoreSections(w, reading),
      ...raterSections(w, reading),
      ...groupSections(w, reading, scores),
      ...dividedSections(w, reading),
      ...writtenSections(w, reading),
    ],
  };
}

/** How many people answered how many forms. */
function leadOf(w: Words, parts: readonly Part[], respondents: number): string {
  const count = (
    kind: Part['kind'],
    one: 'formOne' | 'sheetOne',
    many: 'formMany' | 'sheetMany',
  ): string[] => {
    const n = parts.filter((p) => p.kind === kind).length;
    return n === 0 ? [] : [n === 1 ? w.labels[one] : w.say(many, { n })];
  };
  const forms = [
    ...count('instrument', 'formOne', 'formMany'),
    ...count('worksheet', 'sheetOne', 'sheetMany'),
  ];
  return w.say('askedForms', { people: w.people(respondents), forms: w.list(forms) });
}

/** The first thing of each instrument, then the second ones. */
function together(parts: readonly Part[]): readonly Talk[] {
  const several = parts.filter((p) => p.first).length > 1;
  const lists = parts.map((p) => (p.first?.talk ?? []).map((t) => (several ? { ...t, of: p.title } : t)));
  const longest = Math.max(0, ...lists.map((l) => l.length));
  const all = Array.from({ length: longest }, (_, i) => lists.flatMap((l) => l[i] ?? [])).flat();
  return asking(all.slice(0, TALK));
}

/** What rose and fell, where one instrument was answered in several rounds; else the session's title. */
function headline(w: Words, scores: Scores, forms: Forms): string {
  const instruments = forms.list.filter(
    (f): f is InstrumentForm => f.kind === 'instrument' && Object.hasOwn(scores.instruments, f.id),
  );
  const [form, ...others] = instruments;
  const reading = form && others.length === 0 ? readingOf(form, scores.instruments[form.id]!) : null;
  if (!form || !reading?.whole) return scores.session.title;
  const told = toldScores(w, reading, reading.whole).filter((t) => t.difference !== null);
  const parts = told.length > 1 ? told.filter((t) => !t.id.startsWith('overall')) : told;
  const names = (said: string): string[] =>
    parts.filter((t) => verdict(t.ci) === said).map((t) => scoreTitle(w, form, t.id));
  const [rose, fell, chance] = [names('rose'), names('fell'), names('within chance')];
  const clauses = [
    ...(rose.length > 0 ? [w.say('headRose', { list: w.list(rose) })] : []),
    ...(fell.length > 0 ? [w.say('headFell', { list: w.list(fell) })] : []),
  ];
  if (clauses.length === 0) return chance.length > 0 ? w.labels.headNone : scores.session.title;
  const all = [
    ...clauses,
    ...(chance.length > 0 ? [w.say('headChance', { list: w.list(chance) })] : []),
  ].join('; ');
  return capital(all);
}

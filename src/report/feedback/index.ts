import type { Forms, InstrumentForm, WorksheetForm } from '../../form/index.js';
import type { Matched, ResponseRecord, Roster } from '../../match/index.js';
import type { Scores } from '../../score/index.js';
import { Words } from '../story/index.js';
import { contextOf } from './context.js';
import { ownOf, subjectOf } from './own.js';
import { feedbackPart } from './part.js';
import { sheetPart } from './sheet.js';
import type { AllFeedback, PersonFeedback } from './types.js';

export type { AllFeedback, PersonFeedback } from './types.js';

/** Columns that stand under a name, as far as they are there. */
const DETAILS = ['role', 'group', 'school'];

/** Instruments of which people get their own figures back: open ones with answers. */
export function openInstruments(forms: Forms, scores: Scores): readonly InstrumentForm[] {
  return forms.list.filter(
    (f): f is InstrumentForm =>
      f.kind === 'instrument' && !f.anonymous && Object.hasOwn(scores.instruments, f.id),
  );
}

/** Worksheets that people put their name to, each person one. */
function openSheets(forms: Forms, scores: Scores): readonly WorksheetForm[] {
  return forms.list.filter(
    (f): f is WorksheetForm =>
      f.kind !== 'instrument' &&
      !f.anonymous &&
      f.answeredBy === 'person' &&
      Object.hasOwn(scores.worksheets, f.id),
  );
}

/**
 * What everybody is told who answered an instrument that is not anonymous, or about whom others did. `scores` must
 * have the people in it.
 */
export function feedbackOf(
  matched: Matched,
  forms: Forms,
  scores: Scores,
  roster: Roster | null,
  language: string,
): AllFeedback {
  const w = new Words(language);
  const open = openInstruments(forms, scores);
  const rows = matched.records.filter((r) => open.some((f) => answers(r, f)));
  const subjects = open.flatMap((f) => rows.filter((r) => answers(r, f)).map((r) => subjectOf(f, r)));
  const order = new Set(matched.records.flatMap((r) => [r.respondent, r.about]));
  const known = new Set(subjects);
  const people = [...order].flatMap((who): PersonFeedback[] => {
    if (who === null || !known.has(who)) return [];
    const owns = open.flatMap(
      (f) => ownOf(f, scores.instruments[f.id]!, matched.records, who, scores.privacy.minimum) ?? [],
    );
    const columns = columnsOf(who, rows, roster);
    const name = columns.get('name') ?? '';
    const sheets = openSheets(forms, scores).flatMap(
      (f) => sheetPart(w, f, scores.worksheets[f.id]!, matched.records, who, scores.privacy.minimum) ?? [],
    );
    const parts = [...owns.map((own) => feedbackPart(w, own, matched.records)), ...sheets];
    const details = DETAILS.flatMap((key) => columns.get(key) ?? []).join(', ');
    return [
      {
        respondent: who,
        name,
        feedback: { name: name || who, details, parts },
        person: { ...Object.fromEntries(columns), respondent: who, name },
        scores: contextOf(
          scores,
          owns,
          sheets.map((s) => s.id),
        ),
      },
    ];
  });
  return { people, nameless: subjects.filter((x) => x === null).length };
}

const answers = (record: ResponseRecord, form: InstrumentForm): boolean =>
  form.questions.some((q) => q.answer.kind !== 'code' && record.answers.has(q.id));

/** What the roster and the person's own rows say of them. */
function columnsOf(
  who: string,
  rows: readonly ResponseRecord[],
  roster: Roster | null,
): ReadonlyMap<string, string> {
  const out = new Map<string, string>(roster?.people.get(who) ?? []);
  for (const r of rows) if (r.respondent === who) for (const [key, value] of r.columns) out.set(key, value);
  for (const key of ['about', 'rater']) out.delete(key);
  return out;
}

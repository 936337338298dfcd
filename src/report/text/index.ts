import type { Forms, InstrumentForm } from '../../form/index.js';
import { columnsIn, type RoundChange, type Scores, splitChanges } from '../../score/index.js';
import { plural, roundName } from '../words.js';
import { tellBaseline } from './baseline.js';
import { tellCautions } from './cautions.js';
import { tellChange } from './changes.js';
import { tellGroups } from './groups.js';
import { tellItems } from './items.js';
import { tellMarks, tellRaters, tellWritten } from './marks.js';
import { Page, type TextOptions } from './page.js';
import { tellScores } from './scores.js';
import { tellTalk } from './talk.js';
import { hiddenWhole, tellWorksheet } from './worksheets.js';

/** The summary as a terminal shows it: what changed first, then what to talk about, then the detail, the next step last. */
export function toText(scores: Scores, forms: Forms, options: TextOptions): string {
  const page = new Page(options);
  tellOpening(page, scores);
  for (const form of forms.list) {
    if (form.kind === 'instrument') {
      if (Object.hasOwn(scores.instruments, form.id))
        tellInstrument(page, form, scores, columnsIn(options.by ?? 'group').join(' and '));
    } else if (Object.hasOwn(scores.worksheets, form.id)) {
      tellWorksheet(page, form, scores);
    }
  }
  tellCautions(page, scores);
  tellNext(page);
  return page.toString();
}

function tellOpening(page: Page, { session, responses }: Scores): void {
  const rows = responses.files.reduce((sum, f) => sum + f.rows, 0);
  const read = `${plural(rows, 'row')} in ${plural(responses.files.length, 'file')}`;
  page.titled(session.title, '');
  page.note(`${read} · ${plural(responses.respondents, 'respondent')}`);
}

function tellInstrument(page: Page, form: InstrumentForm, scores: Scores, by: string): void {
  const instrument = scores.instruments[form.id]!;
  const { rounds } = instrument;
  const { changes, marks } = splitChanges(instrument);
  const names = Object.keys(rounds);
  const whom = (n: number): string => (form.raters.length > 0 ? plural(n, 'sheet') : people(n));
  const counts = names.map((r) => (roundName(r) === '' ? whom(rounds[r]!.n) : `${rounds[r]!.n} ${r}`));
  const both = changes.length === 1 ? inBoth(changes[0]!) : 0;
  page.titled(form.title, [...counts, ...(both > 0 ? [`${both} in both`] : [])].join(' · '));
  const name = names.at(-1)!;
  const last = rounds[name]!;
  for (const change of changes) tellChange(page, form, rounds, change);
  if (!last.items) {
    page.note(hiddenWhole(scores.privacy.minimum));
    return;
  }
  if (changes.length === 0) tellScores(page, form, last);
  if (instrument.baseline) tellBaseline(page, form, instrument.baseline);
  for (const change of marks.filter((c) => c.round === undefined || c.round === name))
    tellMarks(page, form, change);
  const said = names.length > 1 ? name : roundName(name);
  tellTalk(page, form, last, said);
  tellItems(
    page,
    form,
    last,
    changes.find((c) => c.to === name),
  );
  tellRaters(page, form, last);
  tellWritten(page, form, last);
  tellGroups(page, form, scores, name, last, said === '' ? `By ${by}` : `By ${by}, ${said}`);
}

function people(n: number): string {
  return n === 1 ? '1 person' : `${n} people`;
}

/** As many as there are pairs of any figure. */
function inBoth(change: RoundChange): number {
  const pairs = [...Object.values(change.scores ?? {}), ...Object.values(change.items)];
  return Math.max(0, ...pairs.map((c) => c.paired?.n ?? 0));
}

function tellNext(page: Page): void {
  page.line();
  page.line(`All figures: add ${page.ink.cue('--format json|md|csv -o <file>')}`);
}

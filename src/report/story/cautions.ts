import type { Forms, InstrumentForm } from '../../form/index.js';
import type { Caution, ItemFigures, RoundScores, Scores } from '../../score/index.js';
import { roundName } from '../words.js';
import { type Reading, scoreTitle } from './reading.js';
import type { Story } from './types.js';
import type { Words } from './words.js';

/** What a reader of one page must know first. */
const GRAVE = ['against-subscale', 'unpaired-rounds', 'many-unscored', 'lopsided', 'loose-scale'];

/** The gravest caution of the round that the first page is about. */
export function mainCaution(w: Words, r: Reading, scores: Scores): string[] {
  const own = scores.cautions.filter(
    (c) => c.instrument === r.form.id && (c.round === r.round || c.round === null),
  );
  const [first] = GRAVE.flatMap((code) => own.find((c) => c.code === code) ?? []);
  return first ? [cautionText(w, first, r.form, scores)] : [];
}

/** All cautions in the plan's language, by form; those alike together. */
export function cautionsOf(w: Words, scores: Scores, forms: Forms): Story['cautions'] {
  const bad = scores.responses.problems.filter((p) => p.code === 'bad-cell' || p.code === 'too-many').length;
  const files = [
    ...(bad > 0 ? [w.say('badCells', { n: bad })] : []),
    ...missingColumns(w, scores.responses.problems),
    ...emptyRows(w, scores.responses.problems),
    ...scores.responses.problems
      .filter((p) => p.code === 'other-version')
      .map((p) => w.say('otherVersion', { file: p.file ?? '' })),
  ];
  const byForm = forms.list.map((form) => {
    const own = scores.cautions.filter((c) => c.instrument === form.id || c.worksheet === form.id);
    const lines = own.map((c) => {
      const round = roundName(c.round ?? '');
      const text = form.kind === 'instrument' ? cautionText(w, c, form, scores) : c.message;
      return round === '' ? text : `${round}: ${text}`;
    });
    return { title: form.title, lines: fewer(w, own, lines) };
  });
  return [{ title: '', lines: [...new Set(files)] }, ...byForm].filter((c) => c.lines.length > 0);
}

type Problems = Scores['responses']['problems'];

/** More names than this are counted. */
const NAMED = 3;

function named(w: Words, names: readonly string[], more = 0): string {
  const [first, rest] = [names.slice(0, NAMED), Math.max(0, names.length - NAMED) + more];
  return rest > 0 ? `${first.join(', ')} … (+${rest})` : w.list(first);
}

/** The questions stand in the message by their ids. */
function missingColumns(w: Words, problems: Problems): string[] {
  return problems
    .filter((p) => p.code === 'missing-column')
    .map((p) => {
      const ids = p.message.match(/[a-z][\w-]*\.[\w.-]*\w/g) ?? [];
      const uncounted = Number(/ and (\d+) more/.exec(p.message)?.[1] ?? 0);
      return w.say('missingColumns', { file: p.file ?? '', list: named(w, ids, uncounted) });
    });
}

function emptyRows(w: Words, problems: Problems): string[] {
  const empty = problems.filter((p) => p.code === 'empty-row');
  if (empty.length === 0) return [];
  const list = named(
    w,
    empty.map((p) => `${p.file}:${p.row}`),
  );
  return [w.say(empty.length === 1 ? 'emptyRow' : 'emptyRows', { n: empty.length, list })];
}

/** More of one kind and round than this are told by the first of them. */
const ALIKE = 2;

function fewer(w: Words, own: readonly Caution[], lines: readonly string[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  for (const [i, c] of own.entries()) {
    const key = `${c.code} ${c.round}`;
    kinds.set(key, [...(kinds.get(key) ?? []), lines[i]!]);
  }
  return [...kinds.values()].flatMap((list) =>
    list.length <= ALIKE ? list : [w.say('andMore', { text: list[0]!, n: list.length - 1 })],
  );
}

/** Said anew from the scores, so that it is in the plan's language; codes without words of their own keep the message. */
function cautionText(w: Words, c: Caution, form: InstrumentForm, scores: Scores): string {
  const { rounds } = scores.instruments[form.id]!;
  const round = rounds[c.round ?? ''];
  switch (c.code) {
    case 'two-items':
      return w.say('cautionTwoItems', { name: nameOf(w, form, c) });
    case 'few-for-alpha':
      return w.say('cautionFewForAlpha', { name: nameOf(w, form, c), n: scoreOf(round, c)?.alphaN ?? 0 });
    case 'few-complete': {
      const n = scoreOf(round, c)?.alphaN ?? 0;
      return w.say('cautionFewComplete', { name: nameOf(w, form, c), n, all: round?.n ?? 0 });
    }
    case 'loose-scale': {
      const s = scoreOf(round, c);
      return w.say('cautionLoose', {
        name: nameOf(w, form, c),
        items: s?.items ?? 0,
        alpha: w.figure(s?.alpha),
      });
    }
    case 'lopsided':
      return w.say('cautionLopsided', { name: nameOf(w, form, c) });
    case 'against-subscale':
      return w.say('cautionAgainst', { item: itemName(form, c), r: w.figure(itemOf(round, c)?.itemRest) });
    case 'many-unscored': {
      const item = itemOf(round, c);
      const n = item?.unscored ?? 0;
      return w.say('cautionUnscored', { item: itemName(form, c), n, all: n + (item?.n ?? 0) });
    }
    case 'small-groups':
      return w.say('cautionSmallGroup', {
        group: c.about ?? '',
        people: w.people(round?.groups?.[c.about ?? '']?.n ?? 0),
      });
    case 'no-answers':
      return w.say('cautionNoAnswers', { round: w.quote(c.round ?? '') });
    case 'unpaired-rounds': {
      const names = Object.keys(rounds);
      const from = names[names.indexOf(c.round ?? '') - 1] ?? names[0] ?? '';
      return w.say('cautionUnpaired', { from: w.quote(from), to: w.quote(c.round ?? '') });
    }
    default:
      return c.message;
  }
}

const nameOf = (w: Words, form: InstrumentForm, { about }: Caution): string => {
  const whole = form.scorings.some((s) => !s.mark && s.whole === about);
  return whole ? w.labels.whole : scoreTitle(w, form, about ?? '');
};

const itemName = (form: InstrumentForm, { about }: Caution): string =>
  form.scorings.flatMap((s) => s.items).find((i) => i.id === about)?.text ?? about ?? '';

const scoreOf = (round: RoundScores | undefined, { about }: Caution) => round?.scores?.[about ?? ''];

function itemOf(round: RoundScores | undefined, { about }: Caution): ItemFigures | undefined {
  const found = round?.items?.[about ?? ''];
  return found && 'answers' in found ? found : undefined;
}

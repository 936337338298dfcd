import type { InstrumentForm, ScoredItem, Scoring } from '../form/index.js';
import type { Problem, ResponseRecord } from '../match/index.js';
import type { RoundData } from './changes.js';
import { type Couple, knowsPeople, type Person } from './pairing.js';
import { personMean, type ScoreOf, scoresOf } from './persons.js';
import { formatFixed } from './statistics/rounding.js';
import type { Caution, Figures, ItemFigures, RoundScores, ScoreFigures } from './types.js';

/** Fewer complete cases than this say little about how items hang together. */
const FEW_FOR_ALPHA = 30;
/** Half of the people at an end of the scale leave no room to see a change. */
const LOPSIDED = 0.5;
const MANY_UNSCORED = 0.2;

/** Name of the round of data that has none. */
const WITHOUT_ROUND = 'all';

type Say = (code: string, about: string | null, message: string) => void;

/** What the figures of a round cannot carry, in plain words. */
export function roundCautions(
  form: InstrumentForm,
  round: string,
  scores: RoundScores,
  records: readonly ResponseRecord[],
): readonly Caution[] {
  const out: Caution[] = [];
  const say: Say = (code, about, message) => out.push({ code, instrument: form.id, round, about, message });
  for (const scoring of form.scorings) {
    for (const of of scoresOf(scoring)) {
      const figures = scores.scores?.[of.id];
      if (figures && figures.items !== null) scoreCautions(scoring, say, of, figures, scores.n, records);
    }
    for (const item of scoring.items) {
      const figures = scores.items?.[item.id];
      if (figures && 'answers' in figures) itemCautions(say, item, figures);
    }
  }
  groupCautions(say, scores.groups ?? {});
  return out;
}

/** Rows that count for nothing, and answers to other words than the plan's. */
export function dataCautions(problems: readonly Problem[]): readonly Caution[] {
  const file = (code: string, message: string): Caution => ({ code, round: null, about: null, message });
  const empty = problems.filter((p) => p.code === 'empty-row');
  const places = empty.slice(0, 3).map((p) => `${p.file}:${p.row}`);
  const more = empty.length > 3 ? ` and ${empty.length - 3} more` : '';
  const rows = empty.length === 1 ? 'row leaves' : 'rows leave';
  const said = `${empty.length} ${rows} all questions of a form blank and do not count there: ${places.join(', ')}${more}.`;
  return [
    ...(empty.length > 0
      ? [file('empty-rows', empty.length === 1 ? said.replace(' do ', ' does ') : said)]
      : []),
    ...problems
      .filter((p) => p.code === 'other-version')
      .map((p) => file('other-version', `${p.message}: compare the wording before you compare the scores.`)),
  ];
}

/** Rounds that this form has nothing from. */
export function emptyRounds(
  form: InstrumentForm,
  rounds: readonly string[],
  answered: readonly string[],
): readonly Caution[] {
  // Rows without a round are a round of their own, which other forms have nothing to do with.
  if (answered.every((round) => round === WITHOUT_ROUND)) return [];
  return rounds
    .filter((round) => round !== WITHOUT_ROUND && !answered.includes(round))
    .map((round) => ({
      code: 'no-answers',
      instrument: form.id,
      round,
      about: null,
      message: `Nobody answered "${form.title}" in the round "${round}".`,
    }));
}

/** Two decimals with a true minus. */
const decimal = (x: number): string => formatFixed(x, 2).replace('-', '−');

function scoreCautions(
  scoring: Scoring,
  say: Say,
  of: ScoreOf,
  f: ScoreFigures,
  n: number,
  records: readonly ResponseRecord[],
): void {
  const { id } = of;
  const name = nameOf(scoring, id);
  const complete = f.alphaN ?? 0;
  if (f.items === 2)
    say('two-items', id, `${name} has only 2 items: its α says little, look at the items themselves.`);
  if (f.alpha !== null && complete < FEW_FOR_ALPHA) {
    say(
      'few-for-alpha',
      id,
      `α of ${name} rests on ${complete} people who answered every item; with so few it can be far off.`,
    );
  }
  // Where each person is asked for some of the items only, nobody is complete.
  if (n > 0 && complete < n / 2 && scoring.answer === null) {
    say(
      'few-complete',
      id,
      `Only ${complete} of ${n} people answered every item of ${name}; α uses only these.`,
    );
  }
  if (f.alpha !== null && f.alpha < 0.6 && (f.items ?? 0) > 2) {
    say(
      'loose-scale',
      id,
      `The ${f.items} items of ${name} hang together loosely (α ${decimal(f.alpha)}): talk about the items rather than the score.`,
    );
  }
  const { lowest, highest } = scoring.scale;
  const means = records.flatMap((r) => personMean(scoring, r, of) ?? []);
  const at = (end: number | null): number =>
    means.filter((m) => end !== null && Math.abs(m - end) < 1e-9).length;
  if (means.length > 0 && Math.max(at(lowest), at(highest)) / means.length >= LOPSIDED) {
    say(
      'lopsided',
      id,
      `Half or more of the people are at one end of the scale in ${name}: a further change that way could not be seen.`,
    );
  }
}

function nameOf(scoring: Scoring, id: string): string {
  const part = scoring.subscales.find((s) => s.id === id)?.title;
  return part ?? (scoring.mark ? `the whole, ${scoring.mark.title}` : 'the whole');
}

function itemCautions(say: Say, { id, reversed: declared }: ScoredItem, item: ItemFigures): void {
  if (item.itemRest !== null && item.itemRest !== undefined && item.itemRest < -0.1) {
    const why = declared
      ? 'it is declared reversed; perhaps the data are turned already'
      : 'perhaps it is worded the other way round and should be `reversed: true`';
    say(
      'against-subscale',
      id,
      `${id} runs against the other items (correlation ${decimal(item.itemRest)}): ${why}.`,
    );
  }
  const given = item.n + (item.unscored ?? 0);
  if (item.unscored !== null && given > 0 && item.unscored / given >= MANY_UNSCORED) {
    say(
      'many-unscored',
      id,
      `${item.unscored} of ${given} answers to ${id} are not scored; the figures speak for the others only.`,
    );
  }
}

function groupCautions(say: Say, groups: Readonly<Record<string, Figures>>): void {
  for (const [group, figures] of Object.entries(groups)) {
    if (figures.items && figures.n < 10)
      say(
        'small-groups',
        group,
        `${group} has ${figures.n === 1 ? '1 person' : `${figures.n} people`}: a difference to other groups may be chance.`,
      );
  }
}

/** Rounds whose people cannot be told to be the same. */
export function changeCautions(
  form: InstrumentForm,
  from: RoundData,
  to: RoundData,
  minimum: number,
  person: Person,
  pairs: readonly Couple[] | null,
): readonly Caution[] {
  const few = form.anonymous ? minimum : 1;
  if (pairs && pairs.length >= few) return [];
  const missing = [from, to].filter((round) => !knowsPeople(round.records, person));
  const nameless = missing.length === 2 ? 'neither says' : `"${missing[0]?.name}" does not say`;
  const known = few > 1 ? `fewer than ${few} people are` : 'nobody is';
  const why = pairs ? `${known} known to be in both` : `${nameless} who answered`;
  const message = `"${from.name}" and "${to.name}" cannot be compared person by person: ${why}. The change over everybody has a wider interval.`;
  return [{ code: 'unpaired-rounds', instrument: form.id, round: to.name, about: null, message }];
}

import type { ChartTable, IntervalRow } from '../../charts/index.js';
import type { Scoring } from '../../form/index.js';
import type { ResponseRecord } from '../../match/index.js';
import { bandsOn } from '../story/bands.js';
import { meanAxis } from '../story/changes.js';
import { itemText, readingOf, scoreTitle } from '../story/reading.js';
import type { Words } from '../story/words.js';
import { scoringOf } from '../text/naming.js';
import { joined } from '../words.js';
import { isOwn, type Own, othersIn, ownScore, scoreOfAll, seenBy } from './own.js';
import type { FeedbackPart } from './types.js';

const NOTHING = '–';

/** What one person is told of one instrument. */
export function feedbackPart(w: Words, own: Own, records: readonly ResponseRecord[]): FeedbackPart {
  const { form } = own;
  const round = own.rounds.at(-1)!;
  const ids = Object.keys(own.scores.rounds[round]?.scores ?? {});
  const mine = records.filter((r) => isOwn(form, r, own.who) && own.answered.includes(r.round));
  return {
    id: form.id,
    title: form.title,
    lead: lead(w, own, round),
    figure: figure(w, own, round, ids),
    scores: scoreTable(w, own, round, ids),
    bands: bands(w, own, ids),
    steps: steps(w, own, ids),
    answers: answers(w, own, mine),
    written: written(w, own, mine),
  };
}

function lead(w: Words, own: Own, round: string): string[] {
  const { form, answered, minimum } = own;
  const [{ items, scale }] = form.scorings;
  const said = (text: string): string => (scale.numeric ? text : w.quote(text));
  const ends = [scale.answers[0], scale.answers.filter((a) => a.value !== null).at(-1)];
  const [first, last] = ends.map((a) => said(a?.label ?? ''));
  const count = items.length === 1 ? w.labels.itemOne : w.say('itemMany', { n: items.length });
  const out = [w.say('askedOnScale', { items: count, first: first!, last: last! })];
  const named = round !== 'all';
  if (named && answered.length > 0) {
    const list = w.list(answered.map((r) => w.quote(r)));
    const key = answered.length === 1 ? 'inOneRound' : 'inRounds';
    out.push(w.say('youAnswered', { rounds: w.say(key, { list, round: list }) }));
  }
  const others = othersIn(own, round);
  if (others < minimum) out.push(w.say('othersFew', { minimum }));
  else if (named) out.push(w.say('othersAnsweredIn', { n: others, round: w.quote(round) }));
  else out.push(w.say('othersAnswered', { n: others }));
  const seen = seenBy(own, round);
  const shown = seen.filter((x) => !x.few);
  if (shown.length > 0) out.push(w.say('seenBy', { list: w.list(shown.map((x) => `${x.title} (${x.n})`)) }));
  for (const { title } of seen.filter((x) => x.few)) out.push(w.say('seenByFew', { rater: w.quote(title) }));
  return out;
}

/** You, earlier hollow and now full; who answered about you; the mean and the middle half of all. */
function figure(w: Words, own: Own, round: string, ids: readonly string[]): FeedbackPart['figure'] {
  const reading = readingOf(own.form, own.scores);
  if (!reading || ids.length === 0) return null;
  const rows = ids.flatMap((id): IntervalRow[] => {
    const label = scoreTitle(w, own.form, id);
    const mine = own.answered.map((r) => {
      const of = own.answered.length > 1 ? w.say('youRound', { round: r }) : w.labels.you;
      return { label, of, n: 1, mean: ownScore(own, r, id), interval: null, full: r === own.answered.at(-1) };
    });
    const seen = seenBy(own, round)
      .filter((x) => !x.few)
      .map((x) => ({ label, of: x.title, n: x.n, mean: x.mean(id), interval: null, full: true }));
    const all = scoreOfAll(own, round, id);
    const half = all && all.q1 !== null && all.q3 !== null ? ([all.q1, all.q3] as const) : null;
    const everybody = all
      ? [{ label, of: w.labels.everybody, n: all.n, mean: all.mean, interval: half, full: true }]
      : [];
    return [...mine, ...seen, ...everybody];
  });
  if (rows.length === 0) return null;
  const [scoring] = own.form.scorings;
  const counts = new Set(ids.map((id) => reading.figures.scores?.[id]?.items ?? 1));
  const lines = scoring.mode === 'sum' && counts.size > 1 ? [] : bandsOn(scoring, [...counts][0] ?? 1);
  const { score, rater, n, mean, middleHalf } = w.labels;
  const all = rows.some((r) => r.of === w.labels.everybody);
  const title = w.labels[all ? 'yourScores' : 'yourScoresOwn'];
  const data = {
    ...{ title, heads: { row: score, of: rater, n, mean, interval: middleHalf } },
    ...{ axis: meanAxis(w, reading, ids), bands: lines, show: (x: number) => w.figure(x) },
    ...{
      between: (from: string, to: string) => w.say('between', { from, to }),
      hidden: w.labels.noScore,
      rows,
    },
  };
  const notes = [
    ...(all ? [w.labels.yourScoresHow] : []),
    ...(own.answered.length > 1 ? [w.labels.yourScoresBefore] : []),
  ];
  const note = notes.length > 0 ? notes.join(' ') : null;
  return { block: 'figure', title, note, figure: { kind: 'intervals', data } };
}

/** The same in figures, with the change since the round before. */
function scoreTable(w: Words, own: Own, round: string, ids: readonly string[]): ChartTable | null {
  if (ids.length === 0) return null;
  const { answered } = own;
  const seen = seenBy(own, round).filter((x) => !x.few);
  const changed = answered.length > 1;
  const all = ids.some((id) => scoreOfAll(own, round, id) !== null);
  const head = [
    w.labels.score,
    ...answered.map((r) => (changed ? w.say('youRound', { round: r }) : w.labels.you)),
    ...(changed ? [w.labels.change] : []),
    ...seen.map((x) => x.title),
    ...(all ? [w.labels.meanOfAll, w.labels.middleHalf] : []),
  ];
  const shown = (x: number | null | undefined): string => (x == null ? NOTHING : w.figure(x));
  const rows = ids.map((id) => {
    const values = answered.map((r) => ownScore(own, r, id));
    const [before, after] = [values.at(-2), values.at(-1)];
    const change = before != null && after != null ? w.signed(after - before) : NOTHING;
    const f = scoreOfAll(own, round, id);
    const half = f && f.q1 !== null && f.q3 !== null ? w.between([f.q1, f.q3], (x) => w.figure(x)) : NOTHING;
    return [
      scoreTitle(w, own.form, id),
      ...values.map(shown),
      ...(changed ? [change] : []),
      ...seen.map((x) => shown(x.mean(id))),
      ...(all ? [shown(f?.mean), half] : []),
    ];
  });
  return { head, rows };
}

interface Placed {
  readonly band: number;
  readonly name: string;
}

/** In which band each own score is; below the first counts in the first. */
function placed(w: Words, own: Own, ids: readonly string[]): readonly Placed[] {
  const round = own.answered.at(-1);
  if (round === undefined) return [];
  return ids.flatMap((id): Placed[] => {
    const value = ownScore(own, round, id);
    if (value === null) return [];
    const items = own.scores.rounds[round]?.scores?.[id]?.items ?? 1;
    const starts = bandsOn(scoringOf(own.form, id), items);
    if (starts.length === 0) return [];
    const band = Math.max(0, starts.filter((b) => value >= b.from - 1e-9).length - 1);
    return [{ band, name: scoreTitle(w, own.form, id) }];
  });
}

const banded = (own: Own): Scoring | undefined => own.form.scorings.find((s) => s.bands.length > 0);

function bands(w: Words, own: Own, ids: readonly string[]): FeedbackPart['bands'] {
  const scoring = banded(own);
  if (!scoring || ids.length === 0) return [];
  const round = own.rounds.at(-1)!;
  const counts = new Set(ids.map((id) => own.scores.rounds[round]?.scores?.[id]?.items ?? 1));
  // Sums of unlike lengths have their bands at different places.
  const ranged = scoring.mode !== 'sum' || counts.size === 1;
  const starts = bandsOn(scoring, [...counts][0] ?? 1);
  const mine = placed(w, own, ids);
  return starts.map(({ from, label }, i) => {
    const next = starts[i + 1]?.from;
    const values = { from: w.short(from), to: w.short(next ?? null) };
    const range = next === undefined ? 'bandOver' : i === 0 ? 'bandUnder' : 'bandBetween';
    const here = mine.filter((p) => p.band === i).map((p) => p.name);
    const parts = [
      ...(ranged ? [w.say(range, values)] : []),
      ...(here.length > 0 ? [w.say('bandHere', { list: w.list(here) })] : []),
    ];
    return { label, text: parts.join(' ') };
  });
}

function steps(w: Words, own: Own, ids: readonly string[]): FeedbackPart['steps'] {
  const scoring = banded(own);
  const mine = placed(w, own, ids);
  return (scoring?.bands ?? []).flatMap(({ label, advice }, i) => {
    const here = mine.filter((p) => p.band === i).map((p) => p.name);
    if (here.length === 0 || advice === null) return [];
    return [{ title: w.say('stepFor', { label, list: w.list(here) }), advice }];
  });
}

/** Every item with the own answers, round beside round, mark beside mark. */
function answers(w: Words, own: Own, mine: readonly ResponseRecord[]): ChartTable | null {
  if (mine.length === 0) return null;
  const { scorings } = own.form;
  const columns = own.answered.flatMap((round) => {
    const record = mine.find((r) => r.round === round);
    return record ? scorings.map((scoring) => ({ round, record, scoring })) : [];
  });
  const head = columns.map(({ round, scoring }) => {
    const parts = [
      ...(scoring.mark ? [scoring.mark.title] : []),
      ...(own.answered.length > 1 ? [round] : []),
    ];
    return parts.length > 0 ? parts.join(', ') : w.labels.you;
  });
  const rows = scorings[0].items.map((item, i) => {
    const cells = columns.map(({ record, scoring }) => {
      const answer = record.answers.get(scoring.items[i]?.question ?? '');
      return answer?.kind === 'scale' ? (scoring.scale.answers[answer.answer]?.label ?? NOTHING) : NOTHING;
    });
    return [itemText(w, item), ...cells];
  });
  return { head: [w.labels.item, ...head], rows };
}

function written(w: Words, own: Own, mine: readonly ResponseRecord[]): FeedbackPart['written'] {
  return own.form.written.flatMap(({ question, text }) => {
    const texts = mine.flatMap((r) => {
      const answer = r.answers.get(question);
      return answer?.kind === 'text' ? [{ text: answer.text, times: 1 }] : [];
    });
    return texts.length > 0
      ? [{ block: 'quotes' as const, title: joined(text), note: w.labels.youWrote, texts }]
      : [];
  });
}

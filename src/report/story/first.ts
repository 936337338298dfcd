import type { Scores } from '../../score/index.js';
import { bandsOn } from './bands.js';
import { mainCaution } from './cautions.js';
import { changeSentence, firstChange } from './changes.js';
import { firstScores } from './details.js';
import { inBoth, isSheets, markTitle, type Reading, scoreTitle, toldScores } from './reading.js';
import { isShared } from './share.js';
import { ranking, talkOf } from './talk.js';
import type { FirstPage } from './types.js';
import { capital, type Words } from './words.js';

/** Under this many people one person is several percentage points. */
const FEW = 30;
const SENTENCES = 3;

/** What one page says of an instrument. */
export function firstPage(w: Words, r: Reading, scores: Scores): FirstPage {
  const { strongest, weakest } = ranking(w, r);
  return {
    asked: asked(w, r),
    facts: facts(w, r),
    lead: lead(w, r),
    measure: measure(w, r),
    strongest: { title: w.inRound('strongest', r.named), items: strongest },
    weakest: { title: w.inRound('weakest', r.named), items: weakest },
    changed: firstChange(w, r) ?? firstScores(w, r),
    talk: talkOf(w, r),
    care: care(w, r, scores),
  };
}

/** What the items are ranked by. */
function measure(w: Words, r: Reading): string {
  const { lowest, highest } = r.form.scorings[0].scale;
  return isShared(r) ? w.labels.shareOf : w.say('meanOn', { low: w.short(lowest), high: w.short(highest) });
}

/** What was asked, on which scale, of how many; what a percentage counts. */
function asked(w: Words, r: Reading): readonly string[] {
  const { form, rounds } = r;
  const [{ items, scale, mark }] = form.scorings;
  const n = items.length;
  const first = scale.answers[0]?.label ?? '';
  const last = scale.answers.filter((a) => a.value !== null).at(-1)?.label ?? '';
  const said = (text: string): string => (scale.numeric ? text : w.quote(text));
  const itemCount = n === 1 ? w.labels.itemOne : w.say('itemMany', { n });
  const out = [w.say('askedOnScale', { items: itemCount, first: said(first), last: said(last) })];
  if (mark)
    out.push(w.say('askedMarks', { marks: w.list(form.scorings.map((s) => markTitle(form, s.mark!.id))) }));
  const sheets = isSheets(form);
  const whom = (round: string): string => w.whom(r.scores.rounds[round]!.n, sheets);
  if (rounds.length === 1) out.push(w.say('askedWho', { people: whom(rounds[0]!) }));
  else
    out.push(
      w.say('askedRounds', {
        list: w.list(
          rounds.map((round) => w.say('roundPeople', { people: whom(round), round: w.quote(round) })),
        ),
      }),
    );
  if (r.whole) {
    const both = inBoth(r.whole);
    out.push(both > 0 ? w.say('askedBoth', { people: w.people(both) }) : w.labels.askedNobodyBoth);
  }
  if (form.anonymous) out.push(w.labels.askedAnonymous);
  return [...out, ...favourable(w, r)].map(capital);
}

function favourable(w: Words, r: Reading): string[] {
  if (!isShared(r)) return [];
  const [{ items }] = r.form.scorings;
  const straight = items.filter((i) => !i.reversed).map((i) => r.figures.items?.[i.id]);
  const found = straight.find((f) => f && 'answers' in f && f.favorable);
  if (!found || !('answers' in found) || !found.favorable) return [];
  const labels = w.list(found.favorable.labels.map((l) => w.quote(l)));
  const turned = items.some((i) => i.reversed) ? [w.labels.favourableTurned] : [];
  return [w.say('favourableMeans', { labels }), ...turned];
}

function facts(w: Words, r: Reading): FirstPage['facts'] {
  const { form, rounds } = r;
  const people = rounds.map((round) => {
    const n = r.scores.rounds[round]!.n;
    const term = rounds.length > 1 ? w.say('answeredRound', { round }) : w.labels.answered;
    return { term, value: String(n), note: w.whom(n, isSheets(form)).replace(/^\d+\s*/, '') };
  });
  const both =
    r.whole && inBoth(r.whole) > 0 ? [{ term: w.labels.both, value: String(inBoth(r.whole)), note: '' }] : [];
  const whole = r.figures.scores?.[form.scorings[0].whole];
  if (!whole || whole.mean === null) return [...people, ...both];
  const [change] = r.whole ? toldScores(w, r, r.whole).filter((t) => t.id === form.scorings[0].whole) : [];
  const band = bandsOn(form.scorings[0], whole.items ?? 1)
    .filter((b) => whole.mean! >= b.from - 1e-9)
    .at(-1);
  const note = change?.difference != null ? w.signed(change.difference) : (band?.label ?? '');
  return [
    ...people,
    ...both,
    { term: scoreTitle(w, form, form.scorings[0].whole), value: w.figure(change?.to ?? whole.mean), note },
  ];
}

/** What came out, in three sentences at most: changes, else the means, else the items at both ends. */
function lead(w: Words, r: Reading): readonly string[] {
  if (r.whole) {
    const told = toldScores(w, r, r.whole);
    const parts = told.filter((t) => !t.id.startsWith('overall'));
    const said = (
      parts.length > 0 && parts.length <= SENTENCES ? parts : told.filter((t) => t.id.startsWith('overall'))
    ).flatMap((t) => changeSentence(w, r, t) ?? []);
    if (said.length > 0) return said;
  }
  const means = meanSentences(w, r);
  return means.length > 0 ? means : itemSentence(w, r);
}

function meanSentences(w: Words, r: Reading): string[] {
  const { form } = r;
  const entries = Object.entries(r.figures.scores ?? {}).filter(([, s]) => s.mean !== null);
  const own = new Set(form.scorings[0].subscales.map((s) => s.id));
  const parts = entries.filter(([id]) => own.has(id)).sort((a, b) => b[1].mean! - a[1].mean!);
  const whole = entries.find(([id]) => id === form.scorings[0].whole) ?? parts[0];
  if (!whole) return [];
  const { lowest, highest } = form.scorings[0].scale;
  const out =
    form.scorings[0].mode === 'mean'
      ? [
          w.say('leadMeans', {
            ...{ name: scoreTitle(w, form, whole[0]), mean: w.figure(whole[1].mean) },
            ...{ low: w.short(lowest), high: w.short(highest) },
          }),
        ]
      : [];
  const [high, low] = [parts[0], parts.at(-1)];
  if (high && low && high !== low)
    out.push(
      w.say('leadHighLow', {
        ...{ high: scoreTitle(w, form, high[0]), highMean: w.figure(high[1].mean) },
        ...{ low: scoreTitle(w, form, low[0]), lowMean: w.figure(low[1].mean) },
      }),
    );
  return out;
}

function itemSentence(w: Words, r: Reading): string[] {
  const { strongest, weakest } = ranking(w, r);
  const [top, low] = [strongest[0], weakest[0]];
  if (!top || !low) return [];
  return [w.say('leadWeak', { item: low.text, percent: low.shown, top: top.text, topPercent: top.shown })];
}

/** One caution: how few the people are, and the gravest of what the figures cannot carry. */
function care(w: Words, r: Reading, scores: Scores): string | null {
  const n = r.figures.n;
  const few = n > 0 && n < FEW ? [w.say('careFew', { n, points: w.figure(100 / n, 0) })] : [];
  const said = [...few, ...mainCaution(w, r, scores)];
  return said.length === 0 ? null : said.join(' ');
}

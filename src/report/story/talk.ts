import type { ItemFigures } from '../../score/index.js';
import { verdict } from '../words.js';
import { raterTitle } from './changes.js';
import { bareItem, itemText, markTitle, type Reading, scoreTitle, shownItems } from './reading.js';
import { isShared, itemShare } from './share.js';
import { speaksOf } from './speaks.js';
import type { Ranked, Talk } from './types.js';
import type { Words } from './words.js';

const RANKED = 3;
const TALK = 3;
/** With fewer items there is nothing to choose from. */
const FEWEST = 4;
/** Percent of the answers. */
const MANY_UNSCORED = 20;
/** A consensus above this is no disagreement to speak of. */
const AGREED = 0.75;

/** `share`: percent, by which items are ranked. */
type Shown = ReturnType<typeof shownItems>[number] & { readonly share: number };

/** Items with their share, the strongest first; with several marks, of the first: how things are. */
function byShare(r: Reading): readonly Shown[] {
  const shown = shownItems(r.form.scorings[0], r.figures).flatMap((s): Shown[] => {
    const share = itemShare(r, s.figures);
    return share === null ? [] : [{ ...s, share }];
  });
  return shown.length < FEWEST ? [] : [...shown].sort((a, b) => b.share - a.share);
}

/** The three items for which most and fewest answers speak; no item is in both. */
export function ranking(
  w: Words,
  r: Reading,
): { readonly strongest: readonly Ranked[]; readonly weakest: readonly Ranked[] } {
  const shown = byShare(r);
  const count = Math.min(RANKED, Math.floor(shown.length / 2));
  const ranked = (list: readonly Shown[]): Ranked[] =>
    list.map(({ item, figures, share }) => ({
      text: itemText(w, item),
      percent: share,
      shown: isShared(r) ? w.percent(share) : w.figure(figures.scored),
    }));
  return {
    strongest: ranked(shown.slice(0, count)),
    weakest: ranked(shown.slice(shown.length - count).reverse()),
  };
}

/** Three things, each about another item: what is weak, what went down, what many could not say, what divides. */
export function talkOf(w: Words, r: Reading): readonly Talk[] {
  const weakest = [...byShare(r)].reverse();
  const found = [
    gapTalk(w, r),
    wayTalk(w, r),
    ...weakest.slice(0, 1).map((s) => weakTalk(w, r, s)),
    fallTalk(w, r),
    unsureTalk(w, r),
    splitTalk(w, r),
    ...weakest.slice(1, RANKED).map((s) => weakTalk(w, r, s)),
  ].filter((t): t is Talk => t !== null);
  const once = found.filter((t, i) => found.findIndex((x) => x.about === t.about) === i);
  return asking(once.slice(0, TALK), w.labels.talkWeakAgain);
}

/** No question stands twice on a page: the second time another is asked, or none. */
export function asking(talk: readonly Talk[], again = ''): readonly Talk[] {
  const asked = new Set<string>();
  return talk.map((t) => {
    const ask = [t.ask, again].find((x) => !asked.has(x)) ?? '';
    asked.add(ask);
    return { ...t, ask };
  });
}

function weakTalk(w: Words, r: Reading, { item, figures, share }: Shown): Talk {
  if (!isShared(r)) {
    const { lowest, highest } = r.form.scorings[0].scale;
    const text = w.say('talkLow', {
      mean: w.figure(figures.scored),
      low: w.short(lowest),
      high: w.short(highest),
    });
    return { about: itemText(w, item), text, ask: w.labels.talkWeakAsk };
  }
  const n = figures.n + (figures.unscored ?? 0);
  const text = w.say('talkWeak', { count: figures.favorable!.count, n, percent: w.percent(share) });
  return { about: itemText(w, item), text, ask: w.labels.talkWeakAsk };
}

/** The item whose share went down most; whether that may be chance is said. */
function fallTalk(w: Words, r: Reading): Talk | null {
  const falls = r.form.scorings[0].items.flatMap((item) => {
    const f = r.whole?.items[item.id]?.favorable;
    return f && f.difference !== null && f.difference < -5 ? [{ item, f }] : [];
  });
  const [most] = falls.sort((a, b) => a.f.difference! - b.f.difference!);
  if (!most) return null;
  const key = verdict(most.f.ci95) === 'fell' ? 'talkFell' : 'talkFellChance';
  const text = w.say(key, { from: w.percent(most.f.from), to: w.percent(most.f.to) });
  return { about: itemText(w, most.item), text, ask: w.labels.talkFellAsk };
}

function unsureTalk(w: Words, { form, figures }: Reading): Talk | null {
  const [scoring] = form.scorings;
  const share = (f: ItemFigures): number => ((f.unscored ?? 0) / Math.max(1, f.n + (f.unscored ?? 0))) * 100;
  const [most] = shownItems(scoring, figures)
    .filter((s) => share(s.figures) >= MANY_UNSCORED)
    .sort((a, b) => share(b.figures) - share(a.figures));
  if (!most) return null;
  const count = most.figures.unscored ?? 0;
  const n = most.figures.n + count;
  const [only, ...more] = scoring.scale.answers.filter((a) => a.value === null);
  const text =
    only && more.length === 0
      ? w.say('talkUnsure', { count, n, label: only.label })
      : w.say('talkUnsureMany', { count, n });
  return { about: itemText(w, most.item), text, ask: w.labels.talkUnsureAsk };
}

/** Items by how much people disagree, the most divided first. */
export function divided({ form, figures }: Reading): ReturnType<typeof shownItems> {
  return shownItems(form.scorings[0], figures)
    .filter((s) => (s.figures.consensus ?? 1) < AGREED)
    .sort((a, b) => a.figures.consensus! - b.figures.consensus!);
}

function splitTalk(w: Words, r: Reading): Talk | null {
  const [most] = divided(r);
  if (!most) return null;
  const { item, figures } = most;
  const speaks = new Map(speaksOf(r.form.scorings[0], item.reversed).map((s) => [s.label, s.speaks]));
  const count = (side: number): number =>
    (figures.answers ?? [])
      .filter((a) => Math.sign(speaks.get(a.label) ?? 0) === side)
      .reduce((sum, a) => sum + a.count, 0);
  const values = { consensus: w.figure(figures.consensus), against: count(-1), for: count(1) };
  const text = w.say(speaks.size > 0 ? 'talkSplit' : 'talkSplitPlain', values);
  return { about: itemText(w, item), text, ask: w.labels.talkSplitAsk };
}

/** The item with the longest way from one mark to the other. */
function wayTalk(w: Words, { form, marks }: Reading): Talk | null {
  const [change] = marks;
  if (!change) return null;
  const ways = Object.entries(change.items).flatMap(([id, c]) => {
    const item = bareItem(form, id);
    const difference = c.paired?.difference ?? null;
    return item && difference !== null && difference > 0 ? [{ item, difference }] : [];
  });
  const [longest] = ways.sort((a, b) => b.difference - a.difference);
  if (!longest) return null;
  const [from, to] = [markTitle(form, change.from), markTitle(form, change.to)];
  const text = w.say('talkWay', { from, to, difference: w.signed(longest.difference) });
  return { about: itemText(w, longest.item), text, ask: w.labels.talkWayAsk };
}

/** The score that two kinds of rater see most differently, where that is more than chance. */
function gapTalk(w: Words, r: Reading): Talk | null {
  const gaps = (r.figures.gaps ?? []).flatMap((gap) =>
    Object.entries(gap.scores).flatMap(([id, { paired }]) =>
      paired && paired.difference !== null && ['rose', 'fell'].includes(verdict(paired.ci95))
        ? [{ gap, id, paired }]
        : [],
    ),
  );
  const [widest] = gaps.sort((a, b) => Math.abs(b.paired.difference!) - Math.abs(a.paired.difference!));
  if (!widest) return null;
  const { gap, id, paired } = widest;
  const text = w.say('talkGap', {
    ...{ from: raterTitle(r, gap.from), fromMean: w.figure(paired.from) },
    ...{ to: raterTitle(r, gap.to), toMean: w.figure(paired.to), people: w.people(paired.n) },
  });
  return { about: scoreTitle(w, r.form, id), text, ask: w.labels.talkGapAsk };
}

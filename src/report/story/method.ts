import type { Forms } from '../../form/index.js';
import type { Scores } from '../../score/index.js';
import type { Story } from './types.js';
import type { Words } from './words.js';

/** What the words of this report mean: only of what is in it. */
export function methodOf(w: Words, scores: Scores, forms: Forms): Story['method'] {
  const { labels } = w;
  const rounds = Object.values(scores.instruments).flatMap((i) => Object.values(i.rounds));
  const items = rounds.flatMap((r) => Object.values(r.items ?? {}));
  const totals = rounds.flatMap((r) => Object.values(r.scores ?? {}));
  const anonymous = forms.list.some(
    (f) => f.anonymous && (scores.instruments[f.id] ?? scores.worksheets[f.id]),
  );
  const compared = Object.values(scores.instruments).some((i) => Object.keys(i.rounds).length > 1);
  const has = (...shown: readonly boolean[]): boolean => shown.some(Boolean);
  const all = [
    [
      items.some((i) => 'favorable' in i && i.favorable),
      labels.methodFavourable,
      labels.methodFavourableText,
    ],
    [totals.length > 0, labels.methodScore, labels.methodScoreText],
    [has(totals.length > 0, items.length > 0), labels.methodInterval, labels.methodIntervalText],
    [
      items.some((i) => 'consensus' in i && i.consensus !== null),
      labels.methodConsensus,
      labels.methodConsensusText,
    ],
    [totals.some((s) => s.alpha !== null), labels.methodAlpha, labels.methodAlphaText],
    [compared, labels.methodBefore, labels.methodBeforeText],
    [anonymous, labels.methodPrivacy, w.say('methodPrivacyText', { minimum: scores.privacy.minimum })],
  ] as const;
  return all.filter(([shown]) => shown).map(([, term, text]) => ({ term, text }));
}

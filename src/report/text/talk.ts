import type { InstrumentForm, ScoredItem, Scoring } from '../../form/index.js';
import type { ItemFigures, RoundScores } from '../../score/index.js';
import { isShared, itemShare } from '../story/share.js';
import { figure, percent } from '../words.js';
import { itemWords } from './naming.js';
import type { Page } from './page.js';

/** With fewer items there is nothing to choose from. */
const FEWEST = 4;
const WEAKEST = 2;
const STRONGEST = 3;
/** Longer ids are cut. */
const ID = 12;
const MANY_UNSCORED = 20;

interface Shown {
  readonly item: ScoredItem;
  readonly figures: ItemFigures;
  readonly share: number;
}

/** What fewest speak for, or what has the lowest mean, where people disagree most, what many could not say; then what is strongest. */
export function tellTalk(page: Page, form: InstrumentForm, round: RoundScores, name: string): void {
  // With several marks the first says how things are.
  const [scoring] = form.scorings;
  const shown = scoring.items.flatMap((item): Shown[] => {
    const figures = round.items?.[item.id];
    if (!figures || !('answers' in figures)) return [];
    const share = itemShare({ form, figures: round }, figures);
    return share === null ? [] : [{ item, figures, share }];
  });
  if (shown.length < FEWEST) return;
  page.head(`Talk about these first${name === '' ? '' : `, ${name}`}`);
  const byShare = [...shown].sort((a, b) => a.share - b.share);
  const shared = isShared({ form, figures: round });
  const worth = (s: Shown): string => (shared ? percent(s.share) : figure(s.figures.scored));
  const reasons = reasonsOf(scoring, worth, shared, byShare.slice(0, WEAKEST), byShare.slice(WEAKEST));
  const wide = Math.max(...reasons.map((r) => r.why.length));
  for (const { why, of } of reasons) {
    const id = `${page.cut(of.item.id, ID)} `;
    const room = page.width - wide - id.length - 5;
    page.line(`  ${page.say(why).padEnd(wide)}   ${id}${itemWords(page, of.item, room)}`);
  }
  const strongest = byShare.slice(WEAKEST).slice(-STRONGEST).reverse();
  const list = strongest.map((s) => `${s.item.id} ${worth(s)}`).join(', ');
  page.words(shared ? `Strongest: ${list} favourable` : `Strongest, by mean: ${list}`);
}

function reasonsOf(
  scoring: Scoring,
  worth: (s: Shown) => string,
  shared: boolean,
  weakest: readonly Shown[],
  fresh: readonly Shown[],
): { why: string; of: Shown }[] {
  const out = weakest.map((of) => ({ why: shared ? `${worth(of)} favourable` : `mean ${worth(of)}`, of }));
  const [split] = fresh
    .filter((s) => s.figures.consensus !== null && s.figures.consensus !== undefined)
    .sort((a, b) => a.figures.consensus! - b.figures.consensus!);
  if (split) out.push({ why: `consensus ${figure(split.figures.consensus)}`, of: split });
  const [unsure] = fresh
    .filter((s) => s !== split && unscored(s) >= MANY_UNSCORED)
    .sort((a, b) => unscored(b) - unscored(a));
  if (unsure) out.push({ why: `${percent(unscored(unsure))} ${unscoredWord(scoring)}`, of: unsure });
  return out;
}

/** Percent of the answers that have no value. */
function unscored({ figures }: Shown): number {
  const given = figures.n + (figures.unscored ?? 0);
  return given === 0 ? 0 : ((figures.unscored ?? 0) / given) * 100;
}

/** The answer's own label where there is one such answer, "not sure". */
function unscoredWord({ scale }: Scoring): string {
  const [only, ...more] = scale.answers.filter((a) => a.value === null);
  return only && more.length === 0 && only.label.length <= 14 ? only.label.toLowerCase() : 'not scored';
}

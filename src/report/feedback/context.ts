import type { Figures, InstrumentScores, RoundScores, Scores } from '../../score/index.js';
import { isOwn, type Own, othersIn } from './own.js';

/**
 * The scores as a template of feedback may see them: of each instrument the figures of all, as far as enough others
 * answered, and the own row; of worksheets that something is told. No text, no least or highest value, no row of anybody else.
 */
export function contextOf(scores: Scores, owns: readonly Own[], sheets: readonly string[]): Scores {
  const instruments = owns.map((own): readonly [string, InstrumentScores] => {
    const rounds = own.rounds.map((round) => [round, roundOf(own, round)] as const);
    return [own.form.id, { rounds: Object.fromEntries(rounds), changes: [] }];
  });
  return {
    ...scores,
    responses: { ...scores.responses, files: [], problems: [] },
    privacy: { ...scores.privacy, suppressed: [] },
    cautions: [],
    instruments: Object.fromEntries(instruments),
    worksheets: Object.fromEntries(sheets.map((id) => [id, { rounds: {} }])),
  };
}

function roundOf(own: Own, round: string): RoundScores {
  const all = own.scores.rounds[round]!;
  const { who, form, minimum } = own;
  const respondents = (all.respondents ?? []).filter((r) => isOwn(form, r, who));
  const shown = form.raters.length === 0 && othersIn(own, round) >= minimum;
  return { ...(shown ? ofEnough(all, minimum) : { n: all.n }), respondents };
}

/** Each figure by itself: one that few of the others have keeps its n only. */
function ofEnough({ n, scores, items }: Figures, minimum: number): Figures {
  const enough = (x: number): boolean => x > minimum;
  const told = Object.entries(scores ?? {}).map(([id, s]) => {
    const none = { mean: null, sd: null, median: null, q1: null, q3: null, ci95: null };
    const few = { ...none, alpha: null, alphaN: null, alphaCi95: null, bands: null };
    return [id, { ...s, ...(enough(s.n) ? {} : few), min: null, max: null }] as const;
  });
  const counted = Object.entries(items ?? {}).flatMap(([id, f]) =>
    'answers' in f && enough(f.n) ? [[id, f] as const] : [],
  );
  return { n, scores: Object.fromEntries(told), items: Object.fromEntries(counted) };
}

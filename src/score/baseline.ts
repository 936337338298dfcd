import { table } from './names.js';
import { tQuantile } from './statistics/distributions.js';
import type { Beside, InstrumentScores, Interval, ScoreFigures, Scores } from './types.js';

/** What was found elsewhere: a mean, and with it sd and n where they are known. */
export interface BaselineMean {
  readonly mean: number;
  readonly sd: number | null;
  readonly n: number | null;
}

/** By full id of a score or an item: `trust.overall`, `trust.q1`. */
export type Baseline = ReadonlyMap<string, BaselineMean>;

/** The scores of each instrument's last round beside means from elsewhere. What is hidden stays so. */
export function withBaseline(scores: Scores, baseline: Baseline): Scores {
  const instruments = Object.entries(scores.instruments).map(
    ([id, own]) => [id, { ...own, ...besideOf(id, own, baseline) }] as const,
  );
  return { ...scores, instruments: table(instruments) };
}

function besideOf(
  id: string,
  { rounds }: InstrumentScores,
  baseline: Baseline,
): { readonly baseline: Readonly<Record<string, Beside>> } | null {
  const last = Object.values(rounds).at(-1);
  const found = [...Object.entries(last?.scores ?? {}), ...Object.entries(last?.items ?? {})].flatMap(
    ([key, figures]) => {
      const other = baseline.get(`${id}.${key}`);
      if (!other || !('mean' in figures)) return [];
      const { n, mean = null, sd = null } = figures as Pick<ScoreFigures, 'n' | 'mean' | 'sd'>;
      return [[key, beside({ n, mean, sd }, other)] as const];
    },
  );
  return found.length > 0 ? { baseline: table(found) } : null;
}

interface Own {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

/**
 * Own mean − the other, with a t interval: for unequal variances where sd and n of the others are known (Welch 1947),
 * else about the other mean as if it were certain (Student 1908). null where the own mean is not shown.
 */
function beside(own: Own, other: BaselineMean): Beside {
  const difference = own.mean === null ? null : own.mean - other.mean;
  return {
    ...other,
    own: own.mean,
    difference,
    ci95: difference === null ? null : around(difference, own, other),
  };
}

function around(difference: number, own: Own, other: BaselineMean): Interval | null {
  if (own.sd === null || own.n < 2) return null;
  const mine = own.sd ** 2 / own.n;
  const theirs = other.sd !== null && other.n !== null && other.n > 1 ? other.sd ** 2 / other.n : 0;
  if (mine + theirs < 1e-12) return null;
  const df =
    theirs === 0
      ? own.n - 1
      : (mine + theirs) ** 2 / (mine ** 2 / (own.n - 1) + theirs ** 2 / (other.n! - 1));
  const half = tQuantile(0.975, df) * Math.sqrt(mine + theirs);
  return [difference - half, difference + half];
}

import type { Plan } from '../plan/index.js';
import { type DocumentPlan, documentsOf } from './documents.js';

/** Where a document is found by the person who gets it. */
export interface Placing {
  readonly document: DocumentPlan;
  /** Between the covers of the pack, bound by itself beside it, or loose without a name. `null`: only where it is asked for. */
  readonly home: 'pack' | 'bound' | 'loose' | null;
  /** It is a file of its own in the person's folder. */
  readonly ownFile: boolean;
}

/** A plan, and ids of `--only`; null for everything. */
interface Wanted {
  readonly plan: Plan;
  readonly only: readonly string[] | null;
}

/** What packs are made of. `--only` says which files are written; what a pack holds stays the same. */
export function placingsOf({ plan, only }: Wanted): readonly Placing[] {
  return documentsOf(plan).flatMap((document): Placing[] => {
    if (document.kind === 'facilitator') return [];
    const home = belongs(document, plan) ? homeOf(document) : null;
    const named = only !== null && (only.includes(document.id) || only.includes(document.template));
    const ownFile = named || (only === null && home !== null && home !== 'pack');
    const needed = ownFile || (home !== null && wantsPack(only));
    return needed ? [{ document, home, ownFile }] : [];
  });
}

export const wantsPack = (only: Wanted['only']): boolean => only === null || only.includes('pack');

const homeOf = (d: DocumentPlan): 'pack' | 'bound' | 'loose' =>
  d.kind === 'booklet' ? 'bound' : d.anonymous ? 'loose' : 'pack';

/** What one person needs: not what a group fills in together or others answer, nor what the booklet has already. */
function belongs(d: DocumentPlan, plan: Plan): boolean {
  if (d.kind === 'booklet') return true;
  const bound = plan.documents.includes('booklet');
  const owner = [...plan.worksheets, ...plan.instruments].find((x) => x.id === d.id);
  if (!owner) return !bound;
  if (owner.audience !== null || owner.answeredBy === 'group') return false;
  return owner.anonymous || owner.print === 'loose' || !bound;
}

import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses } from '../../src/match/index.js';
import { PLAIN, readText } from '../../src/responses/index.js';
import { type Scores, score } from '../../src/score/index.js';
import { planOf } from './plan.js';

/** A plan and response files as they are typed → scores and what was said on the way. */
export function scoredFiles(
  plan: string,
  files: Readonly<Record<string, string>>,
  by: string | null = null,
): { readonly scores: Scores; readonly said: readonly string[] } {
  const read = planOf(plan);
  const forms = formsOf(read);
  const findings = new Findings();
  const several = Object.keys(files).length > 1;
  const tables = Object.entries(files).map(([name, csv]) => ({
    table: readText(`${name}.csv`, csv, PLAIN, findings)!,
    round: several ? name : null,
  }));
  const options = {
    ...{ form: null, map: null, roster: null, skipInvalid: false, duplicates: 'error' as const },
    by: by === null ? [] : [by],
  };
  const matched = matchResponses(tables, forms, read, options, findings);
  return { scores: score(matched, forms, read, { by }), said: findings.list.map((d) => d.message) };
}

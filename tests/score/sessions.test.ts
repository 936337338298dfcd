import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses } from '../../src/match/index.js';
import { loadPlan } from '../../src/plan/index.js';
import { PLAIN, readText } from '../../src/responses/index.js';
import { type Scores, score } from '../../src/score/index.js';
import type { Files } from '../../src/source/index.js';
import { differences } from './near.js';

const SESSIONS = fileURLToPath(new URL('../../sessions', import.meta.url));
const disk: Files = {
  read: (path) => {
    try {
      return readFileSync(path);
    } catch {
      return 'missing';
    }
  },
  real: (path) => {
    try {
      return realpathSync(path);
    } catch {
      return null;
    }
  },
};

/** The scores of a sample session by group; null as round: the file's own. */
function scoresOf(session: string, files: readonly (readonly [string | null, string])[]): Scores {
  const findings = new Findings();
  const plan = loadPlan(`${SESSIONS}/${session}/plan.yaml`, disk, findings)!;
  const forms = formsOf(plan);
  const tables = files.map(([round, name]) => ({
    round,
    table: readText(name, readFileSync(`${SESSIONS}/${session}/${name}`, 'utf8'), PLAIN, findings)!,
  }));
  const matching = {
    ...{ form: null, map: null, roster: null, by: ['group'] },
    ...{ skipInvalid: false, duplicates: 'error' as const },
  };
  const matched = matchResponses(tables, forms, plan, matching, findings);
  expect(findings.list.filter((d) => d.severity === 'error')).toEqual([]);
  return score(matched, forms, plan, { by: 'group' });
}

const expected = (session: string): unknown =>
  JSON.parse(readFileSync(`${SESSIONS}/${session}/expected.json`, 'utf8'));

describe('every figure that was computed independently, by other means, comes out', () => {
  it('of leading-together: 51 items, three subscales, groups, a worksheet', () => {
    const found = scoresOf('leading-together', [[null, 'responses.csv']]);
    expect(differences(expected('leading-together'), found)).toEqual([]);
  });

  it('of trust-day: an anonymous audit before and after, with groups that are hidden', () => {
    const found = scoresOf('trust-day', [
      ['before', 'responses/before.csv'],
      ['after', 'responses/after.csv'],
    ]);
    expect(differences(expected('trust-day'), found)).toEqual([]);
  });
});

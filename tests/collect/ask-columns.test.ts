import { describe, expect, it } from 'vitest';
import { choicesFor } from '../../src/cli/ask-columns.js';
import { formsOf } from '../../src/form/index.js';
import { planOf } from '../helpers/plan.js';
import { PLAN } from './support.js';

const forms = formsOf(planOf(PLAN));
const offered = (target: string | null, ...taken: string[]): string[] =>
  choicesFor({ target }, forms, ['respondent', 'group', 'role'], new Set(taken)).map((c) => c.value);

describe('a column that fits nothing', () => {
  it('is asked about with the nearest question first', () => {
    expect(offered('team.q2', 'group').slice(0, 7)).toEqual([
      ...['team.q2', '', 'ignore', 'respondent', 'round', 'role'],
      'team.q1',
    ]);
  });

  it('is left to be decided later by whoever only presses Enter, where nothing is near or free', () => {
    expect(offered(null)[0]).toBe('');
    expect(offered('team.q2', 'team.q2')).not.toContain('team.q2');
    expect(offered('team.q2', 'team.q2')[0]).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses, namesOf } from '../../src/match/index.js';
import { readResponses } from '../../src/responses/index.js';
import { planOf } from '../helpers/plan.js';
import { PLAN } from './support.js';

/** What a file says of "What would help?": ids joined, or what is wrong. */
async function helps(file: string): Promise<readonly string[]> {
  const plan = planOf(PLAN);
  const forms = formsOf(plan);
  const findings = new Findings();
  const names = namesOf(forms, plan, { form: null, map: null });
  const files = [{ path: 'answers', bytes: new TextEncoder().encode(file) }];
  const tables = await readResponses(files, { from: null, knows: (name) => names.knows(name) }, findings);
  const options = {
    form: null,
    map: null,
    roster: null,
    by: [],
    skipInvalid: false,
    duplicates: 'error' as const,
  };
  const read = tables.map((table) => ({ table, round: null }));
  const { records } = matchResponses(read, forms, plan, options, findings);
  expect(findings.list.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  return records.map((r) => {
    const answer = r.answers.get('reflect.helps');
    return answer?.kind === 'choice' ? answer.options.join(' ') : '(nothing)';
  });
}

const TWO = ['time-and-rest an-answer', 'tools'];

describe('several ticks come back from exported forms', () => {
  it('KoboToolbox: names joined with a space, and one column for each', async () => {
    const file = `"reflect.best";"reflect.helps";"reflect.helps/time-and-rest";"reflect.helps/tools";"reflect.helps/an-answer"
"A";"time-and-rest an-answer";"1";"0";"1"
"B";"tools";"0";"1";"0"
`;
    expect(await helps(file)).toEqual(TWO);
  });

  it('Google Forms: texts joined with a comma, which one of them holds too', async () => {
    const file = `Timestamp,best. What was best?,helps. What would help?
2026/03/12 10:10:09 AM GMT+1,A,"Time, and rest, An answer"
2026/03/12 10:11:09 AM GMT+1,B,Tools
`;
    expect(await helps(file)).toEqual(TWO);
  });

  it('Microsoft Forms: texts with a semicolon behind each', async () => {
    const file = `ID,Start time,Completion time,Email,Name,best. What was best?,helps. What would help? (Tick up to 2.)
1,,,anonymous,,A,"Time, and rest;An answer;"
2,,,anonymous,,B,Tools;
`;
    expect(await helps(file)).toEqual(TWO);
  });

  it('SurveyJS: a list', async () => {
    expect(
      await helps(
        JSON.stringify([{ 'reflect.helps': ['time-and-rest', 'an-answer'] }, { 'reflect.helps': ['tools'] }]),
      ),
    ).toEqual(TWO);
  });
});

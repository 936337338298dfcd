import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses, namesOf } from '../../src/match/index.js';
import { readResponses } from '../../src/responses/index.js';
import { planOf } from '../helpers/plan.js';
import { FORMS, PLAN, questionsOf, written } from './support.js';

/** Questions that a header is matched with. */
async function matchedBy(headings: readonly string[]): Promise<ReadonlySet<string>> {
  const plan = planOf(PLAN);
  const forms = formsOf(plan);
  const findings = new Findings();
  const names = namesOf(forms, plan, { form: null, map: null });
  const line = headings.map((h) => `"${h.replaceAll('"', '""')}"`).join(',');
  const files = [
    { path: 'answers', bytes: new TextEncoder().encode(`${line}\n${headings.map(() => '""').join(',')}\n`) },
  ];
  const tables = await readResponses(files, { from: null, knows: (name) => names.knows(name) }, findings);
  const options = {
    form: null,
    map: null,
    roster: null,
    by: [],
    skipInvalid: false,
    duplicates: 'error' as const,
  };
  return matchResponses(
    tables.map((table) => ({ table, round: null })),
    forms,
    plan,
    options,
    findings,
  ).matched;
}

async function limesurveyCodes(id: string): Promise<string[]> {
  const rows = parse((await written('limesurvey', id)).text, { delimiter: '\t', columns: true }) as Record<
    string,
    string
  >[];
  let question: Record<string, string> = {};
  return rows.flatMap((r) => {
    if (r.class === 'Q') question = r;
    if (r.class === 'Q') {
      if ('X*FKQM'.includes(r['type/scale']!)) return r.other === 'Y' ? [`${r.name}[other]`] : [];
      return [r.name!];
    }
    return r.class === 'SQ' ? [`${question.name}[${r.name}]`] : [];
  });
}

async function googleTitles(id: string): Promise<string[]> {
  const { text } = await written('google', id);
  const items = text.matchAll(
    /\.add(\w+)\(\)\n {4}\.setTitle\((".*?")\);?(?:\n {4}\.setHelpText\(.*\))?(?:\n {4}\.setRows\((.*)\))?/g,
  );
  return [...items].flatMap(([, kind, title, rows]) => {
    const words = JSON.parse(title!) as string;
    if (rows) return (JSON.parse(rows) as string[]).map((row) => `${words} [${row}]`);
    return kind === 'SectionHeaderItem' ? [] : [words];
  });
}

// What "something else" is stands in the cell of its question.
const asked = (id: string) => questionsOf(id).filter((q) => !q.endsWith('.helps.other'));

describe('every question is known again', () => {
  it.each(FORMS)('by LimeSurvey’s codes: %s', async (id) => {
    expect([...(await matchedBy(await limesurveyCodes(id)))]).toEqual(expect.arrayContaining(asked(id)));
  });
  it.each(FORMS)('by Google’s titles: %s', async (id) => {
    expect([...(await matchedBy(await googleTitles(id)))]).toEqual(expect.arrayContaining(asked(id)));
  });
});

it('LimeSurvey’s ticks are read by their codes', async () => {
  const codes = ['reflecthelps[timeandrest]', 'reflecthelps[tools]', 'reflecthelps[ananswer]'];
  expect([...(await matchedBy(codes))]).toEqual(['reflect.helps']);
});

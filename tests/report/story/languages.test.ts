import { describe, expect, it } from 'vitest';
import { storyOf } from '../../../src/report/index.js';
import { type Row, scored } from '../../score/support.js';

const PLAN = `
plenary: 1
title: D
worksheets:
  w: {title: W, body: [{ask: {id: hours, prompt: Hours, type: number}}, {ask: {id: share, prompt: Share, type: number}}]}
`;
const rows: Row[] = [1, 2, 2, 7, 9].map((n) => ({ answers: { 'w.hours': n, 'w.share': n / 4 } }));
const problem = (code: string, message: string, row: number) => ({
  code,
  message,
  file: 'a.csv',
  row,
  column: 1,
});
const problems = [
  problem(
    'missing-column',
    'there is no column for w.a, w.b, w.c, w.d and 2 more; counted as not answered',
    1,
  ),
  problem('empty-row', 'a row without any answer was not counted', 7),
  problem('empty-row', 'a row without any answer was not counted', 9),
  problem('other-version', '1 of 5 rows comes from another version of the form', 4),
] as never;
const story = (language: string) => {
  const { scores, forms } = scored(PLAN, rows, { problems });
  return storyOf(scores, forms, language);
};

describe('a report', () => {
  it.each([
    ['en', 'a.csv has no column for w.a, w.b, w.c … (+3); they count as not answered.'],
    ['de', 'a.csv hat keine Spalte für w.a, w.b, w.c … (+3); das zählt als nicht beantwortet.'],
    ['fr', 'a.csv n’a pas de colonne pour w.a, w.b, w.c … (+3)\u00a0; cela compte comme sans réponse.'],
  ])('in %s says in that language what is wrong with the files', (language, first) => {
    const [files] = story(language).cautions;
    expect(files!.lines).toHaveLength(3);
    expect(files!.lines[0]).toBe(first);
    expect(files!.lines[1]).toContain('a.csv:9');
    if (language !== 'en') expect(files!.lines.join(' ')).not.toMatch(/\b(row|rows|the|answers)\b/);
  });

  it('draws numbers that were asked for as bars between whole bounds, with the figures in words', () => {
    const blocks = story('de').parts[0]!.sections.flatMap((s) => s.blocks);
    expect(blocks[0]).toMatchObject({
      block: 'figure',
      note: 'Mittel 4,20, Median 2, von 1 bis 9; 5 Antworten.',
      figure: {
        kind: 'histogram',
        data: { bins: [{ label: '0–1' }, { label: '2–3', count: 2 }, {}, {}, {}] },
      },
    });
    expect(blocks[1]).toMatchObject({
      note: expect.stringContaining('bis knapp unter die zweite'),
      figure: { data: { bins: [{ label: '0–0,5', count: 1 }, { label: '0,5–1', count: 2 }, {}, {}, {}] } },
    });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { folderWith, plenary, type Run } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';
import { filesIn, PLAN, ROSTER } from './small.js';

const build = (folder: string, ...more: string[]): Run =>
  plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--only', 'pack', ...more]);

describe('a roster with everything that happens', () => {
  const people = `respondent,Name,group,role,table
CON,.hidden,north,"Teacher
of two lines",10
con,Anna Björk,,Head,2
../x,Anna Björk,,Head,2
a/b,anna bjo\u0308rk,,Head,2
P5,Łukasz 🎉 Müller,,Head,
P6,ᚠᚢᚦ ᚨᚱᚲ,,Head,x
P7,,,Head,1
,Nobody,,Head,1
P5,Twice,,Head,1
P8,${'Maximiliane '.repeat(25).trim()},,Head,1
P9,${'W'.repeat(300)},,${'Very long role '.repeat(12)},1
`;
  let run: Run;
  let folder: string;
  beforeAll(() => {
    folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': people });
    run = build(folder, '--roster', 'people.csv');
  }, 60_000);

  const text = async (person: string): Promise<string> =>
    (await readPdf(join(folder, 'out/people', person, 'pack.pdf'))).pages[0]!.plain;

  it('names every record that cannot be used, and makes the others', () => {
    expect(run.code).toBe(3);
    expect(run.err).toContain('people.csv:8:2: error[empty-cell]: P7 has no `name` for the cover');
    expect(run.err).toContain('people.csv:9:1: error[empty-cell]');
    expect(run.err).toContain('people.csv:10:1: error[duplicate-id]: two people are called `P5`');
    expect(run.err).toMatch(/! 8 of 11 packs, 24 pages, in .*; 3 failed: row 9, row 10, P7/);
  });

  it('gives each of the others a folder inside of the output folder', () => {
    const packs = [...filesIn(folder).keys()].filter((p) => p.endsWith('/pack.pdf'));
    expect(packs.map((p) => p.split('/').slice(2, -1).join('/')).sort()).toEqual([
      'CON-hidden',
      'P5-łukasz-muller',
      'P6-ᚠᚢᚦ-ᚨᚱᚲ',
      `P8-${'maximiliane-'.repeat(5).slice(0, -1)}`,
      `P9-${'w'.repeat(60)}`,
      'a-b-anna-bjork',
      'con-anna-bjork',
      'x-anna-bjork',
    ]);
    expect([...filesIn(folder).keys()].every((p) => /^(out\/|plan\.yaml|people\.csv)/.test(p))).toBe(true);
  });

  it('prints what the fonts can draw, and the id in place of a name that they cannot', async () => {
    expect(run.err).toContain(
      'people.csv:6:2: warning[missing-glyph]: the fonts cannot draw all of the names of P5, P6',
    );
    expect(await text('P5-łukasz-muller')).toContain('Łukasz Müller');
    expect(await text('P6-ᚠᚢᚦ-ᚨᚱᚲ')).toMatch(/Personal pack.* P6 /);
    expect(await text('CON-hidden')).toContain('Teacher of two lines');
  });

  it('sets a long name smaller, and cuts it on lines', async () => {
    for (const one of [`P8-${'maximiliane-'.repeat(5).slice(0, -1)}`, `P9-${'w'.repeat(60)}`]) {
      const { pages } = await readPdf(join(folder, 'out/people', one, 'pack.pdf'));
      for (const page of pages)
        for (const t of page.texts) expect(t.x + t.width).toBeLessThan(page.width - 20);
      expect(pages[1]!.plain).toContain('…');
      // However many pages the first part takes: the count on it is that of the pack.
      expect(pages[0]!.plain).toMatch(new RegExp(`pack 1/${pages.length} `));
    }
  });
});

describe('rosters', () => {
  it('may be a workbook with a title above its header', async () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    const row = (...cells: (string | number)[]) => cells.map((value) => ({ value }));
    const rows = [row('Who comes on Thursday'), row('respondent', 'name', 'table'), row('P1', 'Ada Bell', 7)];
    writeFileSync(join(folder, 'people.xlsx'), await writeXlsxFile(rows as never).toBuffer());
    const run = build(folder, '--roster', 'people.xlsx');
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('✓ 1 pack, 3 pages')]);
    const { pages } = await readPdf(join(folder, 'out/people/P1-ada-bell/pack.pdf'));
    expect(pages[0]!.plain).toMatch(/Ada Bell.*Table 7/);
  });

  it('may hold nobody', () => {
    const folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': 'respondent,name\n' });
    const run = build(folder, '--roster', 'people.csv');
    expect([run.code, run.err]).toEqual([0, expect.stringMatching(/^! no packs, in/)]);
  });

  it.each([
    [['--shard', '2/3'], '--shard 2/3 is for packs: name the people with --roster'],
    [['--only-person', 'P1'], '--only-person is for packs: name the people with --roster'],
    [['--roster', 'people.csv', '--shard', '4/3'], '--shard takes i/n'],
    [
      ['--roster', 'people.csv', '--folders', '{desk}'],
      '--folders names {desk}; the roster has respondent, name, group, table',
    ],
    [['--roster', 'people.csv', '--folders', 'all'], '--folders needs a column'],
    [['--roster', 'people.csv', '--jobs', 'many'], '--jobs is a number'],
    [['--roster', 'people.csv', '-o', '-'], 'packs of a roster need a folder'],
  ])('wrong use is told: %j', (options, said) => {
    const folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': ROSTER });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', ...options]);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(said)]);
    expect([...filesIn(folder).keys()].some((p) => p.includes('people/'))).toBe(false);
  });
});

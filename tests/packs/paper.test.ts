import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filledByPdfJs, widgetsOf } from '../fillable/support.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { type ReadPdf, readPdf } from '../helpers/pdf.js';
import { PLAN, ROSTER } from './small.js';

/** A sheet that greets whoever it is for. */
const GREETING = `{{#if person}}For {{person.name}}, table {{person.table}}.{{/if}}

::worksheet{ {{document.id}} }
`;

describe('what is printed for one person', () => {
  let folder: string;
  beforeAll(() => {
    folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': ROSTER });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--roster', 'people.csv', '--fillable']);
    expect(run.code).toBe(0);
  }, 60_000);

  const at = (path: string): string => join(folder, 'out/people', path);
  const pack = (person: string): Promise<ReadPdf> => readPdf(at(`${person}/pack.pdf`));

  it('begins with a name, the table, and the sheets in the order of their use', async () => {
    const { pages, title } = await pack('P1-ada-bell');
    expect(title).toBe('Personal pack – Ada Bell – A small day');
    expect(pages[0]!.plain).toMatch(
      /Ada Bell.*Table 2.*Morning, 09:00 My plan 1 Morning, 09:20 Looking back 1/,
    );
    expect(pages[0]!.plain).toMatch(/loose, inside.*“Pulse”.*anonymous/);
    expect(pages[0]!.plain).toContain('pack 1/3 ');
    expect(pages.slice(1).map((p) => p.texts.find((t) => t.size > 14)?.text)).toEqual([
      'My plan',
      'Looking back',
    ]);
  });

  it('has the person in the blanks and beside the folio', async () => {
    const { pages } = await pack('P1-ada-bell');
    for (const page of pages.slice(1)) expect(page.plain).toContain('P1 · Ada Bell');
    for (const page of pages) expect(page.texts.some((t) => t.text === 'Ada Bell, P1')).toBe(true);
  });

  it('comes back from a screen with the respondent and the group', async () => {
    const bytes = new Uint8Array(readFileSync(at('P2-ben-cole/pack.pdf')));
    const names = (await widgetsOf(bytes)).filter((w) => !w.hidden).map((w) => w.fieldName);
    expect(names).toEqual(['plan.next', 'look.best']);
    const filled = await filledByPdfJs(bytes, (w) => (w.fieldName === 'look.best' ? 'the quiet' : undefined));
    writeFileSync(join(folder, 'back.pdf'), filled);
    const run = plenary(folder, ['collect', 'plan.yaml', 'back.pdf', '-o', '-']);
    expect(run.out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^respondent,group,/),
      expect.stringMatching(/^P2,(lake|Lake),.*the quiet/),
    ]);
  });

  it('says nothing of anybody on an anonymous sheet, which is the same for all', async () => {
    const [one, two] = ['P1-ada-bell', 'P2-ben-cole'].map((p) => readFileSync(at(`${p}/pulse.pdf`)));
    expect(one!.equals(two!)).toBe(true);
    expect(one!.equals(readFileSync(join(folder, 'out/instruments/pulse.pdf')))).toBe(true);
    const { pages, title } = await readPdf(at('P1-ada-bell/pulse.pdf'));
    expect(`${title} ${pages.map((p) => p.plain).join(' ')}`).not.toMatch(/Ada|Bell|P1|Name or code/);
    const hidden = (await widgetsOf(new Uint8Array(one!))).filter((w) => w.hidden).map((w) => w.fieldName);
    expect(hidden).toEqual(['plenary.form']);
  });

  it('lies in the stack by table, and nothing anonymous is on the back of a name', async () => {
    const { pages } = await readPdf(at('stack.pdf'));
    const fronts = pages.filter((_, i) => i % 2 === 0).map((p) => p.plain);
    const backs = pages.filter((_, i) => i % 2 === 1).map((p) => p.plain);
    const names = fronts.flatMap((t) => /Personal pack 1\/3 (.*?) (?:North|Lake)/.exec(t)?.[1] ?? []);
    expect(names).toEqual(['Cy Dorn', 'Ada Bell', 'Ben Cole']);
    expect(fronts.filter((t) => t.includes('I was heard.'))).toHaveLength(3);
    expect(backs.some((t) => t.includes('I was heard.'))).toBe(false);
    // Every copy is a document of its own in the structure: nobody's sheet goes on in another's.
    expect(pages.filter((p) => p.roles.includes('Form')).length).toBeGreaterThan(0);
    const first = pages[1]!.roles.join();
    expect(pages[7]!.roles.join()).toBe(first);
  });
});

describe('piles for the printer', () => {
  const plan = `plenary: 1
title: A day in threes
language: en
modules:
  - title: Morning
    activities:
      - {title: Two by two, group: {size: 2, as: pairs}}
      - {title: Threes, group: {size: 3, as: home, number: letters}, use: [plan]}
      - {title: Threes again, group: home}
worksheets:
  plan: {title: My plan, body: [{write: {id: next, lines: 3}}]}
`;
  const roster = `respondent,name\n${[1, 2, 3, 4, 5, 6].map((i) => `P${i},Guest ${i}`).join('\n')}\n`;
  let folder: string;
  let said: string;
  beforeAll(() => {
    folder = folderWith({ 'plan.yaml': plan, 'people.csv': roster });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--roster', 'people.csv']);
    expect(run.code).toBe(0);
    said = run.err;
  }, 60_000);
  const pagesOf = async (name: string): Promise<string[]> =>
    (await readPdf(join(folder, 'out/people', name))).pages.map((p) => p.plain);

  it('have everybody’s booklet with the name in it, each begun on a front', async () => {
    const pages = await pagesOf('booklets.pdf');
    expect(pages.length % 12).toBe(0);
    const covers = pages.flatMap((t, i) => (/belongs to Guest \d/.test(t) ? [i] : []));
    expect(covers).toEqual([0, 1, 2, 3, 4, 5].map((i) => (i * pages.length) / 6));
    expect(said).toMatch(/people\/booklets\.pdf {2}\d+ pages, by table, print both sides/);
  });

  it('lie by the groups that meet most often where the roster has no tables', async () => {
    const covers = (await pagesOf('stack.pdf')).filter((t) => t.includes('Personal pack'));
    const home = covers.map((t) => /Home (\d) [ABC] /.exec(t)![1]);
    expect(home).toEqual(['1', '1', '1', '2', '2', '2']);
    // A number within the group stands there only where the plan gives one.
    expect(covers.every((t) => /Pairs \d Two by two/.test(t))).toBe(true);
  });

  it('have no sign on the table for two people, which is told', async () => {
    const { pages } = await readPdf(join(folder, 'out/room/table-signs.pdf'));
    expect(pages.map((p) => p.plain.split(' ').slice(0, 2).join(' '))).toEqual(['Home 1', 'Home 2']);
    expect(said).toContain('no table signs for pairs: two sit anywhere');
  });
});

describe('a template of one’s own that speaks of the person', () => {
  it('is laid out for each, blank cells being empty words', async () => {
    const plan = `${PLAN}templates: ./templates\n`;
    const people = 'respondent,name,table\nP1,Ada Bell,2\nP2,Ben *Cole*,\n';
    const folder = folderWith({
      'plan.yaml': plan,
      'people.csv': people,
      'templates/worksheet.hbs': GREETING,
    });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--roster', 'people.csv']);
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('✓ 2 packs')]);
    const text = async (p: string): Promise<string> =>
      (await readPdf(join(folder, 'out/people', p, 'pack.pdf'))).pages[1]!.plain;
    expect(await text('P1-ada-bell')).toContain('For Ada Bell, table 2.');
    expect(await text('P2-ben-cole')).toContain('For Ben *Cole*, table');
  });
});

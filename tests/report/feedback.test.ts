import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';

const PLAN = `plenary: 1
title: A year of looking
identify: {respondent: {prompt: Name or code}}
instruments:
  habits:
    title: My habits
    scale: {labels: [Never, Seldom, Often, Always], values: [1, 2, 3, 4]}
    bands:
      - {from: 1, label: Rare, advice: Choose **one** habit and a day for it.}
      - {from: 3, label: Steady, advice: Show it to somebody.}
    items: [I ask first., I write it down., {text: I forget it., reversed: true}]
    evidence: true
  secret:
    title: What I do not say
    anonymous: true
    scale: {from: 1, to: 4}
    items: [Something hidden.]
`;
const HEAD = 'respondent,round,habits.q1,habits.q2,habits.q3,habits.q1.evidence,secret.q1';
const people = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => [
    `P${i},before,Seldom,Never,Often,,`,
    `P${i},after,${i === 0 ? 'Always,Always,Never' : 'Often,Seldom,Seldom'},words of P${i},`,
  ]).flat();
const files = (n: number, more: Record<string, string> = {}) => ({
  'plan.yaml': PLAN,
  'answers.csv': [HEAD, ...people(n)].join('\n'),
  'people.csv': ['respondent,name,role', 'P0,Anna Núñez,Head', 'P1,李小龍,Deputy'].join('\n'),
  ...more,
});
const run = (folder: string, ...more: string[]) =>
  plenary(folder, ['feedback', 'plan.yaml', 'answers.csv', '--roster', 'people.csv', '-o', 'out', ...more]);
const textOf = async (path: string): Promise<string> =>
  (await readPdf(path)).pages
    .map((p) => p.plain)
    .join('\n')
    .replace(/\s+/g, ' ');

describe('feedback', () => {
  const folder = folderWith(files(8));
  const done = run(folder);
  const out = join(folder, 'out');

  it('is one PDF for each person, named by the roster', () => {
    expect(done.code).toBe(0);
    expect(done.err).toContain('8 PDFs');
    expect(readdirSync(out).sort()).toEqual([
      'P0-anna-nunez.pdf',
      'P1-李小龍.pdf',
      ...[2, 3, 4, 5, 6, 7].map((i) => `P${i}.pdf`),
    ]);
  });

  it('has the own scores beside those of all, the change, bands, next steps, answers', async () => {
    const text = await textOf(join(out, 'P0-anna-nunez.pdf'));
    for (const words of ['Anna Núñez', 'Head', 'My habits', '7 others answered in the round “after”'])
      expect(text).toContain(words);
    // 1.67 before, 4.00 after; the mean of all eight is 2.83.
    expect(text).toMatch(/Overall 1\.67 4\.00 \+2\.33 2\.83 2\.67 to 2\.67/);
    expect(text).toContain('From 3 on. Here: Overall.');
    expect(text).toContain('Show it to somebody.');
    expect(text).not.toContain('Choose one habit');
    expect(text).toContain('I ask first. Seldom Always');
    expect(text).toContain('“words of P0”');
    expect(text).toContain('A few numbers from one day judge nobody');
  });

  it('has nothing of anybody else', async () => {
    const text = await textOf(join(out, 'P0-anna-nunez.pdf'));
    for (let i = 1; i < 8; i++) expect(text).not.toMatch(new RegExp(`P${i}\\b|小`));
    expect(text).not.toContain('What I do not say');
  });

  it('is tagged and named, with a chart in words', async () => {
    const path = join(out, 'P0-anna-nunez.pdf');
    const { tagged, title, outline, pages } = await readPdf(path);
    expect(tagged).toBe(true);
    expect(title).toBe('Feedback: Anna Núñez – A year of looking');
    expect(outline).toEqual(['Anna Núñez']);
    expect(pages.flatMap((p) => p.roles)).toContain('Figure');
  });

  it('is the same bytes twice', () => {
    const before = readFileSync(join(out, 'P2.pdf'));
    expect(run(folder).err).toContain('0 written, 8 unchanged');
    expect(readFileSync(join(out, 'P2.pdf')).equals(before)).toBe(true);
  });

  it('leaves out the figures of all where few others answered', async () => {
    const few = folderWith(files(5));
    expect(run(few).code).toBe(0);
    const text = await textOf(join(few, 'out/P2.pdf'));
    expect(text).toContain('Fewer than 5 others answered: their figures are left out.');
    expect(text).not.toContain('Mean of all');
    expect(text).not.toContain('Everybody');
  });

  it('writes the others where one file cannot be written', () => {
    const blocked = folderWith(files(6));
    mkdirSync(join(blocked, 'out/P3.pdf'), { recursive: true });
    const some = run(blocked);
    expect(some.code).toBe(3);
    expect(some.err).toContain('out/P3.pdf: a folder stands where this file should go');
    expect(some.err).toContain('5 PDFs, 1 failed');
  });

  it('has a template that sees the person, the own row and no other', async () => {
    const template = [
      '# {{person.name}}, {{person.role}}',
      '',
      '{{#each scores.instruments}}{{#each rounds}}{{#each respondents}}{{respondent}} {{/each}}{{/each}}{{/each}}',
    ].join('\n');
    const own = folderWith({
      ...files(8, { 'templates/feedback.hbs': template }),
      'plan.yaml': PLAN.replace('identify:', 'templates: templates\nidentify:'),
      'people.csv': ['respondent,name,role', ...people(8).map((_, i) => `P${i},Person ${i},Head`)].join('\n'),
    });
    expect(run(own).code).toBe(0);
    expect(await textOf(join(own, 'out/P4-person-4.pdf'))).toContain('Person 4, Head P4 P4');
  });
});

describe('what is anonymous', () => {
  const anonymous = [HEAD, ...Array.from({ length: 6 }, (_, i) => `,,,,,,${1 + (i % 4)}`)].join('\n');

  it('goes back to nobody', () => {
    const folder = folderWith({ ...files(6), 'answers.csv': anonymous });
    const none = run(folder);
    expect(none.code).toBe(1);
    expect(none.err).toContain('error[anonymous-feedback]: `secret` is anonymous');
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('is said to be left out beside what is open', () => {
    const rows = [HEAD, ...people(6), ...anonymous.split('\n').slice(1)].join('\n');
    const folder = folderWith({ ...files(6), 'answers.csv': rows });
    const some = run(folder);
    expect(some.code).toBe(0);
    expect(some.err).toContain('warning[anonymous-feedback]: `secret` is anonymous and left out');
    expect(readdirSync(join(folder, 'out'))).toHaveLength(6);
  });
});

describe('several raters', () => {
  const plan = `plenary: 1
title: Seen by others
instruments:
  practice:
    title: Practice
    raters: [self, {id: adviser, text: Adviser}, {id: staff, text: Staff, minimum: 3}]
    scale: {from: 1, to: 5}
    items: [Asks., Listens.]
`;
  const rows = [
    'respondent,about,rater,practice.q1,practice.q2',
    'L1,L1,self,5,4',
    'A1,L1,adviser,3,3',
    'S1,L1,staff,1,1',
    'S2,L1,staff,1,2',
    'L2,L2,self,4,4',
    ...[1, 2, 3].map((i) => `S${i},L2,staff,2,${i}`),
  ];

  it('stand beside the own view, as far as enough of them answered', async () => {
    const folder = folderWith({ 'plan.yaml': plan, 'answers.csv': rows.join('\n') });
    expect(plenary(folder, ['feedback', 'plan.yaml', 'answers.csv', '-o', 'out']).code).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['L1.pdf', 'L2.pdf']);
    const one = await textOf(join(folder, 'out/L1.pdf'));
    expect(one).toContain('About you answered: Adviser (1).');
    expect(one).toContain('Too few answered as “Staff”');
    expect(one).toMatch(/Overall 4\.50 3\.00/);
    expect(one).not.toContain('1.25');
    expect(await textOf(join(folder, 'out/L2.pdf'))).toMatch(/Overall 4\.00 2\.00/);
  });
});

describe('wrong use', () => {
  it('is told before anything is read', () => {
    const folder = folderWith(files(6));
    const run = plenary(folder, ['feedback', 'plan.yaml', 'answers.csv']);
    expect(run.code).toBe(2);
    expect(run.err).toContain('feedback needs a folder to write to: -o feedback');
  });
});

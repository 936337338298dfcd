import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';

const ITEMS = Array.from(
  { length: 30 },
  (_, i) =>
    `      - Sentence number ${i + 1} of this questionnaire, which goes on until it needs a second line.`,
);
const plan = (language = 'en', title = 'Building trust'): string => `plenary: 1
title: ${title}
language: ${language}
identify: {respondent: {prompt: Name}, group: {prompt: School}}
instruments:
  trust:
    title: Trust among us
    anonymous: true
    scale: {labels: [Never, Seldom, Often, Always], values: [1, 2, 3, 4]}
    items:
${ITEMS.join('\n')}
worksheets:
  reflect:
    title: Looking back
    body:
      - write: {id: best, prompt: What was best?}
`;
const HEAD = `respondent,group,round,${ITEMS.map((_, i) => `trust.q${i + 1}`).join(',')},reflect.best`;
const row = (i: number, group: string, round: string, up: number): string =>
  [`P${i}`, group, round, ...ITEMS.map((_, k) => 1 + ((i + k * 3 + up) % 4)), `Tea ${i}`].join(',');
const csv = [
  HEAD,
  ...['before', 'after'].flatMap((round, up) => [
    ...Array.from({ length: 9 }, (_, i) => row(i, 'North', round, up)),
    ...Array.from({ length: 8 }, (_, i) => row(20 + i, 'South', round, up)),
    ...Array.from({ length: 3 }, (_, i) => row(40 + i, 'Hidden Hollow', round, up)),
  ]),
].join('\n');

const report = (text = plan(), more: readonly string[] = [], files: Record<string, string> = {}) => {
  const folder = folderWith({ 'plan.yaml': text, 'answers.csv': csv, ...files });
  const run = plenary(folder, [
    'score',
    'plan.yaml',
    'answers.csv',
    '--format',
    'pdf',
    '-o',
    'r.pdf',
    ...more,
  ]);
  return { folder, run, path: join(folder, 'r.pdf') };
};

describe('the report as a PDF', () => {
  const { path, run } = report(plan(), ['--by', 'group']);
  const read = readPdf(path);
  const all = async (): Promise<string> => (await read).pages.map((p) => p.plain).join('\n');

  it('begins with one page that can be talked about', async () => {
    expect(run.code).toBe(0);
    const [one, two] = (await read).pages;
    for (const words of ['Trust among us', 'What was asked', 'Strongest, after', 'Weakest, after'])
      expect(one!.plain).toContain(words);
    for (const words of ['Talk about these first', 'Read with care']) expect(one!.plain).toContain(words);
    expect(two!.plain).toContain('From before to after');
  });

  it('is tagged, titled, in its language, with bookmarks', async () => {
    const { tagged, title, language, outline, pages } = await read;
    expect(tagged).toBe(true);
    expect(title).toBe('Report – Building trust');
    expect(language).toBe('en');
    expect(outline).toEqual([
      'Trust among us',
      'Looking back',
      'What these figures cannot carry',
      'How it was counted',
    ]);
    const roles = pages.flatMap((p) => p.roles);
    for (const role of ['H1', 'H2', 'Figure', 'Table', 'TH', 'TD', 'L', 'LI', 'BlockQuote'])
      expect(roles).toContain(role);
  });

  it('has charts with their figures in words', async () => {
    const pdf = readFileSync(path, 'latin1');
    const figures = pdf.match(/\/S \/Figure[\s\S]*?endobj/g) ?? [];
    expect(figures.length).toBeGreaterThan(4);
    for (const figure of figures) expect(figure).toMatch(/\/Alt \(/);
  });

  it('repeats the heads of charts and tables that go over the page', async () => {
    const pages = (await read).pages.map((p) => p.plain);
    const charts = pages.filter((p) => /Sentence number \d+ of this/.test(p) && p.includes('against for'));
    expect(charts.length).toBeGreaterThan(1);
    expect(pages.filter((p) => p.includes('Missing')).length).toBeGreaterThan(1);
  });

  it('names a hidden group and shows nothing of it', async () => {
    const text = await all();
    expect(text).toContain('Hidden: South and Hidden Hollow');
    expect(text).not.toMatch(/Hidden Hollow +\d/);
  });

  it('has what people wrote, cautions and how it was counted', async () => {
    const text = await all();
    expect(text).toContain('“Tea 3”');
    expect(text).toContain('What these figures cannot carry');
    expect(text).toContain('Files: answers.csv (40 rows).');
  });

  it('is the same bytes twice, and goes to standard output', () => {
    const again = report(plan(), ['--by', 'group']);
    expect(readFileSync(again.path).equals(readFileSync(path))).toBe(true);
    const out = plenary(again.folder, ['score', 'plan.yaml', 'answers.csv', '--format', 'pdf']);
    expect(out.out.startsWith('%PDF-')).toBe(true);
  });

  it('warns of answers that no font can draw, as `build` does of the plan', () => {
    const { run: made } = report(plan(), [], { 'answers.csv': csv.replace('Tea 3', 'Tea \u0f40 3') });
    expect(made.code).toBe(0);
    expect(made.err).toContain('r.pdf: warning[missing-glyph]: the fonts have no');
    expect(made.err).toContain('first in “Tea \u0f40 3”');
    expect(run.err).not.toContain('missing-glyph');
  });

  it('prints a hundred answers to a question and says where the others are', async () => {
    const many = [HEAD, ...Array.from({ length: 130 }, (_, i) => row(i, 'North', 'before', 0))].join('\n');
    const { path: long } = report(plan(), [], { 'answers.csv': many });
    const words = (await readPdf(long)).pages.map((p) => p.plain).join('\n');
    expect(words).toContain('“Tea 99”');
    expect(words).not.toContain('“Tea 100”');
    expect(words).toContain('30 more answers: the HTML report and the workbook have them all.');
  });

  it('has a page one of one page on the smallest paper', async () => {
    const { pages } = await readPdf(report(plan(), ['--paper', 'a5']).path);
    for (const words of ['What was asked', 'Talk about these first', 'Read with care'])
      expect(pages[0]!.plain.replace(/\s+/g, ' ')).toContain(words);
  });

  it('speaks the language of the plan', async () => {
    const german = await readPdf(report(plan('de')).path);
    expect(german.language).toBe('de');
    expect(german.pages[0]!.plain).toContain('Was gefragt wurde');
    expect(german.title).toBe('Bericht – Building trust');
  });
});

describe('a report from a template of one’s own', () => {
  const own = (template: string) =>
    report(plan().replace('language: en', 'language: en\ntemplates: templates'), [], {
      'templates/report.hbs': template,
    });

  it('may print figures and place single sections', async () => {
    const { path, run } = own(`# {{scores.session.title}} for the board

{{#each scores.instruments}}{{#each rounds}}{{@key}}: {{n}} people. {{/each}}{{/each}}

::report-section{trust-items}
`);
    expect(run.err).not.toContain('error');
    const { pages } = await readPdf(path);
    expect(pages[0]!.plain).toContain('Building trust for the board');
    expect(pages[0]!.plain).toContain('before: 20 people. after: 20 people.');
    expect(pages[0]!.plain).toContain('Every item, after');
    expect(pages.map((p) => p.plain).join()).not.toContain('Talk about these first');
  });

  it('is told at its line what it cannot have', () => {
    const { run } = own('::report-section{nothing}\n\n::report-details{nobody}\n\n::feedback-head\n');
    expect(run.code).toBe(1);
    expect(run.err).toContain('report.hbs:1:');
    expect(run.err).toContain('this report has no section `nothing`');
    expect(run.err).toContain('the plan has no form `nobody`');
    expect(run.err).toContain('`::feedback-head` has its place in feedback');
  });

  it('can be copied out to be changed', () => {
    const folder = folderWith({});
    expect(plenary(folder, ['templates']).out).toMatch(/feedback .*\n.*facilitator|feedback[\s\S]*report/);
    expect(plenary(folder, ['templates', 'copy', 'report', './t']).code).toBe(0);
    expect(readFileSync(join(folder, 't/report.hbs'), 'utf8')).toContain('::report-first');
  });
});

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';

const PLAN =
  'plenary: 1\nid: day\ntitle: A day\nworksheets:\n  w: {title: W, body: [{write: {id: a, prompt: Why?}}]}\n';
const BAD = 'plenary: 1\ntitel: A day\nstart: 9\n';

describe('plenary build', () => {
  it('says on standard error what it wrote, and nothing on standard output', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(0);
    expect(run.out).toBe('');
    expect(run.err).toContain('✓ A day: 3 PDFs');
    expect(run.err).toContain('Open out/booklet.pdf first.');
  });

  it('writes nothing for a plan with errors, and tells all of them', () => {
    const folder = folderWith({ 'plan.yaml': BAD });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('plan.yaml:2:1: error[unknown-key]');
    expect(run.err).toContain('plan.yaml:3:8: error');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('gives the same bytes every time, and touches nothing the second time', () => {
    const one = folderWith({ 'plan.yaml': PLAN });
    const two = folderWith({ 'plan.yaml': PLAN });
    plenary(one, ['build', 'plan.yaml', '-o', 'out']);
    plenary(two, ['build', 'plan.yaml', '-o', 'out']);
    for (const file of ['booklet.pdf', 'worksheets/w.pdf', 'fields.json', 'manifest.json']) {
      expect(readFileSync(join(one, 'out', file)).equals(readFileSync(join(two, 'out', file)))).toBe(true);
    }
    expect(plenary(one, ['build', 'plan.yaml', '-o', 'out']).err).toContain('nothing to do');
  });

  it('makes the same document alone as among others', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    plenary(folder, ['build', 'plan.yaml', '-o', 'all']);
    plenary(folder, ['build', 'plan.yaml', '-o', 'one', '--only', 'w']);
    expect(readdirSync(join(folder, 'one'))).not.toContain('booklet.pdf');
    expect(
      readFileSync(join(folder, 'one/worksheets/w.pdf')).equals(
        readFileSync(join(folder, 'all/worksheets/w.pdf')),
      ),
    ).toBe(true);
  });

  it('takes its date from SOURCE_DATE_EPOCH', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    plenary(folder, ['build', 'plan.yaml', '-o', 'a'], { env: { SOURCE_DATE_EPOCH: '1000000000' } });
    expect(readFileSync(join(folder, 'a/booklet.pdf'), 'latin1')).toContain('2001-09-09');
  });

  it('never writes over answers that have been typed in', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    const file = join(folder, 'out/responses.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8')}P01,,,because\n`);
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--paper', 'letter']);
    expect(readFileSync(file, 'utf8')).toContain('because');
    expect(run.err).toContain('out/responses.csv has rows and was left as it is');
  });

  it('writes one document to standard output', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', '-', '--only', 'w']);
    expect(run.code).toBe(0);
    expect(run.out.startsWith('%PDF-1.7')).toBe(true);
  });

  it('reads a plan from standard input', () => {
    const run = plenary(folderWith({}), ['check', '-'], { input: PLAN });
    expect(run.code).toBe(0);
  });

  it('builds what it can of several plans and ends with 3', () => {
    const folder = folderWith({ 'a.yaml': PLAN, 'b.yaml': BAD });
    const run = plenary(folder, ['build', 'a.yaml', 'b.yaml', '-o', 'out']);
    expect(run.code).toBe(3);
    expect(existsSync(join(folder, 'out/day/booklet.pdf'))).toBe(true);
  });

  it('uses a template of the plan’s own folder in place of the built-in one', () => {
    const folder = folderWith({
      'plan.yaml': `${PLAN}templates: ./t\n`,
      't/worksheet.hbs': '# {{plan.title}}\n\n{{document.title}}, nothing else.\n',
    });
    expect(plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--only', 'w']).code).toBe(0);
  });

  it('says at which line of a template a name is not known', () => {
    const folder = folderWith({
      'plan.yaml': `${PLAN}templates: ./t\n`,
      't/worksheet.hbs': 'One\n\n{{plan.titel}}\n',
    });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/t\/worksheet\.hbs:3:\d+: error\[template-name\]/);
    expect(run.err).toContain('title');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('when the world is in the way', () => {
  it('a missing plan', () => {
    const run = plenary(folderWith({}), ['build', 'nowhere.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('nowhere.yaml: error[file-missing]: there is no such file');
  });

  it('a folder in place of a plan', () => {
    const folder = folderWith({ 'day/plan.yaml': PLAN });
    expect(plenary(folder, ['check', 'day']).err).toContain('this is a folder; name the plan in it');
  });

  it('a file in place of the output folder', () => {
    const folder = folderWith({ 'plan.yaml': PLAN, out: '' });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('a file stands where this folder should be');
  });

  it('a folder in place of a file that is to be written', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    mkdirSync(join(folder, 'out/booklet.pdf'), { recursive: true });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('a folder stands where this file should go');
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written to', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    mkdirSync(join(folder, 'out'));
    chmodSync(join(folder, 'out'), 0o500);
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('may not be written to');
  });

  it('leaves no half-written files behind', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    mkdirSync(join(folder, 'out/manifest.json'), { recursive: true });
    plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
    expect(readdirSync(join(folder, 'out')).filter((f) => f.endsWith('.part'))).toEqual([]);
  });
});

describe('wrong use', () => {
  it.each([
    [
      ['build', 'plan.yaml'],
      'plenary: build needs a folder to write to: -o out',
      'try: plenary build --help',
    ],
    [
      ['build', 'plan.yaml', '-o', 'x', '--papr', 'a4'],
      'plenary: no option --papr; did you mean --paper?',
      'try: plenary build --help',
    ],
    [['biuld'], 'plenary: no command biuld; did you mean build?', 'try: plenary --help'],
    [
      ['build', 'plan.yaml', '-o', 'x', '--paper', 'a9'],
      'plenary: no paper a9; there are a4, a5, letter, legal',
      'try: plenary build --help',
    ],
    [
      ['check', 'plan.yaml', '--format', 'xml'],
      'plenary: no format xml; there are text, json, github, sarif',
      'try: plenary check --help',
    ],
    [
      ['score', 'plan.yaml'],
      'plenary: score needs a response file, or --round name=file',
      'try: plenary score --help',
    ],
    [['init', 'day'], 'plenary: init asks questions and there is no terminal; use --yes --title "…"', ''],
  ])('%j', (args, first, second) => {
    const run = plenary(folderWith({ 'plan.yaml': PLAN }), args);
    expect(run.code).toBe(2);
    expect(run.err.trimEnd().split('\n')).toEqual(second === '' ? [first] : [first, second]);
    expect(run.out).toBe('');
  });

  it('prints help on standard output, with examples', () => {
    const run = plenary(folderWith({}), ['--help']);
    expect(run.code).toBe(0);
    for (const command of ['init', 'check', 'build', 'score', 'schema', 'templates']) {
      expect(run.out).toContain(command);
      const help = plenary(folderWith({}), [command, '--help']);
      expect(help.code).toBe(0);
      expect(help.out).toContain('Examples\n  ');
      expect(Math.max(...help.out.split('\n').map((l) => l.length))).toBeLessThanOrEqual(80);
    }
  });

  it('gives its version', () => {
    expect(plenary(folderWith({}), ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('plenary init', () => {
  it('writes a plan that builds without a warning', () => {
    const folder = folderWith({});
    expect(plenary(folder, ['init', 'day', '--yes', '--title', 'Trust: "a" day']).code).toBe(0);
    const run = plenary(folder, ['check', 'day/plan.yaml']);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/^✓/);
  });

  it('touches no plan that is there', () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    const run = plenary(folder, ['init', '--yes']);
    expect(run.code).toBe(1);
    expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toBe(PLAN);
  });
});

describe('plenary check', () => {
  it('gives findings to programs as JSON, one object a line', () => {
    const run = plenary(folderWith({ 'plan.yaml': BAD }), ['check', 'plan.yaml', '--format', 'json']);
    expect(run.code).toBe(1);
    expect(run.err).toBe('');
    const list = JSON.parse(run.out) as Record<string, unknown>[];
    expect(list[0]).toMatchObject({ severity: 'error', file: 'plan.yaml' });
    for (const key of ['code', 'message', 'hint', 'line', 'column', 'endLine', 'endColumn'])
      expect(list[0]).toHaveProperty(key);
    expect(
      plenary(folderWith({ 'plan.yaml': PLAN }), ['check', 'plan.yaml', '--format', 'github']).code,
    ).toBe(0);
  });

  it('keeps quiet when asked to, but not about errors', () => {
    expect(plenary(folderWith({ 'plan.yaml': PLAN }), ['check', 'plan.yaml', '-q']).err).toBe('');
    expect(plenary(folderWith({ 'plan.yaml': BAD }), ['-q', 'check', 'plan.yaml']).err).toContain('error[');
  });
});

describe('plenary schema and templates', () => {
  it('prints a JSON Schema that knows every key', () => {
    const schema = JSON.parse(plenary(folderWith({}), ['schema']).out) as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['title', 'modules', 'instruments']),
    );
  });

  it('lists templates and copies one out, once', () => {
    const folder = folderWith({});
    expect(plenary(folder, ['templates']).out).toContain('booklet');
    expect(plenary(folder, ['templates', 'copy', 'booklet', './mine']).code).toBe(0);
    expect(existsSync(join(folder, 'mine/booklet.hbs'))).toBe(true);
    expect(plenary(folder, ['templates', 'copy', 'booklet', './mine']).code).toBe(1);
  });
});

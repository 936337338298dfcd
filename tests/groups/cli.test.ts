import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';

const PLAN = `plenary: 1
title: Learning day
modules:
  - title: Morning
    activities:
      - {title: Fireside, group: {size: 3, as: home, roles: [moderator, timekeeper]}}
      - {title: Read, group: {size: 3, as: jigsaw, number: letters}}
      - {title: Experts, group: {as: jigsaw, meet: number}}
      - {title: Free, group: {size: 2, as: free, by: choice}}
worksheets:
  market:
    title: Market
    body:
      - choose: {id: offer, prompt: I offer, options: [Film, Print, Chairing], max: 3}
      - choose: {id: want, prompt: I want, options: [Film, Print, Chairing], max: 3}
`;
const NAMES = ['Ada', 'Ben', 'Cy', 'Dee', 'Eve', 'Flo', 'Gil', 'Hal', 'Ida'];
const ROSTER = `respondent,name,school\n${NAMES.map((n, i) => `P${i + 1},${n},${'NSW'[i % 3]}`).join('\n')}\n`;

function folder(files: Readonly<Record<string, string>> = {}): string {
  return folderWith({ 'plan.yaml': PLAN, 'people.csv': ROSTER, ...files });
}

function run(args: string, files: Readonly<Record<string, string>> = {}) {
  return plenary(folder(files), [
    'groups',
    'plan.yaml',
    '--roster',
    'people.csv',
    ...args.split(' ').filter(Boolean),
  ]);
}

describe('plenary groups', () => {
  it('prints the lists, what came of the wishes, and how to have them again', () => {
    const { code, out, err } = run('--seed 7 --mix school');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^home: 3 groups of 3, 9 people\n {2}1 {2}\w+, moderator/);
    expect(out).toMatch(/jigsaw: 3 groups of 3, 9 people\n {2}1 {2}A \w+ +B \w+ +C \w+/);
    expect(out).toContain('Different values of school in a group: 3 in 3 groups.');
    expect(out).toContain('experts: 3 groups of 3, 9 people\n  A  ');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'free: people choose for themselves; nothing was drawn. Same lists again: --seed 7',
    );
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('tells the seed that it drew, and gives the same lists from it', () => {
    const first = run('').out;
    const seed = /--seed (\d+)/.exec(first)![1]!;
    expect(run(`--seed ${seed}`).out).toBe(first);
  });

  it('gives JSON as the design has it', () => {
    const { seed, groups, objective } = JSON.parse(run('--seed 7 --format json').out);
    expect(seed).toBe(7);
    expect(Object.keys(groups)).toEqual(['home', 'jigsaw', 'experts']);
    expect(Object.keys(groups.home[0].members[0])).toEqual(['respondent', 'name', 'number', 'role']);
    expect(groups.home[0]).toMatchObject({
      name: '1',
      members: [{ number: '1', role: 'moderator' }, {}, {}],
    });
    expect(objective.repeats).toEqual({ meetings: 0, best: 0 });
    expect(objective.moved).toBeNull();
  });

  it('gives CSV with a row for each person', () => {
    const rows = run('--seed 7 --format csv').out.trimEnd().split('\n');
    expect(rows[0]).toBe('respondent,name,home,home role,jigsaw,jigsaw number,experts');
    expect(rows).toHaveLength(10);
    const experts = rows.slice(1).map((r) => r.split(',').slice(-2));
    for (const [number, expert] of experts) expect(expert).toBe(number);
  });

  it('gives Markdown, and text of people is no markup in it', () => {
    const { out } = run('--seed 7 --format md', { 'people.csv': ROSTER.replace('Ada', '*Ada* | x') });
    expect(out).toContain('# Learning day');
    expect(out).toContain('## jigsaw');
    expect(out).toContain('\\*Ada\\* \\| x');
  });

  it('gives a PDF for the wall, one section a page, names in large type', async () => {
    const at = folder();
    const args = [
      'groups',
      'plan.yaml',
      '--roster',
      'people.csv',
      '--seed',
      '7',
      '--format',
      'pdf',
      '-o',
      'wall.pdf',
    ];
    const { code, err } = plenary(at, args);
    expect([code, err]).toEqual([0, '✓ wall.pdf, drawn with --seed 7\n']);
    const { pages, tagged } = await readPdf(join(at, 'wall.pdf'));
    expect(pages).toHaveLength(3);
    expect(tagged).toBe(true);
    for (const name of NAMES)
      expect(pages[1]!.texts.find((t) => t.text.includes(name))!.size).toBeGreaterThan(14);
  });

  it('keeps the others in their places when somebody is absent', () => {
    const at = folder();
    const json = (more: readonly string[]) =>
      JSON.parse(
        plenary(at, [
          'groups',
          'plan.yaml',
          '--roster',
          'people.csv',
          '--seed',
          '7',
          '--format',
          'json',
          ...more,
        ]).out,
      );
    const places = (d: { groups: Record<string, { name: string; members: { respondent: string }[] }[]> }) =>
      new Map(d.groups.home!.flatMap((g) => g.members.map((m) => [m.respondent, g.name])));
    const [before, drawn] = [json([]), json(['--absent', 'P3'])];
    const was = places(before);
    expect(places(drawn).size).toBe(8);
    for (const [id, group] of places(drawn)) expect(group).toBe(was.get(id));
    expect(drawn.objective.moved.people).toBe(0);
  });

  it('brings offers and wants together', () => {
    const answers = 'respondent,market.offer,market.want\nP1,film,print\nP2,print;film,\nP3,,film;chairing\n';
    const { code, out } = run('--seed 7 --match market.want=market.offer --responses answers.csv', {
      'answers.csv': answers,
    });
    expect(code).toBe(0);
    expect(out).toContain('offers and wants: 2 wants served (market.offer for market.want)');
    expect(out).toContain('  Film\n    Ada (P1) for Cy (P3)\n  Print\n    Ben (P2) for Ada (P1)\n');
    expect(out).toContain('! nobody else offers Chairing, which Cy (P3) wants');
    // A survey tool's own columns are named by a map, as for collect.
    const mapped = run('--seed 7 --match market.want=market.offer --responses tool.csv --map map.yaml', {
      'tool.csv': answers.replace('market.offer,market.want', 'What I bring,What I look for'),
      'map.yaml': 'What I bring: market.offer\nWhat I look for: market.want\n',
    });
    expect(mapped).toMatchObject({ code: 0, out });
  });
});

describe('plenary groups, told something wrong', () => {
  it.each([
    ['', 'groups needs the people: --roster people.csv'],
    ['--roster people.csv --seed x', '--seed is a whole number from 0 to 4294967295, not x'],
    ['--roster people.csv --format xls', 'no format xls; there are text, csv, json, md, pdf'],
    ['--roster people.csv --match a=b', '--match want=offer and --responses file go together'],
    [
      '--roster people.csv --match a=b --responses people.csv',
      'the plan has no question a; to choose from there are',
    ],
    ['--roster people.csv --mixx school', 'no option --mixx; did you mean --mix?'],
  ])('%s: %s', (args, message) => {
    const { code, err } = plenary(folder(), ['groups', 'plan.yaml', ...args.split(' ').filter(Boolean)]);
    expect(code).toBe(2);
    expect(err).toContain(`plenary: ${message}`);
  });

  it('points at the roster', () => {
    const { code, err, out } = run('--mix town --absent P77');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('people.csv:1:1: error[unknown-id]: absent: the roster has nobody called `P77`');
    expect(run('--mix town').err).toContain(
      'people.csv:1:1: error[missing-column]: the roster has no column `town` for `mix`',
    );
    const blank = run('', { 'people.csv': ROSTER.replace('P4,', ',') });
    expect(blank.err).toContain('people.csv:5:1: error[empty-cell]: this person has no `respondent`');
  });

  it('points at the plan', () => {
    const few = run('', { 'plan.yaml': PLAN.replace('size: 3, as: home', 'min: 12, as: home') });
    expect(few.code).toBe(1);
    expect(few.err).toContain(
      'plan.yaml:6:34: error[group-size]: home: 9 people cannot sit in groups of 12 or more',
    );
    const none = run('', { 'plan.yaml': 'plenary: 1\ntitle: T\n' });
    expect(none.err).toContain('this plan makes no groups');
  });

  it('says what is impossible and draws all the same', () => {
    const { code, err, out } = run('--seed 1 --apart school', {
      'people.csv': ROSTER.replaceAll(',S\n', ',N\n'),
    });
    expect(code).toBe(0);
    expect(err).toMatch(
      /people\.csv:9:3: warning\[group-wish\]: home: 6 people have the school N, and there are 3/,
    );
    expect(out).toContain('no draw has fewer than 3');
  });
});

describe('docs/groups.md', () => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/groups.md', import.meta.url)), 'utf8');
  const block = (language: string): string[] =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((m) => m[1]!);

  it('shows what the command prints', () => {
    const plan = `plenary: 1\ntitle: Example\n${block('yaml')[0]}`;
    const at = folderWith({ 'plan.yaml': plan, 'people.csv': block('csv people.csv')[0]! });
    const examples = block('console');
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) {
      const [command, ...shown] = example.split('\n');
      const { out } = plenary(at, command!.replace('$ plenary ', '').split(' '));
      expect(out.trimEnd().split('\n')).toEqual(shown.slice(0, -1));
    }
  });
});

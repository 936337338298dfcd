import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Findings, locate } from '../../src/diagnostics/index.js';
import {
  ASSUMPTIONS,
  activityPaper,
  checkPaperTime,
  secondsOf,
  sheetPaper,
} from '../../src/paper-time/index.js';
import { activitiesOf } from '../../src/plan/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { planOf } from '../helpers/plan.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HEAD = 'plenary: 1\ntitle: A day\n';
const use = (id: string, show: 'full' | 'questions' | 'title' = 'full') => ({ id, part: null, show });
const words = (n: number): string => Array.from({ length: n }, () => 'word').join(' ');

function minutes(text: string, id: string): number {
  return secondsOf(sheetPaper(planOf(HEAD + text), use(id))) / 60;
}

function warnings(text: string) {
  const findings = new Findings();
  checkPaperTime(planOf(HEAD + text), findings);
  return findings.list;
}

/** The audit of the example in the manual: forty statements of ten words. */
const AUDIT = `instruments:
  audit:
    title: The audit
    identify: []
    scale: {from: 1, to: 5}
    items:
${Array.from({ length: 40 }, (_, i) => `      - Statement ${i + 1} ${words(8)}\n`).join('')}`;

describe('how long a sheet takes', () => {
  it('a text is read at 238 words a minute', () => {
    expect(minutes(`handouts:\n  r: {title: R, text: "${words(476)}"}\n`, 'r')).toBeCloseTo(2);
  });

  it('Markdown, links and page references are not words', () => {
    const plan = planOf(
      `${HEAD}handouts:\n  r: {title: R, text: "**Two** [words](https://a.example/b/c) :pages[r]"}\n`,
    );
    expect(sheetPaper(plan, use('r')).words).toBe(2);
  });

  it('words are counted as the language has them', () => {
    const plan = planOf(`${HEAD}language: zh\nhandouts:\n  r: {title: R, text: "我们信任彼此"}\n`);
    expect(sheetPaper(plan, use('r')).words).toBeGreaterThan(1);
  });

  it('an item of ten words takes seven to eight seconds', () => {
    expect((minutes(AUDIT, 'audit') * 60) / 40).toBeGreaterThan(7);
    expect((minutes(AUDIT, 'audit') * 60) / 40).toBeLessThan(8);
  });

  it('two marks are two answers to one reading; a rubric is read in all its levels', () => {
    const rubric = (more: string): string => `instruments:
  m:
    identify: []
    levels: [A, B]
    ${more}
    items: [{id: x, text: One, descriptors: [${words(70)}, ${words(70)}]}]
`;
    const once = minutes(rubric(''), 'm') * 60;
    expect(once).toBeCloseTo((141 / ASSUMPTIONS.formPace) * 60 + ASSUMPTIONS.tick);
    expect(minutes(rubric('marks: [now, target]'), 'm') * 60).toBeCloseTo(once + ASSUMPTIONS.tick);
  });

  it('lines cost what half of them hold; narrow ones less', () => {
    const wide = minutes('worksheets:\n  w: {identify: [], body: [{write: {id: a, lines: 4}}]}\n', 'w') * 60;
    const line = ((ASSUMPTIONS.wordsOnLine * ASSUMPTIONS.filled) / ASSUMPTIONS.writingPace) * 60;
    expect(wide).toBeCloseTo(4 * line + ASSUMPTIONS.thought);
    const half =
      minutes(
        'worksheets:\n  w: {identify: [], body: [{columns: [[{write: {id: a, lines: 4}}], [{text: ""}]]}]}\n',
        'w',
      ) * 60;
    expect(half).toBeCloseTo(2 * line + ASSUMPTIONS.thought);
  });

  it.each([
    ['choose', '{id: a, options: [x, y], max: 2}'],
    ['grid', '{id: a, rows: 3, columns: [What, {text: When, type: date}]}'],
    ['pick', '{id: a, options: [x, y, z], sets: [{title: Best, count: 1}]}'],
    ['rank', '{id: a, options: [x, y, z]}'],
    ['share', '{id: a, options: [x, y, z]}'],
    ['slots', '{id: a, count: 3}'],
    ['place', '{id: a, x: {labels: [l, r]}, y: {labels: [d, u]}}'],
    ['ask', '{id: a, prompt: How many, type: number}'],
  ])('%s takes a while', (block, value) => {
    const took = minutes(`worksheets:\n  w: {identify: [], body: [{${block}: ${value}}]}\n`, 'w') * 60;
    expect(took).toBeGreaterThan(4);
    expect(took).toBeLessThan(120);
  });

  it('what is only named takes no time', () => {
    const plan = planOf(HEAD + AUDIT);
    expect(secondsOf(sheetPaper(plan, use('audit', 'title')))).toBe(0);
  });
});

describe('paper against the clock', () => {
  const slot = (mins: number, more = ''): string =>
    `modules:\n  - title: One\n    activities:\n      - {title: Measuring, minutes: ${mins}, use: [audit]${more}}\n${AUDIT}`;

  it('warns at the use of the sheet, with what was counted', () => {
    const [warning, ...others] = warnings(slot(3));
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ severity: 'warning', code: 'paper-time' });
    expect(warning!.message).toBe('“The audit” needs about 5 minutes, the slot has 3');
    expect(warning!.hint).toMatch(
      /^400 words to read, 2 min; 40 answers to give, 3 min\. Allow 5 minutes or more/,
    );
    expect(locate(warning!.at)).toMatchObject({ line: 6, column: 46 });
  });

  it('says nothing where it nearly fits, or where no minutes are known', () => {
    expect(warnings(slot(4))).toEqual([]);
    expect(warnings(slot(3).replace('minutes: 3, ', ''))).toEqual([]);
  });

  it('counts writing space in an activity that is talk, against all its minutes', () => {
    const talk = (lines: number): string => `modules:
  - title: One
    activities:
      - title: Talk
        steps: [{title: Alone, minutes: 3}, {title: Round, minutes: 3}]
        body: [{write: {id: a, prompt: What did you hear, lines: ${lines}}}]
`;
    expect(warnings(talk(8))).toEqual([]);
    expect(warnings(talk(24))[0]!.message).toBe('the paper of “Talk” needs about 11 minutes, the slot has 6');
  });

  it('of parts that are divided among people, the longest counts', () => {
    const plan = planOf(`${HEAD}modules:
  - title: One
    activities:
      - title: Jigsaw
        parts: [{use: [r.one]}, {use: [r.two]}]
        use: [r]
handouts:
  r: {title: R, parts: {one: {text: "${words(238)}"}, two: {text: "${words(476)}"}}}
`);
    expect(secondsOf(activityPaper(plan, activitiesOf(plan)[0]!))).toBeCloseTo(120);
  });

  it('a worksheet used in two activities is shared by their minutes, an instrument is answered twice', () => {
    const plan = planOf(`${HEAD}modules:
  - title: One
    activities: [{title: A, minutes: 10, use: [w, audit]}, {title: B, minutes: 30, use: [w, audit]}]
worksheets:
  w: {identify: [], body: [{write: {id: a, lines: 8}}]}
${AUDIT}`);
    const [a, b] = activitiesOf(plan).map((x) => activityPaper(plan, x));
    expect(a!.lines).toBeCloseTo(2);
    expect(b!.lines).toBeCloseTo(6);
    expect(a!.answers).toBe(40);
  });

  it('a sheet for others is not filled in here', () => {
    expect(warnings(slot(1).replace('identify: []', 'identify: []\n    for: pupils'))).toEqual([]);
  });

  it('is told by check, and does not make it fail', () => {
    const folder = folderWith({ 'plan.yaml': HEAD + slot(3) });
    const run = plenary(folder, ['check', 'plan.yaml']);
    expect(run.code).toBe(0);
    expect(run.err).toContain('plan.yaml:6:46: warning[paper-time]: “The audit” needs about 5 minutes');
    expect(run.err).toMatch(/! plan\.yaml: .*1 warning/);
  });

  it.each(readdirSync(join(ROOT, 'sessions')))('the session %s gives its paper time enough', (session) => {
    const run = plenary(join(ROOT, 'sessions', session), ['check', 'plan.yaml']);
    expect(run.err).not.toContain('paper-time');
  });

  it('every assumption stands in the manual', () => {
    const manual = readFileSync(join(ROOT, 'docs/time.md'), 'utf8');
    for (const [name, value] of Object.entries(ASSUMPTIONS)) expect(manual, name).toContain(`| ${value} `);
  });
});

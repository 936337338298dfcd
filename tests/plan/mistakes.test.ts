import { describe, expect, it } from 'vitest';
import { locate } from '../../src/diagnostics/index.js';
import { parse } from '../helpers/plan.js';

const HEAD = 'plenary: 1\ntitle: A day\n';

/** Code, line and column of everything that is wrong with a plan, in the order in which it is found. */
function mistakes(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  return parse(text, files).found.map((d) => {
    const { line, column } = locate(d.at);
    return `${d.code} ${line}:${column}`;
  });
}

function hints(text: string): string {
  return parse(text)
    .found.map((d) => `${d.message} ${d.hint ?? ''} ${d.mended ?? ''}`)
    .join('\n');
}

describe('what check finds', () => {
  it('says nothing of the smallest plan', () => {
    expect(mistakes(HEAD)).toEqual([]);
  });

  it('names the key that was probably meant', () => {
    const plan = `${HEAD}partcipants: 12\n`;
    expect(mistakes(plan)).toEqual(['unknown-key 3:1']);
    expect(hints(plan)).toContain('did you mean `participants`?');
  });

  it('knows words that people write for a key', () => {
    const worksheet = (block: string) => `${HEAD}worksheets:\n  w: {title: W, body: [${block}]}\n`;
    expect(hints(worksheet('{write: {id: a, label: What?}}'))).toContain('did you mean `prompt`?');
    expect(hints(worksheet('{choose: {id: a, prompt: P, answers: [x, y]}}'))).toContain(
      'did you mean `options`?',
    );
    expect(hints(`${HEAD}scales:\n  s: {answers: [No, Yes]}\n`)).toContain('did you mean `labels`?');
    expect(hints(`${HEAD}location: The Hall\n`)).toContain('did you mean `venue`?');
  });

  it('does not blame what follows from a mistake', () => {
    const plan = `${HEAD}modules:
  - title: One
    activities:
      - {title: A, minutes: 5, use: [w], steps: [{text: no title}]}
instruments:
  i: {title: I, scale: {labels: [No, Yes]}, subscales: [{id: s, items: [a]}]}
worksheets:
  w: {title: W, body: [{write: {id: a}}]}
`;
    expect(mistakes(plan).map((m) => m.split(' ')[0])).toEqual(['missing-key', 'wrong-type']);
  });

  it('finds an unknown key however deep', () => {
    const plan = `${HEAD}modules:\n  - title: One\n    activities:\n      - title: Chat\n        minuts: 5\n`;
    expect(mistakes(plan)).toEqual(['unknown-key 7:9']);
  });

  it('tells all mistakes at once', () => {
    const plan = `${HEAD}participants: many\nmodules:\n  - titel: One\n`;
    expect(mistakes(plan)).toEqual(expect.arrayContaining(['wrong-type 3:15', 'unknown-key 5:5']));
  });

  it('goes on behind what does not fit, so that all kinds are told in one go', () => {
    const plan = `${HEAD}start: 9
scales:
  s: {labels: [A, B], values: [1]}
instruments:
  i: {titel: I, scale: t, items: [a, {text: b, id: x}, {text: c, id: x}]}
worksheets:
  w: {body: [{writ: {}}, {handout: gone}]}
modules:
  - title: One
    activities:
      - {title: A, minutes: 5, use: [nothing], steps: [{title: S, minutes: 4}]}
`;
    const codes = mistakes(plan).map((m) => m.split(' ')[0]);
    for (const code of [
      'needs-quotes',
      'scale-mismatch',
      'unknown-key',
      'unknown-id',
      'duplicate-id',
      'minutes-differ',
    ])
      expect(codes).toContain(code);
    expect(mistakes(plan).filter((m) => m.startsWith('unknown-id')).length).toBe(3);
  });

  it('names both places of an id that is used twice', () => {
    const plan = `${HEAD}worksheets:\n  a: {body: [{write: {id: x}}, {write: {id: x}}]}\n`;
    const { found } = parse(plan);
    const twice = found.find((d) => d.code === 'duplicate-id')!;
    expect(locate(twice.at)).toMatchObject({ line: 4, column: 45 });
    expect(twice.related?.map((r) => r.label)).toEqual(['first here']);
  });

  it('refuses one key twice in a map', () => {
    expect(mistakes('plenary: 1\ntitle: A\ntitle: B\n')).toEqual(['duplicate-id 3:1']);
  });

  it('follows references', () => {
    const plan = `${HEAD}modules:\n  - title: One\n    activities:\n      - {title: Chat, use: [nothing]}\n`;
    expect(mistakes(plan)).toEqual(['unknown-id 6:29']);
  });

  it('finds a file that is not there, and one that lies outside', () => {
    const plan = `${HEAD}handouts:\n  a: {title: A, file: a.md}\n  b: {title: B, file: ../b.md}\n  c: {title: C, file: https://example.org/c.md}\n`;
    const codes = mistakes(plan).filter((m) => m.startsWith('file'));
    expect(codes).toEqual(['file-missing 4:23', 'file-outside 5:23', 'file-outside 6:23']);
  });

  it('counts labels and values', () => {
    const plan = `${HEAD}scales:\n  s: {labels: [A, B, C], values: [1, 2]}\n`;
    expect(mistakes(plan)).toEqual(['scale-mismatch 4:34']);
  });

  it('wants an order before an item can be reversed', () => {
    const plan = `${HEAD}instruments:\n  i:\n    scale: {labels: [Red, Blue], values: [null, 1]}\n    items: [{text: A, reversed: true}]\n`;
    expect(mistakes(plan)).toContain('reversed-without-order 6:13');
  });

  it('adds up the minutes of steps', () => {
    const plan = `${HEAD}modules:\n  - title: One\n    activities:\n      - title: Chat\n        minutes: 20\n        steps: [{title: A, minutes: 5}, {title: B, minutes: 10}]\n`;
    expect(mistakes(plan)).toEqual(['minutes-differ 7:18']);
  });
});

describe('what a first-time writer gets wrong', () => {
  it('a comma inside braces', () => {
    const plan = `${HEAD}instruments:\n  i:\n    scale: {from: 1, to: 5}\n    items:\n      - {text: I can ask, without losing face.}\n`;
    expect(mistakes(plan)).toEqual(['yaml-comma 7:25']);
    expect(hints(plan)).toContain('- {text: "I can ask, without losing face."}');
  });

  it('a colon that made a map', () => {
    const plan = `${HEAD}modules:\n  - title: One\n    activities:\n      - title: Chat\n        materials:\n          - Note: bring pens\n`;
    expect(hints(plan)).toContain('"Note: bring pens"');
  });

  it('a colon in a title', () => {
    expect(hints('plenary: 1\ntitle: Trust: a day\n')).toContain('title: "Trust: a day"');
  });

  it('yes and no of older editors', () => {
    const plan = `${HEAD}modules:\n  - {title: One, divider: yes}\n`;
    expect(hints(plan)).toMatch(/divider.*true|true/);
  });

  it('a tab', () => {
    expect(mistakes(`${HEAD}modules:\n\t- title: One\n`)[0]).toMatch(/^yaml-tab 4:1/);
  });

  it('an id with capitals or blanks', () => {
    const plan = `${HEAD}worksheets:\n  My Sheet: {body: []}\n`;
    expect(mistakes(plan)[0]).toBe('bad-id 4:3');
    expect(hints(plan)).toContain('my-sheet');
  });

  it('a number of items where a share is meant', () => {
    const plan = `${HEAD}instruments:\n  i: {scale: {from: 1, to: 5}, minAnswered: 4, items: [A, B, C, D, E]}\n`;
    expect(mistakes(plan)).toContain('bad-value 4:45');
    expect(hints(plan)).toContain('for 4 of 5 items write 0.8');
  });

  it('a truth value where a text is meant', () => {
    const plan = `${HEAD}worksheets:\n  a: {body: [{choose: {id: c, options: [true, false]}}]}\n`;
    expect(mistakes(plan).every((m) => m.startsWith('needs-quotes'))).toBe(true);
  });
});

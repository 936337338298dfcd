import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, type Ink, plainInk } from '../../src/diagnostics/index.js';
import { toText } from '../../src/report/index.js';
import { items, type Row, type Scored, scored } from '../score/support.js';

const PLAN = `
plenary: 1
title: Building trust
instruments:
  trust:
    title: How we work together
    scale: {labels: [Disagree strongly, Disagree, Agree, Agree strongly, Not sure], values: [1, 2, 3, 4, null]}
    bands: [{from: 1, label: Fragile}, {from: 2.5, label: Growing}]
    subscales:
      openly: {title: Speaking openly, items: [Bad news travels upward quickly here., "I can ask for help without losing face, whoever is there."]}
      sharing: {title: Sharing the work, items: [{text: The same few people carry most tasks., reversed: true}, We plan together.]}
worksheets:
  reflect:
    title: Looking back
    body:
      - write: {id: best, prompt: What was best}
      - ask: {id: size, prompt: How many are you, type: number}
      - ask: {id: day, prompt: First day, type: date}
      - choose: {id: focus, prompt: What next, options: [Time, Trust], other: true}
`;
const options = { ink: plainInk, width: 80, unicode: true };
const show = ({ scores, forms }: Scored, more = {}): string => toText(scores, forms, { ...options, ...more });
const linesOf = (text: string): string[] => text.split('\n');

const round = (name: string | undefined, shift: number): Row[] =>
  Array.from({ length: 12 }, (_, i) => ({
    respondent: `P${i}`,
    group: i < 8 ? 'North' : 'South',
    ...(name === undefined ? {} : { round: name }),
    answers: items(
      'trust',
      Math.min(4, 1 + (i % 3) + shift),
      Math.min(4, 2 + (i % 2) + shift),
      1 + (i % 4),
      i % 2 ? 3 : 'Not sure',
    ),
  }));
const twice = [...round('before', 0), ...round('after', 1)];

describe('the summary in a terminal', () => {
  it('opens with the title and what was read, and ends with the next step', () => {
    const lines = linesOf(show(scored(PLAN, round(undefined, 0))).trimEnd());
    expect(lines.slice(0, 2)).toEqual(['Building trust', '12 rows in 1 file · 12 respondents']);
    expect(lines.at(-1)).toBe('All figures: add --format json|md|csv -o <file>');
  });

  it('tells of one round: scores with spread, interval, bar and α, people in bands', () => {
    const text = show(scored(PLAN, round(undefined, 0)));
    expect(text).toMatch(/^How we work together +12 people$/m);
    expect(text).toMatch(/^Speaking openly +12 +2\.25 +0\.50 +1\.93 to 2\.57 +█{5} +0\.00$/m);
    expect(text).toContain('  Speaking openly: 6 Fragile · 6 Growing');
    expect(text).not.toContain('change');
  });

  it('tells of two rounds: change first, with its interval, n and a word for it', () => {
    const lines = linesOf(show(scored(PLAN, twice)));
    expect(lines[3]).toMatch(/^How we work together +12 before · 12 after · 12 in both$/);
    expect(lines[5]).toMatch(/^ +before +after +change +95% interval +n$/);
    expect(lines[6]).toMatch(/^Speaking openly +2\.25 +3\.25 +\+1\.00 +\+1\.00 to \+1\.00 +12 +rose$/);
    expect(lines).toContain('Means from 1 to 4, of the people who answered both times.');
  });

  it('says so where people are not known in both', () => {
    const nameless = twice.map(({ respondent: _, ...row }) => row);
    expect(show(scored(PLAN, nameless))).toMatch(
      / 12, 12 +rose\n.*\n.*\nMeans from 1 to 4, of everybody who answered\.|of everybody who answered\./,
    );
  });

  it('names what to talk about, what is split, what many could not say, and what is strong', () => {
    const text = show(scored(PLAN, round(undefined, 1)));
    const talk = text.slice(text.indexOf('Talk about these first'), text.indexOf('Item by item'));
    expect(talk).toMatch(
      /50% favourable {3}q3 The same few people carry most tasks\. \(R\)|50% favourable {3}q4/,
    );
    expect(talk).toContain('Strongest: ');
  });

  it('has a bar for each item, in the order asked, under its subscale', () => {
    const text = show(scored(PLAN, round(undefined, 0)));
    expect(text).toMatch(/^Sharing the work$/m);
    expect(text).toMatch(/^q3 {2}The same few people carry most tasks\. \(R\) +50% ██████ *$/m);
    expect(text).toContain('(R) reversed: “no” is for it.');
  });

  it('shows groups with the whole first, the highest on top', () => {
    const text = show(scored(PLAN, round(undefined, 0), { by: 'group' }), { by: 'group' });
    expect(text).toMatch(/By group\n +n +overall +openly +sharing\n/);
  });

  it('names hidden groups and says why, not who is few', () => {
    const anonymous = PLAN.replace('title: How', 'anonymous: true\n    title: How');
    const text = show(scored(anonymous, round(undefined, 0), { by: 'group' }));
    expect(text).toContain('  North, South: hidden; one has fewer than 5 people, the other keeps it so');
  });

  it('says that a whole is hidden', () => {
    const anonymous = PLAN.replace('title: How', 'anonymous: true\n    title: How');
    const text = show(scored(anonymous, round(undefined, 0).slice(0, 4)));
    expect(text).toContain('Hidden: fewer than 5 people answered, and the form is anonymous.');
  });

  it('tells of worksheets: quotes, figures, dates, choices', () => {
    const sheet = (best: string, size: number, focus: string): Row => ({
      answers: {
        'reflect.best': best,
        'reflect.size': size,
        'reflect.focus': focus,
        'reflect.day': '2026-03-12',
      },
    });
    const text = show(
      scored(PLAN, [
        sheet('The\nbreak', 3, 'time'),
        sheet('The\nbreak', 4, 'time'),
        sheet('Lunch', 8, 'trust'),
      ]),
    );
    expect(text).toContain('  “The break” (2)\n  “Lunch”\n');
    expect(text).toContain('  mean 5.00, median 4, from 3 to 8');
    expect(text).toContain('  2026-03-12 (3)');
    expect(text).toMatch(/^ {2}Time +2 +67% +████████$/m);
  });

  it('gathers cautions of one kind, and says first what was not read', () => {
    const problems = [{ code: 'bad-cell', message: 'q1 is 7', file: 'a.csv', row: 2, column: 3 }];
    const text = show(scored(PLAN, round(undefined, 0), { problems }));
    expect(text).toContain('Cautions\n! 1 bad cell counted as missing.\n');
    expect(text).toMatch(/\(and \d more\s+like this\)/);
  });

  it('colours through the ink alone: green for rose, red for fell', () => {
    const marked = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const ink: Ink = {
      error: marked('e'),
      warning: marked('w'),
      ok: marked('o'),
      strong: marked('s'),
      cue: marked('c'),
      dim: marked('d'),
    };
    expect(show(scored(PLAN, twice), { ink })).toContain('<o>rose</o>');
    const order = { rounds: ['before', 'after'] };
    const back = twice.map((r) => ({ ...r, round: r.round === 'before' ? 'after' : 'before' }));
    expect(show(scored(PLAN, back, order), { ink })).toContain('<e>fell</e>');
    expect(show(scored(PLAN, back, order))).toContain('−1.00');
  });

  it('has ASCII bars and signs where the terminal has no more', () => {
    const text = show(scored(PLAN, twice, { by: 'group' }), { unicode: false });
    expect([...text].filter((c) => c > '\u007f')).toEqual([]);
    expect(text).toMatch(/######\.{6}/);
  });

  it('leaves out the interval first where it is narrow', () => {
    expect(show(scored(PLAN, twice), { width: 60 })).not.toContain('95% interval');
  });

  it('keeps to the width, whatever people wrote, and lets nothing steer the terminal', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'ß', '文', ' ', '\n', '\u001b', '\u202e', 'wörter', '-'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        words,
        fc.integer({ min: 60, max: 110 }),
        (texts, group, width) => {
          const rows = texts.map((text, i) => ({
            ...(group === '' ? {} : { group }),
            round: i % 2 ? 'later' : group || 'all',
            answers: { 'reflect.best': text, 'reflect.focus.other': text, ...items('trust', 1 + (i % 4)) },
          }));
          const text = show(scored(PLAN, rows, { by: 'group' }), { width });
          for (const line of linesOf(text)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
        },
      ),
      { numRuns: 150, seed: 2 },
    );
  });
});

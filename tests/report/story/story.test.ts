import { describe, expect, it } from 'vitest';
import { reportLabelsFor } from '../../../src/labels/index.js';
import { type Story, storyOf } from '../../../src/report/story/index.js';
import { speaksOf } from '../../../src/report/story/speaks.js';
import { items, type Row, scored } from '../../score/support.js';

const PLAN = `
plenary: 1
title: Building trust
identify: {respondent: {prompt: Name}, group: {prompt: School}}
instruments:
  trust:
    title: Trust in the team
    scale: {labels: [Agree strongly, Agree, Not sure, Disagree, Disagree strongly], values: [4, 3, null, 2, 1]}
    subscales:
      open: {title: Openness, items: [Bad news travels., {text: Some things are not said., reversed: true}, We ask.]}
      follow: {title: Follow-through, items: [We do it., We look back., There is time.]}
`;
const ANONYMOUS = PLAN.replace('title: Trust in the team', 'title: Trust in the team\n    anonymous: true');

/** People of a round: each with their own value for each item. */
const people = (
  n: number,
  round: string,
  value: (person: number, item: number) => number | string,
  group = '',
): Row[] =>
  Array.from({ length: n }, (_, p) => ({
    respondent: `${group}P${p}`,
    ...(group === '' ? {} : { group }),
    round,
    answers: items('trust', ...Array.from({ length: 6 }, (_, i) => value(p, i))),
  }));

const story = (text: string, rows: readonly Row[], language = 'en', by?: string): Story => {
  const { scores, forms } = scored(text, rows, by === undefined ? {} : { by });
  return storyOf(scores, forms, language);
};
const first = (s: Story) => s.parts[0]!.first!;

describe('one page', () => {
  const rows = people(10, 'all', (p, i) => (i === 1 ? 2 : p < [9, 0, 7, 5, 2, 3][i]! ? 3 : 2));
  const page = first(story(PLAN, rows));

  it('says what was asked of how many, and what a percentage counts', () => {
    expect(page.asked.join(' ')).toBe(
      '6 items, each answered from “Agree strongly” to “Disagree strongly”. 10 people answered. ' +
        'A percentage counts the answers that speak for it: “Agree strongly” and “Agree”. For items marked (R) the opposite ones count.',
    );
  });

  it('names the three strongest and the three weakest, and no item twice', () => {
    expect(page.strongest.items.map((i) => [i.text, i.shown])).toEqual([
      ['Some things are not said.\u00a0(R)', '100%'],
      ['Bad news travels.', '90%'],
      ['We ask.', '70%'],
    ]);
    expect(page.weakest.items.map((i) => [i.text, i.shown])).toEqual([
      ['We look back.', '20%'],
      ['There is time.', '30%'],
      ['We do it.', '50%'],
    ]);
  });

  it('gives three things to talk about, with the counts behind them', () => {
    expect(page.talk).toHaveLength(3);
    expect(page.talk[0]).toEqual({
      about: 'We look back.',
      text: '2 of 10 answers speak for it (20%).',
      ask: 'What would have to be different?',
    });
    expect(new Set(page.talk.map((t) => t.about)).size).toBe(3);
  });

  it('warns of how few they are', () => {
    expect(page.care).toMatch(/^10 people are few: one of them is 10 percentage points\./);
  });

  it('has nothing to choose from with fewer than four items', () => {
    const short = PLAN.replace(/ {4}subscales:[\s\S]*/, '    items: [One, Two, Three]\n');
    const rows = people(8, 'all', (p) => 1 + (p % 4)).map((r) => ({
      ...r,
      answers: items('trust', 1, 2, 3),
    }));
    expect(first(story(short, rows)).strongest.items).toEqual([]);
  });
});

describe('what changed', () => {
  // Openness up by a half for everybody but a few, follow-through up and down alike.
  const before = people(12, 'before', () => 2);
  const after = people(12, 'after', (p, i) => (i === 1 ? 1 : i < 3 ? 3 : p % 2 ? 1 : 3));
  const told = story(PLAN, [...before, ...after]);

  it('is said with its figures and its interval: what rose, and what may be chance', () => {
    const rising = people(12, 'after', (p, i) => (i === 1 ? 2 : i < 3 ? (p === 0 ? 2 : 3) : p % 2 ? 1 : 3));
    const page = story(PLAN, [...before, ...rising]);
    expect(page.headline).toBe('Openness rose; Follow-through stayed within chance');
    expect(first(page).lead[0]).toMatch(
      /^Openness rose from 2\.33 to 2\.94 \(by \+0\.\d\d to \+0\.\d\d\)\.$/,
    );
    expect(first(page).lead[1]).toMatch(/^Follow-through went from 2\.00 to 2\.00; that is within chance/);
  });

  it('says who is in both, or that nobody can be followed', () => {
    expect(first(told).asked.join(' ')).toContain('12 people are known to be in both.');
    const nameless = [...before, ...after].map(({ respondent: _, ...r }) => r);
    expect(first(story(PLAN, nameless)).asked.join(' ')).toContain('Nobody can be followed');
  });

  it('never says that something had an effect', () => {
    const all = JSON.stringify([told, ...['de', 'fr'].map((l) => story(PLAN, [...before, ...after], l))]);
    expect(all).not.toMatch(/because of|thanks to|led to|caused|improved by|dank|grâce/i);
  });
});

describe('what is hidden', () => {
  const groups = [
    ...people(7, 'all', (p) => 1 + (p % 4), 'North'),
    ...people(2, 'all', () => 4, 'West'),
    ...people(6, 'all', (p) => 1 + (p % 3), 'South'),
  ];

  it('is in no chart, table or sentence', () => {
    const told = story(ANONYMOUS, groups, 'en', 'group');
    const section = told.parts[0]!.sections.find((s) => s.id === 'trust-groups')!;
    const [heat] = section.blocks;
    if (heat?.block !== 'figure' || heat.figure.kind !== 'heat') throw new Error('no heat map');
    expect(heat.figure.data.rows.slice(-2)).toEqual([
      { label: 'West', n: '', hidden: 'hidden' },
      { label: 'South', n: '', hidden: 'hidden' },
    ]);
    expect(section.blocks.at(-1)).toMatchObject({ text: expect.stringContaining('Hidden: West and South.') });
  });

  it('leaves nothing but its reason where the whole is hidden', () => {
    const told = story(
      ANONYMOUS,
      people(4, 'all', () => 4),
    );
    expect(told.parts[0]!.first).toBeNull();
    expect(JSON.stringify(told.parts)).toContain('Hidden: fewer than 5 people answered');
    expect(told.talk).toEqual([]);
  });
});

describe('which answers speak for it', () => {
  const scoring = scored(
    PLAN,
    people(5, 'all', () => 3),
  ).forms.list[0]!;
  const speaks = (text: string, reversed = false) => {
    const form = scored(
      PLAN.replace(/scale: .*/, `scale: ${text}`),
      people(1, 'all', () => 1),
    ).forms.list[0]!;
    if (form.kind !== 'instrument') throw new Error('no instrument');
    return speaksOf(form.scorings[0], reversed).map((s) => s.speaks);
  };

  it('are those above the middle; of an odd number the middle is neither', () => {
    expect(scoring.kind === 'instrument' && speaksOf(scoring.scorings[0]).map((s) => s.speaks)).toEqual([
      -2, -1, 1, 2,
    ]);
    expect(speaks('{from: 1, to: 5}')).toEqual([-2, -1, 0, 1, 2]);
  });

  it('are the ones that the plan names, and the mirrored ones of a reversed item', () => {
    const named = '{labels: [Never, Rarely, Often, Always], values: [1, 2, 3, 4], favorable: [Always]}';
    expect(speaks(named)).toEqual([-3, -2, -1, 1]);
    expect(speaks(named, true)).toEqual([1, -1, -2, -3]);
  });
});

describe('the words', () => {
  const english = reportLabelsFor('en');
  const blanks = (text: string): string[] => (text.match(/\{[a-zA-Z]+\}/g) ?? []).sort();

  it.each(['de', 'fr'])('are all there in %s, with the same blanks to fill', (language) => {
    const labels = reportLabelsFor(language);
    for (const key of Object.keys(english) as (keyof typeof english)[])
      expect([key, [...new Set(blanks(labels[key]))]]).toEqual([key, [...new Set(blanks(english[key]))]]);
  });

  it('have the decimal comma where the language has it, and leave no blank open', () => {
    const rows = [...people(8, 'vorher', (p) => 1 + (p % 3)), ...people(8, 'nachher', (p) => 2 + (p % 3))];
    const told = story(PLAN, rows, 'de-CH');
    expect(told.parts[0]!.lead).toMatch(/von \d,\d\d auf \d,\d\d/);
    expect(JSON.stringify(told)).not.toMatch(/\{[a-z][a-zA-Z]*\}/);
  });

  it('and their figures are English where Plenary does not know the language', () => {
    const told = story(
      PLAN,
      people(8, 'all', (p) => 1 + (p % 3)),
      'sv',
    );
    expect(told.parts[0]!.lead).toMatch(/a mean of \d\.\d\d/);
  });
});

import { describe, expect, it } from 'vitest';
import { items, scored } from './support.js';

const plan = (keys: string, list: readonly string[] = ['A', 'B', 'C', 'D', 'E']): string => `
plenary: 1
title: Day
instruments:
  trust:
    title: Trust
    scale: {from: 1, to: 5}
    ${keys}
    items: [${list.join(', ')}]
`;

/** What one person's answers give as the overall score. */
const overallOf = (text: string, ...values: (number | null)[]): number | null =>
  scored(text, [{ answers: items('trust', ...values) }]).scores.instruments.trust!.rounds.all!
    .respondents![0]!.scores.overall!;

describe('the score of a person', () => {
  it('is the mean of the answered items', () => {
    expect(overallOf(plan(''), 1, 2, 3, 4, 5)).toBe(3);
  });

  it('leaves out blanks where four fifths are answered', () => {
    expect(overallOf(plan(''), 2, 2, 3, 3, null)).toBe(2.5);
  });

  it('is missing where fewer are answered', () => {
    expect(overallOf(plan(''), 2, 2, 3, null, null)).toBeNull();
  });

  it('compares in whole numbers: 0.7 of 10 is 7, not a little more', () => {
    const ten = 'ABCDEFGHIJ'.split('');
    const seven = [3, 3, 3, 3, 3, 3, 3, null, null, null];
    expect(overallOf(plan('minAnswered: 0.7', ten), ...seven)).toBe(3);
    expect(overallOf(plan('minAnswered: 0.71', ten), ...seven)).toBeNull();
  });

  it('turns reversed items by the ends of the scale, not by what was observed', () => {
    const text = plan('', ['A', '{text: B, reversed: true}']);
    expect(overallOf(text, 2, 2)).toBe(3);
  });

  it('as a sum fills in blanks with the person’s own mean, without rounding', () => {
    expect(overallOf(plan('score: sum'), 2, 2, 3, 3, null)).toBe(12.5);
  });

  it('as a percentage runs from the lowest to the highest value', () => {
    expect(overallOf(plan('score: percent'), 1, 1, 1, 1, 1)).toBe(0);
    expect(overallOf(plan('score: percent'), 4, 4, 4, 4, 4)).toBe(75);
  });

  it('counts against `answer`, where a person is asked for some of the items', () => {
    expect(overallOf(plan('answer: 2'), 4, 5, null, null, null)).toBe(4.5);
    expect(overallOf(plan('answer: 2'), 4, null, null, null, null)).toBeNull();
    expect(overallOf(plan('answer: 2\n    score: sum'), 4, 5, null, null, null)).toBe(9);
  });

  it('does not count an answer without a value as answered', () => {
    const text = plan('').replace('{from: 1, to: 5}', '{labels: [No, Yes, Not sure], values: [0, 1, null]}');
    const { scores } = scored(text, [
      { answers: items('trust', 'Yes', 'Yes', 'Yes', 'No', 'Not sure') },
      { answers: items('trust', 'Yes', 'Yes', 'Yes', 'Not sure', 'Not sure') },
    ]);
    const people = scores.instruments.trust!.rounds.all!.respondents!;
    expect(people.map((p) => p.scores.overall)).toEqual([0.75, null]);
  });

  it('has `respondent` and `group`, null where the data has none, in the order read', () => {
    const { scores } = scored(plan('', ['A']), [
      { respondent: 'P2', group: 'North', answers: items('trust', 4) },
      { answers: items('trust', 2) },
    ]);
    expect(scores.instruments.trust!.rounds.all!.respondents).toEqual([
      { respondent: 'P2', group: 'North', scores: { overall: 4 } },
      { respondent: null, group: null, scores: { overall: 2 } },
    ]);
  });
});

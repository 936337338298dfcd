import { describe, expect, it } from 'vitest';
import { withBaseline } from '../../src/score/index.js';
import { scoredFiles } from '../helpers/scoring.js';

const PLAN = `plenary: 1
title: T
identify: {respondent: {prompt: Code}}
instruments:
  i: {title: I, scale: {from: 1, to: 5}, minAnswered: 1, items: [One]}
`;
const VALUES = [3, 4, 2, 5, 3, 4, 4, 2, 3, 5];
const CSV = ['respondent,i.q1', ...VALUES.map((v, n) => `P${n},${v}`)].join('\n');

/** Intervals by scipy 1.10: stats.t.ppf on the standard errors, degrees of freedom of Welch and Satterthwaite. */
describe('means of other sites', () => {
  const { scores } = scoredFiles(PLAN, { all: CSV });

  it('stand beside the own with a t interval about a mean that is taken as it is', () => {
    const beside = withBaseline(scores, new Map([['i.overall', { mean: 2.9, sd: null, n: null }]]));
    const { own, difference, ci95 } = beside.instruments.i!.baseline!.overall!;
    expect(own).toBe(3.5);
    expect(difference).toBeCloseTo(0.6, 12);
    expect(ci95![0]).toBeCloseTo(-0.17267376906853515, 10);
    expect(ci95![1]).toBeCloseTo(1.3726737690685353, 10);
  });

  it('and with one for unequal variances where sd and n of the others are known', () => {
    const beside = withBaseline(scores, new Map([['i.overall', { mean: 2.9, sd: 0.5, n: 340 }]]));
    const { ci95 } = beside.instruments.i!.baseline!.overall!;
    expect(ci95![0]).toBeCloseTo(-0.17363210181646738, 9);
    expect(ci95![1]).toBeCloseTo(1.3736321018164674, 9);
  });

  it('are for items too, and leave out what nobody asked', () => {
    const beside = withBaseline(scores, new Map([['i.q1', { mean: 3, sd: null, n: null }]]));
    expect(Object.keys(beside.instruments.i!.baseline!)).toEqual(['q1']);
    expect(withBaseline(scores, new Map()).instruments.i!.baseline).toBeUndefined();
  });

  it('say nothing of what is hidden', () => {
    const few = scoredFiles(PLAN.replace('title: I,', 'title: I, anonymous: true,'), {
      all: 'i.q1\n3\n4\n2\n',
    }).scores;
    const beside = withBaseline(few, new Map([['i.overall', { mean: 3, sd: null, n: null }]]));
    expect(beside.instruments.i!.baseline).toBeUndefined();
  });
});

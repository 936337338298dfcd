import { describe, expect, it } from 'vitest';
import { type Row, scored } from './support.js';

const PLAN = `
plenary: 1
title: D
modules:
  - title: Opening
    activities:
      - id: fireside
        title: Fireside
        minutes: 10
        body: [write: {id: heard, prompt: What did you hear}]
worksheets:
  reflect:
    title: R
    body:
      - write: {id: best, prompt: Best}
      - ask: {id: size, prompt: Size, type: number}
      - ask: {id: day, prompt: Day, type: date}
      - choose: {id: focus, prompt: Focus, options: [Time, Trust, Tools], max: 2, other: true}
      - choose: {id: sure, prompt: Sure, options: [Low, Middle, High], ordered: true}
      - box:
          body:
            - grid: {id: plan, prompt: Plan, rows: [First, Then], columns: [Who, {text: Hours, type: number}]}
`;
const questions = (...rows: Record<string, string | number>[]) =>
  scored(
    PLAN,
    rows.map((r) => ({
      answers: Object.fromEntries(Object.entries(r).map(([k, v]) => [`reflect.${k}`, v])),
    })),
  ).scores.worksheets.reflect!.rounds.all!.questions!;

describe('a worksheet', () => {
  it('gives texts as they were written, in the order read', () => {
    expect(questions({ best: 'b' }, { best: 'a' }, { size: 1 }).best).toEqual({ n: 2, texts: ['b', 'a'] });
  });

  it('describes numbers', () => {
    const { size } = questions({ size: 1 }, { size: 2 }, { size: 6 });
    expect(size).toMatchObject({ n: 3, mean: 3, sd: Math.sqrt(7), median: 2, min: 1, max: 6 });
    expect(size).toHaveProperty('bins', [
      ...[
        { from: 0, to: 1, count: 1 },
        { from: 2, to: 3, count: 1 },
      ],
      ...[
        { from: 4, to: 5, count: 0 },
        { from: 6, to: 7, count: 1 },
      ],
    ]);
    expect(questions({ best: 'x' }).size).toEqual({
      n: 0,
      mean: null,
      sd: null,
      median: null,
      min: null,
      max: null,
      bins: [],
    });
  });

  it('gives dates and the like as texts', () => {
    expect(questions({ day: '2026-03-12' }).day).toEqual({ n: 1, texts: ['2026-03-12'] });
  });

  it('counts choices in print order, in percent of those who answered', () => {
    const { focus } = questions({ focus: 'time;tools' }, { focus: 'time' }, { best: 'x' });
    expect(focus).toEqual({
      n: 2,
      answers: [
        { id: 'time', label: 'Time', count: 2, percent: 100 },
        { id: 'trust', label: 'Trust', count: 0, percent: 0 },
        { id: 'tools', label: 'Tools', count: 1, percent: 50 },
      ],
      other: [],
    });
  });

  it('counts who wrote something else only, and who chose none on purpose', () => {
    const { focus } = questions({ focus: 'time' }, { 'focus.other': 'Coffee' }, { focus: 'none' });
    expect(focus).toMatchObject({ n: 3, other: ['Coffee'] });
    expect(focus).toMatchObject({ answers: [{ count: 1 }, { count: 0 }, { count: 0 }] });
  });

  it('has percents of null where nobody answered', () => {
    expect(questions({ best: 'x' }).focus).toMatchObject({
      n: 0,
      answers: [{ count: 0, percent: null }, {}, {}],
    });
  });

  it('gives an ordered choice a median and quartiles, values from 1 in print order', () => {
    const { sure } = questions({ sure: 'low' }, { sure: 'middle' }, { sure: 'high' }, { sure: 'high' });
    expect(sure).toMatchObject({ n: 4, median: 2.5, q1: 1.75, q3: 3 });
    expect(questions({ best: 'x' }).focus).not.toHaveProperty('median');
  });

  it('has a grid’s cells under `row.column`, each by its column’s type', () => {
    const { plan } = questions({ 'plan.first.who': 'Ada', 'plan.first.hours': 2 }, { 'plan.first.hours': 4 });
    expect(plan).toMatchObject({
      n: 2,
      cells: {
        'first.who': { n: 1, texts: ['Ada'] },
        'first.hours': { n: 2, mean: 3 },
        'then.who': { n: 0, texts: [] },
      },
    });
  });

  it('stands beside the questions of activities', () => {
    const { scores } = scored(PLAN, [{ answers: { 'fireside.heard': 'Songs' } }]);
    expect(scores.worksheets).toEqual({
      fireside: { rounds: { all: { n: 1, questions: { heard: { n: 1, texts: ['Songs'] } } } } },
    });
  });

  it('has groups with `--by`', () => {
    const rows: Row[] = [
      { group: 'North', answers: { 'reflect.size': 2 } },
      { group: 'South', answers: { 'reflect.size': 4 } },
    ];
    const { groups } = scored(PLAN, rows, { by: 'group' }).scores.worksheets.reflect!.rounds.all!;
    expect(groups!.North).toMatchObject({ n: 1, questions: { size: { n: 1, mean: 2 } } });
  });

  it('counts moves on an ordered choice between rounds', () => {
    const round = (name: string, answers: Record<string, string>): Row[] =>
      Object.entries(answers).map(([respondent, sure]) => ({
        respondent,
        round: name,
        answers: { 'reflect.sure': sure },
      }));
    const rows = [
      ...round('before', { P1: 'low', P2: 'middle', P3: 'high', P4: 'low' }),
      ...round('after', { P1: 'high', P2: 'middle', P3: 'low', P5: 'low' }),
    ];
    const { changes } = scored(PLAN, rows).scores.worksheets.reflect!;
    expect(changes).toEqual([
      { from: 'before', to: 'after', questions: { sure: { n: 3, up: 1, same: 1, down: 1 } } },
    ]);
  });
});

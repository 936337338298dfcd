import { describe, expect, it } from 'vitest';
import { feedbackOf } from '../../src/report/index.js';
import { items, type Row, scored } from '../score/support.js';

const PLAN = `
plenary: 1
title: D
instruments:
  habits: {title: Habits, scale: {from: 1, to: 4}, items: [A, B, C, D]}
worksheets:
  w:
    title: My sheet
    body:
      - choose: {id: focus, prompt: Focus, options: [Time, Trust]}
      - ask: {id: size, prompt: How many?, type: number}
      - rank: {id: order, prompt: Order, options: [Bread, Peace]}
      - share: {id: money, prompt: Money, options: [Books, Trips]}
      - write: {id: best, prompt: Best}
  hidden: {title: Nobody sees, anonymous: true, body: [{choose: {id: mood, prompt: Mood, options: [Good, Bad]}}]}
`;
const rows = (n: number): Row[] =>
  Array.from({ length: n }, (_, i) => ({
    respondent: `P${i}`,
    answers: {
      ...items('habits', 1 + (i % 4), 2, 3, 4),
      'w.focus': i === 0 ? 'trust' : 'time',
      'w.size': i,
      'w.order.bread': i === 0 ? 2 : 1,
      'w.order.peace': i === 0 ? 1 : 2,
      'w.money.books': 30,
      'w.money.trips': 70,
      'w.best': `words of P${i}`,
      'hidden.mood': 'bad',
    },
  }));

const partOf = (n: number) => {
  const { matched, forms, scores } = scored(PLAN, rows(n));
  const { people } = feedbackOf(matched, forms, scores, null, 'en');
  return people[0]!.feedback.parts;
};

describe('feedback on a worksheet with names', () => {
  it('has the own answers beside those of all, and no words of anybody', () => {
    const [, sheet] = partOf(8);
    expect(sheet).toMatchObject({ id: 'w', title: 'My sheet', lead: ['7 others answered.'] });
    const plain = sheet!.answers!.rows.map((r) => r.map((c) => c.replaceAll('\u00a0', ' ')));
    expect(plain).toEqual([
      ['Focus', 'Trust', 'Time (7 of 8), Trust (1 of 8)'],
      ['How many?', '0', 'Mean 3.5'],
      ['Order', '1 Peace, 2 Bread', '1 Bread, 2 Peace'],
      ['Money: Books', '30', 'Mean 30.0'],
      ['Money: Trips', '70', 'Mean 70.0'],
    ]);
    expect(JSON.stringify(partOf(8))).not.toContain('words of');
  });

  it('says nothing of others where they are few, and nothing of an anonymous one', () => {
    const parts = partOf(5);
    expect(parts.map((p) => p.id)).toEqual(['habits', 'w']);
    expect(parts[1]!.answers!.head).toEqual(['Item', 'You']);
    expect(parts[1]!.lead).toEqual(['Fewer than 5 others answered: their figures are left out.']);
  });
});

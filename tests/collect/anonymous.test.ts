import { describe, expect, it } from 'vitest';
import { collected } from './support.js';

const ANONYMOUS = (anonymous: boolean): string => `
plenary: 1
title: Mood
identify: {respondent: {prompt: Name}, group: {prompt: School}}
instruments:
  mood: {title: Mood, anonymous: ${anonymous}, identify: [group], code: {prompt: Code}, scale: {from: 1, to: 5}, items: [Calm, Glad]}
worksheets:
  open: {title: Open, body: [{write: {id: best, prompt: What was best?}}]}
`;
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const HEAD = 'mood.code,mood.q1,mood.q2';
const rows = (codes: readonly string[]): string => `${HEAD}\n${codes.map((c) => `${c},3,4`).join('\n')}\n`;
const rounds = { 'a.csv': 'before', 'b.csv': 'after' };
const paired = async (before: readonly string[], after: readonly string[], anonymous = false) => {
  const files = { 'a.csv': rows(before), 'b.csv': rows(after) };
  return collected(files, { plan: ANONYMOUS(anonymous), rounds });
};

describe('codes that people made up pair two rounds', () => {
  it('where they are the same, whatever case and spacing', async () => {
    const { receipt } = await paired(['Ab 12', 'CD-34'], ['ab12', 'cd34']);
    expect(receipt.codes).toMatchObject([{ exact: 2, near: [], ambiguous: [] }]);
  });

  it('where a single element differs, and no other code is as near', async () => {
    const { receipt, text } = await paired(['abcd12', 'xyzt77'], ['abcd13', 'xyzt7']);
    expect(receipt.codes[0]!.near).toEqual([
      { from: 'abcd12', to: 'abcd13' },
      { from: 'xyzt77', to: 'xyzt7' },
    ]);
    expect(flat(text)).toContain('0 the same, 2 by one differing sign (abcd12 = abcd13, xyzt77 = xyzt7)');
  });

  it('but not where two are as near: nothing is guessed', async () => {
    const { receipt, text } = await paired(['abcd12'], ['abcd13', 'abcd14', 'zzzz99']);
    expect(receipt.codes[0]).toMatchObject({
      exact: 0,
      near: [],
      ambiguous: ['abcd12', 'abcd13', 'abcd14'],
      unmatched: { from: [], to: ['zzzz99'] },
    });
    expect(flat(text)).toContain('3 ambiguous, 1 without a partner');
  });
});

describe('an anonymous form', () => {
  const named = 'respondent,group,mood.code,mood.q1,mood.q2,open.best\n';
  const files = {
    'a.csv': `${named}Zoe,North,zz11,1,2,Lunch\nAnn,North,ab12,9,4,Tea\n`,
    'b.csv': rows(['ab13', 'qq88']),
  };

  it('comes without names, in an order that says nothing', async () => {
    const { csv } = await collected(files, { plan: ANONYMOUS(true), rounds });
    expect(csv.split('\n')).toEqual([
      'respondent,group,round,mood.code,mood.q1,mood.q2,open.best',
      'Zoe,North,before,,,,Lunch',
      'Ann,North,before,,,,Tea',
      ',North,before,ab12,,4,',
      ',North,before,zz11,1,2,',
      ',,after,ab13,3,4,',
      ',,after,qq88,3,4,',
      '',
    ]);
  });

  it('is not traced', async () => {
    const { trace } = await collected(files, { plan: ANONYMOUS(true), rounds });
    expect(trace).toContain('open.best');
    expect(trace).not.toContain('mood');
  });

  it('says in its receipt how many, never who', async () => {
    const { text, receipt, said } = await collected(files, { plan: ANONYMOUS(true), rounds });
    const told = `${text}${JSON.stringify(receipt)}${said.join()}`;
    for (const code of ['ab12', 'ab13', 'zz11', 'qq88']) expect(told).not.toContain(code);
    expect(receipt.codes[0]!.near).toEqual([{ from: '', to: '' }]);
    expect(said[0]).toContain('mood.q1 is `9`; expected 1 to 5');
  });

  it('names nobody who is missing or came twice', async () => {
    const only = `respondent,mood.q1,mood.q2\nAnn,1,2\nAnn,2,2\nBob,1,1\n`;
    const roster = 'respondent,name\nAnn,Ann\nCyd,Cyd\n';
    const { text, receipt } = await collected(only, { plan: ANONYMOUS(true), roster });
    expect(receipt.roster).toEqual({ expected: 2, missing: [''], unknown: [''] });
    expect(text).toContain('1 of 2 people are missing\n');
    for (const name of ['Ann', 'Bob', 'Cyd']) expect(`${text}${JSON.stringify(receipt)}`).not.toContain(name);
  });
});

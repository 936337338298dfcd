import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, match, places } from './support.js';

describe('a cell under a scale', () => {
  it.each([
    ['Agree strongly', 'Agree strongly'],
    ['  agree   STRONGLY ', 'Agree strongly'],
    ['agree_strongly', 'Agree strongly'],
    ['4', 'Agree strongly'],
    ['4.0', 'Agree strongly'],
    ['4,0', 'Agree strongly'],
    ['３', 'Agree'],
    ['3;', 'Agree'],
    ['A', 'Agree'],
    ['sd', 'Disagree strongly'],
    ['SA', 'Agree strongly'],
    ['AO03', 'Disagree'],
  ])('%s', (text, label) => {
    expect(cell('trust.q1', text)).toBe(label);
  });

  it.each(['', ' ', 'n/a', 'N/A', '-', '–', '?'])('is missing: "%s"', (text) => {
    expect(cell('trust.q1', text)).toBe('missing');
  });

  it('0 is an answer', () => {
    expect(cell('class.safe', '0')).toBe('No');
  });

  it('an answer without a value goes by its label', () => {
    expect(cell('class.safe', 'not sure')).toBe('Not sure');
    expect(cell('class.safe', 'NS')).toBe('Not sure');
  });

  it('numbers of a from/to scale may go by the words above them', () => {
    expect(cell('pulse.energy', 'Fully')).toBe('10');
    expect(cell('pulse.energy', 'not at all')).toBe('1');
    expect(cell('habit.talk', 'sometimes')).toBe('3');
  });

  it.each([
    ['5', 'bad-cell: trust.q1 is `5` (P01); expected 1 to 4'],
    ['3,4', 'bad-cell: trust.q1 is `3,4` (P01); expected 1 to 4'],
    ['agre', 'bad-cell: trust.q1 is `agre` (P01); expected a label (did you mean `Agree`?)'],
    [
      'whatever',
      'bad-cell: trust.q1 is `whatever` (P01); expected one of Agree strongly, Agree, Disagree, Disagree strongly',
    ],
    ['3;4', 'too-many: trust.q1 is `3;4` (P01); expected one answer'],
    [
      'AO05',
      'bad-cell: trust.q1 is `AO05` (P01); expected one of Agree strongly, Agree, Disagree, Disagree strongly',
    ],
  ])('is bad: %s', (text, said) => {
    expect(cell('trust.q1', text)).toBe(said);
  });

  it('is bad where it is between two numbers', () => {
    expect(cell('pulse.energy', '11')).toBe('bad-cell: pulse.energy is `11` (P01); expected 1 to 10');
    expect(cell('class.safe', '2')).toBe('bad-cell: class.safe is `2` (P01); expected 0 or 1');
  });
});

describe('a cell under a choice', () => {
  it.each([
    ['a', 'a'],
    ['trust', 'a'],
    ['Time, and rest', 'b'],
    ['b; TRUST;', 'a+b'],
    ['3', 'c'],
    ['1;3', 'a+c'],
    ['none', '(none)'],
    ['?', 'missing'],
    [';', 'missing'],
  ])('%s', (text, said) => {
    expect(cell('reflect.focus', text)).toBe(said);
  });

  it('goes by a label before a position', () => {
    expect(cell('reflect.one', '2016')).toBe('n2016');
    expect(cell('reflect.one', '2')).toBe('n2017');
  });

  it('may hold words of its own where something else is allowed', () => {
    const { records } = match('respondent,reflect.focus\nP01,a; A garden');
    expect(records[0]?.answers.get('reflect.focus')).toEqual({ kind: 'choice', options: ['a'], none: false });
    expect(records[0]?.answers.get('reflect.focus.other')).toEqual({ kind: 'text', text: 'A garden' });
  });

  it('whose own words may have a column', () => {
    for (const heads of ['reflect.focus,reflect.focus.other', 'reflect.focus.other,reflect.focus']) {
      const cells = heads.startsWith('reflect.focus,') ? 'Other,A garden' : 'A garden,Other';
      const { records } = match(`respondent,${heads}\nP01,${cells}`);
      expect(records[0]?.answers.get('reflect.focus')).toEqual({ kind: 'choice', options: [], none: false });
      expect(records[0]?.answers.get('reflect.focus.other')).toEqual({ kind: 'text', text: 'A garden' });
    }
  });

  it.each([
    ['reflect.focus', 'a;b;c', 'too-many: reflect.focus is `a;b;c` (P01); expected 2 answers at most'],
    [
      'reflect.focus',
      'a;b;A garden',
      'too-many: reflect.focus is `a;b;A garden` (P01); expected 2 answers at most',
    ],
    ['reflect.one', '2016;2017', 'too-many: reflect.one is `2016;2017` (P01); expected one answer'],
    ['reflect.must', 'Red', 'bad-cell: reflect.must is `Red` (P01); expected 2 answers or more'],
    [
      'reflect.must',
      'Red;Geen',
      'bad-cell: reflect.must is `Red;Geen` (P01); expected an option in place of `Geen` (did you mean `Green`?)',
    ],
    ['reflect.one', '4', 'bad-cell: reflect.one is `4` (P01); expected one of 2016, 2017, Neither'],
  ])('%s is bad: %s', (question, text, said) => {
    expect(cell(question, text)).toBe(said);
  });
});

describe('a cell under a number', () => {
  it.each([
    ['12', '12'],
    ['3.5', '3.5'],
    ['3,5', '3.5'],
    ['12 people', '12'],
    ['?', 'missing'],
    ['0', 'bad-cell: reflect.size is `0` (P01); expected a number from 1 to 40'],
    ['41', 'bad-cell: reflect.size is `41` (P01); expected a number from 1 to 40'],
    ['a dozen', 'bad-cell: reflect.size is `a dozen` (P01); expected a number from 1 to 40'],
    ['1,000', 'bad-cell: reflect.size is `1,000` (P01); expected a number from 1 to 40'],
  ])('%s', (text, said) => {
    expect(cell('reflect.size', text)).toBe(said);
  });
});

describe('a cell under an open question', () => {
  it.each(['-', '?', 'n/a', '0', 'none', 'a; b'])('every word is an answer: %s', (text) => {
    expect(cell('reflect.plan.first.who', text)).toBe(text);
  });

  it('dates stay as they are written', () => {
    expect(cell('reflect.plan.first.when', 'next spring')).toBe('next spring');
  });
});

describe('bad cells', () => {
  const FILE = 'respondent,trust.q1,trust.q2\nP01,5,3\n,agre,9\nP03,3,2\n';

  it('are all told, each at its row and column', () => {
    const { found } = match(FILE);
    expect(places(found)).toEqual([
      'file1.csv:2:2 error bad-cell',
      'file1.csv:3:2 error bad-cell',
      'file1.csv:3:3 error bad-cell',
    ]);
    expect(found[1]?.message).toBe('trust.q1 is `agre` (no respondent); expected a label');
  });

  it('count as missing where the user skips them, and are kept', () => {
    const result = match(FILE, { skipInvalid: true });
    expect(result.found.every((d) => d.severity === 'warning')).toBe(true);
    expect(result.problems.map((p) => `${p.row}:${p.column} ${p.code}`)).toEqual([
      '2:2 bad-cell',
      '3:2 bad-cell',
      '3:3 bad-cell',
      '3:null empty-row',
    ]);
    expect(result.records.map((r) => [r.respondent, [...r.answers.keys()].length])).toEqual([
      ['P01', 1],
      ['P03', 2],
    ]);
  });
});

describe('for any cell', () => {
  const ids = ['trust.q1', 'pulse.energy', 'habit.talk', 'reflect.size', 'reflect.focus', 'reflect.must'];

  it('reading gives an answer, nothing, or a message', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(';', ',', '.', '-', '1', '9', 'A', 'o', ' ') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ids), text, (id, t) => {
        expect(typeof cell(id, t)).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf, type InstrumentForm } from '../../src/form/index.js';
import { mergeTallies, tallyOf } from '../../src/score/tally.js';
import { planOf } from '../helpers/plan.js';
import { items, matchedOf, type Row, scored } from './support.js';

const PLAN = (anonymous: boolean) => `
plenary: 1
title: D
instruments:
  trust:
    title: T
    anonymous: ${anonymous}
    scale: {labels: [Low, Middle, High, Not sure], values: [1, 2, 3, null]}
    bands: [{from: 1, label: Low}, {from: 2, label: High}]
    subscales:
      a: {title: A, items: [A, {text: B, reversed: true}]}
      b: {title: B, items: [C]}
worksheets:
  reflect:
    title: R
    anonymous: ${anonymous}
    body:
      - write: {id: best, prompt: Best}
      - ask: {id: size, prompt: Size, type: number}
      - choose: {id: focus, prompt: Focus, options: [One, Two], ordered: true, other: true}
`;

const blank = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
const row: fc.Arbitrary<Row> = fc
  .record({
    respondent: blank(fc.constantFrom('P1', 'P2', 'P3', '__proto__')),
    group: blank(fc.constantFrom('North', 'South', '__proto__', 'constructor', '1')),
    round: fc.constantFrom('before', 'after', '__proto__'),
    trust: fc.array(blank(fc.constantFrom('Low', 'Middle', 'High', 'Not sure')), { maxLength: 3 }),
    best: blank(fc.string({ minLength: 1 })),
    size: blank(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })),
    focus: blank(fc.constantFrom('one', 'two', 'none')),
  })
  .map(({ respondent, group, round, trust, best, size, focus }) => ({
    ...(respondent === null ? {} : { respondent }),
    ...(group === null ? {} : { group }),
    round,
    answers: {
      ...items('trust', ...trust),
      ...(best === null ? {} : { 'reflect.best': best }),
      ...(size === null ? {} : { 'reflect.size': size }),
      ...(focus === null ? {} : { 'reflect.focus': focus }),
    },
  }));

/** Every value in plain data, with the way to it. */
function* leaves(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) return yield [path, value];
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}/${key}`);
}

describe('scores of any answers', () => {
  it('hold no NaN, no infinity and nothing undefined, and survive JSON as they are', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.boolean(), (rows, anonymous) => {
        const { scores } = scored(PLAN(anonymous), rows, { by: 'group' });
        for (const [path, value] of leaves(scores, '')) {
          if (value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
            throw new Error(`${path} is ${value}`);
        }
        expect([...leaves(JSON.parse(JSON.stringify(scores)), '')].length).toBe(
          [...leaves(scores, '')].length,
        );
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('take names that objects have already for what they are', () => {
    const rows: Row[] = [
      { group: '__proto__', round: 'constructor', answers: items('trust', 'High', 'Low', 'High') },
      { group: 'toString', round: '__proto__', answers: items('trust', 'Low', 'Low', 'High') },
    ];
    const { scores } = scored(PLAN(false), rows, { by: 'group' });
    const { rounds } = JSON.parse(JSON.stringify(scores)).instruments.trust;
    expect(Object.keys(rounds)).toEqual(['constructor', '__proto__']);
    expect(Object.keys(rounds.constructor.groups)).toEqual(['__proto__']);
  });

  it('do not depend on the order of the rows, but for lists of them', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const nameless = rows.map(({ respondent: _, ...r }) => ({ ...r, round: 'all' }));
        const whole = (list: readonly Row[]) => {
          const { trust } = scored(PLAN(true), list, { by: 'group' }).scores.instruments;
          return JSON.parse(JSON.stringify(trust?.rounds.all ?? null));
        };
        expect(whole([...nameless].reverse())).toEqual(whole(nameless));
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe('sums over parts of the data', () => {
  it('put together are those of the whole', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.array(row, { maxLength: 20 }), (some, others) => {
        const forms = formsOf(planOf(PLAN(false)));
        const form = forms.form.get('trust') as InstrumentForm;
        const tally = (rows: readonly Row[]) => tallyOf(form.scorings[0], matchedOf(forms, rows).records);
        expect(mergeTallies(tally(some), tally(others))).toEqual(tally([...some, ...others]));
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

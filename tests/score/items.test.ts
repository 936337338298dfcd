import { describe, expect, it } from 'vitest';
import type { ItemFigures } from '../../src/score/index.js';
import { items, scored } from './support.js';

const plan = (scale: string, list = '[A, {text: B, reversed: true}]'): string =>
  `plenary: 1\ntitle: D\ninstruments: {trust: {title: T, scale: ${scale}, items: ${list}}}`;
const AGREE = '{labels: [Agree strongly, Agree, Disagree, Disagree strongly], values: [4, 3, 2, 1]}';
const PUPIL = '{labels: ["Yes", Not sure, "No"], values: [1, null, 0]}';

const itemsOf = (text: string, ...rows: (string | number | null)[][]) =>
  scored(
    text,
    rows.map((r) => ({ answers: items('trust', ...r) })),
  ).scores.instruments.trust!.rounds.all!.items as Readonly<Record<string, ItemFigures>>;

describe('the answers to an item', () => {
  it('stand in print order with zeros', () => {
    const { q1 } = itemsOf(plan(AGREE), [4, 1], [3, 1], [3, 1], [1, null]);
    expect(q1!.answers).toEqual([
      { label: 'Agree strongly', value: 4, count: 1, percent: 25 },
      { label: 'Agree', value: 3, count: 2, percent: 50 },
      { label: 'Disagree', value: 2, count: 0, percent: 0 },
      { label: 'Disagree strongly', value: 1, count: 1, percent: 25 },
    ]);
  });

  it('are described as given; `scored` is the mean after turning', () => {
    const { q1, q2 } = itemsOf(plan(AGREE), [4, 1], [3, 1], [3, 1], [1, 2]);
    expect(q1).toMatchObject({
      n: 4,
      missing: 0,
      unscored: 0,
      mean: 2.75,
      median: 3,
      q1: 2.5,
      q3: 3.25,
      scored: 2.75,
    });
    expect(q2).toMatchObject({ mean: 1.25, scored: 3.75 });
  });

  it('without a value count in `unscored` and in percents, not in `n`', () => {
    const { q1 } = itemsOf(plan(PUPIL), ['Yes'], ['Not sure'], ['No'], ['Yes'], [null, 'Yes']);
    expect(q1).toMatchObject({ n: 3, unscored: 1, missing: 1 });
    expect(q1!.answers!.map((a) => a.percent)).toEqual([50, 25, 25]);
    expect(q1!.favorable).toMatchObject({ labels: ['Yes'], count: 2, percent: 50 });
    expect(q1!.mean).toBeCloseTo(2 / 3, 12);
  });

  it('are null where nobody answered, never 0', () => {
    const { q2 } = itemsOf(plan(AGREE), [4, null]);
    expect(q2).toMatchObject({
      n: 0,
      missing: 1,
      mean: null,
      sd: null,
      median: null,
      scored: null,
      consensus: null,
    });
    expect(q2!.answers![0]!.percent).toBeNull();
    expect(q2!.favorable).toMatchObject({ count: 0, percent: null, ci95: null });
  });

  it('have labels as text on a scale of numbers', () => {
    const { q1 } = itemsOf(plan('{from: 0, to: 2}'), [2]);
    expect(q1!.answers!.map((a) => a.label)).toEqual(['0', '1', '2']);
  });
});

describe('favourable answers', () => {
  const labels = (scale: string, item: 'q1' | 'q2' = 'q1') => {
    const first = Number(/from: (\d)/.exec(scale)?.[1] ?? 1);
    return itemsOf(plan(scale), [first, first])[item]!.favorable!.labels;
  };

  it('are those of the two highest values', () => {
    expect(labels(AGREE)).toEqual(['Agree strongly', 'Agree']);
  });

  it('are of the highest value alone where there are fewer than four', () => {
    expect(labels('{from: 1, to: 3}')).toEqual(['3']);
    expect(labels(PUPIL)).toEqual(['Yes']);
  });

  it('are mirrored for a reversed item, in print order', () => {
    expect(labels(AGREE, 'q2')).toEqual(['Disagree', 'Disagree strongly']);
    expect(labels(PUPIL, 'q2')).toEqual(['No']);
  });

  it('mirror by position among the values, not by distance', () => {
    expect(
      labels('{labels: [Never, Once, Often, Daily], values: [0, 1, 5, 20]}'.replace('from', ''), 'q2'),
    ).toEqual(['Never', 'Once']);
  });

  it('are the labels that the scale names, mirrored likewise', () => {
    const scale = AGREE.replace('}', ', favorable: [Agree strongly]}');
    expect(labels(scale)).toEqual(['Agree strongly']);
    expect(labels(scale, 'q2')).toEqual(['Disagree strongly']);
  });

  it('have Wilson’s interval in percent', () => {
    // 3 of 4: Wilson (1927) gives 0.300642 to 0.954413
    const { favorable } = itemsOf(plan(AGREE), [4], [3], [3], [1]).q1!;
    expect(favorable!.percent).toBe(75);
    expect(favorable!.ci95![0]).toBeCloseTo(30.0642, 3);
    expect(favorable!.ci95![1]).toBeCloseTo(95.4413, 3);
  });
});

describe('an item among the others', () => {
  const three = '[A, B, {text: C, reversed: true}]';
  const rows = [
    [1, 2, 4],
    [2, 2, 3],
    [3, 3, 2],
    [4, 4, 1],
    [4, null, 1],
  ];

  it('correlates with the sum of the rest, after turning, over complete cases', () => {
    // Complete: A 1 2 3 4; B + turned C: 3 4 6 8.
    const { q1 } = itemsOf(plan('{from: 1, to: 4}', three), ...rows);
    expect(q1!.itemRest).toBeCloseTo(8.5 / Math.sqrt(5 * 14.75), 12);
    expect(q1!.alphaIfDropped).not.toBeNull();
  });

  it('has no α without it where two items are all there are', () => {
    const { q1 } = itemsOf(plan('{from: 1, to: 4}', '[A, B]'), [1, 2], [2, 3], [4, 4]);
    expect(q1!.itemRest).not.toBeNull();
    expect(q1!.alphaIfDropped).toBeNull();
  });

  it('has neither with fewer than three complete cases', () => {
    const { q1 } = itemsOf(plan('{from: 1, to: 4}', three), rows[0]!, rows[1]!);
    expect(q1).toMatchObject({ itemRest: null, alphaIfDropped: null });
  });

  it('has full consensus where all say the same, none where half stand at either end', () => {
    const { q1, q2 } = itemsOf(plan('{from: 1, to: 4}', '[A, B]'), [2, 1], [2, 4]);
    expect(q1!.consensus).toBe(1);
    expect(q2!.consensus).toBeCloseTo(0, 12);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow, emptyMoments, type Moments } from '../../../src/score/statistics/moments.js';
import {
  alphaIfDropped,
  cronbachAlpha,
  feldtInterval,
  itemRest,
} from '../../../src/score/statistics/reliability.js';
import { expectAllNear, expectNear } from './near.js';

/** Eight people, four items of 1 to 5. */
const people = [
  [4, 4, 3, 2],
  [3, 2, 3, 4],
  [5, 5, 4, 3],
  [2, 3, 2, 3],
  [4, 4, 5, 5],
  [1, 2, 1, 2],
  [3, 3, 4, 1],
  [5, 4, 5, 4],
] as const;

function momentsOf(rows: readonly (readonly number[])[]): Moments {
  const moments = emptyMoments(rows[0]?.length ?? 0);
  for (const row of rows) addRow(moments, row);
  return moments;
}

const everyItem = (figure: (m: Moments, i: number) => number | null) =>
  [0, 1, 2, 3].map((i) => figure(momentsOf(people), i));

describe('cronbachAlpha', () => {
  it('is 0.84 for the eight people', () => {
    // R 4.2.2, psych: alpha(d)$total$raw_alpha
    expectNear(cronbachAlpha(momentsOf(people)), 0.8406078241189783);
  });

  it('goes down when an item runs against the others, and stays negative', () => {
    // R 4.2.2: the same with q1 turned (6 − q1); V <- cov(d); k / (k − 1) * (1 − sum(diag(V)) / sum(V))
    const turned = people.map(([q1, ...others]) => [6 - q1, ...others]);
    expectNear(cronbachAlpha(momentsOf(turned)), -1.1207729468599035);
    expectNear(cronbachAlpha(momentsOf(turned.map((row) => row.slice(0, 2)))), -8.875);
  });

  it('counts a constant item', () => {
    // R 4.2.2: the same with q5 = 3 for everybody
    expectNear(cronbachAlpha(momentsOf(people.map((row) => [...row, 3]))), 0.7880698351115422);
  });

  it('is 1 for items that agree perfectly, and no digit more', () => {
    expect(
      cronbachAlpha(
        momentsOf([
          [1, 1, 1],
          [2, 2, 2],
          [5, 5, 5],
        ]),
      ),
    ).toBe(1);
    const fractions = [0.1, 0.2, 0.7].map((x) => [x, x, x]);
    expect(cronbachAlpha(momentsOf(fractions))).toBeLessThanOrEqual(1);
  });

  it('is null for one item, for two cases, for none', () => {
    expect(cronbachAlpha(momentsOf([[1], [2], [3]]))).toBeNull();
    expect(
      cronbachAlpha(
        momentsOf([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toBeNull();
    expect(cronbachAlpha(emptyMoments(4))).toBeNull();
    expect(cronbachAlpha(emptyMoments(0))).toBeNull();
  });

  it('is null where sum scores do not vary: constant items, or items that cancel out', () => {
    expect(
      cronbachAlpha(
        momentsOf([
          [3, 3],
          [3, 3],
          [3, 3],
        ]),
      ),
    ).toBeNull();
    expect(
      cronbachAlpha(
        momentsOf([
          [1, 5],
          [5, 1],
          [2, 4],
        ]),
      ),
    ).toBeNull();
    expect(
      cronbachAlpha(
        momentsOf([
          [0.1, 0.2],
          [0.1, 0.2],
          [0.1, 0.2],
        ]),
      ),
    ).toBeNull();
  });

  it('does not care where the scale begins', () => {
    const answers = fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
    });
    fc.assert(
      fc.property(answers, fc.integer({ min: -5, max: 5 }), (rows, shift) => {
        const shifted = rows.map((row) => row.map((value) => value + shift));
        expect(cronbachAlpha(momentsOf(shifted))).toBe(cronbachAlpha(momentsOf(rows)));
      }),
    );
  });
});

describe('feldtInterval', () => {
  it('agrees with the example of Feldt, Woodruff & Salih (1987): .79, 41 persons, 26 items, 90%', () => {
    // R 4.2.2: 1 − .21 * qf(c(.95, .05), 40, 1000)
    expectAllNear(feldtInterval(0.79, 41, 26, 0.9), [0.7046759614862372, 0.8616144525848585]);
  });

  it('has (n − 1)(k − 1) degrees of freedom below, not n(k − 1) as some programs', () => {
    // R 4.2.2: 1 − .15 * qf(c(.975, .025), 88, 528); R's statpsych, with 534, has .7971254 and .8931436
    expectAllNear(feldtInterval(0.85, 89, 7), [0.7970648790349105, 0.8931665937370793]);
  });

  it('is wide for eight people', () => {
    // R 4.2.2, psych: alpha.ci(0.84060782411897828, n.obs = 8, n.var = 4)
    expectAllNear(feldtInterval(0.8406078241189783, 8, 4), [0.5268235515162402, 0.9641979656170901]);
  });

  it('reaches far down for a negative alpha', () => {
    // R 4.2.2: 1 − 2.1207729468599035 * qf(c(.975, .025), 7, 21), and with 9.875 and df 7, 7
    expectAllNear(feldtInterval(-8.875, 8, 2), [-48.32472853824949, -0.977012907924677], 1e-9);
  });

  it('is a point at 1 and null where alpha is', () => {
    expect(feldtInterval(1, 10, 5)).toEqual([1, 1]);
    expect(feldtInterval(0.8, 2, 5)).toBeNull();
    expect(feldtInterval(0.8, 10, 1)).toBeNull();
    expect(feldtInterval(0.8, 0, 0)).toBeNull();
  });

  it('holds its alpha', () => {
    const size = fc.integer({ min: 3, max: 300 });
    const items = fc.integer({ min: 2, max: 30 });
    fc.assert(
      fc.property(fc.double({ min: -3, max: 0.999, noNaN: true }), size, items, (alpha, n, k) => {
        const [low, high] = feldtInterval(alpha, n, k)!;
        expect(low).toBeLessThan(alpha);
        expect(high).toBeGreaterThan(alpha);
        expect(high).toBeLessThan(1);
      }),
    );
  });
});

describe('itemRest', () => {
  it('correlates each item with the sum of the others', () => {
    // R 4.2.2, psych: alpha(d)$item.stats$r.drop
    expectAllNear(
      everyItem(itemRest),
      [0.8675087717751919, 0.6840534204023613, 0.8209903593882063, 0.3936683657725058],
    );
  });

  it('turns its sign for an item that runs against the others', () => {
    const turned = people.map(([q1, ...others]) => [6 - q1, ...others]);
    expectNear(itemRest(momentsOf(turned), 0), -0.8675087717751919);
  });

  it('is null for a constant item, which the others do not notice', () => {
    const m = momentsOf(people.map((row) => [...row, 3]));
    expect(itemRest(m, 4)).toBeNull();
    expectNear(itemRest(m, 0), 0.8675087717751919);
  });

  it('is null where the others are constant', () => {
    expect(
      itemRest(
        momentsOf([
          [1, 3],
          [2, 3],
          [4, 3],
        ]),
        0,
      ),
    ).toBeNull();
  });

  it('stands also where alpha does not, because items cancel out', () => {
    expectNear(
      itemRest(
        momentsOf([
          [1, 5],
          [5, 1],
          [2, 4],
        ]),
        0,
      ),
      -1,
    );
  });

  it('is null for two cases, one item, no such item', () => {
    expect(
      itemRest(
        momentsOf([
          [1, 2],
          [3, 4],
        ]),
        0,
      ),
    ).toBeNull();
    expect(itemRest(momentsOf([[1], [2], [3]]), 0)).toBeNull();
    expect(itemRest(momentsOf(people), 4)).toBeNull();
    expect(itemRest(momentsOf(people), -1)).toBeNull();
  });
});

describe('alphaIfDropped', () => {
  it('is the alpha of the other items', () => {
    // R 4.2.2, psych: alpha(d)$alpha.drop$raw_alpha
    expectAllNear(
      everyItem(alphaIfDropped),
      [0.7027559055118111, 0.8026315789473683, 0.7270992366412214, 0.9119669876203575],
    );
  });

  it('is null with two items, with two cases, without such an item', () => {
    expect(
      alphaIfDropped(
        momentsOf([
          [1, 2],
          [3, 3],
          [4, 5],
        ]),
        0,
      ),
    ).toBeNull();
    expect(
      alphaIfDropped(
        momentsOf([
          [1, 2, 3],
          [3, 4, 4],
        ]),
        0,
      ),
    ).toBeNull();
    expect(alphaIfDropped(momentsOf(people), 4)).toBeNull();
  });

  it('is null where only constant items are left', () => {
    expect(
      alphaIfDropped(
        momentsOf([
          [1, 3, 3],
          [2, 3, 3],
          [5, 3, 3],
        ]),
        0,
      ),
    ).toBeNull();
  });
});

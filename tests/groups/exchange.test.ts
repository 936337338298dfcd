import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../src/groups/exchange.js';
import type { Exchange } from '../../src/groups/index.js';

type Answers = Readonly<Record<string, readonly string[]>>;

function exchange(wants: Answers, offers: Answers): Exchange {
  const all = [...Object.values(wants), ...Object.values(offers)].flat();
  return exchangeOf(
    {
      want: 'market.want',
      offer: 'market.offer',
      options: [...new Set(all)].sort().map((id) => ({ id, label: id.toUpperCase() })),
      wants: new Map(Object.entries(wants)),
      offers: new Map(Object.entries(offers)),
    },
    new Set([...Object.keys(wants), ...Object.keys(offers)]),
  );
}

describe('offers and wants', () => {
  it('brings whoever wants something to somebody who offers it', () => {
    const { pairs } = exchange({ A: ['print'] }, { B: ['print'] });
    expect(pairs).toEqual([{ option: 'print', label: 'PRINT', from: 'B', to: 'A' }]);
  });

  it('gives each offerer a fair share, also where that takes a detour', () => {
    // C must serve y, so that B has both x: no, A can go to D.
    const { pairs, load } = exchange({ A: ['x'], E: ['x'], F: ['y'] }, { B: ['x'], C: ['x', 'y'] });
    expect(load).toBe(2);
    expect(pairs).toHaveLength(3);
    const spread = exchange({ A: ['x'], F: ['y'] }, { B: ['x'], C: ['x', 'y'] });
    expect(spread.pairs.map((p) => `${p.from} ${p.option} ${p.to}`)).toEqual(['B x A', 'C y F']);
    expect(spread.load).toBe(1);
  });

  it('names what nobody else offers; an offer of one’s own does not count', () => {
    const { pairs, unmet } = exchange({ A: ['x', 'z'] }, { A: ['x'] });
    expect(pairs).toEqual([]);
    expect(unmet.map((u) => u.option)).toEqual(['x', 'z']);
  });

  it('serves every want that can be served, with a load that no pairing undercuts', () => {
    const answers = fc.dictionary(
      fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(answers, answers, (wants, offers) => {
        const { pairs, unmet, load } = exchange(wants, offers);
        const all = Object.entries(wants).flatMap(([p, list]) => list.map((o) => ({ p, o })));
        expect(pairs.length + unmet.length).toBe(all.length);
        for (const { from, to, option } of pairs) {
          expect(from).not.toBe(to);
          expect(offers[from]).toContain(option);
        }
        const choices = all
          .map(({ p, o }) => Object.keys(offers).filter((q) => q !== p && offers[q]!.includes(o)))
          .filter((c) => c.length > 0);
        expect(pairs.length).toBe(choices.length);
        expect(load).toBe(lightest(choices, new Map()));
      }),
      { numRuns: 60 },
    );
  });
});

/** Least possible greatest load, by trying everything. */
function lightest(choices: readonly (readonly string[])[], loads: Map<string, number>): number {
  const [first, ...rest] = choices;
  if (!first) return Math.max(0, ...loads.values());
  return Math.min(...first.map((q) => lightest(rest, new Map([...loads, [q, (loads.get(q) ?? 0) + 1]]))));
}

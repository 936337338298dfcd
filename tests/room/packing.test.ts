import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packedThings } from '../../src/pack/room/materials.js';
import { readPdf } from '../helpers/pdf.js';
import { parse } from '../helpers/plan.js';
import { buildRoom, PLAN, TWELVE } from './support.js';

const textOf = async (out: string): Promise<string> =>
  (await readPdf(join(out, 'room/packing-list.pdf'))).pages.map((p) => p.plain).join(' ');

describe('the packing list', () => {
  it('computes what to bring, gathered over activities', async () => {
    const text = await textOf(buildRoom(PLAN, TWELVE, '--only', 'room'));
    expect(text).toContain('8 Markers 12 where it is used up 9:00'.replace('9:00', '09:00'));
    expect(text).toContain('2 per group: 4 groups → 8');
    expect(text).toContain('1 per group: 4 groups → 4');
    expect(text).toContain('36 cards');
    expect(text).toContain('3 per person: 12 people → 36');
    expect(text).toContain('2 tape');
    // A bell is not used up.
    expect(text).toMatch(/1 bell 09:00/);
  });

  it('counts whoever is on the roster, not whoever was expected', async () => {
    const text = await textOf(buildRoom(PLAN, TWELVE.slice(0, 9), '--only', 'packing-list'));
    expect(text).toContain('2 per group: 3 groups → 6');
    expect(text).toContain('3 per person: 9 people → 27');
  });

  it('says how many for each where nobody knows how many come', () => {
    const plan = parse(PLAN.replace('participants: 12\n', '')).plan!;
    const things = packedThings(plan, { people: null, drawn: null });
    expect(things.map((t) => [t.text, t.most, t.sum])).toEqual([
      ['Markers', null, null],
      ['bell', 1, 2],
      ['cards', null, null],
      ['tape', 2, 2],
    ]);
  });
});

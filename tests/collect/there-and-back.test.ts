import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText, safe } from '../../src/report/cells.js';
import { collected } from './support.js';

const word = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom("'", '"', '=', '+', '-', '@', '\t', '\r', '\n', '1', ';', ',', ' ', '＝'),
    }),
  )
  // NUL is no text, and blanks around an answer are not part of it.
  .map((text) => text.replaceAll('\u0000', '').trim());
const record = fc.record({
  respondent: fc.integer({ min: 1, max: 99 }).map((n) => `P${n}`),
  items: fc.array(fc.constantFrom('1', '2', '3', '4', ''), { minLength: 4, maxLength: 4 }),
  next: fc.uniqueArray(fc.constantFrom('time', 'books', 'read', 'coaching-one-to-one')),
  other: word,
  again: fc.constantFrom('yes', 'perhaps', 'no', ''),
  size: fc.oneof(
    fc.constant(''),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String),
  ),
  best: word,
});
const HEAD =
  'respondent,team.q1,team.q2,team.q3,team.q4,back.next,back.next.other,back.again,back.size,back.best'.split(
    ',',
  );

it('a canonical file reads back as it was written, whatever the answers are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(record, { minLength: 1, maxLength: 6, selector: (r) => r.respondent }),
      async (records) => {
        const rows = records.map(({ respondent, items, next, other, again, size, best }) =>
          [respondent, ...items, next.join(';'), other, again, size, best].map(safe),
        );
        const { csv } = await collected(csvText([HEAD, ...rows]));
        expect((await collected(csv)).csv).toBe(csv);
        const cells = (parse(csv) as string[][]).flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))).toEqual([]);
        // Every answer in words is there, and not another.
        const written = new Set(records.map((r) => r.best).filter((b) => b !== ''));
        for (const best of written) expect(csv).toContain(csvText([[safe(best)]]).trimEnd());
      },
    ),
    { numRuns: 40 },
  );
});

it('formulas that somebody typed into an answer come out as words, and come back as they were', async () => {
  const { csv } = await collected(csvText([HEAD, ['P1', ...Array(8).fill(''), "'=1+1"]]));
  expect(csv).toContain(",'=1+1\n");
  expect((await collected(csv)).csv).toBe(csv);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { countOf, hasText } from '../helpers/pages.js';
import { type ReadPdf, readPdf } from '../helpers/pdf.js';

/** Counts on either side of where a page ends, so that some of them would leave the last row over. */
const COUNTS = Array.from({ length: 8 }, (_, i) => i + 16);
const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i + 1)).join('');

const SUMS = `plenary: 1
title: Sums
instruments:
${COUNTS.map(
  (n) => `  tick-${n}:
    totals: true
    scale: {from: 1, to: 4}
    source: A source.
    subscales: {a: {title: A, items: [x, y]}, b: {title: B, items: [${times(n, (i) => `item ${i}, `)}]}}
  box-${n}:
    totals: true
    style: number
    scale: {from: 1, to: 4}
    subscales: {a: {title: A, items: [x, y]}, b: {title: B, items: [${times(n, (i) => `item ${i}, `)}]}}
`,
).join('')}`;

const DAY = `plenary: 1
title: A day
start: "09:00"
identify: {respondent: {prompt: Name}}
modules:
${COUNTS.map(
  (n) => `  - title: Run ${n}
    activities:
${times(n - 6, (i) => `      - {title: "Talk ${n}-${i}", minutes: 5, purpose: A purpose that runs over some lines of its narrow column, materials: [pens]}\n`)}`,
).join('')}  - title: Breaks
    activities:
      - {title: One, participants: Text., use: [full]}
      - {title: Break, participants: Coffee.}
      - {title: Two, participants: Text., body: [{write: {id: x, prompt: What next?, lines: 3}}]}
      - {title: Long one, steps: [${times(24, (i) => `{title: "Step ${i}", minutes: 1}, `)}]}
instruments:
${times(9, (i) => `  loose-${i}: {title: "Loose ${i}", print: loose, scale: {from: 1, to: 3}, items: [One]}\n`)}worksheets:
  full: {title: Full, body: [{write: {id: a, prompt: A, fill: true}}]}
`;

async function built(plan: string, ...more: string[]): Promise<string> {
  const folder = folderWith({ 'plan.yaml': plan });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', ...more]);
  expect(run.err).not.toContain('error');
  return join(folder, 'out');
}

describe('a total', () => {
  it('of all items stands on the page of the last table, with two of its rows', async () => {
    const out = await built(SUMS, '--only', COUNTS.flatMap((n) => [`tick-${n}`, `box-${n}`]).join(','));
    const files = readdirSync(join(out, 'instruments'));
    expect(files).toHaveLength(COUNTS.length * 2);
    for (const file of files) {
      const { pages } = await readPdf(join(out, 'instruments', file));
      const last = pages.find((p) => hasText(p, /^TOTAL of all/))!;
      expect(countOf(last, /^item \d+$/)).toBeGreaterThanOrEqual(2);
      if (file.startsWith('tick')) expect(hasText(last, /^A source\.$/)).toBe(true);
    }
  }, 120_000);
});

describe('a day', () => {
  let booklet: ReadPdf;
  let guide: ReadPdf;

  beforeAll(async () => {
    const out = await built(DAY, '--paper', 'letter');
    booklet = await readPdf(join(out, 'booklet.pdf'));
    guide = await readPdf(join(out, 'facilitator.pdf'));
  }, 120_000);

  it('has the sum of its minutes under two rows of the run sheet', () => {
    for (const n of COUNTS) {
      const sum = new RegExp(`^${(n - 6) * 5}$`);
      const pages = guide.pages.filter((p) => p.plain.includes(`Run sheet: Run ${n}`));
      const last = pages.filter((p) => hasText(p, sum)).at(-1)!;
      expect(countOf(last, /^Talk [-\d]+$/)).toBeGreaterThanOrEqual(2);
    }
  });

  it('keeps an activity’s title with its purpose, and the last label with the one before', () => {
    for (const page of [...booklet.pages, ...guide.pages].filter((p) => !p.plain.includes('Run sheet'))) {
      const titles = countOf(page, /^Talk [-\d]+$/);
      if (page.plain.includes('A purpose')) expect(countOf(page, /^A purpose/)).toBe(titles);
      expect(countOf(page, /^Materials$/)).toBe(
        page.plain.includes('A purpose') && countOf(page, /^pens$/) > 0 ? titles : 0,
      );
    }
  });

  it('has no page with nothing but a break', () => {
    const page = booklet.pages.find((p) => hasText(p, /^Coffee\.$/))!;
    expect(hasText(page, /^What next\?$/)).toBe(true);
  });

  it('names in the running head what goes on from the page before', () => {
    const pages = booklet.pages.filter((p) => hasText(p, /^Step \d+$/));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]!.plain).not.toContain('Long one, continued');
    for (const page of pages.slice(1)) expect(page.plain).toContain('Long one, continued');
  });

  it('lists what comes separately under the end of the contents', () => {
    const pages = booklet.pages.filter((p) => p.plain.includes('separately'));
    expect(pages.length).toBe(1);
    expect(hasText(pages[0]!, /^Breaks$/)).toBe(true);
  });
});

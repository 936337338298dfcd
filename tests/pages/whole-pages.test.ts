import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { countOf, hasText, pageWith, textAt } from '../helpers/pages.js';
import { type ReadPdf, readPdf } from '../helpers/pdf.js';

const MM = 72 / 25.4;
const SESSIONS = fileURLToPath(new URL('../../sessions', import.meta.url));
const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i + 1)).join('');

const PLAN = `plenary: 1
title: Whole pages
date: 2026-03-12
timezone: Europe/London
alsoTimezones: [America/Toronto, Asia/Shanghai]
modules:
  - title: First
    start: "09:00"
    activities:
      - {title: Alone with a pen, minutes: 20, participants: Write., use: [full]}
      - {title: Coffee, minutes: 15, participants: In the corridor., facilitator: Watch the clock.}
  - title: Second
    date: 2026-03-18
    start: "09:00"
    activities:
      - title: A long one with a title that has no end and goes on beyond the width of a running head and further
        minutes: 48
        notes: 5
        steps: [${times(24, (i) => `{title: "Step ${i}", minutes: 2}, `)}]
      - {title: Parts, minutes: 10, group: {size: 3, number: letters}, parts: [${times(28, (i) => `{text: "Part ${i}."}, `)}]}
${times(
  6,
  (n) => `  - title: Module ${n}
    activities: [${times(5, (i) => `{title: "Talk ${n}.${i}"}, `)}]
`,
)}worksheets:
  full: {title: Full, body: [{write: {id: a, prompt: A, fill: true}}]}
  deck:
    title: Deck
    instructions: Cut along the marks.
    body: [{cards: {rows: 2, items: [Front A, Front B], backs: [Back A, Back B]}}]
`;

let booklet: ReadPdf;
let guide: ReadPdf;
let deck: ReadPdf;

beforeAll(async () => {
  const folder = folderWith({ 'plan.yaml': PLAN });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
  expect(run.err).not.toContain('error');
  booklet = await readPdf(join(folder, 'out/booklet.pdf'));
  guide = await readPdf(join(folder, 'out/facilitator.pdf'));
  deck = await readPdf(join(folder, 'out/worksheets/deck.pdf'));
}, 60_000);

describe('a break behind a sheet that fills its page', () => {
  it('stands below the words of the activity, before the sheet', () => {
    const at = booklet.pages.findIndex((p) => p.plain.includes('In the corridor.'));
    expect(booklet.pages[at]!.plain).toContain('Write.');
    expect(booklet.pages[at + 1]!.plain).toContain('Full');
  });

  it('leaves the pages of its neighbour whole in the contents', () => {
    const contents = pageWith(booklet, 'Contents');
    const at = booklet.pages.findIndex((p) => p.plain.includes('In the corridor.')) + 1;
    const row = (title: string): string[] =>
      contents.texts.filter((t) => Math.abs(t.y - textAt(contents, title).y) < 1).map((t) => t.text);
    expect(row('Alone with a pen').at(-1)).toBe(`${at}–${at + 1}`);
    expect(row('Coffee').at(-1)).toBe(String(at));
  });
});

describe('contents of two pages', () => {
  it('have whole modules on both, about as many lines on each', () => {
    const pages = booklet.pages
      .filter((p) => hasText(p, /^Talk \d/) && !hasText(p, /^Module \d: /))
      .slice(0, 2);
    const [first, second] = pages.map((p) => countOf(p, /^(Talk \d|Module \d$)/));
    expect(second).toBeGreaterThan(first! * 0.6);
    for (const n of [1, 2, 3, 4, 5, 6])
      expect(pages.filter((p) => hasText(p, new RegExp(`^(Module ${n}$|Talk ${n}\\.)`)))).toHaveLength(1);
  });
});

describe('the parts of a jigsaw', () => {
  it('go on after Z with AA', () => {
    const page = pageWith(booklet, 'Part 28.');
    expect(page.texts.map((t) => t.text)).toEqual(expect.arrayContaining(['Z', 'AA', 'AB']));
  });
});

describe('cards with backs and a line of instructions', () => {
  it('take one sheet, each back behind its front', () => {
    expect(deck.pages).toHaveLength(2);
    const [front, back] = deck.pages;
    expect(front!.plain).toContain('Cut along the marks.');
    for (const name of ['A', 'B']) {
      const [f, b] = [textAt(front!, `Front ${name}`), textAt(back!, `Back ${name}`)];
      expect(b.y).toBeCloseTo(f.y, 1);
      // Left on the front is right on the back.
      expect(f.x < front!.width / 2).toBe(b.x > back!.width / 2);
    }
  });
});

describe('the running head', () => {
  it('says "continued" however long the title is', () => {
    const page = booklet.pages.find((p) => hasText(p, /^Step 24$/))!;
    expect(page.plain).toMatch(/A long one[^,]*…, continued/);
  });
});

describe('the guide', () => {
  it('leaves no gap between a title and the first of its labels', () => {
    const page = pageWith(guide, 'Watch the clock.');
    const [title, own] = [textAt(page, 'Coffee'), textAt(page, 'Watch the clock.')];
    expect(own.y - title.y).toBeLessThan(16 * MM);
    // Times elsewhere stand in a line between them.
    const between = page.texts.filter((t) => t.y > title.y + 1 && t.y < own.y - 1).map((t) => t.text);
    expect(between.join(' ').replaceAll('\u00a0', ' ')).toContain('Toronto 05:20');
  });

  it('parts a date behind its weekday', () => {
    const texts = guide.pages.flatMap((p) => p.texts.map((t) => t.text.replaceAll('\u00a0', ' ').trim()));
    expect(texts).not.toContain('2026');
    expect(texts.some((t) => t.endsWith('18 March 2026'))).toBe(true);
  });
});

describe('a rubric of six long dimensions', () => {
  it('takes four pages on A4 and on Letter', async () => {
    for (const paper of ['a4', 'letter']) {
      const out = folderWith({});
      const plan = join(SESSIONS, 'capital-workshop/plan.yaml');
      plenary(out, ['build', plan, '-o', out, '--paper', paper, '--only', 'rubric']);
      expect((await readPdf(join(out, 'instruments/rubric.pdf'))).pages).toHaveLength(4);
    }
  }, 60_000);
});

describe('a run sheet on narrow paper', () => {
  it('has groups and materials under the activity, not in columns of a word each', async () => {
    const plan = PLAN.replace('group: {size: 3,', 'materials: [{text: pens, per: group}], group: {size: 3,');
    const folder = folderWith({ 'plan.yaml': plan });
    const args = ['build', 'plan.yaml', '-o', 'out', '--only', 'facilitator', '--paper', 'a5'];
    expect(plenary(folder, args).err).not.toContain('error');
    const pdf = await readPdf(join(folder, 'out/facilitator.pdf'));
    const page = pdf.pages.find((p) => p.plain.includes('Your notes') && hasText(p, /^Parts$/))!;
    expect(hasText(page, /^(Groups|Materials)$/)).toBe(false);
    for (const line of ['Groups: In threes', 'Materials: pens, 1 per group'])
      expect(textAt(page, line).x).toBeCloseTo(textAt(page, 'Parts').x, 1);
  }, 30_000);
});

describe('a divider on narrow paper', () => {
  const built = async (summary: string): Promise<{ pdf: ReadPdf; at: number }> => {
    const folder = folderWith({
      'plan.yaml': `plenary: 1
title: Dividers
modules:
  - title: A module that has a title of two lines
    subtitle: And one below it, of nearly the same length
    divider: true
    summary: ${summary}
    activities: [${times(8, (i) => `{title: "Talk ${i}"}, `)}]
`,
    });
    const args = ['build', 'plan.yaml', '-o', 'out', '--only', 'booklet', '--paper', 'a5'];
    expect(plenary(folder, args).err).not.toContain('error');
    const pdf = await readPdf(join(folder, 'out/booklet.pdf'));
    return { pdf, at: pdf.pages.findIndex((p) => p.plain.includes('What it is about.')) };
  };

  it('gives up white before its list goes over to the next page', async () => {
    const { pdf, at } = await built(`What it is about. ${times(30, () => 'More words. ')}`);
    expect(countOf(pdf.pages[at]!, /^Talk \d/)).toBe(8);
  }, 30_000);

  it('does not tear a list apart that has no room', async () => {
    const { pdf, at } = await built(`What it is about. ${times(42, () => 'More words. ')}`);
    expect(countOf(pdf.pages[at]!, /^Talk \d/)).toBe(0);
    expect(pdf.pages[at + 1]!.plain).not.toContain('More words');
    expect(countOf(pdf.pages[at + 1]!, /^Talk \d/)).toBe(8);
  }, 30_000);
});

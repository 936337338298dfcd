import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import type { Field } from '../helpers/fields.js';
import { type PdfText, type ReadPage, type ReadPdf, readPdf } from '../helpers/pdf.js';

const MM = 72 / 25.4;
const PLAN = `plenary: 1
title: Forms of all kinds
links: qr
numbering: {worksheets: "Sheet {1}"}
references: ["A. [example.org/a](https://example.org/a)", "B. [the second](https://example.org/${'long/'.repeat(24)}end)"]
appendix: {title: All frames, worksheets: [w], show: questions}
identify:
  group: {prompt: School, options: [Bay Lane, Fen Lane, Hill Lane, Lea Lane, Moor Lane, Oak Lane, Tor Lane, Wey Lane]}
modules:
  - title: First
    activities:
      - {title: Sheets, participants: "See :ref[w] and :ref[g].", use: [cards, backs, g, h, {id: w, show: questions}]}
      - {title: Before, body: [{results: {instrument: s, rounds: {Then: a.csv, Now: b.csv}}}]}
instruments:
  s: {scale: {labels: [Never, Seldom, Often, Always]}, showReversed: true, items: [I plan., {text: I forget., reversed: true}]}
  n: {title: Numbers, scale: {from: 1, to: 10, ends: [hardly, fully]}, style: number, items: [One, Two]}
worksheets:
  cards: {title: Cards, body: [{cards: {items: [Front A, Front B]}}]}
  backs: {title: Duplex, body: [{cards: {items: [Front C, Front D], backs: [Back C, Back D]}}]}
  w: {title: Questions, body: [{ask: {id: q, prompt: "Why?"}}]}
  g:
    title: Grids
    body:
      - grid: {id: g, corner: Line, rows: 3, columns: [{text: What, width: 4}, {text: Day, width: 2}, {text: "Hours, in all", width: 1}, {text: Who, width: 3}]}
      - grid: {id: g2, rows: ["1", "2"], columns: [Where, When]}
      - instrument: n
      - columns:
          - - ask: {id: a, prompt: Short}
          - - ask: {id: b, prompt: A question that is a good deal longer than its place}
handouts:
  h:
    title: A reading
    paragraphs: true
    source: "H. [example.org/h](https://example.org/h)"
    text: "Opening.\\n\\n- first entry\\n- second entry\\n\\n> A quotation.\\n\\nClosing."
`;
const ROWS = `group,s.q1,s.q2\n${'Bay Lane,Often,Seldom\n'.repeat(8)}`;

let out: string;
let booklet: ReadPdf;
let fields: readonly Field[];

beforeAll(async () => {
  const folder = folderWith({ 'plan.yaml': PLAN, 'a.csv': ROWS, 'b.csv': ROWS });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
  expect(run.err).not.toContain('error');
  out = join(folder, 'out');
  booklet = await readPdf(join(out, 'booklet.pdf'));
  fields = JSON.parse(readFileSync(join(out, 'fields.json'), 'utf8')) as Field[];
}, 60_000);

const pageWith = (text: string, pdf = booklet): ReadPage => pdf.pages.find((p) => p.plain.includes(text))!;
const place = (page: ReadPage, text: string): PdfText => page.texts.find((t) => t.text.trim() === text)!;
const inBooklet = (id: string): Field[] => fields.filter((f) => f.document === 'booklet.pdf' && f.id === id);

describe('cards', () => {
  it('begin at once, without blanks for a name and without a page for the title', async () => {
    const cards = await readPdf(join(out, 'worksheets/cards.pdf'));
    expect(cards.pages).toHaveLength(1);
    expect(cards.pages[0]!.plain).toContain('Front A');
    expect(cards.pages[0]!.plain).not.toContain('School');
    expect(fields.filter((f) => f.document === 'worksheets/cards.pdf')).toEqual([]);
  });

  it('with backs take two pages, the title in the head of both', async () => {
    const { pages } = await readPdf(join(out, 'worksheets/backs.pdf'));
    expect(pages.map((p) => /Duplex.*(Front|Back) C/.test(p.plain) || p.plain)).toEqual([true, true]);
  });
});

describe('links', () => {
  it('are numbered through the document', () => {
    expect(pageWith('example.org/a').plain).toMatch(/example\.org\/a ?1/);
    expect(pageWith('the second').plain).toMatch(/the second ?2/);
  });

  it('whose words are the address have a code, and the address once', () => {
    const { plain, roles } = pageWith('example.org/h');
    expect(plain.split('example.org/h').length - 1).toBe(1);
    expect(roles).toContain('Figure');
  });

  it('do not end a line behind https://', () => {
    for (const p of booklet.pages) for (const t of p.texts) expect(t.text).not.toMatch(/:\/\/$/);
    expect(pageWith('the second').plain).toContain('https://example.org/long/');
  });
});

describe('the contents', () => {
  it('name appendix and references', () => {
    const { plain } = booklet.pages[1]!;
    expect(plain).toMatch(/All frames \d+ References \d+/);
  });
});

describe('numbers of sheets', () => {
  it('are given to those that print them', () => {
    const { plain } = pageWith('See Questions');
    expect(plain).toContain('See Questions and Sheet 3.');
    expect(pageWith('Grids').plain).toContain('Sheet 3');
  });
});

describe('results', () => {
  it('mark the items that are worded the other way round', () => {
    expect(pageWith('I forget.').plain).toMatch(/I forget\. ?\u00a0?\(R\)/);
  });
});

describe('grids', () => {
  it('have columns as wide as their longest word, whatever the shares say', () => {
    const { texts } = pageWith('Grids');
    const words = texts.map((t) => t.text.trim());
    expect(words).toContain('Hours,');
    expect(words).toContain('in all');
  });

  it('give the names of rows the width that they need', () => {
    const cell = inBooklet('g.g2.n1.where')[0]!;
    expect(cell.x - place(pageWith('Grids'), 'Line').x).toBeLessThan(10 * MM);
  });
});

describe('a legend of numbers', () => {
  it('has the words of both ends over theirs', () => {
    const page = pageWith('hardly');
    const end = (t: PdfText): number => t.x + t.width;
    expect(place(page, 'hardly').x).toBeCloseTo(place(page, '1').x, 0);
    expect(end(place(page, 'fully'))).toBeCloseTo(end(place(page, '10')), 0);
  });
});

describe('options of a blank', () => {
  it('are spread over their rows', () => {
    const options = fields.filter((f) => f.document === 'worksheets/g.pdf' && f.id === 'group');
    const rows = new Map<number, number>();
    for (const f of options) rows.set(f.y, (rows.get(f.y) ?? 0) + 1);
    expect([...rows.values()]).toEqual([4, 4]);
  });
});

describe('numbered paragraphs', () => {
  it('hang in one column; a list has one number', () => {
    const page = pageWith('Opening.');
    const numbers = page.texts.filter(
      (t) => /^\d$/.test(t.text) && t.size < 9 && t.x < place(page, 'Opening.').x,
    );
    expect(numbers.map((t) => t.text)).toEqual(['1', '2', '3', '4']);
    expect(new Set(numbers.map((t) => Math.round(t.x + t.width))).size).toBe(1);
    expect(numbers[1]!.y).toBeCloseTo(place(page, 'first entry').y, 0);
  });
});

describe('questions side by side', () => {
  it('have their words above where one needs it', () => {
    const [a, b] = [inBooklet('g.a')[0]!, inBooklet('g.b')[0]!];
    expect(a.w).toBeCloseTo(b.w, 1);
  });
});

describe('a source', () => {
  it('is not left alone on a page', async () => {
    for (const count of [20, 21, 22, 23, 24, 25]) {
      const items = Array.from({ length: count }, (_, i) => `"Item ${i}"`).join(', ');
      const folder = folderWith({
        'plan.yaml': `plenary: 1\ntitle: T\ndocuments: [instruments]\ninstruments: {i: {title: I, source: Where it comes from., scale: {from: 1, to: 4}, items: [${items}]}}\n`,
      });
      expect(plenary(folder, ['build', 'plan.yaml', '-o', 'out']).code).toBe(0);
      const { pages } = await readPdf(join(folder, 'out/instruments/i.pdf'));
      expect(pages.find((p) => p.plain.includes('Where it comes from.'))!.plain).toContain('Item');
    }
  }, 60_000);
});

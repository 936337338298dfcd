import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import type { Field } from '../helpers/fields.js';
import { type PdfText, type ReadPdf, readPdf } from '../helpers/pdf.js';

const MM = 72 / 25.4;
const PLAN = `plenary: 1
title: Forms that use their width
modules: [{title: M, activities: [{title: Act, use: [i, r, w, n]}]}]
instruments:
  i: {title: Heads, scale: {labels: [Not yet, Now and then, Mostly, Reliably]}, items: [I do this.]}
  r: {title: Rubric, levels: [A, B, C, D], evidence: 2, items: [{text: First, descriptors: [a1, b, c, d]}, {text: Second, descriptors: [a2, b, c, d]}]}
worksheets:
  w:
    title: Sheet
    body:
      - text: |
          | Number | What it would look like in an ordinary week | Where |
          |---|---|---|
          | 1 | A longer text that needs the room which the first and the last column do not need, and goes on | p. 4 |

          - [ ] One box
          - [ ] Two boxes
      - place:
          id: p
          x: {title: How people work, labels: [mostly alone, mostly together]}
          y: {title: How people decide, labels: [by the rule, by their own judgement]}
          cells: [[{title: Closed workshops, text: Much skill and little exchange. The best lessons are known to pupils only.}, B], [C, D]]
          marks: [now, target]
          arrow: true
      - grid: {id: g, corner: No., rows: 3, columns: [What, Who]}
      - columns:
          - - ask: {id: caller, prompt: Who rings me on the first day of the month after this one and asks about it}
          - - ask: {id: day, prompt: On, type: date}
  n: {title: Results, body: [{results: {instrument: i, show: mean, rounds: {October 2025: o.csv, November 2025: o.csv}}}]}
`;
const ROWS = `i.q1\n${'Mostly\n'.repeat(6)}`;

let booklet: ReadPdf;
let fields: readonly Field[];

beforeAll(async () => {
  const folder = folderWith({ 'plan.yaml': PLAN, 'o.csv': ROWS });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
  expect(run.err).not.toContain('error');
  booklet = await readPdf(join(folder, 'out/booklet.pdf'));
  const all = JSON.parse(readFileSync(join(folder, 'out/fields.json'), 'utf8')) as Field[];
  fields = all.filter((f) => f.document === 'booklet.pdf');
}, 60_000);

const texts = (): readonly PdfText[] => booklet.pages.flatMap((p) => p.texts);
/** The first text that begins so. */
const at = (text: string): PdfText => texts().find((t) => t.text.startsWith(text))!;
const has = (text: string): PdfText => texts().find((t) => t.text.includes(text))!;
const field = (id: string): Field => fields.find((f) => f.id === id)!;

describe('a table in a text', () => {
  it('gives its columns what their words need', () => {
    const [number, what, where] = [at('Number'), at('What it would'), at('Where')];
    expect(what.x - number.x).toBeLessThan(22 * MM);
    expect(where.x - what.x).toBeGreaterThan(120 * MM);
    expect(where.x - what.x).toBeGreaterThan(where.width * 5);
  });
});

describe('a list to tick', () => {
  it('has its entries 8 mm apart, with room for boxes of 4.5 mm', () => {
    expect(at('Two boxes').y - at('One box').y).toBeCloseTo(8 * MM, 1);
    expect(at('One box').x - at('Number').x).toBeCloseTo(8 * MM, 1);
  });
});

describe('a square with words in its cells', () => {
  it('is as wide as the page allows, its words near what they name', () => {
    const cell = fields.filter((f) => f.id === 'w.p.now')[0]!;
    expect(cell.w * 2).toBeGreaterThan(45 * MM);
    const label = at('by their own');
    const title = at('How people');
    expect(label.x - (title.x + title.width)).toBeLessThan(10 * MM);
    expect(cell.x - (label.x + label.width)).toBeLessThan(5 * MM);
    expect(at('the way')).toBeDefined();
  });
});

describe('rows that the plan only counts', () => {
  it('are numbered under the name of their numbers, in a narrow column', () => {
    const row = field('w.g.r2.what');
    const number = texts().find((t) => t.text === '2' && Math.abs(t.y - row.y) < 8 * MM && t.x < row.x)!;
    expect(number).toBeDefined();
    expect(row.x - number.x).toBeLessThan(12 * MM);
  });
});

describe('questions side by side', () => {
  it('have their lines at one height, however long their words', () => {
    expect(field('w.day').y).toBeCloseTo(field('w.caller').y, 1);
  });
});

describe('heads', () => {
  it('of a scale take two lines where there is room', () => {
    expect(at('Now and').y - at('then').y).toBeLessThan(0);
    expect(at('then').y).toBeCloseTo(at('Mostly').y, 1);
    expect(texts().some((t) => t.text === 'Now')).toBe(false);
  });

  it('of rounds are not hyphenated', () => {
    expect(texts().some((t) => t.text.startsWith('November'))).toBe(true);
    expect(texts().some((t) => t.text === 'Novemb-')).toBe(false);
  });
});

describe('a rubric', () => {
  it('parts a dimension from its descriptors, and from the lines above', () => {
    expect(at('a1').y - has('First').y).toBeGreaterThan(2.4 * (8 / 3) * MM - 1);
    const evidence = fields.filter((f) => f.id === 'r.q1.evidence');
    const end = Math.max(...evidence.map((f) => f.y + f.h));
    expect(has('Second').y - end).toBeGreaterThan(11 * MM);
  });
});

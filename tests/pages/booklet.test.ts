import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import type { Field } from '../helpers/fields.js';
import { type ReadPdf, readPdf } from '../helpers/pdf.js';

const MM = 72 / 25.4;

const PLAN = `plenary: 1
id: sample
title: "Trust & **stars** <day>"
date: 2026-03-12
start: "09:00"
participants: 24
rights: Free to copy.
identify:
  respondent: {prompt: Name or code}
scales:
  agree4: {labels: [Agree strongly, Agree, Disagree, Disagree strongly], values: [4, 3, 2, 1]}
modules:
  - label: Session 1
    title: Where we stand
    divider: true
    summary: What this is about.
    activities:
      - id: chat
        title: Fireside chat
        minutes: 20
        group: {size: 3, as: home, roles: [moderator]}
        participants: The audit stands on :pages[audit].
        facilitator: Only for the guide.
        body:
          - write: {id: task, prompt: What would you hand over?, lines: 4}
      - title: Break
        minutes: 10
      - id: look
        title: Looking
        minutes: 30
        use: [audit, sheet, reading]
instruments:
  audit:
    title: An audit
    scale: agree4
    totals: true
    items: [${Array.from({ length: 40 }, (_, i) => `"Statement number ${i + 1} of the audit"`).join(', ')}, {text: The last one is turned, reversed: true}]
worksheets:
  sheet:
    title: A sheet
    body:
      - choose: {id: one, prompt: Which one?, options: [red, blue], other: true}
      - choose: {id: two, prompt: Which two?, options: [a, b, c], max: 2}
      - ask: {id: hours, prompt: Hours, type: number, unit: a week}
      - grid: {id: plan, prompt: A plan, rows: [First, Second], columns: [What, When]}
      - write: {id: rest, prompt: Write on, fill: true}
handouts:
  reading:
    title: A reading
    text: |
${Array.from({ length: 30 }, (_, i) => `      Paragraph ${i + 1} of the reading says çéöÅñ and goes on for a while, so that it takes more than one line of the page, which it does now.\n`).join('\n')}
`;

let out: string;
let booklet: ReadPdf;
let fields: readonly Field[];

beforeAll(async () => {
  const folder = folderWith({ 'plan.yaml': PLAN });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
  expect(run.err).not.toContain('error');
  expect(run.code).toBe(0);
  out = join(folder, 'out');
  booklet = await readPdf(join(out, 'booklet.pdf'));
  fields = JSON.parse(readFileSync(join(out, 'fields.json'), 'utf8')) as Field[];
}, 60_000);

const pageWith = (pdf: ReadPdf, text: string, from = 0): number =>
  pdf.pages.findIndex((p, i) => i >= from && p.plain.includes(text)) + 1;

describe('the booklet as a reader finds it', () => {
  it('has title, language, tags and bookmarks', () => {
    expect(booklet.title).toBe('Trust & stars <day>');
    expect(booklet.language).toBe('en');
    expect(booklet.tagged).toBe(true);
    expect(booklet.outline).toEqual(['Contents', 'Session 1: Where we stand']);
  });

  it('opens with a cover that has neither head nor folio', () => {
    expect(booklet.pages[0]!.plain).toContain('stars');
    expect(booklet.pages[0]!.plain).not.toContain('Booklet');
  });

  it('names in the contents the pages on which things really stand', () => {
    const contents = booklet.pages[1]!;
    const row = contents.texts.find((t) => t.text === 'Fireside chat')!;
    const number = contents.texts.filter((t) => Math.abs(t.y - row.y) < 2).at(-1)!;
    const real = booklet.pages.findIndex((p, i) => i > 2 && p.plain.includes('What would you hand over')) + 1;
    expect(Number(number.text)).toBe(real);
  });

  it('puts the divider on a right-hand page', () => {
    const divider = pageWith(booklet, 'What this is about.');
    expect(divider % 2).toBe(1);
  });

  it('resolves a page reference to where the sheet stands', () => {
    const first = pageWith(booklet, 'Statement number 1 of');
    const last = pageWith(booklet, 'The last one is turned');
    const chat = booklet.pages[pageWith(booklet, 'The audit stands on', 2) - 1]!.plain;
    expect(chat).toContain(`pp. ${first}–${last}`);
  });

  it('tells clock times and leaves out what is for the facilitator', () => {
    const all = booklet.pages.map((p) => p.plain).join(' ');
    expect(all).toContain('09:00–09:20');
    expect(all).toContain('09:20–09:30');
    expect(all).not.toContain('Only for the guide.');
  });

  it('numbers every page but the cover', () => {
    for (const [i, page] of booklet.pages.entries()) {
      if (i === 0) continue;
      const folio = page.texts.filter((t) => t.y > page.height - 20 * MM).map((t) => t.text);
      expect(folio).toContain(String(i + 1));
    }
  });

  it('repeats the head of a rating table on each page', () => {
    const first = pageWith(booklet, 'Statement number 1 of');
    const last = pageWith(booklet, 'The last one is turned');
    expect(last).toBeGreaterThan(first);
    for (let p = first; p <= last; p++) expect(booklet.pages[p - 1]!.plain).toContain('Disagree');
  });

  it('keeps nothing within 8 mm of the edge', () => {
    for (const page of booklet.pages) {
      for (const t of page.texts) {
        expect(t.x).toBeGreaterThan(8 * MM);
        expect(t.y).toBeLessThan(page.height - 8 * MM);
      }
    }
  });

  it('is tagged with headings, lists, tables with header cells, and form fields', () => {
    const roles = new Set(booklet.pages.flatMap((p) => p.roles));
    for (const role of ['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Form', 'TOC', 'TOCI'])
      expect([...roles]).toContain(role);
  });

  it('can be copied from, accents and all', () => {
    expect(booklet.pages.map((p) => p.plain).join(' ')).toContain('çéöÅñ');
  });
});

describe('boxes for the pen', () => {
  const inBooklet = (): readonly Field[] => fields.filter((f) => f.document === 'booklet.pdf');

  it('stand in fields.json with the ids of the questions, and their options', () => {
    const q1 = inBooklet().filter((f) => f.id === 'audit.q1');
    expect(q1.map((f) => f.option)).toEqual(['4', '3', '2', '1']);
    expect(
      inBooklet()
        .filter((f) => f.id === 'sheet.one')
        .map((f) => f.option),
    ).toEqual(['red', 'blue', 'other']);
    const ids = new Set(inBooklet().map((f) => f.id));
    for (const id of [
      'chat.task',
      'sheet.one.other',
      'sheet.hours',
      'sheet.plan.first.what',
      'sheet.rest',
      'respondent',
    ])
      expect([...ids]).toContain(id);
  });

  it('are 4 mm or larger, and 6 mm apart from centre to centre', () => {
    const ticks = inBooklet().filter((f) => f.option !== null);
    for (const a of ticks) {
      expect(a.w).toBeGreaterThanOrEqual(4 * MM);
      for (const b of ticks) {
        if (a === b || a.page !== b.page) continue;
        const distance = Math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2);
        expect(distance).toBeGreaterThanOrEqual(6 * MM);
      }
    }
  });

  it('stand on the page that their item stands on', () => {
    for (const f of inBooklet().filter((x) => /^audit\.q\d+$/.test(x.id))) {
      const n = Number(f.id.slice('audit.q'.length));
      const text = n === 41 ? 'The last one is turned' : `Statement number ${n} of`;
      expect(booklet.pages[f.page - 1]!.plain).toContain(text);
    }
  });

  it('fill the page down to the foot of the text area where the plan says so', () => {
    const rest = inBooklet().find((f) => f.id === 'sheet.rest')!;
    expect(rest.y + rest.h).toBeCloseTo((26 + 240) * MM, 1);
  });

  it('are written in lines 8 mm apart', () => {
    const task = inBooklet().find((f) => f.id === 'chat.task')!;
    expect(task.h).toBeCloseTo(4 * 8 * MM, 1);
  });
});

describe('what else build writes', () => {
  it('a guide with what only the facilitator reads, and a sheet for each form', async () => {
    const guide = await readPdf(join(out, 'facilitator.pdf'));
    const all = guide.pages.map((p) => p.plain).join(' ');
    expect(all).toContain('Only for the guide.');
    expect(all).toContain('Run sheet');
    const sheet = await readPdf(join(out, 'instruments/audit.pdf'));
    expect(sheet.pages.map((p) => p.texts.find((t) => t.text.includes('/'))?.text)).toEqual(
      sheet.pages.map((_, i) => `${i + 1}/${sheet.pages.length}`),
    );
  });

  it('a header for typing answers in, in the order of the plan', () => {
    const header = readFileSync(join(out, 'responses.csv'), 'utf8').trimEnd().split(',');
    expect(header.slice(0, 5)).toEqual(['respondent', 'round', 'form', 'chat.task', 'audit.q1']);
    expect(header).toContain('sheet.plan.second.when');
    expect(header).toContain('sheet.one.other');
  });

  it('a manifest with a hash and the pages of each file', () => {
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      files: { path: string; sha256: string; pages: number | null }[];
      fingerprints: Record<string, string>;
    };
    expect(manifest.files.find((f) => f.path === 'booklet.pdf')!.pages).toBe(booklet.pages.length);
    for (const f of manifest.files) expect(f.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.fingerprints.audit).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}$/);
  });
});

describe('another paper', () => {
  it('breaks lines on Letter as on A4', async () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    expect(plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--paper', 'letter']).code).toBe(0);
    const letter = await readPdf(join(folder, 'out/booklet.pdf'));
    expect(letter.pages[0]!.width).toBeCloseTo(612, 0);
    const lines = (pdf: ReadPdf): string[] =>
      pdf.pages.flatMap((p) => p.texts.map((t) => t.text)).filter((t) => t.startsWith('Paragraph'));
    expect(lines(letter)).toEqual(lines(booklet));
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsFor } from '../../src/labels/index.js';
import type { DocumentPlan } from '../../src/pack/index.js';
import { printCsv, printSheet } from '../../src/pack/room/prints.js';
import { readPdf } from '../helpers/pdf.js';
import { parse } from '../helpers/plan.js';
import { buildRoom, PLAN, printRows, TWELVE } from './support.js';

describe('the print sheet', () => {
  it('says how often each file is wanted, how it is printed, and how many sheets that makes', () => {
    const out = buildRoom(PLAN, TWELVE);
    const rows = printRows(out);
    const of = (path: string) => rows.find((r) => r.path === path)!;
    // 12 people, 5 % are less than one, so two spares; as many pages to a sheet as its sides.
    const many = of('worksheets/many.pdf');
    expect(many).toMatchObject({ copies: '100', spares: '5', sheets: '105', sides: 'simplex' });
    expect(of('facilitator.pdf')).toMatchObject({ copies: '1', spares: '0' });
    // Everybody has theirs by name; who comes without a pack takes a spare.
    const booklet = of('booklet.pdf');
    expect(booklet).toMatchObject({ copies: '0', spares: '2', sides: 'duplex', note: 'in the packs' });
    const pages = Number(booklet.pages);
    expect(Number(booklet.sheets)).toBe(2 * Math.ceil(pages / 2));
    expect(of('people/booklets…')).toMatchObject({ copies: '1', spares: '0', finish: 'staple' });
    expect(Number(of('people/booklets…').sheets)).toBe(12 * Math.ceil(pages / 2));
    expect(of('worksheets/loose.pdf')).toMatchObject({
      copies: '0',
      spares: '2',
      sheets: '2',
      sides: 'simplex',
      note: 'in the packs',
    });
    const packs = of('people/stack…');
    expect(packs).toMatchObject({ copies: '1', spares: '0' });
    expect(Number(packs.pages)).toBeGreaterThanOrEqual(2 * 12);
    expect(of('worksheets/inbook.pdf')).toMatchObject({
      pile: '',
      copies: '0',
      sheets: '0',
      note: 'in the booklet',
    });
    expect(of('room/name-tents.pdf')).toMatchObject({
      pages: '6',
      stock: 'card',
      finish: 'cut and fold',
      sheets: '6',
    });
    expect(of('room/badges.pdf')).toMatchObject({ pages: '2', stock: 'card', finish: 'cut' });
    expect(of('room/certificates.pdf')).toMatchObject({ pages: '12', sheets: '12' });
  });

  it('names every PDF of the build and no other, and itself', () => {
    const out = buildRoom(PLAN, TWELVE);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      files: { path: string; pages: number | null }[];
    };
    const pdfs = manifest.files.filter((f) => f.pages !== null);
    // What is made for each person are piles; each folder in people/ lists its own.
    const rows = printRows(out).filter((r) => r.pile !== 'total' && !r.path!.startsWith('people/'));
    expect(new Map(rows.map((r) => [r.path, Number(r.pages)]))).toEqual(
      new Map(pdfs.map((f) => [f.path, f.pages])),
    );
    expect(pdfs.map((f) => f.path)).toContain('room/print-sheet.pdf');
    expect(manifest.files.map((f) => f.path)).toContain('room/print-sheet.csv');
  });

  it('names them also where only the room is built', () => {
    const whole = printRows(buildRoom(PLAN, TWELVE));
    const only = printRows(buildRoom(PLAN, TWELVE, '--only', 'room'));
    expect(only).toEqual(whole);
  });

  it('adds up on paper too', async () => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'print-sheet');
    const rows = printRows(out);
    const total = rows.at(-1)!;
    const sum = (key: string, of = rows.slice(0, -1)): number => of.reduce((n, r) => n + Number(r[key]), 0);
    expect(Number(total.sheets)).toBe(sum('sheets'));
    expect(Number(total.printed_sides)).toBe(sum('printed_sides'));
    const { pages } = await readPdf(join(out, 'room/print-sheet.pdf'));
    const text = pages.map((p) => p.plain).join(' ');
    const paper = sum(
      'sheets',
      rows.slice(0, -1).filter((r) => r.stock === 'paper'),
    );
    expect(text).toContain(`Sheets of A4 in all ${paper} `);
    expect(text).toContain(`Sheets of A4 card in all ${Number(total.sheets) - paper} `);
    expect(text).toContain('5 % of the copies and at least 2');
  });

  const document = (i: number, room: boolean): DocumentPlan => ({
    ...{
      id: `d${i}`,
      kind: 'sheet',
      template: 'worksheet',
      path: `${room ? 'room' : 'worksheets'}/d${i}.pdf`,
    },
    ...{ title: '=1+1, "x"', label: 'worksheet', form: null, anonymous: false, copies: null },
  });
  const files = fc.array(fc.record({ pages: fc.integer({ min: 1, max: 60 }), room: fc.boolean() }), {
    maxLength: 30,
  });

  it('adds up for any files, people and packs', () => {
    const plan = parse(PLAN).plan!;
    const count = fc.integer({ min: 1, max: 50 });
    const packs = fc.option(
      fc.record({
        people: count,
        pack: count,
        booklet: fc.option(count),
        holds: fc.constant(new Set(['d0'])),
      }),
    );
    fc.assert(
      fc.property(files, fc.option(fc.integer({ min: 0, max: 400 })), packs, (list, people, own) => {
        const made = list.map((f, i) => ({ document: document(i, f.room), pages: f.pages }));
        const sheet = printSheet(plan, made, own, { people, drawn: null }, labelsFor('en'));
        const sum = (of: (l: (typeof sheet.lines)[number]) => number) =>
          sheet.lines.reduce((n, l) => n + of(l), 0);
        expect(sheet.lines.length).toBe(list.length + (own ? (own.booklet === null ? 1 : 2) : 0));
        expect(sheet.totals.paper + sheet.totals.card).toBe(sum((l) => l.sheets));
        expect(sheet.totals.impressions).toBe(sum((l) => l.impressions));
        for (const l of sheet.lines) {
          expect(l.sheets).toBe((l.copies + l.spares) * l.each);
          expect(l.impressions).toBeLessThanOrEqual(l.sheets * (l.sides === 'duplex' ? 2 : 1));
          expect(l.pile === null).toBe(l.copies + l.spares === 0);
        }
        const numbered = sheet.lines.flatMap((l) => l.pile ?? []);
        expect(numbered).toEqual(numbered.map((_, i) => i + 1));
        // No title can become a formula in a spreadsheet.
        expect(printCsv(sheet, 'A4')).not.toMatch(/(^|,)"?=/m);
      }),
    );
  });

  it('counts packs and booklets as a pile each, and what people have not again', () => {
    const plan = parse(PLAN).plan!;
    const made = [{ document: document(0, false), pages: 2 }];
    const packs = { people: 2, pack: 4, booklet: 5, holds: new Set(['d0']) };
    const { lines, totals } = printSheet(plan, made, packs, { people: 12, drawn: null }, labelsFor('en'));
    expect(lines).toMatchObject([
      { path: 'people/stack…', pages: 8, sheets: 4, impressions: 8, note: { packs: 2 } },
      { path: 'people/booklets…', pages: 12, sheets: 6, impressions: 12 },
      { path: 'worksheets/d0.pdf', copies: 0, spares: 2, sheets: 2, note: 'packs' },
    ]);
    expect(totals).toEqual({ paper: 12, card: 0, impressions: 24, copies: 4 });
  });

  it('has a copy for each group that fills it in together, and for each who answers about somebody', () => {
    const { plan } = parse(`plenary: 1
title: A small day
language: en
documents: [worksheets, instruments]
modules:
  - title: Morning
    activities:
      - {title: Threes, group: {size: 3}, use: [poster]}
worksheets:
  poster: {title: Poster, answeredBy: group, print: loose, body: [{write: {id: a, lines: 3}}]}
instruments:
  view:
    title: View
    scale: {labels: [Seldom, Often]}
    raters: [self, {id: adviser, text: Adviser}, {id: staff, text: Staff, minimum: 3}]
    items: [I listen.]
`);
    const made = ['poster', 'view'].map((id) => ({ document: { ...document(0, false), id }, pages: 1 }));
    const counts = { people: 12, drawn: null };
    expect(printSheet(plan!, made, null, counts, labelsFor('en')).lines).toMatchObject([
      { copies: 4, spares: 2, note: 'groups' },
      { copies: 60, spares: 3, note: 'raters' },
    ]);
    // With packs, people have the sheet about themselves already.
    const packs = { people: 12, pack: 2, booklet: null, holds: new Set(['view']) };
    expect(printSheet(plan!, made, packs, counts, labelsFor('en')).lines[2]).toMatchObject({ copies: 48 });
  });
});

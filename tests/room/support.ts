import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';

export const MM = 72 / 25.4;
export const MIDDLE = fileURLToPath(new URL('../../sessions/leading-from-the-middle', import.meta.url));

/** Twelve come in threes with roles; four sheets, one of them only in the booklet. */
export const PLAN = `plenary: 1
title: A small day
language: en
date: 2026-03-12
start: "09:00"
venue: Room 4
facilitators: [Sample Facilitator]
participants: 12
modules:
  - title: Morning
    activities:
      - title: Threes
        minutes: 20
        group: {size: 3, as: home, number: letters, roles: [speaker, clock, writer]}
        materials: [{text: Markers, each: 2, per: group}, bell, {text: cards, each: 3, per: person}]
        use: [inbook]
      - title: Threes again
        minutes: 10
        group: home
        materials: [{text: markers, each: 1, per: group}, bell, {text: tape, each: 2, per: session}]
worksheets:
  inbook: {title: In the booklet, body: [{write: {id: a, lines: 3}}]}
  loose: {title: Loose, print: loose, body: [{write: {id: a, lines: 3}}]}
  many: {title: Many, copies: 100, body: [{write: {id: a, lines: 3}}]}
`;

export interface Guest {
  readonly name: string;
  readonly school?: string;
  readonly table?: string;
}

function roster(guests: readonly Guest[]): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = guests.map((g, i) =>
    [`P${String(i + 1).padStart(2, '0')}`, cell(g.name), cell(g.school ?? ''), cell(g.table ?? '')].join(','),
  );
  return `respondent,name,school,table\n${rows.join('\n')}\n`;
}

export const TWELVE: readonly Guest[] = Array.from({ length: 12 }, (_, i) => ({
  name: `Guest ${'ABCDEFGHIJKL'[i]}`,
  school: i % 2 === 0 ? 'North' : 'South',
  table: String((i % 3) + 1),
}));

/** Builds the room of a plan; gives the folder `out`. */
export function buildRoom(plan: string, guests: readonly Guest[] | null, ...more: string[]): string {
  const folder = folderWith({ 'plan.yaml': plan, ...(guests ? { 'people.csv': roster(guests) } : {}) });
  const args = ['build', 'plan.yaml', '-o', 'out', ...(guests ? ['--roster', 'people.csv'] : []), ...more];
  const run = plenary(folder, args);
  expect(run.err).not.toContain('error');
  expect(run.code).toBe(0);
  return join(folder, 'out');
}

/** Rows of print-sheet.csv by column. No cell of these plans has a comma. */
export function printRows(out: string): Record<string, string>[] {
  const [head, ...rows] = readFileSync(join(out, 'room/print-sheet.csv'), 'utf8').trimEnd().split('\n');
  const columns = head!.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [columns[i]!, cell])));
}

export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Baseline below the upper edge. */
  readonly y: number;
  readonly size: number;
  readonly turned: boolean;
  readonly artifact: boolean;
}

/** Texts of each page with their places in points, from the upper left corner. */
export async function piecesOf(path: string): Promise<{ width: number; height: number; texts: Piece[] }[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const pdf = await task.promise;
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const open: boolean[] = [];
    const texts: Piece[] = [];
    for (const raw of (await page.getTextContent({ includeMarkedContent: true })).items) {
      const item = raw as { type?: string; tag?: string; str?: string; transform?: number[] };
      if (item.type?.startsWith('begin')) open.push(item.tag === 'Artifact');
      if (item.type === 'endMarkedContent') open.pop();
      if (item.str === undefined || item.str.trim() === '' || !item.transform) continue;
      const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
      const artifact = open.at(-1) ?? true;
      texts.push({ text: item.str, x, y: height - y, size: Math.hypot(a, b), turned: a < 0, artifact });
    }
    pages.push({ width, height, texts });
  }
  await task.destroy();
  return pages;
}

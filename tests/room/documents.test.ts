import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { flaws } from '../helpers/quality.js';
import { buildRoom, type Guest, MIDDLE, MM, PLAN, piecesOf, TWELVE } from './support.js';

const roomOf = (out: string): string[] => readdirSync(join(out, 'room')).sort();
const ALL = [
  ...['badges.pdf', 'certificates.pdf', 'group-cards.pdf', 'name-tents.pdf', 'packing-list.pdf'],
  ...['print-sheet.csv', 'print-sheet.pdf', 'role-cards.pdf', 'sign-in.pdf', 'table-signs.pdf'],
];

describe('which documents are made', () => {
  it('all of them with a roster', () => {
    expect(roomOf(buildRoom(PLAN, TWELVE))).toEqual(ALL);
  });

  it('none without, unless they are asked for; then the lists alone, and why', () => {
    expect(existsSync(join(buildRoom(PLAN, null), 'room'))).toBe(false);
    const folder = folderWith({ 'plan.yaml': PLAN });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--only', 'room']);
    expect(run.code).toBe(0);
    expect(roomOf(join(folder, 'out'))).toEqual([
      ...['packing-list.pdf', 'print-sheet.csv', 'print-sheet.pdf', 'sign-in.pdf'],
    ]);
    expect(run.err.replace(/\s+/g, ' ')).toContain(
      'left out without --roster people.csv: badges, name-tents, table-signs, group-cards, role-cards, certificates',
    );
  });

  it('no cards of groups where the plan makes none', () => {
    const folder = folderWith({
      'plan.yaml': 'plenary: 1\ntitle: Talk\nmodules: [{title: M, activities: [{title: A}]}]\n',
      'people.csv': 'respondent,name\nP1,Ada\n',
    });
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--roster', 'people.csv']);
    expect(run.err).toContain('left out without groups in the plan:\n  group-cards, role-cards\n');
    expect(roomOf(join(folder, 'out'))).not.toContain('table-signs.pdf');
  });

  it('one of them by its name', () => {
    expect(roomOf(buildRoom(PLAN, TWELVE, '--only', 'badges'))).toEqual(['badges.pdf']);
  });

  it('from a template of one’s own', async () => {
    const folder = folderWith({
      'plan.yaml': `templates: ./own\n${PLAN}`,
      'people.csv': 'respondent,name,shoe\nP1,Ada,39\nP2,Ben,44\nP3,Cy,41\n',
      'own/badge.hbs':
        ':::cards{columns=1 rows=2}\n{{#each people}}\n:::card\n# {{name}}\n\nShoe {{columns.shoe}}\n:::\n{{/each}}\n:::\n',
    });
    const args = ['build', 'plan.yaml', '-o', 'out', '--only', 'badges', '--roster', 'people.csv'];
    expect(plenary(folder, args).err).not.toContain('error');
    const pages = await piecesOf(join(folder, 'out/room/badges.pdf'));
    expect(pages.map((p) => p.texts.map((t) => t.text))).toEqual([
      ['Ada', 'Shoe 39', 'Ben', 'Shoe 44'],
      ['Cy', 'Shoe 41'],
    ]);
  });

  it('in the same bytes twice', () => {
    const [a, b] = [buildRoom(PLAN, TWELVE, '--only', 'room'), buildRoom(PLAN, TWELVE, '--only', 'room')];
    for (const file of ALL)
      expect(readFileSync(join(a, 'room', file)).equals(readFileSync(join(b, 'room', file)))).toBe(true);
  });
});

describe('name tents', () => {
  it.each(['a4', 'letter'])('have their halves mirrored at the fold on %s', async (paper) => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'name-tents', '--paper', paper);
    const pages = await piecesOf(join(out, 'room/name-tents.pdf'));
    expect(pages.length).toBe(6);
    for (const { width, height, texts } of pages) {
      const upright = texts.filter((t) => !t.turned);
      expect(upright.map((t) => t.text)).toHaveLength(4);
      for (const t of upright) {
        const fold = t.y < height / 2 ? height / 4 : (3 * height) / 4;
        expect(t.y).toBeGreaterThan(fold);
        const twin = texts.find(
          (o) => o.turned && o.text === t.text && Math.abs(o.y - (2 * fold - t.y)) < 0.1,
        );
        expect(twin?.x).toBeCloseTo(width - t.x, 1);
        // Heard once.
        expect([t.artifact, twin?.artifact]).toEqual([false, true]);
      }
    }
  });

  it('have names to be read across a table', async () => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'name-tents');
    const [page] = await piecesOf(join(out, 'room/name-tents.pdf'));
    expect(page!.texts.find((t) => t.text === 'Guest A')!.size).toBeGreaterThan(60);
  });
});

const NAMES = ['badges', 'name-tents', 'sign-in', 'certificates'] as const;

describe('every name', () => {
  it.each(NAMES)('stands once in %s', async (id) => {
    const out = buildRoom(PLAN, TWELVE, '--only', id);
    const texts = (await piecesOf(join(out, `room/${id}.pdf`))).flatMap((p) =>
      p.texts.filter((t) => !t.artifact),
    );
    for (const { name } of TWELVE) expect(texts.filter((t) => t.text === name)).toHaveLength(1);
  });

  it('stands once among the signs of each kind, and each group has its sign', async () => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'table-signs');
    const pages = await piecesOf(join(out, 'room/table-signs.pdf'));
    const heads = pages.map((p) =>
      p.texts
        .slice(0, 2)
        .map((t) => t.text)
        .join(' '),
    );
    expect(heads).toEqual(['Table 1', 'Table 2', 'Table 3', 'Home 1', 'Home 2', 'Home 3', 'Home 4']);
    for (const { name } of TWELVE)
      expect(pages.flatMap((p) => p.texts).filter((t) => t.text.endsWith(name))).toHaveLength(2);
    // To be read from five metres: figures of more than 60 mm.
    for (const p of pages) expect(p.texts[1]!.size * 0.65).toBeGreaterThan(60 * MM);
  });
});

describe('cards', () => {
  it('stand whole in their cells, ten badges to a page', async () => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'badges');
    const pages = await piecesOf(join(out, 'room/badges.pdf'));
    expect(pages.map((p) => p.texts.filter((t) => t.text.startsWith('Guest')).length)).toEqual([10, 2]);
    const cell = (t: { x: number; y: number }): string =>
      `${Math.floor((t.x / MM - 25) / 84)} ${Math.floor((t.y / MM - 26) / 48)}`;
    const cells = pages[0]!.texts.map(cell);
    // Three lines in each cell, one after the other in reading order.
    expect(new Set(cells).size).toBe(10);
    expect(cells.filter((c, i) => c !== cells[i - 1])).toHaveLength(10);
  });

  it('give each group its members with number and role, and when it meets', async () => {
    const out = buildRoom(PLAN, TWELVE, '--only', 'group-cards,role-cards');
    const words = async (id: string): Promise<string> =>
      (await piecesOf(join(out, `room/${id}.pdf`))).flatMap((p) => p.texts.map((t) => t.text)).join(' ');
    const groups = await words('group-cards');
    expect(groups).toMatch(/Home 1 A *Guest \w, *speaker *B *Guest \w, *clock *C *Guest \w, *writer/);
    expect(groups.match(/09:00 Threes 09:20 Threes again/g)).toHaveLength(4);
    const roles = await words('role-cards');
    expect(roles.match(/Home \d/g)).toHaveLength(12);
    expect(roles).toMatch(/speaker *Home 1 *09:00 Threes: *Guest \w/);
  });
});

describe('the sign-in sheet', () => {
  it('is sorted, and ends in empty rows', async () => {
    const guests = ['Zoë', 'Ärne', 'Bo', 'anna'].map((name) => ({ name }));
    const out = buildRoom(PLAN.replace('language: en', 'language: de'), guests, '--only', 'sign-in');
    const texts = (await piecesOf(join(out, 'room/sign-in.pdf')))[0]!.texts.map((t) => t.text);
    expect(texts.filter((t) => guests.some((g) => g.name === t))).toEqual(['anna', 'Ärne', 'Bo', 'Zoë']);
    expect(texts).toContain('Unterschrift');
  });
});

const WORDS = 'Everybody who works here and is known by a very long name indeed, with all its parts '
  .repeat(4)
  .slice(0, 300);
const HARD: readonly Guest[] = [
  { name: WORDS, school: WORDS, table: '1' },
  { name: 'X' },
  { name: 'Y'.repeat(300), school: 'Z'.repeat(200), table: 'A table by the window, to the left of the door' },
  { name: '=cmd', school: '*not bold* [x](y) {{plan.title}}', table: '1' },
  { name: 'Ада Пример', school: 'Школа' },
  { name: 'Ada' },
  { name: 'Ada' },
  ...TWELVE,
];

describe('the paper', () => {
  it.each(['a4', 'letter'])('has no flaw with hard names on %s', { timeout: 120_000 }, async (paper) => {
    const out = buildRoom(PLAN, HARD, '--only', 'room', '--paper', paper);
    expect(await flaws(out)).toEqual([]);
    for (const file of ALL.filter((f) => f.endsWith('.pdf')))
      for (const { texts } of await piecesOf(join(out, 'room', file)))
        for (const t of texts) expect(t.size, `${file}: ${t.text}`).toBeGreaterThan(9.99);
  });

  it.each(['a4', 'letter'])('has no flaw for the forty-eight on %s', { timeout: 120_000 }, async (paper) => {
    const out = folderWith({});
    const roster = join(MIDDLE, 'roster.csv');
    const args = ['build', join(MIDDLE, 'plan.yaml'), '-o', out, '--only', 'room', '--roster', roster];
    expect(plenary(dirname(out), [...args, '--paper', paper]).code).toBe(0);
    expect(roomOf(out)).toEqual(ALL);
    expect(await flaws(out)).toEqual([]);
  });
});

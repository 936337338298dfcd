import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { pageWith, plainOf, textAt } from '../helpers/pages.js';
import { type ReadPage, type ReadPdf, readPdf } from '../helpers/pdf.js';

const PLAN = `plenary: 1
title: A day and an evening
date: 2026-08-13
participants: 48
clock: 12
identify: {group: {prompt: School}}
modules:
  - title: First
    start: "11:30"
    end: "13:30"
    activities:
      - title: Lettering off
        minutes: 20
        purpose: A purpose that takes several lines of the narrow column in which the run sheet has its activities.
        group: {size: 4, as: home, number: letters, roles: [moderator, writer, scout]}
        parts: [{text: Why do things stay?, use: [h.a]}, {text: How do they go?, use: [h.b]}]
      - {title: Same corner, minutes: 50, group: {as: home, meet: number}, participants: Sit with your letter.}
      - {title: Partners, minutes: 10, group: {as: partners, min: 2, max: 3, by: choice}}
      - {title: At home, minutes: 10, group: {min: 5, max: 8, by: group}}
  - {title: Second, date: 2026-10-22, start: "16:00", activities: [{title: Evening, minutes: 30}]}
handouts:
  h: {title: The hinge, parts: {a: {title: Part a, text: One.}, b: {title: Part b, text: Two.}}}
`;

let booklet: ReadPdf;
let guide: ReadPdf;

async function built(plan: string): Promise<{ booklet: ReadPdf; guide: ReadPdf }> {
  const folder = folderWith({ 'plan.yaml': plan });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out']);
  expect(run.err).not.toContain('error');
  return {
    booklet: await readPdf(join(folder, 'out/booklet.pdf')),
    guide: await readPdf(join(folder, 'out/facilitator.pdf')),
  };
}

beforeAll(async () => {
  ({ booklet, guide } = await built(PLAN));
}, 60_000);

describe('groups', () => {
  it('of one letter meet by their letter, in booklet, guide and run sheet', () => {
    expect(plainOf(booklet)).toContain('Same letter of home: all A’s together');
    expect(plainOf(guide).split('Same letter of home').length - 1).toBe(2);
  });

  it('whom people choose are not counted; a column that makes them is named', () => {
    expect(plainOf(booklet)).toContain('In twos or threes, by choice');
    expect(plainOf(booklet)).toContain('In groups of 5 to 8, by School');
    expect(plainOf(booklet)).not.toMatch(/(24|10|8) groups/);
  });

  it('say it in German and French too', async () => {
    const german = await built(PLAN.replace('plenary: 1', 'plenary: 1\nlanguage: de'));
    expect(plainOf(german.guide)).toContain('Gleiche Buchstaben aus home: alle A zusammen');
    expect(plainOf(german.guide)).toContain('Heft S.');
    const french = await built(PLAN.replace('plenary: 1', 'plenary: 1\nlanguage: fr'));
    expect(plainOf(french.guide)).toContain('tous les A ensemble');
  });
});

describe('the guide', () => {
  it('prints parts with their letter and the pages in the booklet', () => {
    const page = pageWith(guide, 'Why do things stay?');
    expect(page.plain).toMatch(/A Why do things stay\? Part a, booklet p\. \d+ B How do they go\? Part b/);
    expect(page.texts.find((t) => t.text === 'A')!.y).toBeCloseTo(textAt(page, 'Why do').y, 1);
  });

  it('keeps a short activity on one page', () => {
    const page = pageWith(guide, 'Sit with your letter.');
    expect(page.plain).toContain('Same corner');
    expect(page.plain).toContain('Participants');
  });
});

describe('the run sheet', () => {
  const sheet = (title: string): ReadPage =>
    guide.pages.find((p) => p.plain.includes('Run sheet: ') && p.texts.some((t) => t.text === title))!;

  it('shares its page with a short one of another day, whole or not at all', async () => {
    expect(sheet('Second')).toBe(sheet('First'));
    const many = Array.from({ length: 9 }, (_, i) => `{title: Task ${i + 1}, minutes: 5}`);
    const { guide: longer } = await built(
      PLAN.replace('{title: Evening, minutes: 30}', `${many.join(', ')}, {title: Evening, minutes: 30}`),
    );
    const pages = longer.pages.filter((p) => p.plain.includes('Run sheet: '));
    expect(pages).toHaveLength(2);
    expect(pages[1]!.plain).toMatch(/Second.*Task 1 .*Task 9 .*Evening/);
  });

  it('names every role', () => {
    for (const role of ['In fours', '12 groups', 'moderator', 'writer', 'scout'])
      expect(sheet('First').plain).toContain(role);
  });

  it('tells the day of a module that is on another one', () => {
    expect(sheet('Second').plain).toContain('Thursday, 22 October');
    expect(sheet('First').plain).not.toContain('August');
  });

  it('adds up its minutes, and says of how many', () => {
    expect(sheet('First').plain).toContain('11:30 am–1:30 pm');
    expect(sheet('First').plain).toContain('90 of 120 minutes');
    expect(sheet('First').plain).toContain('90 of 120 min');
    expect(sheet('Second').plain).toContain('30 minutes');
  });

  it('adds them up alike where the module has only an end', async () => {
    const only = PLAN.replace('participants: 48', 'participants: 48\nstart: "11:30"').replace(
      '    start: "11:30"\n',
      '',
    );
    const { guide: other } = await built(only);
    expect(other.pages[1]!.plain).toBe(guide.pages[1]!.plain);
  });

  it('leaves 4 mm between its columns', () => {
    const page = sheet('First');
    const columns = ['Activity', 'Groups'].map((t) => textAt(page, t).x);
    const words = page.texts.filter((t) => t.x >= columns[0]! - 1 && t.x < columns[1]! - 1);
    const ends = words.map((t) => t.x + t.width);
    expect(Math.max(...ends)).toBeLessThan(columns[1]! - (4 * 72) / 25.4 + 0.1);
    expect(Math.max(...ends)).toBeGreaterThan(columns[1]! - (14 * 72) / 25.4);
  });
});

describe('a time of two lines', () => {
  it('stands beside the text, which begins right under its title', () => {
    const page = pageWith(booklet, 'Sit with your letter.');
    const title = textAt(page, 'Same corner');
    const text = textAt(page, 'Sit with');
    expect(text.y - title.y).toBeLessThan(45);
    const group = textAt(page, 'Same letter');
    const minutes = page.texts.find((t) => t.text === '50 minutes')!;
    expect(group.y).toBeGreaterThan(minutes.y + 8);
  });
});

describe('narrow paper', () => {
  it('has room for the cover, and times that are parted at their dash', async () => {
    const folder = folderWith({
      'plan.yaml': PLAN.replace(
        'title: A day and an evening',
        'title: Leading a whole school from the middle\nsubtitle: A day for heads of department and coordinators, and an evening ten weeks later\nvenue: The Hall\nfacilitators: [One, Two]\nrights: Free to copy for teaching.',
      ),
    });
    expect(plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--paper', 'a5']).code).toBe(0);
    const { pages } = await readPdf(join(folder, 'out/booklet.pdf'));
    const cover = pages[0]!;
    expect(Math.max(...cover.texts.map((t) => t.y))).toBe(textAt(cover, 'Free to copy').y);
    expect(textAt(cover, 'Free to copy').y).toBeLessThan(cover.height - 20);
    const words = pages.flatMap((p) => p.texts.map((t) => t.text));
    expect(words).toContain('12:40–');
    expect(words.some((w) => w.endsWith('a-') || w.endsWith('p-'))).toBe(false);
  });
});

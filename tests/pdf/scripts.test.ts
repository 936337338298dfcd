import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';

const plan = (language: string): string => `plenary: 1
title: Scripts
language: ${language}
documents: [worksheets]
modules:
  - {title: One, activities: [{title: Ask, use: [sheet]}]}
worksheets:
  sheet:
    title: שלום לכולם
    body:
      - text: يعمل الفريق 12 مرة (معا) في الأسبوع والإدارة
      - choose:
          id: colour
          prompt: ${language === 'he' ? 'צבע' : 'रंग चुनो'}
          options: [{id: a, text: Κόκκινο}, {id: b, text: Xanh lá cây}, {id: c, text: 青い空}, {id: d, text: 초록}]
      - grid:
          id: people
          corner: שם
          rows: [{id: r1, text: שרה כהן}, {id: r2, text: محمد علي}, {id: r3, text: ไทย}]
          columns: [{id: c1, text: תשובה}]
`;

/** Texts of a page without the signs of direction that readers add. */
async function read(path: string): Promise<{ plain: string; at: (text: string) => number }> {
  const page = (await readPdf(path)).pages[0]!;
  const at = (text: string): number => page.texts.find((t) => t.text.includes(text))!.x;
  return { plain: page.plain.replace(/[\u200e\u200f\u202a-\u202e]/g, ''), at };
}

describe('a sheet in many scripts', () => {
  const folder = folderWith({ 'plan.yaml': plan('en'), 'he.yaml': plan('he') });
  const built = (name: string, out: string): string => {
    const run = plenary(folder, ['build', name, '-o', out]);
    expect(run.code, run.err).toBe(0);
    expect(run.err).not.toContain('missing-glyph');
    return join(folder, out, 'worksheets/sheet.pdf');
  };

  it('is read back in the order in which it was written', { timeout: 60_000 }, async () => {
    const { plain } = await read(built('plan.yaml', 'a'));
    for (const text of [
      'שלום לכולם',
      'الفريق',
      'في الأسبوع والإدارة',
      '12',
      'चु',
      'Κόκκινο',
      'Xanh lá cây',
      '青い空',
      '초록',
      'שרה כהן',
      'محمد علي',
      'ไทย',
    ])
      expect(plain).toContain(text);
  });

  it('has each text flush on the side where it begins', { timeout: 60_000 }, async () => {
    const both = `plenary: 1
title: Both
language: LANGUAGE
documents: [worksheets]
modules: [{title: One, activities: [{title: Ask, use: [sheet]}]}]
worksheets:
  sheet:
    title: שלום לכולם
    body:
      - text: |
          English words.

          מילים בעברית.

          - נקודה

          - point

          | name | שם |
          | --- | --- |
          | Sarah | שרה |
      - choose: {id: he, prompt: "מה?", options: [{id: a, text: אדום}, {id: b, text: כחול}]}
      - choose: {id: en, prompt: "What?", options: [{id: a, text: Red}, {id: b, text: Blue}]}
      - choose: {id: mixed, prompt: "Which?", options: [{id: a, text: ירוק}, {id: b, text: Green}]}
`;
    const mixed = folderWith({
      'en.yaml': both.replace('LANGUAGE', 'en'),
      'he.yaml': both.replace('LANGUAGE', 'he'),
    });
    for (const language of ['en', 'he']) {
      const run = plenary(mixed, ['build', `${language}.yaml`, '-o', language]);
      expect(run.code, run.err).toBe(0);
      const page = (await readPdf(join(mixed, language, 'worksheets/sheet.pdf'))).pages[0]!;
      const inner = (25 * 72) / 25.4;
      const left = language === 'en' ? inner : page.width - inner - (168 * 72) / 25.4;
      const right = left + (168 * 72) / 25.4;
      const text = (words: string) => page.texts.find((t) => t.text.includes(words))!;
      for (const words of ['English words.', 'What?']) expect(text(words).x).toBeCloseTo(left, 0);
      for (const words of ['שלום לכולם', 'מילים בעברית', 'מה'])
        expect(text(words).x + text(words).width, words).toBeCloseTo(right, 0);
      const bullets = page.texts.filter((t) => t.text.includes('•')).map((t) => t.x);
      expect(bullets[0]).toBeGreaterThan(text('נקודה').x + text('נקודה').width);
      expect(bullets[1]).toBeLessThan(text('point').x);
      const fields: { id: string; x: number; w: number }[] = JSON.parse(
        readFileSync(join(mixed, language, 'fields.json'), 'utf8'),
      );
      const boxes = (id: string) => fields.filter((f) => f.id === `sheet.${id}`);
      for (const box of boxes('he')) expect(box.x + box.w).toBeCloseTo(right, 0);
      for (const box of boxes('en')) expect(box.x).toBeCloseTo(left, 0);
      // One of both directions keeps its boxes where the page begins.
      for (const box of boxes('mixed'))
        expect(language === 'en' ? box.x : box.x + box.w).toBeCloseTo(language === 'en' ? left : right, 0);
    }
  });

  it('has the same bytes again', { timeout: 60_000 }, () => {
    expect(readFileSync(built('plan.yaml', 'b')).equals(readFileSync(built('plan.yaml', 'c')))).toBe(true);
  });

  it('is turned where the language is read from the right', { timeout: 60_000 }, async () => {
    const [en, he] = [await read(built('plan.yaml', 'd')), await read(built('he.yaml', 'e'))];
    expect(en.at('Κόκκινο')).toBeLessThan(150);
    expect(he.at('Κόκκινο')).toBeGreaterThan(400);
    const boxes = (out: string): { id: string; x: number; w: number }[] =>
      JSON.parse(readFileSync(join(folder, out, 'fields.json'), 'utf8'));
    const [left, right] = [boxes('d')[0]!, boxes('e')[0]!];
    expect(right.id).toBe(left.id);
    expect(left.x + right.x + left.w).toBeCloseTo(595.28, 0);
    expect(readFileSync(join(folder, 'e/worksheets/sheet.pdf'), 'latin1')).toContain('/Direction /R2L');
  });
});

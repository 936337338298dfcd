import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../../src/report/index.js';
import { figure } from '../../src/report/words.js';
import { square } from '../charts/support.js';
import { items, type Row, scored } from '../score/support.js';

const plan = (title: string, anonymous = false): string => `
plenary: 1
title: ${JSON.stringify(title)}
identify: {respondent: {prompt: Name}, group: {prompt: School}}
instruments:
  trust:
    title: Trust
    anonymous: ${anonymous}
    scale: {from: 1, to: 4}
    items: [One, {text: Two, reversed: true}, Three, Four]
worksheets:
  reflect:
    title: Looking back
    body:
      - write: {id: best, prompt: What was best?}
      - choose: {id: focus, prompt: What next?, options: [Time, Trust], max: 2, other: true}
      - pick: {id: dims, prompt: Which?, options: [Care, Clarity, Calm], sets: [{id: strong, title: Strong, count: 1}, {id: weak, title: Weak, count: 1}]}
`;
const rows = (n: number, group: string, text = 'Tea'): Row[] =>
  Array.from({ length: n }, (_, i) => ({
    group,
    answers: {
      ...items('trust', 1 + (i % 4), 1 + ((i + 1) % 4), 1 + ((i * 3) % 4), 4),
      ...{
        'reflect.best': text,
        'reflect.focus': 'time',
        'reflect.dims.strong': 'care',
        'reflect.dims.weak': 'calm',
      },
    },
  }));
const html = (
  title: string,
  list: readonly Row[],
  more: { language?: string; by?: string; anonymous?: boolean } = {},
) => {
  const { scores, forms } = scored(
    plan(title, more.anonymous),
    list,
    more.by === undefined ? {} : { by: more.by },
  );
  return { scores, page: toHtml(scores, forms, { language: more.language ?? 'en', metrics: square }) };
};

/** Texts of cells, without markup. */
const tables = (page: string): string[][][] =>
  [...page.matchAll(/<table>(.*?)<\/table>/gs)].map(([, t]) =>
    [...t!.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, r]) =>
      [...r!.matchAll(/<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/gs)].map(([, c]) =>
        c!.replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n)),
      ),
    ),
  );

describe('the report as HTML', () => {
  const { page, scores } = html('A day', rows(12, 'North'));

  it('is one file that asks nobody for anything and needs no script', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed)\b|@import|url\(|\son\w+=|https?:/i);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
  });

  it('has its headings in order, and ids that are there once', () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map((m) => Number(m[1]));
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    levels.reduce((last, level) => {
      expect(level - last).toBeLessThanOrEqual(1);
      return level;
    }, 0);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/(?:aria-labelledby|aria-describedby|href)="#?([\w-]+)"/g))
      expect(ids).toContain(id);
  });

  it('has a title and a description for every chart, and the figures beside it', () => {
    const charts = [...page.matchAll(/<svg[^>]*>/g)];
    expect(charts.length).toBeGreaterThan(4);
    for (const [tag] of charts)
      expect(tag).toMatch(/role="img" aria-labelledby="c\d+-t" aria-describedby="c\d+-d"/);
    expect([...page.matchAll(/<figure/g)]).toHaveLength([...page.matchAll(/<\/details><\/figure>/g)].length);
  });

  it('has the figures of the scores in its tables', () => {
    const round = scores.instruments.trust!.rounds.all!;
    const shown = tables(page).flat();
    for (const [id, text] of [
      ['q1', 'One'],
      ['q2', 'Two\u00a0(R)'],
      ['q3', 'Three'],
      ['q4', 'Four'],
    ] as const) {
      const item = round.items![id]!;
      if (!('answers' in item)) throw new Error('no answers');
      expect(shown).toContainEqual([
        text,
        ...item.answers!.map((a) => String(a.count)),
        figure(item.favorable!.percent, 0),
      ]);
    }
    expect(shown).toContainEqual(['Care', '0', '12']);
    expect(shown).toContainEqual(['Time', '12 (100%)']);
  });

  it('speaks the language of the plan', () => {
    expect(html('Ein Tag', rows(8, 'Nord'), { language: 'de' }).page).toMatch(
      /<html lang="de">[\s\S]*Darüber zuerst sprechen/,
    );
    expect(html('x', rows(8, 'N'), { language: '"><script>' }).page).toContain('<html lang="en">');
  });
});

describe('what people write', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '`',
      '=',
      'a',
      's',
      ' ',
      '\u0000',
      '\u202e',
      '{',
      '$',
    ),
    minLength: 1,
  });

  it('is never markup, wherever it stands', () => {
    const clean = html('Plain', rows(6, 'North', 'plain')).page;
    const tags = (page: string): string[] => [...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((m) => m[1]!);
    fc.assert(
      fc.property(nasty, nasty, (title, text) => {
        fc.pre(
          title.trim() !== '' && text.trim() !== '' && !title.includes('\u0000') && !/[`{$\\]/.test(title),
        );
        const { page } = html(`T${title}`, rows(6, 'North', `<script>${text}</script>`));
        const count = (list: string[], tag: string): number => list.filter((t) => t === tag).length;
        expect(count(tags(page), 'script')).toBe(0);
        expect(new Set(tags(page))).toEqual(new Set(tags(clean)));
        expect(page).not.toContain('\u0000');
      }),
      { numRuns: 25 },
    );
  });
});

describe('groups that are hidden', () => {
  it('have a name and no figure', () => {
    // Five of West would say 4 to everything; four of them is fewer than the minimum.
    const west: Row[] = Array.from({ length: 4 }, () => ({
      group: 'West',
      answers: items('trust', 4, 1, 4, 4),
    }));
    const { page } = html('A day', [...rows(9, 'North'), ...rows(8, 'South'), ...west], {
      by: 'group',
      anonymous: true,
    });
    for (const row of tables(page)
      .flat()
      .filter(([name]) => name === 'West' || name === 'South'))
      expect(row.slice(1).filter((c) => c !== '')).toEqual(['hidden']);
    expect(page).toContain('Hidden: South and West.');
  });
});

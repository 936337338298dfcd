import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { toJson, toMarkdown } from '../../src/report/index.js';
import { items, type Row, scored } from '../score/support.js';

const PLAN = `
plenary: 1
title: Building trust
instruments:
  trust:
    title: T
    scale: {from: 1, to: 4}
    items: [One | two, {text: Three, reversed: true}]
worksheets:
  reflect: {title: R, body: [write: {id: best, prompt: Best}]}
`;
const markdown = (rows: readonly Row[], text = PLAN, by?: string): string => {
  const { scores, forms } = scored(text, rows, by === undefined ? {} : { by });
  return toMarkdown(scores, forms);
};
const rows = (n: number, round = 'all', shift = 0): Row[] =>
  Array.from({ length: n }, (_, i) => ({
    group: i % 2 ? 'North' : 'South',
    round,
    answers: items('trust', 1 + ((i + shift) % 4), 1 + (i % 3)),
  }));

describe('the summary as Markdown', () => {
  it('has tables of scores, items and groups', () => {
    const html = new MarkdownIt().render(markdown(rows(12), PLAN, 'group'));
    expect(html.match(/<table>/g)).toHaveLength(3);
    expect(html).toContain('<td>q1 One | two</td>');
    expect(html).toContain('<td>q2 Three (R)</td>');
  });

  it('has changes first', () => {
    const text = markdown([...rows(8, 'before'), ...rows(8, 'after', 1)]);
    expect(text.indexOf('### From before to after')).toBeLessThan(text.indexOf('### before (n = 8)'));
    expect(text).toContain('8 and 8');
  });

  it('says what is hidden', () => {
    const anonymous = PLAN.replace('title: T', 'title: T, anonymous: true').replace(
      'title: T, anonymous',
      'title: T\n    anonymous',
    );
    expect(markdown(rows(4), anonymous)).toContain('Hidden: fewer than 5 people answered');
    expect(markdown(rows(8), anonymous, 'group')).toContain('| North |  | hidden |');
  });

  it('takes nothing that people wrote for markup', () => {
    const written = [
      '# Head',
      '- a list',
      '1. one',
      '<b>bold</b>',
      '*stars*',
      '[a](b)',
      '&amp;',
      'two\n\nlines',
      '`code`',
    ];
    const html = new MarkdownIt({ html: true }).render(
      markdown(written.map((text) => ({ answers: { 'reflect.best': text } }))),
    );
    const found = [...html.matchAll(/<li>(.*)<\/li>/g)].map((m) => m[1]);
    expect(found).toEqual([
      ...['# Head', '- a list', '1. one', '&lt;b&gt;bold&lt;/b&gt;', '*stars*', '[a](b)', '&amp;amp;'],
      ...['two lines', '`code`'],
    ]);
  });
});

describe('JSON', () => {
  it('is indented by two, ends with a line end, and has the whole', () => {
    const { scores } = scored(PLAN, rows(6));
    const text = toJson(scores);
    expect(text.startsWith('{\n  "plenary": 1,\n  "session": {')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text).instruments.trust.rounds.all.n).toBe(6);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});

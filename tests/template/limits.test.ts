import { describe, expect, it } from 'vitest';
import { complaint, render } from './support.js';

describe('limits', () => {
  const list = Array.from({ length: 100 }, (_, i) => i);

  it('end loops after 100,000 rounds in all', () => {
    const nested =
      '{{#each plan.list}}{{#each ../plan.list}}{{#each ../../plan.list}}{{/each}}{{/each}}{{/each}}';
    expect(complaint(`x\n${nested}`, { plan: { list } })).toMatch(
      /^2:\d+: template-limit: the loops .* 100000 rounds/,
    );
    const joined = '{{#each plan.list}}{{#each ../plan.list}}{{join @root.plan.list}}{{/each}}{{/each}}';
    expect(complaint(joined, { plan: { list } })).toContain('template-limit');
    expect(
      render('{{#each plan.list}}{{#each ../plan.list}}{{/each}}{{/each}}', { plan: { list } }).said,
    ).toEqual([]);
  });

  it('end what a template yields at 10 MB, its data included', () => {
    const long = 'x'.repeat(1_000_000);
    expect(complaint('{{#each plan.list}}{{../plan.long}}{{/each}}', { plan: { list, long } })).toContain(
      'template-limit',
    );
  });

  it('end blocks in blocks at 20', () => {
    const nested = (n: number) => `${'{{#if plan}}'.repeat(n)}x${'{{/if}}'.repeat(n)}`;
    const plan = { a: 1 };
    expect(render(nested(20), { plan }).said).toEqual([]);
    expect(complaint(nested(21), { plan })).toContain('template-limit');
    expect(complaint(nested(5000), { plan })).toContain('template-limit');
    expect(complaint(`{{eq 1 ${'(eq 1 '.repeat(9000)}1${')'.repeat(9000)}}}`)).toContain('template-limit');
  });

  it('end partials that call themselves', () => {
    expect(complaint('{{> a}}', { partials: { a: '{{> b}}', b: 'x {{> a}}' } })).toContain('template-limit');
  });

  it('let `else if` go on for longer than blocks may be deep', () => {
    const chain = (n: number) =>
      `{{#if plan.none}}{{else if plan.none}}${'{{else if plan.none}}'.repeat(n)}{{/if}}x`;
    expect(render(chain(50), { plan: { none: null } }).said).toEqual([]);
    expect(complaint(chain(200), { plan: { none: null } })).toContain('template-limit');
  });

  it('end a template’s own size', () => {
    expect(complaint('x'.repeat(200_001))).toContain('template-limit');
  });
});

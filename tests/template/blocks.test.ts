import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { renderTemplate } from '../../src/template/index.js';
import { complaint, contextOf, render, shape } from './support.js';

describe('blocks', () => {
  const plan = { list: ['a', 'b'], empty: [], zero: 0, text: 't', none: null, one: { id: 'x' } };

  it('if, unless, else, else if', () => {
    expect(shape('{{#if plan.text}}yes{{/if}} {{#unless plan.none}}no{{/unless}}', { plan })).toEqual([
      'paragraph(yes no)',
    ]);
    expect(shape('{{#if plan.none}}a{{else if plan.empty}}b{{else}}c{{/if}}', { plan })).toEqual([
      'paragraph(c)',
    ]);
    expect(
      shape('{{#if plan.zero}}a{{else}}b{{/if}}{{#if plan.zero includeZero=true}}c{{/if}}', { plan }),
    ).toEqual(['paragraph(bc)']);
    expect(shape('{{#if (and plan.text (gt plan.list.length 1))}}both{{/if}}', { plan })).toEqual([
      'paragraph(both)',
    ]);
  });

  it('each and with, and what stands instead of nothing', () => {
    expect(shape('{{#each plan.empty}}x{{else}}none{{/each}}', { plan })).toEqual(['paragraph(none)']);
    expect(shape('{{#with plan.one}}{{id}}{{/with}}{{#with plan.none}}{{else}}-{{/with}}', { plan })).toEqual(
      ['paragraph(<x>-)'],
    );
    expect(shape('{{#with plan.one as |o|}}{{o.id}}{{/with}}', { plan })).toEqual(['paragraph(<x>)']);
    expect(complaint('{{#each plan.text}}{{/each}}', { plan })).toContain(
      '`each` needs a list, and this is a text',
    );
  });

  it('on lines of their own leave the Markdown intact', () => {
    const template =
      '# Head\n{{#each plan.list}}\n- {{this}}\n{{/each}}\n\n{{! a note }}\n| n |\n|---|\n{{#each plan.list}}\n| {{this}} |\n{{/each}}\n';
    expect(shape(template, { plan })).toEqual([
      'heading(Head)',
      'list(paragraph(<a>), paragraph(<b>))',
      'table(n / <a> / <b>)',
    ]);
  });

  it('partials see what their caller sees, a value, and names that they are given', () => {
    const partials = { item: '{{plan.text}}{{mark}}', id: '**{{id}}**', lines: 'first\n\nsecond\n' };
    expect(shape('{{> item mark="!"}}', { plan, partials })).toEqual(['paragraph(<t><!>)']);
    expect(shape('{{> id plan.one}}', { plan, partials })).toEqual(['paragraph(strong(<x>))']);
    expect(shape('- a\n  {{> lines}}\n', { plan, partials })).toEqual([
      'list(paragraph(a first) paragraph(second))',
    ]);
  });

  it('a template is read once for all packs', () => {
    const file = { path: 'a.hbs', text: '{{plan.text}}\n'.repeat(2000) };
    const started = performance.now();
    for (let i = 0; i < 100; i++) {
      renderTemplate(file, contextOf({ plan }), { language: 'en', clock: 24 }, new Findings());
    }
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(render(file, { plan }).rendered?.slots).toHaveLength(2000);
  });
});

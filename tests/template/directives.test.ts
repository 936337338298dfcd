import { describe, expect, it } from 'vitest';
import { complaint, shape } from './support.js';

describe('directives', () => {
  const plan = { id: 'reflect', chapter: 'chapter.first', count: 7, bad: 'x} ::toc', none: null };

  it('take ids and numbers of the data', () => {
    expect(shape('::worksheet{ {{plan.id}} }', { plan })).toEqual(['::worksheet{id=reflect}']);
    expect(shape('::instrument{id="{{plan.id}}"}', { plan })).toEqual(['::instrument{id=reflect}']);
    expect(shape('::handout{ {{plan.chapter}} }', { plan })).toEqual(['::handout{id=chapter.first}']);
    expect(shape('::lines{count={{plan.count}} }', { plan })).toEqual(['::lines{count=7}']);
  });

  it('take nothing else, and say so at the tag', () => {
    expect(complaint('\n::worksheet{ {{plan.bad}} }', { plan })).toBe(
      '2:14: template-syntax: an id or a number must stand here, and this is "x} ::toc"',
    );
    expect(complaint('::worksheet{ {{plan.none}} }', { plan })).toBe(
      '1:14: template-syntax: an id or a number must stand here, and there is none',
    );
    expect(complaint('::worksheet{ {{plan.id}} {{plan.id}} }', { plan })).toContain(
      '1:14: template-syntax: data cannot stand',
    );
  });

  it('hold what is between them', () => {
    const template = ':::box\n{{#each plan.list}}\n{{this}}\n\n::lines{3}\n{{/each}}\n:::\n';
    expect(shape(template, { plan: { list: ['a', 'b'] } })).toEqual([
      '::box{}[paragraph(<a>) ::lines{id=3} paragraph(<b>) ::lines{id=3}]',
    ]);
  });

  it('are told at the template’s line where they are never closed', () => {
    expect(complaint('{{#each plan.list}}\nx\n{{/each}}\n:::box\n', { plan: { list: [1, 2, 3] } })).toBe(
      '4:1: template-syntax: `:::box` is never closed (close it with a line `:::`)',
    );
  });

  it('have no name of the data', () => {
    expect(shape('::{{plan.id}}', { plan })).toEqual(['paragraph(::<reflect>)']);
  });
});

describe('references', () => {
  it('take an id of the data', () => {
    expect(shape('See :ref[{{plan.id}}], :pages[{{plan.id}}].', { plan: { id: 'trust' } })).toEqual([
      'paragraph(See ref[trust], pages[trust].)',
    ]);
    expect(complaint('See :ref[{{plan.id}}]', { plan: { id: 'A b' } })).toContain(
      '1:10: template-syntax: an id',
    );
  });
});

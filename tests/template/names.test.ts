import { describe, expect, it } from 'vitest';
import { complaint, prose, put, render, shape } from './support.js';

describe('names', () => {
  const plan = {
    title: prose('Trust'),
    subtitle: null,
    epigraph: null,
    modules: [
      { id: 'one', activities: [{ id: 'a', minutes: 5 }] },
      { id: 'two', activities: [] },
    ],
  };

  it('that are not there are errors at the template’s line, with the nearest one', () => {
    expect(complaint('# x\n\n{{plan.tilte}}', { plan })).toBe(
      '3:3: template-name: there is no `tilte` in `plan` (did you mean `title`?)',
    );
    expect(complaint('{{plam.title}}', { plan })).toBe(
      '1:3: template-name: there is no `plam` here (did you mean `plan`?)',
    );
    expect(complaint('{{#if plan.subtitel}}x{{/if}}', { plan })).toContain(
      '1:7: template-name: there is no `subtitel`',
    );
    expect(complaint('{{#unless plan.x}}x{{/unless}}', { plan })).toContain('1:11: template-name');
    expect(complaint('{{#each plan.module}}x{{/each}}', { plan })).toContain('did you mean `modules`?');
    expect(complaint('{{eq plan.x 1}}', { plan })).toContain('1:6: template-name');
    expect(complaint('{{plan.title.source}}', { plan })).toContain(
      'there is no `source` in `plan.title`, which is a text',
    );
  });

  it('are all told, and each one once', () => {
    expect(render('{{#each plan.modules}}{{nmae}}{{idd}}{{/each}}{{plan.x}}', { plan }).said).toHaveLength(3);
  });

  it('of the context outside are not seen inside, and the hint says how to reach them', () => {
    expect(complaint('{{#each plan.modules}}{{plan.title}}{{/each}}', { plan })).toBe(
      '1:25: template-name: there is no `plan` here (write `../plan.title`)',
    );
    expect(shape('{{#each plan.modules}}{{../plan.title}} {{@root.plan.title}} {{/each}}', { plan })).toEqual(
      ['paragraph(<prose Trust> <prose Trust> <prose Trust> <prose Trust>)'],
    );
  });

  it('that are null are known: nothing is printed, and nothing is inside them', () => {
    expect(shape('{{plan.subtitle}}{{#if plan.epigraph.text}}x{{else}}none{{/if}}', { plan })).toEqual([
      'paragraph(none)',
    ]);
    expect(shape('{{#if person}}x{{/if}}y{{person.name}}', { plan })).toEqual(['paragraph(y)']);
  });

  it('may be numbers and the length of lists', () => {
    expect(put('plan.modules.[1].id', { plan })).toBe('two');
    expect(put('plan.modules.length', { plan })).toBe(2);
    expect(put('plan.modules.[9].id', { plan })).toBeNull();
  });

  it('of loops: @index, @first, @last, @key, names of one’s own', () => {
    const template =
      '{{#each plan.modules as |m i|}}{{i}}{{m.id}}{{@index}}{{#if @last}}.{{else}}, {{/if}}{{/each}}';
    expect(shape(template, { plan })).toEqual(['paragraph(<0><one><0>, <1><two><1>.)']);
    expect(shape('{{#each plan.by}}{{@key}}={{this}} {{/each}}', { plan: { by: { a: 1, b: 2 } } })).toEqual([
      'paragraph(<a>=<1> <b>=<2>)',
    ]);
    expect(
      shape('{{#each plan.modules}}{{#each activities}}{{@../index}}{{/each}}{{/each}}', { plan }),
    ).toEqual(['paragraph(<0>)']);
    expect(complaint('{{@index}}')).toContain('there is no `@index` outside of `each`');
    expect(complaint('{{../plan}}')).toContain('climbs out');
  });

  it('alone are data, also where a helper has that name', () => {
    expect(
      shape('{{#each plan.modules.[0].activities}}{{minutes}} {{minutes minutes}}{{/each}}', { plan }),
    ).toEqual(['paragraph(<5> <5\u00a0min>)']);
  });

  it('of helpers, blocks, keys and partials must be known too, also where they are not reached', () => {
    const unreached = (inner: string) =>
      complaint(`{{#if plan.subtitle}}${inner}{{/if}}`, { plan, partials: { head: 'x' } });
    expect(unreached('{{dat plan.title}}')).toBe(
      '1:24: template-name: there is no helper `dat` (did you mean `date`?)',
    );
    expect(unreached('{{date plan.title stile="short"}}')).toContain(
      '`date` has no `stile=` (did you mean `style=`?)',
    );
    expect(unreached('{{#eech plan.modules}}{{/eech}}')).toContain(
      'there is no block `eech` (did you mean `each`?)',
    );
    expect(unreached('{{#eq 1 2}}{{/eq}}')).toContain('write `{{#if (eq …)}}`');
    expect(unreached('{{> heat}}')).toContain('there is no partial `heat` (did you mean `head`?)');
  });

  it('are only what the data itself holds', () => {
    expect(complaint('{{plan.toString}}', { plan })).toContain('there is no `toString`');
    expect(complaint('{{plan.hasOwnProperty}}', { plan })).toContain('template-name');
    expect(complaint('{{plan.modules.map}}', { plan })).toContain('there is no `map`');
    for (const name of ['__proto__', 'constructor', 'prototype', '[__proto__]']) {
      expect(complaint(`{{plan.${name}}}`, { plan })).toMatch(/1:3: template-syntax: `\w+` is not a name/);
      expect(complaint(`{{#with plan}}{{${name}.x}}{{/with}}`, { plan })).toContain('template-syntax');
    }
  });

  it('of scores are there only in reports', () => {
    expect(complaint('{{scores.plenary}}')).toContain('there is no `scores` here');
    expect(put('scores.instruments.trust.n', { scores: { instruments: { trust: { n: 24 } } } })).toBe(24);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaint, prose, render } from './support.js';

describe('what templates may not do', () => {
  it.each([
    ['a {{{plan}}}', '1:3: template-syntax: data cannot become markup'],
    ['::toc{{{plan}}}', '(leave blanks between the braces'],
    ['::toc{{{plan}}', '1:13: template-syntax'],
    ['a {{&plan}}', '1:3: template-syntax: data cannot become markup'],
    ['\n{{* foo}}', '2:1: template-syntax: decorators are not allowed'],
    ['{{#*inline "x"}}y{{/inline}}', '1:1: template-syntax: inline partials and decorators are not allowed'],
    ['{{#> x}}y{{/x}}', '1:1: template-syntax: partials with a body are not allowed'],
    ['{{> (plan)}}', '1:1: template-syntax: the name of a partial cannot be computed'],
    ['{{lookup plan "id"}}', '1:3: template-syntax: `lookup` is not allowed'],
    ['{{log "x"}}', '1:3: template-syntax: `log` is not allowed'],
    ['{{#if (lookup plan "id")}}{{/if}}', '1:8: template-syntax: `lookup` is not allowed'],
    ['{{{{raw}}}}x{{{{/raw}}}}', '1:1: template-syntax: raw blocks are not allowed'],
    ['{{eq 1}}', '1:3: template-syntax: `eq` is written `eq a b`'],
    ['{{#if}}x{{/if}}', '1:4: template-syntax: `if` takes one value'],
    ['x\ue0000\ue001', '1:2: template-syntax: the characters U+E000 to U+E003 are kept'],
  ])('%s', (template, said) => {
    expect(complaint(template)).toContain(said);
  });
});

describe('any template', () => {
  const plan = { list: ['a', 'b'], text: prose('*x*'), none: null, n: 3 };
  const pieces = [
    '{{',
    '}}',
    '{{{',
    '#if',
    '#each',
    '/if}}',
    '{{/each}}',
    '{{else}}',
    'plan.',
    'list',
    'text',
    'n',
    ' ',
  ];
  const more = [
    '{{plan.n}}',
    '{{#each plan.list}}',
    '{{this}}',
    '{{> p}}',
    '::toc',
    ':::box',
    '\n',
    '{',
    '}',
    '|',
    '`',
    '"',
  ];
  const piece = fc.constantFrom(
    ...pieces,
    ...more,
    '\\',
    '(',
    ')',
    '@index',
    '../',
    '~',
    '!--',
    '--}}',
    '*',
    '{{^}}',
    '\r',
  );

  it('is rendered or refused with a place in it, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (all) => {
        const { rendered, said } = render(all.join(''), { plan, partials: { p: '{{plan.none}}::toc\n' } });
        expect(rendered === null).toBe(said.length > 0);
        for (const line of said) expect(line).toMatch(/^(p\.hbs:)?\d+:\d+: template-/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a\n{{#if plan}}\nb', '2:1: template-syntax: `if` is never closed (close it with `{{/if}}`)'],
    ['{{#each plan}}\n{{#if plan}}\n{{/if}}\n', '1:1: template-syntax: `each` is never closed'],
    ['a\n{{#if plan}}{{/each}}', '2:4: template-syntax: `if` is closed by `each`'],
    ['a\n\n  b {{/if}}', '3:5: template-syntax: this closes a block that is not open'],
    ['{{#if plan}}{{else}}{{else}}{{/if}}', '1:21: template-syntax: `else` outside of a block'],
    ['a\n  {{foo bar', '2:9: template-syntax: this is not a tag that can be read'],
    ['::lines{count={{plan.n}}}', '1:23: template-syntax: this is not a tag that can be read (leave blanks'],
    ['{{foo/../bar}}', '1:3: template-syntax: invalid path: foo/..'],
    ['line\r\nline {{x[y}}', '2:8: template-syntax: this is not a tag that can be read'],
    ['{{!-- x', '1:5: template-syntax: this is not a tag'],
  ])('%j', (template, said) => {
    expect(complaint(template)).toContain(said);
  });

  it('is told without the insides of the parser', () => {
    const { said } = render('{{#if x');
    expect(said.join()).not.toMatch(/Expecting|at .*\.js|Parse error/);
  });

  it('is told once, however often the template is used', () => {
    const file = { path: 'a.hbs', text: '{{#if x}}' };
    expect(render(file).said).toEqual(render(file).said);
    expect(render(file).said).toHaveLength(1);
  });
});

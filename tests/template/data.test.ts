import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prose, render, shape } from './support.js';

describe('data never becomes markup', () => {
  it.each([
    '**bold**',
    '::toc',
    '[x](https://example.org)',
    '<b>x</b>',
    'one\n\n# two',
    ':::box\ninside\n:::',
    '{{plan.id}}',
    '| a | b |',
    '- item',
    '    code',
    '`code`',
    '&amp; \\*',
    '\ue0000\ue001',
    '',
  ])('%j stays the text that it is', (text) => {
    expect(shape('{{plan.venue}}', { plan: { venue: text } })).toEqual([`paragraph(<${text}>)`]);
    expect(shape('# In {{plan.venue}}!', { plan: { venue: text } })).toEqual([`heading(In <${text}>!)`]);
    expect(shape('**{{plan.venue}}**', { plan: { venue: text } })).toEqual([`paragraph(strong(<${text}>))`]);
  });

  it('comes back as exactly one slot, whatever it is, and the blocks are the template’s', () => {
    const template =
      '# {{plan.a}}\n\n- x {{plan.a}}\n- y\n\n| h |\n|---|\n| {{plan.a}} |\n\n`{{plan.a}}`\n\n::toc\n';
    const types = ['heading', 'list', 'table', 'paragraph', 'directive'];
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: MARKUP })), (a) => {
        const { rendered, said } = render(template, { plan: { a } });
        expect(said).toEqual([]);
        expect(rendered?.blocks.map((b) => b.type)).toEqual(types);
        expect(rendered?.slots).toEqual([a, a, a]);
        expect(rendered?.blocks[3]).toMatchObject({ children: [{ type: 'code', value: a }] });
      }),
    );
  });

  it('keeps the Markdown of the plan’s own texts, which are put whole', () => {
    const title = prose('Building *trust*');
    expect(render('{{plan.title}}', { plan: { title } }).rendered?.slots).toEqual([title]);
  });

  it('is a slot also as the result of a helper', () => {
    expect(shape('{{join plan.names "**"}}', { plan: { names: ['a', 'b'] } })).toEqual(['paragraph(<a**b>)']);
  });

  it('that is nothing leaves no trace', () => {
    const plan = { venue: null, event: 'E' };
    expect(
      shape('# {{plan.venue}}\n\n{{plan.venue}}\n\n- {{plan.venue}}\n- {{plan.event}}\n\nend', { plan }),
    ).toEqual(['list(paragraph(<E>))', 'paragraph(end)']);
  });

  it('may fill code and the alternative of an image, but no address', () => {
    expect(shape('`{{plan.a}}`', { plan: { a: '`*x*`' } })).toEqual(['paragraph(`*x*`)']);
    expect(shape('```\n{{plan.a}}\n```', { plan: { a: '```\n# x' } })).toEqual(['code(```\n# x)']);
    const { said } = render('see\n[here]({{plan.a}})', { plan: { a: 'https://example.org' } });
    expect(said).toEqual([
      '2:8: template-syntax: data cannot stand here (it may stand in text, in code, and inside the braces of a directive)',
    ]);
  });

  it('cannot be a list or a record', () => {
    expect(render('{{plan.modules}}', { plan: { modules: [1] } }).said).toEqual([
      '1:1: template-name: `plan.modules` is a list, and only texts and numbers can be printed (write `{{#each …}}` or `{{join …}}`)',
    ]);
  });
});

const MARKUP = fc.constantFrom(
  '*',
  '_',
  '`',
  '#',
  ':',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '|',
  '-',
  '\n',
  ' ',
  'a',
  '\\',
  '\ue000',
  '0',
  '\ue001',
);

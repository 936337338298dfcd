import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/diagnostics/index.js';
import { render } from './support.js';

/** `type@line` of each block. */
function lines(template: string, plan: object, partials: Record<string, string> = {}): string[] {
  const { rendered, said } = render(template, { plan, partials });
  expect(said).toEqual([]);
  return rendered!.blocks.map((b) => {
    const at = locate(b.span);
    return `${at.file === 'a.hbs' ? '' : `${at.file}:`}${b.type}@${at.line}`;
  });
}

describe('each block knows the template’s line', () => {
  it('below loops, comments and branches', () => {
    const template = [
      '# Head', // 1
      '{{#each plan.list}}',
      '## {{this}}', // 3
      '',
      '::lines{3}', // 5
      '{{/each}}',
      '{{!-- two',
      'lines --}}',
      '{{#if plan.none}}',
      'never',
      '{{else}}',
      '::toc', // 12
      '{{/if}}',
      '  ---', // 14
    ];
    const expected = [
      'heading@1',
      'heading@3',
      'directive@5',
      'heading@3',
      'directive@5',
      'directive@12',
      'rule@14',
    ];
    expect(lines(template.join('\n'), { list: [1, 2], none: null })).toEqual(expected);
    expect(lines(template.join('\r\n'), { list: [1, 2], none: null })).toEqual(expected);
  });

  it('where `~` takes white space away', () => {
    expect(lines('{{#if plan.a~}}\n\n\n# x\n{{~/if}}\n\n\n::toc\n', { a: 1 })).toEqual([
      'heading@4',
      'directive@8',
    ]);
  });

  it('in partials their own', () => {
    const partials = { p: '\n::toc\n' };
    expect(lines('# x\n{{> p}}\n# y\n', {}, partials)).toEqual([
      'heading@1',
      'p.hbs:directive@2',
      'heading@3',
    ]);
  });

  it('whatever stands in between', () => {
    const piece = fc.constantFrom(
      '',
      'text',
      '{{! c }}',
      '{{!-- a\nb --}}',
      '{{#if plan.a}}',
      '{{plan.a}}',
      ' ',
      '{{> p}}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const open = pieces.filter((p) => p.startsWith('{{#')).length;
        const text = `${pieces.join('\n')}\n${'{{/if}}\n'.repeat(open)}\n\n::mark\n`;
        const line = text.split('\n').indexOf('::mark') + 1;
        expect(lines(text, { a: 'x' }, { p: 'q' }).at(-1)).toBe(`directive@${line}`);
      }),
    );
  });
});

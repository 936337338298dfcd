import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from './support.js';

describe('the built-in templates', () => {
  const plan = {
    title: 'T',
    welcome: null,
    closing: 'Thanks',
    references: [],
    appendix: null,
    modules: [
      { id: 'one', divider: true, summary: null, activities: [{ id: 'a' }, { id: 'b' }] },
      { id: 'two', divider: false, summary: null, activities: [] },
    ],
  };
  const group = { name: '1', members: [{ name: 'Ada', sign: null, role: 'host' }] };
  const groups = [{ name: 'home', rows: [[group]] }];
  const document = { name: 'booklet', paper: 'a4', id: 'reflect' };

  it.each(['booklet', 'facilitator', 'worksheet', 'instrument', 'handout', 'groups'])(
    '%s is rendered',
    (name) => {
      const path = new URL(`../../templates/${name}.hbs`, import.meta.url);
      const { rendered, said } = render(readFileSync(path, 'utf8'), { plan, document, groups });
      expect(said).toEqual([]);
      expect(rendered!.blocks.length).toBeGreaterThan(0);
    },
  );
});

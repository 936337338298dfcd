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

  it('those of the room are rendered from people, groups, signs', () => {
    const person = { name: 'Ada', detail: null, school: 'North', table: '1', signs: [] };
    const meetings = [{ title: 'Threes', start: 540, date: null, people: ['Ada'] }];
    const member = { name: 'Ada', sign: 'A', role: 'host' };
    const home = { name: '1', members: [member], roles: [{ role: 'host', meetings }] };
    const lists = [{ name: 'home', title: 'Home', meetings, groups: [home] }];
    const labels = { tableHead: 'Table', certificateHead: 'C', tookPart: 'T' };
    const day = { title: 'T', date: '2026-03-12', venue: null };
    for (const name of ['badge', 'name-tent', 'table-sign', 'group-card', 'role-card', 'certificate']) {
      const path = new URL(`../../templates/${name}.hbs`, import.meta.url);
      const data = { plan: day, document, labels, groups: lists, people: [person], signs: lists };
      expect(render(readFileSync(path, 'utf8'), data).said).toEqual([]);
    }
  });
});

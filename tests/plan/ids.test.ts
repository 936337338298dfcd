import { describe, expect, it } from 'vitest';
import { parse } from '../helpers/plan.js';

const PLAN = (options: string): string => `plenary: 1
title: Ids
worksheets:
  w:
    title: Which
    body:
      - choose: {id: a, prompt: Which?, options: [${options}]}
      - choose: {id: b, prompt: And which?, options: [नदी, पर्वत]}
`;

const warnings = (options: string): string[] =>
  parse(PLAN(options)).found.flatMap((d) => (d.code === 'unstable-id' ? [d.message] : []));

describe('texts without letters for an id', () => {
  it('are told once for each list, at the first of them', () => {
    const { found } = parse(PLAN('河, 山, 海, 空'));
    const told = found.filter((d) => d.code === 'unstable-id');
    expect(told.map((d) => d.message)).toEqual([
      'no ids can be made from the texts of 4 options, so they are called `o1`, `o2` … `o4` by their positions',
      'no ids can be made from the texts of 2 options, so they are called `o1`, `o2` by their positions',
    ]);
    const at = told[0]!.at as { start: number; end: number };
    expect(PLAN('河, 山, 海, 空').slice(at.start, at.end)).toBe('河');
  });

  it('are named one by one where others of the list have ids', () => {
    expect(warnings('river, 山, sea, 空')[0]).toContain('2 options, so they are called `o2`, `o4`');
    expect(warnings('river, 山')[0]).toBe(
      'no id can be made from this text, so it is called `o2` by its position',
    );
  });
});

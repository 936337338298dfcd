import { describe, expect, it } from 'vitest';
import { type Page, paginate, type Strip } from '../../src/paginate/index.js';

interface Line extends Strip<Line> {
  readonly name: string;
}

const PLAIN: Omit<Line, 'name'> = {
  height: 10,
  before: 0,
  after: 0,
  keep: false,
  start: null,
  passing: false,
  attached: false,
  leads: false,
  spare: null,
  repeat: null,
  notes: [],
  fill: null,
  landscape: false,
};
const line = (name: string, more: Partial<Line> = {}): Line => ({ ...PLAIN, name, ...more });
const lines = (count: number, name: string, more: Partial<Line> = {}): Line[] =>
  Array.from({ length: count }, (_, i) => line(`${name}${i + 1}`, more));

/** Pages of 100 points, each as the names of what stands on it. */
const set = (strips: readonly Line[]): string[] =>
  paginate(strips, { height: 100, landscapeHeight: 70, noteGap: 5 }).map((page: Page<Line>) =>
    page.placed.map(({ strip }) => strip.name).join(' '),
  );

describe('a heading', () => {
  it('does not end a page where what it is kept with is taller than one', () => {
    const tall = [
      ...lines(9, 'a', { keep: true }),
      line('heading', { keep: true, leads: true }),
      line('table', { height: 60, keep: true }),
      ...lines(2, 'b', { keep: true }),
    ];
    expect(set([line('before'), ...tall])).toEqual([
      'before',
      'a1 a2 a3 a4 a5 a6 a7 a8 a9',
      'heading table b1 b2',
    ]);
  });

  it('longer than what its page has room for goes on to the next with what it leads', () => {
    expect(
      set([
        ...lines(9, 'h', { keep: true, leads: true }),
        line('table', { height: 30, keep: true }),
        line('b'),
      ]),
    ).toEqual(['h1 h2 h3 h4 h5 h6 h7', 'h8 h9 table b']);
  });

  it('stays where it is if it and what it leads have no page in common', () => {
    expect(set([line('heading', { keep: true, leads: true }), line('table', { height: 100 })])).toEqual([
      'heading',
      'table',
    ]);
  });
});

describe('a break', () => {
  const sheet = [
    line('sheet', { start: 'page', attached: true }),
    line('fill', { fill: true, attached: true }),
  ];
  const coffee = lines(2, 'break', { passing: true, keep: true });

  it('stands before a sheet that fills its page where a new page begins after it', () => {
    expect(set([line('text'), ...sheet, ...coffee, line('module', { start: 'right' })])).toEqual([
      'text break1 break2',
      'sheet fill',
      'module',
    ]);
    expect(set([line('text'), ...sheet, ...coffee])).toEqual(['text break1 break2', 'sheet fill']);
  });

  it('stands before all sheets of its activity, and behind all of its text', () => {
    const first = line('first', { start: 'page', attached: true });
    expect(
      set([...lines(11, 'a'), first, ...lines(10, 'f', { attached: true }), ...sheet, ...coffee]),
    ).toEqual([
      'a1 a2 a3 a4 a5 a6 a7 a8 a9 a10',
      'a11 break1 break2',
      'first f1 f2 f3 f4 f5 f6 f7 f8 f9',
      'f10',
      'sheet fill',
    ]);
  });

  it('stands after the sheet where it has room, or where other work shares its page', () => {
    expect(set([line('text'), line('sheet', { start: 'page', attached: true }), ...coffee])).toEqual([
      'text',
      'sheet break1 break2',
    ]);
    expect(set([line('text'), ...sheet, ...coffee, line('work', { start: 'apart' })])).toEqual([
      'text',
      'sheet fill',
      'break1 break2 work',
    ]);
  });

  it('stands alone where there is no room before the sheet either', () => {
    expect(set([...lines(9, 'a'), ...sheet, ...coffee])).toEqual([
      'a1 a2 a3 a4 a5 a6 a7 a8 a9',
      'sheet fill',
      'break1 break2',
    ]);
    // Nor does it change places with another one, or with work that is no sheet.
    const talk = (n: number): Line => line(`talk${n}`, { passing: true, height: 40 });
    expect(
      set([line('text'), line('sheet', { start: 'page', attached: true, height: 60 }), talk(1), talk(2)]),
    ).toEqual(['text', 'sheet talk1', 'talk2']);
    expect(set([line('text'), line('work', { start: 'page', height: 95 }), ...coffee])).toEqual([
      'text',
      'work',
      'break1 break2',
    ]);
    // What opens a module does not stand behind its breaks.
    expect(set([line('text'), line('module', { start: 'right', height: 95 }), ...coffee])).toEqual([
      'text',
      '',
      'module',
      'break1 break2',
    ]);
  });
});

describe('lines for notes', () => {
  const rule = line('rule');
  const asked = (count: number): Line[] => lines(count, 'n', { spare: { line: rule }, keep: true });
  const spare = (count: number): Line[] => lines(count, 'n', { spare: { line: null }, keep: true });
  const next = line('next', { start: 'page' });

  it('that the plan asks for fill a page on which they stand alone', () => {
    expect(set([...lines(8, 'a'), ...asked(3), next])).toEqual([
      'a1 a2 a3 a4 a5 a6 a7 a8',
      'n1 n2 n3 rule rule rule rule rule rule rule',
      'next',
    ]);
  });

  it('share a page with what follows', () => {
    expect(set([...lines(8, 'a'), ...asked(2), line('n3', { spare: { line: rule } }), line('b')])).toEqual([
      'a1 a2 a3 a4 a5 a6 a7 a8',
      'n1 n2 n3 b',
    ]);
  });

  it('after every activity get no page, but what room the one before has', () => {
    expect(set([...lines(7, 'a'), ...spare(5), next])).toEqual(['a1 a2 a3 a4 a5 a6 a7 n1 n2 n3', 'next']);
    expect(set([...lines(9, 'a'), ...spare(5), next])).toEqual(['a1 a2 a3 a4 a5 a6 a7 a8 a9', 'next']);
  });
});

describe('a remnant on a page of its own', () => {
  /** White comes in units of two points; a page has fifty. */
  const filled = (strips: readonly Line[]): readonly Page<Line>[] =>
    paginate(strips, { height: 100, landscapeHeight: 70, noteGap: 5, unit: 2 });

  it('finds room where white between parts gives way', () => {
    // 106 points; of four units of white three are left.
    const [page, ...more] = filled([line('a', { height: 70 }), ...lines(3, 'b', { height: 4, before: 8 })]);
    expect(more).toEqual([]);
    expect(page!.placed.map((p) => p.y)).toEqual([0, 76, 86, 96]);
  });

  it('leaves everything as it was where that does not spare the page', () => {
    const pages = filled([line('a', { height: 76 }), ...lines(3, 'b', { height: 4, before: 8 })]);
    expect(pages.map((page) => page.placed.map((p) => p.y))).toEqual([[0, 84, 96], [0]]);
  });

  it('takes white between paragraphs only where it has few lines', () => {
    const text = (rest: number): Line[] => [
      line('a', { height: 40 }),
      ...lines(11, 'b', { height: 3, before: 2 }),
      line('c', { height: rest, before: 2 }),
    ];
    expect(filled(text(12))).toHaveLength(1);
    expect(filled(text(14))).toHaveLength(2);
  });

  it('does not change what stands before or behind it', () => {
    const before = [line('x', { height: 10 }), line('y', { height: 10, before: 8 })];
    const after = [line('z', { start: 'page' }), line('end', { before: 8 })];
    const pages = filled([
      ...before,
      line('a', { height: 70, start: 'page' }),
      ...lines(3, 'b', { height: 4, before: 8 }),
      ...after,
    ]);
    expect(pages.map((page) => page.placed.length)).toEqual([2, 4, 2]);
    expect([pages[0]!.placed[1]!.y, pages[2]!.placed[1]!.y]).toEqual([18, 18]);
  });
});

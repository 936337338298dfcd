import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/pack/index.js';

const person = (respondent: string, name: string, more: Record<string, string> = {}) => ({
  respondent,
  columns: new Map(Object.entries({ name, ...more }).filter(([, text]) => text !== '')),
});

const folders = (people: ReturnType<typeof person>[], pattern = '{respondent}-{name}'): string[] => [
  ...foldersOf(people, pattern).values(),
];

describe('folders of people', () => {
  it.each([
    ['P01', 'Ada Bell', 'P01-ada-bell'],
    ['P02', 'Nguyễn Thị Ánh', 'P02-nguyen-thi-anh'],
    ['P03', '李 小明', 'P03-李-小明'],
    ['P04', 'Zoë 🎉', 'P04-zoe'],
    ['../x', '/etc/passwd', 'x-etc-passwd'],
    ['CON', '', 'person-CON'],
    ['.', '.hidden', 'hidden'],
    ['P05', '', 'P05'],
  ])('%s, %s', (id, name, folder) => {
    expect(folders([person(id, name)])).toEqual([folder]);
  });

  it('are apart where a disk would take them for one', () => {
    const people = [
      person('p1', 'Zoë'),
      person('P1', 'zoe\u0308'),
      person('P1 ', 'ZOË'),
      person('P2', 'Zoë'),
    ];
    expect(folders(people)).toEqual(['p1-zoe', 'P1-zoe-2', 'P1-zoe-3', 'P2-zoe']);
  });

  it('are nested by a pattern, and levels without a value fall away', () => {
    const people = [person('P1', 'Ada', { table: '3' }), person('P2', 'Ben')];
    expect(folders(people, '{table}/{respondent}-{name}')).toEqual(['3/P1-ada', 'P2-ben']);
    expect(folders(people, '../{name}/./con: {respondent}')).toEqual(['ada/con- P1', 'ben/con- P2']);
  });

  it('never take the place of a pile', () => {
    expect(folders([person('P1', 'stack')], '{name}.pdf')).toEqual(['person-stack.pdf']);
    expect(folders([person('P1', 'Booklets 01')], '{name}')).toEqual(['person-booklets-01']);
  });

  it('stay inside, are different, and fit on any disk, whatever ids and names are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('..', 'con', 'a/b', 'NUL.txt'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 12 }), fc.array(text), (ids, names) => {
        const people = ids.map((id, i) => person(id, names[i % Math.max(1, names.length)] ?? ''));
        const made = folders(people, '{name}/{respondent}');
        expect(new Set(made.map((f) => f.normalize('NFKC').toLowerCase())).size).toBe(ids.length);
        for (const part of made.flatMap((f) => f.split('/'))) {
          expect(part).not.toMatch(/^\.|^$|[\\:*?"<>|\u0000-\u001f]|[. ]$|^(con|nul)(\.|$)/i);
          expect(Buffer.byteLength(part)).toBeLessThan(140);
        }
      }),
      { numRuns: 200 },
    );
  });
});

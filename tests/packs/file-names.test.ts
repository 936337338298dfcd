import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personFile } from '../../src/pack/index.js';

const one = (respondent: string, name: string): string => personFile(respondent, name, new Set());

describe('the file of a person', () => {
  it('has the id as it is and the name as a slug', () => {
    expect(one('P014', 'Ingrid Salas')).toBe('P014-ingrid-salas');
    expect(one('P1', 'José Núñez-Ørsted')).toBe('P1-jose-nunez-ørsted');
    expect(one('P2', '')).toBe('P2');
    expect(one('', '')).toBe('person');
  });

  it('keeps letters of any script', () => {
    expect(one('7', '李小龍')).toBe('7-李小龍');
    expect(one('8', 'नमिता राव')).toBe('8-नमिता-राव');
    expect(one('9', 'Борис Йотов')).toBe('9-борис-йотов');
  });

  it('is no path and no name that Windows keeps', () => {
    expect(one('../../etc/passwd', '')).toBe('etc-passwd');
    expect(one('con', '')).toBe('person-con');
    expect(one('COM1', '')).toBe('person-COM1');
    expect(one('a@b.c', 'x/y\\z:*?')).toBe('a-b-c-x-y-z');
  });

  it('tells apart what disks take for one name', () => {
    const taken = new Set<string>();
    expect(personFile('p1', 'Ann', taken)).toBe('p1-ann');
    expect(personFile('P1', 'ANN', taken)).toBe('P1-ann-2');
    expect(personFile('P1', 'Ａnn', taken)).toBe('P1-ann-3');
  });

  it('is short, plain, and never given twice', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 12 }), (people) => {
        const taken = new Set<string>();
        const names = people.map(([id, name]) => personFile(id, name, taken));
        for (const name of names) {
          expect(Buffer.byteLength(`${name}.pdf`)).toBeLessThan(200);
          expect(name).toBe(name.normalize('NFC'));
          expect(name).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}\p{M}_-]*$/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        }
        const folded = names.map((n) => n.normalize('NFD').toLowerCase());
        expect(new Set(folded).size).toBe(names.length);
      }),
    );
  });
});

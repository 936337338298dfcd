import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded, latin } from './support.js';

const TEXT = 'name;q1\r\nZoë “Z”;3\r\n';

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('the text of a file', () => {
  it('is UTF-8, with or without its mark', () => {
    for (const content of [TEXT, `\ufeff${TEXT}`]) {
      expect(decoded(content)).toEqual({ result: { text: TEXT, encoding: 'utf-8' }, said: [], hints: [] });
    }
  });

  it.each(['le', 'be'] as const)('is UTF-16 %s, with or without its mark', (order) => {
    for (const mark of ['', '\ufeff']) {
      const { result, said } = decoded(utf16(mark + TEXT, order));
      expect(result).toEqual({ text: TEXT, encoding: `utf-16${order}` });
      expect(said).toEqual([]);
    }
  });

  it('is UTF-8 even where the only accent stands at the very end of a long file', () => {
    const text = `${'P01,3\n'.repeat(50_000)}Zoë`;
    expect(decoded(text).result).toEqual({ text, encoding: 'utf-8' });
  });

  it('of old Windows has its quotes, dashes and euro signs', () => {
    const { result } = decoded([0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80, 0x20, 0x85, 0xe9]);
    expect(result).toEqual({ text: '“a” – € …é', encoding: 'windows-1252' });
  });

  it('of old Windows comes with a warning that shows the first odd word and its line', () => {
    const { said, hints } = decoded(latin('name;q1\r\nAnna;3\r\nZo\xeb-Marie;4\r\nM\xfcller;4\r\n'));
    expect(said).toEqual([
      'a.csv:3:1: warning[bad-encoding]: not UTF-8, so read as Windows-1252; here this gives “Zoë-Marie”',
    ]);
    expect(hints[0]).toContain('CSV UTF-8');
  });

  it('of old Windows may have lost letters; that is said, as nothing brings them back', () => {
    const { result, said } = decoded(latin('name\nZo\xeb\nM?ller\n?????\nS?o Paulo\nWhy? n/a ?\n'));
    expect(result?.text).toContain('M?ller');
    expect(said[1]).toMatch(/^a\.csv:3:1: warning\[bad-encoding\]: 3 words have “\?” inside/);
  });

  it('may have words of any length', () => {
    const { result, said } = decoded(latin(`${'a'.repeat(2_000_000)} ${'?'.repeat(2_000_000)} \xeb`));
    expect(result?.encoding).toBe('windows-1252');
    expect(said).toEqual([
      'a.csv: warning[bad-encoding]: not UTF-8, so read as Windows-1252; here this gives “ë”',
    ]);
  });

  it('may be nothing at all', () => {
    expect(decoded('').result).toEqual({ text: '', encoding: 'utf-8' });
  });
});

describe('bytes that are no text', () => {
  it.each([
    [
      'two encodings in one file',
      [...new TextEncoder().encode('Zoë\n'), ...latin('M\xfcller\n')],
      'a.csv:2:2: error[bad-encoding]: this is not UTF-8, while other places of the file are',
    ],
    [
      'a file cut off inside a letter',
      new TextEncoder().encode('Zoë\nZoë').slice(0, -1),
      'a.csv:2:3: error[bad-encoding]: the file ends in the middle of a letter',
    ],
    [
      'a mark of UTF-8 before something else',
      [0xef, 0xbb, 0xbf, ...latin('a\nZo\xeb\n')],
      'a.csv:2:3: error[bad-encoding]: this file says that it is UTF-8, but this is not',
    ],
    [
      'UTF-16 with half a letter at its end',
      [...utf16('\ufeffab\n', 'le'), 0x61],
      'a.csv:2:1: error[bad-encoding]: this file says that it is UTF-16, but this is not',
    ],
    [
      'a NUL in a text',
      latin('name,q1\nAnna\0,3\n'),
      'a.csv:2:5: error[bad-encoding]: a NUL stands in the text',
    ],
    [
      'a program',
      [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0xff, 0xfe],
      'a.csv: error[bad-encoding]: this is not a text file',
    ],
    [
      'bytes that Windows-1252 has no letter for',
      latin('Zo\x8f\n'),
      'a.csv: error[bad-encoding]: this is not a text file',
    ],
  ])('%s', (_, content, message) => {
    const { result, said, hints } = decoded(content);
    expect(result).toBeNull();
    expect(said).toEqual([message]);
    expect(hints[0]).not.toBe('');
  });

  it('are never more than a message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { result, said } = decoded(bytes);
        expect(result !== null || said.length === 1).toBe(true);
      }),
    );
  });
});

it('any text comes back from UTF-8, and from UTF-16 with a mark', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((t) => !t.includes('\0') && !t.startsWith('\ufeff'));
  fc.assert(
    fc.property(text, (t) => {
      expect(decoded(`\ufeff${t}`).result?.text).toBe(t);
      expect(decoded(utf16(`\ufeff${t}`, 'le')).result?.text).toBe(t);
      expect(decoded(utf16(`\ufeff${t}`, 'be')).result?.text).toBe(t);
    }),
  );
});

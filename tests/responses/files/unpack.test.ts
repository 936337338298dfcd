import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbook } from '../../helpers/workbook.js';
import { bytesOf, type ZipEntry, zip } from '../../helpers/zip.js';
import { unpacked } from './support.js';

const CSV = 'respondent,q1\nP01,3\n';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a ZIP of forms', () => {
  it('gives its files under the names that people know them by', async () => {
    const { result, said } = await unpacked(
      zip([
        { name: 'march/' },
        { name: 'march/a.csv', content: CSV },
        { name: 'b.csv', content: CSV, stored: true },
      ]),
    );
    expect(said).toEqual([]);
    expect(result?.map((f) => [f.path, text(f.bytes)])).toEqual([
      ['forms.zip › march/a.csv', CSV],
      ['forms.zip › b.csv', CSV],
    ]);
  });

  it('may have what the systems leave in folders; that is no answer', async () => {
    const names = [
      '__MACOSX/._a.csv',
      '.DS_Store',
      'x/.git/config',
      'Thumbs.db',
      'x/desktop.ini',
      '~$a.xlsx',
      'a.csv',
    ];
    const { result, said } = await unpacked(zip(names.map((name) => ({ name, content: CSV }))));
    expect(said).toEqual([]);
    expect(result?.map((f) => f.path)).toEqual(['forms.zip › a.csv']);
  });

  it('may have names that are words of JavaScript, or have dots in them', async () => {
    const names = ['__proto__', 'a..b/c..csv'];
    const { result } = await unpacked(zip(names.map((name) => ({ name, content: CSV }))));
    expect(result?.map((f) => f.path.slice(12))).toEqual(names);
  });

  it.each(['../../etc/passwd', 'a/../../b.csv', '..\\b.csv', '/abs.csv', 'C:\\x\\y.csv', 'a\u0000.csv'])(
    'may not have names that lead outside: %j',
    async (name) => {
      const { result, said } = await unpacked(zip([{ name, content: CSV }]));
      expect(result).toBeNull();
      expect(said.join()).toContain('would be unpacked outside its folder');
    },
  );

  it('may have workbooks inside', async () => {
    const { result } = await unpacked(zip([{ name: 'a.xlsx', content: workbook({}) }]));
    expect(result).toHaveLength(1);
  });

  it('says which pictures, documents and links it passed over', async () => {
    const { result, said } = await unpacked(
      zip([
        { name: 'photo.jpg', content: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) },
        { name: 'link.csv', content: '/etc/passwd', attributes: (0o120777 << 16) >>> 0 },
        { name: 'a.csv', content: CSV },
      ]),
    );
    expect(result).toHaveLength(1);
    expect(said).toEqual([
      'forms.zip › photo.jpg: warning[file-unreadable]: this is a picture; it was passed over',
      'forms.zip › link.csv: warning[file-unreadable]: this is a link to another file; it was passed over',
    ]);
  });
});

const a: ZipEntry = { name: 'a.csv', content: CSV };
const ZEROS = new Uint8Array(60_000_000);

describe('a ZIP that is broken or meant ill', () => {
  it.each([
    ['cut off', zip([a]).slice(0, -30), 'file-unreadable', 'damaged or cut off'],
    ['of a wrong checksum', zip([{ ...a, crc: 1 }]), 'file-unreadable', 'damaged or cut off, at “a.csv”'],
    ['that is longer than it says', zip([{ ...a, size: 5 }]), 'file-unreadable', 'at “a.csv”'],
    ['that is shorter than it says', zip([{ ...a, size: 500 }]), 'file-unreadable', 'at “a.csv”'],
    [
      'of bytes that do not unpack',
      zip([{ ...a, packed: bytesOf('\xff\xff\xff\xff') }]),
      'file-unreadable',
      'at “a.csv”',
    ],
    [
      'that ends early',
      zip([{ ...a, packed: deflateRawSync(CSV).subarray(0, 5) }]),
      'file-unreadable',
      'at “a.csv”',
    ],
    ['with a password', zip([{ ...a, flags: 1 }]), 'file-unreadable', 'protected by a password'],
    ['with strong encryption', zip([{ ...a, flags: 0x41 }]), 'file-unreadable', 'protected by a password'],
    ['of an unusual method', zip([{ ...a, method: 12 }]), 'file-unreadable', 'method 12'],
    ['with one name twice', zip([a, a]), 'file-unreadable', '“a.csv” twice'],
    [
      'whose entries lie over each other',
      zip([a, { ...a, name: 'b.csv', offset: 0 }]),
      'file-unreadable',
      'damaged',
    ],
    ['that begins outside', zip([{ ...a, offset: 0xfffffff0 }]), 'file-unreadable', 'damaged'],
    [
      'of too many entries',
      zip(Array.from({ length: 5001 }, (_, i) => ({ name: `${i}` }))),
      'too-large',
      '5000 files',
    ],
    ['that claims too much', zip([{ ...a, size: 0xfffffff0 }]), 'too-large', '200 MB'],
    ['that grows without end', zip([{ name: 'a.csv', content: ZEROS }]), 'too-large', '400-fold'],
    [
      'that grows, and lies about it',
      zip([{ name: 'a.csv', content: ZEROS, size: 100 }]),
      'file-unreadable',
      'at “a.csv”',
    ],
    ['of a name without end', zip([{ ...a, name: 'x'.repeat(60_000) }]), 'file-unreadable', 'damaged'],
    ['of nothing', zip([]), 'no-data', 'no file'],
    ['of folders only', zip([{ name: 'a/' }]), 'no-data', 'no file'],
  ])('%s', async (_, bytes, code, message) => {
    const { result, said, hints } = await unpacked(bytes);
    expect(result).toBeNull();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`forms.zip: error[${code}]: `);
    expect(said[0]).toContain(message);
    expect(hints[0]).not.toBe('');
  });

  it('with archives inside gives its other files; each archive is named', async () => {
    const inner = zip([a]);
    const { result, said } = await unpacked(
      zip([{ name: 'x/in.zip', content: inner }, a, { name: 'y', content: inner }]),
    );
    expect(result?.map((f) => f.path)).toEqual(['forms.zip › a.csv']);
    expect(said).toEqual([
      'forms.zip › x/in.zip: error[file-unreadable]: this is an archive inside an archive',
      'forms.zip › y: error[file-unreadable]: this is an archive inside an archive',
    ]);
  });

  it('is never more than a message, wherever it is cut or a byte is changed', async () => {
    const good = zip([a, { name: 'b.csv', content: CSV, stored: true }]);
    const change = fc.record({
      at: fc.nat(good.length - 1),
      byte: fc.nat(255),
      end: fc.integer({ min: 0, max: good.length }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, byte, end }) => {
        const { result, said } = await unpacked(good.map((b, i) => (i === at ? byte : b)).slice(0, end));
        expect(result !== null || said.length > 0).toBe(true);
      }),
    );
  });
});

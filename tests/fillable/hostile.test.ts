import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawForm, rawPdf, stream } from './raw.js';
import { built, bytesOf, read } from './support.js';

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const field = (name: string, value: string): string => `<< /FT /Tx /T (${name}) /V ${value} >>`;
const packed = (content: Uint8Array, dict: string): Uint8Array =>
  rawForm('3 0 R', field('q1', '(4)'), stream(`/Type /ObjStm ${dict}`, content));
const flate = '/Filter /FlateDecode';
const boxed = (more: string): string => `<< /FT /Btn /Ff 32768 /T (q1) ${more} /Kids [4 0 R 5 0 R] >>`;
const box = (state: string, as: string): string =>
  `<< /Subtype /Widget /Parent 3 0 R /AS /${as} /AP << /N << /${state} null /Off null >> >> >>`;

/** A tree in which each level holds the next one twice: 2 to the power of 15 fields for who follows all. */
const laughs = Array.from({ length: 15 }, (_, i) => `<< /T (a) /Kids [${i + 4} 0 R ${i + 4} 0 R] >>`);

const REFUSED: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['an empty file', 'is cut off', () => latin('')],
  ['a web page', 'is damaged', () => latin('<html>%%EOF</html>')],
  ['only a head', 'is cut off', () => latin('%PDF-1.7\n')],
  ['a file without objects', 'is damaged', () => latin('%PDF-1.7\n%%EOF')],
  [
    'a catalog without pages',
    'is damaged',
    () => latin('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF'),
  ],
  ['a file that was not loaded to its end', 'is cut off', () => rawPdf('', [], '', '')],
  ['an object that does not end', 'is damaged', () => rawForm('3 0 R', '<< /T (q1 /V (4) >>')],
  ['a file larger than 10 MB', 'is larger than 10 MB', () => rawForm('', stream('', new Uint8Array(1e7)))],
  ['a password', 'is protected with a password', () => rawPdf('', [], '/Encrypt << /Filter /Standard >>')],
  ['XFA alone', 'is an XFA form', () => rawPdf('/AcroForm << /XFA (x) /Fields [] >>', [])],
  ['no form', 'has no boxes to fill in', () => rawPdf('', [])],
  ['a form without fields', 'has no boxes to fill in', () => rawForm('')],
  [
    'a field that is its own child',
    'contain themselves',
    () => rawForm('3 0 R', '<< /T (a) /Kids [3 0 R] >>'),
  ],
  [
    'a circle of two',
    'contain themselves',
    () => rawForm('3 0 R', '<< /T (a) /Kids [4 0 R] >>', '<< /T (b) /Kids [3 0 R] >>'),
  ],
  ['children that are shared', 'contain themselves', () => rawForm('3 0 R', ...laughs, field('z', '(1)'))],
  [
    'fields 60 levels deep',
    'nested too deeply',
    () =>
      rawForm(
        '3 0 R',
        ...Array.from({ length: 60 }, (_, i) => `<< /T (a) /Kids [${i + 4} 0 R] >>`),
        field('z', '(1)'),
      ),
  ],
  [
    'lists 5,000 levels deep',
    'nested too deeply',
    () => rawForm('3 0 R', '['.repeat(5000) + ']'.repeat(5000)),
  ],
  [
    'too many fields',
    'more fields than a form',
    () =>
      rawForm(
        Array.from({ length: 21_000 }, (_, i) => `${i + 3} 0 R`).join(' '),
        ...Array.from({ length: 21_000 }, () => '<< /T (a) /FT /Tx >>'),
      ),
  ],
  [
    'a bomb of packed objects',
    'unpacks to more than',
    () => packed(deflateSync(new Uint8Array(1e8)), `/N 1 /First 4 ${flate}`),
  ],
  [
    'a bomb within a bomb',
    'packed in a way',
    () =>
      packed(
        deflateSync(deflateSync(new Uint8Array(1e8))),
        '/N 1 /First 4 /Filter [/FlateDecode /FlateDecode]',
      ),
  ],
  [
    'a bomb that hides its name',
    'unpacks to more than',
    () =>
      rawForm(
        '4 0 R',
        '/ObjStm',
        stream(`/Type 3 0 R /N 1 /First 4 ${flate}`, deflateSync(new Uint8Array(1e8))),
      ),
  ],
  [
    'packed objects in another packing',
    'packed in a way',
    () => packed(latin('80'), '/N 1 /First 4 /Filter /LZWDecode'),
  ],
  [
    'packed objects that are none',
    'is damaged',
    () => packed(latin('not deflated'), `/N 1 /First 4 ${flate}`),
  ],
  [
    'one list read ten thousand times',
    'more work than',
    () => {
      const head = Array.from({ length: 10_000 }, (_, i) => `${i + 10} 0`).join(' ');
      return packed(
        deflateSync(latin(`${head} [${'1 '.repeat(20_000)}]`)),
        `/N 10000 /First ${head.length} ${flate}`,
      );
    },
  ],
  ['a number of a million digits', 'numbers that are none', () => rawForm('3 0 R', '9'.repeat(1e6))],
  ['nine megabytes of digits', 'has no boxes', () => rawPdf('', ['null\nendobj\n'.concat('1'.repeat(9e6))])],
  ['nine megabytes of letters', 'has no boxes', () => rawPdf('', ['null\nendobj\n'.concat('x'.repeat(9e6))])],
  ['millions of numbers', 'holds more than', () => rawForm('3 0 R', `[${'1 '.repeat(4e6)}]`)],
  ['object 0', 'is damaged', () => latin('%PDF-1.7\n0 0 obj\nnull\nendobj\n%%EOF')],
];

describe('a file that is no filled form', () => {
  it.each(REFUSED)('%s: one error', { timeout: 30_000 }, async (_, why, make) => {
    const { form, said } = await read(make());
    expect(form).toBeNull();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^error\[(file-unreadable|too-large)\]: this PDF /);
    expect(said[0]).toContain(why);
  });

  it('is refused or read, wherever it was cut off or changed', { timeout: 120_000 }, async () => {
    const whole = bytesOf(built(undefined, '--fillable'), 'instruments/secret.pdf');
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.boolean());
    await fc.assert(
      fc.asyncProperty(change, async ([at, byte, cut]) => {
        const bytes = cut ? whole.slice(0, at) : whole.slice();
        if (!cut) bytes[at] = byte;
        const { form, said } = await read(bytes);
        expect(form === null).toBe(said.some((s) => s.startsWith('error')));
        if (cut && at < whole.length - 10) expect(form).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form by another hand', () => {
  const values = async (bytes: Uint8Array): Promise<readonly unknown[]> => {
    const { form, said } = await read(bytes);
    return [form && Object.fromEntries(form.values), ...said];
  };

  it('keeps its words, in whichever encoding they are', async () => {
    const hex = (...bytes: readonly number[]): string => `<${Buffer.from(bytes).toString('hex')}>`;
    const utf8 = hex(0xef, 0xbb, 0xbf, ...Buffer.from('Łódź €5'));
    const big = hex(0xfe, 0xff, 0x01, 0x41, 0x00, 0xf3);
    const little = hex(0xff, 0xfe, 0x41, 0x01);
    const names = ['a', 'b', 'c', 'd'].map((n, i) =>
      field(n, [utf8, big, little, '(caf\\351 \\240 x\\ry)'][i]!),
    );
    expect(await values(rawForm('3 0 R 4 0 R 5 0 R 6 0 R', ...names))).toEqual([
      { a: 'Łódź €5', b: 'Łó', c: 'Ł', d: 'café € x\ny' },
    ]);
  });

  it('has the values that its states point to', async () => {
    const form = rawForm('3 0 R', boxed('/V /1 /Opt [(Agree) (Disagree)]'), box('0', 'Off'), box('1', '1'));
    expect(await values(form)).toEqual([{ q1: 'Disagree' }]);
  });

  it('that stores one answer and shows another: what is shown, and a warning that names the field', async () => {
    const torn = rawForm('3 0 R', boxed('/V /3'), box('3', 'Off'), box('2', '2'));
    expect(await values(torn)).toEqual([
      { q1: '2' },
      'warning[duplicate-answer]: `q1` shows “2” and stores “3”; “2” was taken',
    ]);
    const blank = rawForm('3 0 R', boxed('/V /3'), box('3', 'Off'), box('2', 'Off'));
    expect((await values(blank))[1]).toContain('`q1` shows nothing and stores “3”; nothing was taken');
    const untold = rawForm('3 0 R', boxed('/V /3'), '<< /Subtype /Widget >>', '<< /Subtype /Widget >>');
    expect(await values(untold)).toEqual([{ q1: '3' }]);
  });

  it('with two fields of one name: a warning where they differ, none where one is blank', async () => {
    const two = (a: string, b: string): Uint8Array => rawForm('3 0 R 4 0 R', field('q1', a), field('q1', b));
    expect(await values(two('(4)', '(2)'))).toEqual([
      { q1: '4' },
      'warning[duplicate-answer]: two fields are called `q1` and say “4” and “2”; the first was taken',
    ]);
    expect(await values(two('()', '(2)'))).toEqual([{ q1: '2' }]);
    expect(await values(two('(2)', '(2)'))).toEqual([{ q1: '2' }]);
  });

  it('whose boxes stand on pages only', async () => {
    const page = '<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>';
    const orphan = '<< /Subtype /Widget /FT /Tx /T (q1) /V (4) /Parent 5 0 R >>';
    const bytes = rawPdf('/Pages 6 0 R', [
      page,
      orphan,
      '<< /T (trust) >>',
      '<< /Type /Pages /Kids [3 0 R] >>',
    ]);
    expect(await values(bytes)).toEqual([{ 'trust.q1': '4' }]);
    const circle = rawPdf('/Pages 6 0 R', [
      page,
      orphan,
      '<< /T (a) /Parent 4 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] >>',
    ]);
    expect((await values(circle))[1]).toContain('contain themselves');
  });

  it('that has XFA beside its fields is read by its fields', async () => {
    const bytes = rawPdf('/AcroForm << /XFA (x) /Fields [3 0 R] >>', [field('q1', '(4)')]);
    expect(await values(bytes)).toEqual([{ q1: '4' }]);
  });

  it('with an answer that is no text: a warning', async () => {
    expect(await values(rawForm('3 0 R 4 0 R', field('q1', '<< >>'), field('q2', '(4)')))).toEqual([
      { q2: '4' },
      'warning[bad-cell]: `q1` holds something that is no text; it was left out',
    ]);
  });

  it('with a thousand things wrong: twenty are told, the others counted', async () => {
    const refs = Array.from({ length: 1000 }, (_, i) => `${i + 3} 0 R`).join(' ');
    const fields = Array.from({ length: 1000 }, (_, i) => field(`q${i}`, '<< >>'));
    const { said } = await read(rawForm(refs, ...fields));
    expect(said).toHaveLength(21);
    expect(said[20]).toContain('980 more fields');
  });

  it('with names that are traps', async () => {
    const bytes = rawForm('3 0 R 4 0 R', field('__proto__', '(4)'), field('constructor', '(\\033[31m)'));
    const { form } = await read(bytes);
    expect([...form!.values.keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('changed later: the last of each object counts', async () => {
    const first = rawForm('3 0 R', field('q1', '(4)'));
    const later = latin(
      `3 0 obj\n${field('q1', '(2)')}\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF`,
    );
    expect(await values(new Uint8Array([...first, ...later]))).toEqual([{ q1: '2' }]);
  });
});

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/cli.js';
import { answers, built, bytesOf, read } from './support.js';

/** Letters whose bytes have a meaning in PDF: 小 is 5C 0F, and 5C a backslash. */
const WORDS = 'Ann (小), \\ Żółw';

let form: Uint8Array;
beforeAll(() => {
  form = bytesOf(built(undefined, '--fillable'), 'worksheets/look.pdf');
}, 60_000);

async function filled(): Promise<PDFDocument> {
  const pdf = await PDFDocument.load(form);
  pdf.getForm().getTextField('role').setText(WORDS);
  pdf.getForm().getRadioGroup('group').select('north');
  return pdf;
}

describe('a form that is protected', () => {
  it.each(['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const)(
    'against changes only is read as it is: pdf-lib, %s',
    async (algorithm) => {
      const pdf = await filled();
      pdf.encrypt({ ownerPassword: 'secret', algorithm, allowWeakCryptography: true });
      // Without packed objects, pdf-lib leaves texts as they are in a file that says otherwise.
      const bytes = await pdf.save({ useObjectStreams: true, updateFieldAppearances: false });
      expect(await answers(bytes)).toEqual({ role: WORDS, group: 'north' });
    },
  );

  it('by a password that must be known is told so', async () => {
    const pdf = await filled();
    pdf.encrypt({ ownerPassword: 'secret', userPassword: 'open' });
    const { form: got, said } = await read(await pdf.save({ updateFieldAppearances: false }));
    expect(got).toBeNull();
    expect(said).toEqual(['error[file-unreadable]: this PDF is protected with a password']);
  });

  const QPDF: readonly (readonly string[])[] = [
    ['40'],
    ['128'],
    ['128', '--use-aes=y'],
    ['128', '--use-aes=y', '--cleartext-metadata'],
    ['256'],
    ['256', '--force-R5'],
  ];
  it.each(QPDF)('by qpdf: %s %s %s', async (...how) => {
    const folder = folderWith({});
    const pdf = await filled();
    writeFileSync(join(folder, 'a.pdf'), await pdf.save({ updateFieldAppearances: false }));
    const locked = (user: string, out: string): boolean => {
      const args = ['--allow-weak-crypto', '--encrypt', user, 'secret', ...how, '--', 'a.pdf', out];
      return spawnSync('qpdf', args, { cwd: folder }).error === undefined;
    };
    if (!locked('', 'b.pdf') || !locked('open', 'c.pdf')) return;
    expect(await answers(bytesOf(folder, 'b.pdf'))).toEqual({ role: WORDS, group: 'north' });
    expect((await read(bytesOf(folder, 'c.pdf'))).said).toEqual([
      'error[file-unreadable]: this PDF is protected with a password',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../fillable/support.js';
import { zip } from '../helpers/zip.js';
import { collected, PLAN } from './support.js';

let blank: Uint8Array;
beforeAll(() => {
  blank = readFileSync(join(built(PLAN, '--fillable'), 'instruments/team.pdf'));
});

/** The form with these answers and a name, filled in by another program. */
async function filled(name: string, answers: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(blank);
  const form = pdf.getForm();
  const field = (end: string) => form.getFields().find((f) => f.getName().endsWith(end))!;
  form.getTextField(field('respondent').getName()).setText(name);
  for (const [i, value] of answers.entries())
    if (value !== '') form.getRadioGroup(field(`q${i + 1}`).getName()).select(value);
  return pdf.save();
}

describe('filled PDFs', () => {
  it('are rows of one table, from a folder or a ZIP', async () => {
    const a = await filled('P1', ['4', '3', '', '1']);
    const b = await filled('P2', ['1', '1', '1', '1']);
    const rows = 'P1,4,3,,1\nP2,1,1,1,1\n';
    const without = (csv: string): string =>
      csv.replace(/,[0-9a-f]{4}-[0-9a-f]{4}/g, '').replace(',form', '');
    const folder = await collected({ 'in/a.pdf': a, 'in/b.pdf': b, 'in/c.pdf': blank }, { folder: true });
    expect(without(folder.csv)).toBe(`respondent,team.q1,team.q2,team.q3,team.q4\n${rows}`);
    expect(folder.text).toContain('1 without any answer: in/c.pdf');
    const archive = zip([
      { name: 'a.pdf', content: a },
      { name: 'b.pdf', content: b },
    ]);
    expect(without((await collected({ 'in.zip': archive })).csv)).toContain(rows);
  });

  it('that nobody has filled in are told as such', async () => {
    const { said } = await collected({ 'a.pdf': blank });
    expect(said).toEqual([
      expect.stringContaining('no-data: nobody has filled in these forms: they hold no answer'),
    ]);
  });
});

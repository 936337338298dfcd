import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFCheckBox, PDFDocument, PDFRadioGroup, PDFTextField } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answers, built, bytesOf, filledByPdfJs, PLAN, read, type Seen } from './support.js';

/** An answer to every kind of question, as a response file would have it. */
const LOOK: Readonly<Record<string, string>> = {
  respondent: 'P07',
  group: 'south',
  role: 'Head of Żółw school',
  'look.best': 'Two lines:\nCafé – “yes”, €5; and more',
  'look.word': 'calm',
  'look.hours': '2.5',
  'look.day': '2026-03-12',
  'look.feel': 'other',
  'look.feel.other': 'mixed',
  'look.help': 'time;calm;other',
  'look.help.other': 'a room',
  'look.dims.strongest': 'care;nerve',
  'look.dims.weakest': 'wit',
  'look.order.tea': '2',
  'look.order.coffee': '1',
  'look.points.work': '30',
  'look.points.rest': '70',
  'look.plan.first.who': 'Ann',
  'look.plan.then.when': 'June',
  'look.strengths.2': 'patience',
  'look.spot.now': 'near/1',
  'look.spot.target': 'far/2',
  'look.spots': 'near/2;far/1',
};
const TRUST: Readonly<Record<string, string>> = {
  'trust.code': 'AL17',
  'trust.q1': '3',
  'trust.q1.evidence': 'seen',
  'trust.own': 'Weiß nicht',
};

let out: string;
beforeAll(() => {
  out = built(PLAN, '--fillable');
}, 60_000);

const questionOf = (name: string, value: string): string =>
  name.replace(new RegExp(`\\.${value.replace('/', '\\/')}(-box)?$`), '');

/** What a person would put into each widget for these answers. */
const person =
  (wanted: Readonly<Record<string, string>>) =>
  (w: Seen): string | boolean | undefined => {
    if (w.radioButton) return wanted[w.fieldName] === w.buttonValue ? true : undefined;
    if (!w.checkBox) return wanted[w.fieldName];
    const ticks = wanted[questionOf(w.fieldName, w.exportValue!)]?.split(';') ?? [];
    return ticks.includes(w.exportValue!) ? true : undefined;
  };

/** Fills in with pdf-lib, which knows only the fields of the form. */
async function filledByPdfLib(
  bytes: Uint8Array,
  wanted: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes);
  for (const field of pdf.getForm().getFields()) {
    const name = field.getName();
    if (field instanceof PDFCheckBox) {
      const value = field.acroField.getOnValue()!.decodeText();
      if (wanted[questionOf(name, value)]?.split(';').includes(value)) field.check();
    } else if (field instanceof PDFRadioGroup && wanted[name] !== undefined) {
      const option = field.getOptions().find((o) => o === wanted[name]);
      field.select(option!);
    } else if (field instanceof PDFTextField && wanted[name] !== undefined) {
      field.setText(wanted[name]);
    }
  }
  return pdf.save({ updateFieldAppearances: false });
}

describe('what is filled in comes back', () => {
  it('from pdf.js (Firefox), whatever kind of question it is', async () => {
    const filled = await filledByPdfJs(bytesOf(out, 'worksheets/look.pdf'), person(LOOK));
    expect(await answers(filled)).toEqual(LOOK);
    const trust = await filledByPdfJs(bytesOf(out, 'instruments/trust.pdf'), person(TRUST));
    expect(await answers(trust)).toEqual(TRUST);
  });

  it('from pdf-lib, which packs its objects', async () => {
    const filled = await filledByPdfLib(bytesOf(out, 'worksheets/look.pdf'), LOOK);
    expect(Buffer.from(filled).includes('/ObjStm')).toBe(true);
    expect(await answers(filled)).toEqual(LOOK);
    expect(await answers(await filledByPdfLib(bytesOf(out, 'instruments/trust.pdf'), TRUST))).toEqual(TRUST);
  });

  it('after it was filled in a second time, the later answers', async () => {
    const once = await filledByPdfJs(bytesOf(out, 'instruments/trust.pdf'), person(TRUST));
    const twice = await filledByPdfJs(once, (w) =>
      w.fieldName === 'trust.q1' ? w.buttonValue === '1' : undefined,
    );
    expect(await answers(twice)).toEqual({ ...TRUST, 'trust.q1': '1' });
  });

  it('with the version of its form', async () => {
    const { form } = await read(bytesOf(out, 'instruments/trust.pdf'));
    expect(form!.values.size).toBe(0);
    expect(form!.fingerprints).toEqual([expect.stringMatching(/^[0-9a-f]{4}-[0-9a-f]{4}$/)]);
  });

  it('where a question is printed twice, whichever place was used, and overleaf as one text', async () => {
    const booklet = bytesOf(out, 'booklet.pdf');
    const last = new Map<string, number>();
    await filledByPdfJs(booklet, (w) => void last.set(w.fieldName, w.page));
    const filled = await filledByPdfJs(booklet, (w) => {
      if (w.fieldName === 'walk.long') return 'It was long';
      if (w.fieldName === 'walk.long+2') return 'and went on.';
      if (w.fieldName !== 'look.feel' || w.page !== last.get('look.feel')) return undefined;
      return w.buttonValue === 'so-so' ? true : undefined;
    });
    expect(await answers(filled)).toEqual({ 'walk.long': 'It was long\nand went on.', 'look.feel': 'so-so' });
  });

  it('any words at all', { timeout: 60_000 }, async () => {
    const bytes = bytesOf(out, 'instruments/count.pdf');
    const words = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((t) => t.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const pdf = await PDFDocument.load(bytes);
        pdf.getForm().getTextField('role').setText(text);
        const filled = await pdf.save({ updateFieldAppearances: false });
        const back = (await answers(filled)).role;
        expect(back).toBe(text.replace(/\r\n?/g, '\n').replaceAll('\u0000', ''));
      }),
      { numRuns: 25 },
    );
  });

  it('as ticks and words that are seen on the page', async ({ skip }) => {
    const filled = await filledByPdfJs(bytesOf(out, 'worksheets/look.pdf'), person(LOOK));
    const path = join(out, 'filled.pdf');
    writeFileSync(path, filled);
    const shown = (file: string): Buffer => {
      const run = spawnSync('pdftoppm', ['-r', '40', '-gray', '-f', '1', '-l', '1', file]);
      if (run.error) skip('pdftoppm is not here');
      return run.stdout;
    };
    const ink = (image: Buffer): number => image.reduce((sum, grey) => sum + (255 - grey), 0);
    expect(ink(shown(path))).toBeGreaterThan(ink(shown(join(out, 'worksheets/look.pdf'))) * 1.02);
  });
});

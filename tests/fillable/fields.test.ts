import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '../helpers/fields.js';
import { readPdf } from '../helpers/pdf.js';
import { boxesOf, built, bytesOf, type Seen, widgetsOf } from './support.js';

let out: string;
let look: readonly Seen[];
let trust: readonly Seen[];
let booklet: readonly Seen[];

beforeAll(async () => {
  out = built(undefined, '--fillable');
  look = await widgetsOf(bytesOf(out, 'worksheets/look.pdf'));
  trust = await widgetsOf(bytesOf(out, 'instruments/trust.pdf'));
  booklet = await widgetsOf(bytesOf(out, 'booklet.pdf'));
}, 60_000);

const named = (widgets: readonly Seen[], name: string): readonly Seen[] =>
  widgets.filter((w) => w.fieldName === name);

/** Distance in points between a widget and a box of fields.json. */
function distance(w: Seen, b: Field): number {
  const [x1, y1, x2, y2] = w.rect;
  const there = [b.x, w.height - b.y - b.h, b.x + b.w, w.height - b.y];
  return w.page === b.page ? Math.max(...[x1, y1, x2, y2].map((v, i) => Math.abs(v - there[i]!))) : 1e9;
}

describe('build --fillable', () => {
  it.each(['booklet.pdf', 'worksheets/look.pdf', 'instruments/trust.pdf', 'instruments/secret.pdf'])(
    'puts one widget on every box of %s: page, place and value are those of fields.json',
    async (path) => {
      const seen = (await widgetsOf(bytesOf(out, path))).filter((w) => !w.hidden);
      const boxes = boxesOf(out, path);
      expect(seen).toHaveLength(boxes.length);
      for (const box of boxes) {
        const at = seen.filter((w) => distance(w, box) < 0.01);
        expect(at, `${box.id} ${box.option}`).toHaveLength(1);
        const [w] = at;
        expect(w!.buttonValue ?? w!.exportValue ?? null).toBe(box.option);
        if (w!.checkBox) expect(w!.fieldName.startsWith(`${box.id}.`)).toBe(true);
        else expect(w!.fieldName.replace(/\+\d+$/, '')).toBe(box.id);
      }
    },
  );

  it('gives one answer round or square boxes that exclude each other, several answers boxes that do not', () => {
    expect(named(look, 'look.feel').map((w) => w.radioButton && w.buttonValue)).toEqual([
      'good',
      'so-so',
      'other',
    ]);
    expect(named(look, 'look.dims.weakest')).toHaveLength(3);
    const several = look.filter((w) => w.checkBox).map((w) => w.fieldName);
    expect(several).toContain('look.help.time');
    expect(several).toContain('look.dims.strongest.care');
    expect(several).toContain('look.spots.near/2');
  });

  it('uses the scale’s values, and labels where an answer has none', () => {
    const values = named(trust, 'trust.q1').map((w) => w.buttonValue);
    expect(values).toEqual(['3', 'Not sure', 'Weiß nicht', '1']);
  });

  it('says in tooltips what is asked, and what a box stands for', () => {
    const tip = (widgets: readonly Seen[], name: string): readonly string[] =>
      named(widgets, name).map((w) => w.alternativeText);
    expect(tip(look, 'look.best')).toEqual(['What will you keep?']);
    expect(tip(look, 'look.feel')).toEqual([
      'How was it?: Good',
      'How was it?: So so',
      'How was it?: something else',
    ]);
    expect(tip(trust, 'trust.own')[0]).toBe('Bad news (any) travels fast.: Agree');
    expect(tip(look, 'group')).toEqual(['School: North', 'School: South']);
    expect(tip(look, 'look.spot.now')[0]).toBe('Where?: now: near, 2');
  });

  it('takes words over several lines where several are printed, and no longer a number than there is', async () => {
    const best = named(look, 'look.best')[0]!;
    expect(best.multiLine).toBe(true);
    expect(named(look, 'look.word')[0]!.multiLine).toBe(false);
    const count = await widgetsOf(bytesOf(out, 'instruments/count.pdf'));
    expect(named(count, 'count.q1')[0]).toMatchObject({ maxLen: 2, multiLine: false });
    expect(named(look, 'look.order.tea')[0]).toMatchObject({ maxLen: 1 });
  });

  it('makes one field of a question that is printed twice, and two of one that goes on overleaf', () => {
    expect(named(booklet, 'look.best').map((w) => w.page)).toHaveLength(2);
    const long = booklet.filter((w) => w.fieldName.startsWith('walk.long'));
    expect(long.map((w) => w.fieldName)).toEqual(['walk.long', 'walk.long+2']);
    expect(booklet.filter((w) => w.fieldName.startsWith('walk.dotted'))).toHaveLength(2);
  });

  it('keeps the version of the form where nobody sees it', async () => {
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const form = named(trust, 'plenary.form');
    expect(form).toHaveLength(1);
    expect(form[0]).toMatchObject({ hidden: true, fieldValue: `trust ${manifest.fingerprints.trust}` });
    expect(named(booklet, 'plenary.form')[0]!.fieldValue).toContain(`look ${manifest.fingerprints.look}`);
    expect(manifest.fillable).toBe(true);
  });

  it('asks nobody’s name on an anonymous form', async () => {
    const secret = await widgetsOf(bytesOf(out, 'instruments/secret.pdf'));
    expect(secret.some((w) => w.fieldName === 'secret.q1')).toBe(true);
    expect(secret.some((w) => w.fieldName === 'respondent')).toBe(false);
  });

  it('has every widget in the structure as a Form, in the order of reading', async () => {
    const path = join(out, 'worksheets/look.pdf');
    const pdf = await readPdf(path);
    const forms = pdf.pages.flatMap((p) => p.roles).filter((r) => r === 'Form');
    expect(forms).toHaveLength(look.filter((w) => !w.hidden).length);
    const order = look.filter((w) => !w.hidden).map((w) => w.page * 1000 + w.height - w.rect[3]);
    expect(order[0]).toBeLessThan(order.at(-1)!);
    const raw = readFileSync(path, 'latin1');
    expect(raw.match(/\/Tabs \/S/g)).toHaveLength(pdf.pages.length);
    expect(raw).not.toContain('NeedAppearances');
    expect(raw).not.toContain('PrintField');
  });

  it('is sound for another program', ({ skip }) => {
    for (const path of ['booklet.pdf', 'worksheets/look.pdf', 'instruments/trust.pdf']) {
      const run = spawnSync('qpdf', ['--check', join(out, path)], { encoding: 'utf8' });
      if (run.error) skip('qpdf is not here');
      expect(run.stdout + run.stderr).toContain('No syntax or stream encoding errors');
      expect(run.status).toBe(0);
    }
  });

  it('gives the same bytes again, and without it nothing can be filled in', { timeout: 60_000 }, async () => {
    const again = built(undefined, '--fillable');
    const paper = built();
    for (const path of ['booklet.pdf', 'worksheets/look.pdf', 'instruments/trust.pdf']) {
      expect(Buffer.compare(bytesOf(again, path), bytesOf(out, path))).toBe(0);
      expect(Buffer.from(bytesOf(paper, path)).includes('AcroForm')).toBe(false);
    }
    const list = (folder: string): string => readFileSync(join(folder, 'fields.json'), 'utf8');
    expect(list(paper)).toBe(list(out));
    expect(readFileSync(join(paper, 'manifest.json'), 'utf8')).not.toContain('fillable');
  });
});

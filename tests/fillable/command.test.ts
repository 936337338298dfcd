import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { bytesOf, widgetsOf } from './support.js';

const PLAN = `plenary: 1
title: Small
identify:
  respondent: {prompt: Name}
documents: [instruments, handouts]
scales: {agree: {labels: [Yes, No]}}
modules:
  - {title: One, activities: [{title: Ask, use: [trust, secret, reading]}]}
instruments:
  trust: {title: Trust, scale: agree, items: [I can ask.]}
  secret: {title: Secret, scale: agree, anonymous: true, identify: [respondent], items: [I can ask.]}
handouts:
  reading: {title: Reading, text: Words to read.}
`;

describe('plenary build --fillable', () => {
  it('is told of in the help', () => {
    const { out } = plenary(folderWith({}), ['build', '--help']);
    expect(out).toMatch(/--fillable +boxes to fill in on screen/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says that the PDFs can be filled in, and leaves those alone that ask nothing', {
    timeout: 30_000,
  }, () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    expect(plenary(folder, ['build', 'plan.yaml', '-o', 'paper']).err).not.toContain('filled in on screen');
    const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--fillable']);
    expect(run.code).toBe(0);
    expect(run.err.trimEnd().split('\n').at(-1)).toBe(
      'The PDFs can be filled in on screen, saved and sent back.',
    );
    const reading = (out: string): Buffer => readFileSync(join(folder, out, 'handouts/reading.pdf'));
    expect(Buffer.compare(reading('out'), reading('paper'))).toBe(0);
  });

  it('has no field for a name on an anonymous form, even where one is printed', {
    timeout: 30_000,
  }, async () => {
    const folder = folderWith({ 'plan.yaml': PLAN });
    plenary(folder, ['build', 'plan.yaml', '-o', 'out', '--fillable']);
    const names = async (path: string): Promise<Set<string>> =>
      new Set((await widgetsOf(bytesOf(join(folder, 'out'), path))).map((w) => w.fieldName));
    expect(await names('instruments/trust.pdf')).toEqual(new Set(['plenary.form', 'respondent', 'trust.q1']));
    expect(await names('instruments/secret.pdf')).toEqual(new Set(['plenary.form', 'secret.q1']));
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { flaws } from '../helpers/quality.js';

const SESSIONS = fileURLToPath(new URL('../../sessions', import.meta.url));
const NAMES = readdirSync(SESSIONS).filter((name) => existsSync(join(SESSIONS, name, 'plan.yaml')));

const built = (folder: string, ...more: string[]): string => {
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', ...more]);
  expect(run.err).not.toContain('error');
  expect(run.code).toBe(0);
  return join(folder, 'out');
};

describe('every page of every session keeps to the design of the paper', () => {
  for (const name of NAMES) {
    it.each(['a4', 'letter'])(`${name} on %s`, { timeout: 120_000 }, async (paper) => {
      const out = folderWith({});
      const args = ['build', join(SESSIONS, name, 'plan.yaml'), '-o', out, '--paper', paper];
      const run = plenary(out, args);
      expect(run.err).not.toContain('warning');
      expect(run.code).toBe(0);
      expect(await flaws(out)).toEqual([]);
    });
  }
});

const LONG = 'Everybody who works here knows what is expected of them and says so before it is too late '
  .repeat(4)
  .trim();
const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlung';
const HARD = `plenary: 1
title: ${WORD}
identify:
  respondent: {prompt: ${LONG}}
  group: {prompt: School, options: [${WORD}, "${LONG}", North]}
modules:
  - title: ${LONG}
    activities:
      - {title: ${LONG}, use: [w, scale, wide, rubric, marks, hundred, differential]}
      - {title: Break}
worksheets:
  w:
    title: ${WORD} ${LONG}
    body:
      - choose: {id: one, prompt: Which?, options: ["${LONG}", ${WORD}, short], columns: 2}
      - grid: {id: g, corner: ${WORD}, rows: [${WORD}, "${LONG}"], columns: [${WORD}, B, C, D], lines: 40}
      - columns:
          - - write: {id: a, prompt: ${WORD}, lines: 4}
          - - ask: {id: b, prompt: "${LONG}", type: number, unit: ${WORD}}
      - place: {id: p, prompt: Where?, x: {title: ${WORD}, labels: [${WORD}, B, C]}, y: {title: ${WORD}, from: 1, to: 9, ends: [${WORD}, high]}, marks: [now, target], arrow: true}
      - rank: {id: r, options: ["${LONG}", ${WORD}, c]}
      - pick: {id: q, options: ["${LONG}", ${WORD}, c], sets: [{title: ${WORD}, count: 1}, {title: B, count: 1}]}
      - share: {id: s, options: ["${LONG}", ${WORD}]}
      - slots: {id: t, lists: [{title: ${WORD}}, {title: B}, {title: C}]}
      - box: {title: ${WORD}, body: [{text: "${LONG}"}, {write: {id: z, lines: 30}}]}
instruments:
  scale: {scale: {labels: [${WORD}, B, "${LONG}"]}, items: ["${LONG}", ${WORD}], totals: true}
  wide: {scale: {from: 1, to: 15, ends: [${WORD}, fully]}, items: ["${LONG}", ${WORD}]}
  hundred: {scale: {from: 0, to: 100}, items: ["${LONG}", ${WORD}]}
  rubric:
    levels: [${WORD}, B, C, D]
    marks: [now, target]
    evidence: 5
    items: [{text: ${WORD}, descriptors: ["${`${LONG} `.repeat(12)}", ${WORD}, c, d]}]
  marks:
    scale: {labels: [${WORD}, B, C, D, E, F]}
    marks: [now, target, {title: Why?, lines: 40}]
    items: ["${LONG}", ${WORD}]
  differential: {scale: {from: 1, to: 7}, heads: [${WORD}, B], items: [{poles: [${WORD}, "${LONG}"]}]}
`;

describe('text that does not fit', () => {
  it.each(['a4', 'letter', 'a5'])('breaks, and never runs off %s', { timeout: 120_000 }, async (paper) => {
    const out = built(folderWith({ 'plan.yaml': HARD }), '--paper', paper);
    expect(await flaws(out)).toEqual([]);
  });
});

describe('the measure itself', () => {
  it('sees boxes that overlap, are too small, or stand in a text', async () => {
    const out = built(
      folderWith({
        'plan.yaml':
          'plenary: 1\ntitle: T\ninstruments:\n  i: {scale: {from: 1, to: 3}, items: [One two three]}\n',
      }),
    );
    expect(await flaws(out)).toEqual([]);
    const path = join(out, 'fields.json');
    const fields = JSON.parse(readFileSync(path, 'utf8')) as { x: number; y: number; w: number }[];
    writeFileSync(path, JSON.stringify(fields.map((f) => ({ ...f, w: 8, x: fields[0]!.x }))));
    const found = (await flaws(out)).join('\n');
    expect(found).toContain('box under 4 mm');
    expect(found).toContain('too near to');
    expect(found).toContain('overlaps');
  });
});

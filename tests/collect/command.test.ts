import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { workbook } from '../helpers/workbook.js';
import { zip } from '../helpers/zip.js';
import { PLAN } from './support.js';

const H = 'respondent,team.q1,team.q2,team.q3,team.q4';
const GOOD = `${H}\nP1,1,2,3,4\n`;
const ODD = `respondent,team.q1,Remarks\nP1,1,fine\nP2,9,\n`;

let folder: string;
beforeAll(() => {
  folder = folderWith({
    'plan.yaml': PLAN,
    'good.csv': GOOD,
    'odd.csv': ODD,
    'map.yaml': 'Remarks: ignore\n',
  });
});
const run = (...args: string[]) => plenary(folder, ['collect', 'plan.yaml', ...args]);
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('plenary collect', () => {
  it('writes the file, says what came in, and ends with 0', () => {
    const { code, out, err } = run('good.csv', '-o', 'all.csv', '--receipt', 'r.json', '--trace', 't.csv');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(file('all.csv')).toBe(`${H}\nP1,1,2,3,4\n`);
    expect(err).toContain('good.csv  1 row   Plenary’s own columns\n');
    expect(err).toMatch(/✓ all\.csv: 1 row\n$/);
    expect(JSON.parse(file('r.json'))).toMatchObject({
      plenary: 1,
      rows: { read: 1, written: 1 },
      decisions: 0,
    });
    expect(file('t.csv')).toContain('2,2,team.q1,1,good.csv,2,2\n');
  });

  it('ends with 3 where a person must decide, and has written the rest', () => {
    const { code, out, err } = run('odd.csv', '-o', '-');
    expect(code).toBe(3);
    expect(out).toBe(`${H}\nP1,1,,,\n`);
    expect(err).toContain('"Remarks": ignore');
    expect(err).toContain('odd.csv:3:2: warning[bad-cell]: team.q1 is `9` (P2); expected 1 to 4');
    expect(err).toMatch(/! standard output: 1 row; 2 things to decide\n$/);
  });

  it('is content once the map and --skip-invalid have decided', () => {
    const { code } = run('odd.csv', '--map', 'map.yaml', '--skip-invalid', '-o', 'odd-all.csv');
    expect(code).toBe(0);
  });

  it('never writes over what it reads', () => {
    for (const args of [
      ['good.csv', '-o', './good.csv'],
      ['good.csv', '-o', 'x.csv', '--receipt', 'plan.yaml'],
      ['.', '-o', 'odd.csv'],
    ]) {
      const { code, err } = run(...args);
      expect(code).toBe(1);
      expect(err).toContain('is one of the files that are read');
    }
    expect(file('good.csv')).toBe(GOOD);
  });

  it('names a file that cannot be read, and writes nothing where there is no other', () => {
    writeFileSync(join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const { code, err } = run('old.xls', '-o', 'never.csv');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^old\.xls: error\[file-unreadable\]: .*\nhint: .*\n\n✗ 1 error; nothing was written\n$/,
    );
    expect(() => file('never.csv')).toThrow();
  });

  it('reads the others beside a file that cannot be read, and ends with 3', () => {
    writeFileSync(join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    // Its first rows are well; that it breaks off is seen while its rows are gone through.
    const rows = Array.from({ length: 50 }, (_, i) => `X${i},1,2,3,4\n`).join('');
    writeFileSync(join(folder, 'open.csv'), `${H}\n${rows}X50,"1,2,3,4\n`);
    const { code, out, err } = run('old.xls', 'open.csv', 'good.csv', '-o', '-', '--receipt', 'left.json');
    expect({ code, out }).toEqual({ code: 3, out: `${H}\nP1,1,2,3,4\n` });
    expect(err).toContain('!  old.xls was not read: this is a workbook of old Excel (.xls)\n');
    expect(err).toContain('open.csv:52:2: error[bad-table]: the quote that opens this cell is never closed');
    expect(err).toMatch(/! standard output: 1 row; 2 files not read\n$/);
    const { unread, decisions } = JSON.parse(file('left.json')) as Record<string, unknown>;
    expect(unread).toMatchObject([{ path: 'old.xls' }, { path: 'open.csv' }]);
    expect(decisions).toBe(2);
    expect(run('old.xls', 'good.csv', '-o', '-', '--quiet').err).toContain('old.xls: error[file-unreadable]');
  });

  it('says that the plan stands where answers are expected, and the other way round', () => {
    const twice = run('plan.yaml', '-o', 'x.csv');
    expect(twice.code).toBe(1);
    expect(twice.err).toContain(
      'plan.yaml: error[file-unreadable]: this is a session plan, not a file of answers',
    );
    for (const command of [['collect', '-o', 'x.csv'], ['score']]) {
      const { code, err } = plenary(folder, [...command, 'good.csv', 'plan.yaml']);
      expect(code).toBe(1);
      expect(err).toContain('good.csv: error[file-unreadable]: this is a table, not a session plan\nhint: ');
    }
  });

  it('explains wrong use with exit 2', () => {
    expect(run('good.csv').code).toBe(2);
    expect(run('good.csv', '-o', 'x.csv', '--from', 'gogle').code).toBe(2);
    expect(run('good.csv', '-o', 'x.csv', '--interactive').err).toContain('there is no terminal');
  });

  it.each<[string, Uint8Array | string, string]>([
    ['bomb.zip', zip([{ name: 'a.csv', content: new Uint8Array(60_000_000) }]), 'too-large'],
    ['out.zip', zip([{ name: '../../a.csv', content: GOOD }]), 'file-unreadable'],
    [
      'entity.xlsx',
      workbook({ sheets: [{ xml: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }] }),
      'file-unreadable',
    ],
    ['cut.xlsx', workbook({}).slice(0, 900), 'file-unreadable'],
    ['wide.csv', `${Array.from({ length: 2001 }, (_, i) => `c${i}`).join()}\n`, 'too-large'],
    ['quotes.csv', `q1,q2\n"${'""'.repeat(2_000_000)}`, 'bad-table'],
  ])('ends with 1 and one clear line for %s', (name, content, code) => {
    writeFileSync(join(folder, name), content);
    const { err, ...ended } = run(name, '-o', 'never.csv');
    expect(ended).toEqual({ code: 1, out: '' });
    expect(err.match(/^.*error\[.*$/gm)).toEqual([expect.stringContaining(`${name}`)]);
    expect(err).toContain(`error[${code}]`);
  });
});

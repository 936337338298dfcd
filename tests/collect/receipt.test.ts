import { describe, expect, it } from 'vitest';
import { collected, csvOf } from './support.js';

const H = 'respondent,team.q1,team.q2,team.q3,team.q4';
const ITEMS = [
  'I can ask my colleagues for help.',
  'I can ask my colleagues for advice.',
  'Bad news travels upward quickly here.',
  'The same few people carry most of the extra tasks.',
];

describe('columns', () => {
  it('that are nearly a question are asked for, and two that are alike are never exchanged', async () => {
    const heads = ['respondent', 'I can ask my colleagues for hel', 'I can ask my colleagues for advices'];
    const { csv, receipt, text } = await collected(
      csvOf([
        [...heads, ITEMS[2]!],
        ['P1', '1', '2', '3'],
      ]),
    );
    expect(csv).toBe('respondent,team.q1,team.q2,team.q3,team.q4\nP1,,,3,\n');
    expect(receipt.decisions).toBe(2);
    expect(text).toContain('column 2 "I can ask my colleagues for hel" fits no question;');
    expect(text).toContain('nearest: team.q1');
    expect(text).toContain('nearest: team.q2');
  });

  it('of a complete run of numbers stand for an instrument of as many items, and that is told', async () => {
    const { csv, text } = await collected('SQ001,SQ002,SQ003,SQ004\n1,2,3,4\n');
    expect(csv).toContain('\n1,2,3,4\n');
    expect(text).toContain('"SQ001" to "SQ004" taken as team.q1 to team.q4');
  });

  it('of an incomplete run, or of one too long, do not', async () => {
    for (const heads of [
      'q3,SQ001,SQ002,SQ004,SQ005',
      'q3,SQ001,SQ002,SQ003',
      'q3,SQ001,SQ002,SQ003,SQ004,SQ005',
    ]) {
      const { receipt } = await collected(`${heads}\n1,2,3,4,1,2\n`);
      expect(receipt.files[0]!.columns.filter((c) => c.byPlace)).toEqual([]);
    }
  });

  it('of two runs that could be the same instrument are asked for', async () => {
    const { receipt, said } = await collected(
      'respondent,back.best,A_1,A_2,A_3,A_4,B_1,B_2,B_3,B_4\nP1,x,1,2,3,4,1,2,3,4\n',
    );
    expect(receipt.decisions).toBe(8);
    expect(said[0]).toContain('"A_1" could be `team.q1`, and so could another column');
  });

  it('of a run whose words speak of something else are not taken by their place', async () => {
    const other = ['Parking was easy', 'The room was large', 'Trains ran on time', 'The food was warm'];
    const ids = ['StartDate', 'Q1_1', 'Q1_2', 'Q1_3', 'Q1_4', 'Q2'];
    const export_ = (words: readonly string[]): string =>
      csvOf([
        ids,
        ['Start', ...words.map((w) => `Please rate - ${w}`), 'What was best today?'],
        ids.map((id) => `{"ImportId":"${id}"}`),
        ['2026-03-12', '4', '3', '2', '1', 'Lunch'],
      ]);
    expect((await collected(export_(other))).receipt.decisions).toBe(4);
    const nearly = ITEMS.map((i) => `${i.slice(0, -2)}ing`);
    expect((await collected(export_(nearly))).csv).toContain('\n4,3,2,1,');
    // In another order, the numbers say one thing and the words another.
    expect((await collected(export_(nearly.toReversed()))).receipt.decisions).toBe(4);
  });

  it('without a name are told where they hold something', async () => {
    const { receipt, text } = await collected('respondent,team.q1,,\nP1,2,3,\n');
    expect(text).toContain('column 3 has no name and was not used');
    expect(receipt.decisions).toBe(1);
  });

  it('that are one question twice are an error', async () => {
    const { said } = await collected(
      csvOf([
        ['respondent', 'team.q1', ITEMS[0]!],
        ['P1', '2', '3'],
      ]),
    );
    expect(said[0]).toContain('answers.csv:1:3 ambiguous-column: two columns hold `team.q1`');
  });
});

describe('rows', () => {
  it('that answer twice are kept, both, and told', async () => {
    const files = { 'a.csv': `${H}\nP1,1,2,3,4\nP2,1,1,1,1\n`, 'b.csv': `${H}\nP1,2,2,3,4\n` };
    const kept = await collected(files);
    expect(kept.csv).toContain('P1,1,2,3,4\nP1,2,2,3,4\n');
    expect(kept.text).toContain('1 person answered twice: P1 (a.csv:2, b.csv:2); all kept');
    expect(kept.receipt.decisions).toBe(1);
    const last = await collected(files, { duplicates: 'last' });
    expect(last.csv).toContain('P1,2,2,3,4\n');
    expect(last.text).toContain('the last answer was taken');
    expect(last.receipt.decisions).toBe(0);
  });

  it('of one person in two files that answer different questions are one', async () => {
    const { csv, said } = await collected({
      'a.csv': 'respondent,group,team.q1\nP1,North,1\n',
      'b.csv': 'respondent,group,team.q2\nP1,South,2\n',
    });
    expect(csv).toContain('\nP1,North,1,2,,\n');
    expect(said.join()).toContain('P1 has group `South` here and `North` at a.csv:2; `North` counts');
  });

  it('that are blank or hold figures are left out and told', async () => {
    const { csv, receipt, text } = await collected(`${H}\nP1,1,2,3,4\n,,,,\nP9,,,,\nAverage,2.5,2,1,1\n`);
    expect(csv.split('\n')).toHaveLength(3);
    expect(receipt.rows).toEqual({ read: 3, blank: 2, partial: 0, aside: 1, written: 1 });
    expect(text).toContain('2 without any answer: answers.csv:3, answers.csv:4');
    expect(text).toContain('answers.csv:5 "Average"');
  });

  it.each(['Mean (n = 2):', 'Ø', 'Durchschnitt', 'Écart type', 'Среднее', '平均'])(
    'that begin with %s are figures',
    async (word) => {
      const { receipt } = await collected(`${H}\nP1,1,2,3,4\n${word},1,2,3,4\n`);
      expect(receipt.files[0]!.aside).toEqual([{ row: 3, why: 'summary', text: word }]);
    },
  );

  it('are people’s, whose names are like those of figures', async () => {
    const { receipt } = await collected(`${H}\nMax,1,2,3,4\nSD,1,2,3,4\nN,1,2,3,4\n`);
    expect(receipt.rows.written).toBe(3);
  });

  it('are held against the roster', async () => {
    const { receipt, text } = await collected(`${H}\nP1,1,2,3,4\nX9,1,1,1,1\n`, {
      roster: 'respondent,name\nP1,Ann\nP2,Bo\n',
    });
    expect(receipt.roster).toEqual({ expected: 2, missing: ['P2'], unknown: ['X9'] });
    expect(text).toContain('1 of 2 people are missing: P2');
    expect(text).toContain('1 not on the roster: X9; kept');
    expect(receipt.decisions).toBe(1);
  });
});

describe('cells', () => {
  it('that cannot be used stay blank, and are all named', async () => {
    const { csv, receipt, said } = await collected(`${H}\nP1,1,7,agre,4;3\nP2,three,2,3,4\n`);
    expect(csv).toContain('\nP1,1,,,\nP2,,2,3,4\n');
    expect(receipt.decisions).toBe(4);
    expect(said).toEqual([
      'answers.csv:2:3 bad-cell: team.q2 is `7` (P1); expected 1 to 4; counted as missing',
      'answers.csv:2:4 bad-cell: team.q3 is `agre` (P1); expected a label; counted as missing',
      'answers.csv:2:5 too-many: team.q4 is `4;3` (P1); expected one answer; counted as missing',
      expect.stringContaining('answers.csv:3:2 bad-cell: team.q1 is `three` (P2)'),
    ]);
  });

  it('with a group that the plan does not list are used, and told', async () => {
    const { csv, receipt, said } = await collected('respondent,group,team.q1\nP1,West,2\n');
    expect(csv).toContain('\nP1,West,2,');
    expect(receipt.bad).toEqual([]);
    expect(said[0]).toContain('unknown-label: group is `West`, which the plan does not name');
  });

  it('can be traced to file, row and column', async () => {
    const { trace } = await collected({ 'a.csv': `${H}\nP1,1,,3,4\n` });
    expect(trace.split('\n').slice(0, 3)).toEqual([
      'row,column,question,value,file,file row,file column',
      '2,2,team.q1,1,a.csv,2,2',
      '2,4,team.q3,3,a.csv,2,4',
    ]);
  });
});

describe('a file', () => {
  it('of another version of the form is told by its fingerprint', async () => {
    const { receipt } = await collected('respondent,form,team.q1\nP1,4d1c-9a03,2\n');
    expect(receipt.versions[0]).toMatch(/^1 of 1 row comes from another version of the form, `4d1c-9a03`/);
  });

  it('without rows gives a header', async () => {
    const { csv, said } = await collected(`${H}\n`);
    expect(csv).toBe('team.q1,team.q2,team.q3,team.q4\n');
    expect(said).toEqual(['answers.csv:1:1 no-data: this file has a header and no rows yet']);
  });

  it('that is empty, or none that can be read, is an error of its own beside the others', async () => {
    const { said } = await collected({
      'empty.csv': '',
      'old.xls': new Uint8Array(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      'good.csv': `${H}\nP1,1,2,3,4\n`,
    });
    expect(said).toEqual([
      'empty.csv:1:1 bad-table: this file is empty',
      expect.stringContaining('old.xls:null:null file-unreadable'),
    ]);
  });
});

it('fits in 80 columns, whatever the names', async () => {
  const long = 'a-file-with-a-very-long-name-'.repeat(4);
  const { text } = await collected({ [`${long}.csv`]: `${H},${'Remarks '.repeat(30)}\nP1,1,2,3,4,x\n` });
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

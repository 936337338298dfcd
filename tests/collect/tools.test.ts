import { describe, expect, it } from 'vitest';
import { zip } from '../helpers/zip.js';
import * as exports from './exports.js';
import { collected, csvOf, workbookOf } from './support.js';

const { CANONICAL } = exports;

/** What the receipt says of a file that is known. */
async function known(content: string | Uint8Array): Promise<string[]> {
  const { csv, receipt, said } = await collected({ 'answers.csv': content });
  expect(csv).toBe(CANONICAL);
  expect(said).toEqual([]);
  expect(receipt.decisions).toBe(0);
  const [file] = receipt.files;
  const open = file!.columns.filter((c) => c.is === 'own' || c.is === 'submitted').map((c) => c.name);
  return [String(file!.tool), ...open];
}

describe('one set of answers, as each survey tool gives it back', () => {
  it('Google Forms, a sheet saved as CSV', async () => {
    expect(await known(exports.googleSheet)).toEqual(['google', 'Timestamp']);
  });

  it('Google Forms, responses downloaded as CSV', async () => {
    expect(await known(exports.googleCsv)).toEqual(['google', 'Timestamp']);
  });

  it('Google Forms of somebody who reads French', async () => {
    expect(await known(exports.googleFrench)).toEqual(['google', 'Horodateur']);
  });

  it('Microsoft Forms, a workbook with its columns out of order', async () => {
    const book = await workbookOf({ Form1: exports.microsoftSheet });
    expect(await known(book)).toEqual(['microsoft', 'ID', 'Start time', 'Completion time', 'Email', 'Name']);
  });

  it('Microsoft Forms, as CSV', async () => {
    expect(await known(exports.microsoftCsv)).toContain('Last modified time');
  });

  it('Qualtrics, three rows of heads, the second in German', async () => {
    expect(await known(exports.qualtrics)).toContain('Duration (in seconds)');
  });

  it('Qualtrics, numbers in UTF-16 with tabs', async () => {
    expect((await known(exports.qualtricsTsv))[0]).toBe('qualtrics');
  });

  it('Qualtrics before 2016, two rows of heads', async () => {
    expect(await known(exports.qualtricsLegacy)).toContain('V10');
  });

  it('SurveyMonkey, texts', async () => {
    expect(await known(exports.surveymonkey)).toContain('Custom Data 1');
  });

  it('SurveyMonkey, numbers', async () => {
    expect((await known(exports.surveymonkeyNumeric))[0]).toBe('surveymonkey');
  });

  it('LimeSurvey, codes', async () => {
    expect(await known(exports.limesurveyCodes)).toEqual(
      'limesurvey id submitdate lastpage startlanguage seed'.split(' '),
    );
  });

  it('LimeSurvey, texts with semicolons', async () => {
    expect(await known(exports.limesurveyFull)).toContain('Date submitted');
  });

  it('KoboToolbox, codes, ticks together and one by one', async () => {
    expect(await known(exports.koboCsv)).toContain('_submission_time');
  });

  it('KoboToolbox, labels in a workbook', async () => {
    expect(await known(await workbookOf({ 'Day one': exports.koboSheet }))).toContain('_uuid');
  });

  it('KoboToolbox, labels of ticks joined by blanks', async () => {
    expect((await known(exports.koboSummary))[0]).toBe('kobo');
  });

  it('ODK Briefcase', async () => {
    expect(await known(exports.odkBriefcase)).toEqual(['odk', 'SubmissionDate', 'meta-instanceID', 'KEY']);
  });

  it('ODK Central', async () => {
    expect(await known(exports.odkCentral)).toContain('SubmitterName');
  });

  it('Typeform, ticks headed by the option alone', async () => {
    expect(await known(exports.typeform)).toContain('Submit Date (UTC)');
  });

  it('Jotform, a tick a line', async () => {
    expect(await known(exports.jotform)).toEqual(['jotform', 'Submission Date', 'Submission ID']);
  });
});

describe('a tool', () => {
  it('can be forced where a file has lost its signs', async () => {
    const file = csvOf([
      ['When', 'Bad news travels upward quickly here.'],
      ['12.3.2026', 'Agree'],
    ]);
    expect((await collected(file)).said[0]).toContain('"When" fits no question');
    const { receipt, said } = await collected(file, { from: 'google' });
    expect(receipt.files[0]!.tool).toBe('google');
    expect(said.filter((s) => s.includes('unmatched'))).toEqual([]);
  });

  it('says when an answer was sent in its own language', async () => {
    const rows = (word: string): string =>
      `${word},team.q1,respondent\n2026-03-12 11:00:00,1,P1\n2026-03-12 10:00:00,2,P1\n`;
    for (const word of [
      'Zeitstempel',
      'Fertigstellungszeit',
      'Marca temporal',
      'Godzina ukończenia',
      '时间戳记',
    ])
      expect((await collected(rows(word), { duplicates: 'last' })).csv).toMatch(/\nP1,1,,,\n$/);
  });

  it('says in its own language that a row is a test, or not finished', async () => {
    const file = csvOf([
      ['Status', 'Progress', 'Finished', 'ResponseId', 'Q1'],
      ['Antworttyp', 'Fortschritt', 'Beendet', 'Antwort-ID', 'Bad news travels upward quickly here.'],
      [
        '{"ImportId":"status"}',
        '{"ImportId":"progress"}',
        '{"ImportId":"finished"}',
        '{"ImportId":"_recordId"}',
        '{"ImportId":"QID1"}',
      ],
      ['Umfragevorschau', '100', 'Wahr', 'R_1', 'Agree'],
      ['IP-Adresse', '100', 'Wahr', 'R_2', 'Agree'],
      ['IP-Adresse', '60', 'Falsch', 'R_3', 'Agree'],
      ['IP-osoite', '60', 'Epätosi', 'R_4', 'Agree'],
    ]);
    const { receipt } = await collected(file);
    expect(receipt.rows).toMatchObject({ read: 3, partial: 2, aside: 1, written: 3 });
  });

  it('may be forced whatever the language of its first columns', async () => {
    const heads = ['Nr', 'Sākums', 'Beigas', 'E-pasts', 'Vārds', 'Bad news travels upward quickly here.'];
    const file = csvOf([heads, ['1', '12.3.2026 10:00', '12.3.2026 10:05', 'anonymous', '', 'Agree']]);
    const { said, csv } = await collected(file, { from: 'microsoft' });
    expect(said.filter((s) => s.includes('unmatched'))).toEqual([]);
    expect(csv).toContain(',,3,\n');
  });

  it('is known by its columns in another language', async () => {
    const heads = ['ID', 'Startzeit', 'Fertigstellungszeit', 'E-Mail', 'Name'];
    const { receipt } = await collected(
      csvOf([
        [...heads, 'Bad news travels upward quickly here.'],
        ['1', '12.3.26', '12.3.26', 'anonymous', '', 'Agree'],
      ]),
    );
    expect(receipt.files[0]!.tool).toBe('microsoft');
    expect(receipt.decisions).toBe(0);
  });

  it('may mark what is not an answer: points and feedback of a quiz', async () => {
    const item = 'Bad news travels upward quickly here.';
    const { csv, receipt } = await collected(
      csvOf([
        [
          'ID',
          'Start time',
          'Completion time',
          'Total points',
          item,
          `Points - ${item}`,
          `Feedback - ${item}`,
        ],
        ['1', '', '', '3', 'Agree', '1', 'Good'],
      ]),
    );
    expect(csv).toContain('\n,,3,\n');
    expect(receipt.decisions).toBe(0);
  });

  it('says which rows are tests, and which were not finished', async () => {
    const { receipt, text } = await collected({ 'day.csv': exports.qualtrics });
    expect(receipt.rows).toEqual({ read: 2, blank: 0, partial: 1, aside: 1, written: 2 });
    expect(text).toContain('tests of the form, left out: day.csv:4');
    expect(text).toContain('1 row of forms that were not finished, kept');
  });
});

describe('a sheet typed from paper', () => {
  it('may have titles, bands, merged schools, blank lines, averages, and several sheets', async () => {
    const { csv, text, receipt } = await collected({ 'paper.xlsx': await workbookOf(exports.typed) });
    expect(csv.split('\n')).toEqual([
      'respondent,group,team.q1,team.q2,team.q3,team.q4,back.next,back.next.other,back.again,back.size,back.best',
      'P01,North,4,3,1,2,,,yes,7,Lunch',
      "P02,North,3,2,,,,,no,12,'-",
      'P03,North,4,4,,3,,,perhaps,,n/a',
      'P04,South,1,1,1,1,,,no,3,0',
      '',
    ]);
    expect(receipt.rows).toEqual({ read: 4, blank: 0, partial: 0, aside: 1, written: 4 });
    expect(text).toContain('figures under the answers, left out: paper.xlsx › North:10 "Average"');
    expect(text).toContain('above the header of paper.xlsx › North: "Working as one team: answers');
    expect(text).toContain('sheets without any question, left out: "Notes"');
  });

  it('may hold what a spreadsheet made of a tick between two boxes', async () => {
    const heads = ['Your name or code', 'q1', 'q2'];
    const sheet = [heads, ['P01', new Date(Date.UTC(2026, 3, 3)), 3]];
    const { said, found } = await collected({ 'paper.xlsx': await workbookOf({ A: sheet }) });
    expect(said[0]).toContain('paper.xlsx:2:2 bad-cell: q1 is `2026-04-03');
    expect(found[0]!.hint).toContain('a spreadsheet has made a date of it');
  });

  it('is read in the encoding of an old Excel, with a word where letters were lost', async () => {
    const file = new Uint8Array(
      Buffer.from('Your name or code;q1;What was best today?\r\nP\xe9;3,0;\x93Caf\xe9\x94\r\n', 'latin1'),
    );
    const { csv, said } = await collected({ 'old.csv': file });
    expect(csv).toContain('\nPé,3,,,,,,,,“Café”\n');
    expect(said[0]).toContain('old.csv:2:1 bad-encoding: not UTF-8, so read as Windows-1252');
  });

  it('may say its separator', async () => {
    const { csv, receipt } = await collected('sep=;\r\nYour name or code;q1;q2\r\nP1;3;2,0\r\n');
    expect(csv).toBe('respondent,team.q1,team.q2,team.q3,team.q4\nP1,3,2,,\n');
    expect(receipt.files[0]!.rows).toBe(1);
  });
});

describe('Plenary’s own names in other files', () => {
  it('JSON, nested or with dots, several choices as a list', async () => {
    const answers = [
      { respondent: 'P1', team: { q1: 4, q2: 'Agree' }, 'back.next': ['time', 'read'] },
      { respondent: 'P2', 'team.q1': 1 },
    ];
    const { csv } = await collected({ 'a.json': JSON.stringify(answers) });
    expect(csv).toContain('\nP1,4,3,,,time;read,,,,\nP2,1,,,,,,,,\n');
  });

  it('JSON Lines of which one is broken off, told at its line', async () => {
    const { said } = await collected({ 'a.jsonl': '{"team.q1":1}\n{"team.q1":\n{"team.q1":3}\n' });
    expect(said).toContain('a.jsonl:2:11 bad-table: this is not JSON: Unexpected end of JSON input');
  });

  it('JSON Lines', async () => {
    const { csv } = await collected({ 'a.jsonl': '{"respondent":"P1","team.q1":"SA"}\n{"team":{"q1":2}}\n' });
    expect(csv).toBe('respondent,team.q1,team.q2,team.q3,team.q4\nP1,4,,,\n,2,,,\n');
  });

  it('YAML, where 007 stays 007', async () => {
    const { csv } = await collected({ 'a.yaml': '- respondent: 007\n  team: {q1: 4}\n' });
    expect(csv).toContain('\n007,4,,,\n');
  });
});

describe('many files', () => {
  const texts = Object.entries(exports).filter(
    (e): e is [string, string] => e[0] !== 'CANONICAL' && typeof e[1] === 'string',
  );
  const [header, ...rows] = CANONICAL.trimEnd().split('\n');
  const all = `${[header, ...texts.flatMap(() => rows)].join('\n')}\n`;

  it('may come in a ZIP', async () => {
    const archive = zip(texts.map(([name, content]) => ({ name: `in/${name}.csv`, content })));
    const { csv, receipt } = await collected({ 'all.zip': archive });
    expect(csv).toBe(all);
    expect(receipt.files.map((f) => f.path)).toContain('all.zip › in/jotform.csv');
  });

  it('may lie in a folder, among pictures', async () => {
    const picture = { 'in/photo.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) };
    const files = Object.fromEntries(texts.map(([name, content]) => [`in/${name}.csv`, content]));
    const { csv, said } = await collected({ ...files, ...picture }, { folder: true });
    expect(csv).toBe(all);
    expect(said).toEqual([
      expect.stringContaining('in/photo.jpg:null:null file-unreadable: this is a picture'),
    ]);
  });
});

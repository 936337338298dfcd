import { describe, expect, it } from 'vitest';
import { submissionTimes } from '../../src/match/submitted.js';
import { answers, match, places } from './support.js';

describe('rows of one person', () => {
  it('are merged question by question, over all files', () => {
    const result = match([
      'respondent,trust.q1,trust.q2\nP01,3,\nP02,4,1',
      'respondent,trust.q2,group\nP01,2,North',
    ]);
    expect(result.found).toEqual([]);
    expect(answers(result)).toEqual({ 'trust.q1': 'Agree', 'trust.q2': 'Disagree' });
    expect(result.records[0]).toMatchObject({ group: 'North', origin: { path: 'file1.csv', row: 2 } });
    expect(result.files).toEqual([
      { path: 'file1.csv', rows: 2, respondents: 2 },
      { path: 'file2.csv', rows: 1, respondents: 1 },
    ]);
  });

  it('stay apart by round, about and rater', () => {
    const { records, found } = match(
      'respondent,round,about,rater,trust.q1,trust.q2\nP01,before,T1,self,3,2\nP01,after,T1,self,3,2\nP01,after,T2,self,3,2\nP01,after,T2,staff,3,2',
    );
    expect(found).toEqual([]);
    expect(records).toHaveLength(4);
  });

  it('are never merged without a respondent', () => {
    const { records, files } = match('trust.q1,trust.q2\n3,2\n3,2');
    expect(records).toHaveLength(2);
    expect(files[0]).toMatchObject({ rows: 2, respondents: 2 });
  });
});

describe('two answers to one question', () => {
  const FILES = ['respondent,trust.q1,trust.q2\nP01,3,2', 'respondent,trust.q1,trust.q2\nP01,4,2'];

  it('are an error that names both places, once for the row', () => {
    const { found } = match(FILES);
    expect(places(found)).toEqual(['file2.csv:2:2 error duplicate-answer']);
    expect(found[0]?.message).toBe(
      'P01 has answered 2 questions, `trust.q1` the first, twice: at file1.csv:2:2 and at file2.csv:2:2',
    );
  });

  it('the first or the last counts where the user says so, and that is told', () => {
    expect(answers(match(FILES, { duplicates: 'first' }))['trust.q1']).toBe('Agree');
    const last = match(FILES, { duplicates: 'last' });
    expect(answers(last)['trust.q1']).toBe('Agree strongly');
    expect(last.problems.map((p) => p.code)).toEqual(['duplicate-answer']);
  });

  it('go by the time at which they were sent, where the file has it', () => {
    const file =
      'respondent,Timestamp,trust.q1,trust.q2\nP01,2026/06/14 10:10:09 PM GMT+1,4,2\nP01,2026/06/14 10:10:09 AM GMT+1,3,2';
    expect(answers(match(file, { duplicates: 'last' }))['trust.q1']).toBe('Agree strongly');
    expect(answers(match(file, { duplicates: 'first' }))['trust.q1']).toBe('Agree');
  });

  it('another group for the same person is told', () => {
    const { found, records } = match([
      'respondent,group,trust.q1\nP01,North,3',
      'respondent,group,trust.q2\nP01,South,3',
    ]);
    expect(places(found)).toEqual(['file2.csv:2:2 warning duplicate-answer']);
    expect(records[0]?.group).toBe('North');
  });
});

describe('times of submission', () => {
  it('are read as tools write them', () => {
    const [a, b, c] = submissionTimes([
      '2026-06-14T10:00:00Z',
      '2026-06-14 12:00:00 +02:00',
      '2026-06-14 11:00',
    ]);
    expect(a).toBe(b);
    expect(c).toBe(a! + 3600);
    const [noon, midnight] = submissionTimes(['6/14/26 12:00 PM', '6/14/26 12:00 AM']);
    expect(noon).toBe(midnight! + 12 * 3600);
  });

  it('learn from the column whether the day comes first', () => {
    const [day] = submissionTimes(['03/04/2026', '25/04/2026']);
    const [month] = submissionTimes(['03/04/2026', '04/25/2026']);
    expect(day).toBe(Date.UTC(2026, 3, 3) / 1000);
    expect(month).toBe(Date.UTC(2026, 2, 4) / 1000);
    expect(submissionTimes(['03/04/2026', 'yesterday', null])).toEqual([null, null, null]);
  });
});

describe('rounds', () => {
  it('are one, `all`, where nobody names any', () => {
    expect(match('respondent,trust.q1,trust.q2\nP01,3,2').rounds).toEqual(['all']);
  });

  it('come in the order of --round', () => {
    const { rounds, records } = match([], {
      rounds: {
        before: 'respondent,trust.q1,trust.q2\nP01,3,2',
        after: 'respondent,trust.q1,trust.q2\nP01,4,2',
      },
    });
    expect(rounds).toEqual(['before', 'after']);
    expect(records.map((r) => r.round)).toEqual(['before', 'after']);
  });

  it('or as the rows bring them, whatever their case', () => {
    expect(
      match('respondent,round,trust.q1,trust.q2\nP01,Before,3,2\nP01,after,3,2\nP02,before ,3,2').rounds,
    ).toEqual(['Before', 'after']);
  });

  it('a row that leaves it open is told', () => {
    const { found, rounds } = match('respondent,round,trust.q1,trust.q2\nP01,before,3,2\nP02,,3,2');
    expect(places(found)).toEqual(['file1.csv:3:2 warning empty-cell']);
    expect(rounds).toEqual(['before', 'all']);
  });
});

describe('a row without any answer', () => {
  it('is told, makes no record and no round', () => {
    const { found, records, rounds, problems, files } = match(
      'respondent,round,trust.q1,trust.q2\nP01,before,3,2\nP02,after,,\n,,-,n/a',
    );
    expect(places(found)).toEqual(['file1.csv:3:1 warning empty-row']);
    expect(found[0]?.message).toBe('2 rows have no answer and were not counted: row 3 (P02), 4');
    expect(problems.map((p) => p.row)).toEqual([3, 4]);
    expect(records).toHaveLength(1);
    expect(rounds).toEqual(['before']);
    expect(files[0]).toEqual({ path: 'file1.csv', rows: 3, respondents: 1 });
  });
});

describe('the group', () => {
  it('is the label of what the plan lists, by id or label', () => {
    const { records } = match('respondent,group,trust.q1,trust.q2\nP01,n,3,2\nP02, NORTH,3,2');
    expect(records.map((r) => r.group)).toEqual(['North', 'North']);
  });

  it('that the plan does not list is told once', () => {
    const { found, records } = match('respondent,group,trust.q1,trust.q2\nP01,Nroth,3,2\nP02,Nroth,3,2');
    expect(places(found)).toEqual(['file1.csv:2:2 warning unknown-label']);
    expect(found[0]?.hint).toBe('did you mean `North`?');
    expect(records[0]?.group).toBe('Nroth');
  });
});

describe('a roster', () => {
  const ROSTER = 'respondent,name,Group,role\nP01,Person One,n,head\nP02,Person Two,South,\n';

  it('tells what it knows of each person; the data itself wins', () => {
    const { records, found } = match('respondent,group,trust.q1,trust.q2\nP01,,3,2\nP02,North,3,2', {
      roster: ROSTER,
    });
    expect(found).toEqual([]);
    expect(records.map((r) => r.group)).toEqual(['North', 'North']);
    expect(records[0]?.columns.get('role')).toBe('head');
    expect(records[1]?.columns.has('role')).toBe(false);
  });

  it('that lacks somebody says so', () => {
    const { found, records } = match('respondent,trust.q1,trust.q2\nP01,3,2\nP20,3,2\nP3,3,2', {
      roster: ROSTER,
    });
    expect(places(found)).toEqual(['file1.csv:3:1 warning unknown-id']);
    expect(found[0]?.message).toBe('the roster does not have P20, P3; their answers count all the same');
    expect(records).toHaveLength(3);
  });

  it.each([
    ['no ids', 'name\nPerson One\n', 'roster.csv:1:1 error bad-table'],
    ['a person without an id', 'respondent,name\n,Person One\n', 'roster.csv:2:1 error empty-cell'],
    ['one id twice', 'respondent\nP01\nP01\n', 'roster.csv:3:1 error duplicate-id'],
    ['one column twice', 'respondent,Group,group\nP01,a,b\n', 'roster.csv:1:3 error ambiguous-column'],
  ])('is not one with %s', (_, roster, place) => {
    expect(places(match('respondent,trust.q1,trust.q2\nP01,3,2', { roster }).found)).toContain(place);
  });
});

describe('the form', () => {
  it('is the one of the plan, by its fingerprint', () => {
    const print = match('trust.q1\n3').forms.form.get('trust')!.fingerprint;
    expect(match(`respondent,form,trust.q1,trust.q2\nP01,${print},3,2`).found).toEqual([]);
  });

  it('or another version of it, which is told', () => {
    const { found, problems, records } = match(
      'respondent,form,trust.q1,trust.q2\nP01,dead-beef,3,2\nP02,,3,2',
    );
    expect(places(found)).toEqual(['file1.csv:2:2 warning other-version']);
    expect(found[0]?.message).toMatch(
      /^1 of 2 rows come from another version of the form, `dead-beef`; the plan now has trust [0-9a-f]{4}-[0-9a-f]{4}$/,
    );
    expect(problems.map((p) => p.code)).toEqual(['other-version']);
    expect(records).toHaveLength(2);
  });
});

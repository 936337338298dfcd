import { describe, expect, it } from 'vitest';
import { answers, match, places } from './support.js';

/** The question that a header is taken for, or what is said of it. */
function taken(header: string, more: { others?: string; form?: string; map?: string } = {}): string {
  const { others, ...options } = more;
  const heads = ['respondent', others, `"${header.replaceAll('"', '""')}"`].filter((x) => x !== undefined);
  const result = match(`${heads.join(',')}\nP01,${others === undefined ? '' : '2,'}2`, options);
  const said = result.found.find((d) => d.code === 'unmatched-column' || d.code === 'ambiguous-column');
  const { hint, message } = said ?? {};
  return said ? `${message} (${hint})` : [...result.matched].filter((id) => id !== others).join(' ');
}

describe('a header is a question', () => {
  it('by its id', () => {
    expect(taken('trust.q2')).toBe('trust.q2');
    expect(taken(' Trust.Q2 ')).toBe('trust.q2');
  });

  it('by its id as survey tools write it', () => {
    expect(taken('trust[q2]')).toBe('trust.q2');
    expect(taken('trust/q2')).toBe('trust.q2');
    expect(taken('reflect[focus][other]')).toBe('reflect.focus.other');
  });

  it('by the last part of its id, where no other question has it', () => {
    expect(taken('energy')).toBe('pulse.energy');
    expect(taken('q2')).toBe('trust.q2');
    expect(taken('plan.first.who')).toBe('reflect.plan.first.who');
    expect(taken('first.who')).toBe('reflect.plan.first.who');
  });

  it('by a last part that is unique among the forms that the file names', () => {
    expect(taken('q1', { others: 'trust.q2' })).toBe('trust.q1');
    expect(taken('q1', { others: 'pulse.energy' })).toBe('pulse.q1');
    expect(taken('q1', { form: 'trust' })).toBe('trust.q1');
  });

  it('by its words, whatever case, spacing, quotes and end', () => {
    expect(taken('Bad news travels upward quickly here.')).toBe('trust.q1');
    expect(taken('BAD NEWS travels\nupward\u00a0quickly here')).toBe('trust.q1');
    expect(taken('What was best')).toBe('reflect.best');
  });

  it('by its words without markup', () => {
    expect(taken('People look for someone to blame.')).toBe('trust.q2');
  });

  it.each([
    ['Trust [Bad news travels upward quickly here.]', 'trust.q1'],
    ['1. Bad news travels upward quickly here.', 'trust.q1'],
    ['Q7: My hope', 'pulse.q1'],
    ['How it is - Today - My hope', 'pulse.q1'],
    ['What next? [Other]', 'reflect.focus.other'],
    ['Our plan [First] [Who]', 'reflect.plan.first.who'],
    ['Second [When]', 'reflect.plan.second.when'],
  ])('inside the wrapping of a survey tool: %s', (header, id) => {
    expect(taken(header)).toBe(id);
  });

  it('but not where the column holds a quiz’s points', () => {
    expect(taken('Points - My hope', { others: 'trust.q1' })).toContain('fits no question');
  });

  it('by the map, whose headers are compared as loosely', () => {
    expect(taken('Hopeful?', { map: 'hopeful: pulse.q1' })).toBe('pulse.q1');
    expect(taken('energy', { map: '"Energy": pulse.q1\n"Not there": pulse.energy' })).toBe('pulse.q1');
  });
});

describe('a header that fits nothing', () => {
  it('is told, with what is nearest and the line that would use it', () => {
    expect(taken('Bad news travels upwards quick', { others: 'trust.q2' })).toBe(
      '"Bad news travels upwards quick" fits no question; the column was not used (nearest: trust.q1 "Bad news travels upward quickly here."; to use it, put this line in map.yaml and add --map map.yaml: "Bad news travels upwards quick": trust.q1)',
    );
  });

  it('is told even where nothing is near', () => {
    expect(taken('IP address', { others: 'trust.q2' })).toContain('"IP address": ignore');
  });

  it('is left out in silence where the map says so', () => {
    expect(taken('IP address', { others: 'trust.q2', map: 'IP Address: ignore' })).toBe('');
  });

  it('or two questions, is not used', () => {
    expect(taken('q1', { others: 'reflect.best' })).toBe(
      '"q1" could be `trust.q1` or `pulse.q1`; the column was not used (to say which, put this line in map.yaml and add --map map.yaml: "q1": trust.q1; or --form trust, where the files hold only this form)',
    );
  });

  it('belongs to another form than the one that was asked for', () => {
    expect(taken('reflect.size', { others: 'trust.q1', form: 'trust' })).toContain(
      'is a question of reflect; with --form trust it was not used',
    );
  });

  it('counts at its column', () => {
    const { found, problems } = match('respondent,trust.q1,Email,trust.q2\nP01,3,x,2');
    expect(places(found)).toEqual(['file1.csv:1:3 warning unmatched-column']);
    expect(problems).toMatchObject([{ code: 'unmatched-column', file: 'file1.csv', row: 1, column: 3 }]);
  });
});

describe('questions of one wording', () => {
  const ids = (header: string, map?: string): string[] => {
    const width = header.split(',').length;
    const row = Array.from({ length: width }, (_, i) => `a${i}`).join(',');
    const { records } = match(`${header}\n${row}`, { plan: TWO, ...(map === undefined ? {} : { map }) });
    return [...(records[0]?.answers ?? [])].map(([id, v]) => `${id}=${v.kind === 'text' ? v.text : ''}`);
  };
  const TWO = `
plenary: 1
title: A day
worksheets:
  first: {title: First, body: [{write: {id: best, prompt: What was best?}}]}
  second: {title: Second, body: [{write: {id: best, prompt: What was best?}}, {write: {id: day, prompt: Day 2}}]}
`;

  it('are as many columns, numbered as Microsoft Forms does or not at all, in the order of the plan', () => {
    expect(ids('What was best?2,Day 2,What was best?')).toEqual([
      'second.best=a0',
      'second.day=a1',
      'first.best=a2',
    ]);
    expect(ids('What was best?,What was best?')).toEqual(['first.best=a0', 'second.best=a1']);
  });

  it('are asked for where there are fewer or more columns', () => {
    for (const header of [
      'What was best?',
      'What was best?,What was best?,What was best?',
      'What was best?,What was best?3',
    ])
      expect(ids(`Day 2,${header}`)).toEqual(['second.day=a0']);
  });

  it('may be told apart by the map', () => {
    expect(
      ids('What was best?,What was best?', '{What was best?: second.best, What was best?2: first.best}'),
    ).toEqual(['second.best=a0', 'first.best=a1']);
  });

  it('are told, as their order may be another one', () => {
    const { found } = match('What was best?,What was best?2\nx,y', { plan: TWO });
    expect(found.map((d) => d.message)).toContain(
      '2 columns were taken by their order: "What was best?" as first.best, … "What was best?2" as second.best',
    );
  });
});

describe('two columns for one thing', () => {
  it('are an error: nobody can say which counts', () => {
    const { found } = match('respondent,trust.q1,trust.q2,"Bad news travels upward quickly here"\nP01,3,2,4');
    expect(places(found)).toEqual(['file1.csv:1:4 error ambiguous-column']);
    expect(found[0]?.message).toContain('column 2 "trust.q1" and this one, "Bad news');
  });
});

describe('other columns', () => {
  it('are found by their key or by what the paper asks', () => {
    const { records } = match('Name or code,SCHOOL,trust.q1,trust.q2\nP01,south,3,2');
    expect(records[0]).toMatchObject({ respondent: 'P01', group: 'South' });
  });

  it('are kept where the user names them', () => {
    const { records, found } = match('respondent,Role,trust.q1,trust.q2\nP01,head,3,2', { by: ['role'] });
    expect(records[0]?.columns.get('role')).toBe('head');
    expect(found).toEqual([]);
  });

  it('may be questions as well', () => {
    const result = match('respondent,trust.q1,trust.q2\nP01,3,2', { by: ['trust.q1'] });
    expect(result.records[0]?.columns.get('trust.q1')).toBe('3');
    expect(answers(result)['trust.q1']).toBe('Agree');
  });

  it('may have names of JavaScript', () => {
    const { records } = match('respondent,__proto__,trust.q1,trust.q2\nP01,x,3,2', { by: ['__proto__'] });
    expect(records[0]?.columns.get('__proto__')).toBe('x');
  });
});

describe('a file without any question', () => {
  it('is an error that says what it has', () => {
    const { found } = match('id,height,weight\n1,2,3');
    expect(places(found)).toEqual(['file1.csv:1:1 error no-data']);
    expect(found[0]?.message).toContain('it has "id", "height", "weight"');
  });

  it('is a warning beside one that has some', () => {
    const { found } = match(['respondent,trust.q1,trust.q2\nP01,3,2', 'respondent,group\nP01,North']);
    expect(places(found)).toEqual(['file2.csv:1:1 warning no-data']);
  });

  it('is not one that has no rows yet', () => {
    expect(match('respondent,trust.q1,trust.q2\n').found[0]?.message).toBe(
      'this file has a header and no rows yet',
    );
  });
});

describe('a question without a column', () => {
  it('is told where its form has one', () => {
    const { found } = match('respondent,trust.q1\nP01,3');
    expect(places(found)).toEqual(['file1.csv:1:1 warning missing-column']);
    expect(found[0]?.message).toBe('there is no column for trust.q2; counted as not answered');
  });

  it('may stand in another file', () => {
    expect(match(['respondent,trust.q1\nP01,3', 'respondent,trust.q2\nP01,2']).found).toEqual([]);
  });
});

describe('a map', () => {
  it('names only what there is', () => {
    const { found } = match('respondent,trust.q1,trust.q2\nP01,3,2', { map: 'How: reflect.bset\n' });
    expect(places(found)).toEqual(['map.yaml:1:6 error unknown-id']);
    expect(found[0]?.hint).toBe('did you mean `reflect.best`?');
  });
});

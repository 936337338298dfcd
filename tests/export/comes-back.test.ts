import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses, namesOf } from '../../src/match/index.js';
import { readResponses } from '../../src/responses/index.js';
import { score } from '../../src/score/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { planOf } from '../helpers/plan.js';
import { PLAN, sheetsOf, written } from './support.js';

/** Answers by question id, closed ones by their labels. */
type Answers = Readonly<Record<string, string>>;

const TRUST: readonly Answers[] = [
  {
    respondent: 'P1',
    group: 'North',
    'trust.q1': 'Agree strongly',
    'trust.q2': 'Disagree',
    'trust.q3': 'Agree',
  },
  { respondent: 'P2', group: 'South', 'trust.q1': 'Agree', 'trust.q2': 'Disagree strongly', 'trust.q3': '' },
  {
    respondent: 'P3',
    group: 'North',
    'trust.q1': 'Disagree',
    'trust.q2': 'Agree',
    'trust.q3': 'Disagree strongly',
  },
];
const CLASS: readonly Answers[] = ['Yes', 'No', 'Not sure', 'Yes', 'Yes', 'No', ''].map((q1, i) => ({
  group: i < 5 ? 'North' : 'South',
  'class.q1': q1,
  'class.q2': ['No', 'Yes', 'Not sure'][i % 3]!,
}));
const PULSE: readonly Answers[] = [
  { respondent: 'P1', group: 'North', 'pulse.code': 'AB', 'pulse.q1': '10', 'pulse.q2': '1' },
  { respondent: 'P2', group: 'South', 'pulse.code': 'CD', 'pulse.q1': '3', 'pulse.q2': '7' },
];

const csv = (rows: readonly (readonly string[])[], separator = ','): string =>
  rows.map((r) => `${r.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator)}\n`).join('');

function canonical(answers: readonly Answers[]): string {
  const ids = Object.keys(answers[0]!);
  return csv([ids, ...answers.map((a) => ids.map((id) => a[id] ?? ''))]);
}

/** Scores without where they came from, for one form. */
async function scoresOf(file: string, form: string): Promise<unknown> {
  const plan = planOf(PLAN);
  const forms = formsOf(plan);
  const findings = new Findings();
  const names = namesOf(forms, plan, { form, map: null });
  const files = [{ path: 'answers', bytes: new TextEncoder().encode(file) }];
  const tables = await readResponses(files, { from: null, knows: (name) => names.knows(name) }, findings);
  const options = { map: null, roster: null, skipInvalid: false, duplicates: 'error' as const };
  const asked = { ...options, form, by: ['group'] };
  const matched = matchResponses(
    tables.map((table) => ({ table, round: null })),
    forms,
    plan,
    asked,
    findings,
  );
  expect(findings.list.filter((d) => d.severity === 'error')).toEqual([]);
  const { instruments, worksheets } = score(matched, forms, plan, { by: 'group' });
  expect(Object.keys({ ...instruments, ...worksheets })).toEqual([form]);
  return { instruments, worksheets };
}

const expectSame = async (form: string, answers: readonly Answers[], file: string): Promise<void> => {
  expect(await scoresOf(file, form)).toEqual(await scoresOf(canonical(answers), form));
};

/** KoboToolbox: names as headings, choice names as answers, `;`, all cells quoted, its own columns behind. */
async function kobo(form: string, answers: readonly Answers[]): Promise<string> {
  const { survey, choices } = sheetsOf((await written('xlsform', form)).bytes);
  const asked = survey!.filter((r) => r.type !== 'note' && r.type !== 'calculate');
  const cell = (row: Record<string, string>, label: string): string => {
    const [type, list] = row.type!.split(' ');
    if (type !== 'select_one' || label === '') return label;
    return choices!.find((c) => c.list_name === list && c.label === label)!.name!;
  };
  const version = survey!.find((r) => r.name === 'form')!.calculation!.replaceAll("'", '');
  const rows = answers.map((a, i) => [
    '2026-03-12T10:00:00.000+00:00',
    ...asked.map((row) => cell(row, a[row.name!] ?? '')),
    ...[version, String(i + 1), `uuid-${i}`],
  ]);
  return csv([['start', ...asked.map((r) => r.name!), 'form', '_id', '_uuid'], ...rows], ';');
}

/** LimeSurvey: codes as headings and as answers, a blank line at the end. */
async function limesurvey(form: string, answers: readonly Answers[]): Promise<string> {
  const lines = (await written('limesurvey', form)).text.trimEnd().split('\n').slice(1);
  const rows = lines.map((line) => line.split('\t'));
  const [CLASS, TYPE, NAME, TEXT] = [2, 3, 4, 6];
  const columns: { heading: string; codes: Map<string, string> }[] = [];
  let question = '';
  let own: typeof columns = [];
  for (const r of rows) {
    if (r[CLASS] === 'Q') {
      question = r[NAME]!;
      own = [];
      if (r[TYPE] === 'F' || r[TYPE] === 'X' || r[TYPE] === '*') continue;
    }
    if (r[CLASS] === 'Q' || r[CLASS] === 'SQ') {
      const heading = r[CLASS] === 'Q' ? question : `${question}[${r[NAME]}]`;
      const column = { heading, codes: new Map<string, string>() };
      columns.push(column);
      own.push(column);
    }
    if (r[CLASS] === 'A') for (const c of own) c.codes.set(r[TEXT]!, r[NAME]!);
  }
  const ids = Object.keys(answers[0]!);
  const body = answers.map((a, i) => [
    String(i + 1),
    ...columns.map((c, n) => c.codes.get(a[ids[n]!]!) ?? a[ids[n]!] ?? ''),
  ]);
  return `${csv([['id', ...columns.map((c) => c.heading)], ...body], ';')}\n`;
}

/** Columns of a form that gives back words: each answer under what the form shows. */
const worded = (headings: readonly string[], answers: readonly Answers[]): string[][] => {
  const ids = Object.keys(answers[0]!);
  expect(headings.length).toBe(ids.length);
  return [[...headings], ...answers.map((a) => ids.map((id) => a[id]!))];
};

/** Google Forms: `Question [Row]`. */
async function google(form: string, answers: readonly Answers[]): Promise<string> {
  const { text } = await written('google', form);
  const headings = [
    ...text.matchAll(
      /\.add(\w+)\(\)\n {4}\.setTitle\((".*")\)(?:\n {4}\.setHelpText\(.*\))?(?:\n {4}\.setRows\((.*)\))?/g,
    ),
  ].flatMap(([, , title, rows]) => {
    const words = JSON.parse(title!.replace(/;$/, '')) as string;
    return rows ? (JSON.parse(rows) as string[]).map((row) => `${words} [${row}]`) : [words];
  });
  const [head, ...body] = worded(headings, answers);
  return csv([['Timestamp', ...head!], ...body.map((r) => ['2026/03/12 10:10:09 AM GMT+1', ...r])]);
}

/** Microsoft Forms: each question under its own words. */
async function microsoft(form: string, answers: readonly Answers[]): Promise<string> {
  const { unzipSync } = await import('fflate');
  const xml = new TextDecoder().decode(unzipSync((await written('word', form)).bytes)['word/document.xml']);
  const lines = [...xml.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/g)].map((t) => t[1]!.replaceAll('&quot;', '"'));
  const headings = lines.flatMap((line) => /^\d+\. (.*)$/.exec(line)?.[1] ?? []);
  const [head, ...body] = worded(headings, answers);
  const own = ['ID', 'Start time', 'Completion time', 'Email', 'Name'];
  return csv([[...own, ...head!], ...body.map((r, i) => [`${i}`, '', '', 'anonymous', '', ...r])]);
}

/** SurveyJS: a list of results. */
async function surveyjs(form: string, answers: readonly Answers[]): Promise<string> {
  interface Item {
    readonly value: string | number;
    readonly text: string;
  }
  interface Element {
    readonly type: string;
    readonly name: string;
    readonly columns?: readonly Item[];
    readonly choices?: readonly Item[];
    readonly rows?: readonly Item[];
  }
  const model = JSON.parse((await written('surveyjs', form)).text) as { pages: { elements: Element[] }[] };
  const result = (a: Answers): object =>
    Object.fromEntries(
      model.pages[0]!.elements.flatMap((e) => {
        const coded = (items: readonly Item[] | undefined, label = '') =>
          items?.find((x) => x.text === label)?.value ?? label;
        if (e.type !== 'matrix') return e.type === 'html' ? [] : [[e.name, coded(e.choices, a[e.name])]];
        const cells = e.rows!.map((r) => [r.value, coded(e.columns, a[`${e.name}.${r.value}`])]);
        return [[e.name, Object.fromEntries(cells)]];
      }),
    );
  return JSON.stringify(answers.map(result));
}

const FORMS = { trust: TRUST, class: CLASS, pulse: PULSE };

describe('what a tool gives back scores as typed answers do', () => {
  for (const [form, answers] of Object.entries(FORMS)) {
    it(`KoboToolbox: ${form}`, async () => expectSame(form, answers, await kobo(form, answers)));
    it(`Google Forms: ${form}`, async () => expectSame(form, answers, await google(form, answers)));
    it(`Microsoft Forms: ${form}`, async () => expectSame(form, answers, await microsoft(form, answers)));
    it(`SurveyJS: ${form}`, async () => expectSame(form, answers, await surveyjs(form, answers)));
  }
  for (const form of ['trust', 'class'] as const)
    it(`LimeSurvey: ${form}`, async () => expectSame(form, FORMS[form], await limesurvey(form, FORMS[form])));

  it('KoboToolbox: marks with evidence', async () => {
    const answers: readonly Answers[] = [
      {
        respondent: 'P1',
        group: 'North',
        'maturity.news.now': 'Beginning',
        'maturity.news.target': 'Leading',
        'maturity.news.evidence': 'A talk',
      },
      {
        respondent: 'P2',
        group: 'South',
        'maturity.news.now': 'Developing',
        'maturity.news.target': 'Leading',
        'maturity.news.evidence': '',
      },
    ];
    await expectSame('maturity', answers, await kobo('maturity', answers));
    await expectSame('maturity', answers, await surveyjs('maturity', answers));
  });

  it('KoboToolbox: a differential, and answers about somebody', async () => {
    const drivers: readonly Answers[] = [
      { respondent: 'P1', group: 'North', 'drivers.focus': '7', 'drivers.pace': '2' },
      { respondent: 'P2', group: 'South', 'drivers.focus': '3', 'drivers.pace': '1' },
    ];
    await expectSame('drivers', drivers, await kobo('drivers', drivers));
    const look: readonly Answers[] = [
      {
        respondent: 'P1',
        group: 'North',
        about: 'P1',
        rater: 'self',
        'look.q1': 'Agree',
        'look.q2': 'Disagree',
      },
      {
        respondent: 'P2',
        group: 'North',
        about: 'P1',
        rater: 'Adviser',
        'look.q1': 'Disagree',
        'look.q2': 'Disagree',
      },
    ];
    await expectSame('look', look, await kobo('look', look));
  });

  it('KoboToolbox: a worksheet', async () => {
    const answers: readonly Answers[] = [
      {
        respondent: 'P1',
        group: 'North',
        'reflect.best': 'The talk',
        'reflect.size': '12',
        'reflect.day': '2026-04-01',
        'reflect.feel': 'so so',
        'reflect.sure': 'Very',
        'reflect.plan.before.what': 'Ask',
      },
      {
        respondent: 'P2',
        group: 'South',
        'reflect.best': '',
        'reflect.size': '7',
        'reflect.day': '',
        'reflect.feel': 'good',
        'reflect.sure': 'Hardly',
        'reflect.plan.before.what': '',
      },
    ];
    await expectSame('reflect', answers, await kobo('reflect', answers));
  });

  it('SurveyJS: ticks and something else, ranks in order, shares', async () => {
    const typed = canonical([
      {
        respondent: 'P1',
        'sort.order.peace': '1',
        'sort.order.work': '2',
        'sort.money.books': '70',
        'sort.money.visits': '30',
        'sort.me.strong': 'calm;fair',
        'sort.where.now': 'loose/3',
      },
    ]);
    const result = [
      {
        respondent: 'P1',
        'sort.order': ['peace', 'work'],
        'sort.money': { books: 70, visits: 30 },
        'sort.me.strong': ['calm', 'fair'],
        'sort.where.now': 'loose/3',
      },
    ];
    expect(await scoresOf(JSON.stringify(result), 'sort')).toEqual(await scoresOf(typed, 'sort'));
    const helps = canonical([{ respondent: 'P1', 'reflect.helps': 'tools', 'reflect.helps.other': 'Money' }]);
    const words = [{ respondent: 'P1', 'reflect.helps': ['tools', 'Money'] }];
    expect(await scoresOf(JSON.stringify(words), 'reflect')).toEqual(await scoresOf(helps, 'reflect'));
  });

  it('Qualtrics: three rows of headings', async () => {
    const { text } = await written('qualtrics', 'trust');
    const stems = [
      ...text.matchAll(
        /\[\[Question:Matrix:SingleAnswer\]\]\n\[\[ID:\w+\]\]\n(.*)\n\[\[Choices\]\]\n([\s\S]*?)\n\[\[Advanced/g,
      ),
    ];
    const headings = stems.flatMap(([, stem, rows]) => rows!.split('\n').map((row) => `${stem} - ${row}`));
    expect(headings.length).toBe(3);
    const [head, ...body] = worded(['Name or code', 'School', ...headings], TRUST);
    const tags = ['respondent', 'group', 'trust_1_1', 'trust_1_2', 'trust_2_1'];
    const imported = tags.map((_, i) => `{"ImportId":"QID${i + 1}"}`);
    const rows = [
      ['StartDate', ...tags],
      ['Start Date', ...head!],
      ['{"ImportId":"startDate","timeZone":"Europe/London"}', ...imported],
      ...body.map((r) => ['2026-03-12 10:00:00', ...r]),
    ];
    await expectSame('trust', TRUST, csv(rows));
  });

  it('by the command line too', async () => {
    const folder = folderWith({
      'plan.yaml': PLAN,
      'kobo.csv': await kobo('trust', TRUST),
      'typed.csv': canonical(TRUST),
    });
    const run = (file: string) => plenary(folder, ['score', 'plan.yaml', file, '--format', 'json']);
    const [exported, typed] = [run('kobo.csv'), run('typed.csv')].map((r) => {
      expect(r.code).toBe(0);
      return (JSON.parse(r.out) as { instruments: object }).instruments;
    });
    expect(exported).toEqual(typed);
  });
});

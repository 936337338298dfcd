import { type Cells, csvOf } from './support.js';

/** What the two people of every export below have answered, as Plenary keeps it. */
export const CANONICAL = `team.q1,team.q2,team.q3,team.q4,back.next,back.next.other,back.again,back.size,back.best
4,3,1,2,time;coaching-one-to-one,,yes,12,"The talk, at lunch"
2,1,3,,read,,no,7,
`;

const ITEMS = [
  'I can ask my colleagues for help.',
  'I can ask my colleagues for advice.',
  'Bad news travels upward quickly here.',
  'The same few people carry most of the extra tasks.',
];
const LABELS = [
  ['Strongly agree', 'Agree', 'Strongly disagree', 'Disagree'],
  ['Disagree', 'Strongly disagree', 'Agree', ''],
];
const OPTIONS = ['Time', 'Coaching, one to one', 'Books', 'Books, and time to read them'];
const NEXT = 'What would help you next?';
const AGAIN = 'Would you come again?';
const SIZE = 'How many are you?';
const BEST = 'What was best today?';
const OPEN = ['The talk, at lunch', ''];
const TICKED = [[0, 1], [3]];
const joined = (person: number, by: string): string => TICKED[person]!.map((i) => OPTIONS[i]!).join(by);
const boxes = (person: number, yes: (option: number) => string, no: string): string[] =>
  OPTIONS.map((_, i) => (TICKED[person]!.includes(i) ? yes(i) : no));
const grid = (stem: string): string[] => ITEMS.map((item) => `${stem} [${item}]`);
const words = (person: number): string[] => [['Yes', 'No'][person]!, ['12', '7'][person]!, OPEN[person]!];
const TITLE = 'How we work together';

const googleHead = (time: string): string[] => [time, ...grid(TITLE), NEXT, AGAIN, SIZE, BEST];
const googleRows = (by: string, at: readonly string[]): string[][] =>
  [0, 1].map((p) => [at[p]!, ...LABELS[p]!, joined(p, by), ...words(p)]);

/** A sheet downloaded as CSV: quotes only where they are needed. */
export const googleSheet = [
  googleHead('Timestamp').join(','),
  ...googleRows(', ', ['3/12/2026 10:10:09', '3/12/2026 10:11:30']).map((r) =>
    r.map((c) => (c.includes(',') ? `"${c}"` : c)).join(','),
  ),
].join('\r\n');

/** "Download responses (.csv)": ticks joined by semicolons, the zone behind the time. */
export const googleCsv = csvOf([
  googleHead('Timestamp'),
  ...googleRows(';', ['2026/03/12 10:10:09 AM GMT+1', '2026/03/12 10:11:30 AM GMT+1']),
]);

export const googleFrench = googleSheet.replace('Timestamp', 'Horodateur');

const microsoftHead = ['ID', 'Start time', 'Completion time', 'Email', 'Name'];
const microsoftRow = (p: number): string[] => [...LABELS[p]!, `${joined(p, ';')};`, ...words(p)];
/** Statements stand alone, in an order of their own, and with what the tool leaves at their ends. */
const shuffled = (cells: readonly string[]): string[] => [
  cells[2]!,
  cells[0]!,
  cells[3]!,
  cells[1]!,
  ...cells.slice(4),
];
export const microsoftSheet: Cells = [
  [...microsoftHead, ...shuffled([...ITEMS, NEXT, AGAIN, SIZE, BEST].map((h) => `${h}\u00a0`))],
  ...[0, 1].map((p) => [
    p + 1,
    new Date(Date.UTC(2026, 2, 12, 10, p)),
    new Date(Date.UTC(2026, 2, 12, 10, p + 5)),
    'anonymous',
    '',
    ...shuffled(microsoftRow(p)),
  ]),
];
export const microsoftCsv = `\ufeff${csvOf(
  [
    [...microsoftHead, 'Last modified time', ...ITEMS, `${NEXT}\n`, AGAIN, SIZE, BEST],
    ...[0, 1].map((p) => [
      ...[String(p + 1), '3/12/26 10:00:00', '3/12/26 10:05:00', 'anonymous', '', ''],
      ...microsoftRow(p),
    ]),
  ],
  ',',
  '\r\n',
)}`;

const QUALTRICS = ['StartDate', 'EndDate', 'Status', 'IPAddress', 'Progress', 'Duration (in seconds)'].concat(
  ['Finished', 'RecordedDate', 'ResponseId', 'DistributionChannel', 'UserLanguage'],
);
const qualtricsMeta = (p: number, status: string, finished = 'True'): string[] => [
  ...['2026-03-12 10:00:00', '2026-03-12 10:05:00', status, '192.0.2.1', finished === 'True' ? '100' : '60'],
  ...['300', finished, '2026-03-12 10:05:01', `R_${p}`, 'anonymous', 'EN'],
];
const qualtricsHead = [
  [...QUALTRICS, 'Q1_1', 'Q1_2', 'Q1_3', 'Q1_4', 'Q2_1', 'Q2_2', 'Q2_3', 'Q2_4', 'Q3', 'Q4', 'Q5'],
  [
    ...['Anfangsdatum', 'Enddatum', 'Antworttyp', 'IP-Adresse', 'Fortschritt', 'Dauer (in Sekunden)'],
    ...['Beendet', 'Aufgezeichnet am', 'Antwort-ID', 'Verteilungskanal', 'Benutzersprache'],
    ...ITEMS.map((i) => `${TITLE} - ${i}`),
    ...OPTIONS.map((o) => `${NEXT} - Selected Choice - ${o}`),
    ...[AGAIN, SIZE, BEST],
  ],
  [...QUALTRICS, 'QID1_1', 'QID1_2', 'QID1_3', 'QID1_4', 'QID2', 'QID2', 'QID2', 'QID2', 'QID3', 'QID4_TEXT']
    .concat('QID5_TEXT')
    .map((id, i) => {
      if (i >= 15 && i < 19) return `{"ImportId":"${id}","choiceId":"${i - 14}"}`;
      return `{"ImportId":"${id}"}`;
    }),
];
const qualtricsRow = (p: number): string[] => [
  ...LABELS[p]!,
  ...boxes(p, (i) => OPTIONS[i]!, ''),
  ...words(p),
];
const qualtricsRows: readonly (readonly string[])[] = [
  ...qualtricsHead,
  [...qualtricsMeta(0, 'Survey Preview'), ...qualtricsRow(1)],
  [...qualtricsMeta(1, 'IP Address'), ...qualtricsRow(0)],
  [...qualtricsMeta(2, 'IP Address', 'False'), ...qualtricsRow(1)],
];
export const qualtrics = csvOf(qualtricsRows);

const utf16 = (text: string): Uint8Array => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

/** The TSV is UTF-16, and has numbers: recode values, and 1 for what is ticked. */
export const qualtricsTsv = utf16(
  [
    ...qualtricsHead,
    [...qualtricsMeta(1, '0', '1'), '4', '3', '1', '2', '1', '1', '', '', '1', '12', OPEN[0]!],
    [...qualtricsMeta(2, '0', '0'), '2', '1', '3', '', '', '', '', '1', '3', '7', ''],
  ]
    .map((r) => r.map((c) => (c.includes('"') ? `"${c.replaceAll('"', '""')}"` : c)).join('\t'))
    .join('\n'),
);

/** Before 2016: V1 … V10, two rows of heads, a comma at the end of each line. */
export const qualtricsLegacy = `\ufeff${[
  [...Array.from({ length: 10 }, (_, i) => `V${i + 1}`), ...qualtricsHead[0]!.slice(11)],
  [
    ...['ResponseID', 'ResponseSet', 'Name', 'ExternalDataReference', 'EmailAddress', 'IPAddress', 'Status'],
    ...['StartDate', 'EndDate', 'Finished'],
    ...ITEMS.map((i) => `${TITLE}-${i}`),
    ...OPTIONS.map((o) => `${NEXT}-${o}`),
    ...[AGAIN, SIZE, BEST],
  ],
  ...[0, 1].map((p) => [
    ...[`R_${p}`, 'Default Response Set', 'Anonymous', '', '', '192.0.2.1', '0', '2013-03-12 10:00:00'],
    ...['2013-03-12 10:05:00', '1', ...LABELS[p]!, ...boxes(p, () => '1', ''), ...words(p)],
  ]),
]
  .map((r) => `${csvOf([r]).trimEnd()},\n`)
  .join('')}`;

const MONKEY = [
  'Respondent ID',
  'Collector ID',
  'Start Date',
  'End Date',
  'IP Address',
  'Email Address',
].concat(['First Name', 'Last Name', 'Custom Data 1']);
const monkeyHead = [
  [...MONKEY, TITLE, '', '', '', NEXT, '', '', '', '', AGAIN, SIZE, BEST],
  [...MONKEY.map(() => ''), ...ITEMS, ...OPTIONS, 'Other (please specify)', 'Response']
    .concat('Open-Ended Response')
    .concat('Open-Ended Response'),
];
const monkeyMeta = (p: number): string[] => [
  ...[`1145${p}`, '4321', '03/12/2026 10:00:00 AM', '03/12/2026 10:05:00 AM', '192.0.2.1', '', '', '', ''],
];
export const surveymonkey = csvOf([
  ...monkeyHead,
  ...[0, 1].map((p) => [
    ...monkeyMeta(p),
    ...LABELS[p]!,
    ...boxes(p, (i) => OPTIONS[i]!, ''),
    '',
    ...words(p),
  ]),
]);
/** Ticks are the option's number, answers those of the scale. */
export const surveymonkeyNumeric = csvOf([
  ...monkeyHead,
  [...monkeyMeta(0), '4', '3', '1', '2', ...boxes(0, (i) => String(i + 1), ''), '', '1', '12', OPEN[0]!],
  [...monkeyMeta(1), '2', '1', '3', '', ...boxes(1, (i) => String(i + 1), ''), '', '3', '7', ''],
]);

const LIME = ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed'];
const limeMeta = (p: number): string[] => [String(p + 1), ['2026-03-12 10:05:00', ''][p]!, '2', 'en', '17'];
/** Codes for heads and answers, as our own export of the survey makes them. */
export const limesurveyCodes = `\ufeff${csvOf(
  [
    [
      ...LIME,
      ...[1, 2, 3, 4].map((i) => `team[q${i}]`),
      ...['time', 'coachingonetoone', 'books', 'read', 'other'].map((o) => `backnext[${o}]`),
      ...['backagain', 'backsize', 'backbest'],
    ],
    [...limeMeta(0), '4', '3', '1', '2', ...boxes(0, () => 'Y', ''), '', 'yes', '12', OPEN[0]!],
    [...limeMeta(1), '2', '1', '3', '', ...boxes(1, () => 'Y', ''), '', 'no', '7', ''],
  ],
  ',',
  '\r\n',
)}\r\n`;
/** Texts for heads and answers, semicolons between. */
export const limesurveyFull = `\ufeff${csvOf(
  [
    [
      ...['Response ID', 'Date submitted', 'Last page', 'Start language', 'Seed'],
      ...grid(TITLE),
      ...[...OPTIONS, 'Other'].map((o) => `${NEXT} [${o}]`),
      ...[AGAIN, SIZE, BEST],
    ],
    ...[0, 1].map((p) => [...limeMeta(p), ...LABELS[p]!, ...boxes(p, () => 'Yes', 'No'), '', ...words(p)]),
  ],
  ';',
  '\r\n',
)}\r\n`;

const koboEnd = [
  '_id',
  '_uuid',
  '_submission_time',
  '_validation_status',
  '_notes',
  '_status',
  '_submitted_by',
].concat(['__version__', '_tags', '_index']);
const koboMeta = (p: number): string[] => [
  ...[String(900 + p), `uuid-${p}`, '2026-03-12T10:05:00', '', '', 'submitted_via_web', '', 'v1', ''],
  String(p + 1),
];
/** XML values and headers, both shapes of multi-select. */
export const koboCsv = csvOf(
  [
    [
      ...['start', 'end', ...[1, 2, 3, 4].map((i) => `team/q${i}`), 'back/next'],
      ...['time', 'coaching_one_to_one', 'books', 'read'].map((o) => `back/next/${o}`),
      ...['back/again', 'back/size', 'back/best', ...koboEnd],
    ],
    [
      ...['2026-03-12T10:00:00', '2026-03-12T10:05:00', 'strongly_agree', 'agree', 'strongly_disagree'],
      ...['disagree', 'time coaching_one_to_one', '1', '1', '0', '0', 'yes', '12', OPEN[0]!, ...koboMeta(0)],
    ],
    [
      ...['2026-03-12T10:00:00', '2026-03-12T10:05:00', 'disagree', 'strongly_disagree', 'agree', ''],
      ...['read', '0', '0', '0', '1', 'no', '7', '', ...koboMeta(1)],
    ],
  ],
  ';',
);
/** Labels and headers with labels; the summary joins labels by blanks, which nobody can part. */
export const koboSheet: Cells = [
  [...['start', 'end', ...ITEMS, NEXT, ...OPTIONS.map((o) => `${NEXT}/${o}`), AGAIN, SIZE, BEST, ...koboEnd]],
  ...[0, 1].map((p) => [
    ...['2026-03-12T10:00:00', '2026-03-12T10:05:00', ...LABELS[p]!, joined(p, ' ')],
    ...boxes(p, () => '1', '0').map(Number),
    ...words(p),
    ...koboMeta(p),
  ]),
];
/** The summary alone. */
export const koboSummary = csvOf(
  [
    ['start', 'end', ...ITEMS, NEXT, AGAIN, SIZE, BEST, ...koboEnd],
    ...[0, 1].map((p) => [
      ...['2026-03-12T10:00:00', '2026-03-12T10:05:00', ...LABELS[p]!, joined(p, ' '), ...words(p)],
      ...koboMeta(p),
    ]),
  ],
  ';',
);

const odkRow = (p: number): string[] =>
  [
    [
      'strongly_agree',
      'agree',
      'strongly_disagree',
      'disagree',
      'time coaching-one-to-one',
      'yes',
      '12',
      OPEN[0]!,
    ],
    ['disagree', 'strongly_disagree', 'agree', '', 'read', 'no', '7', ''],
  ][p]!;
export const odkBriefcase = csvOf([
  [
    ...['SubmissionDate', 'team-q1', 'team-q2', 'team-q3', 'team-q4', 'back-next', 'back-again', 'back-size'],
    ...['back-best', 'meta-instanceID', 'KEY'],
  ],
  ...[0, 1].map((p) => ['Mar 12, 2026 10:05:00 AM', ...odkRow(p), `uuid:${p}`, `uuid:${p}`]),
]);
export const odkCentral = csvOf([
  [
    ...['SubmissionDate', 'team-q1', 'team-q2', 'team-q3', 'team-q4', 'back-next', 'back-again', 'back-size'],
    ...['back-best', 'meta-instanceID', 'KEY', 'SubmitterID', 'SubmitterName', 'AttachmentsPresent'],
    ...['AttachmentsExpected', 'Status', 'ReviewState', 'DeviceID', 'Edits', 'FormVersion'],
  ],
  ...[0, 1].map((p) => [
    ...['2026-03-12T10:05:00.123Z', ...odkRow(p), `uuid:${p}`, `uuid:${p}`, '5', 'Field worker', '0', '0'],
    ...['', '', 'collect:1', '0', '1'],
  ]),
]);

export const typeform = csvOf([
  [
    ...['#', ...ITEMS, ...OPTIONS, 'Other', AGAIN, SIZE, BEST, 'Response Type', 'Start Date (UTC)'],
    ...['Stage Date (UTC)', 'Submit Date (UTC)', 'Network ID', 'Tags'],
  ],
  ...[0, 1].map((p) => [
    ...[`abc${p}`, ...LABELS[p]!, ...boxes(p, (i) => OPTIONS[i]!, ''), '', ...words(p)],
    ...[['completed', 'partial'][p]!, '2026-03-12 10:00:00', '', '2026-03-12 10:05:00', 'f00', ''],
  ]),
]);

export const jotform = csvOf([
  ['Submission Date', ...ITEMS.map((i) => `${TITLE} >> ${i}`), NEXT, AGAIN, SIZE, BEST, 'Submission ID'],
  ...[0, 1].map((p) => [...['Mar 12, 2026', ...LABELS[p]!, joined(p, '\n'), ...words(p), `55${p}`]]),
]);

/** Typed from paper: a title, bands, heads in row 5, the school merged down, a blank line, averages. */
export const typed: Readonly<Record<string, Cells>> = {
  Notes: [['Collected by', 'the office'], ['12 March'], ['Please do not sort']],
  North: [
    ['Working as one team: answers from paper'],
    ['typed by the office'],
    [],
    [null, null, 'How we work together', null, null, null, 'Looking back'],
    ['School', 'Your name or code', 'q1', 'q2', 'q3', 'q4', AGAIN, SIZE, BEST],
    [{ value: 'North', rowSpan: 4 }, 'P01', 'SA', '3 ', 'SD', 'd', 'yes', '7,0', 'Lunch'],
    [null, 'P02', 'A', 2, 'n/a', '-', 'NO', 12, '-'],
    [],
    [null, 'P03', 4, 'strongly agree', '?', 3, 'Perhaps', null, 'n/a'],
    [null, 'Average', 3.5, 2.5, null, null, null, 9.5],
  ],
  South: [
    ['School', 'Your name or code', 'q1', 'q2', 'q3', 'q4', AGAIN, SIZE, BEST],
    ['South', 'P04', 1, 1, 1, 1, 'No', 3, 0],
  ],
};

import { hasAll, plain, type Tool, toolOf } from './tool.js';

const TIMESTAMPS = [
  ...['timestamp', 'horodateur', 'zeitstempel', 'marca temporal', 'informazioni cronologiche', 'tijdstempel'],
  ...['carimbo de data/hora', 'tidsstempel', 'tidsstämpel', 'sygnatura czasowa'],
];

/** Google Forms: the sheet's first column is the time, in the language of the form's owner. */
export const google: Tool = toolOf({
  id: 'google',
  name: 'Google Forms',
  names: [
    ...TIMESTAMPS,
    'email address',
    'adresse e-mail',
    'e-mail-adresse',
    'username',
    'score',
    'total score',
  ],
  begins: (row) => TIMESTAMPS.includes(plain(row.cells[0] ?? '')) && row.cells.length > 1,
});

/** Microsoft Forms: a workbook whose first columns never change; a quiz adds points and feedback to each question. */
export const microsoft: Tool = toolOf({
  id: 'microsoft',
  name: 'Microsoft Forms',
  names: [],
  begins: (row) => hasAll(row, ['id', 'start time', 'completion time']),
  own: ({ name }) => MICROSOFT.has(plain(name)) || /^(points|feedback) - /i.test(name.trim()),
});

const MICROSOFT = new Set([
  ...['id', 'start time', 'completion time', 'email', 'name', 'last modified time', 'language'],
  ...['total points', 'quiz feedback', 'grade posted time'],
]);

/** Typeform: the number of the row first, its own columns last. */
export const typeform: Tool = toolOf({
  id: 'typeform',
  name: 'Typeform',
  names: [
    ...[
      '#',
      'response type',
      'start date (utc)',
      'stage date (utc)',
      'submit date (utc)',
      'network id',
      'tags',
    ],
    ...['ending', 'score', 'quiz score'],
  ],
  begins: (row) => plain(row.cells[0] ?? '') === '#' && hasAll(row, ['submit date (utc)']),
  verdict: (cell) => (cell('response type') === 'partial' ? 'partial' : 'answers'),
});

/** Jotform: the day of the submission first. */
export const jotform: Tool = toolOf({
  id: 'jotform',
  name: 'Jotform',
  names: [
    'submission date',
    'submission id',
    'submission ip',
    'last update date',
    'ip',
    'unique id',
    'flow status',
  ],
  begins: (row) =>
    plain(row.cells[0] ?? '') === 'submission date' &&
    (hasAll(row, ['submission id']) || row.cells.some((c) => c.includes(' >> '))),
});

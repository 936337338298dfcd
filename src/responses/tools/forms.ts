import { hasAll, plain, type Tool, toolOf } from './tool.js';

const TIMESTAMPS = [
  ...['timestamp', 'horodateur', 'zeitstempel', 'marca temporal', 'informazioni cronologiche', 'tijdstempel'],
  ...['carimbo de data/hora', 'tidsstempel', 'tidsstämpel', 'tidstämpel', 'tidsmerke', 'sygnatura czasowa'],
  ...['aikaleima', 'časová značka', 'időbélyeg', 'marca de temps', 'zaman damgası', 'χρονική σήμανση'],
  ...['отметка времени', 'позначка часу', 'タイムスタンプ', '타임스탬프', '时间戳记', '時間戳記'],
  ...['חותמת זמן', 'طابع زمني'],
];
const GOOGLE = new Set([
  ...TIMESTAMPS,
  ...['email address', 'adresse e-mail', 'e-mail-adresse', 'username', 'score', 'total score'],
]);

/** Google Forms: the sheet's first column is the time, in the language of the form's owner. */
export const google: Tool = toolOf({
  id: 'google',
  name: 'Google Forms',
  names: [],
  // Whoever says that a sheet is of Google Forms says that its first column is the time, whatever the language.
  own: ({ name, column }) => column === 1 || GOOGLE.has(plain(name)),
  begins: (row) => TIMESTAMPS.includes(plain(row.cells[0] ?? '')) && row.cells.length > 1,
});

/** Microsoft Forms: a workbook whose first columns never change; a quiz adds points and feedback to each question. */
export const microsoft: Tool = toolOf({
  id: 'microsoft',
  name: 'Microsoft Forms',
  names: [],
  begins: (row) => MICROSOFT_TIMES.some((times) => hasAll(row, ['id', ...times])),
  // Whatever the language, the first five columns are its own: number, start, end, address, name.
  own: ({ name, column }) =>
    column <= 5 || MICROSOFT.has(plain(name)) || /^(points|feedback) - /i.test(name.trim()),
});

/** Start and end, in the language of the form's owner. */
const MICROSOFT_TIMES = [
  ['start time', 'completion time'],
  ['startzeit', 'fertigstellungszeit'],
  ['heure de début', 'heure de fin'],
  ['hora de inicio', 'hora de finalización'],
  ['begintijd', 'tijd van voltooien'],
  ['ora di inizio', 'ora di completamento'],
  ['hora de início', 'hora de conclusão'],
  ['hora de início', 'hora da conclusão'],
  ['starttid', 'sluttid'],
  ['starttid', 'slutförandetid'],
  ['starttidspunkt', 'fuldførelsestidspunkt'],
  ['starttidspunkt', 'fullføringstidspunkt'],
  ['aloitusaika', 'valmistumisaika'],
  ['godzina rozpoczęcia', 'godzina ukończenia'],
  ['čas zahájení', 'čas dokončení'],
  ['başlangıç zamanı', 'tamamlanma zamanı'],
  ['开始时间', '完成时间'],
  ['開始時刻', '完了時刻'],
];
/** Columns that say when an answer was sent, in the languages that are known. */
export const SENT: readonly string[] = [...TIMESTAMPS, ...MICROSOFT_TIMES.map(([, end]) => end!)];
const MICROSOFT = new Set([
  ...MICROSOFT_TIMES.flat(),
  ...['id', 'email', 'name', 'last modified time', 'language'],
  ...['total points', 'quiz feedback', 'grade posted time'],
  ...[
    'e-mail',
    'uhrzeit der letzten änderung',
    'adresse de messagerie',
    'nom',
    'correo electrónico',
    'nombre',
  ],
  ...[
    'heure de la dernière modification',
    'hora de la última modificación',
    'naam',
    'posta elettronica',
    'nome',
  ],
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

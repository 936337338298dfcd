import type { RawRow } from '../raw.js';
import type { Column } from '../table.js';
import { hasAll, plain, type Tool, toolOf } from './tool.js';

/** Qualtrics: codes, then texts in the language of whoever exports, then in newer files ids as JSON. */
export const qualtrics: Tool = toolOf({
  id: 'qualtrics',
  name: 'Qualtrics',
  names: [],
  begins: (row, [, third]) => hasImportIds(third) || isLegacy(row),
  heads: ([, , third]) => (hasImportIds(third) ? 3 : 2),
  columns: ([codes, texts]) => {
    const names = (codes?.cells ?? []).map((code) => code.trim());
    const stems = stemsOf(names, texts?.cells ?? []);
    return names.map((name, i): Column => {
      const text = (texts?.cells[i] ?? '').trim();
      const stem = stems.get(partedCode(name) ?? '') ?? '';
      const said = stem === '' ? text : `${stem.slice(0, -1)} - ${text.slice(stem.length)}`;
      return { name, column: i + 1, also: said === '' || said === name ? [] : [said] };
    });
  },
  own: ({ name }) => QUALTRICS.has(plain(name)) || /^v([1-9]|10)$/i.test(name) || /_nps_group$/i.test(name),
  verdict: (cell) => {
    if (PREVIEW.test(cell('status'))) return 'preview';
    const unfinished = FALSE.test(cell('finished')) || /^\d\d?$/.test(cell('progress'));
    return unfinished ? 'partial' : 'answers';
  },
});

/** What a status and a truth are called depends on the language of whoever exports; numbers do not. */
const PREVIEW =
  /^(1|2|survey test)$|preview|vorschau|aperçu|vista previa|anteprima|pré-visualização|förhandsgranskning|podgląd|プレビュー|预览|預覽/i;
const FALSE = /^(0|false|falsch|faux|falso|onwaar|falskt|fałsz|ложь)$/i;

const QUALTRICS = new Set([
  ...['startdate', 'enddate', 'status', 'ipaddress', 'progress', 'duration (in seconds)', 'finished'],
  ...['recordeddate', 'responseid', 'recipientlastname', 'recipientfirstname', 'recipientemail'],
  ...['externalreference', 'locationlatitude', 'locationlongitude', 'distributionchannel', 'userlanguage'],
  ...['externaldatareference', 'locationaccuracy', 'q_recaptchascore'],
]);

/** `Q1` of `Q1_4`; null for a column that stands alone. */
const partedCode = (code: string): string | null => /^(.+)_\d+(_TEXT)?$/i.exec(code)?.[1] ?? null;

/** Older files write `Stem-Part` without blanks: the stem is what all columns of a question begin with, up to a hyphen. */
function stemsOf(codes: readonly string[], texts: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  const several = new Set<string>();
  for (const [i, code] of codes.entries()) {
    const question = partedCode(code);
    if (question === null) continue;
    const text = (texts[i] ?? '').trim();
    const known = stems.get(question);
    if (known !== undefined) several.add(question);
    stems.set(question, known === undefined ? text : commonStart(known, text));
  }
  return new Map(
    [...stems].flatMap(([question, start]) => {
      const stem = start.slice(0, start.lastIndexOf('-') + 1);
      // Newer files part stem and row by ` - `, which is understood as it is.
      return several.has(question) && stem !== '' && !stem.endsWith(' -') ? [[question, stem] as const] : [];
    }),
  );
}

function commonStart(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, end);
}

function hasImportIds(row: RawRow | undefined): boolean {
  return row?.cells.some((c) => /^\s*\{"?ImportId/i.test(c)) ?? false;
}

/** Files of the older kind begin with V1 … V10. */
function isLegacy(row: RawRow): boolean {
  return hasAll(
    row,
    Array.from({ length: 8 }, (_, i) => `v${i + 1}`),
  );
}

/** SurveyMonkey: a question over its further columns, which name a row or an option below it. */
export const surveymonkey: Tool = toolOf({
  id: 'surveymonkey',
  name: 'SurveyMonkey',
  names: [],
  begins: (row) => hasAll(row, ['respondent id', 'collector id']),
  heads: () => 2,
  columns: ([questions, parts]) => joinedHeads(questions?.cells ?? [], parts?.cells ?? []),
  own: ({ name }) => SURVEYMONKEY.has(plain(name.replace(/ \[response\]$/i, ''))),
});

const SURVEYMONKEY = new Set([
  ...[
    'respondent id',
    'collector id',
    'start date',
    'end date',
    'date created',
    'date modified',
    'ip address',
  ],
  ...['email address', 'first name', 'last name', 'custom data 1', 'last_name', 'first_name'],
]);

/** `Question [Part]`: a blank above goes on with the question before it. A part that says nothing is left out. */
export function joinedHeads(questions: readonly string[], parts: readonly string[]): Column[] {
  let question = '';
  const length = Math.max(questions.length, parts.length);
  return Array.from({ length }, (_, i): Column => {
    const above = (questions[i] ?? '').trim();
    if (above !== '') question = above;
    const part = (parts[i] ?? '').trim();
    const says = part !== '' && !/^(open-ended )?response$/i.test(part) && part !== question;
    if (question === '') return { name: part, column: i + 1, also: [] };
    return says
      ? { name: `${question} [${part}]`, column: i + 1, also: [part] }
      : { name: question, column: i + 1, also: [] };
  });
}

/** LimeSurvey: codes or texts, with its own columns before them. */
export const limesurvey: Tool = toolOf({
  id: 'limesurvey',
  name: 'LimeSurvey',
  names: [
    ...['id', 'response id', 'submitdate', 'date submitted', 'lastpage', 'last page', 'startlanguage'],
    ...['start language', 'seed', 'startdate', 'date started', 'datestamp', 'date last action', 'token'],
    ...['access code', 'ipaddr', 'ip address', 'refurl', 'referrer url'],
  ],
  begins: (row) => hasAll(row, ['submitdate', 'lastpage']) || hasAll(row, ['date submitted', 'last page']),
  verdict: (cell) => {
    const sent = cell('submitdate') || cell('date submitted');
    return sent === '' || sent.startsWith('1980-01-01') ? 'partial' : 'answers';
  },
});

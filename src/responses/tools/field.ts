import { hasAll, plain, type Tool, toolOf } from './tool.js';

/** KoboToolbox: its own columns begin with an underscore. */
export const kobo: Tool = toolOf({
  id: 'kobo',
  name: 'KoboToolbox',
  names: [],
  begins: (row) => hasAll(row, ['_uuid']) && (hasAll(row, ['_submission_time']) || hasAll(row, ['_id'])),
  own: ({ name }) => /^_/.test(name) || FIELD.has(plain(name)) || /^meta[/-]/.test(name),
  verdict: (cell) => (cell('_status') === 'submitted_via_preview' ? 'preview' : 'answers'),
});

/** ODK: Briefcase ends with KEY, Central begins with SubmissionDate. */
export const odk: Tool = toolOf({
  id: 'odk',
  name: 'ODK',
  names: [],
  begins: (row) => hasAll(row, ['submissiondate']) && (hasAll(row, ['key']) || hasAll(row, ['instanceid'])),
  own: ({ name }) => ODK.has(plain(name)) || FIELD.has(plain(name)) || /^meta[/-]/.test(name),
});

const FIELD = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'username',
  'phonenumber',
  'simserial',
  'subscriberid',
]);
const ODK = new Set([
  ...[
    'submissiondate',
    'key',
    'instanceid',
    'meta-instanceid',
    'meta-instancename',
    'submitterid',
    'submittername',
  ],
  ...[
    'attachmentspresent',
    'attachmentsexpected',
    'status',
    'reviewstate',
    'deviceid',
    'edits',
    'formversion',
  ],
]);

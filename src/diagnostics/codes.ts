/** Every code that Plenary can print, once each, with what it means. A test walks this register: a code without a case fails. */
export const CODES = {
  // YAML and its traps
  'yaml-syntax': 'the file is not valid YAML',
  'yaml-comma': 'a comma inside braces or brackets ended a text too early',
  'yaml-colon': 'a colon turned a text into a map',
  'yaml-tab': 'a tab where YAML wants blanks',
  'yaml-refused': 'a YAML feature that plans may not use: tags, directives, merge keys',
  'too-large': 'the file is larger, deeper or more repetitive than a plan can be',
  // files
  'file-missing': 'a file that the plan names is not there',
  'file-outside': 'a file outside the plan’s folder, or a remote address',
  'file-unreadable': 'a file that cannot be read as what it should be',
  'bad-picture': 'a picture that cannot be printed',
  'no-alternative': 'a picture without words for those who do not see it',
  // shape
  'unknown-key': 'a key that is not part of the format',
  'missing-key': 'a key that must be there is not',
  'wrong-type': 'a value of the wrong kind',
  'needs-quotes': 'a text that YAML reads as something else; it needs quotes',
  'bad-value': 'a value outside what the format allows',
  'bad-id': 'an id that does not match [a-z][a-z0-9-]*',
  // meaning
  'duplicate-id': 'one id for two things',
  'unknown-id': 'a reference to something that is not there',
  'unstable-id': 'an id made from a position, because its text has no letters',
  'scale-mismatch': 'labels and values that do not fit together',
  'reversed-without-order': 'a reversed item on a scale without an order',
  'minutes-differ': 'steps whose minutes do not add up to the activity’s',
  'minutes-unknown': 'minutes for each participant, member or group, and nothing says how many there are',
  overrun: 'activities that overrun the end of their module, or the start of what follows',
  'paper-time': 'paper that takes longer to read and fill in than its activity has',
  'hidden-turn': 'totals by hand that differ from the scores, because reversed items are not marked',
  unused: 'something that nothing in the session uses',
  // templates and themes
  'template-syntax': 'a template that cannot be read',
  'template-name': 'a name that a template uses and that is not there',
  'template-limit': 'a template that does too much',
  'theme-value': 'a value in a theme that does not fit',
  // layout
  'missing-glyph': 'a character that the fonts do not have',
  'does-not-fit': 'something larger than the page',
  // responses
  'bad-encoding': 'bytes that are not the text they should be',
  'bad-table': 'a table whose rows do not hold together',
  'bad-cell': 'an answer that the question does not allow',
  'unknown-label': 'a group, or what else identifies people, that the plan does not list',
  'too-many': 'more answers than the question allows',
  'unmatched-column': 'a column that fits no question',
  'ambiguous-column': 'a column that fits more than one question',
  'missing-column': 'a question, or a wish for groups, without a column',
  'duplicate-answer': 'two answers of one person to one question',
  'empty-row': 'a row without any answer',
  'no-data': 'nothing that could be scored',
  'other-version': 'answers from another version of the form',
  'anonymous-feedback': 'a form whose answers go back to nobody, because it is anonymous',
  // the roster and other tables of the user
  'empty-cell': 'a cell that must be filled and is not',
  // groups
  'group-size': 'groups that cannot be as large or as many as the plan wants',
  'group-wish': 'a wish for groups that cannot be kept',
  // forms for survey tools
  'export-limit': 'something of a form that a survey tool cannot express',
  // the world
  'cannot-write': 'a file or folder that cannot be written',
} as const;

export type Code = keyof typeof CODES;

/** Survey tools whose exports are told by their own signs. */
export const TOOLS = [
  'plenary',
  'google',
  'microsoft',
  'qualtrics',
  'surveymonkey',
  'limesurvey',
  'kobo',
  'odk',
  'typeform',
  'jotform',
] as const;

export type ToolId = (typeof TOOLS)[number];

import type { Roster } from './roster.js';
import type { Attendance, ResponseRecord } from './types.js';

/** Who of the roster has answered nothing, and who has answered without being on it. */
export function attendanceOf(records: readonly ResponseRecord[], roster: Roster): Attendance {
  const seen = new Set(records.flatMap((r) => r.respondent ?? []));
  return {
    expected: roster.people.size,
    missing: [...roster.people.keys()].filter((p) => !seen.has(p)),
    unknown: [...seen].filter((p) => !roster.people.has(p)),
  };
}

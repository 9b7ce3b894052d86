import { recordSettingsOf } from '../attendanceRecordSettings.js';
import type { Context } from '../case.js';
import { superiorOf } from '../chain.js';
import { plannedIn, shiftsOn } from './day.js';
import { findingsOf } from './findings.js';
import { isExpected } from './people.js';
import { isJudged, type Attendance, type AttendanceEvent, type Excuse } from './state.js';

/** What the shell reads before a working day is looked at. */
export interface KnownForAttendance {
  site: string;
  person: string;
  date: string;
  /** Leave of the person around that day, as it stands now; absent where nobody looked. */
  excuses?: Excuse[];
  /** On other days of the month: what was confirmed, late, early or off post (attendance.4). */
  timesInMonth?: number;
}

export const knownOf = ({ known }: Context): KnownForAttendance => known as unknown as KnownForAttendance;

/** Shifts and leave as they are now; what was decided long ago is not read again by a delivery or a card. */
export function dayRead(day: Attendance, context: Context): AttendanceEvent[] {
  const { excuses } = knownOf(context);
  if (!excuses) return [];
  const { organisation, calendar } = context;
  const shifts = shiftsOn(calendar, day.person, day.date);
  const read = {
    shifts,
    planned: plannedIn(calendar, day.person, shifts),
    excuses,
    expected: isExpected(organisation, day.person),
  };
  const before = { shifts: day.shifts, planned: day.planned, excuses: day.excuses, expected: day.expected };
  return JSON.stringify(read) === JSON.stringify(before) ? [] : [{ type: 'dayRead', ...read }];
}

/**
 * What the day comes to now, beside what it came to before: found, changed, or no longer so, as when a correction was
 * granted or a leave approved afterwards. Only proposes; a decision that stands keeps its minutes.
 */
export function reconsidered(day: Attendance, { organisation }: Context): AttendanceEvent[] {
  // Nobody is above the top of a site: the company's own matter.
  if (!superiorOf(organisation, day.person)) return [];
  const now = findingsOf(day, recordSettingsOf(organisation).breachFrom);
  const changed = now.filter((one) => {
    const old = day.findings.find(({ id }) => id === one.id);
    return !old || old.cleared || (!old.decision && old.minutes !== one.minutes);
  });
  const gone = day.findings.filter(
    ({ id, kind, cleared }) =>
      !cleared && (kind === 'absence' || !isJudged({ kind })) && !now.some((one) => one.id === id),
  );
  return [
    ...changed.map((one) => ({ type: 'found' as const, ...one })),
    ...gone.map(({ id }) => ({ type: 'cleared' as const, id })),
  ];
}

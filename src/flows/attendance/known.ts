import { countsInMonth } from '../../rules/attendance/hearing.js';
import type { KnownForAttendance } from '../../rules/attendance/reading.js';
import type { Attendance } from '../../rules/attendance/state.js';
import type { AttendanceMonth, KnownForMonth } from '../../rules/attendanceMonth/index.js';
import type { Facts } from '../../rules/case.js';
import type { Deciding } from '../deciding.js';
import type { Shell } from '../shell.js';
import { daysOfMonth, excusesOf, peopleOf, rowsOf } from './days.js';

/** Leave as it stands now; for the talk, how often it was this month (attendance.4). */
export async function knownForAttendance(shell: Shell, { before, given, command }: Deciding): Promise<Facts> {
  const { person, date, site } = (before?.state ?? given) as Pick<Attendance, 'person' | 'date' | 'site'>;
  const known: KnownForAttendance = { site, person, date, excuses: await excusesOf(shell, person, date) };
  if (command.type !== 'recordTalk') return { ...known };
  const days = await daysOfMonth(shell, person, date.slice(0, 7));
  const timesInMonth = days
    .filter((one) => one.date !== date)
    .reduce((sum, { findings }) => sum + findings.filter(countsInMonth).length, 0);
  return { ...known, timesInMonth };
}

/** The rows of a department's month at the moment of the decision. */
export async function knownForMonth(shell: Shell, { before, given, now }: Deciding): Promise<Facts> {
  const { site, department, month } = (before?.state ?? given) as Pick<
    AttendanceMonth,
    'site' | 'department' | 'month'
  >;
  const rows = await rowsOf(shell, peopleOf(shell, department), month, now);
  const known: KnownForMonth = { site, department, month, rows };
  return { ...known };
}

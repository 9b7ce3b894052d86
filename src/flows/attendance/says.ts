import type { AttendanceSays } from '../../rules/attendance/messages.js';
import type { MonthRow } from '../../rules/attendance/month.js';
import type { AttendanceStepName } from '../../rules/attendance/state.js';
import type { AttendanceMonthSays } from '../../rules/attendanceMonth/index.js';
import type { Text } from '../../rules/organisation.js';
import type { Instant, LocalDate } from '../../rules/time.js';

type Nothing = Record<string, never>;

/** Answers outside a working day, and what the dialogue asks. */
export interface AttendanceAnswers {
  'attendance.whichClock': Nothing;
  /** The record of one's own: kinds of leave are one's own to see. */
  'attendance.record': {
    month: string;
    row: Omit<MonthRow, 'person'>;
    marks: { date: LocalDate; in?: Instant; out?: Instant }[];
  };
  /** Who is away when, and nothing about why (security.1). */
  'attendance.team': { month: string; people: { name: Text; away: { from: LocalDate; to: LocalDate }[] }[] };
  /** What waits for the reader. */
  'attendance.waiting': {
    waiting: {
      number: string;
      who?: Text;
      step?: AttendanceStepName;
      date?: LocalDate;
      month?: string;
      until?: Instant;
    }[];
  };
  'attendance.calendar': { url?: string };
  'attendance.correctionForm': Nothing;
  'attendance.offPostForm': Nothing;
  'attendance.draft': { text: string; step: AttendanceStepName };
  'attendance.inThread': Nothing;
}

/** Refusals of the rules, by their key; said as `refusal.<key>`. */
export interface AttendanceRefusals {
  'attendance.notYours': Nothing;
  'attendance.nothingOpen': Nothing;
  'attendance.turnOf': { who: Text; step: AttendanceStepName; until: Instant };
  'attendance.codeNeeded': { wrong: boolean };
  'attendance.correctionUnderWay': Nothing;
  'attendance.noSuchTime': { time: string };
  'attendance.tooLongAgo': { days: number };
  'attendance.superiorNotes': Nothing;
  'attendance.notOnShift': Nothing;
  'attendance.headConfirms': { who: Text };
}

export type AttendanceWordsOf = AttendanceSays & AttendanceMonthSays & AttendanceAnswers;

/** Buttons that are no command of a working day, and other labels of a button than its action's own. */
export type AttendanceLabel =
  'clockIn' | 'clockOut' | 'myRecord' | 'teamMonth' | 'calendarLink' | 'asTalk' | 'asExcused' | 'asConfirmed';

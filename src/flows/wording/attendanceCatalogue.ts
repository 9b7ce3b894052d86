import type { AttendanceCommandName } from '../../rules/attendance/commands.js';
import type { AttendanceStepName, FindingKind } from '../../rules/attendance/state.js';
import type { AttendanceLabel, AttendanceRefusals, AttendanceWordsOf } from '../attendance/says.js';
import type { Worder, Wording } from './catalogue.js';

/** What is said about the attendance record in one language. A missing key does not compile. */
export interface AttendanceCatalogue {
  says: { [Say in keyof AttendanceWordsOf]: Worder<AttendanceWordsOf[Say]> };
  refusals: { [Key in keyof AttendanceRefusals]: (facts: AttendanceRefusals[Key], w: Wording) => string };
  actions: Record<AttendanceCommandName | AttendanceLabel | 'confirmMonth', string>;
  labels: Record<'what' | 'code' | 'date' | 'time' | 'staff' | 'ruling', string>;
  own: Record<string, string>;
  hints: Record<string, string>;
  questions: Record<string, string>;
  choices: { what: Record<'in' | 'out', string>; ruling: Record<'confirmed' | 'excused', string> };
  steps: Record<AttendanceStepName, string>;
  findings: Record<FindingKind, string>;
}

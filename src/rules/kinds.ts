import { attendance } from './attendance/index.js';
import { attendanceMonth } from './attendanceMonth/index.js';
import type { CaseKind } from './case.js';
import { complaint } from './complaint/index.js';
import { leave } from './leave/index.js';
import { report } from './report/index.js';

type AnyKind = CaseKind<unknown, { type: string }, unknown>;

/** Every kind of case there is, by name. A new regulation is one more line. */
export const kinds: Record<string, AnyKind> = {
  complaint: complaint,
  leave: leave,
  report: report,
  attendance: attendance,
  attendanceMonth: attendanceMonth,
};

/** @throws when there is no such kind: stored cases name only kinds that exist */
export function kindOf(name: string): AnyKind {
  const kind = kinds[name];
  if (!kind) throw new Error(`there is no kind of case named ${name}`);
  return kind;
}

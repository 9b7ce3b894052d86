import { attendanceOf } from '../attendanceSettings.js';
import type { Context, Timer } from '../case.js';
import { chainAbove, superiorOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { between, day, earliest, latest, minute, plus, type Instant, type LocalDate } from '../time.js';
import { isWork } from './spans.js';
import type { Leave, LeaveStep } from './state.js';

/** Until when an approver should have decided: in their rostered time, and before the shift where that is still ahead. */
export function decideBy({ span, kind }: Leave, holder: PersonId, { now, calendar, organisation }: Context): Instant {
  const within = calendar.addRostered(holder, now, attendanceOf(organisation).decideWithin);
  return !isWork(kind) && span.firstShift > now ? earliest(within, span.firstShift) : within;
}

/** Until when somebody should have answered, changed, judged, read. */
export const answerBy = (holder: PersonId, { now, calendar, organisation }: Context): Instant =>
  calendar.addRostered(holder, now, attendanceOf(organisation).decideWithin);

/** A certificate is wanted for a full day or more of sick leave; after an emergency visit only where the company wants a slip (attendance.11). */
export const wantsPapers = ({ kind, span }: Pick<Leave, 'kind' | 'span'>, { organisation }: Context): boolean =>
  (kind === 'sick' && span.full) || (kind === 'emergencyVisit' && attendanceOf(organisation).emergencySlip);

/** The days that no certificate covers: every one must be (attendance.11). */
export const uncovered = ({ span, certificates }: Pick<Leave, 'span' | 'certificates'>): LocalDate[] =>
  span.dates.filter((date) => !certificates.some(({ from, to }) => from <= date && date <= to));

/** The beginning of the n-th shift after the leave: on the first one's day the certificate is due (**default**, attendance.11). */
export function shiftAfter({ span, requester }: Leave, n: number, { calendar }: Context): Instant {
  let at = span.lastShift;
  for (let left = n; ; left -= 1) {
    const shift = calendar.currentOrNextShift(requester, at);
    if (!shift) return plus(at, day);
    if (left <= 1) return shift.from;
    at = shift.to;
  }
}

/** The end of the first day with a shift after the leave. */
export function certificateBy(leave: Leave, context: Context): Instant {
  return context.calendar.at(context.calendar.dateOf(shiftAfter(leave, 1, context)), '24:00');
}

/** Everything that becomes due when nobody acts. */
export function timersOf(leave: Leave, context: Context): Timer[] {
  const { step } = leave;
  if (!step) return [];
  return [...shiftTimers(leave, step, context), ...stepTimers(leave, step, context)];
}

function stepTimers(leave: Leave, step: LeaveStep, context: Context): Timer[] {
  const { organisation, calendar } = context;
  const halfway = plus(step.since, between(step.since, step.until) / 2);
  const least = calendar.addRostered(step.holder, step.since, attendanceOf(organisation).leastTime);
  switch (step.name) {
    case 'decide':
    case 'judge':
      return [
        ...(step.reminded ? [] : [{ name: `remind:${step.name}`, dueAt: halfway }]),
        ...(step.superiorTold || !superiorOf(organisation, step.holder)
          ? []
          : [{ name: `waits:${step.name}`, dueAt: latest(step.until, least) }]),
      ];
    case 'answer':
    case 'change':
    case 'read':
      return step.reminded ? [] : [{ name: `remind:${step.name}`, dueAt: halfway }];
    case 'certify':
      return [{ name: `certificate:${leave.chased}`, dueAt: shiftAfter(leave, leave.chased + 1, context) }];
    case 'back':
      return step.reminded ? [] : [{ name: 'back', dueAt: step.until }];
  }
}

/** The shift begins and nobody has decided: 待批. An emergency visit reaches the next superior. */
function shiftTimers(leave: Leave, step: LeaveStep, { organisation }: Context): Timer[] {
  if (leave.verdicts.length > 0 && leave.kind === 'emergencyVisit') return [];
  const undecided = ['decide', 'answer', 'change'].includes(step.name);
  if (!undecided || isWork(leave.kind)) return [];
  const shift =
    leave.pendingAtShift || leave.standing !== 'waiting' || leave.askedAt >= leave.span.firstShift
      ? []
      : [{ name: 'shift', dueAt: leave.span.firstShift }];
  const chain = chainAbove(organisation, leave.requester);
  if (leave.kind !== 'emergencyVisit' || leave.reached + 1 >= chain.length) return shift;
  const wait = attendanceOf(organisation).emergencyWait * minute;
  const first = leave.notice.late ? plus(leave.askedAt, wait) : leave.span.firstShift;
  const dueAt = leave.reached === 0 ? first : plus(step.since, wait);
  return [...shift, { name: `further:${leave.reached + 1}`, dueAt: latest(dueAt, leave.askedAt) }];
}

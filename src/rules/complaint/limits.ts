import type { Context, Timer } from '../case.js';
import { chainAbove, superiorOf } from '../chain.js';
import { emergencyTimers } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import type { Category } from '../settings.js';
import { between, day, hour, latest, minute, plus, type Instant } from '../time.js';
import { upwardTimers } from '../upward.js';
import { hostOf } from './host.js';
import type { Complaint, ComplaintEvent, Step, StepName } from './state.js';

/** Part of a step's time after which its holder is reminded. */
const remindAfter = 0.75;

/** Lift, leaks, no water: within a day. */
const urgent = new Set<Category>(['water', 'lift']);
const repairs = new Set<Category>(['facilities', 'security']);

/** A step begins: who holds it, and until when by the rulebook's time limits. */
export function begin(
  complaint: Complaint,
  step: StepName,
  holder: PersonId,
  context: Context,
  until = limit(complaint, step, holder, context),
): ComplaintEvent {
  const { calendar } = context;
  return {
    type: 'stepBegan',
    step,
    holder: notTheReporter(complaint, holder, context),
    until,
    provisional: calendar.isProvisional(calendar.dateOf(until)),
  };
}

/** Nobody works on their own complaint: it is their superior's (rulebook, Recusal). */
function notTheReporter({ reporter }: Complaint, holder: PersonId, { organisation }: Context): PersonId {
  return holder === reporter.person ? (superiorOf(organisation, holder)?.id ?? holder) : holder;
}

/** Until when a step that begins now must be done (**default** limits: settings.complaint). */
export function limit(complaint: Complaint, step: StepName, holder: PersonId, context: Context): Instant {
  const { now, calendar, organisation } = context;
  const set = organisation.settings.complaint;
  const major = complaint.size === 'major';
  switch (step) {
    case 'takeUp':
      return calendar.addRostered(holder, now, major ? set.takeUpMajor : set.takeUp);
    case 'investigate':
      return endOfDay(context);
    case 'decide':
      return major
        ? calendar.addWithin(now, set.decideMajor, set.majorFrom, set.majorTo)
        : calendar.at(calendar.nextRosteredDay(holder, now), set.decideBy);
    case 'accept':
      return calendar.addRostered(holder, now, set.accept);
    case 'work':
      return workLimit(complaint.category, context);
    case 'answer':
      return calendar.addRostered(holder, now, set.answer);
    case 'callback':
      return plus(now, set.callbackDays[complaint.size] * day);
    case 'finalAnswer':
      return calendar.at(calendar.nextRosteredDay(holder, now), set.decideBy);
    case 'sign':
    case 'close':
      return calendar.addRostered(holder, now, set.sign);
  }
}

function workLimit(category: Category, { now, calendar, organisation }: Context): Instant {
  const set = organisation.settings.complaint;
  if (urgent.has(category)) return plus(now, set.urgentWorkHours * hour);
  if (repairs.has(category)) return plus(now, set.repairDays * day);
  return calendar.at(calendar.workdayAfter(calendar.dateOf(now), set.workDays), '18:00');
}

/** The same calendar day (reception.2). */
export const endOfDay = ({ now, calendar }: Context): Instant => calendar.at(calendar.dateOf(now), '24:00');

/** Received (or come back) at night: a first finding by 24:00, the full one by noon (reception.2). */
export const isNight = ({ now, calendar, organisation }: Context): boolean =>
  calendar.timeOf(now) >= organisation.settings.complaint.nightFrom;

export function fullInvestigationBy({ now, calendar, organisation }: Context): Instant {
  return calendar.at(calendar.addDays(calendar.dateOf(now), 1), organisation.settings.complaint.nightFullBy);
}

/** Everything that becomes due when nobody acts. */
export const timersOf = (complaint: Complaint, context: Context): Timer[] => [
  ...stepTimers(complaint, context),
  ...emergencyTimers(complaint.emergency, hostOf(complaint), context),
  ...(complaint.closed ? [] : upwardTimers(complaint.upward, context)),
];

function stepTimers(complaint: Complaint, context: Context): Timer[] {
  const { step } = complaint;
  if (!step) return [];
  const timers: Timer[] = [];
  if (!step.reminded)
    timers.push({
      name: `remind:${step.name}`,
      dueAt: plus(step.since, between(step.since, step.until) * remindAfter),
    });
  const miss = missedAt(complaint, step, context);
  if (miss) timers.push({ name: `missed:${step.name}:${step.escalated + 1}`, dueAt: miss });
  if (complaint.fullBy) timers.push({ name: 'full', dueAt: complaint.fullBy });
  if (hearsOfWork(complaint))
    timers.push({
      name: 'word',
      dueAt: plus(complaint.lastWord, context.organisation.settings.complaint.wordEveryDays * day),
    });
  return timers;
}

/** Steps in which the resident waits for us and would otherwise hear nothing. */
export function hearsOfWork({ reporter, step }: Complaint): boolean {
  return reporter.reachable && !!step && !['callback', 'close', 'sign'].includes(step.name);
}

/** When the next level above the holder is told that a deadline was missed; what is missed at night waits for the morning. */
function missedAt(complaint: Complaint, step: Step, context: Context): Instant | undefined {
  const { calendar, organisation } = context;
  if (!chainAbove(organisation, step.holder)[step.escalated]) return undefined;
  const set = organisation.settings.complaint;
  const at = step.escalatedAt ? plus(step.escalatedAt, set.escalateEvery * minute) : step.until;
  const { from } = organisation.settings.quietHours;
  return calendar.isWithin(at, laterTime(from, set.nightFrom), set.nightEscalateAt)
    ? latest(at, calendar.nextTimeOfDay(at, set.nightEscalateAt))
    : at;
}

const laterTime = (a: string, b: string): string => (a > b ? a : b);

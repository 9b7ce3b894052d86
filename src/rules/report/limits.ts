import type { Context, Timer } from '../case.js';
import { emergencyTimers } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import { minute, plus, type Instant } from '../time.js';
import { hostOf } from './host.js';
import { turnNow } from './people.js';
import { current, type Report, type ReportEvent, type ReportStepName } from './state.js';

/** A step begins: who holds it, and until when (**default** limits: settings.report). */
export function begin(
  report: Report,
  step: ReportStepName,
  context: Context,
  level: PersonId = report.level,
): Extract<ReportEvent, { type: 'stepBegan' }> {
  const moved = { ...report, level };
  const holder = holderOf(moved, step, context);
  const until = limit(moved, step, holder, context);
  const provisional = context.calendar.isProvisional(context.calendar.dateOf(until));
  return { type: 'stepBegan', step, holder, level, until, provisional };
}

function holderOf(report: Report, step: ReportStepName, context: Context): PersonId {
  switch (step) {
    case 'instruct':
    case 'review':
      return turnNow(report, context).holder;
    case 'file':
      return report.emergency?.afterReport?.by ?? report.reporter;
    case 'propose':
    case 'receive':
    case 'execute':
    case 'result':
      return report.reporter;
  }
}

function limit(report: Report, step: ReportStepName, holder: PersonId, context: Context): Instant {
  const { now, calendar, organisation } = context;
  const set = organisation.settings.report;
  switch (step) {
    case 'propose':
      return calendar.addRostered(holder, now, set.propose);
    case 'instruct':
    case 'review':
      return report.pressing ? plus(now, set.instructDanger * minute) : calendar.addRostered(holder, now, set.instruct);
    case 'receive':
      return report.pressing ? plus(now, set.instructDanger * minute) : calendar.addRostered(holder, now, set.receive);
    case 'execute':
    case 'result':
    case 'file':
      return current(report)?.until ?? calendar.addRostered(holder, now, set.execute);
  }
}

/** What is overdue is chased, in its holder's rostered time; danger by the clock. */
export function timersOf(report: Report, context: Context): Timer[] {
  const { step } = report;
  const own: Timer[] = step ? [{ name: `overdue:${step.name}`, dueAt: chaseAt(report, step, context) }] : [];
  return [...own, ...emergencyTimers(report.emergency, hostOf(report, context), context)];
}

function chaseAt(report: Report, step: NonNullable<Report['step']>, context: Context): Instant {
  const { calendar, organisation } = context;
  const { chase, instructDanger } = organisation.settings.report;
  if (!step.chasedAt) return step.until;
  return report.pressing && step.chased < 6
    ? plus(step.chasedAt, instructDanger * minute)
    : calendar.addRostered(step.holder, step.chasedAt, chase);
}

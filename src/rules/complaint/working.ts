import type { Context, Message } from '../case.js';
import { actsFor, departmentOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { day, plus } from '../time.js';
import { departmentName } from './cards.js';
import { heldBack } from './answering.js';
import type { CommandOf } from './commands.js';
import { begin } from './limits.js';
import { tell } from './messages.js';
import { done, during, notNow, type Outcome } from './outcome.js';
import { actorOf, deciderNow, mayDecide } from './people.js';
import type { Complaint, ComplaintEvent, StepName } from './state.js';

/** Works in the responsible department, or acts for its head. */
function isResponsible(complaint: Complaint, context: Context): boolean {
  const actor = actorOf(context);
  const department = departmentOf(context.organisation, complaint.decisions.at(-1)?.department ?? '');
  if (!actor || !department || actor === complaint.reporter.person) return false;
  if (complaint.step?.holder === actor) return true;
  const staff = context.organisation.staff.find(({ id }) => id === actor);
  return (
    staff?.department === department.id ||
    !!actsFor(context.organisation, context.calendar, actor, department.head, context.now)
  );
}

const theirTurn = (complaint: Complaint, context: Context, ...steps: StepName[]): boolean =>
  during(complaint, ...steps) && isResponsible(complaint, context);

/** The responsible department accepts; from now its work is due (reception.3). */
export function accept(complaint: Complaint, context: Context): Outcome | Refusal {
  if (!theirTurn(complaint, context, 'accept')) return notNow(complaint, context, 'reception.3');
  return {
    events: [{ type: 'accepted' }, begin(complaint, 'work', complaint.step?.holder ?? '', context)],
    say: done('accepted', context),
  };
}

/** Not theirs: back to the manager with the reason, on record; no 推诿 without a trace. */
export function notOurs(complaint: Complaint, { reason }: CommandOf<'notOurs'>, context: Context): Outcome | Refusal {
  if (!theirTurn(complaint, context, 'accept', 'work')) return notNow(complaint, context, 'reception.2');
  return {
    events: [{ type: 'foundNotOurs', reason }, begin(complaint, 'decide', deciderNow(complaint, context).id, context)],
    say: done('notOurs', context),
  };
}

/** More time is asked for with a reason; the manager decides. */
export function askMoreTime(
  complaint: Complaint,
  { until, reason }: CommandOf<'askMoreTime'>,
  context: Context,
): Outcome | Refusal {
  if (!theirTurn(complaint, context, 'work') || !complaint.step) return notNow(complaint, context, 'reception.3');
  const held = heldBack(complaint, reason, {
    action: 'askMoreTime',
    args: { until, reason },
    form: true,
    label: 'reword',
  });
  if (held) return held;
  const [date = '', time = '18:00'] = until.split('T');
  if (!isDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return refuse(
      'complaint.noSuchDate',
      { until },
      { instead: [{ action: 'askMoreTime', args: { reason }, form: true }] },
    );
  const newUntil = context.calendar.at(date, time);
  if (newUntil <= complaint.step.until || newUntil <= context.now || newUntil > plus(context.now, 90 * day))
    return refuse(
      'complaint.dateNotLater',
      { until: complaint.step.until },
      { instead: [{ action: 'askMoreTime', args: { reason }, form: true }] },
    );
  const asked: ComplaintEvent = { type: 'moreTimeAsked', until: newUntil, reason };
  return {
    events: [asked],
    say: (state) => [
      ...done('moreTimeAsked', context)(state),
      question(complaint, { until: newUntil, reason }, true, context),
    ],
  };
}

const isDate = (date: string): boolean =>
  !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

function question(
  complaint: Complaint,
  asked: { until: string; reason: string },
  open: boolean,
  context: Context,
): Message {
  const department = departmentName(complaint.decisions.at(-1)?.department ?? '', context);
  return tell(
    deciderNow(complaint, context).id,
    'complaint.moreTimeAsked',
    { until: asked.until, reason: asked.reason, department, due: complaint.step?.until ?? context.now, open },
    {
      key: `moreTime:${asked.until}`,
      buttons: open
        ? [
            { action: 'grantMoreTime', args: { until: asked.until }, style: 'primary' },
            { action: 'refuseMoreTime', form: true },
          ]
        : [],
    },
  );
}

/** Granted: the resident hears the new date before the old one passes. */
export function grantMoreTime(
  complaint: Complaint,
  { until }: CommandOf<'grantMoreTime'>,
  context: Context,
): Outcome | Refusal {
  const { moreTime, reporter } = complaint;
  if (!moreTime || !during(complaint, 'work') || !mayDecide(complaint, context))
    return notNow(complaint, context, 'reception.2');
  // A card that asked for another date decides nothing about this one.
  if (until && until !== moreTime.until) return notNow(complaint, context, 'reception.2');
  const told =
    reporter.person && reporter.reachable
      ? [tell(reporter.person, 'complaint.newDate', { until: moreTime.until, reason: moreTime.reason })]
      : [];
  return {
    events: [
      { type: 'moreTimeGranted', until: moreTime.until },
      { type: 'deadlineMoved', until: moreTime.until },
    ],
    say: (state) => [
      ...done('moreTimeGranted', context)(state),
      question(complaint, moreTime, false, context),
      ...told,
    ],
  };
}

export function refuseMoreTime(
  complaint: Complaint,
  { reason }: CommandOf<'refuseMoreTime'>,
  context: Context,
): Outcome | Refusal {
  const { moreTime, step } = complaint;
  if (!moreTime || !step || !during(complaint, 'work') || !mayDecide(complaint, context))
    return notNow(complaint, context, 'reception.2');
  return {
    events: [{ type: 'moreTimeRefused', reason }],
    say: (state) => [
      ...done('moreTimeRefused', context)(state),
      question(complaint, moreTime, false, context),
      tell(moreTime.by, 'complaint.moreTimeRefused', { reason, until: step.until }),
    ],
  };
}

/** The department writes the result; the service centre sends it (complaint.1: one voice). */
export function reportDone(
  complaint: Complaint,
  { result, files }: CommandOf<'reportDone'>,
  context: Context,
): Outcome | Refusal {
  if (!theirTurn(complaint, context, 'accept', 'work')) return notNow(complaint, context, 'reception.3');
  const inTime = !complaint.step || context.now <= complaint.step.until;
  return {
    events: [{ type: 'workReported', text: result, files }, begin(complaint, 'answer', complaint.keeper, context)],
    say: done('workReported', context, inTime),
  };
}

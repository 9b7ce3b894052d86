import type { Context, Press } from '../case.js';
import { staffOf } from '../chain.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { reopen } from './reopening.js';
import type { CommandOf } from './commands.js';
import { begin } from './limits.js';
import { tell } from './messages.js';
import { done, during, notNow, type Outcome } from './outcome.js';
import { actorOf, deciderNow, signer, isService, knownAs, mayDecide } from './people.js';
import type { CallbackMode, Complaint, ComplaintEvent } from './state.js';

/** Holds the callback, or works in the service centre; never who did the work (rulebook, Recusal). */
function callsBack(complaint: Complaint, context: Context): Refusal | undefined {
  const actor = actorOf(context);
  const may =
    !!actor &&
    (complaint.step?.holder === actor || isService(actor, complaint.site, context)) &&
    actor !== complaint.reporter.person;
  if (!may || !during(complaint, 'callback')) return notNow(complaint, context, 'complaint.4');
  return actor === complaint.results.at(-1)?.by
    ? refuse('complaint.ownWork', {}, { article: 'complaint.4' })
    : undefined;
}

/** The callback records whether the resident is satisfied, in their words; satisfaction is never a condition (complaint.4). */
export function recordCallback(
  complaint: Complaint,
  { mode, words, solved }: CommandOf<'recordCallback'>,
  context: Context,
): Outcome | Refusal {
  const refusal = callsBack(complaint, context);
  if (refusal) return refusal;
  if (complaint.callback?.mode === 'visit' && mode !== 'visit')
    return refuse('complaint.visitNeeded', {}, { article: 'complaint.4', instead: again(words) });
  const called: ComplaintEvent = { type: 'calledBack', mode, words };
  if (solved === 'yes') return { events: [called], say: done('calledBack', context) };
  const reopened = reopen(complaint, words, context);
  return isRefusal(reopened)
    ? { events: [called], say: done('calledBack', context) }
    : {
        events: [called, ...reopened.events],
        say: (state) => [...done('calledBack', context)(state), ...(reopened.say?.(state) ?? [])],
      };
}

const again = (words: string): Press[] => [
  { action: 'recordCallback', args: { mode: 'visit', words }, form: true },
  { action: 'recordTry', form: true },
];

/** The resident picks the time. */
export function arrangeCallback(
  complaint: Complaint,
  { slot }: CommandOf<'arrangeCallback'>,
  context: Context,
): Outcome | Refusal {
  return rearranged(complaint, complaint.callback?.mode ?? 'visit', slot, context);
}

/** [打电话就行]: a visit becomes a call. */
export function preferCall(complaint: Complaint, context: Context): Outcome | Refusal {
  return rearranged(complaint, 'phone', undefined, context);
}

function rearranged(
  complaint: Complaint,
  mode: CallbackMode,
  slot: string | undefined,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  const { callback } = complaint;
  if (!actor || actor !== complaint.reporter.person || !during(complaint, 'callback') || !callback)
    return notNow(complaint, context, 'complaint.4');
  return {
    events: [{ type: 'callbackArranged', mode, by: callback.by, ...(slot ? { slot } : {}) }],
    say: () => [
      tell(actor, 'complaint.callbackArranged', { mode, slot, by: knownAs(callback.by, context) }),
      tell(callback.by, 'complaint.callbackSlot', { mode, slot }),
    ],
  };
}

/** 谢绝回访: a visit becomes a call; that declined too ends it, signed by the department manager. */
export function declineCallback(complaint: Complaint, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor !== complaint.reporter.person || !during(complaint, 'callback'))
    return notNow(complaint, context, 'complaint.4');
  if (complaint.callback?.mode === 'visit') return preferCall(complaint, context);
  const decider = deciderNow(complaint, context).id;
  return {
    events: [{ type: 'endProposed', how: 'declined', reason: '' }, begin(complaint, 'sign', decider, context)],
    say: () => [tell(actor, 'complaint.withdrawalPassed', { who: knownAs(decider, context) })],
  };
}

/** For a major case the department head may name who goes (complaint.4). */
export function nameCaller(complaint: Complaint, { to }: CommandOf<'nameCaller'>, context: Context): Outcome | Refusal {
  const named = staffOf(context.organisation, to);
  const { callback, step } = complaint;
  if (!callback || !step || !during(complaint, 'callback') || !mayDecide(complaint, context))
    return notNow(complaint, context, 'complaint.4');
  if (
    !named ||
    named.site !== complaint.site ||
    to === complaint.reporter.person ||
    to === complaint.results.at(-1)?.by
  )
    return refuse(
      'complaint.notAColleague',
      {},
      { article: 'complaint.4', instead: [{ action: 'nameCaller', form: true }] },
    );
  return {
    events: [
      { type: 'callbackArranged', mode: callback.mode, by: to, ...(callback.slot ? { slot: callback.slot } : {}) },
      begin(complaint, 'callback', to, context, step.until),
    ],
    say: done('callerNamed', context),
  };
}

/** Not reached 未联系上: three tries on three days, one after 18:00 or on a day off; then the manager signs. */
export function recordTry(complaint: Complaint, { note }: CommandOf<'recordTry'>, context: Context): Outcome | Refusal {
  const refusal = callsBack(complaint, context);
  if (refusal || !complaint.callback) return refusal ?? notNow(complaint, context, 'complaint.4');
  const { calendar, now, organisation } = context;
  const date = calendar.dateOf(now);
  const evening = calendar.timeOf(now) >= '18:00' || !calendar.isWorkday(date);
  const days = new Set([...complaint.callback.tries, date]).size;
  const enough = days >= organisation.settings.complaint.contactTries && (evening || complaint.callback.evening);
  const end: ComplaintEvent[] = enough
    ? [
        { type: 'endProposed', how: 'notReached', reason: note },
        begin(complaint, 'sign', signer(complaint, context).id, context),
      ]
    : [];
  return { events: [{ type: 'callbackTried', note, date, evening }, ...end], say: done('tried', context) };
}

import type { Context, Message } from '../case.js';
import { staffOf } from '../chain.js';
import { isFiled } from '../emergency/index.js';
import { refuse, type Refusal } from '../refusal.js';
import { heldBack, officeMessage } from './answering.js';
import { closing } from './cards.js';
import type { CommandOf } from './commands.js';
import { begin } from './limits.js';
import { tell } from './messages.js';
import { done, during, notNow, takesPart, type Outcome } from './outcome.js';
import { actorOf, deciderNow, isService, knownAs, mayDecide } from './people.js';
import type { Complaint, ComplaintEvent } from './state.js';

/** Withdrawn by the resident's own word, confirmed by somebody it is not about: the department manager signs. */
export function withdraw(complaint: Complaint, { words }: CommandOf<'withdraw'>, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor !== complaint.reporter.person) return notNow(complaint, context, 'reception.3');
  if (!complaint.step) return refuse('complaint.alreadyClosed', { at: complaint.closed?.at });
  if (complaint.ending) return refuse('complaint.withdrawalUnderWay');
  const decider = deciderNow(complaint, context).id;
  return {
    events: [
      { type: 'endProposed', how: 'withdrawn', reason: words ?? '' },
      begin(complaint, 'sign', decider, context),
    ],
    say: () => [tell(actor, 'complaint.withdrawalPassed', { who: knownAs(decider, context) })],
  };
}

/** Anything but "done" is signed by the department manager, never by the holder alone. */
export function signEnd(complaint: Complaint, context: Context): Outcome | Refusal {
  const { ending, reporter } = complaint;
  if (!ending || !during(complaint, 'sign') || !signs(complaint, context))
    return notNow(complaint, context, 'reception.3');
  if (!isFiled(complaint.emergency, context)) return refuse('emergency.notFiled', {}, { article: 'report.4' });
  return {
    events: [{ type: 'closed', how: ending.how }],
    say: (state) => {
      const line = closing(state);
      const toResident =
        reporter.person && reporter.reachable && line
          ? [tell(reporter.person, 'complaint.closed', { closing: line })]
          : [];
      return [
        ...done('signed', context)(state),
        ...toResident,
        ...officeMessage(state, ending.how, context, ending.reason),
      ];
    },
  };
}

/** Never signed by the holder alone: who proposed the end does not sign it. */
const signs = (complaint: Complaint, context: Context): boolean =>
  mayDecide(complaint, context) && actorOf(context) !== complaint.ending?.by;

/** Not signed: it goes on where it was. */
export function refuseEnd(
  complaint: Complaint,
  { reason }: CommandOf<'refuseEnd'>,
  context: Context,
): Outcome | Refusal {
  const { ending, reporter } = complaint;
  if (!ending || !during(complaint, 'sign') || !mayDecide(complaint, context))
    return notNow(complaint, context, 'reception.3');
  const held = heldBack(complaint, reason, { action: 'refuseEnd', args: { reason }, form: true, label: 'reword' });
  if (held) return held;
  const events: ComplaintEvent[] = [
    { type: 'endRefused', reason },
    begin(complaint, ending.resume, holderOf(complaint, context), context),
  ];
  const toResident: Message[] =
    reporter.person && reporter.reachable && ending.how === 'withdrawn'
      ? [tell(reporter.person, 'complaint.notWithdrawn', { reason })]
      : [];
  return { events, say: (state) => [...done('endRefused', context)(state), ...toResident] };
}

/** Who held the step that goes on. */
function holderOf(complaint: Complaint, context: Context): string {
  const head = context.organisation.departments.find(({ id }) => id === complaint.decisions.at(-1)?.department)?.head;
  switch (complaint.ending?.resume) {
    case 'decide':
      return deciderNow(complaint, context).id;
    case 'accept':
    case 'work':
      return head ?? complaint.keeper;
    case 'callback':
      return complaint.callback?.by ?? complaint.keeper;
    case 'finalAnswer':
      return context.organisation.sites.find(({ id }) => id === complaint.site)?.officeManager ?? complaint.keeper;
    case 'takeUp':
    case 'investigate':
    case 'answer':
    case 'sign':
    case 'close':
    case undefined:
      return complaint.investigator ?? complaint.keeper;
  }
}

/** [显示电话]: shown to who handles the case, on record (security.1). */
export function showPhone(complaint: Complaint, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  const { phone, name, title, person } = complaint.reporter;
  const handles = !!actor && (complaint.step?.holder === actor || isService(actor, complaint.site, context));
  if (
    !handles ||
    !actor ||
    actor === person ||
    !takesPart(complaint, actor, context) ||
    !staffOf(context.organisation, actor)
  )
    return notNow(complaint, context, 'security.1');
  if (!complaint.step) return refuse('complaint.alreadyClosed', { at: complaint.closed?.at });
  if (!phone)
    return refuse('complaint.noPhone', {}, { instead: person ? [] : [{ action: 'completeCaller', form: true }] });
  return {
    events: [{ type: 'phoneShown', to: actor }],
    say: () => [tell(actor, 'complaint.phone', { name: name && `${name}${title ?? ''}`, phone })],
  };
}

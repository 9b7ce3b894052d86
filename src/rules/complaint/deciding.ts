import type { Context, Message } from '../case.js';
import { departmentOf, staffOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { proposedDepartment } from './buttons.js';
import { departmentName } from './cards.js';
import type { CommandOf } from './commands.js';
import { begin, endOfDay, fullInvestigationBy, isNight } from './limits.js';
import { tell } from './messages.js';
import { alreadyDecided, done, during, notNow, type Outcome } from './outcome.js';
import { nameOf, actorOf, deciderNow, insteadOf, isService, mayDecide } from './people.js';
import type { Complaint, ComplaintEvent } from './state.js';

/** [我来核实]: an investigator is on it (reception.2). */
export function takeUp(complaint: Complaint, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  if (
    !actor ||
    actor === complaint.reporter.person ||
    !during(complaint, 'takeUp') ||
    !isService(actor, complaint.site, context)
  )
    return notNow(complaint, context, 'reception.2');
  return {
    events: [
      { type: 'takenUp', by: actor },
      begin(complaint, 'investigate', actor, context, investigateUntil(complaint, context)),
    ],
    say: done('takenUp', context),
  };
}

/** The same calendar day as it was received (reception.2), or came back; what is older is due today. */
function investigateUntil(complaint: Complaint, context: Context) {
  return complaint.reopened || complaint.step?.name === 'decide'
    ? endOfDay(context)
    : endOfDay({
        ...context,
        now: complaint.receivedAt > context.now ? context.now : laterOf(complaint.receivedAt, context),
      });
}

/** Taken up on a later day than received (a missed deadline already told): due today. */
function laterOf(receivedAt: string, context: Context): string {
  return context.calendar.dateOf(receivedAt) === context.calendar.dateOf(context.now) ? receivedAt : context.now;
}

export function handOver(complaint: Complaint, { to }: CommandOf<'handOver'>, context: Context): Outcome | Refusal {
  const next = staffOf(context.organisation, to);
  if (
    !complaint.step ||
    !during(complaint, 'takeUp', 'investigate') ||
    !isService(actorOf(context), complaint.site, context)
  )
    return notNow(complaint, context, 'complaint.3');
  if (!next || next.id === complaint.reporter.person || !isService(to, complaint.site, context))
    return refuse(
      'complaint.notAColleague',
      {},
      { article: 'complaint.3', instead: [{ action: 'handOver', form: true }] },
    );
  return {
    events: [{ type: 'handedOver', to }, begin(complaint, complaint.step.name, to, context, complaint.step.until)],
    say: done('handedOver', context),
  };
}

/** Findings and a proposal, the same day, to the department manager (reception.2). */
export function recordFindings(
  complaint: Complaint,
  { findings, proposal, files }: CommandOf<'recordFindings'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  const more = during(complaint, 'decide');
  if (
    !actor ||
    actor === complaint.reporter.person ||
    !isService(actor, complaint.site, context) ||
    !during(complaint, 'takeUp', 'investigate', 'decide')
  )
    return notNow(complaint, context, 'reception.2');
  const first =
    !more &&
    isNight({ ...context, now: complaint.receivedAt }) &&
    complaint.reopened === 0 &&
    complaint.findings.length === 0;
  const recorded: ComplaintEvent = {
    type: 'findingsRecorded',
    text: findings,
    proposal,
    first,
    files,
    ...(first ? { fullBy: fullInvestigationBy(context) } : {}),
  };
  const inTime = !complaint.step || context.now <= complaint.step.until;
  const taken: ComplaintEvent[] = complaint.investigator ? [] : [{ type: 'takenUp', by: actor }];
  const step = more ? [] : [begin(complaint, 'decide', deciderNow(complaint, context).id, context)];
  return {
    events: [...taken, recorded, ...step],
    say: done(first ? 'firstFindingsRecorded' : 'findingsRecorded', context, inTime),
  };
}

/** 退回再核实: back to the investigator, due the same day (at night by noon). */
export function sendBack(complaint: Complaint, { reason }: CommandOf<'sendBack'>, context: Context): Outcome | Refusal {
  const refusal = onlyTheDecider(complaint, context);
  if (refusal) return refusal;
  const holder = complaint.investigator ?? complaint.keeper;
  const until = isNight(context) ? fullInvestigationBy(context) : endOfDay(context);
  return {
    events: [{ type: 'sentBack', reason }, begin(complaint, 'investigate', holder, context, until)],
    say: (state) => [
      ...done('sentBack', context)(state),
      tell(holder, 'complaint.sentBack', { by: nameOf(actorOf(context) ?? '', context), reason, until }),
    ],
  };
}

/** The department manager, and only they or their delegate, decides handling and responsible department (reception.2). */
export function decide(
  complaint: Complaint,
  { handling, department }: CommandOf<'decide'>,
  context: Context,
): Outcome | Refusal {
  const refusal = onlyTheDecider(complaint, context);
  if (refusal) return refusal;
  const responsible = departmentOf(context.organisation, department);
  if (!responsible || responsible.site !== complaint.site)
    return refuse(
      'complaint.unknownDepartment',
      { handling },
      { article: 'reception.2', instead: [{ action: 'decide', args: { handling }, form: true }] },
    );
  if (complaint.findings.length === 0)
    return refuse(
      'complaint.needsFindings',
      {},
      { article: 'reception.2', instead: [{ action: 'sendBack', form: true }] },
    );
  const instead = insteadOf(complaint, context);
  const accept = begin(complaint, 'accept', responsible.head, context);
  return {
    events: [{ type: 'decided', handling, department, ...(instead ? { instead } : {}) }, accept],
    say: (state) => [...done('decided', context)(state), ...residentHears(state, department, context)],
  };
}

function residentHears(state: Complaint, department: string, context: Context): Message[] {
  const { person, reachable } = state.reporter;
  const { step } = state;
  return person && reachable && step
    ? [tell(person, 'complaint.decided', { department: departmentName(department, context), until: step.until })]
    : [];
}

/** [同意建议]: the proposal, with the department it names or the category suggests. */
export function agree(complaint: Complaint, { department }: CommandOf<'agree'>, context: Context): Outcome | Refusal {
  const refusal = onlyTheDecider(complaint, context);
  if (refusal) return refusal;
  const chosen = department ?? proposedDepartment(complaint, context);
  const proposal = complaint.findings.at(-1)?.proposal;
  if (!proposal || !chosen)
    return refuse(
      'complaint.needsFindings',
      {},
      { article: 'reception.2', instead: [{ action: 'decide', form: true }] },
    );
  return decide(complaint, { type: 'decide', handling: proposal, department: chosen }, context);
}

/** Nobody else: however they press, type or forge it (What must always hold, 3). */
function onlyTheDecider(complaint: Complaint, context: Context): Refusal | undefined {
  const decides = mayDecide(complaint, context);
  if (decides && during(complaint, 'decide')) return undefined;
  return (decides && alreadyDecided(complaint, context)) || notNow(complaint, context, 'reception.2');
}

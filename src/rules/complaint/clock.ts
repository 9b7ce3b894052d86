import type { Context, DeliveryCommand, DeliveryEvent, TimerCommand } from '../case.js';
import { chainAbove } from '../chain.js';
import { callbackBegins } from './answering.js';
import { next } from './cards.js';
import { hearsOfWork, timersOf } from './limits.js';
import { tell } from './messages.js';
import type { Outcome } from './outcome.js';
import { knownAs, nameOf } from './people.js';
import type { Complaint, ComplaintEvent } from './state.js';

/** What happens when nobody acted: reminded in private first, then told level by level, the resident kept posted. */
export function timerDue(complaint: Complaint, { name }: TimerCommand, context: Context): Outcome {
  const { step } = complaint;
  const stands = timersOf(complaint, context).some((timer) => timer.name === name && timer.dueAt <= context.now);
  if (!step || !stands) return { events: [] };
  if (name.startsWith('remind:')) {
    return {
      events: [{ type: 'holderReminded' }],
      say: () => [tell(step.holder, 'complaint.reminder', { step: step.name, until: step.until })],
    };
  }
  if (name.startsWith('missed:')) return missed(complaint, context);
  if (name === 'full') return fullInvestigation(complaint, context);
  return word(complaint, context);
}

/** A missed deadline is told level by level; the holder keeps the case, and a decision goes to whoever holds the level now. */
function missed(complaint: Complaint, context: Context): Outcome {
  const { step } = complaint;
  const level = step && chainAbove(context.organisation, step.holder)[step.escalated];
  if (!step || !level) return { events: [] };
  const told: ComplaintEvent = { type: 'missedDeadlineTold', level: step.escalated + 1, to: level.id };
  return {
    events: [told],
    say: () => [
      ...(step.escalated === 0
        ? [tell(step.holder, 'complaint.reminder', { step: step.name, until: step.until })]
        : []),
      tell(level.id, 'complaint.missed', {
        step: step.name,
        holder: nameOf(step.holder, context),
        until: step.until,
        category: complaint.category,
        size: complaint.size,
      }),
    ],
  };
}

function fullInvestigation(complaint: Complaint, context: Context): Outcome {
  const investigator = complaint.investigator ?? complaint.keeper;
  return {
    events: [{ type: 'fullAsked' }],
    say: () => [tell(investigator, 'complaint.fullAsked', { until: complaint.fullBy ?? context.now })],
  };
}

/** A word to the resident at least every three days (rulebook, Time limits). */
function word(complaint: Complaint, context: Context): Outcome {
  const { person } = complaint.reporter;
  const then = next(complaint, context, knownAs);
  if (!person || !then || !hearsOfWork(complaint)) return { events: [] };
  return {
    events: [{ type: 'residentKeptPosted' }],
    say: () => [tell(person, 'complaint.stillWorking', { next: then })],
  };
}

/** "Told" means delivered: the callback is due from the moment the resident has the answer. */
export function noteDelivery(
  complaint: Complaint,
  command: DeliveryCommand,
  context: Context,
): { history: (ComplaintEvent | DeliveryEvent)[]; outcome: Outcome } {
  if (command.type === 'noteGivenUp') {
    const { type: _, ...facts } = command;
    const failed = command.say === 'complaint.answer' && command.to === complaint.reporter.person;
    const say = () =>
      failed
        ? [
            tell(
              complaint.keeper,
              'complaint.notDelivered',
              { reason: command.reason },
              { buttons: [{ action: 'recordTold', args: { text: complaint.answer?.text ?? '' }, form: true }] },
            ),
          ]
        : [];
    return { history: [{ type: 'givenUp', ...facts }], outcome: { events: [], say } };
  }
  const history = command.deliveries.map((delivery) => ({ type: 'delivered' as const, ...delivery }));
  const answered =
    complaint.step?.name === 'answer' &&
    !complaint.answer?.toldResident &&
    history.some(({ say, to }) => say === 'complaint.answer' && to === complaint.reporter.person);
  return {
    history,
    outcome: { events: answered && complaint.nature !== 'question' ? callbackBegins(complaint, context) : [] },
  };
}

import type { CaseKind, Context, Decision, DeliveryCommand, DeliveryEvent, TimerCommand } from '../case.js';
import { emergencyCommands, inEmergency, isEmergencyCommand, reachedCards, timerPrefix } from '../emergency/index.js';
import { record } from '../kernel.js';
import { refuse, type Refusal } from '../refusal.js';
import { reportCommands, type ReportCommand, type ReportPeopleCommand } from './commands.js';
import { evolve } from './evolve.js';
import { confirmReceipt, disagree, markExecuted, raiseOnceMore, reportResult, stopInstruction } from './executing.js';
import { hostOf } from './host.js';
import { changeInstruction, instruct, passUp, settleIt, uphold } from './instructing.js';
import { begin, timersOf } from './limits.js';
import { tellOf } from './messages.js';
import { conclude, type ReportOutcome } from './outcome.js';
import { nameOf, turnNow } from './people.js';
import type { Report, ReportEvent } from './state.js';
import { addProposal, remark, submit } from './submitting.js';

type Decided = Decision<ReportEvent | DeliveryEvent> | Refusal;

/** A report or request up the chain (report.1–.5). */
export const report: CaseKind<Report, ReportCommand, ReportEvent | DeliveryEvent> = {
  kind: 'report',
  prefix: 'BG',
  version: 1,
  commands: { ...reportCommands, ...emergencyCommands },
  evolve,
  decide(state, command, context): Decided {
    if (!state)
      return command.type === 'submitReport'
        ? conclude(undefined, submit(command, context), context)
        : refuse('report.notYours');
    if (isEmergencyCommand(command) || (command.type === 'timerDue' && command.name.startsWith(timerPrefix)))
      return conclude(state, inEmergency(state, command, hostOf(state, context), context), context);
    if (command.type === 'timerDue') return conclude(state, overdue(state, command, context), context);
    if (command.type === 'noteDelivered' || command.type === 'noteGivenUp') return delivered(state, command, context);
    return conclude(state, byPeople(state, command, context), context);
  },
  summary: (state) => ({
    status: state.closed ? 'closed' : (state.step?.name ?? 'closed'),
    open: !state.closed,
    holder: state.step?.holder,
    until: state.step?.until,
    parties: [
      ...new Set([...Object.keys(state.cards), ...(state.emergency?.alerted ?? []).map(({ person }) => person)]),
    ],
    owner: state.reporter,
    place: state.confidential ? undefined : state.emergency?.place,
    // What is about the own superior stands in no list, search or statistic.
    text: state.confidential ? '' : [state.text, state.proposal, state.result?.text].filter(Boolean).join('\n'),
  }),
};

function delivered(state: Report, command: DeliveryCommand, context: Context): Decided {
  const history: DeliveryEvent[] =
    command.type === 'noteGivenUp'
      ? [{ ...command, type: 'givenUp' }]
      : command.deliveries.map((delivery) => ({ type: 'delivered', ...delivery }));
  const noted = record(history, context).reduce<Report>(evolve, state);
  const decision = conclude(noted, { events: [] }, context);
  if ('refused' in decision) return decision;
  const reached = reachedCards(state, noted, (one) => hostOf(one, context), context);
  return { ...decision, events: [...history, ...decision.events], messages: [...reached, ...decision.messages] };
}

/** The holder is reminded; never anybody but the next level. A new delegate takes the turn over. Whoever instructed hears once. */
function overdue(state: Report, { name }: TimerCommand, context: Context): ReportOutcome {
  const { step } = state;
  const stands = timersOf(state, context).some((timer) => timer.name === name && timer.dueAt <= context.now);
  if (!step || !stands) return { events: [] };
  const acting = step.name === 'instruct' || step.name === 'review' ? turnNow(state, context).holder : step.holder;
  if (acting !== step.holder) return { events: [begin(state, step.name, context)] };
  const facts = { step: step.name, until: step.until };
  const superior = state.instructions.at(-1)?.by;
  const tellsSuperior = superior && step.chased === 1 && ['receive', 'execute', 'result'].includes(step.name);
  return {
    events: [{ type: 'chased' }],
    say: () => [
      tellOf(step.holder, 'report.overdue', facts, state.pressing && step.chased < 6 ? { urgent: true } : {}),
      ...(tellsSuperior
        ? [tellOf(superior, 'report.overdueBelow', { ...facts, who: nameOf(step.holder, context) })]
        : []),
    ],
  };
}

function byPeople(state: Report, command: ReportPeopleCommand, context: Context): ReportOutcome | Refusal {
  switch (command.type) {
    case 'submitReport':
      return { events: [] };
    case 'addProposal':
      return addProposal(state, command, context);
    case 'instruct':
      return instruct(state, command, context);
    case 'passUp':
      return passUp(state, command, context);
    case 'settle':
      return settleIt(state, command, context);
    case 'confirmReceipt':
      return confirmReceipt(state, context);
    case 'disagree':
      return disagree(state, command, context);
    case 'uphold':
      return uphold(state, command, context);
    case 'changeInstruction':
      return changeInstruction(state, command, context);
    case 'markExecuted':
      return markExecuted(state, command, context);
    case 'reportResult':
      return reportResult(state, command, context);
    case 'raiseOnceMore':
      return raiseOnceMore(state, command, context);
    case 'stopInstruction':
      return stopInstruction(state, command, context);
    case 'remark':
      return remark(state, command, context);
  }
}

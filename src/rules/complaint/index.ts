import type { CaseKind, Context, Decision, DeliveryCommand, DeliveryEvent, TimerCommand } from '../case.js';
import { emergencyCommands, inEmergency, isEmergencyCommand, reachedCards, timerPrefix } from '../emergency/index.js';
import { refuse, type Refusal } from '../refusal.js';
import { decideUpward, isUpwardCommand, upwardCommands, upwardPrefix, type UpwardCommand } from '../upward.js';
import { rate, recordTold, sendAnswer } from './answering.js';
import { arrangeCallback, declineCallback, nameCaller, preferCall, recordCallback, recordTry } from './callingBack.js';
import { noteDelivery, timerDue } from './clock.js';
import { complaintCommands, type ComplaintCommand, type PeopleCommand } from './commands.js';
import { agree, decide, handOver, recordFindings, sendBack, takeUp } from './deciding.js';
import { refuseEnd, showPhone, signEnd, withdraw } from './ending.js';
import { evolve } from './evolve.js';
import { hostOf } from './host.js';
import { conclude, takesPart, type Outcome } from './outcome.js';
import { actorOf } from './people.js';
import { addWords, completeCaller, correct, note, register, setSize } from './registering.js';
import { giveFinalAnswer, notSolved } from './reopening.js';
import type { Complaint, ComplaintEvent } from './state.js';
import { accept, askMoreTime, grantMoreTime, notOurs, refuseMoreTime, reportDone } from './working.js';

type Decided = Decision<ComplaintEvent | DeliveryEvent> | Refusal;

/** A complaint or suggestion, from first word to last callback (reception.1–.4, complaint.1–.4). */
export const complaint: CaseKind<Complaint, ComplaintCommand, ComplaintEvent | DeliveryEvent> = {
  kind: 'complaint',
  prefix: 'TS',
  version: 1,
  commands: { ...complaintCommands, ...emergencyCommands, ...upwardCommands },
  evolve,
  decide(state: Complaint | undefined, command: ComplaintCommand, context: Context): Decided {
    if (!state)
      return command.type === 'register'
        ? conclude(undefined, register(command, context), context)
        : refuse('complaint.notYours');
    if (isEmergencyCommand(command) || (command.type === 'timerDue' && command.name.startsWith(timerPrefix)))
      return conclude(state, inEmergency(state, command, hostOf(state), context), context);
    if (isUpwardCommand(command) || (command.type === 'timerDue' && command.name.startsWith(upwardPrefix)))
      return conclude(state, handUpward(state, command, context), context);
    if (command.type === 'timerDue') return conclude(state, timerDue(state, command, context), context);
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
    owner: state.reporter.person,
    category: state.category,
    department: state.decisions.at(-1)?.department,
    size: state.size,
    place: state.place,
    text: [
      state.text,
      ...state.words,
      state.place,
      state.reporter.name,
      state.reporter.room,
      state.results.at(-1)?.text,
    ]
      .filter(Boolean)
      .join('\n'),
  }),
};

/** Whoever of the staff has part in it can hand it upward; it keeps its number (report.3). */
function handUpward(state: Complaint, command: UpwardCommand | TimerCommand, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  const mayAsk = !!actor && actor !== state.reporter.person && !!state.step && takesPart(state, actor, context);
  return decideUpward(state.upward, command, mayAsk, context);
}

function delivered(state: Complaint, command: DeliveryCommand, context: Context): Decided {
  const { history, outcome } = noteDelivery(state, command, context);
  const noted = history.reduce(
    (before, event, n) =>
      evolve(before, {
        id: `${context.commandId}/${n}`,
        command: context.commandId,
        at: context.now,
        by: context.actor,
        v: 1,
        event,
      }),
    state,
  );
  const decision = conclude(noted, outcome, context);
  if ('refused' in decision) return decision;
  const reached = reachedCards(state, noted, hostOf, context);
  return { ...decision, events: [...history, ...decision.events], messages: [...reached, ...decision.messages] };
}

function byPeople(state: Complaint, command: PeopleCommand, context: Context): Outcome | Refusal {
  switch (command.type) {
    case 'register':
      return { events: [] };
    case 'addWords':
      return addWords(state, command, context);
    case 'note':
      return note(state, command, context);
    case 'correct':
      return correct(state, command, context);
    case 'completeCaller':
      return completeCaller(state, command, context);
    case 'setSize':
      return setSize(state, command, context);
    case 'takeUp':
      return takeUp(state, context);
    case 'handOver':
      return handOver(state, command, context);
    case 'recordFindings':
      return recordFindings(state, command, context);
    case 'sendBack':
      return sendBack(state, command, context);
    case 'decide':
      return decide(state, command, context);
    case 'agree':
      return agree(state, command, context);
    case 'accept':
      return accept(state, context);
    case 'notOurs':
      return notOurs(state, command, context);
    case 'askMoreTime':
      return askMoreTime(state, command, context);
    case 'grantMoreTime':
      return grantMoreTime(state, command, context);
    case 'refuseMoreTime':
      return refuseMoreTime(state, command, context);
    case 'reportDone':
      return reportDone(state, command, context);
    case 'sendAnswer':
      return sendAnswer(state, command, context);
    case 'recordTold':
      return recordTold(state, command, context);
    case 'rate':
      return rate(state, command, context);
    case 'notSolved':
      return notSolved(state, command, context);
    case 'arrangeCallback':
      return arrangeCallback(state, command, context);
    case 'preferCall':
      return preferCall(state, context);
    case 'declineCallback':
      return declineCallback(state, context);
    case 'nameCaller':
      return nameCaller(state, command, context);
    case 'recordTry':
      return recordTry(state, command, context);
    case 'recordCallback':
      return recordCallback(state, command, context);
    case 'giveFinalAnswer':
      return giveFinalAnswer(state, command, context);
    case 'withdraw':
      return withdraw(state, command, context);
    case 'signEnd':
      return signEnd(state, context);
    case 'refuseEnd':
      return refuseEnd(state, command, context);
    case 'showPhone':
      return showPhone(state, context);
  }
}

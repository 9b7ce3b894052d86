import type { CaseKind, Context, Decision, DeliveryEvent } from '../case.js';
import { refuse, type Refusal } from '../refusal.js';
import {
  approve,
  askBack,
  askOpinion,
  giveOpinion,
  proposeDates,
  reject,
  returnForChange,
  transfer,
} from './approving.js';
import { answerBack, ask, changeDates, confirmForOther, copyTo, remind, resubmit, withdrawLeave } from './asking.js';
import { noteDelivery, timerDue } from './clock.js';
import { leaveCommands, type LeaveCommand, type LeavePeopleCommand } from './commands.js';
import { evolve } from './evolve.js';
import { timersOf } from './limits.js';
import { conclude, type Outcome } from './outcome.js';
import { addCertificate, comeBackEarly, judgePapers, markBack, readSkipped } from './returning.js';
import type { Leave, LeaveEvent } from './state.js';

type Decided = Decision<LeaveEvent | DeliveryEvent> | Refusal;

/** A request for leave, overtime or an outing, from the first word to the last paper (attendance.6–.11, .13). */
export const leave: CaseKind<Leave, LeaveCommand, LeaveEvent | DeliveryEvent> = {
  kind: 'leave',
  prefix: 'QJ',
  version: 1,
  commands: leaveCommands,
  evolve,
  decide(state: Leave | undefined, command: LeaveCommand, context: Context): Decided {
    if (!state)
      return command.type === 'ask' ? conclude(undefined, ask(command, context), context) : refuse('leave.notYours');
    if (command.type === 'timerDue') return conclude(state, timerDue(state, command, context), context);
    if (command.type === 'noteDelivered' || command.type === 'noteGivenUp')
      return { events: noteDelivery(command), messages: [], timers: timersOf(state, context) };
    const outcome = byPeople(state, command, context);
    return conclude(state, isStale(state, outcome, context) ? passedOn : outcome, context);
  },
  summary: (state) => ({
    status: state.closedAt ? state.standing : (state.step?.name ?? state.standing),
    open: !state.closedAt,
    holder: state.step?.holder,
    until: state.step?.until,
    parties: Object.keys(state.cards),
    owner: state.requester,
    category: state.kind,
    // Kind and reason are for the approvers; the register's search does not look through them (security.1).
    text: '',
  }),
};

function byPeople(state: Leave, command: LeavePeopleCommand, context: Context): Outcome | Refusal {
  switch (command.type) {
    case 'ask':
      return { events: [] };
    case 'confirmForOther':
      return confirmForOther(state, command, context);
    case 'approve':
      return approve(state, command, context);
    case 'reject':
      return reject(state, command, context);
    case 'askBack':
      return askBack(state, command, context);
    case 'answerBack':
      return answerBack(state, command, context);
    case 'askOpinion':
      return askOpinion(state, command, context);
    case 'giveOpinion':
      return giveOpinion(state, command, context);
    case 'returnForChange':
      return returnForChange(state, command, context);
    case 'resubmit':
      return resubmit(state, command, context);
    case 'proposeDates':
      return proposeDates(state, command, context);
    case 'transfer':
      return transfer(state, command, context);
    case 'remind':
      return remind(state, context);
    case 'copyTo':
      return copyTo(state, command, context);
    case 'withdrawLeave':
      return withdrawLeave(state, command, context);
    case 'changeDates':
      return changeDates(state, command, context);
    case 'comeBackEarly':
      return comeBackEarly(state, command, context);
    case 'addCertificate':
      return addCertificate(state, command, context);
    case 'judgePapers':
      return judgePapers(state, command, context);
    case 'markBack':
      return markBack(state, context);
    case 'readSkipped':
      return readSkipped(state, context);
  }
}

/** Settling finds the chain in force: the request goes to whose turn it is now. */
const passedOn: Outcome = { events: [] };

/** The one who holds the card is refused as not being their turn: the chain has changed since, and the case goes on along it. */
function isStale(leave: Leave, outcome: Outcome | Refusal, context: Context): boolean {
  const actor = 'person' in context.actor ? context.actor.person : undefined;
  return 'refused' in outcome && outcome.refused === 'leave.turnOf' && leave.step?.holder === actor;
}

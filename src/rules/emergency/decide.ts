import type { Context, TimerCommand } from '../case.js';
import { refuse, type Refusal } from '../refusal.js';
import { askTalk, confirmAccount, giveAccounts, objectTo, ratify, submitAfterReport } from './afterwards.js';
import { after, emergencyTimerDue } from './clock.js';
import type { EmergencyCommand } from './commands.js';
import { askUrgently, decideUrgently, endHandling, reportSituation, seenAlert, takeOver } from './handling.js';
import { callOff, findNoEmergency, noEmergency, raiseEmergency, yesEmergency } from './raising.js';
import { actorOf, type Host } from './people.js';
import type { EmergencyOutcome, Given } from './outcome.js';
import type { Emergency } from './state.js';

/** Decides what somebody, or the clock, does in an emergency of any case. Pure. */
export function decideEmergency(
  emergency: Emergency | undefined,
  command: EmergencyCommand | TimerCommand,
  host: Host,
  context: Context,
): EmergencyOutcome | Refusal {
  if (command.type === 'raiseEmergency') return raiseEmergency(emergency, command, host, context);
  if (!emergency) return refuse('emergency.notYours');
  const given = { emergency, host, context };
  const outcome = command.type === 'timerDue' ? emergencyTimerDue(command, given) : byPeople(command, given);
  return 'refused' in outcome ? outcome : withAccounts(emergency, outcome, context);
}

/** As soon as it is over, whoever was skipped is told. */
function withAccounts(before: Emergency | undefined, outcome: EmergencyOutcome, context: Context): EmergencyOutcome {
  if (!before || outcome.events.length === 0) return outcome;
  const accounts = giveAccounts(after(before, outcome.events, context, actorOf(context)), context);
  return accounts.length ? { ...outcome, events: [...outcome.events, ...accounts] } : outcome;
}

function byPeople(
  command: Exclude<EmergencyCommand, { type: 'raiseEmergency' }>,
  given: Given,
): EmergencyOutcome | Refusal {
  switch (command.type) {
    case 'yesEmergency':
      return yesEmergency(given);
    case 'noEmergency':
      return noEmergency(given);
    case 'seenAlert':
      return seenAlert(given);
    case 'takeOver':
      return takeOver(given);
    case 'reportSituation':
      return reportSituation(command, given);
    case 'askUrgently':
      return askUrgently(command, given);
    case 'decideUrgently':
      return decideUrgently(command, given);
    case 'ratify':
      return ratify(command, given);
    case 'objectTo':
      return objectTo(command, given);
    case 'endHandling':
      return endHandling(command, given);
    case 'callOff':
      return callOff(command, given);
    case 'findNoEmergency':
      return findNoEmergency(command, given);
    case 'confirmAccount':
      return confirmAccount(command, given);
    case 'askTalk':
      return askTalk(command, given);
    case 'submitAfterReport':
      return submitAfterReport(command, given);
  }
}

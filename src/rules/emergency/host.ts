import type { Context, DeliveryEvent, Message, TimerCommand } from '../case.js';
import { isRefusal, type Refusal } from '../refusal.js';
import { emergencyCards } from './cards.js';
import type { EmergencyCommand } from './commands.js';
import { decideEmergency } from './decide.js';
import { evolveDelivery } from './evolve.js';
import type { Host } from './people.js';
import type { Emergency, EmergencyEvent } from './state.js';

/** How an emergency's events stand in the history of the case that it is a property of. */
export interface EmergencyHappened {
  type: 'emergency';
  event: EmergencyEvent;
}

export const asHistory = (events: EmergencyEvent[]): EmergencyHappened[] =>
  events.map((event) => ({ type: 'emergency', event }));

/** What any case that can become one has. */
export interface HasEmergency {
  emergency?: Emergency;
}

/** The adapter for every kind of case: the emergency's decision in the case's own events and messages. */
export function inEmergency<State extends HasEmergency>(
  state: State,
  command: EmergencyCommand | TimerCommand,
  host: Host,
  context: Context,
): { events: EmergencyHappened[]; say: (after: HasEmergency) => Message[] } | Refusal {
  const outcome = decideEmergency(state.emergency, command, host, context);
  if (isRefusal(outcome)) return outcome;
  return {
    events: asHistory(outcome.events),
    say: ({ emergency }) => (emergency ? (outcome.say?.(emergency) ?? []) : []),
  };
}

/** The state with what delivery brought about: told means delivered. */
export function withDelivery<State extends HasEmergency>(state: State, event: DeliveryEvent, at: string): State {
  const emergency = evolveDelivery(state.emergency, event, at);
  return emergency === state.emergency ? state : { ...state, emergency };
}

/** Cards that delivery alone has changed: who has been reached. */
export function reachedCards<State extends HasEmergency>(
  before: State,
  after: State,
  hostOf: (state: State) => Host,
  context: Context,
): Message[] {
  if (before.emergency === after.emergency) return [];
  const old = emergencyCards(before.emergency, hostOf(before), context).map((card) => JSON.stringify(card));
  return emergencyCards(after.emergency, hostOf(after), context).filter((card) => !old.includes(JSON.stringify(card)));
}

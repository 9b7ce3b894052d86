import type { CaseKind, Context, Message, Recorded, DeliveryEvent } from './case.js';
import { latest, type Instant } from './time.js';

/** Gives events their place in the history. */
export function record<Event>(
  events: Event[],
  context: Pick<Context, 'now' | 'actor' | 'commandId'>,
): Recorded<Event>[] {
  return events.map((event, n) => ({
    id: `${context.commandId}/${n}`,
    command: context.commandId,
    at: context.now,
    by: context.actor,
    v: 1,
    event,
  }));
}

type Evolve<State, Event> = CaseKind<State, { type: string }, Event>['evolve'];

/** The state after some more events. */
export function fold<State, Event>(
  evolve: Evolve<State, Event>,
  state: State | undefined,
  history: Recorded<Event | DeliveryEvent>[],
): State | undefined {
  return history.reduce<State | undefined>((before, recorded) => evolve(before, recorded), state);
}

/**
 * Off shift, on rest days and in quiet hours only danger reaches a person: the rest is recorded now and delivered after.
 * Whoever writes, or is on shift, is answered at once (rulebook, Manners).
 */
export function respectRest(messages: Message[], context: Context): Message[] {
  return messages.map((message) => {
    if (message.urgent || message.notBefore || !('person' in message.to)) return message;
    const at = reachableAt(message.to.person, context);
    return at > context.now ? { ...message, notBefore: at } : message;
  });
}

/** When a person may next be written to. */
export function reachableAt(person: string, { actor, now, organisation, calendar }: Context): Instant {
  if ('person' in actor && actor.person === person) return now;
  if (organisation.staff.some(({ id }) => id === person)) {
    const shift = calendar.currentOrNextShift(person, now);
    if (shift) return latest(now, shift.from);
  }
  const { from, to } = organisation.settings.quietHours;
  return calendar.isWithin(now, from, to) ? calendar.nextTimeOfDay(now, to) : now;
}

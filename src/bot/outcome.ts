import { plus, type Instant } from '../rules/time.js';
import type { Owed } from '../models/outbox.js';
import type { Facts, Recorded, Reference } from '../rules/case.js';

/** Tries before a message is given up: with the pauses below about a day. */
const mostTries = 30;

/** What came of one message. */
export interface Sent {
  message: Owed;
  person: string;
  reference?: Reference;
  error?: unknown;
}

/** What a document knows of earlier messages to a person. */
export type Known = (person: string, key?: string) => { earlier?: Reference; thread?: Reference };

/** Where earlier messages of the case to this person stand: the thread, and the card that a later one replaces. */
export function references(
  history: Recorded<{ type: string } & Facts>[],
  person: string,
  key?: string,
): ReturnType<Known> {
  let thread: Reference | undefined;
  let earlier: Reference | undefined;
  for (const { event } of history) {
    if (event.type !== 'delivered' || event.to !== person) continue;
    thread ??= event.reference as Reference;
    if (key !== undefined && event.key === key) earlier = event.reference as Reference;
  }
  return { thread, earlier };
}

export function outcome(sent: Sent[], now: Instant) {
  const facts = ({ message, person }: Sent) => ({
    id: message.id,
    to: person,
    say: message.say,
    ...(message.key ? { key: message.key } : {}),
  });
  return {
    delivered: sent.flatMap((one) => (one.reference ? [{ ...facts(one), reference: one.reference }] : [])),
    again: sent.flatMap((one) =>
      one.reference || one.message.attempts + 1 >= mostTries
        ? []
        : [{ id: one.message.id, attempts: one.message.attempts + 1, dueAt: plus(now, pause(one.message.attempts)) }],
    ),
    givenUp: sent.flatMap((one) =>
      one.reference || one.message.attempts + 1 < mostTries
        ? []
        : [{ id: one.message.id, to: one.person, say: one.message.say, reason: String(one.error).slice(0, 300) }],
    ),
  };
}

/** Growing pauses between tries: a second, two, four… at most an hour. */
const pause = (attempts: number): number => Math.min(1000 * 2 ** attempts, 3_600_000);

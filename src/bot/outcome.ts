import { NotTaken } from '../flows/notTaken.js';
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

/**
 * What a document knows of earlier messages to a person: the card with that key, wherever it stands, and the thread in
 * that messenger.
 */
export type Known = (person: string, messenger: string, key?: string) => { earlier?: Reference; thread?: Reference };

/** Where earlier messages of the case to this person stand: the thread, and the card that a later one replaces. */
export function references(
  history: Recorded<{ type: string } & Facts>[],
  person: string,
  messenger: string,
  key?: string,
): ReturnType<Known> {
  let thread: Reference | undefined;
  let earlier: Reference | undefined;
  for (const { event } of history) {
    if (event.type !== 'delivered' || event.to !== person) continue;
    const reference = event.reference as Reference;
    if (reference.messenger === messenger) thread ??= reference;
    if (key !== undefined && event.key === key) earlier = reference;
  }
  return { thread, earlier };
}

/** The same with what was sent a moment ago. */
export const withSent =
  (known: Known, sent: Sent[]): Known =>
  (person, messenger, key) => {
    const before = known(person, messenger, key);
    const there = sent.find(({ reference }) => reference?.messenger === messenger)?.reference;
    const card = key === undefined ? undefined : sent.findLast(({ message }) => message.key === key)?.reference;
    return { thread: before.thread ?? there, earlier: card ?? before.earlier };
  };

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
        : [{ id: one.message.id, attempts: one.message.attempts + 1, ...again(one, now) }],
    ),
    givenUp: sent.flatMap((one) =>
      one.reference || one.message.attempts + 1 < mostTries
        ? []
        : [{ id: one.message.id, to: one.person, say: one.message.say, reason: String(one.error).slice(0, 300) }],
    ),
  };
}

/** As the platform asks; what it may have taken is looked up before it is sent again. */
function again({ message, error }: Sent, now: Instant): { dueAt: Instant; unsure?: true } {
  const asked = error instanceof NotTaken ? (error.retryAfter ?? 0) : 0;
  const unsure = message.unsure ?? (error instanceof NotTaken ? undefined : true);
  return { dueAt: plus(now, Math.max(asked, pause(message.attempts))), ...(unsure ? { unsure } : {}) };
}

/** Growing pauses between tries: a second, two, four… at most an hour. */
const pause = (attempts: number): number => Math.min(1000 * 2 ** attempts, 3_600_000);

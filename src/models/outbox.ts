import type { Message } from '../rules/case.js';
import { earliest, type Instant } from '../rules/time.js';

/** A message that is owed: on the document that owes it, until it has been delivered or given up. */
export interface Owed extends Message {
  /** Stable over retries; the messenger shows the same id once. */
  id: string;
  /** Business time of the decision. */
  at: Instant;
  /** Not before this business time: quiet hours, or the next try. */
  dueAt: Instant;
  attempts: number;
  /** The case it speaks of, where the document that owes it is not the case itself. */
  about?: { id: string; kind: string; number: string };
}

/** What every document that owes messages has. Business time for what is due, machine time for the lease. */
export interface Owing {
  _id: string;
  /** Version: every write is guarded by it. */
  v: number;
  messages: Owed[];
  /** The earliest of `messages`, indexed: a tick never scans. */
  messageDueAt: Instant | null;
  /** Delivery holds the document until then (milliseconds, machine time), with a number that grows: the fence. */
  leaseUntil: number;
  fence: number;
}

/** Gives messages their ids and the time they are due. */
export function owe(messages: Message[], from: { id: string; now: Instant }): Owed[] {
  return messages.map((message, n) => ({
    ...message,
    id: `${from.id}/m${n}`,
    at: from.now,
    dueAt: message.notBefore ?? from.now,
    attempts: 0,
  }));
}

/** Adds to what is owed: a card that was not sent yet gives way to the later one with its key. */
export function addOwed(before: Owed[], added: Owed[]): Owed[] {
  const replaced = (old: Owed) =>
    old.key !== undefined && old.attempts === 0 && added.some((one) => one.key === old.key && samePerson(one, old));
  return [...before.filter((old) => !replaced(old)), ...added];
}

function samePerson(a: Owed, b: Owed): boolean {
  return 'person' in a.to && 'person' in b.to && a.to.person === b.to.person;
}

export const firstDue = (due: { dueAt: Instant }[]): Instant | null =>
  due.length ? earliest(...due.map(({ dueAt }) => dueAt)) : null;

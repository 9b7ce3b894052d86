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
  /** An earlier try may have shown it: it ended without an answer, or with the process that made it. */
  unsure?: true;
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

/**
 * Adds to what is owed, each message once: a card that was not sent yet gives way to the later one with its key.
 * @param mayBeSent somebody may be sending it already: then its place has to become known, and it stays
 */
export function addOwed(before: Owed[], added: Owed[], mayBeSent: (old: Owed) => boolean = () => false): Owed[] {
  const replaced = (old: Owed) =>
    old.key !== undefined &&
    old.attempts === 0 &&
    !mayBeSent(old) &&
    added.some((one) => one.key === old.key && samePerson(one, old));
  const known = new Set(before.map(({ id }) => id));
  return [...before.filter((old) => !replaced(old)), ...added.filter(({ id }) => !known.has(id))];
}

function samePerson(a: Owed, b: Owed): boolean {
  return 'person' in a.to && 'person' in b.to && a.to.person === b.to.person;
}

/** When each may go, in their order: nothing but danger passes an earlier message to the same person that waits for its next try. */
export function sendTimes(messages: Owed[]): Instant[] {
  const waiting = new Map<string, Instant>();
  return messages.map(({ to, dueAt, attempts, urgent }) => {
    const person = 'person' in to ? to.person : '';
    const earlier = waiting.get(person);
    const at = earlier && !urgent && earlier > dueAt ? earlier : dueAt;
    if (attempts > 0) waiting.set(person, at);
    return at;
  });
}

/** When the first of them may go. */
export const firstSend = (messages: Owed[]): Instant | null => firstOf(sendTimes(messages));

/** What may go by now, in order. */
export function dueNow({ messages }: Pick<Owing, 'messages'>, now: Instant): Owed[] {
  const times = sendTimes(messages);
  return messages.filter((_, n) => times[n]! <= now);
}

export const firstDue = (due: { dueAt: Instant }[]): Instant | null => firstOf(due.map(({ dueAt }) => dueAt));
const firstOf = (moments: Instant[]): Instant | null => (moments.length ? earliest(...moments) : null);

/** What a process held when it ended may have been shown: what was due then is in doubt. */
export const inDoubt = <Document extends Owing>(document: Document, now: Instant): Document =>
  document.leaseUntil > 0
    ? { ...document, messages: document.messages.map((one) => (one.dueAt <= now ? { ...one, unsure: true } : one)) }
    : document;

import type { Logger } from 'pino';
import { commit } from '../flows/commit.js';
import type { Envelope, Messenger } from '../flows/messenger.js';
import { noteDelivery } from '../flows/noteDelivery.js';
import type { Shell } from '../flows/shell.js';
import { withTimeout } from '../flows/timeout.js';
import type { CaseDocument } from '../models/cases.js';
import { dueNow, firstSend, type Owed, type Owing } from '../models/outbox.js';
import type { Facts, Recorded, Reference } from '../rules/case.js';
import type { Language } from '../rules/organisation.js';
import { plus, type Instant } from '../rules/time.js';
import { outcome, references, withSent, type Known, type Sent } from './outcome.js';
import { waysOf } from './ways.js';

export interface DeliveryOptions {
  shell: Shell;
  messengers: Messenger[];
  log: Logger;
  /** Longest wait for one send, in milliseconds; shorter than the lease. */
  timeout: number;
}

/** What may owe messages. */
export type Owes = 'case' | Simple;
type Simple = 'dialogue' | 'occurrence';

export interface Delivery {
  /** A document owes something: delivered now if nobody else has it. @param held as its writer took it for us */
  deliver(owes: Owes, id: string, held?: Owing): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** What owes messages without a history of its own. */
interface Letters extends Owing {
  sent: { key: string; reference: unknown }[];
  place?: { messenger: string; conversation: string; thread?: string };
}
interface LetterBox {
  byId(id: string): Promise<Letters | null>;
  /** Takes it for delivery while it owes something; null when another process has it. */
  hold(id: string, now: Instant, machineNow: number, until: number): Promise<Letters | null>;
  write(document: Letters): Promise<boolean>;
}

/** Owed messages → messenger: in order per recipient, recipients side by side, each with its own next attempt. */
export function deliveryOf({ shell, messengers, log, timeout }: DeliveryOptions): Delivery {
  const running = new Map<string, { again: boolean; held?: Owing }>();
  const busy = new Set<Promise<void>>();
  /** Cases that are held, also after a failure: nobody else can deliver them until the lease ends. */
  const hands = new Map<string, CaseDocument>();

  const ways = waysOf({ messengers, people: shell.people, log });

  const boxes: Record<Simple, LetterBox> = { dialogue: shell.dialogues, occurrence: shell.occurrences };

  function deliver(owes: Owes, id: string, held?: Owing): void {
    const under = running.get(id);
    if (under) {
      running.set(id, { again: true, held: held ?? under.held });
      return;
    }
    running.set(id, { again: false });
    const work = (owes === 'case' ? deliverCase(id, held) : deliverFrom(boxes[owes], id, held))
      .catch((error: unknown) => {
        log.error({ id, err: error }, 'delivery failed; it is tried again');
        shell.nudge({ timer: plus(shell.now(), 1000) });
      })
      .then(() => {
        const next = running.get(id);
        running.delete(id);
        busy.delete(work);
        if (next?.again) deliver(owes, id, next.held);
      });
    busy.add(work);
  }

  /** The last moment at which a send may begin that has to end while the document is held. */
  const lastStart = (leaseUntil: number): number => leaseUntil - timeout;

  async function deliverCase(id: string, given?: Owing): Promise<void> {
    let held = (given as CaseDocument | undefined) ?? hands.get(id) ?? (await claim(id));
    while (held) {
      hands.set(id, held);
      const due = dueNow(held, shell.now());
      const { kind, number, site } = held;
      await passOn(due, id);
      const history = held.events as Recorded<{ type: string } & Facts>[];
      const known: Known = (person, messenger, key) => references(history, person, messenger, key);
      const sent = await sendAll(due, known, lastStart(held.leaseUntil), { id, kind, number, site });
      held = await noteDelivery(shell, held, outcome(sent, shell.now()));
    }
    hands.delete(id);
  }

  async function claim(id: string): Promise<CaseDocument | undefined> {
    const machineNow = shell.machineNow();
    return (await shell.cases.hold(id, shell.now(), machineNow, machineNow + shell.leaseFor)) ?? undefined;
  }

  /** A message to another case is a command with its own id. */
  async function passOn(messages: Owed[], from: string): Promise<void> {
    for (const { to, id } of messages) {
      if (!('case' in to)) continue;
      const target = await shell.cases.byId(to.case);
      if (target)
        await commit(shell, {
          commandId: id,
          kind: target.kind,
          case: to.case,
          command: to.command as { type: string },
          actor: { clock: true },
          known: { from },
        });
    }
  }

  async function deliverFrom(box: LetterBox, id: string, given?: Owing): Promise<void> {
    let document = (given as Letters | undefined) ?? (await take(box, id));
    while (document) {
      const { sent: before, place } = document;
      const known: Known = (_person, messenger, key) => ({
        earlier: key ? (before.findLast((one) => one.key === key)?.reference as Reference | undefined) : undefined,
        thread: place?.messenger === messenger ? threadAt(place) : undefined,
      });
      const until = lastStart(shell.machineNow() + shell.leaseFor);
      const sent = await sendAll(dueNow(document, shell.now()), known, until, undefined, place?.messenger);
      const more = await noteIn(box, document, sent);
      document = more ? await take(box, id) : null;
    }
  }

  function take(box: LetterBox, id: string): Promise<Letters | null> {
    const machineNow = shell.machineNow();
    return box.hold(id, shell.now(), machineNow, machineNow + shell.leaseFor);
  }

  /**
   * What was sent leaves the owed list, what was not waits for its next try; nobody holds the document any longer.
   * @returns whether it owes more that is due
   */
  async function noteIn(box: LetterBox, sentFrom: Letters, sent: Sent[]): Promise<boolean> {
    for (let before: Letters | null = sentFrom; before; before = await box.byId(sentFrom._id)) {
      const { delivered, again, givenUp } = outcome(sent, shell.now());
      const gone = new Set([...delivered, ...givenUp].map((one) => one.id));
      const later = new Map(again.map((one) => [one.id, one]));
      const messages = before.messages
        .filter((one) => !gone.has(one.id))
        .map((one) => ({ ...one, ...later.get(one.id) }));
      const keyed = delivered.filter(({ key }) => key).map(({ key, reference }) => ({ key: key ?? '', reference }));
      const messageDueAt = firstSend(messages);
      const letters = { messages, messageDueAt, leaseUntil: 0, sent: [...before.sent, ...keyed].slice(-20) };
      if (!(await box.write({ ...before, ...letters }))) continue;
      if (messageDueAt !== null && messageDueAt > shell.now()) shell.nudge({ timer: messageDueAt });
      return messageDueAt !== null && messageDueAt <= shell.now();
    }
    return false;
  }

  async function sendAll(
    due: Owed[],
    known: Known,
    until: number,
    about?: Envelope['case'],
    wrote?: string,
  ): Promise<Sent[]> {
    const byPerson = new Map<string, Owed[]>();
    const sent: Sent[] = due
      .filter(({ to }) => 'case' in to)
      .map((message) => ({
        message,
        person: '',
        reference: { messenger: 'case', conversation: '', message: message.id, thread: '' },
      }));
    for (const message of due)
      if ('person' in message.to)
        byPerson.set(message.to.person, [...(byPerson.get(message.to.person) ?? []), message]);
    await Promise.all(
      [...byPerson].map(async ([person, messages]) =>
        sent.push(...(await sendInOrder(person, messages, known, until, about, wrote))),
      ),
    );
    return sent;
  }

  async function sendInOrder(
    person: string,
    messages: Owed[],
    known: Known,
    until: number,
    about?: Envelope['case'],
    wrote?: string,
  ): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (const message of messages) {
      if (shell.machineNow() > until) break;
      try {
        const reference = await sendOne(person, message, withSent(known, sent), about, wrote);
        sent.push({ message, person, reference });
      } catch (error) {
        log.warn({ message: message.id, attempts: message.attempts, err: error }, 'a message was not taken');
        return [...sent, { message, person, error }];
      }
    }
    return sent;
  }

  async function sendOne(
    person: string,
    message: Owed,
    known: Known,
    about?: Envelope['case'],
    wrote?: string,
  ): Promise<Reference> {
    const [way, ...others] = await ways(person, message.urgent ?? false, wrote);
    if (!way) throw new Error(`no messenger reaches ${person}`);
    const envelope = envelopeOf(person, message, await shell.people.language(person), about);
    const sends = others.map((other) => sendBy(other, envelope, known).catch((error: unknown) => missed(other, error)));
    const reference = await sendBy(way, envelope, known);
    await Promise.all(sends);
    return reference;
  }

  const missed = ({ name }: Messenger, error: unknown) =>
    log.warn({ messenger: name, err: error }, 'another messenger was not reached');

  /** A card that stands in another messenger loses its buttons there. */
  async function sendBy(way: Messenger, envelope: Envelope, known: Known): Promise<Reference> {
    const { earlier, thread } = known(envelope.person, way.name, envelope.message.key);
    if (earlier && earlier.messenger === way.name && way.update)
      return withTimeout(way.update(earlier, envelope), timeout);
    const elsewhere = earlier && messengers.find(({ name }) => name === earlier.messenger && name !== way.name);
    if (earlier && elsewhere?.update)
      await withTimeout(elsewhere.update(earlier, envelope), timeout).catch((error) => missed(elsewhere, error));
    return withTimeout(way.send(envelope, thread), timeout);
  }

  return {
    deliver,
    async idle() {
      while (busy.size) await Promise.all(busy);
    },
  };
}

function envelopeOf(person: string, message: Owed, language: Language, about?: Envelope['case']): Envelope {
  const { id, at, dueAt: _dueAt, attempts: _attempts, about: named, unsure, ...plain } = message;
  const belongs = named ?? about;
  return {
    id,
    person,
    message: plain,
    language,
    at,
    ...(belongs ? { case: belongs } : {}),
    ...(unsure ? { unsure } : {}),
  };
}

const threadAt = ({ messenger, conversation, thread }: NonNullable<Letters['place']>): Reference | undefined =>
  thread ? { messenger, conversation, message: thread, thread } : undefined;

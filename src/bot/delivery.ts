import type { Logger } from 'pino';
import { commit, noteDelivery } from '../flows/commit.js';
import type { Envelope, Messenger } from '../flows/messenger.js';
import type { Shell } from '../flows/shell.js';
import { firstDue, type Owed, type Owing } from '../models/outbox.js';
import type { DialogueDocument } from '../models/dialogues.js';
import type { Facts, Recorded, Reference } from '../rules/case.js';
import { plus, type Instant } from '../rules/time.js';

/** Tries before a message is given up: with the pauses below about a day. */
const mostTries = 30;

export interface DeliveryOptions {
  shell: Shell;
  messengers: Messenger[];
  log: Logger;
  /** Longest wait for one send, in milliseconds; shorter than the lease. */
  timeout: number;
}

export interface Delivery {
  /** A document owes something: delivered now if nobody else has it. `fence` when the writer took it for us. */
  deliver(owes: 'case' | 'dialogue', id: string, fence?: number): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

interface Sent {
  message: Owed;
  person: string;
  reference?: Reference;
  error?: unknown;
}

/** Owed messages → messenger: in order per recipient, recipients side by side, each with its own next attempt. */
export function deliveryOf({ shell, messengers, log, timeout }: DeliveryOptions): Delivery {
  const running = new Map<string, { again: boolean }>();
  const busy = new Set<Promise<void>>();

  function deliver(owes: 'case' | 'dialogue', id: string, fence?: number): void {
    const under = running.get(id);
    if (under) {
      under.again = true;
      return;
    }
    running.set(id, { again: false });
    const work = (owes === 'case' ? deliverCase(id, fence) : deliverDialogue(id))
      .catch((error: unknown) => log.error({ id, err: error }, 'delivery failed; it will be tried again'))
      .then(() => {
        const again = running.get(id)?.again;
        running.delete(id);
        busy.delete(work);
        if (again) deliver(owes, id);
      });
    busy.add(work);
  }

  async function deliverCase(id: string, given?: number): Promise<void> {
    const fence = given ?? (await shell.cases.claim(id, shell.machineNow(), shell.machineNow() + shell.leaseFor));
    if (fence === undefined) return;
    for (let round = 0; ; round++) {
      const document = await shell.cases.byId(id);
      if (!document || document.fence !== fence) return;
      const due = dueNow(document, shell.now());
      const about = { id, kind: document.kind, number: document.number, site: document.site };
      await passOn(
        document.messages.filter((message) => due.includes(message)),
        id,
      );
      const history = document.events as Recorded<{ type: string } & Facts>[];
      const sent = await sendAll(due, (person, key) => references(history, person, key), about);
      const commandId = `${id}:${fence}:${document.v}:${round}`;
      const noted = await noteDelivery(shell, {
        case: id,
        fence,
        commandId,
        keep: true,
        ...outcome(sent, shell.now()),
      });
      if (!noted || due.length === 0) return;
      const after = await shell.cases.byId(id);
      if (!after || dueNow(after, shell.now()).length === 0) return;
    }
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

  async function deliverDialogue(id: string): Promise<void> {
    for (;;) {
      const document = await shell.dialogues.byId(id);
      const due = document ? dueNow(document, shell.now()) : [];
      if (!document || due.length === 0) return;
      const known = (_person: string, key?: string) => ({
        earlier: key ? (document.sent.find((one) => one.key === key)?.reference as Reference | undefined) : undefined,
      });
      const sent = await sendAll(due, known);
      await noteDialogue(id, sent);
    }
  }

  async function noteDialogue(id: string, sent: Sent[]): Promise<void> {
    for (;;) {
      const before = await shell.dialogues.byId(id);
      if (!before) return;
      const { delivered, again, givenUp } = outcome(sent, shell.now());
      const gone = new Set([...delivered, ...givenUp].map((one) => one.id));
      const later = new Map(again.map((one) => [one.id, one]));
      const messages = before.messages
        .filter((one) => !gone.has(one.id))
        .map((one) => ({ ...one, ...later.get(one.id) }));
      const keyed = delivered.filter(({ key }) => key).map(({ key, reference }) => ({ key: key ?? '', reference }));
      const document: DialogueDocument = {
        ...before,
        messages,
        messageDueAt: firstDue(messages),
        sent: [...before.sent, ...keyed].slice(-20),
      };
      if (await shell.dialogues.write(document)) return;
    }
  }

  async function sendAll(due: Owed[], known: Known, about?: Envelope['case']): Promise<Sent[]> {
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
        sent.push(...(await sendInOrder(person, messages, known, about))),
      ),
    );
    return sent;
  }

  async function sendInOrder(
    person: string,
    messages: Owed[],
    known: Known,
    about?: Envelope['case'],
  ): Promise<Sent[]> {
    const sent: Sent[] = [];
    const now = new Map<string, Reference>();
    let thread = known(person).thread;
    for (const message of messages) {
      try {
        const earlier = (message.key && now.get(message.key)) || known(person, message.key).earlier;
        const reference = await sendOne(person, message, earlier, thread, about);
        if (message.key) now.set(message.key, reference);
        thread ??= reference;
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
    earlier: Reference | undefined,
    thread: Reference | undefined,
    about?: Envelope['case'],
  ): Promise<Reference> {
    const messenger = messengers[0];
    if (!messenger) throw new Error('no messenger is configured');
    const language = await shell.people.language(person);
    const { id, at, dueAt: _dueAt, attempts: _attempts, about: named, ...plain } = message;
    const envelope: Envelope = {
      id,
      person,
      message: plain,
      language,
      at,
      ...((named ?? about) ? { case: named ?? about } : {}),
    };
    const sending =
      earlier && messenger.update ? messenger.update(earlier, envelope) : messenger.send(envelope, thread);
    return withTimeout(sending, timeout);
  }

  return {
    deliver,
    async idle() {
      while (busy.size) await Promise.all(busy);
    },
  };
}

type Known = (person: string, key?: string) => { earlier?: Reference; thread?: Reference };

/** Where earlier messages of the case to this person stand: the thread, and the card that a later one replaces. */
function references(history: Recorded<{ type: string } & Facts>[], person: string, key?: string): ReturnType<Known> {
  let thread: Reference | undefined;
  let earlier: Reference | undefined;
  for (const { event } of history) {
    if (event.type !== 'delivered' || event.to !== person) continue;
    thread ??= event.reference as Reference;
    if (key !== undefined && event.key === key) earlier = event.reference as Reference;
  }
  return { thread, earlier };
}

/** What is due, in order per recipient: nothing passes an earlier message that waits for its next try. */
function dueNow({ messages }: Owing, now: Instant): Owed[] {
  const waiting = new Set<string>();
  return messages.filter((message) => {
    const person = 'person' in message.to ? message.to.person : '';
    if (message.dueAt > now && message.attempts > 0) waiting.add(person);
    return message.dueAt <= now && (message.urgent || !waiting.has(person));
  });
}

function outcome(sent: Sent[], now: Instant) {
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

async function withTimeout<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

import type { Logger } from 'pino';
import { commit, noteDelivery } from '../flows/commit.js';
import type { Envelope, Messenger } from '../flows/messenger.js';
import type { Shell } from '../flows/shell.js';
import { withTimeout } from '../flows/timeout.js';
import { firstDue, type Owed, type Owing } from '../models/outbox.js';
import type { Facts, Recorded, Reference } from '../rules/case.js';
import type { Instant } from '../rules/time.js';
import { dueNow, outcome, references, type Known, type Sent } from './outcome.js';

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
  /** A document owes something: delivered now if nobody else has it. `fence` when the writer took it for us. */
  deliver(owes: Owes, id: string, fence?: number): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** What owes messages without a history of its own. */
interface Letters extends Owing {
  sent: { key: string; reference: unknown }[];
}
interface LetterBox {
  byId(id: string): Promise<Letters | null>;
  /** Takes it for delivery while it owes something; null when another process has it. */
  hold?(id: string, now: Instant, machineNow: number, until: number): Promise<Letters | null>;
  write(document: Letters): Promise<boolean>;
}

/** Owed messages → messenger: in order per recipient, recipients side by side, each with its own next attempt. */
export function deliveryOf({ shell, messengers, log, timeout }: DeliveryOptions): Delivery {
  const running = new Map<string, { again: boolean }>();
  const busy = new Set<Promise<void>>();

  const boxes: Record<Simple, LetterBox> = { dialogue: shell.dialogues, occurrence: shell.occurrences };

  function deliver(owes: Owes, id: string, fence?: number): void {
    const under = running.get(id);
    if (under) {
      under.again = true;
      return;
    }
    running.set(id, { again: false });
    const work = (owes === 'case' ? deliverCase(id, fence) : deliverFrom(boxes[owes], id))
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

  async function deliverFrom(box: LetterBox, id: string): Promise<void> {
    for (;;) {
      const machineNow = shell.machineNow();
      const held = box.hold?.(id, shell.now(), machineNow, machineNow + shell.leaseFor);
      const document = await (held ?? box.byId(id));
      const due = document ? dueNow(document, shell.now()) : [];
      const known: Known = (_person, key) => ({
        earlier: key ? (document?.sent.find((one) => one.key === key)?.reference as Reference | undefined) : undefined,
      });
      if (document && (held || due.length > 0)) await noteIn(box, id, await sendAll(due, known));
      if (due.length === 0) return;
    }
  }

  /** What was sent leaves the owed list, what was not waits for its next try; nobody holds the document any longer. */
  async function noteIn(box: LetterBox, id: string, sent: Sent[]): Promise<void> {
    for (;;) {
      const before = await box.byId(id);
      if (!before) return;
      const { delivered, again, givenUp } = outcome(sent, shell.now());
      const gone = new Set([...delivered, ...givenUp].map((one) => one.id));
      const later = new Map(again.map((one) => [one.id, one]));
      const messages = before.messages
        .filter((one) => !gone.has(one.id))
        .map((one) => ({ ...one, ...later.get(one.id) }));
      const keyed = delivered.filter(({ key }) => key).map(({ key, reference }) => ({ key: key ?? '', reference }));
      const document: Letters = {
        ...before,
        messages,
        messageDueAt: firstDue(messages),
        leaseUntil: 0,
        sent: [...before.sent, ...keyed].slice(-20),
      };
      if (await box.write(document)) return;
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

import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { caseIdOf } from '../flows/caseIds.js';
import { commit } from '../flows/commit.js';
import type { Incoming } from '../flows/messenger.js';
import type { Person } from '../flows/people.js';
import { answer, type Plan } from '../flows/plan.js';
import { route } from '../flows/router.js';
import type { Shell } from '../flows/shell.js';
import type { DialogueDocument } from '../models/dialogues.js';
import type { Inbox, InboxEntry } from '../models/inbox.js';
import { addOwed, firstSend, type Owed } from '../models/outbox.js';
import type { Actor } from '../rules/case.js';
import { administratorsOf } from '../rules/chain.js';
import { kinds } from '../rules/kinds.js';
import { isRefusal } from '../rules/refusal.js';

/** An entry that failed this often is parked; the person and the administrator are told, and the next one goes on. */
const mostAttempts = 5;

export interface IntakeOptions {
  shell: Shell;
  inbox: Inbox;
  log: Logger;
  /** How long this process holds an entry, in milliseconds. */
  leaseFor: number;
  /** Waits before the next try: milliseconds by number of tries. */
  pause?: (tries: number) => number;
}

export interface Intake {
  /** Resolves once the event is durably stored; then it is worked in the order of its conversation. */
  receive(incoming: Incoming): Promise<void>;
  /** Takes up what a process that ended left. @param machineNow leases that ended before are free */
  takeUp(machineNow: number): Promise<void>;
  /** Resolves when everything taken has been worked. */
  idle(): Promise<void>;
  /** Ends what is under way; what waits stays in the inbox for the next start. */
  stop(): Promise<void>;
}

/** The inbox is the only thing between a messenger and a dialogue: stored, acknowledged, then worked in four repeatable steps. */
export function intakeOf({ shell, inbox, log, leaseFor, pause = (tries) => 100 * 2 ** tries }: IntakeOptions): Intake {
  const queues = new Map<string, Promise<void>>();
  const taken = new Set<string>();
  const stopping = new AbortController();
  /** Received before the first `takeUp`: worked after what was there before. */
  let early: InboxEntry[] | undefined = [];
  let last = 0;

  const leaseUntil = () => shell.machineNow() + leaseFor;

  async function receive(incoming: Incoming): Promise<void> {
    last = Math.max(last + 1, shell.machineNow() * 1000);
    const entry: InboxEntry = {
      _id: incoming.id,
      conversation: `${incoming.messenger} ${incoming.conversation}`,
      incoming,
      at: shell.now(),
      order: last.toString(36).padStart(12, '0'),
      state: 'open',
      attempts: 0,
      leaseUntil: leaseUntil(),
    };
    if (!(await inbox.add(entry))) return;
    if (early) early.push(entry);
    else enqueue(entry);
  }

  async function takeUp(machineNow: number): Promise<void> {
    const left = (await inbox.open(machineNow)).filter(({ _id }) => !taken.has(_id));
    const held = await Promise.all(left.map((entry) => inbox.hold(entry, leaseUntil())));
    for (const entry of held) if (entry) enqueue(entry);
    early?.forEach(enqueue);
    early = undefined;
  }

  function enqueue(entry: InboxEntry): void {
    if (taken.has(entry._id)) return;
    taken.add(entry._id);
    const before = queues.get(entry.conversation) ?? Promise.resolve();
    const mine = before.then(() => workUntilDone(entry)).then(() => void taken.delete(entry._id));
    queues.set(entry.conversation, mine);
    void mine.then(() => queues.get(entry.conversation) === mine && queues.delete(entry.conversation));
  }

  async function workUntilDone(entry: InboxEntry): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        if (await isStillOurs(entry)) await work(shell, inbox, entry);
        return;
      } catch (error) {
        log.error({ entry: entry._id, attempts: entry.attempts, err: error }, 'an inbox entry could not be worked');
        if ((await count(entry)) && entry.attempts >= mostAttempts && (await park(entry, error))) return;
        await setTimeout(pause(Math.min(tries, 5)), undefined, stopping).catch(() => undefined);
      }
    }
  }

  /** @returns false while the store is away, which is not the entry's fault */
  async function count(entry: InboxEntry): Promise<boolean> {
    const [attempts, until] = [entry.attempts + 1, leaseUntil()];
    const counted = await inbox.failed(entry._id, attempts, until).then(
      () => true,
      () => false,
    );
    if (counted) Object.assign(entry, { attempts, leaseUntil: until });
    return counted;
  }

  /** A long queue outlasts the lease: then another process may have it. */
  async function isStillOurs(entry: InboxEntry): Promise<boolean> {
    return entry.leaseUntil > shell.machineNow() || (await inbox.hold(entry, leaseUntil())) !== null;
  }

  /** @returns false where not even that could be written: it is tried again */
  async function park(entry: InboxEntry, error: unknown): Promise<boolean> {
    try {
      const incoming = entry.incoming as Incoming;
      await voidNumbers(shell, entry);
      await tell(shell, incoming, entry._id, { commands: [], answers: [answer('parked')] });
      for (const id of administratorsOf(shell.organisation().organisation)) {
        const told = answer('parkedForAdministrator', { entry: entry._id, error: String(error).slice(0, 500) });
        await tell(shell, { ...incoming, person: id, conversation: id, thread: undefined }, `${entry._id}!`, {
          commands: [],
          answers: [told],
        });
      }
      await inbox.parked(entry._id);
      return true;
    } catch (failure) {
      log.error({ entry: entry._id, err: failure }, 'an inbox entry could not be parked');
      return false;
    }
  }

  return {
    receive,
    takeUp,
    async idle() {
      while (queues.size) await Promise.all(queues.values());
    },
    async stop() {
      stopping.abort();
      await Promise.all(queues.values());
    },
  };
}

/** Numbers that its commands took and that no case has stand as 作废 (complaint.3). */
async function voidNumbers(shell: Shell, { _id, at, plan }: InboxEntry): Promise<void> {
  const { organisation, calendar } = shell.organisation();
  const date = calendar.dateOf(at);
  const days = organisation.sites.flatMap(({ id: site }) =>
    Object.values(kinds).map(({ prefix }) => ({ site, prefix, date })),
  );
  const commands = (plan as Plan | undefined)?.commands ?? [{ key: undefined }];
  for (const [n, { key = `${_id}#${n}` }] of commands.entries())
    if (!(await shell.cases.byId(caseIdOf(key)))) await shell.numbers.markVoid(key, 'parked', days);
}

/** Four steps, each of which can be done again: store the plan, commit its commands, write the dialogue, mark done. */
async function work(shell: Shell, inbox: Inbox, entry: InboxEntry): Promise<void> {
  const incoming = entry.incoming as Incoming;
  const person = await shell.people.byId(incoming.person);
  if (!person) return inbox.done(entry._id);
  await shell.people.wrote(person.id);
  const plan = (entry.plan as Plan | undefined) ?? (await planned(shell, inbox, entry, person));
  const refusals = await commitAll(shell, entry, plan, person);
  const answers = [...plan.answers, ...refusals];
  if (answers.length || plan.asking !== undefined) await tell(shell, incoming, entry._id, { ...plan, answers });
  for (const other of plan.toOthers ?? []) {
    const there = { ...incoming, person: other.person, conversation: other.person, thread: undefined };
    await tell(shell, there, `${entry._id}@`, { commands: [], answers: other.answers });
  }
  await inbox.done(entry._id);
}

async function planned(shell: Shell, inbox: Inbox, entry: InboxEntry, person: Person): Promise<Plan> {
  const incoming = entry.incoming as Incoming;
  const dialogue = incoming.what.kind === 'words' ? await shell.dialogues.byId(dialogueId(incoming)) : null;
  const plan = await route(shell, incoming, person, dialogue?.asking ?? null);
  // A press says itself what it wants; words could be read differently the second time.
  if (incoming.what.kind === 'words') await inbox.storePlan(entry._id, plan);
  entry.plan = plan;
  return plan;
}

async function commitAll(
  shell: Shell,
  entry: InboxEntry,
  { commands }: Plan,
  person: Person,
): Promise<Plan['answers']> {
  const actor: Actor = { person: person.id, role: person.role };
  const refusals: Plan['answers'] = [];
  for (const [n, { kind, case: id, key, command, known }] of commands.entries()) {
    const done = await commit(shell, {
      commandId: `${entry._id}#${n}`,
      kind,
      case: id,
      key,
      command,
      actor,
      known,
      receivedAt: entry.at,
    });
    if (!isRefusal(done)) continue;
    const found = id ? await shell.cases.byId(id) : null;
    const part = found && (person.role === 'staff' ? found.site === person.site : found.owner === person.id);
    const about = found && part ? { id: found._id, kind: found.kind, number: found.number } : undefined;
    const buttons = done.instead.map((press) => ({ ...press, ...(id ? { case: press.case ?? id } : {}) }));
    refusals.push(answer(`refusal.${done.refused}`, { ...done.facts, article: done.article }, { about, buttons }));
  }
  return refusals;
}

const dialogueId = ({ messenger, conversation, thread = 'main', person }: Incoming): string =>
  [messenger, conversation, thread, person].join(' ');

/** Writes the dialogue's state and answers in one guarded update; an entry whose answers are there adds nothing. */
async function tell(shell: Shell, incoming: Incoming, entry: string, { answers, asking }: Plan): Promise<void> {
  for (;;) {
    const id = dialogueId(incoming);
    const before = (await shell.dialogues.byId(id)) ?? fresh(id, incoming.person);
    if (before.worked.includes(entry)) return;
    const now = shell.now();
    const added: Owed[] = answers.map((one, n) => ({
      ...one,
      to: { person: incoming.person },
      id: `${entry}/a${n}`,
      at: now,
      dueAt: one.notBefore && one.notBefore > now ? one.notBefore : now,
      attempts: 0,
    }));
    const messages = addOwed(before.messages, added);
    const document: DialogueDocument = {
      ...before,
      messages,
      messageDueAt: firstSend(messages),
      asking: asking === undefined ? before.asking : asking,
      worked: [...before.worked, entry].slice(-20),
    };
    if (!(await shell.dialogues.write(document))) continue;
    if (added.length) shell.nudge({ owes: 'dialogue', id, held: { ...document, v: before.v + 1 } });
    return;
  }
}

const fresh = (id: string, person: string): DialogueDocument => ({
  _id: id,
  v: 0,
  person,
  asking: null,
  worked: [],
  sent: [],
  messages: [],
  messageDueAt: null,
  leaseUntil: 0,
  fence: 0,
});

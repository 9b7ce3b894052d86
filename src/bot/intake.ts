import type { Logger } from 'pino';
import { commit } from '../flows/commit.js';
import type { Incoming } from '../flows/messenger.js';
import type { Person } from '../flows/people.js';
import { answer, type Plan } from '../flows/plan.js';
import { route } from '../flows/router.js';
import type { Shell } from '../flows/shell.js';
import type { DialogueDocument } from '../models/dialogues.js';
import type { Inbox, InboxEntry } from '../models/inbox.js';
import { addOwed, firstDue, type Owed } from '../models/outbox.js';
import type { Actor } from '../rules/case.js';
import { isRefusal } from '../rules/refusal.js';

/** An entry that failed this often is parked; the person and the administrator are told, and the next one goes on. */
const mostAttempts = 5;

export interface IntakeOptions {
  shell: Shell;
  inbox: Inbox;
  log: Logger;
  /** How long this process holds an entry, in milliseconds. */
  leaseFor: number;
  /** Waits before the next try: milliseconds by number of attempts. */
  pause?: (attempts: number) => number;
}

export interface Intake {
  /** Resolves once the event is durably stored; then it is worked in the order of its conversation. */
  receive(incoming: Incoming): Promise<void>;
  /** Takes up what an earlier process left. */
  resume(): Promise<void>;
  /** Resolves when everything taken has been worked. */
  idle(): Promise<void>;
}

/** The inbox is the only thing between a messenger and a dialogue: stored, acknowledged, then worked in four repeatable steps. */
export function intakeOf({
  shell,
  inbox,
  log,
  leaseFor,
  pause = (attempts) => 100 * 2 ** attempts,
}: IntakeOptions): Intake {
  const queues = new Map<string, Promise<void>>();
  let last = 0;

  async function receive(incoming: Incoming): Promise<void> {
    const machineNow = shell.machineNow();
    last = Math.max(last + 1, machineNow * 1000);
    const entry: InboxEntry = {
      _id: incoming.id,
      conversation: `${incoming.messenger} ${incoming.conversation}`,
      incoming,
      at: shell.now(),
      order: last.toString(36).padStart(12, '0'),
      state: 'open',
      attempts: 0,
      leaseUntil: machineNow + leaseFor,
    };
    if (await inbox.add(entry)) enqueue(entry);
  }

  function enqueue(entry: InboxEntry): void {
    const before = queues.get(entry.conversation) ?? Promise.resolve();
    const mine = before.then(() => workUntilDone(entry));
    queues.set(entry.conversation, mine);
    void mine.then(() => queues.get(entry.conversation) === mine && queues.delete(entry.conversation));
  }

  async function workUntilDone(entry: InboxEntry): Promise<void> {
    for (let attempts = entry.attempts; ; attempts++) {
      try {
        await work(shell, inbox, entry);
        return;
      } catch (error) {
        log.error({ entry: entry._id, attempts, err: error }, 'an inbox entry could not be worked');
        if (attempts + 1 >= mostAttempts && (await park(entry, error))) return;
        await new Promise((resolve) => setTimeout(resolve, pause(Math.min(attempts, 8))));
        await inbox.failed(entry._id, attempts + 1).catch(() => undefined);
      }
    }
  }

  /** @returns false while the store is away: nothing can be parked then, so it is tried again */
  async function park(entry: InboxEntry, error: unknown): Promise<boolean> {
    try {
      const incoming = entry.incoming as Incoming;
      const { organisation, calendar } = shell.organisation();
      const today = calendar.dateOf(entry.at);
      await shell.numbers.markVoid(
        `${entry._id}#0`,
        'parked',
        organisation.sites.map(({ id: site }) => ({ site, prefix: 'TS', date: today })),
      );
      await tell(shell, incoming, entry._id, { commands: [], answers: [answer('parked')] });
      for (const { id } of organisation.staff.filter(({ posts }) => posts.includes('administrator'))) {
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
    async resume() {
      for (const entry of await inbox.open()) enqueue(entry);
    },
    async idle() {
      while (queues.size) await Promise.all(queues.values());
    },
  };
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
  await inbox.done(entry._id);
}

async function planned(shell: Shell, inbox: Inbox, entry: InboxEntry, person: Person): Promise<Plan> {
  const incoming = entry.incoming as Incoming;
  const dialogue = incoming.what.kind === 'words' ? await shell.dialogues.byId(dialogueId(incoming)) : null;
  const plan = await route(shell, incoming, person, dialogue?.asking ?? null);
  // A press says itself what it wants; words could be read differently the second time.
  if (incoming.what.kind === 'words') await inbox.storePlan(entry._id, plan);
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
      now: undefined,
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
      dueAt: now,
      attempts: 0,
    }));
    const messages = addOwed(before.messages, added);
    const document = {
      ...before,
      messages,
      messageDueAt: firstDue(messages),
      asking: asking === undefined ? before.asking : asking,
      worked: [...before.worked, entry].slice(-20),
    };
    if (!(await shell.dialogues.write(document))) continue;
    if (added.length) shell.nudge({ owes: 'dialogue', id });
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

import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { caseIdOf } from '../flows/caseIds.js';
import type { Incoming } from '../flows/messenger.js';
import { answer, type Plan } from '../flows/plan.js';
import type { Shell } from '../flows/shell.js';
import type { Inbox, InboxEntry } from '../models/inbox.js';
import { administratorsOf } from '../rules/chain.js';
import { isEmergencyAction } from '../flows/emergency/words.js';
import { kinds } from '../rules/kinds.js';
import { tell, work, type Prepare } from './working.js';

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
  prepare?: Prepare;
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
export function intakeOf({
  shell,
  inbox,
  log,
  leaseFor,
  pause = (tries) => 100 * 2 ** tries,
  prepare,
}: IntakeOptions): Intake {
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
    const lane = laneOf(shell, entry);
    const before = queues.get(lane) ?? Promise.resolve();
    const mine = before.then(() => workUntilDone(entry)).then(() => void taken.delete(entry._id));
    queues.set(lane, mine);
    void mine.then(() => queues.get(lane) === mine && queues.delete(lane));
  }

  async function workUntilDone(entry: InboxEntry): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        if (await isStillOurs(entry)) await work(shell, inbox, entry, prepare);
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

/** An emergency is not queued behind what the conversation said before: a model may be reading that (report.2). */
function laneOf(shell: Shell, { conversation, incoming }: InboxEntry): string {
  const { what } = incoming as Incoming;
  const urgent = what.kind === 'words' ? shell.hears(what.text) !== undefined : isEmergencyAction(what.action);
  return urgent ? `${conversation} !` : conversation;
}

import type { CaseDocument } from '../models/cases.js';
import { threadKey } from '../models/cases.js';
import { isDuplicate } from '../models/connection.js';
import { addOwed, firstDue, owe } from '../models/outbox.js';
import type { Actor, Context, Decision, Facts, Recorded, Reference } from '../rules/case.js';
import { fold, record } from '../rules/kernel.js';
import { kindOf } from '../rules/kinds.js';
import { isRefusal, refuse, type Refusal } from '../rules/refusal.js';
import type { Instant } from '../rules/time.js';
import { caseIdOf } from './caseIds.js';
import { knownFor } from './known.js';
import type { Shell } from './shell.js';

/** A command on its way to a case. Its id makes a retry find what it did. */
export interface Commitment {
  commandId: string;
  kind: string;
  /** Absent for a new case: its id comes from the command's. */
  case?: string;
  /** Instead of `case`: the one case with this key, begun by this command when there is none yet. */
  key?: string;
  command: { type: string };
  actor: Actor;
  known?: Facts;
  /** Business time to decide at; now unless a jump works what fell due before. */
  now?: Instant;
}

export type Committed = { case: string } | Refusal;

/** Writers of one case at once: far more than people do. */
const mostTries = 50;

export { caseIdOf };

/**
 * Loads the case, decides, and writes state, history, owed messages and timers in one guarded update; when somebody
 * wrote in between, it loads and decides again. A command that the case has seen owes nothing new.
 *
 * @throws when the store is away; the same call later finds what was done
 */
export async function commit(shell: Shell, commitment: Commitment): Promise<Committed> {
  const id = commitment.case ?? caseIdOf(commitment.key ?? commitment.commandId);
  for (let tries = 0; tries < mostTries; tries++) {
    const before = commitment.case || commitment.key || tries > 0 ? await shell.cases.byId(id) : null;
    if (commitment.case && !before) return refuse('complaint.notYours');
    const { command, known: given = {}, now = shell.now() } = commitment;
    const known = await knownFor(shell, commitment.kind, { command, before, given, now });
    const informed = { ...commitment, known };
    const done = before ? await commitTo(shell, before, informed) : await commitNew(shell, id, informed);
    if (done) return done;
  }
  throw new Error(`case ${id}: ${mostTries} writers in a row came first`);
}

function decideOn(
  shell: Shell,
  commitment: Commitment,
  state: unknown,
): { decision: Decision<unknown> | Refusal; context: Context } {
  const context: Context = {
    now: commitment.now ?? shell.now(),
    actor: commitment.actor,
    commandId: commitment.commandId,
    known: commitment.known ?? {},
    ...shell.organisation(),
  };
  return { decision: kindOf(commitment.kind).decide(state, commitment.command, context), context };
}

async function commitNew(shell: Shell, id: string, commitment: Commitment): Promise<Committed | undefined> {
  const { decision, context } = decideOn(shell, commitment, undefined);
  if (isRefusal(decision)) return decision;
  const kind = kindOf(commitment.kind);
  const events = record(decision.events, context);
  const state = fold(kind.evolve, undefined, events);
  const site = (commitment.known as { site: string }).site;
  const date = context.calendar.dateOf(context.now);
  const place = await shell.numbers.take(site, kind.prefix, date, commitment.key ?? commitment.commandId);
  const messages = owe(decision.messages, { id: commitment.commandId, now: context.now });
  const document: CaseDocument = {
    _id: id,
    v: 1,
    kind: commitment.kind,
    site,
    number: numberOf(context, site, kind.prefix, date, place),
    stateVersion: kind.version,
    state,
    events,
    messages,
    messageDueAt: firstDue(messages),
    timers: decision.timers,
    timerDueAt: firstDue(decision.timers),
    receivedAt: context.now,
    threads: [],
    ...leaseFor(shell, undefined, messages, context.now),
    ...kind.summary(state),
  };
  try {
    await shell.cases.insert(document);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  nudge(shell, document);
  return { case: id };
}

/** `TS-20261123-001`; with several sites `TS-YH-20261123-001` (complaint.3). */
export function numberOf(
  { organisation }: Pick<Context, 'organisation'>,
  site: string,
  prefix: string,
  date: string,
  place: number,
): string {
  const several = organisation.sites.length > 1 ? `${site}-` : '';
  return `${prefix}-${several}${date.replaceAll('-', '')}-${String(place).padStart(3, '0')}`;
}

async function commitTo(shell: Shell, before: CaseDocument, commitment: Commitment): Promise<Committed | undefined> {
  if (before.events.some(({ command }) => command === commitment.commandId)) return { case: before._id };
  const { decision, context } = decideOn(shell, commitment, before.state);
  if (isRefusal(decision)) return decision;
  const set = changes(before, decision, context);
  const lease = leaseFor(shell, before, set.messages, context.now);
  const events = record(decision.events, context);
  const written = await shell.cases.write(before._id, before.v, { ...set, ...lease }, events);
  if (!written) return undefined;
  nudge(shell, { ...before, ...set, ...lease });
  return { case: before._id };
}

function changes(before: CaseDocument, decision: Decision<unknown>, context: Context) {
  const kind = kindOf(before.kind);
  const state = fold(kind.evolve, before.state, record(decision.events, context));
  const messages = addOwed(before.messages, owe(decision.messages, { id: context.commandId, now: context.now }));
  return {
    state,
    messages,
    messageDueAt: firstDue(messages),
    timers: decision.timers,
    timerDueAt: firstDue(decision.timers),
    ...summaryOf(kind.summary(state)),
  };
}

const absent = { holder: null, until: null, owner: null, category: null, department: null, size: null, place: null };

/** Absent facts are written as absent, not left as they were: what is undefined would stay. */
function summaryOf<Summary extends object>(summary: Summary): Summary {
  const present = Object.entries(summary).filter(([, value]) => value !== undefined);
  return { ...absent, ...Object.fromEntries(present) } as unknown as Summary;
}

/** Who writes what is due at once also takes it for delivery, so that delivery needs no claim of its own. */
function leaseFor(shell: Shell, before: CaseDocument | undefined, messages: { dueAt: Instant }[], now: Instant) {
  const fence = before?.fence ?? 0;
  const machineNow = shell.machineNow();
  const due = messages.some(({ dueAt }) => dueAt <= now);
  const free = !before || before.leaseUntil < machineNow;
  return due && free
    ? { leaseUntil: machineNow + shell.leaseFor, fence: fence + 1 }
    : { leaseUntil: before?.leaseUntil ?? 0, fence };
}

function nudge(shell: Shell, document: CaseDocument): void {
  if (document.messageDueAt)
    shell.nudge({
      owes: 'case',
      id: document._id,
      ...(document.leaseUntil > shell.machineNow() ? { fence: document.fence } : {}),
    });
  if (document.timerDueAt) shell.nudge({ timer: document.timerDueAt });
}

/**
 * What delivery brought about: messages leave the owed list through a command, in the same guarded update that keeps
 * recipient, time and reference in the history.
 */
export interface DeliveryNote {
  case: string;
  /** Written only while delivery still holds the document. */
  fence: number;
  commandId: string;
  delivered: { id: string; to: string; say: string; key?: string; reference: Reference }[];
  /** Tried in vain: due again then. */
  again: { id: string; dueAt: Instant; attempts: number }[];
  givenUp: { id: string; to: string; say: string; reason: string }[];
  /** Keep the document for more that is due now. */
  keep: boolean;
}

/** @returns false when somebody else holds the document by now: nothing was written */
export async function noteDelivery(shell: Shell, note: DeliveryNote): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = await shell.cases.byId(note.case);
    if (!before || before.fence !== note.fence) return false;
    const kind = kindOf(before.kind);
    let state = before.state;
    let messages = before.messages;
    let timers = before.timers;
    const events: Recorded<unknown>[] = [];
    const commands = [
      ...(note.delivered.length
        ? [{ type: 'noteDelivered', deliveries: note.delivered.map(({ id, ...rest }) => ({ message: id, ...rest })) }]
        : []),
      ...note.givenUp.map(({ id, ...rest }) => ({ type: 'noteGivenUp', message: id, ...rest })),
    ];
    for (const [n, command] of commands.entries()) {
      const commitment = {
        commandId: `${note.commandId}.${n}`,
        kind: before.kind,
        command,
        actor: { clock: true as const },
      };
      const { decision, context } = decideOn(shell, commitment, state);
      if (isRefusal(decision)) throw new Error(`case ${note.case} refused ${command.type}`);
      const recorded = record(decision.events, context);
      state = fold(kind.evolve, state, recorded);
      events.push(...recorded);
      messages = addOwed(messages, owe(decision.messages, { id: commitment.commandId, now: context.now }));
      timers = decision.timers;
    }
    const gone = new Set([...note.delivered, ...note.givenUp].map(({ id }) => id));
    const later = new Map(note.again.map((one) => [one.id, one]));
    messages = messages.filter(({ id }) => !gone.has(id)).map((message) => ({ ...message, ...later.get(message.id) }));
    const now = shell.now();
    const more = messages.some(({ dueAt }) => dueAt <= now);
    const threads = [...new Set([...before.threads, ...note.delivered.map(({ reference }) => threadKey(reference))])];
    const set: Partial<CaseDocument> = {
      state,
      messages,
      timers,
      threads,
      messageDueAt: firstDue(messages),
      timerDueAt: firstDue(timers),
      leaseUntil: more && note.keep ? shell.machineNow() + shell.leaseFor : 0,
      ...summaryOf(kind.summary(state)),
    };
    if (await shell.cases.write(note.case, before.v, set, events)) {
      nudge(shell, { ...before, ...set });
      return true;
    }
  }
  throw new Error(`case ${note.case}: delivery could not be noted`);
}

import type { CaseDocument } from '../models/cases.js';
import { isDuplicate } from '../models/connection.js';
import { inDoubt } from '../models/outbox.js';
import type { Context } from '../rules/case.js';
import { kindOf } from '../rules/kinds.js';
import { isRefusal, refuse, type Refusal } from '../rules/refusal.js';
import { advance, decideOn, wake } from './advance.js';
import type { Instant } from '../rules/time.js';
import type { Commitment } from './commitment.js';
import { caseIdOf } from './caseIds.js';
import { knownFor } from './known.js';
import type { Shell } from './shell.js';

export type { Commitment };

export type Committed = { case: string } | Refusal;

/** Writers of one case at once: far more than people do. */
export const mostTries = 50;

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
    if (tries > 0 && !before) throw new Error(`case ${id}: another one has its number`);
    const { command, known: given = {}, now = shell.now() } = commitment;
    const known = await knownFor(shell, commitment.kind, { command, before, given, now });
    const informed = { ...commitment, known };
    const done = before ? await commitTo(shell, before, informed) : await commitNew(shell, id, informed);
    if (done) return done;
  }
  throw new Error(`case ${id}: ${mostTries} writers in a row came first`);
}

async function commitNew(shell: Shell, id: string, commitment: Commitment): Promise<Committed | undefined> {
  const { receivedAt, now = receivedAt } = commitment;
  const { decision, context } = decideOn(shell, { ...commitment, now }, undefined);
  if (isRefusal(decision)) return decision;
  const { kind, prefix, version } = kindOf(commitment.kind);
  const site = (commitment.known as { site: string }).site;
  const date = context.calendar.dateOf(context.now);
  const place = await shell.numbers.take(site, prefix, date, commitment.key ?? commitment.commandId);
  const number = numberOf(context, site, prefix, date, place);
  const begun = advance(begin({ _id: id, kind, site, number, stateVersion: version }, context.now), decision, context);
  const document = taken(shell, { ...begun, v: 1 }, context.now);
  try {
    await shell.cases.insert(document);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  wake(shell, document);
  return { case: id };
}

/** A case before its first event. */
const begin = (
  facts: Pick<CaseDocument, '_id' | 'kind' | 'site' | 'number' | 'stateVersion'>,
  receivedAt: Instant,
): CaseDocument => ({
  ...facts,
  ...{ v: 0, receivedAt, state: undefined, events: [], threads: [], status: '', open: true, parties: [], text: '' },
  ...{ messages: [], messageDueAt: null, timers: [], timerDueAt: null, leaseUntil: 0, fence: 0 },
});

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
  const written = await shell.cases.write(before, taken(shell, advance(before, decision, context), context.now));
  if (!written) return undefined;
  wake(shell, written, before);
  return { case: before._id };
}

/** Who writes what is due at once also takes it for delivery, so that delivery needs no claim of its own. */
function taken(shell: Shell, document: CaseDocument, now: Instant): CaseDocument {
  const machineNow = shell.machineNow();
  const due = document.messageDueAt !== null && document.messageDueAt <= now;
  return due && document.leaseUntil < machineNow
    ? { ...inDoubt(document, now), leaseUntil: machineNow + shell.leaseFor, fence: document.fence + 1 }
    : document;
}

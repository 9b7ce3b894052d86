import type { CaseDocument } from '../models/cases.js';
import { addOwed, firstDue, firstSend, owe, type Owed } from '../models/outbox.js';
import type { Context, Decision } from '../rules/case.js';
import { fold, record } from '../rules/kernel.js';
import { kindOf } from '../rules/kinds.js';
import type { Refusal } from '../rules/refusal.js';
import type { Commitment } from './commitment.js';
import type { Shell } from './shell.js';

/** Lets the rules decide about a case as it stands. */
export function decideOn(
  shell: Shell,
  { kind, command, commandId, actor, known = {}, now = shell.now() }: Commitment,
  state: unknown,
): { decision: Decision<unknown> | Refusal; context: Context } {
  const context: Context = { now, actor, commandId, known, ...shell.organisation() };
  return { decision: kindOf(kind).decide(state, command, context), context };
}

/** The case after a decision. */
export function advance(before: CaseDocument, decision: Decision<unknown>, context: Context): CaseDocument {
  const kind = kindOf(before.kind);
  const events = record(decision.events, context);
  const state = fold(kind.evolve, before.state, events);
  const owed = owe(decision.messages, { id: context.commandId, now: context.now });
  const mayBeSent = ({ dueAt }: Owed) => before.leaseUntil > 0 && dueAt <= context.now;
  return {
    ...before,
    state,
    events: [...before.events, ...events],
    timers: decision.timers,
    timerDueAt: firstDue(decision.timers),
    ...owing(addOwed(before.messages, events.length ? owed : owed.filter(isNew(before)), mayBeSent)),
    ...summaryOf(kind.summary(state)),
  };
}

export const owing = (messages: Owed[]) => ({ messages, messageDueAt: firstSend(messages) });

/** A command that left no event is not known as done: what it said is. */
function isNew({ events }: CaseDocument): (message: Owed) => boolean {
  const told = new Set(events.map(({ event }) => (event as { message?: string }).message));
  return ({ id }) => !told.has(id);
}

const absent = { holder: null, until: null, owner: null, category: null, department: null, size: null, place: null };

/** Absent facts are written as absent, not left as they were: what is undefined would stay. */
function summaryOf<Summary extends object>(summary: Summary): Summary {
  const present = Object.entries(summary).filter(([, value]) => value !== undefined);
  return { ...absent, ...Object.fromEntries(present) } as unknown as Summary;
}

/**
 * Delivery gets what was just taken for it. Who holds it already sees by itself that it owes more; the timers wake for
 * the rest.
 */
export function wake(shell: Shell, written: CaseDocument, before?: CaseDocument): void {
  const { _id: id, fence, messageDueAt, timerDueAt } = written;
  if (fence !== (before?.fence ?? 0)) shell.nudge({ owes: 'case', id, held: written });
  else if (messageDueAt !== null && messageDueAt > shell.now()) shell.nudge({ timer: messageDueAt });
  if (timerDueAt !== null) shell.nudge({ timer: timerDueAt });
}

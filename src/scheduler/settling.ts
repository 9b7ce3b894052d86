import type { Logger } from 'pino';
import type { Nudge } from '../flows/shell.js';
import { occurrenceId, type OccurrenceDocument, type Occurrences } from '../models/occurrences.js';
import { firstDue, owe } from '../models/outbox.js';
import type { Calendar } from '../rules/calendar.js';
import type { Message } from '../rules/case.js';
import { respectRest } from '../rules/kernel.js';
import type { Organisation } from '../rules/organisation.js';
import { maskPhone } from '../rules/privacy.js';
import { between, minute, type Instant } from '../rules/time.js';
import { administratorsOf, tell } from './administrators.js';
import type { JobContext } from './jobs.js';

/** What jobs are worked with. */
export interface Workplace {
  occurrences: Occurrences;
  /** Machine time in milliseconds: leases, pauses. */
  machineNow: () => number;
  organisation: () => { organisation: Organisation; calendar: Calendar };
  nudge: (what: Nudge) => void;
  log: Logger;
  /** How long a worker holds a fire, and the longest one attempt may take, in milliseconds. */
  leaseFor: number;
}

/** One look at what is due, at one business time. */
export interface Round extends Workplace {
  now: Instant;
}

export type Fire = Pick<OccurrenceDocument, 'name' | 'slot' | 'dueAt'>;

/** How a fire ended, as it is stored: with the messages that it owes. */
export type Ending = Pick<
  OccurrenceDocument,
  'state' | 'late' | 'doneAt' | 'leaseUntil' | 'messages' | 'messageDueAt' | 'error'
>;

export const done = (fire: Fire, messages: Message[], round: Round): Ending => ending('done', fire, messages, round);

/** Nobody worked it while it was useful; older ones than the newest are not spoken of. */
export function missed(fire: Fire, isNewest: boolean, round: Round): Ending {
  const { name, slot } = fire;
  const told = isNewest ? administrators(round).map((person) => tell(person, 'job.missed', { name, slot })) : [];
  return ending('missed', fire, told, round);
}

export function failed(fire: Fire, error: string, round: Round): Ending {
  const { name, slot } = fire;
  const told = administrators(round).map((person) => tell(person, 'job.failed', { name, slot, error }));
  return { ...ending('failed', fire, told, round), error };
}

function ending(state: Ending['state'], fire: Fire, messages: Message[], round: Round): Ending {
  const context = contextOf(fire, round);
  const owed = owe(respectRest(messages, context), { id: context.commandId, now: round.now });
  return {
    state,
    late: state === 'done' && context.late,
    doneAt: new Date(round.machineNow()),
    leaseUntil: 0,
    messages: owed,
    messageDueAt: firstDue(owed),
  };
}

const administrators = ({ organisation }: Round) => administratorsOf(organisation().organisation);

/** What a job's decision may know. */
export const contextOf = ({ name, slot, dueAt }: Fire, { now, organisation }: Round): JobContext => ({
  ...organisation(),
  ...{ now, actor: { clock: true }, commandId: occurrenceId(name, slot), known: {} },
  ...{ slot, dueAt, late: between(dueAt, now) > minute },
});

/** What went wrong, without numbers by which a customer could be known (security.1). */
export const describe = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\d{7,}/g, maskPhone).slice(0, 300);

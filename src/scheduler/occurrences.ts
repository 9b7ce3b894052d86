import { withTimeout } from '../flows/timeout.js';
import { occurrenceId, type OccurrenceDocument } from '../models/occurrences.js';
import type { Message } from '../rules/case.js';
import { between, day, latest, minute, plus } from '../rules/time.js';
import type { Schedule } from './cron.js';
import type { Job } from './jobs.js';
import { contextOf, describe, done, failed, missed, type Ending, type Fire, type Round } from './settling.js';

export interface ScheduledJob extends Job {
  schedule: Schedule;
}

/** So far back a fire is looked for. */
const furthestBack = 7 * day;
const mostAttempts = 5;
/** Between attempts, in milliseconds: 10 s, 40 s, 160 s, 640 s. */
const pause = (attempts: number): number => 10_000 * 4 ** (attempts - 1);

/**
 * Stores what a job should have fired since its last fire: of several that passed while nothing ran only the newest, to
 * be caught up while it is useful, else as missed, which the administrator hears once. A job seen for the first time
 * begins now. The same again changes nothing.
 */
export async function ensureOccurrences(job: ScheduledJob, round: Round): Promise<void> {
  const { occurrences, now } = round;
  const { name } = job;
  const last = await occurrences.lastSlot(name, now);
  if (!last) {
    await occurrences.ensure({ name, slot: 'begun', dueAt: now, state: 'done' });
    return;
  }
  const from = latest(last.dueAt, plus(now, -furthestBack));
  const newest = [...job.schedule.between(from, now, round.organisation().calendar)].at(-1);
  if (!newest) return;
  const fire = { name, ...newest };
  const ending = isUseful(job, fire, round) ? undefined : missed(fire, true, round);
  const isNew = await occurrences.ensure({ ...fire, state: 'open', ...ending });
  if (isNew && ending) announce(fire, ending, round);
}

const isUseful = ({ usefulFor }: Job, { dueAt }: Fire, { now }: Round): boolean =>
  between(dueAt, now) <= usefulFor * minute;

/**
 * Works every fire that is due and that nobody holds: each on its own, so that one that fails or hangs stops nobody
 * else's. Messages and state are written in one update, by whoever still holds the fire.
 */
export async function workOccurrences(jobs: ScheduledJob[], round: Round): Promise<void> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const machineNow = round.machineNow();
  const open = await round.occurrences.open();
  const free = open.filter(({ dueAt, leaseUntil }) => dueAt <= round.now && leaseUntil <= machineNow);
  await Promise.all(
    free.map(async ({ _id, name }) => {
      const job = byName.get(name);
      if (job) await workOne(job, _id, round);
    }),
  );
}

async function workOne(job: ScheduledJob, id: string, round: Round): Promise<void> {
  const { occurrences, machineNow, leaseFor, log } = round;
  const claimed = await occurrences.claim(id, machineNow(), machineNow() + leaseFor);
  if (!claimed) return;
  const outcome = await outcomeOf(job, claimed, round);
  if (!(await occurrences.settle(claimed, outcome)))
    log.warn({ occurrence: id }, 'a job took longer than it was held for; somebody else has it');
  else if ('messages' in outcome) announce(claimed, outcome, round);
}

/** Another attempt, after a pause. */
type Again = Pick<OccurrenceDocument, 'leaseUntil' | 'error'>;

async function outcomeOf(job: ScheduledJob, fire: OccurrenceDocument, round: Round): Promise<Ending | Again> {
  if (fire.attempts > mostAttempts) return failed(fire, fire.error ?? 'it never came to an end', round);
  if (!isUseful(job, fire, round)) return tooLate(fire, round);
  try {
    return done(fire, await withTimeout(prepared(job, fire, round), round.leaseFor), round);
  } catch (thrown) {
    return afterFailure(fire, thrown, round);
  }
}

async function prepared(job: Job, fire: Fire, round: Round): Promise<Message[]> {
  const context = contextOf(fire, round);
  return job.prepare(context, await job.read?.(context));
}

function afterFailure(fire: OccurrenceDocument, thrown: unknown, round: Round): Ending | Again {
  const { attempts, _id } = fire;
  const error = describe(thrown);
  round.log.warn({ occurrence: _id, attempts, error }, 'a job failed');
  return attempts >= mostAttempts
    ? failed(fire, error, round)
    : { leaseUntil: round.machineNow() + pause(attempts), error };
}

async function tooLate(fire: OccurrenceDocument, round: Round): Promise<Ending> {
  if (fire.error) return failed(fire, fire.error, round);
  const newest = await round.occurrences.lastSlot(fire.name, round.now);
  return missed(fire, newest?.slot === fire.slot, round);
}

function announce({ name, slot }: Fire, { messageDueAt }: Ending, { now, nudge }: Round): void {
  if (!messageDueAt) return;
  nudge(messageDueAt > now ? { timer: messageDueAt } : { owes: 'occurrence', id: occurrenceId(name, slot) });
}

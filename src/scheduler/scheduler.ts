import type { Calendar } from '../rules/calendar.js';
import { between, type Instant } from '../rules/time.js';
import { alarmOf, scheduleOf } from './cron.js';
import type { Job } from './jobs.js';
import { ensureOccurrences, workOccurrences, type ScheduledJob } from './occurrences.js';
import type { Round, Workplace } from './settling.js';

export interface SchedulerOptions extends Workplace {
  /** The table: `jobsOf(…)`. */
  jobs: Job[];
  /** Business time. */
  now: () => Instant;
}

export interface Scheduler {
  /** Wakes for every job from now on; what was due while nothing ran is looked after at once. */
  start(): Promise<void>;
  /** Works what is due at a business time: the demonstration's clock calls it for each slot on its way. */
  run(now: Instant): Promise<void>;
  /** The next fire of any job after a business time; null when there is none within a good year. */
  nextSlot(now: Instant): Instant | null;
  /** Resolves when nothing is being worked and nothing will wake. */
  stop(): Promise<void>;
}

/** Longest and shortest sleep, in milliseconds. */
const longestSleep = 3_600_000;
const shortestSleep = 1000;

/**
 * Scheduled jobs: each fire exactly once, whichever of several processes wakes for it. What is stored decides, so that
 * waking too often costs one look and waking late loses nothing.
 *
 * @throws when a job's cron expression can't be read
 */
export function schedulerOf({ jobs: table, now, ...place }: SchedulerOptions): Scheduler {
  const jobs: ScheduledJob[] = table.map((job) => ({ ...job, schedule: scheduleOf(job.when) }));
  const upcoming = upcomingOf();
  /** Up to when this process has looked after each job. */
  const ensured = new Map<ScheduledJob, Instant>();
  const working = new Set<Promise<void>>();
  let alarm: ReturnType<typeof alarmOf> | undefined;
  let sleep: NodeJS.Timeout | undefined;
  let awake = false;

  async function run(at: Instant): Promise<void> {
    const round = { ...place, now: at };
    try {
      await Promise.all(jobs.filter((job) => mayHaveFired(job, at)).map((job) => ensure(job, round)));
      await workOccurrences(jobs, round);
    } finally {
      await sleepUntilNext();
    }
  }

  /** False when nothing fired since this process last looked: most wakes are for another job. */
  function mayHaveFired(job: ScheduledJob, at: Instant): boolean {
    const since = ensured.get(job);
    if (since === undefined || at < since) return true;
    const next = upcoming(job, since, place.organisation().calendar);
    return next !== undefined && next <= at;
  }

  async function ensure(job: ScheduledJob, round: Round): Promise<void> {
    await ensureOccurrences(job, round);
    ensured.set(job, round.now);
  }

  function wake(): void {
    const work = run(now())
      .catch((error: unknown) => place.log.error({ err: error }, 'jobs could not be worked; they are tried again'))
      .finally(() => working.delete(work));
    working.add(work);
  }

  function nextSlot(at: Instant): Instant | null {
    const { calendar } = place.organisation();
    const due = jobs.map((job) => upcoming(job, at, calendar)).filter((dueAt) => dueAt !== undefined);
    return due.sort()[0] ?? null;
  }

  /**
   * Cron's alarm follows the machine's time and the table. What it can't know is slept for: business time that is ahead
   * in the demonstration, a pause before the next attempt, the lease of a worker that died.
   */
  async function sleepUntilNext(): Promise<void> {
    if (!awake) return;
    const waits = await waitsOfOpen().catch(() => [shortestSleep]);
    const slot = nextSlot(now());
    if (slot) waits.push(between(now(), slot));
    if (!awake) return;
    followTimeZone();
    clearTimeout(sleep);
    sleep = setTimeout(wake, Math.max(Math.min(...waits, longestSleep), shortestSleep)).unref();
  }

  async function waitsOfOpen(): Promise<number[]> {
    const open = await place.occurrences.open();
    const known = open.filter(({ name }) => jobs.some((job) => job.name === name));
    return known.map(({ dueAt, leaseUntil }) => Math.max(leaseUntil - place.machineNow(), between(now(), dueAt)));
  }

  /** An imported organisation may have another. */
  function followTimeZone(): void {
    const { timeZone } = place.organisation().calendar;
    if (alarm?.timeZone === timeZone) return;
    alarm?.stop();
    alarm = alarmOf({ expressions: jobs.map(({ when }) => when), timeZone, wake, log: place.log });
  }

  return {
    run,
    nextSlot,
    async start() {
      awake = true;
      wake();
      await Promise.all(working);
    },
    async stop() {
      awake = false;
      alarm?.stop();
      alarm = undefined;
      clearTimeout(sleep);
      await Promise.all(working);
    },
  };
}

/** The next fire of a job. It is kept until it has passed: a jump of the clock asks after every slot. */
function upcomingOf(): (job: ScheduledJob, after: Instant, calendar: Calendar) => Instant | undefined {
  const known = new Map<ScheduledJob, { calendar: Calendar; from: Instant; dueAt: Instant }>();
  return (job, after, calendar) => {
    const kept = known.get(job);
    if (kept && kept.calendar === calendar && kept.from <= after && after < kept.dueAt) return kept.dueAt;
    const next = job.schedule.next(after, calendar);
    if (next) known.set(job, { calendar, from: after, dueAt: next.dueAt });
    return next?.dueAt;
  };
}

import { pino } from 'pino';
import type { Nudge } from '../../src/flows/shell.js';
import type { Store } from '../../src/models/connection.js';
import { occurrencesOf } from '../../src/models/occurrences.js';
import { calendarOf } from '../../src/rules/calendar.js';
import type { Message } from '../../src/rules/case.js';
import { minute, plus, type Instant } from '../../src/rules/time.js';
import type { Job } from '../../src/scheduler/jobs.js';
import { schedulerOf } from '../../src/scheduler/scheduler.js';
import { company, organisationFrom } from '../support/company.js';

export const leaseFor = minute;

/** The company with an administrator, in a time zone. */
export function companyIn(timeZone: string) {
  const raw = company();
  raw.people.it = { name: '小何', posts: 'administrator', department: 'office', superior: 'zheng', shifts: 'day' };
  return organisationFrom({ ...raw, timeZone });
}

/** Says one thing to somebody. */
export const says = (person: string, say: string, facts = {}): Message => ({ to: { person }, say, facts });

/** A job that greets the service manager and remembers when. */
export function greeting(more: Partial<Job> = {}): { job: Job; fired: Instant[] } {
  const fired: Instant[] = [];
  const prepare: Job['prepare'] = ({ now, slot }) => {
    fired.push(now);
    return [says('zhou', 'greeting', { slot })];
  };
  return { job: { name: 'greeting', when: '0 9 * * *', whom: 'zhou', usefulFor: 120, prepare, ...more }, fired };
}

/** Schedulers on one store, whose clocks the test moves: business and machine time together unless said. */
export async function world(store: Store, timeZone = 'Asia/Shanghai', organisation = companyIn(timeZone)) {
  const occurrences = occurrencesOf(store);
  await store.ensureIndexes();
  const calendar = calendarOf(organisation);
  const nudged: Nudge[] = [];
  const clock = { now: '2026-11-22T16:00:00.000Z', machine: 1_000_000 };

  return {
    clock,
    calendar,
    occurrences,
    nudged,
    /** `2026-11-23 09:00` in the organisation's time zone. */
    at: (local: string): Instant => calendar.at(local.slice(0, 10), local.slice(11)),
    /** One process. */
    scheduler: (...jobs: Job[]) =>
      schedulerOf({
        jobs,
        occurrences,
        now: () => clock.now,
        machineNow: () => clock.machine,
        organisation: () => ({ organisation, calendar }),
        nudge: (what) => nudged.push(what),
        log: pino({ enabled: false }),
        leaseFor,
      }),
    pass(milliseconds: number): Instant {
      clock.machine += milliseconds;
      clock.now = plus(clock.now, milliseconds);
      return clock.now;
    },
    /** Every fire of a job there is, in order, without the mark of its beginning. */
    async fires(name = 'greeting') {
      const all = await store.connection.collection<{ _id: string }>('occurrences').find({}).toArray();
      const found = await Promise.all(all.map(({ _id }) => occurrences.byId(_id)));
      return found
        .filter((one) => one !== null)
        .filter((one) => one.name === name && one.slot !== 'begun')
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    },
  };
}
export type World = Awaited<ReturnType<typeof world>>;

import type { Context, Message } from '../rules/case.js';
import type { Instant } from '../rules/time.js';
import { administratorsOf, tell } from './administrators.js';
import { dutyGapMessages } from './dutyRoster.js';

/** What a job may know when it prepares its messages: as data, like a decision's context. */
export interface JobContext extends Context {
  /** The fire's local time with its offset. */
  slot: string;
  dueAt: Instant;
  /** More than a minute after it was due: the process was down, or a worker died. */
  late: boolean;
}

/** A scheduled job: one line of the table below. */
export interface Job<Read = unknown> {
  /** Stays as it is: fires are stored under it. */
  name: string;
  /** Cron expression in the organisation's time zone: minute, hour, day of the month, month, weekday. */
  when: string;
  /** Who hears of it. */
  whom: string;
  article?: string;
  /** Minutes after which a fire that nobody worked is no longer made up for. */
  usefulFor: number;
  /** Reads what `prepare` needs. It may be done again, as after a crash. */
  read?(context: JobContext): Promise<Read>;
  /** Who is told what. Pure. */
  prepare(context: JobContext, read: Read): Message[];
}

/** What the jobs read, or have done. */
export interface JobReads {
  /** Removes what has outlived its time from the store. */
  sweep: () => Promise<unknown>;
}

const hour = 60;
const day = 24 * hour;

const job = <Read>(row: Job<Read>): Job => row;

/** Every scheduled job. A new one is one more row. */
export const jobsOf = ({ sweep }: JobReads): Job[] => [
  job({
    name: 'dutyRosterGap',
    when: '0 9 * * *',
    whom: "each site's office manager and supervisor, a day ahead",
    usefulFor: 10 * hour,
    prepare: dutyGapMessages,
  }),
  job({
    name: 'calendarData',
    when: '0 9 * * *',
    whom: 'the administrator, from 1 December on',
    usefulFor: 10 * hour,
    prepare: calendarMissing,
  }),
  job({
    name: 'sweep',
    when: '0 * * * *',
    whom: 'nobody',
    usefulFor: 7 * day,
    read: sweep,
    prepare: () => [],
  }),
];

/** Deadlines in a year whose statutory holidays are not known yet are provisional. */
function calendarMissing({ now, organisation, calendar }: JobContext): Message[] {
  const ahead = calendar.addDays(calendar.dateOf(now), 31);
  if (!calendar.isProvisional(ahead)) return [];
  return administratorsOf(organisation).map((person) =>
    tell(person, 'job.calendarMissing', { year: Number(ahead.slice(0, 4)) }),
  );
}

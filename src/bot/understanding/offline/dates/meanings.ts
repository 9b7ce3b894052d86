import type { Day } from './calendar.js';
import type { Meaning } from './tokens.js';

/** One day, or nothing when it could not be found. */
export const day = (at: Day | undefined): Meaning | undefined =>
  at === undefined ? undefined : { kind: 'day', day: at };

/** One day whose words mean another one when they follow a day: the 25th after 21 December. */
export const dated = (at: Day | undefined, from: (day: Day) => Day | undefined): Meaning | undefined =>
  at === undefined ? undefined : { kind: 'day', day: at, from };

/** From the first to the last day. */
export const days = (from: Day, to: Day, loose = false): Meaning => ({ kind: 'days', from, to, loose });

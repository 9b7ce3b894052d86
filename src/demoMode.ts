import type { Calendar } from './rules/calendar.js';
import type { Organisation } from './rules/organisation.js';
import type { Instant } from './rules/time.js';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/**
 * Whether this start is the demonstration. It is on when the store is empty and nobody outside this machine can reach it.
 *
 * @throws where the demonstration would mix with real data or be open to others; the message says what to do
 */
export function isDemo(asked: 'auto' | 'on' | 'off', host: string, stored: Organisation | undefined): boolean {
  if (asked === 'on' && stored && !stored.demo)
    throw new Error(
      'DEMO=on: this store holds real data. Choose another DATA_FOLDER for the demonstration, or start without DEMO.',
    );
  if (asked === 'off' && stored?.demo)
    throw new Error(
      'DEMO=off: this store holds the demonstration. Choose another DATA_FOLDER and import your organisation: npm run org:import -- org.yaml residents.csv',
    );
  const demo = asked === 'on' || stored?.demo === true || (asked === 'auto' && !stored);
  if (demo && !loopback.includes(host)) {
    throw new Error(
      stored || asked === 'on'
        ? `HOST=${host}: in the demonstration everybody may be anybody, so it listens on 127.0.0.1 only.`
        : `HOST=${host}: there is no organisation yet. Import one first: npm run org:import -- org.yaml residents.csv`,
    );
  }
  if (!demo && !stored)
    throw new Error(
      'DEMO=off: there is no organisation yet. Import one first: npm run org:import -- org.yaml residents.csv',
    );
  return demo;
}

/** The working day of the demonstration: in it, everybody whom a complaint needs is at work. */
const dayFrom = '08:40';
const dayTo = '15:00';

/** When the demonstration begins: now within a working day, else at nine on the next one, so that nobody has to wait for a shift. */
export function demoBegins(calendar: Calendar, now: Instant): Instant {
  const date = calendar.dateOf(now);
  const time = calendar.timeOf(now);
  if (calendar.isWorkday(date) && time >= dayFrom && time <= dayTo) return now;
  return nextMorning(
    calendar,
    calendar.isWorkday(date) && time < dayFrom ? calendar.at(calendar.addDays(date, -1), '12:00') : now,
  );
}

/** Nine o'clock on the next workday. */
export const nextMorning = (calendar: Calendar, now: Instant): Instant =>
  calendar.at(calendar.workdayAfter(calendar.dateOf(now), 1), '09:00');

import type { Text } from '../../rules/organisation.js';
import type { LocalDate } from '../../rules/time.js';

/** What scheduled jobs say. */
export interface JobSays {
  /** Days on which nobody decides what can't wait; the site only where there are several. */
  'job.dutyGap': { dates: LocalDate[]; site?: Text };
  'job.calendarMissing': { year: number };
  /** To the administrator. The slot is local time with its offset. */
  'job.failed': { name: string; slot: string; error: string };
  'job.missed': { name: string; slot: string };
}

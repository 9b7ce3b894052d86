import type { Text } from '../../rules/organisation.js';
import { instant, milliseconds, type Instant, type LocalDate } from '../../rules/time.js';

/** What scheduled jobs say. */
export interface JobSays {
  /** Days on which nobody decides what can't wait; the site only where there are several. */
  'job.dutyGap': { dates: LocalDate[]; site?: Text };
  'job.calendarMissing': { year: number };
  /** To the administrator. The slot is local time with its offset. */
  'job.failed': { name: string; slot: string; error: string };
  'job.missed': { name: string; slot: string };
}

/** What a language calls a job; its own name where it has no words for it. */
export const jobName = (names: Record<string, string>, name: string): string =>
  (Object.hasOwn(names, name) && names[name]) || name;

/** When a slot was due: `2026-11-23T09:00+08:00` as a moment. */
export const slotStart = (slot: string): Instant => instant(milliseconds(slot));

/** A moment, as ISO 8601 in UTC with milliseconds (`2026-11-23T14:41:00.000Z`): sorts and compares as text. */
export type Instant = string;

/** A day in the organisation's time zone, `2026-11-23`. */
export type LocalDate = string;

/** A time of day in the organisation's time zone, `08:30`. `24:00` is the end of the day. */
export type TimeOfDay = string;

/** From `from` (included) to `to` (not included). */
export interface Interval {
  from: Instant;
  to: Instant;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();
export const milliseconds = (at: Instant): number => Date.parse(at);
export const plus = (at: Instant, duration: number): Instant => instant(milliseconds(at) + duration);
export const between = (from: Instant, to: Instant): number => milliseconds(to) - milliseconds(from);
export const earliest = (...at: Instant[]): Instant => at.reduce((a, b) => (a < b ? a : b));
export const latest = (...at: Instant[]): Instant => at.reduce((a, b) => (a > b ? a : b));

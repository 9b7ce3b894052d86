import type { Organisation, PersonId } from './organisation.js';
import type { Instant, Interval, LocalDate, TimeOfDay } from './time.js';

/** The working calendar of an organisation: statutory holidays, make-up workdays, rosters, time zone. Pure. */
export interface Calendar {
  timeZone: string;
  dateOf(at: Instant): LocalDate;
  timeOf(at: Instant): TimeOfDay;
  /** The moment of a local time; `24:00` is the start of the next day. In a daylight-saving gap the moment after it. */
  at(date: LocalDate, time: TimeOfDay): Instant;
  addDays(date: LocalDate, days: number): LocalDate;
  isWorkday(date: LocalDate): boolean;
  /** True when there is no holiday data for that year yet: deadlines computed with it are provisional. */
  isProvisional(date: LocalDate): boolean;
  /** The n-th workday after `date` (n ≥ 1). */
  workdayAfter(date: LocalDate, n: number): LocalDate;
  /** Shift ids of the day the shift begins. */
  shiftIdsOn(person: PersonId, date: LocalDate): string[];
  /** Working intervals (breaks taken out) that overlap [from, to), in order. */
  rostered(person: PersonId, from: Instant, to: Instant): Interval[];
  /** On shift, breaks included: within the outer bounds of a shift. */
  onShift(person: PersonId, at: Instant): boolean;
  /** The shift (outer bounds) that contains `at`, else the next that begins after it within 60 days. */
  currentOrNextShift(person: PersonId, at: Instant): Interval | undefined;
  /** `minutes` of the person's rostered time after `from`; plain time when the person has no shift within 60 days. */
  addRostered(person: PersonId, from: Instant, minutes: number): Instant;
  /** The next local date after that of `from` on which a shift of the person begins; the next workday if none is known. */
  nextRosteredDay(person: PersonId, from: Instant): LocalDate;
  /** `minutes` counted only between two times of day, every day. */
  addWithin(from: Instant, minutes: number, dayFrom: TimeOfDay, dayTo: TimeOfDay): Instant;
  /** Within quiet hours (which may pass midnight)? */
  isWithin(at: Instant, from: TimeOfDay, to: TimeOfDay): boolean;
  /** The next moment at or after `at` with that time of day. */
  nextTimeOfDay(at: Instant, time: TimeOfDay): Instant;
}

/** @see Calendar */
export declare function calendarOf(organisation: Organisation): Calendar;

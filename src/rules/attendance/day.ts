import type { AttendanceRecordSettings } from '../attendanceRecordSettings.js';
import type { Calendar } from '../calendar.js';
import type { PersonId } from '../organisation.js';
import { between, earliest, latest, minute, plus, type Instant, type Interval, type LocalDate } from '../time.js';
import type { Mark } from './state.js';

type Windows = Pick<AttendanceRecordSettings, 'clockBefore' | 'clockAfter'>;

/** The shifts (outer bounds) that begin on a day, in order; those that touch are one. */
export function shiftsOn(calendar: Calendar, person: PersonId, date: LocalDate): Interval[] {
  const [start, end] = [calendar.at(date, '00:00'), calendar.at(date, '24:00')];
  const shifts: Interval[] = [];
  for (let at = start; at < end;) {
    const shift = calendar.currentOrNextShift(person, at);
    if (!shift || shift.from >= end) break;
    if (shift.from >= start) add(shifts, shift);
    at = latest(shift.to, plus(at, minute));
  }
  return shifts;
}

function add(shifts: Interval[], shift: Interval): void {
  const last = shifts.at(-1);
  if (last && shift.from <= last.to) last.to = latest(last.to, shift.to);
  else shifts.push({ ...shift });
}

/** What is to be worked in these shifts: breaks taken out. */
export const plannedIn = (calendar: Calendar, person: PersonId, shifts: Interval[]): Interval[] =>
  shifts.flatMap(({ from, to }) => calendar.rostered(person, from, to));

/**
 * The working day a clock belongs to: coming, the shift that runs or comes; going, the last one begun. Without a shift
 * near enough it is the local day itself.
 */
export function dayOfClock(
  { what, at }: Pick<Mark, 'what' | 'at'>,
  person: PersonId,
  calendar: Calendar,
  { clockBefore, clockAfter }: Windows,
): LocalDate {
  const today = calendar.dateOf(at);
  const near = [-1, 0, 1].flatMap((days) => {
    const date = calendar.addDays(today, days);
    return shiftsOn(calendar, person, date).map((shift) => ({ date, ...shift }));
  });
  const found =
    what === 'in'
      ? near.find(({ from, to }) => plus(from, -clockBefore * minute) <= at && at < to)
      : near.findLast(({ from, to }) => from <= at && at <= plus(to, clockAfter * minute));
  return found?.date ?? today;
}

/** What is left of the intervals when others are taken out. */
export function without(intervals: Interval[], taken: Interval[]): Interval[] {
  return taken.reduce<Interval[]>(
    (left, cut) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: earliest(to, cut.from) },
          { from: latest(from, cut.to), to },
        ].filter((part) => part.from < part.to),
      ),
    intervals,
  );
}

/** Whole minutes: 19 minutes and 59 seconds are 19. */
export const minutesIn = (intervals: Interval[], { from, to }: Interval): number =>
  Math.floor(
    intervals.reduce((sum, one) => sum + Math.max(0, between(latest(one.from, from), earliest(one.to, to))), 0) /
      minute,
  );

export const endOf = (intervals: Interval[]): Instant | undefined =>
  intervals.length ? latest(...intervals.map(({ to }) => to)) : undefined;

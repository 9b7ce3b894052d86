import { attendanceOf, type LeaveKind } from '../attendanceSettings.js';
import type { Calendar } from '../calendar.js';
import type { Organisation, PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import {
  between,
  day,
  earliest,
  latest,
  milliseconds,
  minute,
  plus,
  type Instant,
  type Interval,
  type LocalDate,
} from '../time.js';
import { addDays } from '../zone.js';
import type { Span } from './state.js';

/** Who and by which calendar; `now` bounds what lies too far back. */
export interface Whose {
  person: PersonId;
  organisation: Organisation;
  calendar: Calendar;
  now: Instant;
}

/** Kinds that are no absence from a shift, or only a part of one. */
export const isWork = (kind: LeaveKind): boolean => ['overtime', 'outing', 'offPost'].includes(kind);

/**
 * When somebody would be away, counted in working time by their own shifts (attendance.8): a whole day is the shifts that
 * begin on it, so that a night shift over midnight is one day.
 * @param start local, a day or a day and a time; @param end the same, included when it is a day
 */
export function spanOf(kind: LeaveKind, start: string, end: string, whose: Whose): Span | Refusal {
  const [first, last] = [read(start), read(end)];
  if (!first || !last) return refuse('leave.noSuchDate', { date: first ? end : start });
  const { calendar } = whose;
  const from = first.time ? calendar.at(first.date, first.time) : calendar.at(first.date, '00:00');
  const to = last.time ? calendar.at(last.date, last.time) : calendar.at(last.date, '24:00');
  if (to <= from) return refuse('leave.endsBeforeStart', { start, end });
  const bounds = outOfBounds(kind, { from, to }, whose);
  if (bounds) return bounds;
  const asked = { start, end };
  if (kind === 'overtime') return overtime(asked, { from, to }, whose);
  const shifts = shiftsOf(whose, { from, to }, { beginning: !first.time, ending: !last.time });
  const [one, final] = [shifts[0], shifts.at(-1)];
  if (!one || !final) return nothingRostered(whose, from);
  const window = { from: first.time ? from : one.from, to: last.time ? to : final.to };
  return counted(asked, window, shifts, whose);
}

function outOfBounds(kind: LeaveKind, { from, to }: Interval, { organisation, now }: Whose): Refusal | undefined {
  const { longestDays, pastDays } = attendanceOf(organisation);
  const most = kind === 'statutory' ? longestDays.statutory : kind === 'sick' ? longestDays.sick : longestDays.ordinary;
  const days = Math.ceil(between(from, to) / day);
  if (days > most) return refuse('leave.tooLong', { days, most });
  return to < plus(now, -pastDays * day) ? refuse('leave.longPast', { days: pastDays }) : undefined;
}

function counted(
  asked: { start: string; end: string },
  window: Interval,
  shifts: Interval[],
  whose: Whose,
): Span | Refusal {
  const { calendar, person, organisation } = whose;
  const worked = (one: Interval) => minutesOf(calendar.rostered(person, one.from, one.to));
  const parts = shifts
    .map((shift) => ({ shift, missed: worked(overlap(shift, window)), whole: worked(shift) }))
    .filter(({ missed }) => missed > 0);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return nothingRostered(whose, window.from);
  const days = parts.reduce((sum, { missed, whole }) => sum + missed / whole, 0);
  return {
    ...asked,
    ...window,
    firstShift: first.shift.from,
    lastShift: last.shift.to,
    minutes: parts.reduce((sum, { missed }) => sum + missed, 0),
    days: Math.round(days * 100) / 100,
    dates: [...new Set(parts.map(({ shift }) => calendar.dateOf(shift.from)))],
    full: days >= attendanceOf(organisation).certificateAfterDays - 0.001,
  };
}

/** Extra hours: what lies outside the own shifts. */
function overtime(asked: { start: string; end: string }, { from, to }: Interval, whose: Whose): Span | Refusal {
  const { calendar, person } = whose;
  const minutes = between(from, to) / minute - minutesOf(calendar.rostered(person, from, to));
  if (minutes <= 0 || !asked.start.includes(':')) return refuse('leave.withinShift', {}, { article: 'attendance.7' });
  return {
    ...asked,
    from,
    to,
    firstShift: from,
    lastShift: to,
    minutes,
    days: 0,
    dates: [calendar.dateOf(from)],
    full: false,
  };
}

function nothingRostered({ calendar, person }: Whose, from: Instant): Refusal {
  const next = calendar.currentOrNextShift(person, from);
  return refuse('leave.noShiftThen', next ? { next: next.from } : {});
}

/**
 * The shifts (outer bounds) that a time touches.
 * @param wholly by whole days at either end, a shift counts by the day on which it begins
 */
export function shiftsOf(
  { calendar, person }: Pick<Whose, 'calendar' | 'person'>,
  { from, to }: Interval,
  wholly = { beginning: false, ending: false },
): Interval[] {
  const shifts: Interval[] = [];
  for (let at = from; at < to;) {
    const shift = calendar.currentOrNextShift(person, at);
    if (!shift || shift.from >= to) break;
    if (!wholly.beginning || shift.from >= from) shifts.push(shift);
    at = latest(shift.to, plus(at, minute));
  }
  return shifts;
}

const overlap = (one: Interval, other: Interval): Interval => ({
  from: latest(one.from, other.from),
  to: earliest(one.to, other.to),
});
const minutesOf = (parts: Interval[]): number =>
  Math.round(parts.reduce((sum, one) => sum + between(one.from, one.to), 0) / minute);

/** A local day or day and time, when there is such a one: 30 February is none. */
export function read(text: string): { date: LocalDate; time?: string } | undefined {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(text) ?? [];
  if (!date || Number.isNaN(Date.parse(date)) || addDays(date, 0) !== date) return undefined;
  if (time === undefined) return { date };
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? { date, time } : undefined;
}

/** The end of a leave that its owner cuts short: working time anew. */
export function shortened(span: Span, to: Instant, whose: Whose): Span | undefined {
  const window = { from: span.from, to };
  const shifts = shiftsOf(whose, window);
  const found = counted({ start: span.start, end: localOf(whose.calendar, to) }, window, shifts, whose);
  return 'refused' in found ? undefined : found;
}

export const localOf = (calendar: Calendar, at: Instant): string => `${calendar.dateOf(at)}T${calendar.timeOf(at)}`;

/** Two times that share a moment. */
export const meets = (one: Interval, other: Interval): boolean =>
  milliseconds(one.from) < milliseconds(other.to) && milliseconds(other.from) < milliseconds(one.to);

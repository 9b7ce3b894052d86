import type { Organisation, PersonId, Roster, Shift } from './organisation.js';
import { earliest, latest } from './time.js';
import type { Interval, LocalDate } from './time.js';
import { addDays, dateOfDay, daysBetween } from './zone.js';
import type { Zone } from './zone.js';

/** One shift of one person on the day it begins. */
export interface WorkedShift {
  shift: string;
  /** From its beginning to its end, breaks included. */
  outer: Interval;
  /** What is worked: breaks taken out. */
  worked: Interval[];
}

/** Who works when. Cached per person and day: rosters only change with a new version of the organisation. */
export interface Rosters {
  idsOn: (person: PersonId, date: LocalDate) => string[];
  /** In order of beginning. @param day number of the local day (zone.ts) on which they begin */
  shiftsOn: (person: PersonId, day: number) => WorkedShift[];
}

/** Days per person: more than a year. */
const cacheLimit = 500;
const none: WorkedShift[] = [];

export function rostersOf(organisation: Organisation, zone: Zone, isWorkday: (date: LocalDate) => boolean): Rosters {
  const rosters = new Map(organisation.staff.map((one): [PersonId, Roster] => [one.id, one.roster]));
  const shifts = new Map(organisation.shifts.map((one): [string, Shift] => [one.id, one]));
  const known = new Map<PersonId, Map<number, WorkedShift[]>>();
  for (const id of rosters.keys()) known.set(id, new Map());

  const idsOn = (person: PersonId, date: LocalDate): string[] => {
    const roster = rosters.get(person);
    return roster ? shiftIdsOf(roster, date, isWorkday) : [];
  };

  function shiftsOn(person: PersonId, day: number): WorkedShift[] {
    const own = known.get(person);
    if (!own) return none;
    const found = own.get(day);
    if (found) return found;
    if (own.size > cacheLimit) own.clear();
    const date = dateOfDay(day);
    const computed = idsOn(person, date)
      .flatMap((id) => shifts.get(id) ?? [])
      .map((shift) => workedShift(shift, date, zone))
      .sort((a, b) => (a.outer.from < b.outer.from ? -1 : 1));
    own.set(day, computed);
    return computed;
  }

  return { idsOn, shiftsOn };
}

/** Single dates win; then the cycle from its first day on; then the pattern of workdays and days off. */
function shiftIdsOf(roster: Roster, date: LocalDate, isWorkday: (date: LocalDate) => boolean): string[] {
  const single = roster.dates?.[date];
  if (single) return single;
  const { cycle } = roster;
  if (cycle && cycle.shifts.length > 0 && date >= cycle.from) {
    const shift = cycle.shifts[daysBetween(cycle.from, date) % cycle.shifts.length];
    return shift ? [shift] : [];
  }
  return (isWorkday(date) ? roster.workdays : roster.daysOff) ?? [];
}

function workedShift(shift: Shift, date: LocalDate, zone: Zone): WorkedShift {
  const tomorrow = addDays(date, 1);
  const outer = { from: zone.at(date, shift.from), to: zone.at(shift.to <= shift.from ? tomorrow : date, shift.to) };
  if (!shift.breakFrom || !shift.breakTo) return { shift: shift.id, outer, worked: [outer] };
  const breakDay = shift.breakFrom < shift.from ? tomorrow : date;
  const pause = {
    from: zone.at(breakDay, shift.breakFrom),
    to: zone.at(shift.breakTo < shift.breakFrom ? addDays(breakDay, 1) : breakDay, shift.breakTo),
  };
  const worked = [
    { from: outer.from, to: earliest(pause.from, outer.to) },
    { from: latest(pause.to, outer.from), to: outer.to },
  ];
  return { shift: shift.id, outer, worked: worked.filter(({ from, to }) => from < to) };
}

/** Joins intervals that touch or overlap; the result is in order. */
export function joined(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const one of [...intervals].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last && one.from <= last.to) last.to = latest(last.to, one.to);
    else result.push({ ...one });
  }
  return result;
}

/** The part of the intervals within [from, to). */
export const within = (intervals: Interval[], { from, to }: Interval): Interval[] =>
  intervals
    .map((one) => ({ from: latest(one.from, from), to: earliest(one.to, to) }))
    .filter((one) => one.from < one.to);

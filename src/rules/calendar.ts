import chineseDays from 'chinese-days';
import type { Organisation, PersonId } from './organisation.js';
import { joined, rostersOf, within } from './roster.js';
import type { Rosters } from './roster.js';
import { between, latest, minute, plus } from './time.js';
import type { Instant, Interval, LocalDate, TimeOfDay } from './time.js';
import { addDays, dateOfDay, weekdayOf, zoneOf } from './zone.js';
import type { Zone } from './zone.js';

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

/** So far ahead a person's next shift is looked for. */
const horizon = 60;

/**
 * The calendar of one version of the organisation. Make it once per version: it caches what it works out.
 * @see Calendar
 */
export function calendarOf(organisation: Organisation): Calendar {
  const zone = zoneOf(organisation.timeZone);
  const { isWorkday, isProvisional } = workdaysOf(organisation);
  const rosters = rostersOf(organisation, zone, isWorkday);

  return {
    timeZone: organisation.timeZone,
    dateOf: zone.dateOf,
    timeOf: zone.timeOf,
    at: zone.at,
    addDays,
    isWorkday,
    isProvisional,
    workdayAfter: (date, n) => workdayAfter(isWorkday, date, n),
    shiftIdsOn: rosters.idsOn,
    ...shiftsOf(zone, rosters, isWorkday),
    addWithin: (from, minutes, dayFrom, dayTo) => addWithin(zone, from, minutes, dayFrom, dayTo),
    isWithin: (at, from, to) => isBetween(zone.timeOf(at), from, to),
    nextTimeOfDay: zone.next,
  };
}

/** Statutory holidays and make-up workdays of mainland China; what the company sets wins. */
function workdaysOf({ holidays }: Organisation): Pick<Calendar, 'isWorkday' | 'isProvisional'> {
  const own = new Map([
    ...holidays.work.map((date): [LocalDate, boolean] => [date, true]),
    ...holidays.off.map((date): [LocalDate, boolean] => [date, false]),
  ]);
  const known = new Map<LocalDate, boolean>();
  const years = new Map<string, boolean>();
  return {
    isWorkday(date) {
      const found = known.get(date) ?? own.get(date) ?? statutory(date) ?? weekdayOf(date) <= 5;
      known.set(date, found);
      return found;
    },
    isProvisional(date) {
      // National Day is a holiday in every year that has been announced.
      const year = date.slice(0, 4);
      const found = years.get(year) ?? (own.get(`${year}-10-01`) ?? statutory(`${year}-10-01`)) !== false;
      years.set(year, found);
      return found;
    },
  };
}

/**
 * Whether the state says so: `Name,名称,days` is a holiday or its make-up day, anything else is a weekday's name,
 * which is not used because the library takes it from the machine's zone.
 */
function statutory(date: LocalDate): boolean | undefined {
  const { name, work } = chineseDays.getDayDetail(date);
  return name.includes(',') ? work : undefined;
}

function workdayAfter(isWorkday: (date: LocalDate) => boolean, date: LocalDate, n: number): LocalDate {
  let found = date;
  for (let left = n; left > 0;) {
    found = addDays(found, 1);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}

type OfShifts = 'rostered' | 'onShift' | 'currentOrNextShift' | 'addRostered' | 'nextRosteredDay';

function shiftsOf(zone: Zone, rosters: Rosters, isWorkday: (date: LocalDate) => boolean): Pick<Calendar, OfShifts> {
  /** A shift that began the day before may still run; of two at once the one that ends last. */
  function running(person: PersonId, at: Instant): Interval | undefined {
    const today = zone.dayOf(at);
    let found: Interval | undefined;
    for (let day = today - 1; day <= today; day += 1) {
      for (const { outer } of rosters.shiftsOn(person, day)) {
        if (outer.from <= at && at < outer.to && (!found || found.to < outer.to)) found = outer;
      }
    }
    return found;
  }

  function nextAfter(person: PersonId, at: Instant): Interval | undefined {
    const today = zone.dayOf(at);
    for (let day = today; day <= today + horizon; day += 1) {
      for (const { outer } of rosters.shiftsOn(person, day)) if (outer.from > at) return outer;
    }
    return undefined;
  }

  function rostered(person: PersonId, from: Instant, to: Instant): Interval[] {
    if (from >= to) return [];
    const worked: Interval[] = [];
    for (let day = zone.dayOf(from) - 1; day <= zone.dayOf(to); day += 1) {
      for (const shift of rosters.shiftsOn(person, day)) worked.push(...shift.worked);
    }
    return within(joined(worked), { from, to });
  }

  const currentOrNextShift = (person: PersonId, at: Instant) => running(person, at) ?? nextAfter(person, at);

  function addRostered(person: PersonId, from: Instant, minutes: number): Instant {
    let left = minutes * minute;
    let done = from;
    while (left > 0) {
      const shift = currentOrNextShift(person, done);
      if (!shift) return plus(done, left);
      for (const one of rostered(person, done, shift.to)) {
        const length = between(one.from, one.to);
        if (length >= left) return plus(one.from, left);
        left -= length;
      }
      done = shift.to;
    }
    return done;
  }

  function nextRosteredDay(person: PersonId, from: Instant): LocalDate {
    const today = zone.dayOf(from);
    for (let day = today + 1; day <= today + horizon; day += 1) {
      if (rosters.shiftsOn(person, day).length > 0) return dateOfDay(day);
    }
    return workdayAfter(isWorkday, dateOfDay(today), 1);
  }

  const onShift = (person: PersonId, at: Instant) => running(person, at) !== undefined;
  return { rostered, onShift, currentOrNextShift, addRostered, nextRosteredDay };
}

function addWithin(zone: Zone, from: Instant, minutes: number, dayFrom: TimeOfDay, dayTo: TimeOfDay): Instant {
  let left = minutes * minute;
  for (let date = addDays(zone.dateOf(from), -1); ; date = addDays(date, 1)) {
    const end = zone.at(dayTo <= dayFrom ? addDays(date, 1) : date, dayTo);
    const start = latest(zone.at(date, dayFrom), from);
    if (end <= start) continue;
    if (between(start, end) >= left) return plus(left > 0 ? start : from, left);
    left -= between(start, end);
  }
}

/** A window that passes midnight holds before its end and after its beginning. */
const isBetween = (time: TimeOfDay, from: TimeOfDay, to: TimeOfDay): boolean =>
  from <= to ? from <= time && time < to : from <= time || time < to;

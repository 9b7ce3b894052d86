import { IANAZone } from 'luxon';
import { day, instant, milliseconds, minute } from './time.js';
import type { Instant, LocalDate, TimeOfDay } from './time.js';

/** Local dates and times of one time zone. Pure; conversions are cached, as one happens for every message. */
export interface Zone {
  dateOf: (at: Instant) => LocalDate;
  timeOf: (at: Instant) => TimeOfDay;
  /** The local day as a number (`dateOfDay`), for look-ups that go through many days. */
  dayOf: (at: Instant) => number;
  /** Of a time that comes twice the first; of one that is skipped the moment after the gap; `24:00` is the next day's start. */
  at: (date: LocalDate, time: TimeOfDay) => Instant;
  /** The next moment at or after `at` with that time of day. */
  next: (at: Instant, time: TimeOfDay) => Instant;
}

/** Clocks change on quarters of an hour, so that one offset holds for each. */
const quarter = 15 * minute;
const cacheLimit = 20_000;

export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  instant(milliseconds(`${date}T00:00:00.000Z`) + days * day).slice(0, 10);

/** Days are counted from 1 January 1970. */
export const dateOfDay = (number: number): LocalDate => instant(number * day).slice(0, 10);
export const dayOfDate = (date: LocalDate): number => Date.parse(date) / day;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** Whole days from one date to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / day);

const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const zones = new Map<string, Zone>();

/** @param name IANA name, `Asia/Shanghai` (checked at the door: `isTimeZone`) */
export function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? makeZone(name);
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone {
  const offset = offsetsOf(name);
  const local = (at: number) => instant(at + offset(at));
  const dateOf = (at: Instant) => local(milliseconds(at)).slice(0, 10);
  const timeOf = (at: Instant) => local(milliseconds(at)).slice(11, 16);

  function at(date: LocalDate, time: TimeOfDay): Instant {
    const wall = Date.parse(date) + minutesOf(time) * minute;
    const before = offset(wall - day);
    const after = offset(wall + day);
    if (before === after || offset(wall - before) === before) return instant(wall - before);
    if (offset(wall - after) === after) return instant(wall - after);
    return instant(changeBetween(wall - after, wall - before));
  }

  /** The moment, by halving, at which the clocks go forward. */
  function changeBetween(from: number, to: number): number {
    let [low, high] = [from, to];
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offset(middle) === offset(from)) low = middle;
      else high = middle;
    }
    return high;
  }

  function next(from: Instant, time: TimeOfDay): Instant {
    const wanted = time === '24:00' ? '00:00' : time;
    const today = dateOf(from);
    const candidate = at(today, wanted);
    if (candidate >= from) return candidate;
    const again = instant(Date.parse(today) + minutesOf(wanted) * minute - offset(milliseconds(from)));
    return again >= from && timeOf(again) === wanted ? again : at(addDays(today, 1), wanted);
  }

  const dayOf = (at: Instant) => {
    const moment = milliseconds(at);
    return Math.floor((moment + offset(moment)) / day);
  };

  return { dateOf, timeOf, dayOf, at, next };
}

/** Distance of local time to UTC in milliseconds at a moment in milliseconds. */
function offsetsOf(name: string): (at: number) => number {
  const zone = IANAZone.create(name);
  const known = new Map<number, number>();
  return (at) => {
    const slot = Math.floor(at / quarter);
    const found = known.get(slot);
    if (found !== undefined) return found;
    if (known.size > cacheLimit) known.clear();
    const computed = zone.offset(slot * quarter) * minute;
    known.set(slot, computed);
    return computed;
  };
}

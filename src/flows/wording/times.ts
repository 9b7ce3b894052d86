import type { Instant, LocalDate } from '../../rules/time.js';
import { addDays, daysBetween, weekdayOf, zoneOf } from '../../rules/zone.js';

/** How a language says days. */
export interface DayWords {
  yesterday: string;
  today: string;
  tomorrow: string;
  /** @param year only where it is another than the reader's; @param weekday 1 is Monday */
  date(day: { year?: number; month: number; day: number; weekday?: number }): string;
  /** `11月27日（周五）18:00` */
  dateTime(date: string, time: string): string;
}

interface Local {
  date: string;
  time: string;
}

/** Business time in words, in the organisation's time zone, seen from `now`. */
export function timesOf(timeZone: string, now: Instant, words: DayWords) {
  const zone = zoneOf(timeZone);
  const today = zone.dateOf(now);

  /** Midnight ahead is the end of the day before it: 24:00. */
  function local(at: Instant): Local {
    const [date, time] = [zone.dateOf(at), zone.timeOf(at)];
    return time === '00:00' && at > now ? { date: addDays(date, -1), time: '24:00' } : { date, time };
  }

  function dateWords(date: string, weekday: boolean): string {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const otherYear = date.slice(0, 4) !== today.slice(0, 4);
    return words.date({
      month,
      day,
      ...(otherYear ? { year } : {}),
      ...(weekday ? { weekday: weekdayOf(date) } : {}),
    });
  }

  function when(at: Instant): string {
    const { date, time } = local(at);
    const near = [words.yesterday, words.today, words.tomorrow][daysBetween(today, date) + 1];
    return near ? `${near} ${time}` : words.dateTime(dateWords(date, true), time);
  }

  function moments(row: Instant[]): string[] {
    let last = '';
    return row.map((at) => {
      const [date, time] = [zone.dateOf(at), zone.timeOf(at)];
      const said = date === last ? time : `${dateWords(date, false)} ${time}`;
      last = date;
      return said;
    });
  }

  return {
    when,
    moments,
    day: (date: LocalDate) => dateWords(date, true),
    today: (at: Instant) => local(at).date === today,
  };
}

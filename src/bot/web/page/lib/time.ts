import type { Language } from '../../../../rules/organisation.js';
import type { Instant } from '../../../../rules/time.js';
import type { Words } from '../words/zh';

const made = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, known);
  return known;
}

/** Says business time as people do, in the organisation's time zone. */
export function speaker(language: Language, words: Words, timeZone: string) {
  const zh = language === 'zh';
  const say = (at: Instant, options: Intl.DateTimeFormatOptions) =>
    format(words.locale, { ...options, timeZone }).format(new Date(at));
  const local = (at: Instant, options: Intl.DateTimeFormatOptions) =>
    format('sv-SE', { ...options, timeZone }).format(new Date(at));

  const dayOf = (at: Instant) => local(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = (at: Instant) => local(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const weekday = (at: Instant) => say(at, { weekday: 'short' });
  const date = (at: Instant) => say(at, zh ? { month: 'long', day: 'numeric' } : { month: 'short', day: 'numeric' });
  const longDate = (at: Instant) => say(at, { year: 'numeric', month: zh ? 'long' : 'short', day: 'numeric' });
  const daysAgo = (at: Instant, now: Instant) =>
    Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(at))) / 86_400_000);
  const sameYear = (at: Instant, now: Instant) => dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);

  /** 今天, 昨天, 11月22日 周日 */
  function day(at: Instant, now: Instant): string {
    const ago = daysAgo(at, now);
    if (ago === 0) return words.today;
    if (ago === 1) return words.yesterday;
    return sameYear(at, now) ? `${date(at)} ${weekday(at)}` : longDate(at);
  }

  return {
    dayOf,
    time,
    day,
    /** As short as it can be said: 09:12, 昨天, 11月3日. */
    short: (at: Instant, now: Instant) =>
      daysAgo(at, now) === 0
        ? time(at)
        : daysAgo(at, now) === 1
          ? words.yesterday
          : sameYear(at, now)
            ? date(at)
            : longDate(at),
    /** With day and time: 今天 14:00, 11月3日 14:00. */
    exact: (at: Instant, now: Instant) =>
      `${daysAgo(at, now) === 0 ? words.today : sameYear(at, now) ? date(at) : longDate(at)} ${time(at)}`,
    /** The demo's clock: 11月24日 09:00 周二. */
    clock: (at: Instant) => (zh ? `${date(at)} ${time(at)} ${weekday(at)}` : `${weekday(at)} ${date(at)}, ${time(at)}`),
    /** What a datetime-local field takes. */
    input: (at: Instant) => `${dayOf(at)}T${time(at)}`,
  };
}

export type Speaker = ReturnType<typeof speaker>;

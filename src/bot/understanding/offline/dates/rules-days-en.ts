import {
  dayOf,
  exists,
  lengthOfMonth,
  mondayOf,
  nextDate,
  nextMonthDate,
  partsOf,
  weekdayOf,
  type Day,
} from './calendar.js';
import { dated, day, days } from './meanings.js';
import type { Clock, Groups, Meaning, Rule } from './tokens.js';
import { D, MONTH, WD, part } from './words-en.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3)) + 1;

function monthDate({ m = '', d, y }: Groups, clock: Clock): Day | undefined {
  const month = monthOf(m);
  const date = Number(d);
  if (!y) return nextMonthDate(clock.today, month, date, clock.past);
  return exists(Number(y), month, date) ? dayOf(Number(y), month, date) : undefined;
}

function weekday({ which, w = '', after }: Groups, clock: Clock): Meaning {
  const n = weekdays.indexOf(w.slice(0, 3)) + 1;
  const monday = mondayOf(clock.today);
  const away = which?.trim().startsWith('last')
    ? -1
    : which?.trim().startsWith('this')
      ? 0
      : /^next|^following/.test(which?.trim() ?? '') || after?.includes('next')
        ? 1
        : after?.includes('last')
          ? -1
          : after?.includes('this')
            ? 0
            : undefined;
  const more = after?.includes('after next') || which?.includes('after next') ? 1 : 0;
  if (away !== undefined) return { kind: 'day', day: monday + (away + more) * 7 + n - 1, weekday: true };
  const ahead = (n - weekdayOf(clock.today) + 7) % 7 || 7;
  return {
    kind: 'day',
    day: clock.today + (clock.past ? ahead - 7 : ahead),
    weekday: true,
    from: (other) => other + ((n - weekdayOf(other) + 7) % 7 || 7),
  };
}
/** Days, weeks and months as they are said in English. */
export const dayRulesEn: Rule[] = [
  { pattern: /\bday after tomorrow\b|\bovermorrow\b/g, read: (_, { today }) => day(today + 2) },
  { pattern: /\bday before yesterday\b/g, read: (_, { today }) => day(today - 2) },
  {
    pattern: /\b(?<w>today|tomorrow|tmrw?|tmr|tomorow|tommorow|tommorrow|2moro|yesterday)\b/g,
    read: ({ w = '' }, { today }) => day(today + (w === 'today' ? 0 : w.startsWith('y') ? -1 : 1)),
  },
  {
    pattern: /\btonight\b/g,
    read: (_, { today }) => [
      { kind: 'day', day: today },
      { kind: 'part', name: 'evening' },
    ],
  },
  {
    pattern: /\blast night\b/g,
    read: (_, { today }) => [
      { kind: 'day', day: today - 1 },
      { kind: 'part', name: 'evening' },
    ],
  },
  {
    pattern: /\bthis (?<p>morning|afternoon|evening|arvo)\b/g,
    read: ({ p }, { today }) => [{ kind: 'day', day: today }, part(p)],
  },
  {
    pattern:
      /\b(?:(?:in|during) the |early |late )?(?<p>morning|afternoon|evening|arvo|midday|lunchtime)s?\b|(?<=(?:day|tomorrow|mon|tues?|wed|thur?s?|fri|sat|sun|\d(?:st|nd|rd|th)?) )night\b/g,
    read: ({ p }) => part(p ?? 'night'),
  },
  {
    pattern: new RegExp(
      `\\b(?<which>(?:this coming|this|next|last|coming|following) )?${WD}(?<after> (?:of )?(?:the week after next|next week|this week|last week|after next))?`,
      'g',
    ),
    read: (g, clock) =>
      /^(sat|sun|mar|wed|fri)\b/.test(g.w ?? '') && !g.which && g.w === 'sat' && !g.after
        ? weekday(g, clock)
        : weekday(g, clock),
  },
  {
    pattern: /\b(?<which>this|next|last|coming|the)? ?weekend\b/g,
    read: ({ which }, { today, past }) => {
      const sat =
        mondayOf(today) + 5 + 7 * (which === 'next' ? 1 : which === 'last' || (past && which !== 'this') ? -1 : 0);
      return days(sat, sat + 1);
    },
  },
  {
    pattern: /\b(?:the )?rest of (?:the|this) week\b|\bremainder of the week\b/g,
    read: (_, { today }) => days(today, mondayOf(today) + 6),
  },
  {
    pattern: /\b(?:the )?rest of (?:the|this) month\b/g,
    read: (_, { today }) =>
      days(today, today + lengthOfMonth(partsOf(today).year, partsOf(today).month) - partsOf(today).date),
  },
  {
    pattern: /\b(?<half>first|second) half of (?<which>this|next|the) week\b/g,
    read: ({ half, which }, { today }) => {
      const monday = mondayOf(today) + (which === 'next' ? 7 : 0);
      return half === 'first' ? days(monday, monday + 2) : days(monday + 3, monday + 6);
    },
  },
  {
    pattern: /\b(?<which>this|next|last|following) week\b|\bweek after next\b/g,
    read: ({ which }, { today }) => {
      const monday = mondayOf(today) + 7 * (which === undefined ? 2 : which === 'this' ? 0 : which === 'last' ? -1 : 1);
      return days(monday, monday + 6, true);
    },
  },
  {
    pattern: new RegExp(
      `\\bweek of (?:the )?(?:${MONTH} ${D}|${D} ${MONTH.replace('<m>', '<m2>')})`.replace(/\|\(\?<d>/, '|(?<d2>'),
      'g',
    ),
    read: ({ m, m2, d, d2 }, clock) => {
      const at = monthDate({ m: m ?? m2, d: d ?? d2 }, clock);
      return at === undefined ? undefined : days(mondayOf(at), mondayOf(at) + 6);
    },
  },
  {
    pattern: /\b(?:the )?(?:end|last day) of (?<which>the|this|next) ?month\b|\bmonth[- ]end\b|\beom\b/g,
    read: ({ which }, { today }) => {
      const { year, month } = partsOf(today);
      const m = which === 'next' ? month + 1 : month;
      return day(dayOf(year, m, lengthOfMonth(year, m)));
    },
  },
  {
    pattern: new RegExp(`\\b(?:the )?(?:end|last day) of ${MONTH}`, 'g'),
    read: ({ m = '' }, { today }) => {
      const { year, month } = partsOf(today);
      const named = monthOf(m);
      const y = named < month ? year + 1 : year;
      return day(dayOf(y, named, lengthOfMonth(y, named)));
    },
  },
  {
    pattern: new RegExp(`\\b(?:all of|the whole of|whole of|entire|the month of) ${MONTH}\\b`, 'g'),
    read: ({ m = '' }, { today }) => {
      const { year, month } = partsOf(today);
      const named = monthOf(m);
      const y = named < month ? year + 1 : year;
      return days(dayOf(y, named, 1), dayOf(y, named, lengthOfMonth(y, named)));
    },
  },
  {
    pattern: /(?<=(?:day|mon|tues?|wed|thur?s?|fri|sat|sun|tomorrow|today|\d(?:st|nd|rd|th)?) )(?<half>am|pm)\b/g,
    read: ({ half }) => part(half === 'am' ? 'morning' : 'afternoon'),
  },
  {
    pattern: new RegExp(`\\b${WD} week\\b`, 'g'),
    read: (g, clock) => {
      const meant = weekday(g, clock);
      return meant.kind === 'day' ? day(meant.day + 7) : undefined;
    },
  },
  // dates
  {
    pattern: new RegExp(`\\b${MONTH} ?${D}(?:st|nd|rd|th)?(?:,? (?<y>20\\d{2}))?(?!\\d|:|\\s*(?:am|pm))`, 'g'),
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: new RegExp(`\\b${D}(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? (?<y>20\\d{2}))?(?![a-z\\d])`, 'g'),
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: new RegExp(
      `\\b${D}(?=(?:st|nd|rd|th)? ?(?:-|to|until|through|and) ?(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}(?![a-z]))`,
      'g',
    ),
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern: new RegExp(
      `(?<=\\b${MONTH} ?\\d{1,2}(?:st|nd|rd|th)? ?(?:-|to|until|through|and|&) ?(?:the )?)${D}(?:st|nd|rd|th)?(?!\\d|:|\\s*(?:am|pm|${MONTH.replace('<m>', '<m3>')}))`,
      'g',
    ),
    read: (g, clock) => day(monthDate(g, clock)),
  },
  {
    pattern:
      /\b(?:the )?(?<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?! (?:floor|fl\b|time|week|day|month|avenue|street|unit))/g,
    read: ({ d }, clock) => dated(nextDate(clock.today, Number(d), clock.past), (other) => nextDate(other, Number(d))),
  },
];

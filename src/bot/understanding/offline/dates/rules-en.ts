import {
  dayOf,
  exists,
  lengthOfMonth,
  mondayOf,
  nextDate,
  nextMonthDate,
  partsOf,
  plusMonths,
  weekdayOf,
  type Day,
} from './calendar.js';
import { workdayAfter } from './festivals.js';
import { dated, day, days } from './meanings.js';
import type { Clock, Groups, Meaning, PartName, Rule } from './tokens.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const words: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  half: 0.5,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
const number = (text: string | undefined): number =>
  text === undefined ? NaN : (words[text.replace(/^a couple( of)?$|^couple of$/, 'couple').trim()] ?? Number(text));

const WD =
  '(?<w>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?';
const MONTH =
  '(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const NUM =
  '(?<n>\\d+(?:\\.\\d+)?|an?(?: couple(?: of)?)?|couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|half an?)';
const D = '(?<d>3[01]|[12]\\d|0?[1-9])';

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

function fromNow(n: number, unit: string, sign: 1 | -1, { today, minutes }: Clock): Meaning | undefined {
  if (!(n > 0 && n < 1000)) return undefined;
  if (/^day|^night/.test(unit)) return day(today + sign * Math.round(n));
  if (unit.startsWith('week')) return day(today + sign * Math.round(n * 7));
  if (unit.startsWith('month')) return day(plusMonths(today, sign * Math.round(n)));
  if (unit.startsWith('year')) return day(plusMonths(today, sign * Math.round(n * 12)));
  const at = minutes + sign * Math.round(n * (unit.startsWith('m') ? 1 : 60));
  return { kind: 'moment', day: today + Math.floor(at / 1440), minutes: ((at % 1440) + 1440) % 1440 };
}

function lengthOf(n: number, unit: string, workdays: boolean): Meaning | undefined {
  if (!(n > 0 && n <= 400)) return undefined;
  if (/^h/.test(unit)) return { kind: 'length', minutes: Math.round(n * 60) };
  if (/^m(in|$)/.test(unit)) return { kind: 'length', minutes: Math.round(n) };
  if (n === 0.5) return /^day/.test(unit) ? { kind: 'length', half: true } : undefined;
  return {
    kind: 'length',
    days: Math.round(
      n * (unit.startsWith('week') || unit.startsWith('fortnight') ? 7 : unit.startsWith('month') ? 30 : 1),
    ),
    workdays,
  };
}

const partNames: Record<string, PartName> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'evening',
  lunchtime: 'noon',
  lunch: 'noon',
  midday: 'noon',
  arvo: 'afternoon',
};
const part = (name: string | undefined): Meaning => ({ kind: 'part', name: partNames[name ?? ''] ?? 'morning' });

function clockTime(h: number, m: number, half: string | undefined): Meaning | undefined {
  if (!(h >= 0 && h <= 24 && m >= 0 && m < 60)) return undefined;
  const meridiem = half?.charAt(0);
  const hours = meridiem === 'p' && h < 12 ? h + 12 : meridiem === 'a' && h === 12 ? 0 : h;
  return { kind: 'time', minutes: hours * 60 + m, sure: meridiem !== undefined || h > 12 || h === 0 };
}

/** Days, times and lengths as they are said in English. */
export const rulesEn: Rule[] = [
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
  // so long from now
  {
    pattern: new RegExp(`\\bin ${NUM} (?<u>days?|weeks?|months?|hours?|hrs?|minutes?|mins?)(?:'s? time)?\\b`, 'g'),
    read: ({ n, u = '' }, clock) => fromNow(halfOf(n), u, 1, clock),
  },
  {
    pattern: new RegExp(
      `\\b${NUM} (?<u>days?|weeks?|months?|hours?|hrs?|minutes?|mins?) (?<s>from now|later|ago|hence)\\b`,
      'g',
    ),
    read: ({ n, u = '', s }, clock) => fromNow(halfOf(n), u, s === 'ago' ? -1 : 1, clock),
  },
  {
    pattern: new RegExp(
      `\\b(?:the |for the )?(?:next|coming|following) ${NUM} (?<k>business |working |work |week)?(?<u>days?|weeks?|months?)\\b`,
      'g',
    ),
    read: ({ n, k, u = '' }, { today }) => {
      const count = number(n) * (u.startsWith('week') ? 7 : u.startsWith('month') ? 30 : 1);
      if (!(count >= 1 && count <= 400)) return undefined;
      return k ? days(workdayAfter(today, 1), workdayAfter(today, count)) : days(today + 1, today + count);
    },
  },
  {
    pattern: /\bnext month\b/g,
    read: (_, { today }) => {
      const { year, month } = partsOf(today);
      return days(dayOf(year, month + 1, 1), dayOf(year, month + 1, lengthOfMonth(year, month + 1)), true);
    },
  },
  // times
  {
    pattern: /\b(?<h>2[0-4]|1\d|0?\d)(?:[:.](?<m>[0-5]\d))? ?(?<half>am|pm|a\.m\.?|p\.m\.?)(?![a-z])/g,
    read: ({ h, m, half }) => clockTime(Number(h), Number(m ?? 0), half),
  },
  {
    pattern:
      /\b(?<h>1[0-2]|[1-9])(?:[:.](?<m>[0-5]\d))?(?= ?(?:-|to|until|till) ?(?:1[0-2]|[1-9])(?:[:.][0-5]\d)? ?(?<half>am|pm))/g,
    read: ({ h, m, half }, _, __) => earlierHalf(Number(h), Number(m ?? 0), half),
  },
  {
    pattern:
      /\b(?<half>half past|quarter past|quarter to) (?<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g,
    read: ({ half, h }) => {
      const at = number(h) * 60 + (half === 'half past' ? 30 : half === 'quarter past' ? 15 : -15);
      return { kind: 'time', minutes: at, sure: false };
    },
  },
  {
    pattern: /\b(?<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'?clock\b/g,
    read: ({ h }) => clockTime(number(h), 0, undefined),
  },
  {
    pattern:
      /\b(?:at|from|until|till|by|before|after|around|about|to) (?<h>1[0-2]|[1-9])(?![\d:./%-]|\s*(?:am|pm|days?|hours?|hrs?|min|weeks?|o'|people|times|floor|units?|st|nd|rd|th|of|yuan|rmb|and a half|[a-z]{3,} ?\d?))(?=\s*$|\s*[,.!?]|\s+(?:to|until|till|-|today|tomorrow|tonight|on|for|please|because|and|as)\b)/g,
    read: ({ h }, _, text) => {
      const time = clockTime(Number(h), 0, undefined);
      return time && /^(?:until|till|to)/.test(text)
        ? [{ kind: 'to' }, time]
        : time && text.startsWith('from')
          ? [{ kind: 'from' }, time]
          : time;
    },
  },
  {
    pattern:
      /\b(?<h>1[0-2]|[1-9])(?= ?(?:-|to|until|till) ?(?:(?:1[0-2]|[1-9])(?![\d:]|\s*(?:am|pm|days?|hours?|weeks?|people|times|min|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|noon|midnight|midday))/g,
    read: ({ h }) => clockTime(Number(h), 0, undefined),
  },
  { pattern: /\bnoon\b/g, read: () => ({ kind: 'time', minutes: 720, sure: true }) },
  { pattern: /\bmidnight\b/g, read: () => ({ kind: 'time', minutes: 1440, sure: true }) },
  {
    pattern: /\b(?:right )?now\b(?! that)/g,
    read: (_, { today, minutes }) => ({ kind: 'moment', day: today, minutes, now: true }),
  },
  // how long
  { pattern: /\bhalf(?: a|-| )day\b|\bhalf of the day\b/g, read: () => ({ kind: 'length', half: true }) },
  {
    pattern: /\b(?<n>an?|one|two|three|four|\d+) (?:hours? )?and a half(?: hours?)?\b/g,
    read: ({ n }) => ({ kind: 'length', minutes: Math.round(number(n) * 60 + 30) }),
  },
  {
    pattern: new RegExp(
      `\\b${NUM}(?: |-)?(?<k>business |working |work |week|more |extra |full |whole )?(?<u>days?|weeks?|fortnight|months?|hours?|hrs?|h|minutes?|mins?)\\b(?! (?:ago|later|from now|old|in a row|running|straight))`,
      'g',
    ),
    read: ({ n, k, u = '' }) => lengthOf(halfOf(n), u, /business|work|week/.test(k ?? '')),
  },
  { pattern: /\ball day\b|\bthe whole day\b|\bfull day\b/g, read: () => undefined },
  // between
  { pattern: /\b(?:to|until|till|til|thru|through|up to)\b/g, read: () => ({ kind: 'to' }) },
  { pattern: /\band\b|\bplus\b/g, read: () => ({ kind: 'and' }) },
  { pattern: /\b(?:from|starting|beginning|between)(?: on| from| with)?\b/g, read: () => ({ kind: 'from' }) },
  { pattern: /\b(?:onwards?|on wards|after)\b/g, read: () => ({ kind: 'onwards' }) },
];

const halfOf = (n: string | undefined): number => (n?.startsWith('half') ? 0.5 : number(n));

/** `11-3pm`: the first hour is in the morning when it would else come after the second. */
function earlierHalf(h: number, m: number, half: string | undefined): Meaning | undefined {
  return half === 'pm' ? { kind: 'time', minutes: (h % 12) * 60 + m, sure: false } : clockTime(h, m, half);
}

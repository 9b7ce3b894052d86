import { dayOf, lengthOfMonth, partsOf, plusMonths } from './calendar.js';
import { workdayAfter } from './festivals.js';
import { day, days } from './meanings.js';
import type { Clock, Meaning, Rule } from './tokens.js';
import { halfOf, number, NUM } from './words-en.js';

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
function clockTime(h: number, m: number, half: string | undefined): Meaning | undefined {
  if (!(h >= 0 && h <= 24 && m >= 0 && m < 60)) return undefined;
  const meridiem = half?.charAt(0);
  const hours = meridiem === 'p' && h < 12 ? h + 12 : meridiem === 'a' && h === 12 ? 0 : h;
  return { kind: 'time', minutes: hours * 60 + m, sure: meridiem !== undefined || h > 12 || h === 0 };
}

/** Times, lengths and what links them, as they are said in English. */
export const timeRulesEn: Rule[] = [
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

/** `11-3pm`: the first hour is in the morning when it would else come after the second. */
function earlierHalf(h: number, m: number, half: string | undefined): Meaning | undefined {
  return half === 'pm' ? { kind: 'time', minutes: (h % 12) * 60 + m, sure: false } : clockTime(h, m, half);
}

import { numberPattern as N, numeral } from '../numerals.js';
import { dated, day, days } from './meanings.js';
import type { Day } from './calendar.js';
import {
  festivalFrom,
  festivals,
  holidayOf,
  isWorkday,
  lunarFrom,
  nextHoliday,
  workdayAfter,
  type Holiday,
} from './festivals.js';
import type { Clock, Meaning, Rule } from './tokens.js';

const number = (text: string | undefined): number => (text ? numeral(text) : NaN);
const lastWorkdayBefore = (from: Day): Day => (isWorkday(from - 1) ? from - 1 : lastWorkdayBefore(from - 1));

const festivalRules: Rule[] = festivals.map((festival) => ({
  pattern: new RegExp(
    `(?:${festival.names.source})(?<what>\\s*(?:假期|长假|小长假|放假|黄金周|期间|\\bholidays?|\\bbreak))?(?:\\s*的?(?<side>前|后|之前|之后|过后|节后|过完)(?:的|上班)*(?<n>第?${N})天)?`,
    'g',
  ),
  read: (groups, clock) => {
    const at = festivalFrom(festival, clock.today, clock.past);
    if (at === undefined) return undefined;
    const holiday = holidayOf(festival, at);
    if (groups.side) return besideHoliday(groups.side, groups.n ?? '', holiday, at);
    return groups.what ? days(holiday.from, holiday.to) : day(at);
  },
}));

/** 国庆前一天, 节后第一天 (the first day at work again). */
function besideHoliday(side: string, counted: string, holiday: Holiday, first: Day): Meaning | undefined {
  const n = number(counted.replace('第', '')) || 1;
  if (side.includes('前')) return counted.includes('第') || n === 1 ? day(first - n) : days(first - n, first - 1);
  const back = isWorkday(holiday.to + 1) ? holiday.to + 1 : workdayAfter(holiday.to, 1);
  return counted.includes('第') || n === 1 ? day(back + n - 1) : days(back, back + n - 1);
}

/** Festivals, what lies beside them, and lunar dates. */
export const holidayRules: Rule[] = [
  ...festivalRules,
  {
    pattern: new RegExp(
      `(?:过完?|放完?)?(?:节|假期|长假|收假)(?<side>前|后|之前|之后|回来)(?:的|上班|开工)*(?<n>最后|头|第?${N})(?:一)?天`,
      'g',
    ),
    read: ({ side = '', n = '' }, clock) => {
      const holiday = holidayMeant(clock);
      if (!holiday) return undefined;
      if (/最后/.test(n)) return day(lastWorkdayBefore(holiday.from));
      return besideHoliday(side, n === '头' ? '第一' : n, holiday, holiday.from);
    },
  },
  // lunar dates
  {
    pattern: new RegExp(
      `(?:农历|阴历|旧历)?(?:(?<m>正|腊|冬)月|(?<=(?:农历|阴历|旧历))(?<n>十[一二]?|[一二三四五六七八九])月)(?<d>初[一二三四五六七八九十]|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十)`,
      'g',
    ),
    read: ({ m, n, d = '' }, { today }) =>
      day(lunarFrom(today, m ? { 正: 1, 冬: 11, 腊: 12 }[m] : number(n), number(d.replace('初', '')))),
  },
  {
    pattern: /(?<big>大?年|正月|春节)?初(?<d>[一二三四五六七八九十])(?![次步中级时期稿审])/g,
    read: ({ big, d }, { today }) =>
      dated(lunarFrom(today, big ? 1 : undefined, number(d)), (other) => lunarFrom(other, undefined, number(d))),
  },
  { pattern: /腊月二十三|腊月廿三/g, read: (_, { today }) => day(lunarFrom(today, 12, 23)) },
];

/** The one that the text names, else the next. */
function holidayMeant({ today, festival }: Clock): Holiday | undefined {
  const at = festival && festivalFrom(festival, today);
  return festival && at !== undefined ? holidayOf(festival, at) : nextHoliday(today);
}

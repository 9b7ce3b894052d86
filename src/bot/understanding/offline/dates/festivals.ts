import chineseDays from 'chinese-days';
import { dayFrom, dayOf, isoOf, partsOf, weekdayOf, type Day } from './calendar.js';

/** Solar day of a lunar date, undefined outside the tables. */
function lunar(year: number, month: number, date: number): Day | undefined {
  const two = (n: number): string => String(n).padStart(2, '0');
  try {
    const found = chineseDays.getSolarDateFromLunar(`${year}-${two(month)}-${two(date)}`).date;
    return /^\d{4}-/.test(found) ? dayFrom(found) : undefined;
  } catch {
    return undefined;
  }
}

const newYear = (year: number): Day | undefined => lunar(year, 1, 1);
const eve = (year: number): Day | undefined => {
  const first = newYear(year);
  return first === undefined ? undefined : first - 1;
};
const nthWeekday = (year: number, month: number, weekday: number, n: number): Day => {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
};
const term =
  (month: number, key: 'pure_brightness' | 'the_winter_solstice' | 'the_summer_solstice') =>
  (year: number): Day =>
    dayFrom(chineseDays.getSolarTermDate(year, month, key));
const solar =
  (month: number, date: number) =>
  (year: number): Day =>
    dayOf(year, month, date);
const onLunar =
  (month: number, date: number) =>
  (year: number): Day | undefined =>
    lunar(year, month, date);

export interface Festival {
  names: RegExp;
  day(year: number): Day | undefined;
  /** Days off with it, when the statutory calendar has no data for the year: first day before or after it, and how many. */
  span?: { from: number; days: number };
}

/** Longer names first: the first that fits wins. */
export const festivals: Festival[] = [
  { names: /除夕|年三十|大年三十|年三十儿|大年夜|年夜饭?那天|(?:chinese|lunar) new year'?s eve/, day: eve },
  { names: /元旦|new year'?s day/, day: solar(1, 1), span: { from: 0, days: 3 } },
  { names: /跨年|new year'?s eve/, day: solar(12, 31) },
  {
    names: /春节|大年初一|年初一|农历新年|(?:chinese|lunar) new year|spring festival/,
    day: newYear,
    span: { from: -1, days: 8 },
  },
  { names: /元宵节?|正月十五|上元节|lantern festival/, day: onLunar(1, 15) },
  { names: /清明节?|qingming|tomb[- ]sweeping(?: day)?/, day: term(4, 'pure_brightness'), span: { from: 0, days: 3 } },
  {
    names: /五一(?:劳动)?节?(?!栋|单元|楼|零)|劳动节|may day|labou?r day/,
    day: solar(5, 1),
    span: { from: 0, days: 5 },
  },
  { names: /端午节?|端阳|dragon boat(?: festival)?/, day: onLunar(5, 5), span: { from: 0, days: 3 } },
  { names: /七夕节?/, day: onLunar(7, 7) },
  { names: /中元节|鬼节/, day: onLunar(7, 15) },
  { names: /中秋节?|八月十五|八月节|mid-?autumn(?: festival| day)?/, day: onLunar(8, 15), span: { from: 0, days: 3 } },
  { names: /重阳节?/, day: onLunar(9, 9) },
  {
    names: /国庆节?|十一(?=长假|假期|黄金周|期间|放假|请假|休|那天|当天|前一天|后)|national day/,
    day: solar(10, 1),
    span: { from: 0, days: 7 },
  },
  { names: /腊八节?/, day: onLunar(12, 8) },
  { names: /北方小年|小年夜?/, day: onLunar(12, 23) },
  { names: /冬至/, day: term(12, 'the_winter_solstice') },
  { names: /夏至/, day: term(6, 'the_summer_solstice') },
  { names: /平安夜|圣诞前夜|christmas eve|xmas eve/, day: solar(12, 24) },
  { names: /圣诞节?|christmas(?: day)?|xmas|boxing day/, day: solar(12, 25) },
  { names: /情人节|valentine'?s?(?: day)?/, day: solar(2, 14) },
  { names: /三八(?:妇女)?节|三八(?!栋|楼|单元)|妇女节|women'?s day/, day: solar(3, 8) },
  { names: /植树节/, day: solar(3, 12) },
  { names: /愚人节|april fools'?(?: day)?/, day: solar(4, 1) },
  { names: /青年节|五四/, day: solar(5, 4) },
  { names: /母亲节|mother'?s day/, day: (year) => nthWeekday(year, 5, 7, 2) },
  { names: /六一(?:儿童)?节?(?!栋|单元|楼|零)|儿童节|children'?s day/, day: solar(6, 1) },
  { names: /父亲节|father'?s day/, day: (year) => nthWeekday(year, 6, 7, 3) },
  { names: /建党节|七一(?=建党|节|活动|那天)/, day: solar(7, 1) },
  { names: /建军节|八一(?=建军|节|那天)/, day: solar(8, 1) },
  { names: /教师节|teachers'? day/, day: solar(9, 10) },
  { names: /万圣节?|halloween/, day: solar(10, 31) },
  { names: /双十一|双11/, day: solar(11, 11) },
  { names: /感恩节|thanksgiving/, day: (year) => nthWeekday(year, 11, 4, 4) },
];

/** The next time the festival comes (or the last time, for what is told afterwards). */
export function festivalFrom(festival: Festival, today: Day, past = false): Day | undefined {
  const { year } = partsOf(today);
  const days = [year - 1, year, year + 1].map((y) => festival.day(y)).filter((day) => day !== undefined);
  return past ? days.filter((day) => day <= today).at(-1) : days.find((day) => day >= today);
}

/** Next day of that lunar date, month and all (初五 without a month: of the next lunar month that has it ahead). */
export function lunarFrom(today: Day, month: number | undefined, date: number): Day | undefined {
  const { year } = partsOf(today);
  const months = month === undefined ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [month];
  const days = [year - 1, year, year + 1].flatMap((y) => months.map((m) => lunar(y, m, date)));
  return days.filter((day) => day !== undefined && day >= today).sort((a, b) => (a ?? 0) - (b ?? 0))[0];
}

export interface Holiday {
  from: Day;
  to: Day;
}

/** The days off around a festival: the statutory ones where they are known, else the usual ones. */
export function holidayOf(festival: Festival, day: Day): Holiday {
  const usual = festival.span ?? { from: 0, days: 1 };
  const { year } = partsOf(day);
  if (!hasData(year)) return { from: day + usual.from, to: day + usual.from + usual.days - 1 };
  let from = day;
  let to = day;
  while (day - from < 10 && isOff(from - 1)) from -= 1;
  while (to - day < 12 && isOff(to + 1)) to += 1;
  return { from, to };
}

/** The statutory holiday that is on or comes next. */
export function nextHoliday(today: Day): Holiday | undefined {
  const ahead = festivals
    .filter((festival) => festival.span)
    .map((festival) => ({ festival, day: festivalFrom(festival, today - 8) }));
  const spans = ahead.flatMap(({ festival, day }) => (day === undefined ? [] : [holidayOf(festival, day)]));
  return spans.filter((span) => span.to >= today).sort((a, b) => a.from - b.from)[0];
}

const hasData = (year: number): boolean =>
  chineseDays.getHolidaysInRange(`${year}-10-01`, `${year}-10-03`, false).length === 3;
const isOff = (day: Day): boolean => !chineseDays.isWorkday(isoOf(day));
export const isWorkday = (day: Day): boolean => !isOff(day);

/** The n-th workday after `day`. */
export function workdayAfter(day: Day, n: number): Day {
  let left = n;
  let at = day;
  while (left > 0) {
    at += 1;
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

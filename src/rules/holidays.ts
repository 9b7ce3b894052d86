import chineseDays from 'chinese-days';
import type { LocalDate } from './time.js';
import { addDays } from './zone.js';

/**
 * 法定休假日 of mainland China: the day itself, not the days off that are arranged around it. On these overtime is paid and
 * never made up by time off (attendance.7). Known for every year: it follows from the solar and lunar calendar.
 */
export function isStatutoryHoliday(date: LocalDate): boolean {
  const [year, monthDay] = [Number(date.slice(0, 4)), date.slice(5)];
  if (solar.has(monthDay)) return true;
  if (monthDay.startsWith('04-') && chineseDays.getSolarTermDate(year, 4, 'pure_brightness') === date) return true;
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date);
  if (isLeap) return false;
  if (lunar.has(`${lunarMon}-${lunarDay}`)) return true;
  const tomorrow = chineseDays.getLunarDate(addDays(date, 1));
  return tomorrow.lunarMon === 1 && tomorrow.lunarDay === 1;
}

/** New Year, Labour Day (two days), National Day (three). */
const solar = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
/** Spring Festival (New Year's Eve is found by the day after it), Dragon Boat, Mid-autumn. */
const lunar = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

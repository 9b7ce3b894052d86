/** Days are counted from 1970-01-01: no time zone can move them. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

export const dayOf = (year: number, month: number, date: number): Day =>
  Math.round(Date.UTC(year, month - 1, date) / millisecondsPerDay);
export const isoOf = (day: Day): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
export const dayFrom = (iso: string): Day =>
  dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));

export interface YearMonthDate {
  year: number;
  month: number;
  date: number;
}
export function partsOf(day: Day): YearMonthDate {
  const at = new Date(day * millisecondsPerDay);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;
export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

/** Month 13 is January of the next year, month 0 December of the one before. */
export const lengthOfMonth = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1);
export const exists = (year: number, month: number, date: number): boolean =>
  date >= 1 && date <= lengthOfMonth(year, month);

/** `n` months later, on the last day where that month is shorter. */
export function plusMonths(day: Day, n: number): Day {
  const { year, month, date } = partsOf(day);
  return dayOf(year, month + n, Math.min(date, lengthOfMonth(year, month + n)));
}

/** The next date of that number that is not before `from`; months that lack it are skipped. */
export function nextDate(from: Day, date: number, past = false): Day | undefined {
  const { year, month } = partsOf(from);
  for (let n = 0; n < 14; n += 1) {
    const m = past ? month - n : month + n;
    if (!exists(year, m, date)) continue;
    const day = dayOf(year, m, date);
    if (past ? day <= from : day >= from) return day;
  }
  return undefined;
}

/** The next time that month and date come, not before `from` (29 February waits for its year). */
export function nextMonthDate(from: Day, month: number, date: number, past = false): Day | undefined {
  const { year } = partsOf(from);
  for (let n = 0; n < 9; n += 1) {
    const y = past ? year - n : year + n;
    if (!exists(y, month, date)) continue;
    const day = dayOf(y, month, date);
    if (past ? day <= from : day >= from) return day;
  }
  return undefined;
}

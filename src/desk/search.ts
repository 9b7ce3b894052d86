import { setImmediate } from 'node:timers/promises';
import type { RegisterQuery } from '../flows/register.js';
import type { CaseLine, Cases } from '../models/cases.js';
import type { Calendar } from '../rules/calendar.js';
import type { Interval, LocalDate } from '../rules/time.js';

/** Read at once, before others have their turn: some 20 ms in the embedded store. */
const portion = 50;

export const kind = 'complaint';

/** Days that there are; anything else does not narrow the search. */
const isDay = (date: string | undefined): date is LocalDate =>
  !!date && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);

/** The time of receipt that a query speaks of. */
export const intervalOf = ({ from, to }: RegisterQuery, calendar: Calendar): Interval => ({
  from: isDay(from) ? calendar.at(from, '00:00') : '0000',
  to: isDay(to) ? calendar.at(to, '24:00') : '9999',
});

/** Whether more than the time of receipt narrows the list. */
export const narrows = ({ query, status, category, department, size, open }: RegisterQuery): boolean =>
  [query, status, category, department, size, open].some(Boolean);

/** Plain substrings and equal values: nothing that a person writes is a pattern. */
export function fits(query: RegisterQuery): (line: CaseLine) => boolean {
  const words = query.query?.trim().toLowerCase();
  const is = (wanted: string | undefined, value: string | null | undefined) => !wanted || wanted === value;
  return (line) =>
    is(query.status, line.status) &&
    is(query.category, line.category) &&
    is(query.department, line.department) &&
    is(query.size, line.size) &&
    is(query.open, String(line.open)) &&
    (!words || line.number.toLowerCase().includes(words) || line.text.toLowerCase().includes(words));
}

/** Cases of a site, newest first, in portions; other work goes on in between. */
export async function* portions(cases: Cases, site: string, received: Interval): AsyncGenerator<CaseLine[]> {
  // A case that comes in while we read moves the others on by one: none is given twice.
  let before = new Set<string>();
  for (let skip = 0; ; skip += portion) {
    const lines = await cases.register(kind, site, received, skip, portion);
    yield lines.filter(({ _id }) => !before.has(_id));
    if (lines.length < portion) return;
    before = new Set(lines.map(({ _id }) => _id));
    await setImmediate();
  }
}

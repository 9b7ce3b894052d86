import { shiftsOn } from '../../rules/attendance/day.js';
import { isExpected } from '../../rules/attendance/people.js';
import { minute, plus, type Instant, type LocalDate } from '../../rules/time.js';
import { caseIdOf } from '../caseIds.js';
import { commit } from '../commit.js';
import type { Shell } from '../shell.js';
import { dayKey, peopleOf, rowsOf } from './days.js';

/**
 * A shift is looked after from so long before it begins, and not from much later on: while nothing ran, or before the
 * company wished it, nobody could clock, and nothing is held against anybody.
 */
const ahead = 70 * minute;
const behind = 65 * minute;

/**
 * The working days of everybody who is expected to clock and whose shift begins soon: from then on their own timers
 * know when to ask whether all is well, and when the day is over. The same again changes nothing.
 */
export async function openDays(shell: Shell, now: Instant): Promise<void> {
  const { organisation, calendar } = shell.organisation();
  const today = calendar.dateOf(now);
  const wanted: { key: string; site: string; person: string; date: LocalDate }[] = [];
  for (const { id: person, site } of organisation.staff.filter(({ id }) => isExpected(organisation, id)))
    for (const date of [-1, 0, 1].map((days) => calendar.addDays(today, days))) {
      const [first] = shiftsOn(calendar, person, date);
      if (!first || first.from > plus(now, ahead) || first.from < plus(now, -behind)) continue;
      wanted.push({ key: dayKey(person, date), site, person, date });
    }
  const known = new Set((await shell.cases.byIds(wanted.map(({ key }) => caseIdOf(key)))).map(({ _id }) => _id));
  for (const { key, ...day } of wanted.filter((one) => !known.has(caseIdOf(one.key))))
    await commit(shell, {
      ...{ commandId: `open ${key}`, kind: 'attendance', key, command: { type: 'open' } },
      ...{ actor: { clock: true as const }, known: day, now },
    });
}

/** The month that is over is put before the heads of the departments in which anybody clocks. */
export async function openMonths(shell: Shell, now: Instant): Promise<void> {
  const { organisation, calendar } = shell.organisation();
  const month = calendar.addDays(`${calendar.dateOf(now).slice(0, 7)}-01`, -1).slice(0, 7);
  for (const { id: department, site } of organisation.departments) {
    const people = peopleOf(shell, department);
    const rows = await rowsOf(shell, people, month, now);
    if (!rows.some(({ person, present }) => present > 0 || isExpected(organisation, person))) continue;
    const key = monthKey(department, month);
    await commit(shell, {
      ...{ commandId: `open ${key}`, kind: 'attendanceMonth', key, command: { type: 'openMonth' } },
      ...{ actor: { clock: true as const }, known: { site, department, month }, now },
    });
  }
}

export const monthKey = (department: string, month: string): string => `attendanceMonth ${department} ${month}`;

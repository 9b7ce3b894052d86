import type { Month } from '../../rules/attendance/month.js';
import { datesOf } from '../../rules/attendance/month.js';
import { presence } from '../../rules/attendance/findings.js';
import { plannedIn, shiftsOn } from '../../rules/attendance/day.js';
import type { Attendance } from '../../rules/attendance/state.js';
import type { AttendanceMonth } from '../../rules/attendanceMonth/index.js';
import { departmentOf, staffOf } from '../../rules/chain.js';
import type { PersonId } from '../../rules/organisation.js';
import type { LocalDate } from '../../rules/time.js';
import { answer, nothing, type Answer, type Plan, type Turn } from '../plan.js';
import type { Person } from '../people.js';
import type { Shell } from '../shell.js';
import { daysOfMonth, leavesOfMonth, peopleOf, rowsOf } from './days.js';

/** The record of one's own month. */
export async function myRecord(shell: Shell, { person }: Turn, month: Month): Promise<Plan> {
  if (person.role !== 'staff') return nothing;
  const [row] = await rowsOf(shell, [person.staff], month, shell.now());
  const days = await daysOfMonth(shell, person.id, month);
  const marks = days.map((one) => {
    const { firstIn, lastOut } = presence(one);
    return { date: one.date, ...(firstIn ? { in: firstIn } : {}), ...(lastOut ? { out: lastOut } : {}) };
  });
  const buttons = [{ action: 'askCorrection', form: true }, { action: 'teamMonth' }, { action: 'calendarLink' }];
  const seen = marks.filter((one) => one.in ?? one.out).slice(-10);
  return { commands: [], answers: [answer('attendance.record', { month, row, marks: seen }, { buttons })] };
}

/** Days on which somebody is away for a part of their shifts at least: to colleagues 休, without kind (security.1). */
export async function awayDates(shell: Shell, site: string, month: Month): Promise<Map<PersonId, LocalDate[]>> {
  const { calendar } = shell.organisation();
  const away = new Map<PersonId, LocalDate[]>();
  for (const [person, leaves] of await leavesOfMonth(shell, site, month)) {
    const absences = leaves.filter(({ kind }) => !['overtime', 'outing', 'offPost'].includes(kind));
    const dates = datesOf(month, calendar).filter((date) =>
      plannedIn(calendar, person, shiftsOn(calendar, person, date)).some(({ from, to }) =>
        absences.some((one) => one.from < to && from < one.to),
      ),
    );
    if (dates.length) away.set(person, dates);
  }
  return away;
}

/** Dates that follow each other are one stretch. */
export function stretches(dates: LocalDate[], addDays: (date: LocalDate, days: number) => LocalDate) {
  const found: { from: LocalDate; to: LocalDate }[] = [];
  for (const date of dates) {
    const last = found.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else found.push({ from: date, to: date });
  }
  return found;
}

/** Who of the own department is away when. */
export async function teamMonth(shell: Shell, { person }: Turn, month: Month): Promise<Plan> {
  if (person.role !== 'staff') return nothing;
  const { calendar } = shell.organisation();
  const away = await awayDates(shell, person.site, month);
  const people = peopleOf(shell, person.staff.department)
    .filter(({ id }) => away.has(id))
    .map(({ id, name }) => ({ name, away: stretches(away.get(id) ?? [], calendar.addDays) }));
  const buttons = [{ action: 'myRecord' }, { action: 'calendarLink' }];
  return { commands: [], answers: [answer('attendance.team', { month, people }, { buttons })] };
}

/** Working days and months that wait for this person. */
export async function attendanceStatus(shell: Shell, { role, id }: Person): Promise<Answer[]> {
  if (role !== 'staff') return [];
  const { organisation } = shell.organisation();
  const waiting = (await shell.cases.heldBy(id)).flatMap(({ kind, number, status, until, state }) => {
    if (kind === 'attendance') {
      const { person, date } = state as Attendance;
      return { number, who: staffOf(organisation, person)?.name, step: status, date, ...(until ? { until } : {}) };
    }
    if (kind !== 'attendanceMonth') return [];
    const { department, month } = state as AttendanceMonth;
    return { number, who: departmentOf(organisation, department)?.name, month };
  });
  return waiting.length ? [answer('attendance.waiting', { waiting: waiting.slice(0, 20) })] : [];
}

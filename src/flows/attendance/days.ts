import type { CaseLine } from '../../models/cases.js';
import type { StandingLeave } from '../../rules/attendance/month.js';
import { datesOf, monthRow, type Month, type MonthRow } from '../../rules/attendance/month.js';
import type { Attendance, Excuse } from '../../rules/attendance/state.js';
import { siteOf, staffOf } from '../../rules/chain.js';
import type { Leave } from '../../rules/leave/state.js';
import type { PersonId, Staff } from '../../rules/organisation.js';
import type { Instant, LocalDate } from '../../rules/time.js';
import { caseIdOf } from '../caseIds.js';
import type { Shell } from '../shell.js';

/** One document a person and working day: its id follows from its key, so that a month is read by ids. */
export const dayKey = (person: PersonId, date: LocalDate): string => `attendance ${person} ${date}`;

/** Longest leave there is, in days: one that reaches a day was asked for no earlier. */
const longest = 210;

const leavesSince = (lines: CaseLine[]): { number: string; leave: Leave }[] =>
  lines.filter(({ kind }) => kind === 'leave').map(({ number, state }) => ({ number, leave: state as Leave }));

/** Everything that the person asked for and that may touch a day, as the record needs it: without its kind. */
export async function excusesOf(shell: Shell, person: PersonId, date: LocalDate): Promise<Excuse[]> {
  const { calendar } = shell.organisation();
  const since = calendar.at(calendar.addDays(date, -longest), '00:00');
  const [from, to] = [
    calendar.at(calendar.addDays(date, -1), '00:00'),
    calendar.at(calendar.addDays(date, 2), '00:00'),
  ];
  return leavesSince(await shell.cases.ofOwner(person, since))
    .flatMap(({ number, leave }) => excuseOf(number, leave) ?? [])
    .filter((one) => one.from < to && (one.back ?? one.to) > from)
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

/**
 * Whether a request takes somebody out of a shift. Papers that were not accepted are a person's matter and never make an
 * absence by themselves (attendance.11).
 */
function excuseOf(number: string, { kind, span, standing, papers, back }: Leave): Excuse | undefined {
  if (kind === 'overtime') return undefined;
  const { from, to } = span;
  const late = back && back > to && (kind === 'offPost' || kind === 'outing') ? { back } : {};
  if (standing === 'waiting') return { number, from, to, standing: 'waits' };
  const covers = standing === 'approved' || standing === 'standing' || papers?.verdict === 'notAccepted';
  return covers ? { number, from, to, standing: 'covers', ...late } : undefined;
}

/** Leave that stands within a month, of everybody of a site. */
export async function leavesOfMonth(shell: Shell, site: string, month: Month): Promise<Map<PersonId, StandingLeave[]>> {
  const { calendar } = shell.organisation();
  const dates = datesOf(month, calendar);
  const [from, to] = [calendar.at(dates[0] ?? '', '00:00'), calendar.at(dates.at(-1) ?? '', '24:00')];
  const since = calendar.at(calendar.addDays(dates[0] ?? '', -longest), '00:00');
  const found = new Map<PersonId, StandingLeave[]>();
  for (const { number, leave } of leavesSince(await shell.cases.since('leave', site, since, 5000))) {
    const { kind, statutory, standing, span, requester } = leave;
    if ((standing !== 'approved' && standing !== 'standing') || span.from >= to || span.to <= from) continue;
    const one = { kind, number, from: span.from, to: span.to, ...(statutory ? { statutory } : {}) };
    found.set(requester, [...(found.get(requester) ?? []), one]);
  }
  return found;
}

/** The person's documents of a month, by date. */
export async function daysOfMonth(shell: Shell, person: PersonId, month: Month): Promise<Attendance[]> {
  const { calendar } = shell.organisation();
  const ids = datesOf(month, calendar).map((date) => caseIdOf(dayKey(person, date)));
  const days = (await shell.cases.byIds(ids)).map(({ state }) => state as Attendance);
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

export async function rowsOf(shell: Shell, people: Staff[], month: Month, until: Instant): Promise<MonthRow[]> {
  const { calendar } = shell.organisation();
  const leaves = new Map<string, Map<PersonId, StandingLeave[]>>();
  const rows: MonthRow[] = [];
  for (const { id, site } of people) {
    const ofSite = leaves.get(site) ?? (await leavesOfMonth(shell, site, month));
    leaves.set(site, ofSite);
    const days = await daysOfMonth(shell, id, month);
    rows.push(monthRow(id, month, { days, leaves: ofSite.get(id) ?? [], until }, calendar));
  }
  return rows;
}

/** People of a department, in the order of org.yaml. */
export const peopleOf = (shell: Shell, department: string): Staff[] =>
  shell.organisation().organisation.staff.filter((one) => one.department === department);

/** The site's name is only needed where there are several; every person of staff has one. */
export const siteIdOf = (shell: Shell, person: PersonId): string => {
  const { organisation } = shell.organisation();
  const site = staffOf(organisation, person)?.site;
  return site === undefined ? (organisation.sites[0]?.id ?? '') : siteOf(organisation, site).id;
};

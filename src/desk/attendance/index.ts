import { stringify } from 'csv-stringify/sync';
import { leavesOfMonth, peopleOf } from '../../flows/attendance/days.js';
import { monthKey } from '../../flows/attendance/open.js';
import { awayDates } from '../../flows/attendance/views.js';
import { caseIdOf } from '../../flows/caseIds.js';
import type { Shell } from '../../flows/shell.js';
import { shiftsOn } from '../../rules/attendance/day.js';
import type { AttendanceMonth } from '../../rules/attendanceMonth/index.js';
import { actsFor, departmentOf, staffOf } from '../../rules/chain.js';
import type { Language, PersonId, Staff } from '../../rules/organisation.js';
import { calendarFile, type FeedEvent } from './feed.js';
import { harmless, payrollTable, type Cell, type PayrollRow } from './table.js';
import { attendanceWords } from './words.js';
import { workbook } from './xlsx.js';

/** Months, exports and feeds. `undefined` where this person may not have it. */
export interface AttendanceDesk {
  csv(person: PersonId, month: string, language: Language): Promise<string | undefined>;
  xlsx(person: PersonId, month: string, language: Language): Promise<Buffer | undefined>;
  /** The private calendar of a member of staff: own shifts, and who of the department is off. */
  feed(person: PersonId, language: Language): Promise<string | undefined>;
}

export function attendanceDesk(shell: Shell): AttendanceDesk {
  const table = async (person: PersonId, month: string, language: Language): Promise<Cell[][] | undefined> => {
    const rows = await payrollRows(shell, person, month);
    return rows && payrollTable(rows, language);
  };
  return {
    async csv(person, month, language) {
      const rows = await table(person, month, language);
      // Spreadsheets read the file as UTF-8 only with this mark.
      return (
        rows &&
        `\uFEFF${stringify(
          rows.map((row) => row.map(harmless)),
          { record_delimiter: 'windows' },
        )}`
      );
    },
    async xlsx(person, month, language) {
      const rows = await table(person, month, language);
      return rows && workbook(rows, month);
    },
    feed: (person, language) => feedOf(shell, person, language),
  };
}

/** Personnel and the top of the site have all of its departments, a head (or who acts for them) their own. */
function departmentsFor(shell: Shell, person: PersonId): string[] {
  const { organisation, calendar } = shell.organisation();
  const staff = staffOf(organisation, person);
  if (!staff) return [];
  const site = organisation.sites.find(({ id }) => id === staff.site);
  const all = staff.posts.includes('personnel') || site?.officeManager === person;
  return organisation.departments
    .filter(({ site: of }) => of === staff.site)
    .filter(({ head }) => all || actsFor(organisation, calendar, person, head, shell.now()))
    .map(({ id }) => id);
}

/** Only what the department head has confirmed, as it was then. */
async function payrollRows(shell: Shell, person: PersonId, month: string): Promise<PayrollRow[] | undefined> {
  const departments = departmentsFor(shell, person);
  if (departments.length === 0) return undefined;
  const { organisation, calendar } = shell.organisation();
  const found = await shell.cases.byIds(departments.map((id) => caseIdOf(monthKey(id, month))));
  return found
    .map(({ state }) => state as AttendanceMonth)
    .sort((a, b) => departments.indexOf(a.department) - departments.indexOf(b.department))
    .flatMap(({ confirmed, rows, department }) =>
      confirmed
        ? rows.map(({ person: id, ...row }) => ({
            ...row,
            ...{ id, month, person: nameIn(organisation.staff, id) },
            department: departmentOf(organisation, department)?.name ?? { zh: department, en: department },
            confirmedBy: nameIn(organisation.staff, confirmed.by),
            confirmedAt: `${calendar.dateOf(confirmed.at)} ${calendar.timeOf(confirmed.at)}`,
          }))
        : [],
    );
}

const nameIn = (staff: Staff[], id: PersonId) => staff.find((one) => one.id === id)?.name ?? { zh: id, en: id };

/** So many months a feed shows, from the current one on. */
const monthsAhead = 3;

async function feedOf(shell: Shell, person: PersonId, language: Language): Promise<string | undefined> {
  const { organisation, calendar } = shell.organisation();
  const staff = staffOf(organisation, person);
  if (!staff) return undefined;
  const words = attendanceWords[language];
  const today = calendar.dateOf(shell.now());
  const events: FeedEvent[] = [];
  let first = `${today.slice(0, 7)}-01`;
  for (let n = 0; n < monthsAhead; n++) {
    const month = first.slice(0, 7);
    const away = await awayDates(shell, staff.site, month);
    for (const one of peopleOf(shell, staff.department))
      for (const date of away.get(one.id) ?? []) {
        const summary = one.id === person ? words.off : `${one.name[language]} ${words.off}`;
        events.push({ uid: `off-${one.id}-${date}`, summary, date });
      }
    events.push(...(await ownShifts(shell, staff, month, words.shift)));
    first = `${calendar.addDays(`${month}-28`, 7).slice(0, 7)}-01`;
  }
  return calendarFile(words.calendar, events, shell.now());
}

async function ownShifts(shell: Shell, { id, site }: Staff, month: string, summary: string): Promise<FeedEvent[]> {
  const { calendar } = shell.organisation();
  const leaves = (await leavesOfMonth(shell, site, month)).get(id) ?? [];
  const covered = ({ from, to }: { from: string; to: string }) =>
    leaves.some((one) => one.kind !== 'overtime' && one.from <= from && one.to >= to);
  const events: FeedEvent[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = calendar.addDays(date, 1))
    for (const [n, shift] of shiftsOn(calendar, id, date).entries())
      if (!covered(shift)) events.push({ uid: `shift-${id}-${date}-${n}`, summary, ...shift });
  return events;
}

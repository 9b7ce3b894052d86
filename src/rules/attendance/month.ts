import type { LeaveKind } from '../attendanceSettings.js';
import type { Calendar } from '../calendar.js';
import type { PersonId } from '../organisation.js';
import { between, earliest, latest, minute, type Instant, type LocalDate } from '../time.js';
import { minutesIn, plannedIn, shiftsOn } from './day.js';
import { missingMark, presence } from './findings.js';
import { isOpen, stands, type Attendance, type Finding } from './state.js';

/** `2026-11` */
export type Month = string;

/** A leave that stands, as personnel and the department head see it; colleagues see that somebody is away (security.1). */
export interface StandingLeave {
  kind: LeaveKind;
  statutory?: string;
  number: string;
  from: Instant;
  to: Instant;
}

/** One person's month, made from shifts, clock, leave and people's decisions. No amounts. */
export interface MonthRow {
  person: PersonId;
  /** Working days by roster. */
  rostered: number;
  /** Days on which the person was seen. */
  present: number;
  late: { times: number; minutes: number };
  early: { times: number; minutes: number };
  offPost: { times: number; minutes: number };
  /** Decided by the head and agreed by personnel: what is only proposed is not here. */
  absent: LocalDate[];
  /** Hours by kind. */
  leave: { kind: string; hours: number }[];
  /** Days with a clock that is missing; held against nobody. */
  incomplete: LocalDate[];
  /** Days with something that nobody has decided yet. */
  undecided: LocalDate[];
}

export function datesOf(month: Month, calendar: Pick<Calendar, 'addDays'>): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = calendar.addDays(date, 1)) dates.push(date);
  return dates;
}

/** @param days working days of the month that have a document; @param until nothing after it counts */
export function monthRow(
  person: PersonId,
  month: Month,
  { days, leaves, until }: { days: Attendance[]; leaves: StandingLeave[]; until: Instant },
  calendar: Calendar,
): MonthRow {
  const byDate = new Map(days.map((one) => [one.date, one]));
  const working = datesOf(month, calendar)
    .map((date) => ({ date, shifts: shiftsOn(calendar, person, date) }))
    .filter(({ shifts: [first] }) => first && first.from <= until);
  const planned = working.flatMap(({ shifts }) => plannedIn(calendar, person, shifts));
  const found = days.flatMap(({ findings }) => findings);
  const seen = (date: LocalDate) => {
    const day = byDate.get(date);
    const { firstIn, lastOut } = day ? presence(day) : {};
    return firstIn !== undefined || lastOut !== undefined;
  };
  return {
    person,
    rostered: working.length,
    present: working.filter(({ date }) => seen(date)).length,
    late: counted(found, 'late'),
    early: counted(found, 'early'),
    offPost: counted(found, 'offPost'),
    absent: days
      .filter((day) => day.findings.some((one) => one.kind === 'absence' && stands(one) && one.review))
      .map(({ date }) => date),
    leave: leaveHours(leaves, planned),
    incomplete: days.filter((day) => missingMark(day)).map(({ date }) => date),
    undecided: days.filter(isUndecided).map(({ date }) => date),
  };
}

const isUndecided = ({ findings, corrections }: Attendance): boolean =>
  corrections.some(({ verdict }) => !verdict) ||
  findings.some((one) => isOpen(one) || (one.kind === 'absence' && stands(one) && !one.review));

function counted(findings: Finding[], kind: Finding['kind']): { times: number; minutes: number } {
  const those = findings.filter((one) => one.kind === kind && stands(one));
  return { times: those.length, minutes: those.reduce((sum, { minutes }) => sum + minutes, 0) };
}

/** By kind, in working time; overtime in the time that it took. */
function leaveHours(leaves: StandingLeave[], planned: { from: Instant; to: Instant }[]): MonthRow['leave'] {
  const minutes = new Map<string, number>();
  const [begin, end] = [planned[0]?.from, planned.length ? latest(...planned.map(({ to }) => to)) : undefined];
  for (const { kind, statutory, from, to } of leaves) {
    const within = begin && end ? Math.max(0, between(latest(from, begin), earliest(to, end))) / minute : 0;
    const taken = kind === 'overtime' ? within : minutesIn(planned, { from, to });
    if (taken > 0) minutes.set(statutory ?? kind, (minutes.get(statutory ?? kind) ?? 0) + taken);
  }
  return [...minutes].map(([kind, sum]) => ({ kind, hours: Math.round((sum / 60) * 100) / 100 }));
}

import { attendanceOf } from '../attendanceSettings.js';
import type { Context } from '../case.js';
import { staffOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { earliest, hour, type Instant, type Interval, type LocalDate } from '../time.js';
import { isWork, meets, shiftsOf } from './spans.js';
import type { Circumstances, Compensation, LeaveKind, Span, Standing } from './state.js';

/** Another request of the same person that stands or waits. */
export interface OtherLeave extends Interval {
  number: string;
  kind: LeaveKind;
  statutory?: string;
  minutes: number;
  days: number;
  dates: LocalDate[];
  standing: Standing;
  compensation?: Compensation;
}

/** A colleague's approved or standing leave: when, and nothing else (security.1). */
export interface Away extends Interval {
  person: PersonId;
}

/** What the shell reads before a request is judged. */
export interface KnownForLeave {
  site: string;
  mine?: OtherLeave[];
  team?: Away[];
}

/** Leaves during which this person is away, at least in part: what rosters, the stand-up and reminders ask. */
export const awayDuring = (leaves: Away[], person: PersonId, during: Interval): Away[] =>
  leaves.filter((leave) => leave.person === person && meets(leave, during));

interface About {
  kind: LeaveKind;
  statutory?: string;
}

/** What an approver needs besides the request (who else is away, the month so far, the account, locked dates). */
export function circumstancesOf(about: About, requester: PersonId, span: Span, context: Context): Circumstances {
  const { mine = [], team = [] } = context.known as unknown as KnownForLeave;
  const away = [
    ...new Set(team.filter((one) => one.person !== requester && meets(one, span)).map(({ person }) => person)),
  ];
  const balance = balanceOf(about, span, mine, context);
  return {
    month: monthSoFar(span, mine, context),
    ...(balance ? { balance } : {}),
    away,
    onShift: onShift(requester, span, away, context),
    locked: lockedIn(span, context),
    ...(about.kind === 'overtime' ? { overtime: overtimeMarks(span, mine, context) } : {}),
  };
}

const counts = ({ standing }: OtherLeave): boolean => standing === 'approved' || standing === 'standing';
const monthOf = (at: Instant, { calendar }: Context): string => calendar.dateOf(at).slice(0, 7);

function monthSoFar(span: Span, mine: OtherLeave[], context: Context): Circumstances['month'] {
  const month = monthOf(span.firstShift, context);
  const same = mine.filter((one) => counts(one) && !isWork(one.kind) && monthOf(one.from, context) === month);
  return { times: same.length, minutes: same.reduce((sum, { minutes }) => sum + minutes, 0) };
}

/** By the year in which each day lies: a leave across the year's end takes from both. */
function balanceOf(
  { kind, statutory }: About,
  span: Span,
  mine: OtherLeave[],
  context: Context,
): Circumstances['balance'] {
  const key = statutory ?? kind;
  const given = attendanceOf(context.organisation).balances;
  if (!Object.hasOwn(given, key)) return undefined;
  const year = span.dates[0]?.slice(0, 4) ?? '';
  const earned = kind === 'timeOff' ? earnedDays(mine) : 0;
  const days = (given[key] ?? 0) + earned;
  const used = mine
    .filter((one) => (one.statutory ?? one.kind) === key)
    .reduce((sum, one) => sum + daysIn(year, one), 0);
  const left = days - used - daysIn(year, span);
  return { days: tidy(days), left: tidy(left) };
}

const tidy = (days: number): number => Math.round(days * 100) / 100;
const daysIn = (year: string, { days, dates }: { days: number; dates: LocalDate[] }): number =>
  dates.length === 0 ? 0 : (days * dates.filter((date) => date.startsWith(year)).length) / dates.length;
/** Overtime that is made up by time off, in days of eight hours. */
const earnedDays = (mine: OtherLeave[]): number =>
  mine
    .filter((one) => one.kind === 'overtime' && one.compensation === 'timeOff' && one.standing === 'approved')
    .reduce((sum, { minutes }) => sum + minutes / 480, 0);

function onShift(requester: PersonId, span: Span, away: PersonId[], context: Context): number {
  const { organisation, calendar } = context;
  const department = staffOf(organisation, requester)?.department;
  const [shift] = shiftsOf({ calendar, person: requester }, { from: span.firstShift, to: span.lastShift });
  const window = { from: span.from, to: earliest(span.to, shift?.to ?? span.to) };
  return organisation.staff.filter(
    ({ id, department: own }) =>
      own === department &&
      id !== requester &&
      !away.includes(id) &&
      calendar.rostered(id, window.from, window.to).length > 0,
  ).length;
}

function lockedIn({ dates }: Span, { organisation }: Context): Circumstances['locked'] {
  return attendanceOf(organisation).lockedDates.filter(({ from, to }) =>
    dates.some((date) => from <= date && date <= to),
  );
}

/** More than 3 hours a day or 36 a month is said on the card (attendance.7, **default**). */
function overtimeMarks(span: Span, mine: OtherLeave[], context: Context): NonNullable<Circumstances['overtime']> {
  const { overtimeDayHours, overtimeMonthHours } = attendanceOf(context.organisation);
  const others = mine.filter((one) => one.kind === 'overtime');
  const hours = (same: OtherLeave[]) =>
    tidy((same.reduce((sum, one) => sum + one.minutes, 0) + span.minutes) / (hour / 60_000));
  const dayHours = hours(others.filter((one) => one.dates[0] === span.dates[0]));
  const month = monthOf(span.from, context);
  const monthHours = hours(others.filter((one) => monthOf(one.from, context) === month));
  return { dayHours, monthHours, overDay: dayHours > overtimeDayHours, overMonth: monthHours > overtimeMonthHours };
}

import { recordSettingsOf } from '../attendanceRecordSettings.js';
import type { Context } from '../case.js';
import { refuse, type Refusal } from '../refusal.js';
import { day as aDay, latest, milliseconds, plus, type Instant } from '../time.js';
import { isTime } from './times.js';
import type { AttendanceCommandOf } from './commands.js';
import { minutesIn, without } from './day.js';
import { tell } from './messages.js';
import { done, type Outcome } from './outcome.js';
import { actorOf, isSuperior } from './people.js';
import type { Attendance, Mark } from './state.js';

/** In chat, by the person themselves and for this moment only; the company may ask for the code at the desk (attendance.1). */
export function clock(
  day: Attendance,
  { what, code }: AttendanceCommandOf<'clock'>,
  context: Context,
): Outcome | Refusal {
  if (actorOf(context) !== day.person) return refuse('attendance.notYours');
  const { deskCode } = recordSettingsOf(context.organisation);
  if (deskCode && code?.toLowerCase() !== deskCode.toLowerCase())
    return refuse(
      'attendance.codeNeeded',
      { wrong: code !== undefined },
      { article: 'attendance.1', instead: [{ action: 'clock', args: { what }, form: true, style: 'primary' }] },
    );
  return mark(day, { what, at: context.now, source: 'chat' }, context);
}

/** The same clock twice, as pressed in doubt, within this many milliseconds is one. */
const sameClock = 60_000;

export function mark(day: Attendance, { what, at, source }: Mark, context: Context): Outcome {
  const again = day.marks.some(
    (one) => one.what === what && Math.abs(milliseconds(one.at) - milliseconds(at)) < sameClock,
  );
  const said = (after: Attendance) => {
    const shift = after.shifts.find(({ to }) => at < to) ?? after.shifts.at(-1);
    const own = actorOf(context) === day.person;
    return own ? [tell(day.person, 'attendance.clocked', { what, at, ...(shift ? { shift } : {}), again })] : [];
  };
  return { events: again ? [] : [{ type: 'clocked', what, at, source }], say: said };
}

/** Forgot to clock: asked for by the person, decided by the superior. */
export function askCorrection(
  day: Attendance,
  { what, time, reason }: AttendanceCommandOf<'askCorrection'>,
  context: Context,
): Outcome | Refusal {
  const { calendar, organisation, now } = context;
  if (actorOf(context) !== day.person) return refuse('attendance.notYours');
  const again = [{ action: 'askCorrection', args: { what, date: day.date, reason }, form: true }];
  if (day.corrections.some(({ verdict }) => !verdict)) return refuse('attendance.correctionUnderWay');
  const { correctDays } = recordSettingsOf(organisation);
  const at = momentOf(time, day, context, what);
  if (!at || at > now) return refuse('attendance.noSuchTime', { time }, { instead: again });
  if (calendar.addDays(day.date, correctDays) < calendar.dateOf(now))
    return refuse('attendance.tooLongAgo', { days: correctDays });
  return { events: [{ type: 'correctionAsked', what, at, reason }], say: done('correctionAsked', context) };
}

/** A time of day within the working day, after midnight for a night shift that goes on. */
export function momentOf(
  time: string,
  { date, shifts }: Pick<Attendance, 'date' | 'shifts'>,
  { calendar }: Context,
  what?: 'in' | 'out',
): Instant | undefined {
  const padded = time.replace('：', ':').padStart(5, '0');
  if (!isTime(padded)) return undefined;
  const same = calendar.at(date, padded);
  const end = shifts.length ? latest(...shifts.map(({ to }) => to)) : same;
  const begin = shifts[0]?.from ?? same;
  const next = calendar.at(calendar.addDays(date, 1), padded);
  const overMidnight = calendar.dateOf(plus(end, -1)) > date;
  const half = plus(begin, -aDay / 4);
  return overMidnight && (same < half || (what === 'out' && same <= begin)) ? next : same;
}

export function grantCorrection(day: Attendance, context: Context): Outcome {
  const asked = day.corrections.find(({ verdict }) => !verdict);
  if (!asked) return { events: [] };
  const { what, at } = asked;
  return {
    events: [{ type: 'correctionGranted' }, { type: 'clocked', what, at, source: 'correction' }],
    say: (after) => [...done('granted', context)(after), correctionDecided(day, context, true)],
  };
}

export function refuseCorrection(
  day: Attendance,
  { reason }: AttendanceCommandOf<'refuseCorrection'>,
  context: Context,
): Outcome {
  return {
    events: [{ type: 'correctionRefused', reason }],
    say: (after) => [...done('refused', context)(after), correctionDecided(day, context, false, reason)],
  };
}

function correctionDecided(day: Attendance, context: Context, granted: boolean, reason?: string) {
  const asked = day.corrections.find(({ verdict }) => !verdict);
  const { what, at } = asked ?? { what: 'in' as const, at: context.now };
  const by = context.organisation.staff.find(({ id }) => id === actorOf(context))?.name ?? { zh: '', en: '' };
  return tell(day.person, 'attendance.correctionDecided', { what, at, granted, by, ...(reason ? { reason } : {}) });
}

/** 脱岗 by a superior's dated note, which the person sees and can answer (attendance.3). */
export function noteOffPost(
  day: Attendance,
  { from, to, text }: AttendanceCommandOf<'noteOffPost'>,
  context: Context,
): Outcome | Refusal {
  if (!isSuperior(actorOf(context), day, context))
    return refuse('attendance.superiorNotes', {}, { article: 'attendance.3' });
  const [start, end] = [momentOf(from, day, context), momentOf(to, day, context)];
  const stop = start && end && end < start ? plus(end, aDay) : end;
  const during = start && stop && { from: start, to: stop };
  if (!during || during.to <= during.from || during.to > context.now)
    return refuse('attendance.noSuchTime', { time: `${from}–${to}` });
  if (minutesIn(without(day.planned, day.excuses), during) === 0) return refuse('attendance.notOnShift');
  return {
    events: [{ type: 'offPostNoted', id: context.commandId, ...during, text }],
    say: done('noted', context),
  };
}

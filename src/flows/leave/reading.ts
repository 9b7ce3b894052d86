import type { LeaveKind } from '../../rules/attendanceSettings.js';
import type { Calendar } from '../../rules/calendar.js';
import { localOf } from '../../rules/leave/spans.js';
import { minute, plus, type Instant, type LocalDate } from '../../rules/time.js';
import type { PersonId } from '../../rules/organisation.js';
import type { Matter } from '../understand.js';

/** Words about leave, as far as they go; what is missing is asked. */
export interface ReadLeave {
  kind: LeaveKind;
  statutory?: string;
  start?: string;
  end?: string;
  ground?: string;
  compensation?: 'pay' | 'timeOff';
}

/** The person's own shifts win over the parts of a day that words mean (docs/understanding.md). */
export interface Reader {
  person: PersonId;
  calendar: Calendar;
  now: Instant;
}

const statutoryWords: [string, RegExp][] = [
  ['annual', /年假|年休|annual|vacation|\bpto\b/i],
  ['marriage', /婚假|结婚|wedding|marriage/i],
  ['bereavement', /丧假|奔丧|去世|过世|bereavement|funeral/i],
  ['paternity', /陪产|paternity/i],
  ['maternity', /产假|maternity/i],
  ['antenatal', /产检|antenatal/i],
  ['parental', /育儿|parental/i],
  ['care', /护理假|care leave/i],
];
const leavesPost = /离岗|离开(?:一下)?岗位|leave my post|off my post/i;

export function readLeave(matter: Matter, text: string, reader: Reader): ReadLeave {
  const kind = kindOf(matter, text);
  const statutory = kind === 'statutory' ? statutoryWords.find(([, words]) => words.test(text))?.[0] : undefined;
  const ground = groundOf(kind, text);
  return {
    kind,
    ...(statutory ? { statutory } : {}),
    ...whenOf(kind, matter, text, reader),
    ...(ground ? { ground } : {}),
    ...(kind === 'overtime' && /补休|调休|倒休|time off|in lieu/i.test(text)
      ? { compensation: 'timeOff' as const }
      : {}),
  };
}

export function kindOf({ intent, leaveKind }: Pick<Matter, 'intent' | 'leaveKind'>, text: string): LeaveKind {
  if (leavesPost.test(text)) return 'offPost';
  if (intent === 'overtime') return 'overtime';
  if (intent === 'outing') return 'outing';
  if (leaveKind === 'annual' || leaveKind === 'statutory') return 'statutory';
  return leaveKind ?? 'personal';
}

/** Where to, or why the company sends somebody: the words themselves are enough. */
function groundOf(kind: LeaveKind, text: string): string | undefined {
  if (kind === 'outing' || kind === 'offPost') return /(?:去|到|往|to )\s*[^，,。.；;]{1,40}/i.exec(text)?.[0].trim();
  if (kind !== 'public') return undefined;
  return /培训|学习|会议|开会|出差|参观|访问|工伤|因公负伤|受伤|training|meeting|trip|visit|injur/i.test(text)
    ? text.trim().slice(0, 200)
    : undefined;
}

/** When, in local terms: half days are halves of the own shift, an open end is the end of the shift. */
export function whenOf(
  kind: LeaveKind,
  { start, end }: Pick<Matter, 'start' | 'end'>,
  text: string,
  reader: Reader,
): { start?: string; end?: string } {
  if (kind === 'outing' || kind === 'offPost') return outing(start, end, text, reader);
  if (!start) return {};
  if (kind === 'overtime') {
    const [from, to] = [worked(start, reader), end && worked(end, reader)];
    return to ? { start: afterShift(from, to, reader), end: to } : { start: from };
  }
  if (!start.includes('T')) return { start, end: end ?? start };
  const half = end ? halfOfShift(start, end, reader) : undefined;
  if (half) return half;
  return { start, ...(end ? { end } : endOfShift(start, reader)) };
}

/** "Back at two": a point ahead is when one is back. */
function outing(
  start: string | null,
  end: string | null,
  text: string,
  { calendar, now }: Reader,
): { start?: string; end?: string } {
  const here = localOf(calendar, now);
  const minutes = minutesIn(text);
  if (start?.includes('T') && end?.includes('T')) return { start, end };
  if (start?.includes('T')) return /回|back|return|until|till/i.test(text) ? { start: here, end: start } : { start };
  return minutes ? { start: here, end: localOf(calendar, plus(now, minutes * minute)) } : { start: here };
}

const numerals: Record<string, number> = { 半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 };
function minutesIn(text: string): number | undefined {
  const [, number = '', half, unit = ''] =
    /(\d+|[半一两二三四])个?(半)?\s*(小时|钟头|分钟|hours?|minutes?|mins?)/i.exec(text) ?? [];
  if (!number) return undefined;
  const count = (numerals[number] ?? Number(number)) + (half ? 0.5 : 0);
  return /分钟|min/i.test(unit) ? count : count * 60;
}

/** Morning and afternoon are the halves of a day shift, whatever its hours. */
function halfOfShift(start: string, end: string, reader: Reader): { start: string; end: string } | undefined {
  const [date, from] = start.split('T') as [LocalDate, string];
  const part = `${from}-${end.split('T')[1]}`;
  const first = part === '08:00-12:00';
  if (!end.startsWith(date) || (!first && part !== '13:30-17:30')) return undefined;
  const { calendar, person } = reader;
  const shift = calendar.currentOrNextShift(person, calendar.at(date, '12:30'));
  if (!shift || calendar.dateOf(shift.from) !== date || calendar.dateOf(shift.to) !== date) return undefined;
  const parts = calendar.rostered(person, shift.from, shift.to);
  const [morning, afternoon] = [parts[0], parts.at(-1)];
  if (!morning || !afternoon || parts.length < 2) return undefined;
  const half = first ? morning : afternoon;
  return { start: localOf(calendar, half.from), end: localOf(calendar, half.to) };
}

function endOfShift(start: string, { calendar, person }: Reader): { end?: string } {
  const [date = '', time = ''] = start.split('T');
  const shift = calendar.currentOrNextShift(person, calendar.at(date, time));
  return shift && shift.from <= calendar.at(date, time) ? { end: localOf(calendar, shift.to) } : {};
}

/** A date without a year is the next one (docs/understanding.md); extra hours were mostly worked before. */
function worked(moment: string, { calendar, now }: Reader): string {
  const far = calendar.addDays(calendar.dateOf(now), 180);
  return moment.slice(0, 10) > far ? `${Number(moment.slice(0, 4)) - 1}${moment.slice(4)}` : moment;
}

/** "Last night until ten" begins where the shift ended. */
function afterShift(start: string, end: string, { calendar, person }: Reader): string {
  const [date = '', time] = start.split('T');
  if (time !== '18:00' || !end.includes('T')) return start;
  const shifts = calendar.rostered(person, calendar.at(date, '00:00'), calendar.at(date, '18:30'));
  const last = shifts.at(-1)?.to;
  return last && calendar.timeOf(last) >= '12:00' && calendar.timeOf(last) <= '18:30' ? localOf(calendar, last) : start;
}

/** A day that words name and that does not exist: 2月30日. */
export function impossibleDay(text: string): string | undefined {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (const [said, month, date] of text.matchAll(/(?<!\d)(\d{1,2})\s*[月/.]\s*(\d{1,2})\s*[日号]?(?!\d|[:：点%])/g)) {
    const most = days[Number(month) - 1];
    if (most !== undefined && Number(date) > most && Number(date) <= 99) return said;
  }
  return undefined;
}

import type { CaseKind, Context, Decision } from '../case.js';
import { staffOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { delivered, timerDue } from './clock.js';
import { askCorrection, clock, grantCorrection, mark, noteOffPost, refuseCorrection } from './clocking.js';
import { attendanceCommands, type AttendanceCommand } from './commands.js';
import { evolve } from './evolve.js';
import {
  agreeRuling,
  answerCare,
  excuseFinding,
  explain,
  fileSelfCriticism,
  judgeFinding,
  onTurn,
  raiseFinding,
  recordCall,
  recordTalk,
  sendRulingBack,
} from './hearing.js';
import { after, conclude, turnNow, type Outcome } from './outcome.js';
import { dayRead, knownOf, reconsidered } from './reading.js';
import type { Attendance, AttendanceEvent, AttendanceHistory } from './state.js';

type Decided = Decision<AttendanceHistory> | Refusal;

/**
 * One person's working day (attendance.1 to .5, .12): clock, what it comes to, and what people decide about it. One
 * document a day and person, as one day's lateness and going are decided in one talk, and a night shift over midnight is
 * one day.
 */
export const attendance: CaseKind<Attendance, AttendanceCommand, AttendanceHistory> = {
  kind: 'attendance',
  prefix: 'KQ',
  version: 1,
  commands: attendanceCommands,
  evolve,
  decide(state: Attendance | undefined, command: AttendanceCommand, context: Context): Decided {
    if (state && (command.type === 'noteDelivered' || command.type === 'noteGivenUp'))
      return conclude(state, delivered(command), { events: [] }, context);
    const first = state ? [] : opened(context);
    if ('refused' in first) return first;
    const begun = state ?? after(undefined, first, context);
    // The day as it is now: shifts and leave may have changed since.
    const read = dayRead(begun, context);
    const seen = after(begun, read, context);
    const news = state ? reconsidered(seen, context) : [];
    const day = after(seen, news, context);
    return conclude(state, [...first, ...read, ...news], decideOn(day, command, context), context);
  },
  summary: (day) => {
    const turn = turnNow(day);
    return {
      status: turn?.name ?? 'closed',
      open: day.open,
      ...(turn ? { holder: turn.holder, until: turn.until } : {}),
      parties: [...new Set([day.person, ...day.turns.map(({ holder }) => holder)])],
      text: '',
    };
  },
};

/** A day begins with its person and date, which come from its key. */
function opened(context: Context): AttendanceEvent[] | Refusal {
  const { site, person, date } = knownOf(context);
  if (!staffOf(context.organisation, person)) return refuse('attendance.notYours');
  return [{ type: 'opened', site, person, date }];
}

function decideOn(day: Attendance, command: AttendanceCommand, context: Context): Outcome | Refusal {
  switch (command.type) {
    case 'open':
      return { events: [] };
    case 'importMark':
      return mark(day, { what: command.what, at: command.at, source: 'import' }, context);
    case 'clock':
      return clock(day, command, context);
    case 'answerCare':
      return answerCare(day, command, context);
    case 'recordCall':
      return recordCall(day, command, context);
    case 'explain':
      return explain(day, command, context);
    case 'askCorrection':
      return askCorrection(day, command, context);
    case 'grantCorrection':
      return onTurn('correct', 'attendance.1', (now) => grantCorrection(now, context))(day, context);
    case 'refuseCorrection':
      return onTurn('correct', 'attendance.1', (now) => refuseCorrection(now, command, context))(day, context);
    case 'noteOffPost':
      return noteOffPost(day, command, context);
    case 'recordTalk':
      return recordTalk(day, command, context);
    case 'excuseFinding':
      return excuseFinding(day, command, context);
    case 'raiseFinding':
      return raiseFinding(day, command, context);
    case 'judgeFinding':
      return judgeFinding(day, command, context);
    case 'agreeRuling':
      return agreeRuling(day, context);
    case 'sendRulingBack':
      return sendRulingBack(day, command, context);
    case 'fileSelfCriticism':
      return fileSelfCriticism(day, command, context);
    case 'timerDue':
      return timerDue(day, command, context);
    case 'noteDelivered':
    case 'noteGivenUp':
      return { events: [] };
  }
}

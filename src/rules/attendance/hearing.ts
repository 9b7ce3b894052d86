import type { Context } from '../case.js';
import { recordSettingsOf } from '../attendanceRecordSettings.js';
import { refuse, type Refusal } from '../refusal.js';
import type { AttendanceCommandOf } from './commands.js';
import { done, notNow, turnNow, type Outcome } from './outcome.js';
import { actorOf, isSuperior, mayTake } from './people.js';
import { knownOf } from './reading.js';
import {
  isJudged,
  isOpen,
  stands,
  type Attendance,
  type AttendanceEvent,
  type AttendanceStepName,
  type Finding,
} from './state.js';

const ids = (findings: Finding[]): string[] => findings.map(({ id }) => id);
const ofSuperior = (day: Attendance): Finding[] => day.findings.filter((one) => isOpen(one) && !isJudged(one));
const ofHead = (day: Attendance): Finding[] => day.findings.filter((one) => isOpen(one) && isJudged(one));

/** Runs only on the turn of whoever holds it; the person's own matter is never theirs to decide. */
export const onTurn =
  (step: AttendanceStepName, article: string, act: (day: Attendance) => Outcome | Refusal) =>
  (day: Attendance, context: Context): Outcome | Refusal =>
    turnNow(day)?.name === step && mayTake(step, day, context) ? act(day) : notNow(day, context, article);

/** 说明, 申辩: the person is heard; as long as nobody has decided, also after the time for it. */
export function explain(
  day: Attendance,
  { text }: AttendanceCommandOf<'explain'>,
  context: Context,
): Outcome | Refusal {
  if (actorOf(context) !== day.person) return refuse('attendance.notYours');
  const open = day.findings.filter(isOpen);
  if (open.length === 0) return refuse('attendance.nothingOpen');
  return {
    events: [
      { type: 'explained', text },
      { type: 'heard', ids: ids(open.filter(({ heard }) => !heard)) },
    ],
    say: done('explained', context),
  };
}

/** An answer to 关心电话: whatever it says, somebody knows that all is well. */
export function answerCare(
  day: Attendance,
  { text }: AttendanceCommandOf<'answerCare'>,
  context: Context,
): Outcome | Refusal {
  if (actorOf(context) !== day.person || !day.care) return refuse('attendance.notYours');
  return {
    events: [
      { type: 'careAnswered', text },
      { type: 'explained', text },
    ],
    say: done('careAnswered', context),
  };
}

export function recordCall(
  day: Attendance,
  { text }: AttendanceCommandOf<'recordCall'>,
  context: Context,
): Outcome | Refusal {
  if (!isSuperior(actorOf(context), day, context)) return refuse('attendance.notYours');
  return { events: [{ type: 'callRecorded', text }], say: done('called', context) };
}

/** It stands, and the talk is on record; the third in the month goes before the department head (attendance.4). */
export const recordTalk = (day: Attendance, { text }: AttendanceCommandOf<'recordTalk'>, context: Context) =>
  onTurn('decide', 'attendance.4', (now) => {
    const mine = ofSuperior(now);
    const times =
      (knownOf(context).timesInMonth ?? 0) + day.findings.filter((one) => countsInMonth(one)).length + mine.length;
    const repeated: AttendanceEvent[] =
      times >= recordSettingsOf(context.organisation).repeats
        ? [{ type: 'found', id: 'repeated', kind: 'repeated', minutes: times, breach: true }]
        : [];
    return {
      events: [{ type: 'decided', ids: ids(mine), verdict: 'confirmed', text }, ...repeated],
      say: done('talkRecorded', context),
    };
  })(day, context);

/** Late, early and off post that a person has confirmed: what "repeated" counts. */
export const countsInMonth = (one: Finding): boolean => !isJudged(one) && stands(one);

export const excuseFinding = (day: Attendance, { reason }: AttendanceCommandOf<'excuseFinding'>, context: Context) =>
  onTurn('decide', 'attendance.4', (now) => ({
    events: [{ type: 'decided', ids: ids(ofSuperior(now)), verdict: 'excused', text: reason }],
    say: done('excused', context),
  }))(day, context);

/** 造成严重后果的: before the department head (attendance.4). */
export const raiseFinding = (day: Attendance, { reason }: AttendanceCommandOf<'raiseFinding'>, context: Context) =>
  onTurn('decide', 'attendance.4', (now) => ({
    events: [
      { type: 'decided', ids: ids(ofSuperior(now)), verdict: 'confirmed', text: reason },
      {
        type: 'found',
        id: 'serious',
        kind: 'serious',
        minutes: Math.max(...ofSuperior(now).map(({ minutes }) => minutes)),
        breach: true,
      },
    ],
    say: done('raised', context),
  }))(day, context);

/** The department head decides (attendance.4, .5). */
export const judgeFinding = (
  day: Attendance,
  { ruling, text }: AttendanceCommandOf<'judgeFinding'>,
  context: Context,
) =>
  onTurn('judge', 'attendance.5', (now) => ({
    events: [{ type: 'decided', ids: ids(ofHead(now)), verdict: ruling, text }],
    say: done('judged', context),
  }))(day, context);

const ruled = (day: Attendance): string[] => ids(day.findings.filter((one) => one.kind === 'absence' && stands(one)));

/** Personnel reviews (attendance.5). */
export const agreeRuling = (day: Attendance, context: Context) =>
  onTurn('review', 'attendance.5', (now) => ({
    events: [{ type: 'reviewed', ids: ruled(now) }],
    say: done('agreed', context),
  }))(day, context);

export const sendRulingBack = (day: Attendance, { reason }: AttendanceCommandOf<'sendRulingBack'>, context: Context) =>
  onTurn('review', 'attendance.5', (now) => ({
    events: [{ type: 'sentBack', ids: ruled(now), reason }],
    say: done('sentBack', context),
  }))(day, context);

/** 书面检讨: asked for in private, and filed. */
export const fileSelfCriticism = (
  day: Attendance,
  { text }: AttendanceCommandOf<'fileSelfCriticism'>,
  context: Context,
) =>
  onTurn('selfCriticism', 'attendance.5', () => ({
    events: [{ type: 'selfCriticismFiled', text }],
    say: done('filed', context),
  }))(day, context);

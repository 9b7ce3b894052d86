import { recordSettingsOf } from '../attendanceRecordSettings.js';
import type { Context, Decision, Message, Timer } from '../case.js';
import { superiorOf } from '../chain.js';
import { fold, record, respectRest } from '../kernel.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { between, day as aDay, earliest, latest, minute, plus, type Instant } from '../time.js';
import { cardChanges } from './cards.js';
import { evolve } from './evolve.js';
import { lastMoment, owedTime, presence, waits } from './findings.js';
import { tell, type AttendanceDone, type AttendanceNext } from './messages.js';
import { actorOf, holderOf, nameOf } from './people.js';
import { dayRead, reconsidered } from './reading.js';
import {
  isJudged,
  isOpen,
  stands,
  type Attendance,
  type AttendanceEvent,
  type AttendanceHistory,
  type AttendanceStepName,
} from './state.js';

/** What a command leads to: events, and messages that may speak of the state after them. */
export interface Outcome {
  events: AttendanceEvent[];
  say?: (after: Attendance) => Message[];
}

/** Completes an outcome: what the day comes to now, whose turn it is, cards and timers; and lets people rest. */
export function conclude(
  before: Attendance | undefined,
  first: AttendanceHistory[],
  outcome: Outcome | Refusal,
  context: Context,
): Decision<AttendanceHistory> | Refusal {
  if (isRefusal(outcome)) return outcome;
  const events: AttendanceHistory[] = [...first, ...outcome.events];
  let state = after(before, events, context);
  for (const look of [dayRead, reconsidered, turnOver]) {
    const more = look(state, context);
    events.push(...more);
    state = after(state, more, context);
  }
  const messages = [...(outcome.say?.(state) ?? []), ...cardChanges(before, state, context)];
  return { events, messages: respectRest(messages, context), timers: timersOf(state, context) };
}

export function after(before: Attendance | undefined, events: AttendanceHistory[], context: Context): Attendance {
  const state = fold(evolve, before, record(events, context));
  if (!state) throw new Error('a working day begins with opened');
  return state;
}

/** Whose turn it is by what is open; a step that nobody is there for is left out. */
function neededStep(day: Attendance): AttendanceStepName | undefined {
  const open = day.findings.filter(isOpen);
  const judged = open.filter(isJudged);
  const ruled = day.findings.find((one) => one.kind === 'absence' && stands(one));
  if (day.corrections.some(({ verdict }) => !verdict)) return 'correct';
  if (open.some((one) => !isJudged(one) && one.heard)) return 'decide';
  if (judged.some(({ heard }) => !heard)) return 'explain';
  if (judged.length) return 'judge';
  if (ruled && !ruled.review) return 'review';
  return ruled && !day.selfCriticism ? 'selfCriticism' : undefined;
}

function turnOver(day: Attendance, context: Context): AttendanceEvent[] {
  const step = neededStep(day);
  const holder = step && holderOf(step, day, context);
  const current = day.open ? day.turns.at(-1) : undefined;
  if (!step || !holder) return current ? [{ type: 'turnEnded' }] : [];
  if (current?.name === step && current.holder === holder) return [];
  return [{ type: 'turnBegan', step, holder, until: untilOf(step, day, context) }];
}

function untilOf(step: AttendanceStepName, day: Attendance, { now, calendar, organisation }: Context): Instant {
  const { explainDays, decideDays, selfCriticismDays } = recordSettingsOf(organisation);
  const days = step === 'explain' ? explainDays : step === 'selfCriticism' ? selfCriticismDays : decideDays;
  // 申辩 begins when the person can have read it.
  const from = step === 'explain' ? latest(now, calendar.currentOrNextShift(day.person, now)?.from ?? now) : now;
  return calendar.at(calendar.workdayAfter(calendar.dateOf(from), days), '18:00');
}

/** When the superior hears of what the person was told: later the same day, while the superior is still there. */
export function superiorHears({ person, findings }: Attendance, context: Context): Instant | undefined {
  const { organisation, calendar } = context;
  const told = findings
    .filter((one) => isOpen(one) && !isJudged(one) && !one.heard)
    .flatMap(({ toldPerson }) => toldPerson ?? []);
  if (told.length === 0) return undefined;
  const first = earliest(...told);
  const due = plus(first, recordSettingsOf(organisation).sayFirst * minute);
  const superior = superiorOf(organisation, person)?.id;
  if (!superior || !calendar.onShift(superior, first)) return due;
  const end = calendar.currentOrNextShift(superior, first)?.to ?? due;
  return latest(first, earliest(due, plus(end, -15 * minute)));
}

/** Everything that becomes due when nobody acts. */
export function timersOf(day: Attendance, context: Context): Timer[] {
  const { now, organisation } = context;
  const set = recordSettingsOf(organisation);
  const timers: Timer[] = [];
  const add = (name: string, dueAt: Instant | undefined) => void (dueAt && timers.push({ name, dueAt }));
  const { firstIn, lastOut } = presence(day);
  const begin = owedTime(day)[0]?.from;
  const end = lastMoment(day);
  if (day.expected && !day.settled) {
    if (begin && !firstIn && !lastOut && !day.care && !waits(day)) add('care', plus(begin, set.careAfter * minute));
    if (end) add('settle', plus(end, set.settleAfter * minute));
  }
  add('superior', superiorHears(day, context));
  const turn = day.open ? day.turns.at(-1) : undefined;
  if (turn?.name === 'explain') add('heard', explainedBy(day, turn.until));
  if (turn && turn.name !== 'explain') {
    if (!turn.reminded) add('remind', plus(turn.since, between(turn.since, turn.until) * 0.75));
    else if (!turn.superiorTold) add('waits', turn.until);
  }
  if (waits(day) || day.findings.some(isOpen)) add('look', plus(now, aDay));
  return timers;
}

/** The time for 申辩 is over: never before the person could read what is proposed. */
function explainedBy({ findings }: Attendance, until: Instant): Instant | undefined {
  const told = findings.filter((one) => isOpen(one) && isJudged(one) && !one.heard).map(({ toldPerson }) => toldPerson);
  const known = told.filter((at) => at !== undefined);
  return known.length === told.length && known.length ? latest(until, plus(latest(...known), aDay)) : undefined;
}

export const turnNow = (day: Attendance) => (day.open ? day.turns.at(-1) : undefined);

/** Says back what somebody did and what happens next; the person's own matter is not told to others here. */
export const done =
  (what: AttendanceDone, context: Context) =>
  (day: Attendance): Message[] => {
    const actor = actorOf(context);
    const turn = turnNow(day);
    const next: AttendanceNext | undefined = turn && {
      step: turn.name,
      who: nameOf(turn.holder, context),
      until: turn.until,
    };
    return actor ? [tell(actor, 'attendance.done', { what, ...(next ? { next } : {}) })] : [];
  };

/** Refuses what is not this person's turn; says nothing about the day to strangers. */
export function notNow(day: Attendance, context: Context, article: string): Refusal {
  const actor = actorOf(context);
  const turn = turnNow(day);
  if (!actor || (actor !== day.person && !day.turns.some(({ holder }) => holder === actor)))
    return refuse('attendance.notYours');
  if (!turn) return refuse('attendance.nothingOpen');
  return refuse(
    'attendance.turnOf',
    { who: nameOf(turn.holder, context), step: turn.name, until: turn.until },
    { article },
  );
}

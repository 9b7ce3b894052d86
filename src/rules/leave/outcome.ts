import { attendanceOf } from '../attendanceSettings.js';
import type { Context, Decision, Message } from '../case.js';
import { staffOf } from '../chain.js';
import { fold, reachableAt, record, respectRest } from '../kernel.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { minute, plus, type Instant } from '../time.js';
import { cardChanges, next } from './cards.js';
import { evolve } from './evolve.js';
import { answerBy, certificateBy, decideBy, timersOf, uncovered, wantsPapers } from './limits.js';
import { tell, type LeaveDone, type LeaveNews, type LeaveSays } from './messages.js';
import { actorOf, levelsNow, nameOf, takesPart, turnNow } from './people.js';
import { comesBack, isGranted } from './standing.js';
import type { Leave, LeaveEvent } from './state.js';

/** What a command leads to: events, and messages that may speak of the state after them. */
export interface Outcome {
  events: LeaveEvent[];
  say?: (after: Leave) => Message[];
}

/** Completes an outcome: whose turn it is by the chain in force, cards and timers anew, people's rest. */
export function conclude(
  before: Leave | undefined,
  outcome: Outcome | Refusal,
  context: Context,
): Decision<LeaveEvent> | Refusal {
  if (isRefusal(outcome)) return outcome;
  const { events, state } = settled(before, outcome.events, context);
  if (before && events.length === 0)
    return { events, messages: respectRest(outcome.say?.(before) ?? [], context), timers: timersOf(before, context) };
  const messages = [...(outcome.say?.(state) ?? []), ...cardChanges(before, state, context)];
  return { events, messages: respectRest(messages, context), timers: timersOf(state, context) };
}

export function after(before: Leave | undefined, events: LeaveEvent[], context: Context): Leave {
  const state = fold(evolve, before, record(events, context));
  if (!state) throw new Error('a leave begins with asked');
  return state;
}

/** Follows what is settled by itself, one event after the other, until nothing more is. */
function settled(
  before: Leave | undefined,
  events: LeaveEvent[],
  context: Context,
): { events: LeaveEvent[]; state: Leave } {
  const all = [...events];
  let state = after(before, all, context);
  for (let follow = settle(state, context); follow.length > 0; follow = settle(state, context)) {
    all.push(...follow);
    state = after(before, all, context);
  }
  return { events: all, state };
}

function settle(leave: Leave, context: Context): LeaveEvent[] {
  if (leave.closedAt) return [];
  if (leave.standing === 'withdrawn' || leave.standing === 'rejected') return readOrClosed(leave, context);
  return isGranted(leave) ? afterGrant(leave, context) : underWay(leave, context);
}

/** The chain in force: recorded when it has changed, asked from the first level that has not decided (attendance.9). */
function underWay(leave: Leave, context: Context): LeaveEvent[] {
  const levels = levelsNow(leave, context);
  const changed: LeaveEvent[] = levels.join() === leave.levels.join() ? [] : [{ type: 'chainChanged', levels }];
  if (leave.step?.name === 'change') return changed;
  const turn = turnNow(leave, context);
  if (!turn) return [...changed, { type: 'granted', standing: grantedAs(leave, context) }];
  const same = leave.turn?.level === turn.level && leave.turn.holder === turn.holder;
  if (same && leave.step) return changed;
  return [...changed, { type: 'turnBegan', turn, until: decideBy(leave, turn.holder, context) }];
}

/** A sick leave of a full day or more becomes final with the certificate (attendance.11). */
function grantedAs(leave: Leave, context: Context): 'approved' | 'standing' {
  return wantsPapers(leave, context) && uncovered(leave).length > 0 ? 'standing' : 'approved';
}

function afterGrant(leave: Leave, context: Context): LeaveEvent[] {
  const { step, requester, span } = leave;
  if (wantsPapers(leave, context) && !leave.papers) {
    if (step?.name === 'judge') return [];
    if (uncovered(leave).length > 0)
      return step?.name === 'certify'
        ? []
        : [{ type: 'stepBegan', step: 'certify', holder: requester, until: certificateBy(leave, context) }];
    if (leave.standing !== 'approved') return [{ type: 'granted', standing: 'approved' }];
  }
  if (comesBack(leave) && !leave.back) {
    const until = plus(span.to, attendanceOf(context.organisation).outingGrace * minute);
    return step?.name === 'back' ? [] : [{ type: 'stepBegan', step: 'back', holder: requester, until }];
  }
  return readOrClosed(leave, context);
}

/** Closed when every skipped superior has confirmed 已阅 (report.4); who has left the company need not. */
function readOrClosed(leave: Leave, context: Context): LeaveEvent[] {
  const unread = leave.skipped.find(({ person, read }) => !read && staffOf(context.organisation, person));
  if (!unread) return [{ type: 'closed' }];
  if (leave.step?.name === 'read' && leave.step.holder === unread.person) return [];
  return [{ type: 'stepBegan', step: 'read', holder: unread.person, until: answerBy(unread.person, context) }];
}

/**
 * Who waits for an answer about their own leave hears it before the shift that they may miss, off shift too; in quiet hours
 * only when that shift begins before they end.
 */
function hearsAt({ span, requester }: Leave, { now, actor, calendar, organisation }: Context): Instant {
  const { from, to } = organisation.settings.quietHours;
  if (('person' in actor && actor.person === requester) || !calendar.isWithin(now, from, to)) return now;
  const morning = calendar.nextTimeOfDay(now, to);
  return span.firstShift > now && span.firstShift <= morning ? now : morning;
}

type News = LeaveSays['leave.news'];

/** Tells the requester where it stands; who acted themselves hears it at once. */
export function news(leave: Leave, what: LeaveNews, context: Context, more: Partial<News> = {}): Message {
  const then = next(leave, context);
  const facts: News = {
    what,
    kind: leave.kind,
    ...(leave.notice.late ? { late: true } : {}),
    ...(then ? { next: then } : {}),
    ...more,
  };
  return tell(leave.requester, 'leave.news', facts, { notBefore: hearsAt(leave, context) });
}

/** Says back to somebody else what they did and what happens next. */
export function done(leave: Leave, what: LeaveDone, context: Context): Message[] {
  const actor = actorOf(context);
  if (!actor || actor === leave.requester) return [];
  const then = next(leave, context);
  const from = leave.step && leave.step.holder !== actor ? reachableAt(leave.step.holder, context) : context.now;
  const facts = then && { ...then, ...(from > context.now ? { from } : {}) };
  return [
    tell(actor, 'leave.done', { what, requester: nameOf(leave.requester, context), ...(facts ? { next: facts } : {}) }),
  ];
}

/** Refuses what is not this person's turn, or is over; says whose turn it is, and nothing about the case to strangers. */
export function notNow(leave: Leave, context: Context, article: string): Refusal {
  const actor = actorOf(context);
  if (!actor || !takesPart(leave, actor, context)) return refuse('leave.notYours');
  if (leave.closedAt || !leave.step) return isOver(leave, context);
  return refuse(
    'leave.turnOf',
    { who: nameOf(leave.step.holder, context), step: leave.step.name, until: leave.step.until },
    { article },
  );
}

/** What was decided a moment ago: everybody who comes later is told the same. */
export function isOver(leave: Leave, context: Context): Refusal {
  const last = leave.refusal ?? leave.verdicts.at(-1);
  return refuse('leave.alreadyOver', {
    standing: leave.standing,
    ...(last && leave.standing !== 'withdrawn'
      ? { by: nameOf(last.by, context), at: last.at }
      : { at: leave.closedAt }),
    ...(last?.text && leave.standing === 'rejected' ? { text: last.text } : {}),
  });
}

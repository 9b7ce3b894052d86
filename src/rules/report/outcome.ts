import type { Context, Decision, Message } from '../case.js';
import { isFiled, isLive, statusOf } from '../emergency/index.js';
import { fold, record, respectRest } from '../kernel.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { cardChanges, next } from './cards.js';
import { evolve } from './evolve.js';
import { begin, timersOf } from './limits.js';
import { tellOf, type ReportDone } from './messages.js';
import { actorOf, nameOf } from './people.js';
import type { Report, ReportEvent, ReportStepName } from './state.js';

export interface ReportOutcome {
  events: ReportEvent[];
  say?: (after: Report) => Message[];
}

/** Completes an outcome: settles what is settled, renews cards and timers, lets people rest. */
export function conclude(
  before: Report | undefined,
  outcome: ReportOutcome | Refusal,
  context: Context,
): Decision<ReportEvent> | Refusal {
  if (isRefusal(outcome)) return outcome;
  const moved = outcome.events.length || !before ? after(before, outcome.events, context) : before;
  const settled = settle(moved, context);
  const events = [...outcome.events, ...settled];
  const state = settled.length ? after(before, events, context) : moved;
  const messages = [
    ...(outcome.say?.(state) ?? []),
    ...asksAfterwards(before, state),
    ...cardChanges(before, state, context),
  ];
  return { events, messages: respectRest(messages, context), timers: timersOf(state, context) };
}

export function after(before: Report | undefined, events: ReportEvent[], context: Context): Report {
  const state = fold(evolve, before, record(events, context));
  if (!state) throw new Error('a report begins with reported');
  return state;
}

/** A danger goes up without a proposal; what is done waits for after-report and 已阅 before it is filed (report.4). */
function settle(report: Report, context: Context): ReportEvent[] {
  const { step, concluded, emergency } = report;
  if (concluded && step) {
    if (isFiled(emergency, context)) return [{ type: 'closed', how: concluded.how }];
    return step.name === 'file' ? [] : [begin(report, 'file', context)];
  }
  const danger = emergency && statusOf(emergency) === 'live';
  return danger && step?.name === 'propose' ? [begin({ ...report, pressing: true }, 'instruct', context)] : [];
}

/** An emergency is sent first and asked for its proposal afterwards (report.5). */
function asksAfterwards(before: Report | undefined, state: Report): Message[] {
  const over = isLive(before?.emergency) && !isLive(state.emergency);
  return over && !state.proposal && !state.closed
    ? [tellOf(state.reporter, 'report.askProposal', {}, { buttons: [{ action: 'addProposal', form: true }] })]
    : [];
}

/** Says back what somebody did and what happens next. */
export const done =
  (what: ReportDone, context: Context) =>
  (state: Report): Message[] => {
    const actor = actorOf(context);
    return actor ? [tellOf(actor, 'report.done', { what, next: next(state, context) })] : [];
  };

/** Whose turn it is; nothing about it to strangers. */
export function notNow(report: Report, context: Context, article: string): Refusal {
  const actor = actorOf(context);
  if (!actor || !(actor in report.cards)) return refuse('report.notYours');
  if (!report.step) return refuse('report.alreadyClosed', { at: report.closed?.at });
  return refuse(
    'report.turnOf',
    { who: nameOf(report.step.holder, context), step: report.step.name, until: report.step.until },
    { article },
  );
}

export const during = (report: Report, ...steps: ReportStepName[]): boolean =>
  !!report.step && steps.includes(report.step.name);

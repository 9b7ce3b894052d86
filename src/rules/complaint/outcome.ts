import type { Context, Decision, Message } from '../case.js';
import { isFiled } from '../emergency/index.js';
import { fold, reachableAt, record, respectRest } from '../kernel.js';
import type { PersonId } from '../organisation.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { cardChanges, closing, next } from './cards.js';
import { evolve } from './evolve.js';
import { begin, timersOf } from './limits.js';
import { tell, type Done } from './messages.js';
import { actorOf, nameOf } from './people.js';
import type { Complaint, ComplaintEvent, StepName } from './state.js';

/** What a command leads to: events, and messages that may speak of the state after them. */
export interface Outcome {
  events: ComplaintEvent[];
  say?: (after: Complaint) => Message[];
}

/** Completes an outcome: settles what is settled, renews the cards and the timers, and lets people rest. */
export function conclude(
  before: Complaint | undefined,
  outcome: Outcome | Refusal,
  context: Context,
): Decision<ComplaintEvent> | Refusal {
  if (isRefusal(outcome)) return outcome;
  const moved = before && outcome.events.length === 0 ? before : after(before, outcome.events, context);
  const settled = settle(moved, context);
  const events = [...outcome.events, ...settled];
  if (before && events.length === 0)
    return { events, messages: respectRest(outcome.say?.(before) ?? [], context), timers: timersOf(before, context) };
  const state = after(before, events, context);
  const messages = [
    ...(outcome.say?.(state) ?? []),
    ...(settled.some(({ type }) => type === 'closed') ? saidAtTheEnd(state) : []),
    ...cardChanges(before, state, context),
  ];
  return { events, messages: respectRest(messages, context), timers: timersOf(state, context) };
}

export function after(before: Complaint | undefined, events: ComplaintEvent[], context: Context): Complaint {
  const state = fold(evolve, before, record(events, context));
  if (!state) throw new Error('a complaint begins with registered');
  return state;
}

/**
 * Closes only when the resident and the management-office manager have their answer and the callback is done
 * (What must always hold, 5). A question needs its answer only. After an emergency it waits for report and 已阅 (report.4).
 */
function settle(complaint: Complaint, context: Context): ComplaintEvent[] {
  const { step, answer, callback, nature } = complaint;
  const filed = isFiled(complaint.emergency, context);
  if (!step || !answer?.toldResident || !['answer', 'callback', 'close'].includes(step.name)) return [];
  if (nature === 'question' && filed) return [{ type: 'closed', how: 'done' }];
  if (nature !== 'question' && !callback?.done) return [];
  if (filed && answer.toldOffice) return [{ type: 'closed', how: 'done' }];
  return step.name === 'close' ? [] : [begin(complaint, 'close', complaint.keeper, context)];
}

function saidAtTheEnd(complaint: Complaint): Message[] {
  const { person, reachable } = complaint.reporter;
  const line = closing(complaint);
  return person && reachable && line && complaint.nature !== 'question'
    ? [tell(person, 'complaint.closed', { closing: line })]
    : [];
}

/** Says back to a member of staff what they did and what happens next. */
export function done(what: Done, context: Context, inTime?: boolean): (after: Complaint) => Message[] {
  return (complaint) => {
    const actor = actorOf(context);
    // The answer is on its way: nothing more is asked of anybody before it has arrived.
    const then = what === 'answerSent' ? undefined : next(complaint, context);
    const from =
      complaint.step && complaint.step.holder !== actor ? reachableAt(complaint.step.holder, context) : context.now;
    return actor && actor !== complaint.reporter.person
      ? [
          tell(actor, 'complaint.done', {
            what,
            inTime,
            next: then && { ...then, ...(from > context.now ? { from } : {}) },
          }),
        ]
      : [];
  };
}

/** Refuses what is not this person's turn, or is over; says whose turn it is, and nothing about the case to strangers. */
export function notNow(complaint: Complaint, context: Context, article: string): Refusal {
  const actor = actorOf(context);
  if (!actor || !takesPart(complaint, actor, context)) return refuse('complaint.notYours');
  if (!complaint.step) return refuse('complaint.alreadyClosed', { at: complaint.closed?.at });
  return refuse(
    'complaint.turnOf',
    { who: nameOf(complaint.step.holder, context), step: complaint.step.name, until: complaint.step.until },
    { article },
  );
}

/** What was decided a moment ago by somebody else: says who and when. */
export function alreadyDecided(complaint: Complaint, context: Context): Refusal | undefined {
  const decision = complaint.decisions.at(-1);
  const steps: (StepName | undefined)[] = ['accept', 'work', 'answer', 'callback', 'close', undefined];
  if (!decision || !steps.includes(complaint.step?.name)) return undefined;
  return refuse('complaint.alreadyDecided', {
    by: nameOf(decision.by, context),
    at: decision.at,
    handling: decision.handling,
  });
}

/** Has a part in the case: a card of it, or works where it is handled. */
export function takesPart(complaint: Complaint, person: PersonId, { organisation }: Context): boolean {
  const staff = organisation.staff.find(({ id }) => id === person);
  const site = organisation.sites.find(({ id }) => id === complaint.site);
  return (
    person in complaint.cards ||
    (!!staff &&
      (staff.department === site?.serviceDepartment || staff.id === site?.officeManager) &&
      staff.site === complaint.site)
  );
}

export const during = (complaint: Complaint, ...steps: StepName[]): boolean =>
  !!complaint.step && steps.includes(complaint.step.name);
export const holds = (complaint: Complaint, context: Context): boolean => complaint.step?.holder === actorOf(context);

import { delegateOf, staffOf, superiorOf } from '../chain.js';
import type { Context } from '../case.js';
import type { PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import { latest, type Instant } from '../time.js';
import type { EmergencyCommandOf } from './commands.js';
import { say } from './messages.js';
import { actingFor, actorOf, nameOf } from './people.js';
import { done, type EmergencyOutcome, type Given } from './outcome.js';
import { isLive, type Account, type Emergency, type EmergencyEvent } from './state.js';

/** Each skipped level is told when it is over: now; or, on leave, when back, and their delegate now (report.4). */
export function giveAccounts(emergency: Emergency, context: Context): EmergencyEvent[] {
  if (isLive(emergency)) return [];
  return Object.entries(emergency.skipped)
    .filter(([level, { at }]) => (emergency.accounts[level]?.decidedAt ?? '') < at)
    .map(([level]) => ({ type: 'accountGiven', level, ...telling(level, context) }));
}

export function telling(
  level: PersonId,
  { organisation, calendar, now }: Context,
): Pick<Account, 'tellAt' | 'sent'> & { delegate?: PersonId } {
  const delegate = delegateOf(organisation, calendar, level, now);
  if (!delegate) return { tellAt: now, sent: true };
  const today = calendar.dateOf(now);
  const until = organisation.delegations
    .filter(({ of, from, to }) => of === level && from <= today && today <= to)
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const back: Instant = calendar.at(calendar.addDays(until ?? today, 1), '00:00');
  return { tellAt: latest(back, now), sent: false, delegate: delegate.id };
}

/** Whether the case may be filed: the after-report is in, every account is confirmed, what was decided for a level is ratified or objected to. */
export function isFiled(emergency: Emergency | undefined, { organisation }: Context): boolean {
  if (!emergency) return true;
  const { afterReport, accounts, decisions } = emergency;
  const here = (person: PersonId) => staffOf(organisation, person) !== undefined;
  return (
    !isLive(emergency) &&
    (!afterReport || !!afterReport.text || !here(afterReport.by)) &&
    Object.entries(accounts).every(([level, { confirmedAt }]) => !!confirmedAt || !here(level)) &&
    decisions.every(({ owesRatification, ratified, level }) => !owesRatification || !!ratified || !here(level))
  );
}

/** 已阅, by the level itself or, while it is away, by its delegate. */
export function confirmAccount(
  { level }: EmergencyCommandOf<'confirmAccount'>,
  { emergency, context }: Given,
): EmergencyOutcome | Refusal {
  const account = accountFor(level, emergency, context);
  if (!account) return refuse('emergency.notYours');
  if (account.confirmedAt) return { events: [] };
  return { events: [{ type: 'accountConfirmed', level }], say: () => done('confirmed', context) };
}

function accountFor(level: PersonId, { accounts }: Emergency, context: Context): Account | undefined {
  const account = Object.hasOwn(accounts, level) ? accounts[level] : undefined;
  const actor = actorOf(context);
  return account && actor && (actor === level || actor === account.delegate) ? account : undefined;
}

/** [想当面聊聊]: read, and whoever decided hears that they would like to talk. */
export function askTalk(
  { level }: EmergencyCommandOf<'askTalk'>,
  { emergency, context }: Given,
): EmergencyOutcome | Refusal {
  const account = accountFor(level, emergency, context);
  const actor = actorOf(context);
  if (!account || !actor) return refuse('emergency.notYours');
  if (account.wantsToTalk) return { events: [] };
  return {
    events: [{ type: 'talkAsked', level }],
    say: () => [
      ...done('talk', context),
      say(account.decider, 'emergency.wantsToTalk', { by: nameOf(actor, context), level: nameOf(level, context) }),
    ],
  };
}

/** 事后汇报: to the direct superior, to whoever decided and to whoever was skipped; their cards show it too. */
export function submitAfterReport(
  { text }: EmergencyCommandOf<'submitAfterReport'>,
  { emergency, host, context }: Given,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  const { afterReport } = emergency;
  if (!actor || !afterReport || actor !== afterReport.by)
    return afterReport && actor && staffOf(context.organisation, actor)
      ? refuse('emergency.reportOwedBy', { who: nameOf(afterReport.by, context) }, { article: 'report.4' })
      : refuse('emergency.notYours');
  if (afterReport.text) return refuse('emergency.reportIn', { at: afterReport.at });
  const superior = superiorOf(context.organisation, actor)?.id;
  const readers = [
    superior && actingFor(superior, context),
    emergency.ended?.by,
    ...Object.values(emergency.skipped).map(({ decider }) => decider),
  ];
  const people = [...new Set(readers)].filter((one): one is PersonId => !!one && one !== actor);
  const facts = { by: nameOf(actor, context), text, hazards: emergency.hazards, place: emergency.place ?? host.place };
  return {
    events: [{ type: 'afterReportSubmitted', text }],
    say: () => [
      ...done('afterReport', context),
      ...people.map((person) => say(person, 'emergency.afterReport', facts, { key: 'afterReportIn' })),
    ],
  };
}

/** 追认 or objection, by the level that should have decided; both are recorded (report.4). */
export function ratify({ n }: EmergencyCommandOf<'ratify'>, given: Given): EmergencyOutcome | Refusal {
  return ratifying(n, given, { type: 'ratified', n, how: 'ratified' });
}

export function objectTo({ n, reason }: EmergencyCommandOf<'objectTo'>, given: Given): EmergencyOutcome | Refusal {
  return ratifying(n, given, { type: 'ratified', n, how: 'objected', text: reason });
}

function ratifying(
  n: number,
  { emergency, context }: Given,
  event: Extract<EmergencyEvent, { type: 'ratified' }>,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  const decision = emergency.decisions[n];
  const theirs = decision && actor && (actor === decision.level || actor === actingFor(decision.level, context));
  if (!decision || !actor || !theirs) return refuse('emergency.notYours');
  if (!decision.owesRatification || decision.by === actor || decision.ratified) return { events: [] };
  const { by, question } = decision;
  return {
    events: [event],
    say: () => [
      ...done('ratified', context),
      ...(by && event.how === 'objected'
        ? [say(by, 'emergency.objected', { by: nameOf(actor, context), question, text: event.text ?? '' })]
        : []),
    ],
  };
}

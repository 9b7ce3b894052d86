import type { DeliveryEvent } from '../case.js';
import type { PersonId } from '../organisation.js';
import type { Instant } from '../time.js';
import { accountKey } from './messages.js';
import type { Account, Emergency, EmergencyEvent, Happened } from './state.js';

/** The emergency after one more event. */
export function evolveEmergency(
  before: Emergency | undefined,
  event: EmergencyEvent,
  at: Instant,
  by?: PersonId,
): Emergency {
  if (event.type === 'raised') return raised(event, at, by);
  if (!before) throw new Error(`an emergency begins with raised, not ${event.type}`);
  return { ...before, ...change(before, event, at, by ?? '') };
}

function raised(event: Extract<EmergencyEvent, { type: 'raised' }>, at: Instant, by?: PersonId): Emergency {
  const { type: _, ...facts } = event;
  return {
    ...facts,
    since: at,
    ...(by ? { by } : {}),
    alerted: [],
    again: 0,
    timeline: [{ at, what: 'raised', text: facts.text, ...(by ? { by } : {}) }],
    tookPart: by ? [by] : [],
    decisions: [],
    skipped: {},
    accounts: {},
  };
}

type Change = Exclude<EmergencyEvent, { type: 'raised' }>;

function change(before: Emergency, event: Change, at: Instant, by: PersonId): Partial<Emergency> {
  const took = by && !before.tookPart.includes(by) ? [...before.tookPart, by] : before.tookPart;
  const happened = (what: Happened['what'], more: Partial<Happened> = {}) => ({
    timeline: [...before.timeline, { at, what, ...(by ? { by } : {}), ...more }],
    tookPart: took,
  });
  switch (event.type) {
    case 'criedAgain':
      return { again: before.again + 1, ...happened('criedAgain', { text: event.text }) };
    case 'raisedAgain':
      return {
        ...{ since: at, text: event.text, hazards: event.hazards, again: before.again + 1 },
        ...{
          none: undefined,
          ended: undefined,
          calledOff: undefined,
          notAnEmergency: undefined,
          doubtUntil: undefined,
        },
        ...{ takenOver: undefined, nobodyAt: undefined, askedAt: undefined, skipped: {} },
        alerted: before.alerted.map(({ seenAt: _, ...one }) => ({ ...one, at })),
        ...happened('criedAgain', { text: event.text }),
      };
    case 'confirmed':
      return { doubtUntil: undefined, ...happened('confirmed') };
    case 'foundNone':
      return { none: at, doubtUntil: undefined };
    case 'alerted': {
      const people = event.people.map(({ person }) => person);
      if (people.length === 0) return {};
      const called = (person: PersonId) => before.alerted.find((one) => one.person === person);
      return {
        timeline: [...before.timeline, { at, what: 'alerted', people }],
        alerted: [
          ...before.alerted.filter(({ person }) => !people.includes(person)),
          ...event.people.map((one) => ({ ...called(one.person), ...one, wave: event.wave, at })),
        ],
      };
    }
    case 'notReached':
      return {
        alerted: before.alerted.map((one) => (event.people.includes(one.person) ? { ...one, notReached: true } : one)),
      };
    case 'seen':
      return { alerted: seen(before, by, at), ...happened('seen') };
    case 'takenOver':
      return {
        takenOver: { by, at },
        alerted: seen(before, by, at),
        skipped: skipped(before, event.skipped, by, at),
        ...happened('takenOver'),
      };
    case 'situation':
      return happened('situation', {
        ...(event.text ? { text: event.text } : {}),
        ...(event.situation ? { situation: event.situation } : {}),
      });
    case 'decisionAsked':
      return {
        decisions: [...before.decisions, { askedBy: by, askedAt: at, question: event.question, level: event.level }],
        ...happened('asked', { text: event.question }),
      };
    case 'decidedUrgently':
      return {
        decisions: before.decisions.map((one, n) =>
          n === event.n
            ? { ...one, by, at, verdict: event.verdict, text: event.text, owesRatification: event.owesRatification }
            : one,
        ),
        skipped: skipped(before, event.skipped, by, at),
        ...happened('decided', { text: event.text }),
      };
    case 'ratified':
      return {
        decisions: before.decisions.map((one, n) =>
          n === event.n
            ? { ...one, ratified: { how: event.how, by, at, ...(event.text ? { text: event.text } : {}) } }
            : one,
        ),
      };
    case 'ended':
      return {
        ended: { at, by, cause: event.cause, measures: event.measures },
        afterReport: { by: event.reportBy, dueAt: event.reportDue, chased: 0 },
        skipped: skipped(before, event.skipped, by, at),
        ...happened('ended', { text: event.measures }),
      };
    case 'calledOff':
      return {
        calledOff: { at, by, ...(event.reason ? { reason: event.reason } : {}) },
        doubtUntil: undefined,
        skipped: skipped(before, event.skipped, by, at),
        ...happened('calledOff', event.reason ? { text: event.reason } : {}),
      };
    case 'foundNoEmergency':
      return {
        notAnEmergency: { at, by, reason: event.reason },
        doubtUntil: undefined,
        skipped: skipped(before, event.skipped, by, at),
        ...happened('noEmergency', { text: event.reason }),
      };
    case 'accountGiven':
      return withAccount(before, event.level, {
        decider: before.skipped[event.level]?.decider ?? '',
        decidedAt: before.skipped[event.level]?.at ?? at,
        ...(isNew(before, event.level) ? { toldAt: undefined, confirmedAt: undefined, confirmedBy: undefined } : {}),
        tellAt: event.tellAt,
        sent: event.sent,
        delegate: event.delegate,
        remindedAt: undefined,
      });
    case 'accountReminded':
      return withAccount(before, event.level, { remindedAt: at });
    case 'accountConfirmed':
      return withAccount(before, event.level, { confirmedAt: at, confirmedBy: by });
    case 'talkAsked':
      return withAccount(before, event.level, { wantsToTalk: true, confirmedAt: at, confirmedBy: by });
    case 'afterReportSubmitted':
      return { afterReport: before.afterReport && { ...before.afterReport, text: event.text, at } };
    case 'afterReportChased':
      return {
        afterReport: before.afterReport && {
          ...before.afterReport,
          chased: before.afterReport.chased + 1,
          chasedAt: at,
        },
      };
    case 'nobodyYet':
      return { nobodyAt: at };
    case 'progressAsked':
      return { askedAt: at };
  }
}

const isNew = ({ accounts, skipped: by }: Emergency, level: PersonId): boolean =>
  accounts[level]?.decidedAt !== by[level]?.at;

const seen = ({ alerted }: Emergency, by: PersonId, at: Instant) =>
  alerted.map((one) => (one.person === by && !one.seenAt ? { ...one, seenAt: at } : one));

/** Who decided first above them stays the decider that they hear of. */
function skipped(before: Emergency, levels: PersonId[], decider: PersonId, at: Instant): Emergency['skipped'] {
  const fresh = levels.filter((level) => !before.skipped[level]).map((level) => [level, { decider, at }]);
  return { ...before.skipped, ...(Object.fromEntries(fresh) as Emergency['skipped']) };
}

function withAccount(before: Emergency, level: PersonId, more: Partial<Account>): Partial<Emergency> {
  const account = { ...before.accounts[level], ...more } as Account;
  return { accounts: { ...before.accounts, [level]: account } };
}

/** "Told" means delivered: alerts and accounts count from there. */
export function evolveDelivery(
  before: Emergency | undefined,
  event: DeliveryEvent,
  at: Instant,
): Emergency | undefined {
  if (!before || event.type !== 'delivered') return before;
  if (event.say === 'emergency.card')
    return {
      ...before,
      alerted: before.alerted.map((one) =>
        one.person === event.to && (!one.toldAt || one.notReached)
          ? { ...one, toldAt: one.toldAt ?? at, notReached: false }
          : one,
      ),
    };
  const level = Object.keys(before.accounts).find(
    (one) => one === event.to && event.say === 'emergency.account' && event.key === accountKey(one),
  );
  const account = level === undefined ? undefined : before.accounts[level];
  return level === undefined || !account || account.toldAt
    ? before
    : { ...before, accounts: { ...before.accounts, [level]: { ...account, toldAt: at } } };
}

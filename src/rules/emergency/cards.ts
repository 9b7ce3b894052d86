import type { Context, Message, Press } from '../case.js';
import { staffOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { accountKey, say, type AccountCard, type AlertCard, type PersonCard, type TimelineLine } from './messages.js';
import { actingFor, isSuperior, nameOf, type Host } from './people.js';
import { isLive, statusOf, type Emergency } from './state.js';

/** Longest timeline on a card; the whole stands in the history. */
const shown = 8;

/** Everybody's cards of an emergency, made anew from the state after each decision. */
export function emergencyCards(emergency: Emergency | undefined, host: Host, context: Context): Message[] {
  if (!emergency) return [];
  return [
    ...personCard(emergency, context),
    ...alertCards(emergency, host, context),
    ...accountCards(emergency, host, context),
    ...afterReportCard(emergency, context),
    ...ratifyCards(emergency, context),
  ];
}

function personCard(emergency: Emergency, context: Context): Message[] {
  const { by, takenOver, ended, notAnEmergency } = emergency;
  if (by === undefined) return [];
  const status = statusOf(emergency);
  const staff = staffOf(context.organisation, by) !== undefined;
  const facts: PersonCard = {
    status,
    hazards: emergency.hazards,
    since: emergency.since,
    told: emergency.alerted.some(({ person, toldAt }) => toldAt && person !== by),
    ...(takenOver ? { takenOver: knownAs(takenOver.by, staff, context) } : {}),
    staff,
    ...(ended ? { measures: ended.measures } : {}),
    ...(notAnEmergency ? { reason: notAnEmergency.reason } : {}),
    ...(emergency.doubtUntil ? { doubtUntil: emergency.doubtUntil } : {}),
  };
  const buttons = personButtons(emergency);
  return [say(by, 'emergency.personCard', facts, { key: 'emergency:mine', buttons, urgent: true })];
}

const knownAs = (person: PersonId, staff: boolean, context: Context) =>
  staff ? nameOf(person, context) : (staffOf(context.organisation, person)?.knownAs ?? nameOf(person, context));

function personButtons(emergency: Emergency): Press[] {
  switch (statusOf(emergency)) {
    case 'doubt':
      return [{ action: 'yesEmergency', style: 'danger' }, { action: 'noEmergency' }];
    case 'live':
      return [
        { action: 'reportSituation', args: { situation: 'atScene' }, label: 'atScene' },
        { action: 'reportSituation', args: { situation: 'safe' }, label: 'nowSafe' },
        { action: 'reportSituation', form: true },
        { action: 'callOff' },
      ];
    case 'none':
    case 'calledOff':
    case 'notAnEmergency':
      return [
        { action: 'raiseEmergency', args: { text: emergency.text }, label: 'emergencyAfterAll', style: 'danger' },
      ];
    case 'ended':
      return [];
  }
}

/** Place and phone are unmasked to all who are alerted, as long as it lasts (report.2). */
function alertCards(emergency: Emergency, host: Host, context: Context): Message[] {
  const live = isLive(emergency);
  const { ended, takenOver } = emergency;
  const facts: AlertCard = {
    status: statusOf(emergency),
    hazards: emergency.hazards,
    since: emergency.since,
    text: emergency.text,
    place: emergency.place ?? host.place,
    customer: live ? host.customer : {},
    again: emergency.again,
    alerted: emergency.alerted.map((one) => alertedLine(one, context)),
    takenOver: takenOver && { who: nameOf(takenOver.by, context), at: takenOver.at },
    timeline: timelineOf(emergency, context).slice(-shown),
    questions: emergency.decisions.map(({ question, askedBy, by, verdict, text }, n) => ({
      n,
      question,
      by: nameOf(askedBy, context),
      ...(by && verdict ? { answer: { by: nameOf(by, context), verdict, text: text ?? '' } } : {}),
    })),
    ended: ended && { at: ended.at, by: nameOf(ended.by, context), cause: ended.cause, measures: ended.measures },
    reason: emergency.notAnEmergency?.reason ?? emergency.calledOff?.reason,
    doubtUntil: emergency.doubtUntil,
  };
  return emergency.alerted.map(({ person }) =>
    say(person, 'emergency.card', facts, {
      key: 'emergency',
      urgent: live,
      buttons: alertButtons(emergency, person, host, context),
    }),
  );
}

function alertedLine(one: Emergency['alerted'][number], context: Context): AlertCard['alerted'][number] {
  const state = one.seenAt ? 'seen' : one.notReached ? 'notReached' : one.toldAt ? 'told' : 'waiting';
  const phone = state === 'notReached' ? staffOf(context.organisation, one.person)?.phone : undefined;
  return {
    who: nameOf(one.person, context),
    state,
    ...(one.seenAt ? { at: one.seenAt } : {}),
    ...(phone ? { phone } : {}),
  };
}

export function timelineOf(emergency: Emergency, context: Context): TimelineLine[] {
  return emergency.timeline
    .filter(({ what }) => what !== 'seen')
    .map(({ by, people, ...line }) => ({
      ...line,
      ...(by && staffOf(context.organisation, by) ? { by: nameOf(by, context) } : {}),
      ...(people ? { people: people.map((person) => nameOf(person, context)) } : {}),
    }));
}

function alertButtons(emergency: Emergency, person: PersonId, host: Host, context: Context): Press[] {
  if (!isLive(emergency)) return [];
  const mine = emergency.alerted.find((one) => one.person === person);
  const superior = isSuperior(person, emergency, host.site, context);
  const takes = emergency.takenOver?.by === person;
  if (emergency.doubtUntil)
    return [
      ...(mine?.seenAt ? [] : [{ action: 'seenAlert', style: 'primary' as const }]),
      { action: 'yesEmergency', style: 'danger' },
      { action: 'callOff', form: true },
    ];
  const open = emergency.decisions.flatMap(({ by, askedBy }, n) => (by || askedBy === person ? [] : [n]));
  return [
    ...(mine?.seenAt ? [] : [{ action: 'seenAlert', style: 'primary' as const }]),
    ...(emergency.takenOver && (takes || !superior) ? [] : [{ action: 'takeOver', style: 'primary' as const }]),
    ...(superior
      ? open.map((n) => ({ action: 'decideUrgently', args: { n }, form: true, style: 'primary' as const }))
      : []),
    { action: 'reportSituation', form: true },
    { action: 'askUrgently', form: true },
    ...(takes || superior
      ? [
          { action: 'endHandling', form: true, ...(takes ? { style: 'primary' as const } : {}) },
          { action: 'callOff', form: true },
        ]
      : []),
    ...(superior ? [{ action: 'findNoEmergency', form: true }] : []),
  ];
}

function accountCards(emergency: Emergency, host: Host, context: Context): Message[] {
  return Object.entries(emergency.accounts).flatMap(([level, account]) => {
    const facts = accountFacts(emergency, level, host, context);
    const buttons: Press[] = account.confirmedAt
      ? []
      : [
          { action: 'confirmAccount', args: { level }, style: 'primary' },
          { action: 'askTalk', args: { level } },
        ];
    const key = accountKey(level);
    const readers = [...(account.sent ? [level] : []), ...(account.delegate ? [account.delegate] : [])];
    return readers.map((person) =>
      say(
        person,
        'emergency.account',
        { ...facts, ...(person === level ? {} : { level: nameOf(level, context) }) },
        { key, buttons },
      ),
    );
  });
}

function accountFacts(emergency: Emergency, level: PersonId, host: Host, context: Context): AccountCard {
  const { ended, calledOff, notAnEmergency, afterReport } = emergency;
  const account = emergency.accounts[level];
  const alert = emergency.alerted.find(({ person }) => person === level);
  return {
    hazards: emergency.hazards,
    place: emergency.place ?? host.place,
    from: emergency.since,
    to: (ended ?? calledOff ?? notAnEmergency)?.at,
    outcome: statusOf(emergency),
    decider: nameOf(account?.decider ?? '', context),
    decidedAt: account?.decidedAt ?? emergency.since,
    why: alert ? 'noAnswer' : 'notYetAlerted',
    ...(alert ? { alertedAt: alert.at } : {}),
    timeline: timelineOf(emergency, context),
    cause: ended?.cause,
    measures: ended?.measures,
    report: afterReport && {
      by: nameOf(afterReport.by, context),
      dueAt: afterReport.dueAt,
      ...(afterReport.text ? { text: afterReport.text } : {}),
    },
    ...(account?.confirmedAt
      ? { confirmed: { at: account.confirmedAt, by: nameOf(account.confirmedBy ?? level, context) } }
      : {}),
  };
}

/** A draft from the timeline; two sentences and [提交] are enough. */
function afterReportCard(emergency: Emergency, context: Context): Message[] {
  const { afterReport, ended } = emergency;
  if (!afterReport || !ended) return [];
  const facts = {
    from: emergency.since,
    to: ended.at,
    dueAt: afterReport.dueAt,
    timeline: timelineOf(emergency, context),
    cause: ended.cause,
    measures: ended.measures,
    offShift: !context.calendar.onShift(afterReport.by, ended.at),
    ...(afterReport.text ? { text: afterReport.text, at: afterReport.at } : {}),
  };
  const draft = `${ended.cause}\n${ended.measures}`.slice(0, 9000);
  const buttons: Press[] = afterReport.text
    ? []
    : [{ action: 'submitAfterReport', args: { text: draft }, form: true, style: 'primary' }];
  return [say(afterReport.by, 'emergency.afterReportCard', facts, { key: 'afterReport', buttons })];
}

/** 追认: by the level that should have decided, or who acts for it. */
function ratifyCards(emergency: Emergency, context: Context): Message[] {
  return emergency.decisions.flatMap((decision, n) => {
    const { by, at, verdict, ratified, level } = decision;
    if (!decision.owesRatification || !by || !at || !verdict) return [];
    const facts = {
      question: decision.question,
      askedBy: nameOf(decision.askedBy, context),
      by: nameOf(by, context),
      at,
      verdict,
      text: decision.text ?? '',
      ...(ratified
        ? {
            ratified: {
              how: ratified.how,
              by: nameOf(ratified.by, context),
              ...(ratified.text ? { text: ratified.text } : {}),
            },
          }
        : {}),
    };
    const buttons: Press[] = ratified
      ? []
      : [
          { action: 'ratify', args: { n }, style: 'primary' },
          { action: 'objectTo', args: { n }, form: true },
        ];
    return [say(actingFor(level, context), 'emergency.ratifyCard', facts, { key: `ratify:${n}`, buttons })];
  });
}

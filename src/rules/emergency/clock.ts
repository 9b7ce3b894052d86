import type { Context, Message, Timer, TimerCommand } from '../case.js';
import { superiorOf } from '../chain.js';
import { latest, minute, plus, type Instant } from '../time.js';
import { telling } from './afterwards.js';
import { evolveEmergency } from './evolve.js';
import { say } from './messages.js';
import { nameOf, nextLevel, type Host } from './people.js';
import type { EmergencyOutcome, Given } from './outcome.js';
import { alert, yesEmergency } from './raising.js';
import { isLive, type Emergency, type EmergencyEvent } from './state.js';

/** Its timers have this in front: whatever case they stand in passes them on. */
export const timerPrefix = 'emergency:';

/** What becomes due when nobody acts; also after the case is closed, as long as somebody is still to be told. */
export function emergencyTimers(emergency: Emergency | undefined, host: Host, context: Context): Timer[] {
  if (!emergency) return [];
  const due = isLive(emergency) ? whileItLasts(emergency, host, context) : afterwards(emergency, context);
  return due.flatMap(([name, dueAt]) => (dueAt ? [{ name: `${timerPrefix}${name}`, dueAt }] : []));
}

type Due = [name: string, dueAt: Instant | undefined];

function whileItLasts(emergency: Emergency, host: Host, context: Context): Due[] {
  const set = context.organisation.settings.emergency;
  const lastAlert = emergency.alerted.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), emergency.since);
  const waiting = emergency.alerted.filter((one) => !one.toldAt && !one.seenAt && !one.notReached);
  const reach: Due = [
    'reach',
    waiting.length
      ? plus(
          waiting.map(({ at }) => at).reduce((a, b) => (a < b ? a : b)),
          set.notReachedSeconds * 1000,
        )
      : undefined,
  ];
  if (emergency.doubtUntil) return [reach, ['doubt', emergency.doubtUntil]];
  if (emergency.takenOver) {
    const last = latest(emergency.timeline.at(-1)?.at ?? emergency.since, emergency.askedAt ?? emergency.since);
    return [reach, ['progress', plus(last, set.progress * minute)]];
  }
  const climbs = !answered(emergency) && nextLevel(emergency, host, context).length > 0;
  return [
    reach,
    climbs
      ? ['wave', plus(lastAlert, set.nextWave * minute)]
      : ['nobody', plus(latest(lastAlert, emergency.nobodyAt ?? emergency.since), set.nobody * minute)],
  ];
}

/** Somebody whose word decides has said 收到: it climbs no further. */
const answered = ({ alerted }: Emergency): boolean => alerted.some(({ superior, seenAt }) => superior && seenAt);

function afterwards(emergency: Emergency, { organisation, calendar }: Context): Due[] {
  const set = organisation.settings.emergency;
  const { afterReport, accounts } = emergency;
  const accountDue = Object.values(accounts).flatMap((account) => {
    const tell = account.sent ? [] : [account.tellAt];
    const remind = account.confirmedAt
      ? []
      : [plus(latest(account.remindedAt ?? account.tellAt, account.decidedAt), set.confirmEvery * minute)];
    return [...tell, ...remind];
  });
  return [
    ['account', accountDue.sort()[0]],
    [
      'afterReport',
      afterReport && !afterReport.text
        ? afterReport.chasedAt
          ? calendar.addRostered(afterReport.by, afterReport.chasedAt, set.chase)
          : afterReport.dueAt
        : undefined,
    ],
  ];
}

/** Works one of its timers; nothing when it stands no more. */
export function emergencyTimerDue({ name }: TimerCommand, given: Given): EmergencyOutcome {
  const { emergency, host, context } = given;
  const stands = emergencyTimers(emergency, host, context).some(
    (timer) => timer.name === name && timer.dueAt <= context.now,
  );
  if (!stands) return { events: [] };
  switch (name.slice(timerPrefix.length)) {
    case 'reach':
      return notReached(given);
    case 'doubt':
      return yesEmergency(given) as EmergencyOutcome;
    case 'wave':
      return nextWave(given);
    case 'nobody':
      return nobodyYet(given);
    case 'progress':
      return progress(given);
    case 'account':
      return accounts(given);
    case 'afterReport':
      return chaseReport(given);
    default:
      return { events: [] };
  }
}

/** Delivery goes on trying; meanwhile the others see who was not reached, and call. */
function notReached({ emergency, context }: Given): EmergencyOutcome {
  const { notReachedSeconds } = context.organisation.settings.emergency;
  const people = emergency.alerted
    .filter((one) => !one.toldAt && !one.seenAt && !one.notReached)
    .filter(({ at }) => plus(at, notReachedSeconds * 1000) <= context.now)
    .map(({ person }) => person);
  return { events: [{ type: 'notReached', people }] };
}

function nextWave({ emergency, host, context }: Given): EmergencyOutcome {
  const wave = Math.max(1, ...emergency.alerted.map((one) => one.wave)) + 1;
  return { events: alert(emergency, wave, nextLevel(emergency, host, context), host, context) };
}

/** Everybody alerted, nobody on it: all hear it again until somebody takes it over. */
function nobodyYet({ emergency }: Given): EmergencyOutcome {
  const people = emergency.alerted.map(({ person }) => person);
  return {
    events: [{ type: 'nobodyYet' }],
    say: () =>
      people.map((person) =>
        say(
          person,
          'emergency.nobodyYet',
          { since: emergency.since },
          { urgent: true, buttons: [{ action: 'takeOver', style: 'primary' }] },
        ),
      ),
  };
}

function progress({ emergency }: Given): EmergencyOutcome {
  const by = emergency.takenOver?.by;
  const buttons = [
    { action: 'reportSituation', form: true },
    { action: 'endHandling', form: true, style: 'primary' as const },
  ];
  return {
    events: [{ type: 'progressAsked' }],
    say: () => (by ? [say(by, 'emergency.howIsIt', { since: emergency.since }, { urgent: true, buttons })] : []),
  };
}

/** Whoever is back is told; whoever went on leave since has a delegate who reads; 已阅 is asked for again. */
function accounts({ emergency, context }: Given): EmergencyOutcome {
  const { now, organisation } = context;
  const every = organisation.settings.emergency.confirmEvery * minute;
  const events: EmergencyEvent[] = [];
  const messages: Message[] = [];
  for (const [level, account] of Object.entries(emergency.accounts)) {
    const remindAt = plus(latest(account.remindedAt ?? account.tellAt, account.decidedAt), every);
    const tellNow = !account.sent && account.tellAt <= now;
    const remindNow = !account.confirmedAt && remindAt <= now;
    if (!tellNow && !remindNow) continue;
    const fresh = telling(level, context);
    if (
      tellNow ||
      (account.sent !== fresh.sent && !account.toldAt) ||
      (fresh.delegate && fresh.delegate !== account.delegate)
    )
      events.push({ type: 'accountGiven', level, ...fresh, sent: account.sent || fresh.sent });
    if (!remindNow) continue;
    events.push({ type: 'accountReminded', level });
    const reader = fresh.delegate ?? level;
    messages.push(say(reader, 'emergency.accountReminder', { decider: nameOf(account.decider, context) }));
  }
  return { events, say: () => messages };
}

/** Chased until it is in: its owner first, then their superior once more each time. */
function chaseReport({ emergency, context }: Given): EmergencyOutcome {
  const { afterReport } = emergency;
  if (!afterReport) return { events: [] };
  const { by, dueAt, chased } = afterReport;
  const superior = chased > 0 ? superiorOf(context.organisation, by) : undefined;
  return {
    events: [{ type: 'afterReportChased' }],
    say: () => [
      say(by, 'emergency.afterReportDue', { dueAt }),
      ...(superior && chased === 1
        ? [say(superior.id, 'emergency.afterReportMissed', { by: nameOf(by, context), dueAt })]
        : []),
    ],
  };
}

export const after = (emergency: Emergency, events: EmergencyEvent[], context: Context, by?: string): Emergency =>
  events.reduce((state, event) => evolveEmergency(state, event, context.now, by), emergency);

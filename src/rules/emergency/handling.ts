import type { Context, Message } from '../case.js';
import { staffOf, superiorOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import { minute, plus, type Instant } from '../time.js';
import type { EmergencyCommandOf } from './commands.js';
import { say } from './messages.js';
import { actingFor, actorOf, isInvolved, isSuperior, levelsOf, nameOf, passedOver } from './people.js';
import { acting, directing, done, over, type EmergencyOutcome, type Given } from './outcome.js';
import { alert } from './raising.js';
import { isLive, type EmergencyEvent } from './state.js';

/** 收到 */
export function seenAlert(given: Given): EmergencyOutcome | Refusal {
  const actor = acting(given);
  if (typeof actor !== 'string') return actor;
  const mine = given.emergency.alerted.find(({ person }) => person === actor);
  return { events: mine && !mine.seenAt ? [{ type: 'seen' }] : [] };
}

/** 接手: shown to all. From somebody else only a superior takes it; the after-report is owed by who has it at the end. */
export function takeOver(given: Given): EmergencyOutcome | Refusal {
  const actor = acting(given);
  if (typeof actor !== 'string') return actor;
  const { emergency, host, context } = given;
  const { takenOver } = emergency;
  if (takenOver?.by === actor) return { events: [] };
  if (takenOver && !isSuperior(actor, emergency, host.site, context))
    return refuse(
      'emergency.alreadyTaken',
      { who: nameOf(takenOver.by, context), at: takenOver.at },
      { article: 'report.4', instead: [{ action: 'reportSituation', form: true }] },
    );
  const confirmed: EmergencyEvent[] = emergency.doubtUntil ? [{ type: 'confirmed', how: 'pressed' }] : [];
  return {
    events: [...confirmed, { type: 'takenOver', skipped: passedOver(emergency, actor, host, context) }],
  };
}

/** Updates stream to all involved: they stand on everybody's card. */
export function reportSituation(
  { text, situation }: EmergencyCommandOf<'reportSituation'>,
  { emergency, host, context }: Given,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  if (!actor || (actor !== emergency.by && !isInvolved(actor, emergency, host, context)))
    return refuse('emergency.notYours');
  if (!isLive(emergency)) return over(emergency, context);
  if (!text && !situation) return refuse('complaint.nothingToAdd');
  return {
    events: [{ type: 'situation', ...(text ? { text } : {}), ...(situation ? { situation } : {}) }],
    say: () => done('situation', context),
  };
}

/** Personal leave never skips, not even for an emergency (attendance.9). */
const asksForLeave = /请.{0,3}假|事假|病假|休假|调休|\b(?:personal |sick |annual )?leave\b(?! (?:the|it))|day off/i;

/** A decision that can't wait is asked of whoever in the chain answers: all of it is called at once. */
export function askUrgently({ question }: EmergencyCommandOf<'askUrgently'>, given: Given): EmergencyOutcome | Refusal {
  const actor = acting(given);
  if (typeof actor !== 'string') return actor;
  const { emergency, host, context } = given;
  if (asksForLeave.test(question)) return refuse('emergency.neverLeave', {}, { article: 'attendance.9' });
  const level = superiorOf(context.organisation, actor)?.id;
  if (!level) return refuse('emergency.yoursToDecide', {}, { article: 'report.4' });
  const deciders = [level, ...levelsOf(emergency, context)].map((one) => actingFor(one, context));
  return {
    events: [
      { type: 'decisionAsked', question, level },
      ...alert(
        emergency,
        wavesSoFar(given),
        deciders.filter((one) => one !== actor),
        host,
        context,
      ),
    ],
    say: () => done('asked', context),
  };
}

const wavesSoFar = ({ emergency }: Given): number => Math.max(2, ...emergency.alerted.map(({ wave }) => wave));

/** Whoever in the chain answers first decides; never who asked. Their level is passed on record. */
export function decideUrgently(
  { n, verdict, text }: EmergencyCommandOf<'decideUrgently'>,
  { emergency, host, context }: Given,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  const decision = emergency.decisions[n];
  if (!actor || !decision || !isInvolved(actor, emergency, host, context)) return refuse('emergency.notYours');
  if (actor === decision.askedBy || !mayDecide(actor, decision.level, { emergency, host, context }))
    return refuse('emergency.superiorOnly', {}, { article: 'report.4' });
  if (decision.by)
    return refuse('emergency.alreadyDecided', {
      by: nameOf(decision.by, context),
      at: decision.at,
      text: decision.text,
    });
  if (!isLive(emergency)) return over(emergency, context);
  const atLevel = actor === decision.level || actor === actingFor(decision.level, context);
  return {
    events: [
      {
        ...{ type: 'decidedUrgently', n, verdict, text },
        owesRatification: !atLevel,
        skipped: passedOver(emergency, actor, host, context),
      },
    ],
    say: () => [
      say(
        decision.askedBy,
        'emergency.decided',
        { by: nameOf(actor, context), verdict, question: decision.question, text },
        { urgent: true },
      ),
    ],
  };
}

const mayDecide = (actor: PersonId, level: PersonId, { emergency, host, context }: Given): boolean =>
  actor === level || actor === actingFor(level, context) || isSuperior(actor, emergency, host.site, context);

/** 处置结束, when all are safe: with cause and measures. The person is answered then. */
export function endHandling(
  { cause, measures }: EmergencyCommandOf<'endHandling'>,
  given: Given,
): EmergencyOutcome | Refusal {
  const by = directing(given);
  if (typeof by !== 'string') return by;
  const { emergency, host, context } = given;
  const owes = emergency.takenOver?.by ?? by;
  const taken: EmergencyEvent[] = emergency.takenOver ? [] : [{ type: 'takenOver', skipped: [] }];
  const doubted: EmergencyEvent[] = emergency.doubtUntil ? [{ type: 'confirmed', how: 'pressed' }] : [];
  return {
    events: [
      ...doubted,
      ...taken,
      {
        ...{ type: 'ended', cause, measures },
        skipped: passedOver(emergency, by, host, context),
        reportBy: owes,
        reportDue: afterReportDue(owes, context),
      },
    ],
    say: ({ by: person }) => personHears(person, measures, by, context),
  };
}

const personHears = (person: PersonId | undefined, measures: string, by: PersonId, context: Context): Message[] =>
  person && person !== by
    ? [
        say(
          person,
          'emergency.endedForPerson',
          { measures, who: staffOf(context.organisation, by)?.knownAs ?? nameOf(by, context) },
          { urgent: true },
        ),
      ]
    : [];

/** Two hours after the end while they are on shift; else in the first hour of the next shift (report.4). */
export function afterReportDue(person: PersonId, { now, calendar, organisation }: Context): Instant {
  const due = plus(now, organisation.settings.emergency.afterReport * minute);
  if (calendar.onShift(person, due) && calendar.onShift(person, now)) return due;
  const shift = calendar.currentOrNextShift(person, due);
  return shift && shift.from > now ? plus(shift.from, 60 * minute) : due;
}

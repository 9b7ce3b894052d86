import type { Context } from '../case.js';
import { chainAbove, clerkOnDuty, staffOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { minute, plus } from '../time.js';
import type { EmergencyCommandOf } from './commands.js';
import { evolveEmergency } from './evolve.js';
import { hazardsIn } from './hazards.js';
import { say } from './messages.js';
import { actorOf, firstWave, isInvolved, isSuperior, nameOf, passedOver, reportedBy, type Host } from './people.js';
import { alarmed, done, over, type EmergencyOutcome, type Given } from './outcome.js';
import { isLive, type Emergency, type EmergencyEvent } from './state.js';

export interface Alarm {
  text: string;
  place?: string;
  /** In doubt: the clerk is alerted at once, and two minutes without a press count as yes (report.2). */
  doubt?: boolean;
}

/** The alarm's events: raised, and the first wave alerted, in one decision. */
export function raise({ text, place, doubt }: Alarm, host: Host, context: Context): EmergencyEvent[] {
  const { organisation, calendar, now } = context;
  const reporter = reportedBy(host.site, context).id;
  const raised: EmergencyEvent = {
    type: 'raised',
    reportedBy: reporter,
    text,
    ...((place ?? host.place) ? { place: place ?? host.place } : {}),
    hazards: hazardsIn(text),
    chain: chainAbove(organisation, reporter).map(({ id }) => id),
    ...(doubt ? { doubtUntil: plus(now, organisation.settings.emergency.doubt * minute) } : {}),
  };
  const emergency = evolveEmergency(undefined, raised, now, actorOf(context));
  if (!doubt) return [raised, ...alert(emergency, 1, firstWave(emergency, host, context), host, context)];
  return [raised, ...alert(emergency, 0, [clerkOnDuty(organisation, calendar, host.site, now).id], host, context)];
}

/** Calls people; whoever was called already is not called again. */
export function alert(
  emergency: Emergency,
  wave: number,
  people: string[],
  host: Host,
  context: Context,
): EmergencyEvent[] {
  const called = new Set(emergency.alerted.filter((one) => one.wave > 0).map(({ person }) => person));
  const fresh = people
    .filter((person) => !called.has(person) && !host.nobody?.includes(person))
    .map((person) => ({ person, superior: isSuperior(person, emergency, host.site, context) }));
  return fresh.length || wave === 1 ? [{ type: 'alerted', wave, people: fresh }] : [];
}

/** Raised in a case that is there: for the first time, again within the same alert, or again after it was over. */
export function raiseEmergency(
  emergency: Emergency | undefined,
  { text, doubt }: EmergencyCommandOf<'raiseEmergency'>,
  host: Host,
  context: Context,
): EmergencyOutcome | Refusal {
  if (!mayRaise(host, context)) return refuse('emergency.notYours');
  if (!emergency) return { events: raise({ text, doubt: doubt === 'yes' }, host, context) };
  if (isLive(emergency)) return criedAgain(emergency, text, !!doubt, host, context);
  if (doubt) return { events: [{ type: 'criedAgain', text }], say: () => done('again', context) };
  const again: EmergencyEvent = { type: 'raisedAgain', text, hazards: hazardsIn(text) };
  const after = evolveEmergency(emergency, again, context.now, actorOf(context));
  const people = firstWave(after, host, context).filter(
    (person) => !after.alerted.some((one) => one.wave > 0 && one.person === person),
  );
  return { events: [again, ...alert(after, 1, people, host, context)] };
}

function mayRaise({ site, owner, nobody }: Host, context: Context): boolean {
  const actor = actorOf(context);
  if (!actor || nobody?.includes(actor)) return false;
  return actor === owner || staffOf(context.organisation, actor)?.site === site;
}

/** Never silenced, but joined into one alert: everybody's card shows it. A plain danger ends the doubt. */
function criedAgain(
  emergency: Emergency,
  text: string,
  doubt: boolean,
  host: Host,
  context: Context,
): EmergencyOutcome {
  const cried: EmergencyEvent = { type: 'criedAgain', text };
  const confirmed = emergency.doubtUntil && !doubt ? confirm(emergency, 'pressed', host, context) : [];
  return { events: [cried, ...confirmed], say: () => done('again', context) };
}

function confirm(emergency: Emergency, how: 'pressed' | 'noAnswer', host: Host, context: Context): EmergencyEvent[] {
  return [{ type: 'confirmed', how }, ...alert(emergency, 1, firstWave(emergency, host, context), host, context)];
}

/** [是紧急情况], by the person or anybody alerted; or two minutes without a press. */
export function yesEmergency({ emergency, host, context }: Given): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  const may = !actor || actor === emergency.by || isInvolved(actor, emergency, host, context);
  if (!may) return refuse('emergency.notYours');
  if (!isLive(emergency)) return over(emergency, context);
  if (!emergency.doubtUntil) return { events: [] };
  return { events: confirm(emergency, actor ? 'pressed' : 'noAnswer', host, context) };
}

/** [不是], by the person who wrote it: the case goes on as what it is, and whoever was alerted knows. */
export function noEmergency({ emergency, context }: Given): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor !== emergency.by) return refuse('emergency.notYours');
  if (!isLive(emergency)) return over(emergency, context);
  if (!emergency.doubtUntil)
    return refuse('emergency.underWay', {}, { article: 'report.4', instead: [{ action: 'callOff' }] });
  return { events: [{ type: 'foundNone' }] };
}

/**
 * 弄错了: told as such to everybody who was alarmed. By the person as long as nobody is on it; then by whoever took it
 * over, or a superior, who has looked.
 */
export function callOff(
  { reason }: EmergencyCommandOf<'callOff'>,
  { emergency, host, context }: Given,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  if (!actor) return { events: [] };
  const own = actor === emergency.by;
  if (!own && !isInvolved(actor, emergency, host, context)) return refuse('emergency.notYours');
  if (!isLive(emergency)) return over(emergency, context);
  const directs = emergency.takenOver?.by === actor || isSuperior(actor, emergency, host.site, context);
  const clerkInDoubt = !!emergency.doubtUntil && emergency.alerted.some(({ person }) => person === actor);
  if (own && emergency.takenOver && !directs)
    return {
      events: [{ type: 'situation', text: reason ?? '', situation: 'safe' }],
      say: () => done('situation', context),
    };
  if (!own && !directs && !clerkInDoubt)
    return refuse('emergency.takesOverFirst', {}, { article: 'report.4', instead: [{ action: 'takeOver' }] });
  const skipped = own ? [] : passedOver(emergency, actor, host, context);
  return {
    events: [{ type: 'calledOff', ...(reason ? { reason } : {}), skipped }],
    say: (after) => [
      ...alarmed(after, actor).map((person) =>
        say(
          person,
          'emergency.falseAlarm',
          {
            by: own && !staffOf(context.organisation, actor) ? reporterName : nameOf(actor, context),
            reason,
            hazards: after.hazards,
            place: after.place ?? host.place,
          },
          { urgent: true },
        ),
      ),
      ...(own || after.by === undefined ? [] : [say(after.by, 'emergency.kindlyNone', {}, { urgent: true })]),
    ],
  };
}

/** A resident is not named in what everybody alarmed reads. */
const reporterName = { zh: '报告人', en: 'the person who reported it' };

/** A superior can find that it was no emergency: recorded, kindly worded, never used against who acted in good faith. */
export function findNoEmergency(
  { reason }: EmergencyCommandOf<'findNoEmergency'>,
  { emergency, host, context }: Given,
): EmergencyOutcome | Refusal {
  const actor = actorOf(context);
  if (!actor || !isInvolved(actor, emergency, host, context)) return refuse('emergency.notYours');
  if (!isSuperior(actor, emergency, host.site, context) || actor === emergency.by)
    return refuse('emergency.superiorOnly', {}, { article: 'report.4' });
  if (!isLive(emergency)) return over(emergency, context);
  return {
    events: [{ type: 'foundNoEmergency', reason, skipped: passedOver(emergency, actor, host, context) }],
    say: (after) => [
      ...alarmed(after, actor).map((person) =>
        say(person, 'emergency.notAnEmergency', { by: nameOf(actor, context), reason }, { urgent: true }),
      ),
      ...(after.by === undefined ? [] : [say(after.by, 'emergency.kindlyNone', {}, { urgent: true })]),
    ],
  };
}

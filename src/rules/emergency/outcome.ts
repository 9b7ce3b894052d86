import type { Context, Message } from '../case.js';
import { siteOf, staffOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import { say, type EmergencySays } from './messages.js';
import { actorOf, isInvolved, isSuperior, nameOf, type Host } from './people.js';
import { isLive, type Emergency, type EmergencyEvent } from './state.js';

/** What a command leads to, in the emergency's own terms; the case it belongs to wraps it (host.ts). */
export interface EmergencyOutcome {
  events: EmergencyEvent[];
  say?: (after: Emergency) => Message[];
}

/** What an emergency decides from. */
export interface Given {
  emergency: Emergency;
  host: Host;
  context: Context;
}

export const done = (what: EmergencySays['emergency.done']['what'], context: Context): Message[] => {
  const actor = actorOf(context);
  return actor ? [say(actor, 'emergency.done', { what })] : [];
};

/** A member of staff who knows of it and may act in it while it lasts. */
export function acting({ emergency, host, context }: Given): PersonId | Refusal {
  const actor = actorOf(context);
  if (!actor || !isInvolved(actor, emergency, host, context)) return refuse('emergency.notYours');
  if (!isLive(emergency)) return over(emergency, context);
  return actor;
}

/** The same for whoever took it over, and for a superior. */
export function directing(given: Given): PersonId | Refusal {
  const actor = acting(given);
  if (typeof actor !== 'string') return actor;
  const { emergency, host, context } = given;
  if (emergency.takenOver?.by === actor || isSuperior(actor, emergency, host.site, context)) return actor;
  return refuse(
    'emergency.takesOverFirst',
    emergency.takenOver ? { who: nameOf(emergency.takenOver.by, context) } : {},
    {
      article: 'report.4',
      instead: emergency.takenOver
        ? [{ action: 'reportSituation', form: true }]
        : [{ action: 'takeOver', style: 'primary' }],
    },
  );
}

export function over(emergency: Emergency, { organisation }: Pick<Context, 'organisation'>): Refusal {
  const last = emergency.ended ?? emergency.calledOff ?? emergency.notAnEmergency;
  const by = last && staffOf(organisation, last.by)?.name;
  return refuse('emergency.over', { ...(last ? { at: last.at } : {}), ...(by ? { by } : {}) });
}

/** Everybody who was alarmed. */
export const alarmed = (emergency: Emergency, but?: PersonId): PersonId[] =>
  emergency.alerted.map(({ person }) => person).filter((person) => person !== but);

export const dutyPhone = (site: string, { organisation }: Context): string => siteOf(organisation, site).dutyPhone;

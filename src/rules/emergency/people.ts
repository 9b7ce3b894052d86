import type { Context } from '../case.js';
import {
  chainAbove,
  clerkOnDuty,
  delegateOf,
  dutyManagerOf,
  holdersOf,
  siteOf,
  staffOf,
  superiorOf,
} from '../chain.js';
import type { PersonId, Staff, Text } from '../organisation.js';
import type { Emergency } from './state.js';

/** What an emergency must know of the case that it is in. */
export interface Host {
  site: string;
  /** Whose case it is: besides staff of the site the only one who can raise an emergency in it. */
  owner?: PersonId;
  /** Whom the case is about or who is recused: never alerted. */
  nobody?: PersonId[];
  customer: { name?: string; phone?: string; room?: string };
  place?: string;
}

export const actorOf = ({ actor }: Context): PersonId | undefined => ('person' in actor ? actor.person : undefined);
const nobody: Text = { zh: '客服中心', en: 'the service centre' };
export const nameOf = (person: PersonId, { organisation }: Context): Text =>
  staffOf(organisation, person)?.name ?? nobody;

/** Whom it counts as reported by: the member of staff who writes; of a resident's alarm, the clerk on duty (report.4). */
export function reportedBy(site: string, context: Context): Staff {
  const actor = actorOf(context);
  const staff = actor === undefined ? undefined : staffOf(context.organisation, actor);
  return staff ?? clerkOnDuty(context.organisation, context.calendar, site, context.now);
}

/** The chain in force above whoever reported; the one at that time, when they have left since. */
export function levelsOf(emergency: Pick<Emergency, 'reportedBy' | 'chain'>, { organisation }: Context): PersonId[] {
  return staffOf(organisation, emergency.reportedBy)
    ? chainAbove(organisation, emergency.reportedBy).map(({ id }) => id)
    : emergency.chain.filter((id) => staffOf(organisation, id));
}

/** Who acts at a level now: its holder, or the delegate while one is named. */
export const actingFor = (level: PersonId, { organisation, calendar, now }: Context): PersonId =>
  delegateOf(organisation, calendar, level, now)?.id ?? level;

/** Whose word decides: a level of the chain, then or now, its delegate, the duty manager. */
export function isSuperior(person: PersonId, emergency: Emergency, site: string, context: Context): boolean {
  const levels = [...emergency.chain, ...levelsOf(emergency, context)];
  return (
    !!staffOf(context.organisation, person) &&
    (levels.includes(person) ||
      levels.some((level) => actingFor(level, context) === person) ||
      dutyManagerOf(context.organisation, site, context.now)?.id === person)
  );
}

/** Guards and engineers on shift. */
function onShift({ site }: Host, { organisation, calendar, now }: Context): PersonId[] {
  return [...holdersOf(organisation, site, 'guard'), ...holdersOf(organisation, site, 'engineer')]
    .map(({ id }) => id)
    .filter((id) => calendar.onShift(id, now));
}

/** At once: clerk, guards and engineers on duty, the duty manager, the direct superior of who reported (report.4). */
export function firstWave(emergency: Emergency, host: Host, context: Context): PersonId[] {
  const { organisation, calendar, now } = context;
  const direct = superiorOf(organisation, emergency.reportedBy);
  const people = [
    clerkOnDuty(organisation, calendar, host.site, now).id,
    ...onShift(host, context),
    dutyManagerOf(organisation, host.site, now)?.id,
    direct && actingFor(direct.id, context),
  ];
  return callable(people, host);
}

/** The next level that has not been alerted, with who acts for it. */
export function nextLevel(emergency: Emergency, host: Host, context: Context): PersonId[] {
  const alerted = new Set(emergency.alerted.map(({ person }) => person));
  const level = levelsOf(emergency, context)
    .map((one) => actingFor(one, context))
    .find((one) => !alerted.has(one) && !host.nobody?.includes(one));
  return callable([level], host);
}

export const callable = (people: (PersonId | undefined)[], host: Host): PersonId[] =>
  [...new Set(people)].filter((one): one is PersonId => one !== undefined && !host.nobody?.includes(one));

/** Somebody who knows of it and may act in it. */
export function isInvolved(person: PersonId, emergency: Emergency, host: Host, context: Context): boolean {
  if (!staffOf(context.organisation, person) || host.nobody?.includes(person)) return false;
  return (
    person === emergency.by ||
    person === emergency.reportedBy ||
    person === emergency.takenOver?.by ||
    emergency.alerted.some((one) => one.person === person) ||
    isSuperior(person, emergency, host.site, context)
  );
}

/**
 * Who is skipped when this person decides now: every level below them that took no part, itself or by its delegate, in
 * the chain as it was when it was reported and as it is now (report.4). Who acts at a level by delegation skips nobody there.
 */
export function passedOver(emergency: Emergency, decider: PersonId, host: Host, context: Context): PersonId[] {
  const chains = [emergency.chain, levelsOf(emergency, context)];
  const below = chains.flatMap((chain) => chain.slice(0, Math.max(0, placeOf(chain, decider, host.site, context))));
  return [...new Set(below)].filter(
    (level) =>
      level !== decider &&
      level !== emergency.reportedBy &&
      !!staffOf(context.organisation, level) &&
      !emergency.tookPart.includes(level) &&
      !emergency.tookPart.includes(actingFor(level, context)),
  );
}

/** The level at which somebody decides: their own, the highest they are the delegate of, or the highest absent one as duty manager. */
function placeOf(chain: PersonId[], person: PersonId, site: string, context: Context): number {
  const own = chain.indexOf(person);
  if (own >= 0) return own;
  const asDelegate = chain.findLastIndex((level) => actingFor(level, context) === person);
  if (asDelegate >= 0) return asDelegate;
  const onDuty = dutyManagerOf(context.organisation, site, context.now)?.id === person;
  return onDuty ? chain.findLastIndex((level) => !context.calendar.onShift(level, context.now)) : -1;
}

export const dutyPhoneOf = (site: string, { organisation }: Context): string => siteOf(organisation, site).dutyPhone;

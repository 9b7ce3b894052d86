import type { Context } from '../case.js';
import {
  actsFor,
  clerkOnDuty,
  delegateOf,
  dutyManagerOf,
  officeManagerOf,
  placeParts,
  serviceManagerOf,
  siteOf,
  staffOf,
  stewardOf,
  superiorOf,
} from '../chain.js';
import type { PersonId, Staff, Text } from '../organisation.js';
import type { Complaint, Reporter } from './state.js';

type Where = Pick<Complaint, 'site' | 'reporter'>;

/** Who acts, when it is a person. */
export const actorOf = ({ actor }: Context): PersonId | undefined => ('person' in actor ? actor.person : undefined);

/** Whose level decides: the department manager (reception.2); in their own matter the management-office manager. */
export function decidingLevel({ site, reporter }: Where, { organisation }: Context): Staff {
  const manager = serviceManagerOf(organisation, site);
  return reporter.person === manager.id ? officeManagerOf(organisation, site) : manager;
}

/**
 * Who holds a decision now: the manager; their delegate while one is named; for a major case outside the manager's
 * shifts the duty manager, who stands in for absent levels in what can't wait (rulebook, Who is who).
 */
export function deciderNow(complaint: Complaint, context: Context): Staff {
  const { organisation, calendar, now } = context;
  const level = decidingLevel(complaint, context);
  const delegate = delegateOf(organisation, calendar, level.id, now);
  if (delegate && delegate.id !== complaint.reporter.person) return delegate;
  const duty =
    complaint.size === 'major' && !calendar.onShift(level.id, now)
      ? dutyManagerOf(organisation, complaint.site, now)
      : undefined;
  return duty && duty.id !== complaint.reporter.person ? duty : level;
}

/** Who signs an end other than done: the decider, or the level above when the decider tried and proposes it. */
export function signer(complaint: Complaint, context: Context): Staff {
  const decider = deciderNow(complaint, context);
  return decider.id === actorOf(context) ? officeManagerOf(context.organisation, complaint.site) : decider;
}

/** May this person decide? The level's holder, who acts for them, or the duty manager that holds the step; never in their own matter. */
export function mayDecide(complaint: Complaint, context: Context): boolean {
  const actor = actorOf(context);
  if (!actor || actor === complaint.reporter.person) return false;
  // Whoever was given the step keeps it: a delegate whose days end, the duty manager whose night ends.
  if (actor === complaint.step?.holder && ['decide', 'sign'].includes(complaint.step.name)) return true;
  const level = decidingLevel(complaint, context);
  if (actsFor(context.organisation, context.calendar, actor, level.id, context.now)) return true;
  return actor === deciderNow(complaint, context).id;
}

/** For the record: whose level it was, when somebody else decided at it. */
export function insteadOf(complaint: Complaint, context: Context): PersonId | undefined {
  const level = decidingLevel(complaint, context).id;
  return actorOf(context) === level ? undefined : level;
}

/** The clerk on duty keeps the handling form (complaint.3); not the one who complains. */
export function keeperNow({ site, reporter }: Where, context: Context): Staff {
  const { organisation, calendar, now } = context;
  const clerk = clerkOnDuty(organisation, calendar, site, now);
  return clerk.id === reporter.person ? (superiorOf(organisation, clerk.id) ?? clerk) : clerk;
}

/** Works in the service department of the case's site: may take up, investigate and register. */
export function isService(person: PersonId | undefined, site: string, { organisation }: Context): boolean {
  const staff = person ? staffOf(organisation, person) : undefined;
  return staff?.department === siteOf(organisation, site).serviceDepartment;
}

/** Who calls back, by size (complaint.4): the department head, the building's steward, or the clerk. */
export function callerFor(complaint: Complaint, context: Context): Staff {
  const caller = callerBySize(complaint, context);
  const did = caller.id === complaint.results.at(-1)?.by || caller.id === complaint.reporter.person;
  return did ? (superiorOf(context.organisation, caller.id) ?? caller) : caller;
}

function callerBySize(complaint: Complaint, context: Context): Staff {
  const { organisation } = context;
  const keeper = staffOf(organisation, complaint.keeper) ?? keeperNow(complaint, context);
  if (complaint.size === 'major') return decidingLevel(complaint, context);
  if (complaint.size === 'minor') return keeper;
  const building = placeParts(complaint.reporter.room ?? complaint.place ?? '').building;
  return (building ? stewardOf(organisation, complaint.site, building) : undefined) ?? keeper;
}

/** 王女士, Ms Miller: the family name with the title. */
export function calledBy({ name, title }: Reporter): Text | undefined {
  if (!name || !title) return undefined;
  const chinese = /^\p{Script=Han}/u.test(name);
  const family = chinese
    ? (compoundNames.find((one) => name.startsWith(one)) ?? [...name][0] ?? '')
    : (name.split(/\s+/).at(-1) ?? '');
  const called = chinese ? `${family}${title}` : `${title} ${family}`;
  return { zh: called, en: called };
}
const compoundNames = ['欧阳', '司马', '上官', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯'];

/** How a person of staff is named to residents. */
export const knownAs = (person: PersonId, { organisation }: Context): Text =>
  staffOf(organisation, person)?.knownAs ?? nobody;
/** How a person of staff is named among colleagues. */
export const nameOf = (person: PersonId, { organisation }: Context): Text =>
  staffOf(organisation, person)?.name ?? nobody;

const nobody: Text = { zh: '客服中心', en: 'the service centre' };

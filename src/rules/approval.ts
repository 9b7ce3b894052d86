import type { Calendar } from './calendar.js';
import { chainAbove, delegateOf, departmentOf, siteOf, staffOf, superiorOf } from './chain.js';
import type { Organisation, PersonId, Staff } from './organisation.js';
import type { Instant } from './time.js';

/** Approval level by level 逐级 (attendance.9, report.4): who decides, whose turn it is, who was passed over. Pure. */

/** Where the rules look: the organisation in force at this moment. */
export interface World {
  organisation: Organisation;
  calendar: Calendar;
  now: Instant;
}

/** What a level counts as when a limit is set by it. */
export type Rank = 'supervisor' | 'departmentHead' | 'top';

export function rankOf(organisation: Organisation, person: PersonId): Rank {
  if (organisation.sites.some(({ officeManager }) => officeManager === person)) return 'top';
  return organisation.departments.some(({ head }) => head === person) ? 'departmentHead' : 'supervisor';
}

/**
 * Up the own line from the direct superior until a level suffices; all of it when none does. Nobody is left out, nobody
 * of another line is in it, nobody is in it twice, and never the requester. Empty for the top of a site.
 */
export function levelsUp(
  organisation: Organisation,
  requester: PersonId,
  suffices: (level: Staff) => boolean,
): PersonId[] {
  const chain = chainAbove(organisation, requester);
  const last = chain.findIndex(suffices);
  return chain.slice(0, last < 0 ? chain.length : last + 1).map(({ id }) => id);
}

/** The one level that an article names (overtime, outings, public leave); in their own matter the level above it. */
export function namedLevel(organisation: Organisation, requester: PersonId, holder: PersonId): PersonId[] {
  if (holder !== requester) return [holder];
  const above = superiorOf(organisation, requester);
  return above ? [above.id] : [];
}

/** The head of a person's department; for the head themselves the same. */
export function departmentHeadOf(organisation: Organisation, person: PersonId): PersonId | undefined {
  const department = staffOf(organisation, person)?.department;
  return department === undefined ? undefined : departmentOf(organisation, department)?.head;
}

/** 管理处经理 of the person's site. */
export function topOf(organisation: Organisation, person: PersonId): PersonId | undefined {
  const site = staffOf(organisation, person)?.site;
  return site === undefined ? undefined : siteOf(organisation, site).officeManager;
}

/** One level's decision, as far as whose turn it is depends on it. */
export interface LevelDecided {
  level: PersonId;
  by: PersonId;
}

/** A matter on its way up. */
export interface Matter {
  requester: PersonId;
  /** The levels that have said yes, in the order in which they did. */
  decided: LevelDecided[];
  /** 转交: to whom the holder of a level has passed this one matter. */
  transfers?: Record<PersonId, PersonId>;
}

/** Whose turn it is: exactly one person holds it. */
export interface Turn {
  level: PersonId;
  holder: PersonId;
  /** The level's own holder; their delegate; whom they passed it to; or the next further up, because the delegate may not. */
  how: 'self' | 'delegate' | 'transfer' | 'oneUp';
}

/** The first level of the chain in force that has not decided; undefined when all have. */
export function turnOf(levels: PersonId[], matter: Matter, world: World): Turn | undefined {
  const done = new Set(matter.decided.map(({ level }) => level));
  const level = levels.find((one) => !done.has(one));
  return level === undefined ? undefined : actingAt(level, matter, world);
}

/**
 * Who acts at a level now. A delegate acts at that level, so using one skips nobody; never in their own matter, and who
 * decided one level does not decide the next as delegate: it goes one further up (rulebook, Delegate).
 */
export function actingAt(level: PersonId, matter: Matter, world: World): Turn {
  const { organisation, calendar, now } = world;
  const passedTo = matter.transfers?.[level];
  const transfer = passedTo !== undefined && mayStandIn(organisation, level, passedTo) ? passedTo : undefined;
  const stand = transfer ?? delegateOf(organisation, calendar, level, now)?.id;
  if (stand === undefined) return { level, holder: level, how: 'self' };
  if (!isBarred(stand, matter)) return { level, holder: stand, how: transfer === undefined ? 'delegate' : 'transfer' };
  const further = chainAbove(organisation, level).find(({ id }) => id !== matter.requester);
  return further ? { level, holder: further.id, how: 'oneUp' } : { level, holder: level, how: 'self' };
}

const isBarred = (person: PersonId, { requester, decided }: Matter): boolean =>
  person === requester || decided.some(({ by }) => by === person);

/** May this person decide now: whose turn it is, or the level's own holder; never in their own matter. */
export function mayDecideAt({ level, holder }: Turn, person: PersonId, { requester }: Matter): boolean {
  return person !== requester && (person === holder || person === level);
}

/** A delegate is of the same department or the level directly above (rulebook, Delegate). */
export function mayStandIn(organisation: Organisation, level: PersonId, person: PersonId): boolean {
  const [holder, other] = [staffOf(organisation, level), staffOf(organisation, person)];
  if (!holder || !other || level === person) return false;
  return holder.department === other.department || holder.superior === person;
}

/** Whom a level may pass this matter to. */
export const standInsFor = (level: PersonId, matter: Matter, { organisation }: World): Staff[] =>
  organisation.staff.filter(({ id }) => mayStandIn(organisation, level, id) && !isBarred(id, matter));

/** What one yes decides: its level, and the next ones that the same person holds. Levels held by one person count once. */
export function decidesWith(levels: PersonId[], { level }: Turn, by: PersonId, matter: Matter): PersonId[] {
  const done = new Set(matter.decided.map((one) => one.level));
  const decided = [level];
  for (const next of levels.slice(levels.indexOf(level) + 1)) {
    if (done.has(next)) continue;
    if (next !== by) break;
    decided.push(next);
  }
  return decided;
}

/** Those of the own line below who decided, and who were not asked any more: they are told afterwards (report.4). */
export function skippedBelow(organisation: Organisation, requester: PersonId, decider: PersonId): PersonId[] {
  const chain = chainAbove(organisation, requester).map(({ id }) => id);
  const place = chain.indexOf(decider);
  return place < 0 ? [] : chain.slice(0, place);
}

import type { Calendar } from './calendar.js';
import type { Department, Organisation, PersonId, Post, Site, Staff } from './organisation.js';
import type { Instant } from './time.js';
import { addDays, daysBetween, zoneOf } from './zone.js';

export { departmentByWords, placeParts } from './place.js';

/** Who stands where: look-ups in an organisation that has passed `readOrganisation`. Pure. */

const staffIndex = new WeakMap<Organisation, Map<PersonId, Staff>>();

/** The member of staff with that id; undefined for residents and for whoever has left. */
export function staffOf(organisation: Organisation, id: PersonId): Staff | undefined {
  let index = staffIndex.get(organisation);
  if (!index) {
    index = new Map(organisation.staff.map((one) => [one.id, one]));
    staffIndex.set(organisation, index);
  }
  return index.get(id);
}

/** @throws when there is no such site: every case belongs to one that the organisation has */
export function siteOf(organisation: Organisation, id: string): Site {
  return known(
    organisation.sites.find((site) => site.id === id),
    'site',
    id,
  );
}

export const departmentOf = (organisation: Organisation, id: string): Department | undefined =>
  organisation.departments.find((department) => department.id === id);

export const departmentsOfSite = (organisation: Organisation, site: string): Department[] =>
  organisation.departments.filter((department) => department.site === site);

/** The direct superior 上级; undefined at the top. */
export function superiorOf(organisation: Organisation, id: PersonId): Staff | undefined {
  const superior = staffOf(organisation, id)?.superior;
  return superior === undefined ? undefined : staffOf(organisation, superior);
}

/** 逐级: the superiors of a person, level by level up to the top (report.4). A level held by one person counts once. */
export function chainAbove(organisation: Organisation, id: PersonId): Staff[] {
  const passed = new Set([id]);
  const chain: Staff[] = [];
  for (
    let next = superiorOf(organisation, id);
    next && !passed.has(next.id);
    next = superiorOf(organisation, next.id)
  ) {
    passed.add(next.id);
    chain.push(next);
  }
  return chain;
}

/** Everybody of a site who has that post 岗位; those whose main post it is first. */
export function holdersOf(organisation: Organisation, site: string, post: Post): Staff[] {
  const holders = organisation.staff.filter((one) => one.site === site && one.posts.includes(post));
  return [...holders.filter((one) => one.posts[0] === post), ...holders.filter((one) => one.posts[0] !== post)];
}

/** 客服部经理, the head of the site's service department, who alone decides on complaints (reception.2). */
export function serviceManagerOf(organisation: Organisation, site: string): Staff {
  const { serviceDepartment } = siteOf(organisation, site);
  const department = known(departmentOf(organisation, serviceDepartment), 'department', serviceDepartment);
  return known(staffOf(organisation, department.head), 'member of staff', department.head);
}

/** 管理处经理, the top of the site, to whom every result goes (reception.3). */
export function officeManagerOf(organisation: Organisation, site: string): Staff {
  const { officeManager } = siteOf(organisation, site);
  return known(staffOf(organisation, officeManager), 'member of staff', officeManager);
}

/** 楼管员 of a building; undefined when the building is unknown. */
export function stewardOf(organisation: Organisation, site: string, building: string): Staff | undefined {
  const found = siteOf(organisation, site).buildings.find(({ id }) => id.toLowerCase() === building.toLowerCase());
  return found && staffOf(organisation, found.steward);
}

/** 代理人 of a person on the local day of `now`; undefined when nobody is named for it. */
export function delegateOf(
  organisation: Organisation,
  calendar: Calendar,
  person: PersonId,
  now: Instant,
): Staff | undefined {
  const today = calendar.dateOf(now);
  const current = organisation.delegations.find(({ of, from, to }) => of === person && from <= today && today <= to);
  return current && staffOf(organisation, current.delegate);
}

/**
 * Whether somebody may act at a level: they hold it, or are the holder's delegate today. Whether it is their own matter,
 * or they decided the level before, is for the rule that asks.
 */
export function actsFor(
  organisation: Organisation,
  calendar: Calendar,
  actor: PersonId,
  holder: PersonId,
  now: Instant,
): 'self' | 'delegate' | undefined {
  if (actor === holder) return 'self';
  return delegateOf(organisation, calendar, holder, now)?.id === actor ? 'delegate' : undefined;
}

/** 值班经理 by roster: a single entry wins over the rotation; undefined in a gap. */
export function dutyManagerOf(organisation: Organisation, site: string, now: Instant): Staff | undefined {
  const single = organisation.duties.find((duty) => duty.site === site && duty.from <= now && now < duty.to);
  const person = single?.person ?? rotatingDuty(organisation, site, now);
  return person === undefined ? undefined : staffOf(organisation, person);
}

function rotatingDuty(organisation: Organisation, site: string, now: Instant): PersonId | undefined {
  const zone = zoneOf(organisation.timeZone);
  const date = zone.dateOf(now);
  for (const rotation of organisation.dutyRotations ?? []) {
    const dutyDay = zone.timeOf(now) < rotation.changeAt ? addDays(date, -1) : date;
    if (rotation.site !== site || dutyDay < rotation.from) continue;
    const turn = Math.floor(daysBetween(rotation.from, dutyDay) / rotation.days);
    return rotation.people[turn % rotation.people.length];
  }
  return undefined;
}

/**
 * The clerk on duty 当班客服: of those on shift now the one who stays longest; else the one who comes next; with no clerk
 * the supervisor, else the service manager. There is always somebody who holds a new case.
 */
export function clerkOnDuty(organisation: Organisation, calendar: Calendar, site: string, now: Instant): Staff {
  const clerks = holdersOf(organisation, site, 'clerk').map((clerk) => ({
    clerk,
    shift: calendar.currentOrNextShift(clerk.id, now),
  }));
  const onShift = clerks.filter(({ shift }) => shift && shift.from <= now);
  const coming = clerks.filter(({ shift }) => shift && shift.from > now);
  const last = onShift.sort((a, b) => compare(b.shift?.to, a.shift?.to))[0];
  const first = coming.sort((a, b) => compare(a.shift?.from, b.shift?.from))[0];
  return (
    (last ?? first ?? clerks[0])?.clerk ??
    holdersOf(organisation, site, 'supervisor')[0] ??
    serviceManagerOf(organisation, site)
  );
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

function known<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined)
    throw new Error(`organisation: there is no ${what} "${id}"; check org.yaml with npm run org:check`);
  return found;
}

/** Who looks after Huiyin itself; where nobody has that post, the tops of the sites. */
export function administratorsOf({ staff, sites }: Organisation): PersonId[] {
  const administrators = staff.filter(({ posts }) => posts.includes('administrator')).map(({ id }) => id);
  return administrators.length ? administrators : [...new Set(sites.map(({ officeManager }) => officeManager))];
}

import type { z } from 'zod';
import type { Organisation, Staff } from '../organisation.js';
import { idsIn } from './faults.js';
import type { Fault } from './faults.js';
import type { file as fileForm } from './form.js';

/** Every id that something names must be there: people, departments, sites, shifts. Superiors are in `chainFaults`. */
export function referenceFaults(draft: Organisation, file: z.output<typeof fileForm>): Fault[] {
  const faults: Fault[] = [];
  const ids = {
    people: Object.keys(file.people),
    departments: Object.keys(file.departments),
    sites: Object.keys(file.sites),
    shifts: Object.keys(file.shifts),
  };
  const check = (section: keyof typeof ids, path: string, id: string): boolean => {
    if (ids[section].includes(id)) return true;
    const remedy = `Name one of ${idsIn(ids[section])}`;
    faults.push({ kind: 'unknown', path, problem: `"${id}" is not under ${section}`, remedy });
    return false;
  };
  const staff = new Map(draft.staff.map((one): [string, Staff] => [one.id, one]));
  const ofSite = (path: string, id: string, site: string): void => {
    if (!check('people', path, id)) return;
    const found = staff.get(id);
    if (!found || found.site === site || !ids.sites.includes(site)) return;
    faults.push({
      kind: 'unknown',
      path,
      problem: `${id} belongs to site ${found.site}`,
      remedy: `Name somebody of ${site}`,
    });
  };

  for (const site of draft.sites) siteReferences(site, draft, { check, ofSite, faults });
  for (const one of draft.departments) {
    check('sites', `departments.${one.id}.site`, one.site);
    ofSite(`departments.${one.id}.head`, one.head, one.site);
  }
  for (const one of draft.staff) {
    check('departments', `people.${one.id}.department`, one.department);
    for (const id of new Set(shiftIdsOf(one))) check('shifts', `people.${one.id}.shifts`, id);
  }
  draft.delegations.forEach(({ of, delegate }, index) => {
    check('people', `delegations.${index}.of`, of);
    check('people', `delegations.${index}.delegate`, delegate);
  });
  for (const { site, person } of draft.duties)
    if (check('sites', 'dutyRoster', site)) ofSite('dutyRoster', person, site);
  for (const { site, people } of draft.dutyRotations ?? []) {
    if (check('sites', 'dutyRoster', site)) people.forEach((id) => ofSite('dutyRoster', id, site));
  }
  for (const date of file.holidays.off.filter((one) => file.holidays.work.includes(one))) {
    faults.push({
      kind: 'duplicate',
      path: 'holidays',
      problem: `${date} is both off and work`,
      remedy: 'Keep one of them',
    });
  }
  return faults;
}

interface Checks {
  check: (section: 'people' | 'departments', path: string, id: string) => boolean;
  ofSite: (path: string, id: string, site: string) => void;
  faults: Fault[];
}

function siteReferences(
  site: Organisation['sites'][number],
  draft: Organisation,
  { check, ofSite, faults }: Checks,
): void {
  ofSite(`sites.${site.id}.officeManager`, site.officeManager, site.id);
  const path = `sites.${site.id}.serviceDepartment`;
  if (check('departments', path, site.serviceDepartment)) {
    const department = draft.departments.find(({ id }) => id === site.serviceDepartment);
    if (department && department.site !== site.id) {
      const problem = `${department.id} belongs to site ${department.site}`;
      faults.push({ kind: 'unknown', path, problem, remedy: `Name a department of ${site.id}` });
    }
  }
  for (const { id, steward } of site.buildings) ofSite(`sites.${site.id}.buildings.${id}.steward`, steward, site.id);
}

function shiftIdsOf({ roster }: Staff): string[] {
  return [
    ...(roster.workdays ?? []),
    ...(roster.daysOff ?? []),
    ...(roster.cycle?.shifts ?? []).filter((id) => id !== null),
    ...Object.values(roster.dates ?? {}).flat(),
  ];
}

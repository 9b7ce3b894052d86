import type { z } from 'zod';
import type { Building, Department, Duty, DutyRotation, Organisation, Site, Staff } from '../organisation.js';
import { zoneOf } from '../zone.js';
import { chainFaults, delegateFaults, formFaults } from './faults.js';
import type { Fault, Link } from './faults.js';
import * as form from './form.js';
import { referenceFaults } from './references.js';
import { warningsOf } from './warnings.js';
import type { Instant } from '../time.js';

export interface Reading {
  /** Absent when there is a fault. Its version is 0 until it is stored. */
  organisation?: Organisation;
  /** What makes it unusable, all at once. */
  faults: Fault[];
  /** What is named but does not stop anything: no company address, a gap in the duty roster. */
  warnings: Fault[];
}

/**
 * Reads an organisation as written in org.yaml (rulebook, "Who is who").
 * @param raw the parsed file
 * @param now business time from which rosters and holidays are looked at; without it only gaps between entries are named
 */
export function readOrganisation(raw: unknown, now?: Instant): Reading {
  const faults: Fault[] = [];
  const file = fileOf(raw ?? {}, faults);
  if (!file) return { faults, warnings: [] };
  const draft = draftOf(file, faults);
  const links = [...draft.staff, ...linksOfUnreadable(file, draft)];
  faults.push(...referenceFaults(draft, file), ...chainFaults({ ...draft, staff: links }), ...delegateFaults(draft));
  if (faults.length > 0) return { faults, warnings: [] };
  return { organisation: draft, faults, warnings: warningsOf(draft, now) };
}

/** A part that can't be read is put aside, so that the faults of all others are found in the same run. */
function fileOf(raw: unknown, faults: Fault[]): File | undefined {
  const read = form.file.safeParse(raw);
  if (read.success) return read.data;
  faults.push(...formFaults(read.error));
  if (typeof raw !== 'object' || raw === null) return undefined;
  const wrong = new Set(
    read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1))),
  );
  const readable = Object.entries(raw).filter(([key]) => !wrong.has(key));
  return form.file.safeParse({ ...form.emptyFile, ...Object.fromEntries(readable) }).data;
}

/** People whose entry has a fault still have a place in the chain, so that nobody else is called wrong because of them. */
function linksOfUnreadable(file: File, draft: Organisation): Link[] {
  return Object.entries(file.people)
    .filter(([id]) => !draft.staff.some((one) => one.id === id))
    .map(([id, raw]) => {
      const { superior, department } = (raw ?? {}) as { superior?: unknown; department?: unknown };
      const site = draft.departments.find((one) => one.id === department)?.site ?? Object.keys(file.sites)[0] ?? '';
      return { id, site, ...(typeof superior === 'string' && { superior }) };
    });
}

type File = z.output<typeof form.file>;

/** The entries of a section that can be read, with their ids; the others are faults. */
function entriesOf<T extends z.ZodType>(name: string, section: Record<string, unknown>, schema: T, faults: Fault[]) {
  return Object.entries(section).flatMap(([id, raw]): [string, z.output<T>][] => {
    const pattern = name === 'sites' ? /^[A-Z][A-Z0-9]{0,7}$/ : /^[a-z][a-zA-Z0-9_-]{0,31}$/;
    if (!pattern.test(id) || (name === 'people' && /^(r|guest)-/.test(id))) faults.push(idFault(name, id));
    const read = schema.safeParse(raw);
    if (read.success) return [[id, read.data]];
    faults.push(...formFaults(read.error, [name, id]));
    return [];
  });
}

const idFault = (name: string, id: string): Fault => ({
  kind: 'form',
  path: `${name}.${id}`,
  problem: 'can not be used as an id',
  remedy:
    name === 'sites'
      ? 'Use one to eight capital letters and digits, such as YH: it stands in the numbers of cases'
      : 'Use a lower-case letter, then letters, digits, - or _ (not r-… or guest-…, which are residents)',
});

function listOf<T extends z.ZodType>(name: string, list: unknown[], schema: T, faults: Fault[]): z.output<T>[] {
  return list.flatMap((raw, index) => {
    const read = schema.safeParse(raw);
    if (read.success) return [read.data];
    faults.push(...formFaults(read.error, [name, String(index)]));
    return [];
  });
}

function draftOf(file: File, faults: Fault[]): Organisation {
  const onlySite = Object.keys(file.sites)[0] ?? '';
  const departments = entriesOf('departments', file.departments, form.department, faults).map(
    ([id, one]): Department => ({ ...one, id, site: one.site ?? onlySite }),
  );
  const siteOf = new Map(departments.map(({ id, site }) => [id, site]));
  const { duties, dutyRotations } = dutiesOf(file, onlySite, faults);
  return {
    version: 0,
    demo: file.demo,
    company: file.company,
    timeZone: file.timeZone,
    sites: entriesOf('sites', file.sites, form.site, faults).map(([id, one]) => siteFrom(id, one, faults)),
    departments,
    staff: entriesOf('people', file.people, form.person, faults).map(([id, one]) =>
      staffFrom(id, one, siteOf.get(one.department) ?? onlySite),
    ),
    shifts: entriesOf('shifts', file.shifts, form.shift, faults).map(([id, one]) => ({
      id,
      name: one.name,
      ...one.hours,
      ...(one.break && { breakFrom: one.break.from, breakTo: one.break.to }),
    })),
    delegations: listOf('delegations', file.delegations, form.delegation, faults),
    duties,
    dutyRotations,
    holidays: file.holidays,
    settings: file.settings,
  };
}

/** Who may see the register unless org.yaml says otherwise (complaint.2). */
const registerPosts = new Set(['clerk', 'supervisor', 'serviceManager', 'officeManager']);

const staffFrom = (id: string, { shifts, knownAs, register, ...one }: form.PersonForm, site: string): Staff => ({
  ...one,
  id,
  site,
  knownAs: knownAs ?? one.name,
  roster: shifts,
  register: register ?? one.posts.some((post) => registerPosts.has(post)),
});

function siteFrom(id: string, { buildings, ...one }: z.output<typeof form.site>, faults: Fault[]): Site {
  const all = Object.entries(buildings).flatMap(([ids, building]) => buildingsFrom(ids, building));
  const twice = all.filter((building, index) => all.findIndex((other) => other.id === building.id) < index);
  for (const building of twice) {
    const problem = `building ${building.id} is named twice`;
    faults.push({ kind: 'duplicate', path: `sites.${id}.buildings`, problem, remedy: 'Keep it in one entry' });
  }
  return { ...one, id, buildings: all };
}

/** `3` is one building, `1-4` are four alike. */
function buildingsFrom(ids: string, one: z.output<typeof form.building>): Building[] {
  const range = /^([0-9]{1,3})-([0-9]{1,3})$/.exec(ids);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  const each = range ? Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => String(from + n)) : [ids];
  return each.map((id) => ({ ...one, id, name: one.name ?? { zh: `${id}栋`, en: `Building ${id}` } }));
}

function dutiesOf(file: File, onlySite: string, faults: Fault[]): { duties: Duty[]; dutyRotations: DutyRotation[] } {
  const zone = zoneOf(file.timeZone);
  const moment = (local: string): Instant => zone.at(local.slice(0, 10), local.slice(11, 16));
  const duties: Duty[] = [];
  const dutyRotations: DutyRotation[] = [];
  for (const { site = onlySite, ...one } of listOf('dutyRoster', file.dutyRoster, form.duty, faults)) {
    if ('person' in one) duties.push({ site, person: one.person, from: moment(one.from), to: moment(one.to) });
    else dutyRotations.push({ site, ...one });
  }
  return { duties, dutyRotations };
}

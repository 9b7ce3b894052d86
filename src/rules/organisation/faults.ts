import type { z } from 'zod';
import { chainAbove } from '../chain.js';
import type { Organisation, PersonId, Site, Staff } from '../organisation.js';

/** Something wrong in org.yaml or in the residents' list: where, what, and what to do about it. */
export interface Fault {
  kind:
    | 'form'
    | 'cycle'
    | 'tops'
    | 'superior'
    | 'delegate'
    | 'unknown'
    | 'duplicate'
    | 'companyAddress'
    | 'dutyRoster'
    | 'holidays'
    | 'clerks';
  /** `people.lin.superior` */
  path: string;
  problem: string;
  remedy: string;
}

export const faultLine = ({ path, problem, remedy }: Fault): string =>
  `${path ? `${path}: ` : ''}${problem}. ${remedy}.`;

/** What zod found, in words for whoever wrote the file. */
export const formFaults = (error: z.ZodError, prefix: string[] = []): Fault[] =>
  error.issues.map((issue) => ({
    kind: 'form',
    path: [...prefix, ...issue.path.map(String)].join('.'),
    ...wordsFor(issue),
  }));

function wordsFor(issue: z.core.$ZodIssue): Pick<Fault, 'problem' | 'remedy'> {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return { problem: `${keys} is not known here`, remedy: 'Correct the spelling or remove it' };
  }
  const expected =
    /^(?:Invalid (?:input|option)|Too (?:small|big)): expected (?:.* to be )?(.*?)(, received .*)?$/.exec(
      issue.message,
    );
  if (expected?.[2]?.endsWith('undefined'))
    return { problem: 'is missing', remedy: 'Add it; demo/org.yaml shows an example' };
  const [, wanted = issue.message] = expected ?? [];
  return { problem: 'can not be read', remedy: `It should be ${plain[wanted] ?? wanted}` };
}

/** zod's names in plain words. */
const plain: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with their values',
  record: 'entries with their ids',
};

/** What the chain needs to know of somebody: also had of an entry that is wrong elsewhere. */
export type Link = Pick<Staff, 'id' | 'site' | 'superior'>;

/** The chain of every site: no cycle, exactly one top, and that is the site's 管理处经理; superiors that exist. */
export function chainFaults(organisation: { staff: Link[]; sites: Pick<Site, 'id' | 'officeManager'>[] }): Fault[] {
  const staff = new Map(organisation.staff.map((one) => [one.id, one]));
  const cycles = cyclesOf(staff);
  const inCycle = new Set(cycles.flat());
  return [
    ...organisation.staff.flatMap((one) => superiorFaults(one, staff)),
    ...cycles.map((cycle): Fault => {
      const circle = [...cycle, cycle[0]].join(' → ');
      return {
        kind: 'cycle',
        path: `people.${cycle[0]}.superior`,
        problem: `the superiors go round in a circle: ${circle}`,
        remedy: 'Give one of them a superior outside the circle',
      };
    }),
    ...organisation.sites.flatMap((site) =>
      topFaults(
        site,
        organisation.staff.filter((one) => one.site === site.id),
        inCycle,
      ),
    ),
  ];
}

function superiorFaults(one: Link, staff: Map<PersonId, Link>): Fault[] {
  if (one.superior === undefined) return [];
  const superior = staff.get(one.superior);
  const path = `people.${one.id}.superior`;
  if (!superior) {
    const problem = `"${one.superior}" is nobody under people`;
    return [{ kind: 'superior', path, problem, remedy: `Name one of ${idsIn([...staff.keys()])}` }];
  }
  if (superior.site === one.site) return [];
  const problem = `${superior.id} belongs to site ${superior.site}, ${one.id} to ${one.site}`;
  return [{ kind: 'superior', path, problem, remedy: 'Name a superior of the same site: each site has its own chain' }];
}

/** Every circle once, beginning with its smallest id. */
function cyclesOf(staff: Map<PersonId, Link>): PersonId[][] {
  const done = new Set<PersonId>();
  const cycles: PersonId[][] = [];
  for (const start of staff.keys()) {
    const path: PersonId[] = [];
    let next: PersonId | undefined = start;
    while (next !== undefined && staff.has(next) && !done.has(next)) {
      done.add(next);
      path.push(next);
      next = staff.get(next)?.superior;
    }
    const begin = next === undefined ? -1 : path.indexOf(next);
    if (begin >= 0) cycles.push(fromSmallest(path.slice(begin)));
  }
  return cycles;
}

function fromSmallest(cycle: PersonId[]): PersonId[] {
  const begin = cycle.indexOf(cycle.reduce((a, b) => (a < b ? a : b)));
  return [...cycle.slice(begin), ...cycle.slice(0, begin)];
}

function topFaults(site: Pick<Site, 'id' | 'officeManager'>, staff: Link[], inCycle: Set<PersonId>): Fault[] {
  const tops = staff.filter((one) => one.superior === undefined).map(({ id }) => id);
  if (tops.length > 1) {
    const problem = `site ${site.id} has ${tops.length} people without a superior: ${tops.join(', ')}`;
    return [{ kind: 'tops', path: 'people', problem, remedy: 'Give all but the officeManager a superior' }];
  }
  if (staff.some(({ id }) => inCycle.has(id))) return [];
  if (tops.length === 0) {
    const problem = `site ${site.id} has nobody at the top`;
    return [
      { kind: 'tops', path: 'people', problem, remedy: 'Its officeManager has no superior: leave that out there' },
    ];
  }
  if (tops[0] === site.officeManager || !staff.some(({ id }) => id === site.officeManager)) return [];
  const problem = `${site.officeManager} has a superior, but ${tops[0]} has none`;
  return [
    {
      kind: 'tops',
      path: `sites.${site.id}.officeManager`,
      problem,
      remedy: 'The officeManager is the one top of the site',
    },
  ];
}

/** 代理人: of the same department or the level directly above. */
export function delegateFaults(organisation: Organisation): Fault[] {
  const staff = new Map(organisation.staff.map((one) => [one.id, one]));
  return organisation.delegations.flatMap(({ of, delegate }, index): Fault[] => {
    const [holder, chosen] = [staff.get(of), staff.get(delegate)];
    if (!holder || !chosen) return [];
    const above = chainAbove(organisation, of)[0]?.id === delegate;
    if (of !== delegate && (above || holder.department === chosen.department)) return [];
    const problem =
      of === delegate ? `${of} can not be their own delegate` : `${delegate} may not be the delegate of ${of}`;
    const remedy = `Name somebody of ${holder.department}${holder.superior ? ` or the superior, ${holder.superior}` : ''}`;
    return [{ kind: 'delegate', path: `delegations.${index}.delegate`, problem, remedy }];
  });
}

/** @param ids what may be named instead; a long list is cut */
export const idsIn = (ids: string[]): string =>
  ids.length === 0 ? '(there are none yet)' : ids.slice(0, 12).join(', ') + (ids.length > 12 ? ', …' : '');

import { calendarOf } from '../calendar.js';
import type { Calendar } from '../calendar.js';
import { dutyManagerOf, holdersOf, serviceManagerOf } from '../chain.js';
import type { Organisation, Site } from '../organisation.js';
import { day, earliest, latest, minute, plus } from '../time.js';
import type { Instant, Interval } from '../time.js';
import type { Fault } from './faults.js';

/** So far ahead the duty roster is looked at. */
const lookAhead = 14 * day;
const step = 15 * minute;

/** What is named at load and does not stop anything. @param organisation one without faults */
export function warningsOf(organisation: Organisation, now?: Instant): Fault[] {
  const calendar = calendarOf(organisation);
  return [
    ...organisation.sites.flatMap((site) => [
      ...addressWarnings(site),
      ...clerkWarnings(organisation, site),
      ...dutyWarnings(organisation, calendar, site, now),
    ]),
    ...(now ? holidayWarnings(calendar, now) : []),
  ];
}

const addressWarnings = ({ id, companyAddress }: Site): Fault[] =>
  companyAddress
    ? []
    : [
        {
          kind: 'companyAddress',
          path: `sites.${id}.companyAddress`,
          problem: 'is missing, so nobody can decide a matter about the top of the site',
          remedy: 'Add the confidential address of the company',
        },
      ];

const clerkWarnings = (organisation: Organisation, { id }: Site): Fault[] =>
  holdersOf(organisation, id, 'clerk').length > 0
    ? []
    : [
        {
          kind: 'clerks',
          path: 'people',
          problem: `site ${id} has no clerk, so new complaints go to the supervisor`,
          remedy: 'Give somebody the post clerk',
        },
      ];

/** The first moment at which nobody decides what can't wait: no duty manager, and the service manager is off shift. */
function dutyWarnings(organisation: Organisation, calendar: Calendar, site: Site, now?: Instant): Fault[] {
  const path = 'dutyRoster';
  const window = now ? { from: now, to: plus(now, lookAhead) } : entriesSpan(organisation, site);
  if (!window && (organisation.dutyRotations ?? []).some((one) => one.site === site.id)) return [];
  const remedy = 'Add a duty manager for that time';
  if (!window) return [{ kind: 'dutyRoster', path, problem: `site ${site.id} has no duty manager`, remedy }];
  const manager = serviceManagerOf(organisation, site.id).id;
  for (let at = window.from; at < window.to; at = plus(at, step)) {
    if (dutyManagerOf(organisation, site.id, at) || calendar.onShift(manager, at)) continue;
    const when = `${calendar.dateOf(at)} ${calendar.timeOf(at)}`;
    return [{ kind: 'dutyRoster', path, problem: `site ${site.id} has no duty manager from ${when} on`, remedy }];
  }
  return [];
}

function entriesSpan({ duties }: Organisation, site: Site): Interval | undefined {
  const own = duties.filter((duty) => duty.site === site.id);
  if (own.length === 0) return undefined;
  return { from: earliest(...own.map(({ from }) => from)), to: latest(...own.map(({ to }) => to)) };
}

/** From 1 December on the next year's holidays should be known. */
function holidayWarnings(calendar: Calendar, now: Instant): Fault[] {
  const today = calendar.dateOf(now);
  const soon = calendar.addDays(today, 31);
  if (!calendar.isProvisional(soon)) return [];
  const year = soon.slice(0, 4);
  const problem = `the statutory holidays of ${year} are not known yet, so its deadlines are provisional`;
  return [{ kind: 'holidays', path: 'holidays', problem, remedy: 'Update Huiyin, or enter them under off and work' }];
}

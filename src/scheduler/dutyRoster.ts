import type { Context, Message } from '../rules/case.js';
import { dutyManagerOf, holdersOf, serviceManagerOf } from '../rules/chain.js';
import { reachableAt } from '../rules/kernel.js';
import type { Site } from '../rules/organisation.js';
import { minute, plus, type LocalDate } from '../rules/time.js';
import { tell } from './administrators.js';

/** Turns of duty change on quarters of an hour. */
const step = 15 * minute;

/**
 * A gap in the duty roster is shown a day ahead (rulebook, Who is who). Whoever is off until it begins heard of it on
 * their last day, which looks as far as the next workday.
 */
export function dutyGapMessages(context: Context): Message[] {
  const { organisation } = context;
  return organisation.sites.flatMap((site) => {
    const gaps = daysAhead(context).filter((date) => isGap(site, date, context));
    if (gaps.length === 0) return [];
    const supervisors = holdersOf(organisation, site.id, 'supervisor').map(({ id }) => id);
    return [...new Set([site.officeManager, ...supervisors])].flatMap((person) => {
      const reached = reachableAt(person, context);
      const dates = gaps.filter((date) => context.calendar.at(date, '00:00') > reached);
      const several = organisation.sites.length > 1 ? { site: site.name } : {};
      return dates.length ? [tell(person, 'job.dutyGap', { dates, ...several })] : [];
    });
  });
}

/** From tomorrow to the next workday. */
function daysAhead({ now, calendar }: Context): LocalDate[] {
  const today = calendar.dateOf(now);
  const last = calendar.workdayAfter(today, 1);
  const dates: LocalDate[] = [];
  for (let date = calendar.addDays(today, 1); date <= last; date = calendar.addDays(date, 1)) dates.push(date);
  return dates;
}

/** At some moment of the day nobody decides what can't wait: no duty manager, and the service manager is off shift. */
function isGap({ id }: Site, date: LocalDate, { organisation, calendar }: Context): boolean {
  const manager = serviceManagerOf(organisation, id).id;
  const end = calendar.at(date, '24:00');
  for (let at = calendar.at(date, '00:00'); at < end; at = plus(at, step))
    if (!dutyManagerOf(organisation, id, at) && !calendar.onShift(manager, at)) return true;
  return false;
}

import type { Catalogue } from '../catalogue.js';
import { jobName, slotStart } from '../jobSays.js';
import { cut } from '../parts.js';
import { terms } from './terms.js';

const names = {
  dutyRosterGap: 'duty roster check',
  calendarData: 'holiday data check',
  sweep: 'clearing of expired data',
};

/** What scheduled jobs say to whoever looks after them. */
export const jobs: Catalogue['jobs'] = {
  'job.dutyGap': ({ dates, site }, w) => ({
    text: `${site ? `${w.name(site)}: ` : ''}No duty manager is named for ${terms.list(dates.map((date) => w.day(date)))}, so nobody can decide what cannot wait. Please complete the roster.`,
  }),
  'job.calendarMissing': ({ year }) => ({
    text: `The statutory holidays of ${year} are not there yet; deadlines in that year are marked provisional. Please update once they are published.`,
  }),
  'job.failed': ({ name, slot, error }, w) => ({
    text: `The scheduled ${jobName(names, name)} (${w.when(slotStart(slot))}) failed: ${cut(error, 500)}`,
  }),
  'job.missed': ({ name, slot }, w) => ({
    text: `The scheduled ${jobName(names, name)} (${w.when(slotStart(slot))}) missed its time, and it is too late to catch up.`,
  }),
};

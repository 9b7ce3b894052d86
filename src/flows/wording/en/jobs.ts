import type { Catalogue } from '../catalogue.js';
import { cut } from '../parts.js';
import { terms } from './terms.js';

/** What scheduled jobs say to whoever looks after them. */
export const jobs: Catalogue['jobs'] = {
  'job.dutyGap': ({ dates, site }, w) => ({
    text: `${site ? `${w.name(site)}: ` : ''}no duty manager is named for ${terms.list(dates.map((date) => w.day(date)))}, so nobody can decide what cannot wait. Please complete the roster.`,
  }),
  'job.calendarMissing': ({ year }) => ({
    text: `The statutory holidays of ${year} are not there yet; deadlines in that year are marked provisional. Please update once they are published.`,
  }),
  'job.failed': ({ name, slot, error }) => ({ text: `The job ${name} (${slot}) failed: ${cut(error, 500)}` }),
  'job.missed': ({ name, slot }) => ({
    text: `The job ${name} (${slot}) missed its time, and it is too late to catch up.`,
  }),
};

import type { Host } from '../emergency/index.js';
import type { Complaint } from './state.js';

/** What an emergency must know of the complaint that it is a property of. */
export const hostOf = ({ site, reporter, place }: Complaint): Host => ({
  site,
  owner: reporter.person,
  customer: {
    name: reporter.name && `${reporter.name}${reporter.title ?? ''}`,
    phone: reporter.phone,
    room: reporter.room,
  },
  place,
});

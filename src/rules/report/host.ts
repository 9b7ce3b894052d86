import type { Context } from '../case.js';
import type { Host } from '../emergency/index.js';
import { aboutWhom } from './people.js';
import type { Report } from './state.js';

/** What an emergency must know of the report that it is a property of. */
export const hostOf = (report: Report, context: Pick<Context, 'organisation'>): Host => ({
  site: report.site,
  owner: report.reporter,
  nobody: aboutWhom(report, context),
  customer: customerOf(report, context),
});

/** Those alerted call the colleague who reported. */
function customerOf({ reporter }: Report, { organisation }: Pick<Context, 'organisation'>): Host['customer'] {
  const staff = organisation.staff.find(({ id }) => id === reporter);
  return { name: staff?.name.zh, phone: staff?.phone };
}
